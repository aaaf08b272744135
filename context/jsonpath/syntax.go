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

// step = [ "." | ".." ] ( "*" | name | function | "[" subscript "]" ) .
type stepSyntax struct {
	Scan      bool             `parser:"( Dot | @Scan )?"`
	Wildcard  bool             `parser:"(   @Star"`
	Name      *string          `parser:"  | @Name"`
	Function  *functionSyntax  `parser:"  | @@"`
	Subscript *subscriptSyntax `parser:"  | Open @@ Close )"`
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

// subscript = "*" | quoted { "," quoted } | filter | slice | integer { "," integer } .
type subscriptSyntax struct {
	Wildcard bool         `parser:"  @Star"`
	Names    []string     `parser:"| @Quoted ( Comma @Quoted )*"`
	Filter   *string      `parser:"| @Filter"`
	Slice    *sliceSyntax `parser:"| @@"`
	Indexes  []string     `parser:"| @Integer ( Comma @Integer )*"`
}

// slice = [ integer ] ":" [ integer ] { ":" [ integer ] } . A step width is read and
// means nothing.
type sliceSyntax struct {
	From string `parser:"@Integer?"`
	To   string `parser:"Colon @Integer? ( Colon Integer? )*"`
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
	tokenInteger
	tokenFilter
)

var pathSymbols = map[string]lexer.TokenType{
	"EOF": lexer.EOF, "Root": tokenRoot, "Dot": tokenDot, "Scan": tokenScan, "Star": tokenStar,
	"Name": tokenName, "Function": tokenFunction, "CloseCall": tokenCloseCall, "JSON": tokenJSON,
	"Path": tokenPath, "Open": tokenOpen, "Close": tokenClose, "Quoted": tokenQuoted,
	"Comma": tokenComma, "Colon": tokenColon, "Integer": tokenInteger, "Filter": tokenFilter,
}

var pathParser = participle.MustBuild[pathSyntax](
	participle.Lexer(definition{pathSymbols, lexPath}), participle.UseLookahead(2))

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
