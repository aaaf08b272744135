package jsonpath

import (
	"strings"

	"github.com/alecthomas/participle/v2/lexer"
)

// scanner cuts a path or a filter into tokens. What it reads is json-path's dialect
// with its oddities; they are named where they are.
type scanner struct {
	text   string
	pos    int
	tokens []lexer.Token
	err    error
}

// Next implements lexer.Lexer.
func (s *scanner) Next() (lexer.Token, error) {
	if len(s.tokens) == 0 {
		return lexer.EOFToken(s.place(s.pos)), s.err
	}
	t := s.tokens[0]
	s.tokens = s.tokens[1:]
	return t, nil
}

func (s *scanner) place(pos int) lexer.Position {
	return lexer.Position{Offset: pos, Line: 1, Column: pos + 1}
}

func (s *scanner) emit(kind lexer.TokenType, value string) {
	s.tokens = append(s.tokens, lexer.Token{Type: kind, Value: value, Pos: s.place(s.pos)})
}

func (s *scanner) fail(format string, args ...any) {
	if s.err == nil {
		s.err = invalidPath(format, args...)
	}
}

// at gives the byte at pos, 0 outside of the text.
func (s *scanner) at(pos int) byte {
	if pos < 0 || pos >= len(s.text) {
		return 0
	}
	return s.text[pos]
}

// nextSolid gives the first place behind pos that is no space.
func (s *scanner) nextSolid(pos int) int {
	for pos++; s.at(pos) == ' '; pos++ {
	}
	return pos
}

// units gives a position as Java counts it.
func (s *scanner) units(pos int) int { return unitsIn(s.text[:min(pos, len(s.text))]) }

// lexPath cuts a path into tokens.
func lexPath(s *scanner) {
	s.emit(tokenRoot, s.text[:1])
	if len(s.text) == 1 {
		return
	}
	s.pos = 1
	if c := s.text[1]; c != '.' && c != '[' {
		s.fail("Illegal character at position 1 expected '.' or '['")
		return
	}
	for s.step(); s.err == nil && !s.ended(); s.step() {
	}
}

// ended says that the path is read to its end. One character may be left: json-path
// never looks at it.
func (s *scanner) ended() bool { return s.pos >= len(s.text)-1 }

// step reads .name, ..name, .*, [ ], .function() or one of them without its dot.
func (s *scanner) step() {
	s.dots()
	switch c := s.at(s.pos); {
	case s.err != nil:
	case c == '[':
		s.bracket()
	case c == '*':
		s.emit(tokenStar, "*")
		s.pos++
	case c == ' ' || s.pos >= len(s.text):
		s.fail("Could not parse token starting at position %d", s.units(s.pos))
	default:
		s.name()
	}
}

func (s *scanner) dots() {
	switch {
	case s.at(s.pos) != '.':
		return
	case s.at(s.pos+1) == '.':
		s.emit(tokenScan, "..")
		s.pos += 2
	default:
		s.emit(tokenDot, ".")
		s.pos++
	}
	if s.at(s.pos) == '.' {
		s.fail("Character '.' on position %d is not valid.", s.units(s.pos))
	}
}

// name reads a property up to the next dot, bracket or parenthesis: everything else
// belongs to it, but no space.
func (s *scanner) name() {
	n := strings.IndexAny(s.text[s.pos:], ".[( ")
	if n < 0 {
		n = len(s.text) - s.pos
	}
	name, end := s.text[s.pos:s.pos+n], s.pos+n
	switch s.at(end) {
	case ' ':
		s.fail("Use bracket notion ['my prop'] if your property contains blank characters. position: %d", s.units(s.pos))
	case '(':
		s.call(name, end)
	default:
		s.emit(tokenName, name)
		s.pos = end
	}
}

// call reads the function whose parenthesis opens at open.
func (s *scanner) call(name string, open int) {
	if closingParen(s.text, open) < 0 {
		s.fail("Arguments to function: '%s' are not closed properly.", name)
		return
	}
	s.emit(tokenFunction, name)
	if s.at(open+1) == ')' {
		// Where the path goes on, its next name starts with this very parenthesis.
		s.pos = open + 1
	} else {
		s.pos = open + 1
		s.arguments(name)
	}
	s.emit(tokenCloseCall, ")")
}

// closingParen counts parentheses, whatever stands around them; -1: not closed.
func closingParen(text string, open int) int {
	depth := 0
	for i := open; i < len(text); i++ {
		switch text[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}
