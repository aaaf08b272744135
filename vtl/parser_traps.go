package vtl

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// A trap is a mistake that people make often enough to have words of its own. It
// looks at the place where the parser failed, and says what the writer meant.
type trap func(p *parser, s site) (finding, bool)

// traps are asked in this order; the first that answers wins. They are set in init
// because some of them parse.
var traps []trap

func init() {
	traps = []trap{
		trapDangling,
		trapLongToken,
		trapBackslashQuote,
		trapBrokenString,
		trapCurlyQuote,
		trapComment,
		trapReservedName,
		trapEqualsSigns,
		trapIncrement,
		trapSingleSign,
		trapUnquotedPath,
		trapLoneDollar,
		trapMissingParenthesis,
		trapAtEnd,
		trapNextLine,
		trapDirectiveInside,
		trapFormalReference,
		trapSetTarget,
		trapSetValue,
		trapSetLineBreak,
		trapIndex,
		trapNegative,
		trapExpressionInside,
		trapTrailingComma,
		trapNull,
		trapBareArgument,
		trapForeachColon,
		trapMissingOperand,
		trapBareWord,
		trapAfterOperand,
		trapTrailingDot,
		trapMissingArgument,
		trapMissingColon,
		trapRange,
		trapAfterReference,
		trapCharacter,
	}
}

// Each trap's comment shows what it is for.

// a$  a#
func trapDangling(p *parser, s site) (finding, bool) {
	if s.tok.kind != kindDangling {
		return finding{}, false
	}
	text := p.text[s.tok.start:s.tok.end]
	if strings.HasPrefix(text, "##") || strings.HasPrefix(text, "#*") && len(text) > 2 {
		sign := text[len(text)-1:]
		return finding{
			rule:    "dangling-sign",
			summary: "the comment at the end of the template ends with " + sign,
			detail:  "The engine refuses a template whose last character is " + sign + ", even in a comment. End it with a line break.",
		}.at(s.tok.end-1, s.tok.end), true
	}
	if text == "#*" {
		return finding{
			rule:    "dangling-sign",
			summary: "the template ends with ‘#*’",
			detail:  "A comment reaches from #* to *#. To print the two signs, write #[[#*]]#.",
		}.on(s.tok), true
	}
	return finding{
		rule:    "dangling-sign",
		summary: "the template ends with " + p.quoted(s.tok),
		detail:  "The engine refuses a template that ends with a $ or # of its own. Put any character behind it, such as a line break.",
	}.on(s.tok), true
}

// "abc   #[[ abc
func trapLongToken(p *parser, s site) (finding, bool) {
	switch s.tok.kind {
	case kindUnclosedVerbatim:
		return finding{
			rule:    "unclosed-verbatim",
			summary: "this #[[ has no ]]#",
			detail:  "Text that is to be printed as it stands reaches from #[[ to ]]#. Add ]]# behind it.",
		}.at(s.tok.start, s.tok.start+3), true
	case kindUnclosedString:
		if p.inString && int(s.tok.end) == len(p.text) && s.opener.kind != kindEOF {
			return p.unclosedBracket(s.opener, "the "+p.endWord()), true
		}
		return p.unclosedString(s.tok.main), true
	}
	return finding{}, false
}

func (p *parser) unclosedString(start int32) finding {
	quote := p.text[start : start+1]
	return finding{
		rule:    "unclosed-string",
		summary: "this string is not closed",
		detail: fmt.Sprintf("A string reaches from one %s to the next one, over line breaks too, "+
			"and what follows is read inside out. Close it with %s; to have that sign in the text, double it.", quote, quote),
	}.at(start, start+1+int32(lineLength(p.text[start+1:])))
}

