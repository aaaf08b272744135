package vtl

import "fmt"

// expectation is what the parser wanted where it found something else.
type expectation string

// The expectations, worded so that they can follow "expected".
const (
	expectOperand           expectation = "a reference, a string, a number, true, false, a list, a map or a parenthesis"
	expectSetTarget         expectation = "the reference to assign to, such as $name"
	expectAssign            expectation = "="
	expectOpenParen         expectation = "("
	expectCloseParen        expectation = "an operator or )"
	expectName              expectation = "a name behind ${"
	expectCloseCurly        expectation = "}"
	expectArgument          expectation = "a reference, a string, a number, true, false, a list or a map"
	expectNextArgument      expectation = ", or )"
	expectDirectiveArgument expectation = "an argument or )"
	expectIndex             expectation = "an integer, a string, true, false or a reference"
	expectCloseIndex        expectation = "]"
	expectNextItem          expectation = ", or ]"
	expectRangeEnd          expectation = "an integer or a reference"
	expectCloseRange        expectation = "]"
	expectNextEntry         expectation = ", or }"
	expectColon             expectation = ":"
	expectStatement         expectation = "text, a reference or a directive"
)

// finding is a syntax problem: its rule, its words and the place to underline, as
// offsets of the parser's text.
type finding struct {
	rule, summary, detail string
	start, end            int32
}

// at gives the finding another place.
func (f finding) at(start, end int32) finding {
	f.start, f.end = start, end
	return f
}

func (f finding) on(tok token) finding { return f.at(tok.start, tok.end) }

// site is where the parser found something else than it wanted.
type site struct {
	tok, prev token
	opener    token // what opened the innermost bracket; kindEOF: none is open
	want      expectation
}

// unexpected reports the next token.
func (p *parser) unexpected(want expectation) {
	p.fail(p.explain(site{*p.peek(), p.prev(), p.opener, want}))
}

// explain finds the message for a token that does not fit: the first trap that
// knows it, or a plain one.
func (p *parser) explain(s site) finding {
	if s.want == expectStatement && p.declined.paren.kind == kindLParen {
		s = site{p.declined.next, p.declined.paren, p.declined.paren, expectArgument}
	}
	for _, trap := range traps {
		if f, ok := trap(p, s); ok {
			return f
		}
	}
	return finding{
		rule:    "unexpected-token",
		summary: "unexpected " + p.quoted(s.tok),
		detail:  fmt.Sprintf("Here %s was expected.", s.want),
	}.on(s.tok)
}

// quoted shows a token in a message.
func (p *parser) quoted(tok token) string {
	if tok.kind == kindEOF {
		return p.endWord()
	}
	end := tok.end
	if p.inString && int(end) == len(p.text) && end > tok.start+1 {
		end-- // the string's last quote, which is no part of the text
	}
	return "‘" + shorten(p.text[tok.start:end]) + "’"
}

// endWord names the end of what is parsed.
func (p *parser) endWord() string {
	if p.inString {
		return "end of string"
	}
	return "end of template"
}

// shorten cuts a text to what a message can carry, on one line.
func shorten(text string) string {
	const limit = 30
	out := make([]rune, 0, limit+1)
	for _, r := range text {
		if r == '\n' || r == '\r' || len(out) == limit {
			return string(append(out, '…'))
		}
		out = append(out, r)
	}
	return string(out)
}

// fail reports an error and gives up what is being parsed.
func (p *parser) fail(f finding) {
	p.report(Error, f)
	panic(bailout{})
}

func (p *parser) warn(f finding) { p.report(Warning, f) }

func (p *parser) report(severity Severity, f finding) {
	p.reportAt(severity, f, p.span(f.start, f.end))
}

// reportAt reports a finding at a span of the template.
func (p *parser) reportAt(severity Severity, f finding, subject Span) {
	if len(p.diags) >= maxDiagnostics {
		if severity == Error {
			panic(bailout{final: true})
		}
		return
	}
	p.diags = append(p.diags, Diagnostic{
		Severity: severity,
		Rule:     f.rule,
		Summary:  f.summary,
		Detail:   f.detail,
		Subject:  subject,
		Context:  p.contextOf(subject),
	})
}

// contextOf is the statement that a problem is in, up to the problem's end.
func (p *parser) contextOf(subject Span) Span {
	if p.at > subject.Start || p.inString {
		return subject
	}
	return Span{p.at, subject.End}
}
