package vtl

import (
	"strings"
	"unicode/utf8"
)

// match gives the longest token at the position that the state knows, and its
// length. The text is not at its end.
func (s *scanner) match() (kind, int) {
	switch s.state {
	case stateText:
		return s.matchText()
	case stateReference, stateMember:
		return s.matchReference()
	case stateArguments:
		return s.matchArgument()
	case stateIndex:
		return s.matchIndex()
	case stateHash:
		return s.matchHash()
	}
	return s.matchDirective()
}

func (s *scanner) matchText() (kind, int) {
	switch s.text[s.pos] {
	case '$':
		if n := emptyIndex(s.text[s.pos:]); n > 0 {
			return kindEmptyIndex, n
		}
		return s.dollar(s.pos)
	case '#':
		return s.hash(true)
	case '\\':
		return s.backslash()
	case ' ', '\t':
		if n := s.setAfterBlanks(); n > 0 {
			return kindSet, n
		}
	}
	return kindText, textRun(s.text[s.pos:])
}

// emptyIndex is the length of $[ $![ $\![ or $. at the start of text, else 0.
func emptyIndex(text string) int {
	if len(text) < 2 {
		return 0
	}
	switch {
	case text[1] == '[' || text[1] == '.':
		return 2
	case strings.HasPrefix(text, "$!["):
		return 3
	case strings.HasPrefix(text, `$\![`):
		return 4
	}
	return 0
}

// dollar matches \\\$ and \\\$\\! at offset i, and gives an illegal token where
// no $ is there.
func (s *scanner) dollar(i int) (kind, int) {
	i = s.skipSlashes(i)
	if i >= len(s.text) || s.text[i] != '$' {
		return kindIllegal, 1
	}
	bang := skipByte(s.text, i+1, '\\')
	if bang < len(s.text) && s.text[bang] == '!' {
		return kindDollarBang, bang + 1 - s.pos
	}
	return kindDollar, i + 1 - s.pos
}

func (s *scanner) skipSlashes(i int) int {
	if i >= s.slashes || s.text[i] != '\\' {
		s.slashes = skipByte(s.text, i, '\\')
		return s.slashes
	}
	return s.slashes
}

// backslash matches what starts with \ in text.
func (s *scanner) backslash() (kind, int) {
	end := s.skipSlashes(s.pos)
	n := end - s.pos
	if end < len(s.text) {
		switch s.text[end] {
		case '$':
			return s.dollar(s.pos)
		case '#':
			if w := directiveName(s.text[end+1:]); w > 0 && n%2 == 1 {
				return kindEscapeDirective, n + 1 + w
			}
		}
	}
	if n > 1 {
		return kindDoubleEscape, 2
	}
	return kindEscape, 1
}

// setAfterBlanks is the length of #set( with the blanks before it, else 0.
func (s *scanner) setAfterBlanks() int {
	i := skipBlanks(s.text, s.pos)
	if s.byteAt(i) != '#' {
		return 0
	}
	if n := setDirective(s.text[i:]); n > 0 {
		return i - s.pos + n
	}
	return 0
}

// hash matches what starts with # where set says whether #set may stand here.
func (s *scanner) hash(set bool) (kind, int) {
	text := s.text[s.pos:]
	if len(text) < 2 {
		return kindHash, 1
	}
	switch text[1] {
	case 's', '{':
		if n := setDirective(text); n > 0 && set {
			return kindSet, n
		}
	case '#':
		if s.state != stateMember && s.state != stateArguments && s.state != stateIndex {
			return lineComment(text)
		}
	case '[':
		if len(text) > 2 && text[2] == '[' {
			return verbatim(text)
		}
	case '*':
		return blockComment(text)
	}
	return kindHash, 1
}

func (s *scanner) matchReference() (kind, int) {
	c := s.text[s.pos]
	if isLetter(c) || c == '_' {
		return s.matchIdentifier()
	}
	switch c {
	case '{':
		return kindLCurly, 1
	case '}':
		return kindRCurly, 1
	case '[':
		return kindIndexOpen, 1
	case '.':
		if s.letterAt(s.pos + 1) {
			return s.matchMember()
		}
	case '(':
		if s.state == stateMember {
			return kindLParen, 1
		}
	case ' ', '\t':
		if n := s.setAfterBlanks(); n > 0 {
			return kindSet, n
		}
	case '$':
		if n := emptyIndex(s.text[s.pos:]); n > 0 && s.state == stateReference {
			return kindEmptyIndex, n
		}
		return s.dollar(s.pos)
	case '\\':
		if k, n := s.dollar(s.pos); k != kindIllegal {
			return k, n
		}
	case '#':
		return s.hash(true)
	}
	return kindTerminator, 0
}

