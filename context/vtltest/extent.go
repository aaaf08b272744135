package vtltest

import (
	"strings"

	"go.yaml.in/yaml/v3"
)

// extent gives the bytes of a node in the file, without comments and line breaks behind
// it; end is -1 where it cannot be told.
func (e *editor) extent(n *yaml.Node) (start, end int) {
	start = e.offset(n)
	switch {
	case n.Kind == yaml.AliasNode:
		return start, e.word(start)
	case n.Kind != yaml.ScalarNode && n.Style&yaml.FlowStyle != 0:
		return start, e.bracket(start)
	case n.Kind != yaml.ScalarNode:
		if len(n.Content) == 0 {
			return start, -1
		}
		_, end = e.extent(n.Content[len(n.Content)-1])
		return start, end
	}
	return start, e.scalar(n, start)
}

// scalar finds the end of a scalar.
func (e *editor) scalar(n *yaml.Node, start int) int {
	text := e.f.text
	if n.Tag == "!!null" && n.Value == "" {
		return start
	}
	switch {
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return e.block(n, start)
	case start < len(text) && text[start] == '"':
		return e.quoted(start, '"')
	case start < len(text) && text[start] == '\'':
		return e.quoted(start, '\'')
	case n.Style&yaml.TaggedStyle != 0:
		return -1
	}
	return e.plain(n, start)
}

// plain finds the end of a bare scalar. One on several lines is told by its words.
func (e *editor) plain(n *yaml.Node, start int) int {
	at := start
	for i, word := range strings.Fields(n.Value) {
		if i > 0 {
			for at < len(e.f.text) && strings.IndexByte(" \t\r\n", e.f.text[at]) >= 0 {
				at++
			}
		}
		if !strings.HasPrefix(e.f.text[at:], word) {
			return -1
		}
		at += len(word)
	}
	return at
}

// word finds the end of an alias.
func (e *editor) word(start int) int {
	end := start
	for end < len(e.f.text) && strings.IndexByte(" \t\r\n,]}", e.f.text[end]) < 0 {
		end++
	}
	return end
}

// quoted finds the end of a scalar in quotes.
func (e *editor) quoted(start int, quote byte) int {
	text := e.f.text
	for i := start + 1; i < len(text); i++ {
		switch {
		case text[i] == '\\' && quote == '"':
			i++
		case text[i] == quote && quote == '\'' && i+1 < len(text) && text[i+1] == quote:
			i++
		case text[i] == quote:
			return i + 1
		}
	}
	return -1
}

// bracket finds the end of a flow mapping or list.
func (e *editor) bracket(start int) int {
	text, depth := e.f.text, 0
	for i := start; i < len(text); i++ {
		switch c := text[i]; {
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			if depth--; depth == 0 {
				return i + 1
			}
		case (c == '"' || c == '\'') && strings.IndexByte(" \t\n[{,:", text[i-1]) >= 0:
			if i = e.quoted(i, c) - 1; i < 0 {
				return -1
			}
		case c == '#' && strings.IndexByte(" \t\n", text[i-1]) >= 0:
			i = e.lineEnd(i)
		}
	}
	return -1
}

// block finds the end of a block scalar: its lines are deeper than the key, or blank.
func (e *editor) block(n *yaml.Node, start int) int {
	h, ok := e.owner[n]
	if !ok {
		return -1
	}
	end := e.lineEnd(start)
	indent := e.indentOf(h)
	for at := end + 1; at < len(e.f.text); {
		stop := e.lineEnd(at)
		line := e.f.text[at:stop]
		blanks := len(line) - len(strings.TrimLeft(line, " "))
		if strings.TrimSpace(line) != "" {
			if blanks <= indent {
				break
			}
			end = stop
		}
		at = stop + 1
	}
	return end
}