// "say \"hi\""
func trapBackslashQuote(p *parser, s site) (finding, bool) {
	at := s.tok.start
	if before := s.prev; before.kind == kindString && before.end-before.main > 2 {
		at = before.end - 2
	}
	if int(at)+1 >= len(p.text) || p.text[at] != '\\' || p.text[at+1] != '"' && p.text[at+1] != '\'' {
		return finding{}, false
	}
	quote, other := `"`, `'`
	if p.text[at+1] == '\'' {
		quote, other = other, quote
	}
	return finding{
		rule:    "backslash-quote",
		summary: fmt.Sprintf(`\%s does not escape a quote: the string ends here`, quote),
		detail: fmt.Sprintf("In this language a backslash in a string is a backslash. Double the quote (%s%s), "+
			"or put the text between %s.", quote, quote, other),
	}.at(at, at+2), true
}

// 'a'b'   "a
// b" c
func trapBrokenString(p *parser, s site) (finding, bool) {
	if s.prev.kind != kindString || !continuesString(s.tok.kind) {
		return finding{}, false
	}
	if strings.ContainsAny(p.text[s.prev.main:s.prev.end], "\r\n") {
		return p.unclosedString(s.prev.main), true
	}
	if s.prev.end != s.tok.start {
		return finding{}, false
	}
	quote := p.text[s.prev.end-1 : s.prev.end]
	return finding{
		rule:    "quote-in-string",
		summary: "the string ends at this " + quote,
		detail: fmt.Sprintf("A %s inside of a string is doubled: %s%s. Or use the other kind of quote around the text.",
			quote, quote, quote),
	}.at(s.prev.end-1, s.prev.end), true
}

// continuesString says whether a token behind a string looks like more of its text.
func continuesString(k kind) bool {
	switch k {
	case kindWord, kindIdentifier, kindString, kindInteger, kindFloat, kindTrue, kindFalse,
		kindIllegal, kindLBrace, kindRBrace, kindRCurly, kindColon, kindUnclosedString, kindAssign, kindDot, kindMember:
		return true
	}
	return false
}

// ‘abc’
func trapCurlyQuote(p *parser, s site) (finding, bool) {
	if s.tok.kind != kindIllegal {
		return finding{}, false
	}
	r, _ := utf8.DecodeRuneInString(p.text[s.tok.main:])
	if !strings.ContainsRune("‘’‚‛“”„‟«»‹›`´", r) {
		return finding{}, false
	}
	return finding{
		rule:    "curly-quote",
		summary: fmt.Sprintf("%c (%U) is not a quote of this language", r, r),
		detail:  `A string stands between ' and ' or between " and ". Editors and web pages turn them into others.`,
	}.at(s.tok.main, s.tok.end), true
}

// #if($a ## why
func trapComment(p *parser, s site) (finding, bool) {
	switch s.tok.kind {
	case kindLineComment, kindBlockComment, kindUnclosedComment:
	default:
		return finding{}, false
	}
	return finding{
		rule:    "comment-inside",
		summary: "a comment cannot stand inside of a directive",
		detail:  "Put the comment before or behind it.",
	}.at(s.tok.start, s.tok.start+2), true
}

// $true  ${false}  $x.true
func trapReservedName(p *parser, s site) (finding, bool) {
	if s.tok.kind != kindTrue && s.tok.kind != kindFalse || s.want != expectStatement && s.want != expectName {
		return finding{}, false
	}
	name := p.text[s.tok.main:s.tok.end]
	return finding{
		rule:    "reserved-name",
		summary: name + " cannot be the name of a variable or property",
		detail:  fmt.Sprintf("Take another name; a property is reached with ['%s']. In a directive write %s without a $.", name, name),
	}.on(s.tok), true
}

// $a === $b  $a <> $b  $a = $b  #set($a == 1)
func trapEqualsSigns(p *parser, s site) (finding, bool) {
	joined := s.prev.end == s.tok.start
	switch {
	case s.tok.kind == kindAssign && joined && (s.prev.kind == kindEq || s.prev.kind == kindNe):
		return p.wrongOperator(s, p.text[s.prev.main:s.prev.end]), true
	case s.tok.kind == kindGt && joined && s.prev.kind == kindLt:
		return p.wrongOperator(s, "!="), true
	case s.tok.kind == kindAssign && s.want == expectCloseParen:
		return finding{
			rule:    "assignment-in-condition",
			summary: "= does not compare",
			detail:  "Write == to compare. A value is assigned by #set(…) only, one at a time.",
		}.on(s.tok), true
	case s.tok.kind == kindEq && s.want == expectAssign:
		return finding{
			rule:    "set-with-equals",
			summary: "== does not assign",
			detail:  "Write #set($name = value), with a single =.",
		}.on(s.tok), true
	}
	return finding{}, false
}

