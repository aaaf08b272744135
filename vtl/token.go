package vtl

// kind is what a token is. The comment beside each kind shows its text.
type kind uint8

const (
	kindEOF kind = iota

	// Text, and what is printed as text wherever a statement may stand.
	kindText       // anything without $ # \
	kindEscape     // \
	kindEmptyIndex // $[ $![ $\![ $.

	kindDoubleEscape    // \\
	kindEscapeDirective // \#word \\\#{word}
	kindLineComment     // ## to the end of the line
	kindBlockComment    // #* *#
	kindVerbatim        // #[[ ]]#

	// Directives. Each may have $ and # before it, left over from what came to nothing.
	kindSet           // #set(
	kindIf            // #if
	kindElseIf        // #elseif
	kindElse          // #else, with blanks and one line end behind it
	kindEnd           // #end, with blanks and one line end behind it
	kindWord          // #name, or name inside a directive
	kindBracketedWord // #{name}, or {name} inside a directive

	// References.
	kindIdentifier // $name, or name behind a dot
	kindMember     // .name
	kindDot        // . before true or false, which are no names
	kindLCurly     // ${ or {
	kindRCurly     // }
	kindIndexOpen  // [
	kindIndexClose // ]
	kindArgsClose  // ) of a method

	// Inside of directives, arguments and indexes.
	kindLParen   // (
	kindRParen   // ), with blanks and one line end behind it
	kindLBracket // [
	kindRBracket // ]
	kindLBrace   // {
	kindRBrace   // }
	kindComma    // ,
	kindColon    // :
	kindRange    // ..
	kindString   // "x" 'x'
	kindInteger  // 1 -1
	kindFloat    // 1.5 1. .5 1e3
	kindTrue     // true
	kindFalse    // false
	kindAssign   // =
	kindOr       // || or
	kindAnd      // && and
	kindEq       // == eq
	kindNe       // != ne
	kindLt       // < lt
	kindLe       // <= le
	kindGt       // > gt
	kindGe       // >= ge
	kindPlus     // +
	kindMinus    // -
	kindTimes    // *
	kindDivide   // /
	kindModulo   // %
	kindNot      // ! not

	// What the engine's lexer refuses; each is an error where it stands. See refused.
	kindIllegal          // a character that has no meaning here
	kindDangling         // $ or # with nothing behind it
	kindUnclosedString   // " or ' without its partner
	kindUnclosedVerbatim // #[[ without ]]#
	// kindSecondSpace is white space behind a $ or # that came to nothing with white space
	// before it too. The engine's grammar takes white space once between two tokens.
	kindSecondSpace

	// kindUnclosedComment is #* without *#: the engine takes it for a comment that
	// reaches to the end.
	kindUnclosedComment

	// Kinds that only pass between the steps of the lexer.
	kindDollar     // $ $! \$ $\!: a reference starts
	kindHash       // #: a directive starts
	kindTerminator // what ends a reference or a # and belongs to neither
	kindSpace      // white space inside of directives, arguments and indexes
)

// token is a piece of a template. Its text is its source from start to end.
type token struct {
	kind kind
	// spaced says that white space stands before the token, inside of a directive, of
	// arguments or of an index. It is not part of the token.
	spaced bool
	// start is where the token starts, with the $ # \ before it that belong to it;
	// main is where its own text starts.
	start, main, end int32
	// stray is where the $ and # start that came to nothing right before the token,
	// -1 where there are none. They are printed where the token is printed as text.
	stray int32
}

// refused says whether the engine's lexer gives up at such a token.
func refused(k kind) bool { return kindIllegal <= k && k <= kindSecondSpace }
