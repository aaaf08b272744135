package jsonpath

import (
	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// The grammar of a filter: what stands between [? and ].

// or = and { "||" and } .
type orSyntax struct {
	Operands []*andSyntax `parser:"@@ ( Or @@ )*"`
}

// and = not { "&&" not } .
type andSyntax struct {
	Operands []*notSyntax `parser:"@@ ( And @@ )*"`
}

// not = "!" not | "(" or ")" | relation .
type notSyntax struct {
	Not      *notSyntax      `parser:"  Not @@"`
	Group    *orSyntax       `parser:"| LeftParen @@ RightParen"`
	Relation *relationSyntax `parser:"| @@"`
}

// relation = operand [ operator operand ] . An operand alone must be a path.
type relationSyntax struct {
	Left     *operandSyntax `parser:"@@"`
	Operator string         `parser:"( @Operator"`
	Right    *operandSyntax `parser:"  @@ )?"`
}

// operand = path | "!" path | string | number | "true" | "false" | "null" | JSON | regex .
type operandSyntax struct {
	Path    *string `parser:"  @Path"`
	NotPath *string `parser:"| @NotPath"`
	Text    *string `parser:"| @Quoted"`
	Number  *string `parser:"| @Number"`
	Bool    *string `parser:"| @Bool"`
	Null    bool    `parser:"| @Null"`
	JSON    *string `parser:"| @JSON"`
	Regex   *string `parser:"| @Regex"`
}

// The tokens of a filter.
const (
	filterOr lexer.TokenType = iota + 1
	filterAnd
	filterNot
	filterLeftParen
	filterRightParen
	filterOperator
	filterPath
	filterNotPath
	filterQuoted
	filterNumber
	filterBool
	filterNull
	filterJSON
	filterRegex
)

var filterSymbols = map[string]lexer.TokenType{
	"EOF": lexer.EOF, "Or": filterOr, "And": filterAnd, "Not": filterNot, "LeftParen": filterLeftParen,
	"RightParen": filterRightParen, "Operator": filterOperator, "Path": filterPath, "NotPath": filterNotPath,
	"Quoted": filterQuoted, "Number": filterNumber, "Bool": filterBool, "Null": filterNull,
	"JSON": filterJSON, "Regex": filterRegex,
}

var filterParser = participle.MustBuild[orSyntax](participle.Lexer(definition{filterSymbols, lexFilter}))
