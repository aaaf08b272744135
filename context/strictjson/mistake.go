package strictjson

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// found is what stands at the place of an error.
type found struct {
	text string // as a message names it
	end  int
	hint string
}

// found names what stands at i: a thing that people write for a value or a name, or
// the character.
func (p *parser) found(i int) found {
	rest := p.text[i:]
	switch {
	case rest == "":
		return found{"the end of the text", i, HintUnclosed}
	case strings.HasPrefix(rest, "\ufeff"):
		return found{"a byte order mark (U+FEFF)", i + 3, HintByteOrderMark}
	case strings.HasPrefix(rest, "//") || strings.HasPrefix(rest, "/*"):
		return found{"a comment", i + 2, HintComment}
	case ReferenceLength(rest) > 0:
		end := i + ReferenceLength(rest)
		return found{"the reference " + clip(p.text[i:end]), end, HintReference}
	case rest[0] == '\'':
		end := i + singleQuoted(rest)
		return found{"the single-quoted " + clip(p.text[i:end]), end, HintSingleQuotes}
	case rest[0] == '+' || rest[0] == '.' && len(rest) > 1 && isDigit(rest[1]):
		end := i + wordLength(rest, "+-.")
		return found{p.shown(i, end), end, HintBadNumber}
	case isLetter(rest[0]) || rest[0] == '_':
		end := i + wordLength(rest, "")
		return found{"the word " + p.shown(i, end), end, HintUnquotedWord}
	}
	return p.character(i)
}

func (p *parser) character(i int) found {
	r, width := utf8.DecodeRuneInString(p.text[i:])
	switch {
	case r == utf8.RuneError && width == 1:
		return found{fmt.Sprintf("the byte 0x%02X", p.text[i]), i + 1, HintUTF8}
	case !strconv.IsGraphic(r) || r == 0xA0:
		return found{fmt.Sprintf("the character U+%04X", r), i + width, ""}
	case r == '\'':
		return found{`"'"`, i + width, ""}
	}
	return found{"'" + string(r) + "'", i + width, ""}
}

// maxReference bounds a reference in braces: a brace far away closes something else.
const maxReference = 200

// ReferenceLength gives the length of a template reference or placeholder at the
// start of s: $x, $!x, ${x.y}, ${AWS::Region}, with the members and calls that follow; 0
// where there is none.
func ReferenceLength(s string) int {
	if !strings.HasPrefix(s, "$") {
		return 0
	}
	i := 1
	if strings.HasPrefix(s[i:], "!") {
		i++
	}
	if strings.HasPrefix(s[i:], "{") {
		end := strings.IndexAny(s[i+1:min(len(s), i+maxReference)], "}{\" \n")
		if end > 0 && s[i+1+end] == '}' {
			return i + end + 2
		}
		return 0
	}
	if i >= len(s) || !isLetter(s[i]) && s[i] != '_' {
		return 0
	}
	i += wordLength(s[i:], "-")
	for i+1 < len(s) && s[i] == '.' && isLetter(s[i+1]) {
		i += 1 + wordLength(s[i+1:], "-")
		if i < len(s) && s[i] == '(' {
			if end := strings.IndexByte(s[i:min(len(s), i+maxReference)], ')'); end > 0 {
				i += end + 1
			}
		}
	}
	return i
}

// singleQuoted gives the length of '…' at the start of s, up to the end of the line
// where it is not closed.
func singleQuoted(s string) int {
	if end := strings.IndexAny(s[1:], "'\n"); end >= 0 {
		if s[1+end] == '\'' {
			return end + 2
		}
		return end + 1
	}
	return len(s)
}

// wordLength counts the word's bytes at the start of s; extra are further ones.
func wordLength(s, extra string) int {
	i := 0
	for i < len(s) && (isWordByte(s[i]) || strings.IndexByte(extra, s[i]) >= 0) {
		i++
	}
	return i
}

// looksLikeJavaMap says whether a brace is followed by name=: what Java prints for a map.
func (p *parser) looksLikeJavaMap() bool {
	i := strings.IndexAny(p.text[p.pos:], "=\":{}[]\n")
	return i > 0 && p.text[p.pos+i] == '='
}

// mapEnd gives the end of the Java map's text for a message.
func (p *parser) mapEnd() int {
	if i := strings.IndexByte(p.text[p.pos:], '}'); i >= 0 {
		return p.pos + i + 1
	}
	return len(p.text)
}

// looksUnescaped says whether the text goes on behind a string as if the string's
// closing quote were one of its characters: "say "hi"".
func (p *parser) looksUnescaped(s *Value) bool {
	c := p.peek()
	if p.pos == s.End {
		return c != 0 && strings.IndexByte("}]:", c) < 0
	}
	return isWordByte(c) || c == '\\' || c == '.'
}

func startsValue(c byte) bool {
	return c == '"' || c == '{' || c == '[' || c == '-' || isDigit(c) || isLetter(c)
}

// lastNonSpace gives the offset of the last byte before pos that is no blank, or -1.
func (p *parser) lastNonSpace() int {
	i := p.pos - 1
	for i >= 0 && isSpace(p.text[i]) {
		i--
	}
	return i
}

// shown quotes a piece of the text for a message.
func (p *parser) shown(start, end int) string { return clip(p.text[start:min(end, len(p.text))]) }

// clip shortens s to maxShown characters and replaces what would not show.
func clip(s string) string {
	runes, cut := 0, len(s)
	for i := range s {
		if runes == maxShown {
			cut = i
			break
		}
		runes++
	}
	out := strings.Map(func(r rune) rune {
		if !strconv.IsGraphic(r) {
			return '·'
		}
		return r
	}, s[:cut])
	if cut < len(s) {
		out += "…"
	}
	return out
}
