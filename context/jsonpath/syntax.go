package jsonpath

import (
	"io"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// The grammar of a path. What a filter and the paths within functions mean is left to
// their own grammars: json-path too cuts them out as text first.

// path = ( "$" | "@" ) { step } .
type pathSyntax struct {
	Root  string        `parser:"@Root"`
	Steps []*stepSyntax `parser:"@@*"`
}

// step = [ "." | ".." ] ( name | "[" subscript "]" | "*" | function ) .
type stepSyntax struct {
	Scan      bool             `parser:"( Dot | @Scan )?"`
	Name      *string          `parser:"(   @Name"`
	Subscript *subscriptSyntax `parser:"  | Open @@ Close"`
	Wildcard  bool             `parser:"  | @Star"`
	Function  *functionSyntax  `parser:"  | @@ )"`
}

// function = name "(" { argument } ")" .
type functionSyntax struct {
	Name string            `parser:"@Function"`
	Args []*argumentSyntax `parser:"@@* CloseCall"`
}

// argument = JSON | path . Other arguments mean nothing.
type argumentSyntax struct {
	JSON *string `parser:"  @JSON"`
	Path *string `parser:"| @Path"`
}

// subscript = quoted { "," quoted } | "*" | filter | index { "," index } | slice .
type subscriptSyntax struct {
	Names    []string     `parser:"  @Quoted ( Comma @Quoted )*"`
	Wildcard bool         `parser:"| @Star"`
	Filter   *string      `parser:"| @Filter"`
	Indexes  []string     `parser:"| @Index ( Comma @Index )*"`
	Slice    *sliceSyntax `parser:"| @@"`
}

// slice = [ bound ] ":" [ bound ] { ":" [ bound ] } . A step width is read and means
// nothing.
type sliceSyntax struct {
	From string `parser:"@Bound?"`
	To   string `parser:"Colon @Bound? ( Colon Bound? )*"`
}

// The tokens of a path.
const (
	tokenRoot lexer.TokenType = iota + 1
	tokenDot
	tokenScan
	tokenStar
	tokenName
	tokenFunction
	tokenCloseCall
	tokenJSON
	tokenPath
	tokenOpen
	tokenClose
	tokenQuoted
	tokenComma
	tokenColon
	tokenIndex
	tokenBound
	tokenFilter
)

var pathSymbols = map[string]lexer.TokenType{
	"EOF": lexer.EOF, "Root": tokenRoot, "Dot": tokenDot, "Scan": tokenScan, "Star": tokenStar,
	"Name": tokenName, "Function": tokenFunction, "CloseCall": tokenCloseCall, "JSON": tokenJSON,
	"Path": tokenPath, "Open": tokenOpen, "Close": tokenClose, "Quoted": tokenQuoted,
	"Comma": tokenComma, "Colon": tokenColon, "Index": tokenIndex, "Bound": tokenBound, "Filter": tokenFilter,
}

var pathParser = participle.MustBuild[pathSyntax](
	participle.Lexer(definition{pathSymbols, lexPath}))

// definition makes a lexer for participle of a function that cuts a text into tokens.
type definition struct {
	symbols map[string]lexer.TokenType
	lex     func(*scanner)
}

// Symbols implements lexer.Definition.
func (d definition) Symbols() map[string]lexer.TokenType { return d.symbols }

// Lex implements lexer.Definition.
func (d definition) Lex(name string, r io.Reader) (lexer.Lexer, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	return d.LexString(name, string(text))
}

// LexString implements lexer.StringDefinition.
func (d definition) LexString(_ string, text string) (lexer.Lexer, error) {
	s := &scanner{text: text}
	d.lex(s)
	return s, s.err
}