// wrongOperator is for signs that other languages have.
func (p *parser) wrongOperator(s site, instead string) finding {
	sign := p.text[s.prev.main:s.tok.end]
	return finding{
		rule:    "unknown-operator",
		summary: "there is no operator " + sign,
		detail:  "Write " + instead + " instead.",
	}.at(s.prev.main, s.tok.end)
}

// $i++  $i += 1
func trapIncrement(p *parser, s site) (finding, bool) {
	sign, next := arithmeticSign(s.tok.kind), byte(0)
	if int(s.tok.end) < len(p.text) {
		next = p.text[s.tok.end]
	}
	switch {
	case sign == 0:
		return finding{}, false
	case s.want == expectAssign && (next == '=' || next == sign):
	case s.want == expectOperand && s.prev.end == s.tok.start && arithmeticSign(s.prev.kind) == sign:
	default:
		return finding{}, false
	}
	f := finding{
		rule:    "increment",
		summary: fmt.Sprintf("there is no %c%c and no %c=", sign, sign, sign),
		detail:  fmt.Sprintf("Write it out: #set($n = $n %c 1), with blanks around the %c.", sign, sign),
	}
	if s.want == expectAssign {
		return f.at(s.tok.main, s.tok.end+1), true
	}
	return f.at(s.prev.main, s.tok.end), true
}

func arithmeticSign(k kind) byte {
	switch k {
	case kindPlus:
		return '+'
	case kindMinus:
		return '-'
	case kindTimes:
		return '*'
	case kindDivide:
		return '/'
	}
	return 0
}

// $a & $b  $a | $b  $a ? 1 : 2
func trapSingleSign(p *parser, s site) (finding, bool) {
	if s.tok.kind != kindIllegal || s.want != expectCloseParen && s.want != expectOperand {
		return finding{}, false
	}
	switch c := p.text[s.tok.main]; c {
	case '&', '|':
		return finding{
			rule:    "single-sign",
			summary: fmt.Sprintf("there is no operator %c", c),
			detail:  fmt.Sprintf("Write %c%c.", c, c),
		}.on(s.tok), true
	case '?':
		return finding{
			rule:    "ternary",
			summary: "there is no ? : in this language",
			detail:  "Use #if(…)…#else…#end, with a #set in each branch where a value is wanted.",
		}.on(s.tok), true
	}
	return finding{}, false
}

// $x.path($.a)
func trapUnquotedPath(p *parser, s site) (finding, bool) {
	switch s.tok.kind {
	case kindEmptyIndex:
	case kindDot, kindMember, kindIndexOpen:
		if s.tok.start == s.tok.main || s.want == expectStatement {
			return finding{}, false
		}
	default:
		return finding{}, false
	}
	if p.text[s.tok.start] != '$' {
		return finding{}, false
	}
	end := s.tok.start + 1
	for int(end) < len(p.text) && strings.IndexByte(" \t\r\n,)\"'", p.text[end]) < 0 {
		end++
	}
	return finding{
		rule:    "unquoted-path",
		summary: "‘" + shorten(p.text[s.tok.start:end]) + "’ is no reference: a name must follow the $",
		detail:  "If it is a text, such as a path into a document, put it in quotes: '" + shorten(p.text[s.tok.start:end]) + "'.",
	}.at(s.tok.start, end), true
}

// #set($a = $)
func trapLoneDollar(p *parser, s site) (finding, bool) {
	if s.tok.stray < 0 || s.want == expectStatement {
		return finding{}, false
	}
	return finding{
		rule:    "lone-sign",
		summary: "a name is missing behind ‘" + p.text[s.tok.stray:s.tok.start] + "’",
		detail:  "Inside of a directive or of arguments a $ starts a reference. A text with a $ or # in it needs quotes.",
	}.at(s.tok.stray, s.tok.start), true
}

