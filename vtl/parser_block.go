package vtl

import "strings"

// block parses statements up to a token that cannot start one.
func (p *parser) block() *Block {
	p.flushText()
	mark := len(p.nodes.open)
	start := first(p.peek())
	p.statements()
	p.flushText()
	b := p.blocks.new()
	b.place = p.place(start, p.peek().start)
	b.Nodes = p.nodes.list(mark)
	return b
}

// first is where a token starts with what is printed before it.
func first(tok *token) int32 {
	if tok.stray >= 0 {
		return tok.stray
	}
	return tok.start
}

// statements parses statements as far as they go.
func (p *parser) statements() {
	if p.recovering {
		for p.guarded() {
		}
		return
	}
	for p.statement() {
	}
}

// guarded parses a statement, or leaves out one that is broken.
func (p *parser) guarded() (more bool) {
	start := p.peek().start
	if p.try(func() { more = p.statement() }) {
		return more
	}
	p.add(p.skipBroken(start))
	return true
}

// statement parses one statement; it reports false at what ends a block.
func (p *parser) statement() bool {
	tok := p.peek()
	p.at = int(tok.start)
	if p.declined.paren.kind != kindEOF && tok.kind == kindText {
		p.declined = call{} // back in text
	}
	if tok.spaced {
		p.unexpected(expectStatement)
	}
	switch tok.kind {
	case kindText:
		p.textStatement()
	case kindMember:
		p.memberStatement()
	case kindIdentifier:
		p.referenceStatement()
	case kindLCurly:
		if p.peekSecond().kind == kindIdentifier {
			p.referenceStatement()
		} else {
			p.textStatement()
		}
	case kindDot, kindRParen, kindLParen, kindInteger, kindFloat, kindString,
		kindEscape, kindRCurly, kindEmptyIndex:
		p.textStatement()
	case kindLineComment, kindBlockComment, kindUnclosedComment:
		p.comment()
	case kindVerbatim:
		p.verbatim()
	case kindEscapeDirective:
		p.escapedDirective()
	case kindDoubleEscape:
		p.escapes()
	case kindSet:
		p.add(p.set())
	case kindIf:
		p.add(p.ifStatement())
	case kindWord, kindBracketedWord:
		p.directive()
	case kindEOF, kindEnd, kindElse, kindElseIf:
		return false
	default:
		p.unexpected(expectStatement)
	}
	return true
}

// textStatement takes a token that is printed as it stands.
func (p *parser) textStatement() {
	tok := p.take()
	if tok.kind == kindText && tok.stray < 0 {
		p.addText(tok.start, tok.end)
		return
	}
	start, stray := tok.start, p.strayText(tok)
	if stray != "" {
		start = tok.stray
	}
	value := p.image(tok)
	if len(stray)+len(value) == int(tok.end-start) {
		p.addText(start, tok.end)
		return
	}
	p.add(&Text{p.place(start, tok.end), stray + value})
}

// memberStatement takes .name where no reference is before it: the engine prints
// it, and drops the members behind it.
func (p *parser) memberStatement() {
	tok := p.take()
	var dropped Reference
	end := tok.end
	p.chain(&dropped, &end)
	p.add(&Text{p.place(first(tok), end), p.strayText(tok) + p.image(tok)})
}

// comment takes a comment. The $ and # that were pending before it are printed,
// where the engine still has them.
func (p *parser) comment() {
	tok := p.take()
	start := tok.start
	if n := commentMark(commentImage(tok.kind, p.text[start:tok.end])); n > 0 {
		p.addText(start, start+int32(n))
		start += int32(n)
	}
	p.add(&Comment{p.place(start, tok.end), tok.kind != kindLineComment})
	if tok.kind == kindUnclosedComment {
		p.warn(findUnclosedComment().at(tok.start, tok.start+2))
	}
}

// commentMark is the offset of the ## or #* that the engine looks for, 0 where it
// finds none.
func commentMark(image string) int {
	if n := strings.Index(image, "##"); n >= 0 {
		return n
	}
	return max(0, strings.Index(image, "#*"))
}

// commentImage is what the engine keeps of a comment's text: of a block comment only
// what stands behind the last character that it skipped.
func commentImage(k kind, text string) string {
	switch k {
	case kindLineComment:
		return text
	case kindUnclosedComment:
		return ""
	}
	start, i := 0, strings.Index(text, "#*")+2
	if i+1 < len(text) && text[i] == '*' && text[i+1] != '#' {
		i++ // #** is one sign
	}
	for i < len(text)-2 {
		next, pending := commentStep(text, i)
		if !pending {
			start = next
		}
		i = next
	}
	return text[start:]
}

// verbatim takes #[[ ]]#. The engine cuts three characters off each end, whatever
// is pending before.
func (p *parser) verbatim() {
	tok := p.take()
	image := p.image(tok)
	p.add(&Verbatim{p.place(tok.start, tok.end), image[3 : len(image)-3]})
}

// escapedDirective takes \#name. The backslashes count only before a name that the
// engine knows.
func (p *parser) escapedDirective() {
	tok := p.peek()
	image := p.image(tok)
	value := image
	last := strings.LastIndexByte(image, '\\')
	if p.knownDirective(strings.Trim(image[last+2:], "{}")) {
		value = image[:last/2] + image[last+1:]
	}
	if p.nested > 0 {
		p.recordNext(value)
	}
	p.skip()
	p.add(&Escape{p.place(tok.start, tok.end), value})
}

// knownDirective says whether a backslash before #name escapes it.
func (p *parser) knownDirective(name string) bool {
	switch name {
	case "if", "elseif", "else", "end", "set":
		return true
	}
	return p.pluggable(name)
}

// pluggable says whether name is a directive that the engine looks up by its name.
func (p *parser) pluggable(name string) bool {
	if directiveOf(name) != directiveUnknown {
		return true
	}
	for _, m := range p.macros {
		if m == name {
			return true
		}
	}
	return false
}

// escapes takes a run of \\, which are single before a directive.
func (p *parser) escapes() {
	first := p.peek()
	end, n := first.start, 0
	for p.peek().kind == kindDoubleEscape {
		end = p.take().end
		n++
	}
	value := strings.Repeat(`\\`, n) // a # before one of them is lost
	if p.directiveFollows() {
		value = value[:n]
	}
	p.add(&Escape{p.place(first.start, end), value})
}

func (p *parser) directiveFollows() bool {
	tok := p.peek()
	switch tok.kind {
	case kindIf, kindElse, kindElseIf, kindEnd:
		return true
	case kindEOF:
		return false
	}
	image := p.image(tok)
	return len(image) > 1 && p.pluggable(image[1:])
}

// recorded is a token that was taken inside of a directive which prints its source.
type recorded struct {
	kind  kind
	stray string
	image string
}

// text is what a recorded token prints where an unknown directive prints itself.
func (r recorded) text() string {
	switch {
	case r.kind == kindLineComment:
		mark := strings.Index(r.image, "##") + 2
		end := strings.TrimRight(r.image[mark:], "\r\n")
		return r.image[:mark] + r.image[mark+len(end):]
	case r.kind == kindBlockComment:
		return commentImage(r.kind, r.image)
	}
	return r.image
}

// literal is what a recorded token prints inside of #literal.
func (r recorded) literal() string {
	if r.kind == kindBlockComment {
		return ""
	}
	return r.stray + r.text()
}

// recordedFrom joins what was recorded since mark, and forgets it once nobody else wants it.
func (p *parser) recordedFrom(mark int, text func(recorded) string) string {
	var b strings.Builder
	for _, r := range p.record[mark:] {
		b.WriteString(text(r))
	}
	return b.String()
}
