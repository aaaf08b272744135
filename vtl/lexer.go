package vtl

import (
	"io"

	"github.com/alecthomas/participle/v2/lexer"
)

// The tokens that the parser's frame sees. They are coarse, since each costs the
// frame more than its few bytes cost the parser: a stretch of text with the references
// and #set directives in it, or another directive up to its parenthesis. The parser
// cuts a piece into the finer tokens of token.go when it gets there.
const (
	// pieceSource comes first: the whole template.
	pieceSource lexer.TokenType = iota + 1
	// pieceText is text without $ # \.
	pieceText
	// pieceCode is a directive, or a stretch that is not only text.
	pieceCode
	// pieceMore is where a cutter with a window stops.
	pieceMore
)

// definition is the lexer as participle wants it. It has no state.
type definition struct{}

// symbols is shared, since the frame asks for it at each parse.
var symbols = map[string]lexer.TokenType{
	"EOF":    lexer.EOF,
	"Source": pieceSource,
	"Text":   pieceText,
	"Code":   pieceCode,
	"More":   pieceMore,
}

// Symbols implements lexer.Definition. The caller must not change the map.
func (definition) Symbols() map[string]lexer.TokenType { return symbols }

// Lex implements lexer.Definition.
func (d definition) Lex(name string, r io.Reader) (lexer.Lexer, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	return d.LexString(name, string(text))
}

// LexString implements lexer.StringDefinition.
func (definition) LexString(name, text string) (lexer.Lexer, error) {
	c := &cutter{name: name}
	c.scanner.reset(text, 0)
	return c, nil
}

// cutter cuts a template into pieces. It stops at the first thing that the
// engine's lexer refuses, since nothing behind it has a meaning.
type cutter struct {
	scanner scanner
	name    string
	started bool
	ended   bool
	// window is the number of pieces after which to stop with pieceMore; 0: none.
	window int
}

// Next implements lexer.Lexer. The error is always nil.
func (c *cutter) Next() (lexer.Token, error) {
	if !c.started {
		c.started = true
		return lexer.Token{Type: pieceSource, Value: c.scanner.text, Pos: c.place(0)}, nil
	}
	start := c.scanner.pos
	if c.ended || start >= len(c.scanner.text) {
		return lexer.EOFToken(c.place(start)), nil
	}
	if c.window > 0 {
		if c.window--; c.window == 0 {
			c.ended = true
			return lexer.Token{Type: pieceMore, Pos: c.place(start)}, nil
		}
	}
	t := c.stretch()
	return lexer.Token{Type: t, Value: c.scanner.text[start:c.scanner.pos], Pos: c.place(start)}, nil
}

func (c *cutter) place(offset int) lexer.Position {
	return lexer.Position{Filename: c.name, Offset: offset}
}

// stretch moves the scanner behind the next piece.
func (c *cutter) stretch() lexer.TokenType {
	s := &c.scanner
	if s.startsDirective() {
		c.element()
		return pieceCode
	}
	t, start := pieceText, s.pos
	for s.pos < len(s.text) && !c.ended && !s.startsDirective() {
		if c.window > 0 && s.pos-start > longStretch {
			return t
		}
		if n := textRun(s.text[s.pos:]); n > 0 && s.setAfterBlanks() == 0 {
			s.pos += n
			continue
		}
		t = pieceCode
		c.element()
	}
	return t
}

// startsDirective says whether a directive other than #set starts here.
func (s *scanner) startsDirective() bool {
	if s.text[s.pos] != '#' {
		return false
	}
	c := s.byteAt(s.pos + 1)
	return (isLetter(c) || c == '{' || c == '_' || c == '@') && setDirective(s.text[s.pos:]) == 0
}

// element moves the scanner behind a reference, a directive or a comment, to a
// place where it is back in text.
func (c *cutter) element() {
	s := &c.scanner
	if end := s.plainElement(); end > 0 {
		s.pos = end
		return
	}
	c.oddElement()
}

// longStretch is the number of bytes at which a cutter with a window ends a stretch.
const longStretch = 4 * 1024

// longPiece is the number of tokens at which a cutter with a window gives up on a
// piece: one so long has lost its closing parenthesis, and each error behind it would
// cost a run over the rest of the text.
const longPiece = 5_000

// oddElement goes over tokens until the scanner is back in text.
func (c *cutter) oddElement() {
	s, tok := &c.scanner, token{}
	for n := 0; ; n++ {
		if c.window > 0 && n > longPiece {
			s.reset(s.text, s.pos)
			c.window = 1
			return
		}
		s.next(&tok)
		switch tok.kind {
		case kindEOF:
			return
		case kindIllegal, kindDangling, kindUnclosedString, kindUnclosedVerbatim:
			c.ended = true
			return
		case kindDoubleEscape, kindEscape:
			continue // what follows decides what it means
		}
		if s.atBoundary() {
			s.reset(s.text, s.pos)
			return
		}
	}
}

// atBoundary says whether what follows is lexed as it would be in text.
func (s *scanner) atBoundary() bool {
	if len(s.stack) == 0 || s.pos >= len(s.text) {
		return true
	}
	if len(s.stack) > 1 || s.state != stateReference && s.state != stateMember {
		return false
	}
	switch k, _ := s.match(); k {
	case kindTerminator:
		return true
	case kindHash:
		return s.byteAt(s.pos+1) != '#' // no comment behind .name, but one in text
	case kindDollar, kindDollarBang, kindLineComment:
		return s.state == stateReference
	}
	return false
}
