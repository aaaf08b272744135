package vtl

import (
	"strings"
	"unicode/utf8"
)

// This file matches the tokens that can be long: strings, comments and #[[ ]]#.

// matchString matches a string. A doubled quote stands for itself; where the text
// ends before the closing quote, the first of the last doubled ones closes.
func (s *scanner) matchString() (kind, int) {
	quote := s.text[s.pos]
	closed := 0
	for i := s.pos + 1; ; {
		n := strings.IndexByte(s.text[i:], quote)
		if n < 0 {
			break
		}
		i += n + 1
		closed = i - s.pos
		if s.byteAt(i) != quote {
			return kindString, closed
		}
		i++
	}
	if closed > 0 {
		return kindString, closed
	}
	return kindUnclosedString, 1 + lineLength(s.text[s.pos+1:])
}

// lineLength is the number of bytes before the next line end.
func lineLength(text string) int {
	if n := strings.IndexAny(text, "\r\n"); n >= 0 {
		return n
	}
	return len(text)
}

// lineComment matches ## up to the line end, which belongs to it.
func lineComment(text string) (kind, int) {
	pending := false
	for i := 2; i < len(text); {
		switch text[i] {
		case '\n':
			return kindLineComment, i + 1
		case '\r':
			return kindLineComment, i + lineRest(text[i:])
		}
		i, pending = commentStep(text, i)
	}
	return unlessPending(kindLineComment, pending), len(text)
}

// blockComment matches #* up to *#.
func blockComment(text string) (kind, int) {
	pending := true
	for i := 2; i < len(text); {
		if strings.HasPrefix(text[i:], "*#") {
			return kindBlockComment, i + 2
		}
		i, pending = commentStep(text, i)
	}
	return unlessPending(kindUnclosedComment, pending), len(text)
}

// unlessPending is k, or kindDangling where the comment ends in a $ or # that
// waits for more: the engine refuses that.
func unlessPending(k kind, pending bool) kind {
	if pending {
		return kindDangling
	}
	return k
}

// verbatim matches #[[ up to ]]#.
func verbatim(text string) (kind, int) {
	for i := 3; i < len(text); {
		if strings.HasPrefix(text[i:], "]]#") {
			return kindVerbatim, i + 3
		}
		i, _ = commentStep(text, i)
	}
	return kindUnclosedVerbatim, len(text)
}

// commentStep goes over one piece of a comment, and says whether that piece waits
// for more. The engine goes on looking for the starts of references and directives
// there, so that #*# does not end a comment, and #** takes the next character with
// it, even a line end.
func commentStep(text string, i int) (next int, pending bool) {
	rest := text[i:]
	switch rest[0] {
	case '$':
		if bang := skipByte(rest, 1, '\\'); bang < len(rest) && rest[bang] == '!' {
			return i + bang + 1, true
		}
		return i + 1, true
	case '#':
		return i + hashInComment(rest), true
	}
	return i + 1, false
}

func hashInComment(text string) int {
	switch {
	case strings.HasPrefix(text, "#**") && len(text) > 3 && text[3] != '#':
		_, n := utf8.DecodeRuneInString(text[3:])
		return 3 + n
	case strings.HasPrefix(text, "#[["):
		return 3
	case strings.HasPrefix(text, "#*"):
		return 2
	}
	return 1
}
