package vtl

import (
	"io"

	"github.com/alecthomas/participle/v2/lexer"
)

// templateToken is the only kind of token that the parser's frame sees: the whole
// template. The frame wants all of its tokens, each of 64 bytes, in a list before it
// parses the first, which costs several times what scanner takes for a token; and
// where a token ends depends on a stack of states that the frame does not have. So
// the parser runs scanner itself, as far as it gets.
const templateToken lexer.TokenType = 1

// definition is the lexer as participle wants it. It has no state.
type definition struct{}

// symbols is shared, since the frame asks for it at each parse.
var symbols = map[string]lexer.TokenType{"EOF": lexer.EOF, "Template": templateToken}

// Symbols implements lexer.Definition. The caller must not change the map.
func (definition) Symbols() map[string]lexer.TokenType { return symbols }

// Lex implements lexer.Definition. The error is the reader's.
func (d definition) Lex(name string, r io.Reader) (lexer.Lexer, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	return d.LexString(name, string(text))
}

// LexString implements lexer.StringDefinition. The error is always nil.
func (definition) LexString(name, text string) (lexer.Lexer, error) {
	return &templateLexer{name: name, text: text}, nil
}

// templateLexer gives the template, and then the end.
type templateLexer struct {
	name, text string
	taken      bool
}

// Next implements lexer.Lexer. The error is always nil.
func (l *templateLexer) Next() (lexer.Token, error) {
	if l.taken {
		return lexer.EOFToken(lexer.Position{Filename: l.name, Offset: len(l.text)}), nil
	}
	l.taken = true
	return lexer.Token{Type: templateToken, Value: l.text, Pos: lexer.Position{Filename: l.name}}, nil
}
