package vtl

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ${a|'b'}  ${}  $a{b c
func trapFormalReference(p *parser, s site) (finding, bool) {
	if s.opener.kind != kindLCurly || s.want != expectCloseCurly && s.want != expectName {
		return finding{}, false
	}
	if p.text[s.opener.start] == '{' {
		return finding{
			rule:    "unclosed-reference",
			summary: "{ right behind a reference starts another one, which has no }",
			detail:  "Put the name of the reference before it in braces: ${name}{.",
		}.on(s.opener), true
	}
	f := finding{
		rule:    "unclosed-reference",
		summary: "this " + p.text[s.opener.start:s.opener.end] + " has no }: found " + p.quoted(s.tok),
		detail:  "Between the braces stand a name and its members only: ${name}, ${name.member.method()}.",
	}
	if p.byteAt(s.tok.start) == '|' {
		f.detail += " This version of the language has no default values."
	}
	return f.at(s.opener.start, min(s.tok.start+1, int32(len(p.text)))), true
}

func (p *parser) byteAt(i int32) byte {
	if int(i) < len(p.text) {
		return p.text[i]
	}
	return 0
}

// #set(x = 1)
func trapSetTarget(p *parser, s site) (finding, bool) {
	if s.want != expectSetTarget {
		return finding{}, false
	}
	f := finding{
		rule:    "set-target",
		summary: "#set cannot assign to " + p.quoted(s.tok),
		detail:  "Write a reference behind the parenthesis: #set($name = value).",
	}
	if s.tok.kind == kindWord {
		f.detail = fmt.Sprintf("Write #set($%s = value): a variable has its $ here too.", p.text[s.tok.main:s.tok.end])
	}
	return f.on(s.tok), true
}

// #set($x)
func trapSetValue(_ *parser, s site) (finding, bool) {
	if s.want != expectAssign || s.tok.kind != kindRParen {
		return finding{}, false
	}
	return finding{
		rule:    "missing-assignment",
		summary: "this #set assigns nothing",
		detail:  "Write #set($name = value).",
	}.at(s.tok.main, s.tok.main+1), true
}

// #set
// ($x = 1)
func trapSetLineBreak(p *parser, s site) (finding, bool) {
	if s.want != expectDirectiveArgument || int(s.tok.start) < p.at {
		return finding{}, false
	}
	head := p.text[p.at:s.tok.start]
	if !strings.HasPrefix(head, "#set") && !strings.HasPrefix(head, "#{set}") {
		return finding{}, false
	}
	name := int32(p.at + 1 + directiveName(head[1:]))
	return finding{
		rule:    "set-line-break",
		summary: "only blanks may stand between #set and its parenthesis",
		detail:  "With a line break or a tab in between, #set is not the directive. Write #set($name = value).",
	}.at(name, s.opener.end), true
}

// $a[b]  $a[1 + 1]
func trapIndex(p *parser, s site) (finding, bool) {
	if s.want != expectIndex && s.want != expectCloseIndex {
		return finding{}, false
	}
	end := s.opener.end
	for int(end) < len(p.text) && strings.IndexByte("]\r\n", p.text[end]) < 0 {
		end++
	}
	if p.byteAt(end) == ']' {
		end++
	}
	if p.inText {
		return finding{
			rule:    "text-index",
			summary: "a [ right behind a reference is an index, and ‘" + shorten(p.text[s.opener.main:end]) + "’ is none",
			detail:  "If the [ is text, put the name in braces: ${name}[. An index is an integer, a string, true, false or a reference.",
		}.at(s.opener.main, end), true
	}
	if operatorSign(p.byteAt(s.tok.main)) {
		return p.expressionInside(s, "an index"), true
	}
	if s.want == expectCloseIndex {
		return p.unclosedBracket(s.opener, p.quoted(s.tok)), true
	}
	return finding{
		rule:    "index",
		summary: p.quoted(s.tok) + " cannot be an index",
		detail:  "An index is an integer, a string in quotes, true, false or a reference.",
	}.on(s.tok), true
}

// operatorSign says whether a byte starts an operator or a parenthesis.
func operatorSign(c byte) bool { return c != 0 && strings.IndexByte("+-*/%<>=!&|(?", c) >= 0 }

// $x -1  3-1
func trapNegative(p *parser, s site) (finding, bool) {
	if s.tok.kind != kindInteger && s.tok.kind != kindFloat || p.text[s.tok.main] != '-' || s.want != expectCloseParen {
		return finding{}, false
	}
	number := p.text[s.tok.main:s.tok.end]
	return finding{
		rule:    "negative-number",
		summary: number + " is a number here, not a subtraction",
		detail:  "Write blanks on both sides of the minus sign: - " + number[1:] + ".",
	}.on(s.tok), true
}

// $x.get($i + 1)  [1 + 1]  [0..$n - 1]
func trapExpressionInside(p *parser, s site) (finding, bool) {
	what := ""
	switch s.want {
	case expectArgument, expectNextArgument:
		what = p.bracketName(s.opener)
	case expectNextItem:
		what = "a list"
	case expectNextEntry, expectColon:
		what = "a map"
	case expectRangeEnd, expectCloseRange:
		what = "a range"
	case expectDirectiveArgument:
		what = "the arguments of a directive"
	case expectStatement:
		if s.prev.kind != kindLParen {
			return finding{}, false
		}
		what = "the arguments of a method"
	default:
		return finding{}, false
	}
	if !startsOperation(p, s.tok) || s.want == expectColon && s.tok.kind == kindAssign {
		return finding{}, false
	}
	return p.expressionInside(s, what), true
}

func (p *parser) bracketName(opener token) string {
	switch opener.kind {
	case kindLBracket:
		return "a list"
	case kindLBrace:
		return "a map"
	}
	return "the arguments of a method"
}

func startsOperation(p *parser, tok token) bool {
	if _, at := level(tok.kind); at > 0 {
		return true
	}
	switch tok.kind {
	case kindNot, kindLParen, kindAssign:
		return true
	case kindInteger, kindFloat, kindIllegal:
		return operatorSign(p.text[tok.main])
	}
	return false
}

func (p *parser) expressionInside(s site, what string) finding {
	return finding{
		rule:    "expression-inside",
		summary: "no expression can stand in " + what + ": found " + p.quoted(s.tok),
		detail:  "Compute it first, #set($value = …), and use $value there.",
	}.on(s.tok)
}

// [1, 2,]  {"a": 1,}  $x.get(1,)
func trapTrailingComma(p *parser, s site) (finding, bool) {
	switch s.tok.kind {
	case kindRBracket, kindRBrace, kindRCurly, kindArgsClose, kindRParen, kindComma:
	default:
		return finding{}, false
	}
	if s.want != expectArgument && s.want != expectDirectiveArgument {
		return finding{}, false
	}
	comma := s.prev
	switch comma.kind {
	case kindComma:
	case kindColon:
		return finding{
			rule:    "missing-operand",
			summary: "a value is missing behind the colon",
			detail:  fmt.Sprintf("Here %s was expected.", s.want),
		}.at(comma.main, comma.end), true
	default:
		return p.emptyBrackets(s)
	}
	return finding{
		rule:    "trailing-comma",
		summary: "a value is missing behind the comma",
		detail:  "Take the comma out: unlike in some languages the last element has none.",
	}.at(comma.main, comma.end), true
}

// [ ]
func (p *parser) emptyBrackets(s site) (finding, bool) {
	if s.tok.kind != kindRBracket {
		return finding{}, false
	}
	return finding{
		rule:    "blank-list",
		summary: "an empty list has no blank between its brackets",
		detail:  "Write [].",
	}.at(s.opener.main, s.tok.end), true
}

// null
func trapNull(p *parser, s site) (finding, bool) {
	if s.tok.kind != kindWord || s.tok.start != s.tok.main {
		return finding{}, false
	}
	name := p.text[s.tok.main:s.tok.end]
	switch strings.ToLower(name) {
	case "null", "nil", "none", "undefined":
	default:
		return finding{}, false
	}
	return finding{
		rule:    "null-literal",
		summary: "there is no " + name + " in this language",
		detail:  `What has no value equals the empty string: compare with "", or with a variable that is never set.`,
	}.on(s.tok), true
}

// $x.get(arn:a:b)  $x.get(foo bar)
func trapBareArgument(p *parser, s site) (finding, bool) {
	first := s.prev
	bare := first.kind == kindIdentifier && first.start == first.main
	if !bare || s.want != expectNextArgument && s.want != expectColon {
		return finding{}, false
	}
	end := s.tok.end
	for int(end) < len(p.text) && strings.IndexByte(" \t\r\n,)]}\"'", p.text[end]) < 0 {
		end++
	}
	text := shorten(p.text[first.start:end])
	return finding{
		rule:    "bare-word",
		summary: "‘" + text + "’ stands without quotes",
		detail:  "A text is put in quotes: '" + text + "'. A variable has a $.",
	}.at(first.start, end), true
}

// #foreach($x : $list)
func trapForeachColon(p *parser, s site) (finding, bool) {
	if s.tok.kind != kindColon || s.want != expectDirectiveArgument {
		return finding{}, false
	}
	return finding{
		rule:    "foreach-colon",
		summary: "there is no : in a #foreach",
		detail:  "Write #foreach($element in $list).",
	}.on(s.tok), true
}

// #if $a
func trapMissingParenthesis(p *parser, s site) (finding, bool) {
	if s.want != expectOpenParen {
		return finding{}, false
	}
	f := finding{
		rule:    "missing-parenthesis",
		summary: "the condition needs parentheses: found " + p.quoted(s.tok),
		detail:  "Write the condition between ( and ), as in #if($a == 1).",
	}.on(s.tok)
	if s.tok.kind == kindEOF {
		return f.at(int32(p.at), s.prev.end), true
	}
	return f, true
}

// #if()  #set($a = )  #if($a && )
func trapMissingOperand(p *parser, s site) (finding, bool) {
	if s.want != expectOperand {
		return finding{}, false
	}
	before := s.prev
	if s.tok.kind == kindRParen {
		return finding{
			rule:    "missing-operand",
			summary: "a value is missing behind ‘" + shorten(p.text[before.start:before.end]) + "’",
			detail:  fmt.Sprintf("Here %s was expected.", s.want),
		}.at(before.start, s.tok.main+1), true
	}
	if _, at := level(s.tok.kind); at == 0 {
		return finding{}, false
	}
	f := finding{
		rule:    "missing-operand",
		summary: "a value is missing before ‘" + p.text[s.tok.main:s.tok.end] + "’",
		detail:  fmt.Sprintf("Here %s was expected.", s.want),
	}
	if s.tok.kind == kindMinus {
		f.rule = "unary-minus"
		f.summary = "there is no minus sign before a reference or a parenthesis"
		f.detail = "Write 0 - …, with blanks around the sign."
	}
	return f.on(s.tok), true
}

// #if($a == GET)
func trapBareWord(p *parser, s site) (finding, bool) {
	if s.tok.kind != kindWord && s.tok.kind != kindBracketedWord ||
		s.want == expectCloseParen || s.want == expectStatement || s.want == expectAssign {
		return finding{}, false
	}
	name := p.text[s.tok.start:s.tok.end]
	f := finding{
		rule:    "bare-word",
		summary: "‘" + shorten(name) + "’ stands without quotes",
		detail:  fmt.Sprintf("A text is put in quotes: %q. A variable has a $: $%s.", name, strings.Trim(name, "#{}")),
	}
	switch lower := strings.ToLower(name); {
	case lower == "true" || lower == "false" || lower == "not":
		f.detail = "Write " + lower + " in small letters."
	case s.tok.kind == kindBracketedWord:
		f.detail = "The key of a map is a string or a reference, and a colon and a value follow it."
	}
	return f.on(s.tok), true
}

// $a $b   $a is $b
func trapAfterOperand(p *parser, s site) (finding, bool) {
	if s.want != expectCloseParen {
		return finding{}, false
	}
	f := finding{
		rule:    "missing-operator",
		summary: "an operator is missing before " + p.quoted(s.tok),
		detail:  "Between two values stands one of + - * / % == != < > <= >= && ||, or a word: eq ne lt gt le ge and or.",
	}
	switch {
	case s.tok.kind == kindWord:
		word := p.text[s.tok.main:s.tok.end]
		f.summary = "there is no operator ‘" + shorten(word) + "’"
		if k := wordKind(strings.ToLower(word)); k != kindWord {
			f.detail = "Write " + strings.ToLower(word) + " in small letters."
		}
	case !startsValue(s.tok.kind) && s.tok.kind != kindLParen:
		return finding{}, false
	}
	return f.on(s.tok), true
}

// $a.b.
func trapTrailingDot(p *parser, s site) (finding, bool) {
	if s.tok.kind != kindIllegal || p.text[s.tok.main] != '.' {
		return finding{}, false
	}
	return finding{
		rule:    "trailing-dot",
		summary: "a name is missing behind the dot",
		detail:  "A member's name starts with a letter. Others are reached with ['name'].",
	}.on(s.tok), true
}

// $x.get(, 1)
func trapMissingArgument(p *parser, s site) (finding, bool) {
	if s.tok.kind != kindComma || s.want != expectStatement || s.prev.kind != kindLParen {
		return finding{}, false
	}
	return finding{
		rule:    "missing-operand",
		summary: "a value is missing before the comma",
		detail:  fmt.Sprintf("Here %s was expected.", expectArgument),
	}.on(s.tok), true
}

// {"a" 1}
func trapMissingColon(p *parser, s site) (finding, bool) {
	if s.want != expectColon {
		return finding{}, false
	}
	return finding{
		rule:    "missing-colon",
		summary: "a : is missing before " + p.quoted(s.tok),
		detail:  `The entries of a map are written {"key": value, "other": value}.`,
	}.on(s.tok), true
}

// [1.5..2]  [1..]
func trapRange(p *parser, s site) (finding, bool) {
	if s.tok.kind != kindRange && s.want != expectRangeEnd && s.want != expectCloseRange {
		return finding{}, false
	}
	return finding{
		rule:    "range-end",
		summary: "a range reaches from one integer or reference to another: found " + p.quoted(s.tok),
		detail:  "Write [1..3] or [$low..$high].",
	}.on(s.tok), true
}

// $a.b$c(x)
func trapAfterReference(p *parser, s site) (finding, bool) {
	if s.want != expectStatement {
		return finding{}, false
	}
	switch s.tok.kind {
	case kindArgsClose, kindComma, kindIndexOpen, kindIndexClose, kindLBracket, kindRBracket,
		kindLBrace, kindRBrace, kindColon, kindRange, kindAssign:
	case kindIllegal:
		if s.prev.kind != kindLParen {
			return finding{}, false
		}
	default:
		return finding{}, false
	}
	return finding{
		rule:    "after-reference",
		summary: "the engine takes " + p.quoted(s.tok) + " for a part of the reference before it",
		detail:  "Where a reference with a member touches other signs, put its name in braces: ${name.member}.",
	}.on(s.tok), true
}

// ;
func trapCharacter(p *parser, s site) (finding, bool) {
	if s.tok.kind != kindIllegal {
		return finding{}, false
	}
	f := finding{
		rule:    "unexpected-character",
		summary: "‘" + p.text[s.tok.main:s.tok.end] + "’ has no meaning here",
		detail:  fmt.Sprintf("Here %s was expected. Other signs can only stand in strings.", s.want),
	}
	if r, _ := utf8.DecodeRuneInString(p.text[s.tok.main:]); unicode.IsLetter(r) {
		f.detail = "Names have the letters a to z, digits, _ and - only. Other letters can stand in strings."
	}
	return f.at(s.tok.main, s.tok.end), true
}
