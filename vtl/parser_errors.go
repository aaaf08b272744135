package vtl

import "fmt"

// expectation is what the parser wanted where it found something else.
type expectation int

const (
	expectOperand expectation = iota
	expectSetTarget
	expectAssign
	expectOpenParen
	expectCloseParen
	expectName
	expectCloseCurly
	expectArgument
	expectDirectiveArgument
	expectIndex
	expectCloseIndex
	expectListItem
	expectRangeEnd
	expectCloseRange
	expectMapEntry
	expectColon
)

// message is a syntax message without its place.
type message struct{ rule, summary, detail string }

// fail reports an error at a token and gives up.
func (p *parser) fail(at token, m message) {
	p.failAt(p.span(at.start, at.end), m)
}

func (p *parser) failAt(at Span, m message) {
	*p.diags = append(*p.diags, Diagnostic{Severity: Error, Rule: m.rule, Summary: m.summary, Detail: m.detail, Subject: at})
	panic(bailout{})
}

func (p *parser) warn(at token, m message) {
	*p.diags = append(*p.diags, Diagnostic{
		Severity: Warning, Rule: m.rule, Summary: m.summary, Detail: m.detail, Subject: p.span(at.start, at.end),
	})
}

func (p *parser) unexpected(want expectation) {
	tok := *p.peek()
	p.fail(tok, message{"unexpected-token", fmt.Sprintf("unexpected %q", p.image(tok)), fmt.Sprint(want)})
}

func (p *parser) unexpectedStatement(tok token) {
	p.fail(tok, message{"unexpected-token", fmt.Sprintf("unexpected %q", p.image(tok)), ""})
}

func (p *parser) unclosed(opened token) {
	p.fail(opened, message{"unclosed-block", fmt.Sprintf("%s has no #end", p.image(opened)), ""})
}

func syntaxTooDeep() message {
	return message{"too-deep", fmt.Sprintf("more than %d levels of nesting", MaxDepth), ""}
}
func syntaxUnclosedComment() message {
	return message{"unclosed-comment", "this comment has no *#", ""}
}
func syntaxMissingArguments(name string) message {
	return message{"missing-arguments", "#" + name + " without arguments", ""}
}
func syntaxWordArgument(name, word string) message {
	return message{"bare-word", "bare word " + word, ""}
}
func syntaxMacroName() message { return message{"macro-name", "#macro without a name", ""} }
func syntaxTooManyArguments(name string, n int) message {
	return message{"too-many-arguments", "#" + name, ""}
}
func syntaxDefineArguments(n int) message {
	return message{"define-arguments", "#define", ""}
}
func syntaxEmptyLiteral() message { return message{"empty-literal", "#literal", ""} }
func syntaxUnicodeEscape(text string) message {
	return message{"unicode-escape", text, ""}
}

func tooLarge(src *Source) (*Template, Diagnostics) {
	d := Diagnostics{{
		Severity: Error, Rule: "template-too-large", Source: src,
		Summary: fmt.Sprintf("template has %d bytes, more than %d", len(src.Text), MaxTemplateBytes),
	}}
	span := Span{0, len(src.Text)}
	root := &Block{place{span}, []Node{&Bad{place{span}}}}
	return &Template{Source: src, Root: root, broken: d}, d
}
func syntaxNotANumber(text string) message {
	return message{"not-a-number", text, ""}
}