func (s *scanner) letterAt(i int) bool { return i < len(s.text) && isLetter(s.text[i]) }

func (s *scanner) matchIdentifier() (kind, int) {
	n := identifier(s.text[s.pos:])
	switch s.text[s.pos : s.pos+n] {
	case "true":
		return kindTrue, n
	case "false":
		return kindFalse, n
	}
	return kindIdentifier, n
}

// matchMember matches .name.
func (s *scanner) matchMember() (kind, int) {
	n := identifier(s.text[s.pos+1:])
	switch s.text[s.pos+1 : s.pos+1+n] {
	case "true", "false":
		return kindDot, 1
	}
	return kindMember, 1 + n
}

func (s *scanner) matchArgument() (kind, int) {
	c := s.text[s.pos]
	if isLetter(c) || c == '_' {
		return s.matchIdentifier()
	}
	switch c {
	case ' ', '\t':
		if n := s.setAfterBlanks(); n > 0 {
			return kindSet, n
		}
		return kindSpace, spaceRun(s.text[s.pos:])
	case '\n', '\r':
		return kindSpace, spaceRun(s.text[s.pos:])
	case ')':
		return kindArgsClose, 1
	case '.':
		if s.letterAt(s.pos + 1) {
			return s.matchMember()
		}
	case '#':
		return s.hash(true)
	}
	return s.matchValue()
}

// matchValue matches what arguments and directives have in common.
func (s *scanner) matchValue() (kind, int) {
	c := s.text[s.pos]
	if isDigit(c) || c == '-' || c == '.' {
		if k, n := number(s.text[s.pos:]); n > 0 {
			return k, n
		}
	}
	switch c {
	case '"', '\'':
		return s.matchString()
	case '[':
		return kindLBracket, 1
	case ']':
		return kindRBracket, 1
	case '{':
		return kindLBrace, 1
	case '}':
		return kindRBrace, 1
	case ',':
		return kindComma, 1
	case ':':
		return kindColon, 1
	case '.':
		if s.byteAt(s.pos+1) == '.' {
			return kindRange, 2
		}
	case '$', '\\':
		return s.dollar(s.pos)
	}
	return s.illegal()
}

func (s *scanner) illegal() (kind, int) {
	_, n := utf8.DecodeRuneInString(s.text[s.pos:])
	return kindIllegal, n
}

// byteAt is 0 behind the end.
func (s *scanner) byteAt(i int) byte {
	if i < len(s.text) {
		return s.text[i]
	}
	return 0
}

func (s *scanner) matchIndex() (kind, int) {
	text := s.text[s.pos:]
	switch c := text[0]; {
	case c == ' ' || c == '\t' || c == '\n' || c == '\r':
		return kindSpace, spaceRun(text)
	case c == ']':
		return kindIndexClose, 1
	case c == '"' || c == '\'':
		return s.matchString()
	case c == '$' || c == '\\':
		return s.dollar(s.pos)
	case c == '#':
		return s.hash(false)
	case strings.HasPrefix(text, "true"):
		return kindTrue, len("true")
	case strings.HasPrefix(text, "false"):
		return kindFalse, len("false")
	}
	if k, n := number(text); n > 0 {
		return k, n
	}
	return s.illegal()
}

func (s *scanner) matchHash() (kind, int) {
	text := s.text[s.pos:]
	switch c := text[0]; {
	case isLetter(c) || c == '_' || c == '@':
		n := word(text)
		return directiveKind(text[:n], text, n, kindWord)
	case c == '{':
		if n := bracketedWord(text); n > 0 {
			return directiveKind(text[1:n-1], text, n, kindBracketedWord)
		}
	case c == '$':
		return s.dollar(s.pos)
	case c == '\\':
		if k, n := s.dollar(s.pos); k != kindIllegal {
			return k, n
		}
	case c == '#':
		return s.hash(false)
	default:
		if k, n := number(text); n > 0 {
			return k, n
		}
	}
	return kindTerminator, 0
}

func (s *scanner) matchDirective() (kind, int) {
	text := s.text[s.pos:]
	switch c := text[0]; c {
	case ' ', '\t', '\n', '\r':
		return kindSpace, spaceRun(text)
	case '(':
		return kindLParen, 1
	case ')':
		return kindRParen, 1 + lineRest(text[1:])
	case '"', '\'':
		return s.matchString()
	case '#':
		return s.hash(false)
	case '{':
		if n := bracketedWord(text); n > 0 {
			return kindBracketedWord, n
		}
		return kindLBrace, 1
	default:
		if n := word(text); n > 0 {
			return wordKind(text[:n]), n
		}
	}
	if k, n := operator(text); n > 0 {
		return k, n
	}
	return s.matchValue()
}