// #set($a = 1
func trapAtEnd(p *parser, s site) (finding, bool) {
	if s.tok.kind != kindEOF {
		return finding{}, false
	}
	if s.opener.kind == kindEOF {
		return finding{
			rule:    "unexpected-token",
			summary: "the " + p.endWord() + " comes where " + string(s.want) + " was expected",
			detail:  "Complete what the line starts.",
		}.on(s.tok), true
	}
	return p.unclosedBracket(s.opener, "the "+p.endWord()), true
}

func (p *parser) unclosedBracket(opener token, found string) finding {
	if opener.kind == kindLCurly {
		return finding{
			rule:    "unclosed-reference",
			summary: "this ${ has no }",
			detail:  "A formal reference is closed directly behind the name and its members: ${name}, ${name.member}. Found " + found + ".",
		}.on(opener)
	}
	sign := p.text[opener.end-1 : opener.end]
	return finding{
		rule:    "unclosed-bracket",
		summary: "this " + sign + " is not closed",
		detail:  "Found " + found + " before the " + partner(sign) + " that belongs to it.",
	}.at(opener.end-1, opener.end)
}

func partner(sign string) string {
	switch sign {
	case "(":
		return ")"
	case "[":
		return "]"
	}
	return "}"
}

// #if($a == 1
// text
func trapNextLine(p *parser, s site) (finding, bool) {
	if s.opener.kind == kindEOF || s.prev.end > s.tok.start {
		return finding{}, false
	}
	directive := p.startsDirective(s.tok) && (closesOrParts(s.tok.kind) ||
		strings.ContainsAny(p.text[s.opener.end:s.tok.start], "\r\n"))
	before := s.prev
	gap := p.text[before.end:s.tok.start]
	if before.kind == kindRParen {
		gap = p.text[before.main+1 : s.tok.start] // it has swallowed the line end
	}
	broken := strings.ContainsAny(gap, "\r\n") && continuesText(s.tok.kind) && s.want != expectOperand
	closed := (s.prev.kind == kindRParen || s.prev.kind == kindArgsClose) && s.prev.end == s.tok.start &&
		(s.tok.kind == kindWord || s.tok.kind == kindIdentifier)
	if !directive && !broken && !closed {
		return finding{}, false
	}
	return p.unclosedBracket(s.opener, p.quoted(s.tok)), true
}

// startsDirective says whether a token is a directive that the engine knows.
func (p *parser) startsDirective(tok token) bool {
	return tok.start < tok.main && p.text[tok.start] == '#' && p.knownDirective(p.text[tok.main:p.wordEnd(&tok)])
}

// closesOrParts tells #end, #else and #elseif from other directives.
func closesOrParts(k kind) bool { return k == kindEnd || k == kindElse || k == kindElseIf }

// #set($a = #if($b)1#end)
func trapDirectiveInside(p *parser, s site) (finding, bool) {
	if s.tok.start == s.tok.main || p.text[s.tok.start] != '#' || s.want == expectStatement {
		return finding{}, false
	}
	switch s.tok.kind {
	case kindWord, kindBracketedWord, kindIf, kindElseIf, kindElse, kindEnd:
	default:
		return finding{}, false
	}
	return finding{
		rule:    "directive-inside",
		summary: p.text[s.tok.start:p.wordEnd(&s.tok)] + " cannot stand inside of another directive",
		detail:  "Put it before that directive or around it. A text with a # in it needs quotes.",
	}.at(s.tok.start, p.wordEnd(&s.tok)), true
}

// continuesText says whether a token on the next line looks like text that follows
// a directive.
func continuesText(k kind) bool {
	switch k {
	case kindWord, kindIdentifier, kindLBrace, kindString, kindInteger, kindIllegal, kindLBracket, kindDot, kindMember, kindLt:
		return true
	}
	return false
}
