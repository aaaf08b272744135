package vtl

import (
	"strings"
	"unicode/utf8"
)

// This file reads the arguments of methods, indexes, and the values in them.

func (s *scanner) readArgument(c class) (kind, int) {
	switch c {
	case classLetter, classUnderline:
		return s.identifier()
	case classBlank:
		if n := s.setAfterBlanks(); n > 0 {
			return s.set(n)
		}
		return kindSpace, spaceRun(s.text[s.pos:])
	case classLineEnd:
		return kindSpace, spaceRun(s.text[s.pos:])
	case classRParen:
		s.state = stateReference
		return kindArgsClose, 1
	case classDot:
		if s.letterAt(s.pos + 1) {
			return s.member()
		}
	case classHash:
		return s.hash(true)
	}
	return s.value(c)
}

// value matches what arguments and directives have in common.
func (s *scanner) value(c class) (kind, int) {
	switch c {
	case classDollar:
		if s.letterAt(s.pos + 1) {
			return s.plainName()
		}
		return s.dollar()
	case classBackslash:
		return s.dollar()
	case classQuote:
		return s.matchString()
	case classComma:
		return kindComma, 1
	case classColon:
		return kindColon, 1
	case classLBracket:
		return kindLBracket, 1
	case classRBracket:
		return kindRBracket, 1
	case classLBrace:
		return kindLBrace, 1
	case classRBrace:
		return kindRBrace, 1
	case classDigit, classMinus, classDot:
		if k, n := s.number(); n > 0 {
			return k, n
		}
		if c == classDot && s.byteAt(s.pos+1) == '.' {
			return kindRange, 2
		}
	}
	return s.illegal()
}

func (s *scanner) illegal() (kind, int) {
	_, n := utf8.DecodeRuneInString(s.text[s.pos:])
	return kindIllegal, n
}

func (s *scanner) readIndex(c class) (kind, int) {
	text := s.text[s.pos:]
	switch c {
	case classBlank, classLineEnd:
		return kindSpace, spaceRun(text)
	case classRBracket:
		s.pop()
		return kindIndexClose, 1
	case classQuote:
		return s.matchString()
	case classDollar, classBackslash:
		return s.dollar()
	case classHash:
		return s.hash(false)
	case classLetter:
		switch {
		case strings.HasPrefix(text, "true"):
			return kindTrue, len("true")
		case strings.HasPrefix(text, "false"):
			return kindFalse, len("false")
		}
	case classDigit, classMinus, classDot:
		if k, n := s.number(); n > 0 {
			return k, n
		}
	}
	return s.illegal()
}
