package vtl

import "strings"

// referenceStatement adds a reference to the text. A name without a $ is no
// reference but text: the engine's lexer takes it for a name where an earlier
// reference left it in that state.
func (p *parser) referenceStatement() {
	tok := p.peek()
	p.inText = true
	r := p.escapableReference()
	p.inText = false
	if !r.Bare {
		p.add(r)
		return
	}
	p.warnBrace(tok, r)
	value := p.image(tok)
	if strings.IndexByte(p.text[tok.start:tok.main], '$') >= 0 {
		value = ""
	}
	p.add(&Text{r.place, value})
}

// escapableReference parses a reference that prints itself where an odd number of
// backslashes stands before it. What it then prints is put together of its tokens.
func (p *parser) escapableReference() *Reference {
	if p.text[p.peek().start] != '\\' {
		return p.reference()
	}
	mark := len(p.record)
	p.nested++
	r := p.reference()
	p.nested--
	own := p.recordedFrom(mark, recorded.literal)[len(p.record[mark].stray):]
	if p.nested == 0 {
		p.record = p.record[:mark]
	}
	if r.Escapes%2 != 0 && own != p.source[r.Own().Start:r.Own().End] {
		if p.printed == nil {
			p.printed = map[*Reference]string{}
		}
		p.printed[r] = own
	}
	return r
}

// reference parses $x, ${x} and what follows it.
func (p *parser) reference() *Reference {
	tok := p.peek()
	r := p.refs.new()
	p.prefix(r, tok)
	p.skip()
	name, formal, outer := tok, tok.kind == kindLCurly, p.opener
	if formal {
		p.opener = *tok
		if p.peek().kind != kindIdentifier {
			p.unexpected(expectName)
		}
		name = p.take()
		r.Formal = true
	}
	start := name.main
	if formal {
		start = name.start // in ${$x} the engine takes $x for the name
	}
	r.Name = p.text[start:name.end]
	r.NameSpan = p.span(start, name.end)
	end := name.end
	p.chain(r, &end)
	if formal {
		end = p.expect(kindRCurly, expectCloseCurly).end
		p.opener = outer
	}
	r.place = p.place(tok.start, end)
	return r
}

// prefix reads what stands before a reference's name: \ and stray $ and #, then
// $, $!, ${ or $!{.
func (p *parser) prefix(r *Reference, tok *token) {
	prefix := p.text[tok.start:tok.main]
	if prefix == "$" && p.nested == 0 {
		return
	}
	dollar := strings.LastIndexByte(prefix, '$')
	cut := int32(0)
	switch {
	case dollar < 0 || strings.Contains(prefix, `\!`):
		r.Bare = true
	case dollar > 0:
		r.Escapes = skipByte(prefix, 0, '\\')
		r.Stray = prefix[r.Escapes:dollar]
		cut = int32(dollar)
		fallthrough
	default:
		r.Quiet = strings.HasPrefix(prefix[dollar:], "$!")
	}
	if p.nested > 0 {
		p.recordNext(p.text[tok.start+cut : tok.end])
	}
}

// chain parses the chain of members behind a name.
func (p *parser) chain(r *Reference, end *int32) {
	mark := len(p.steps.open)
	for {
		switch {
		case p.peek().kind == kindIndexOpen:
			step := p.index(end)
			p.steps.add(step)
		case p.peek().kind == kindMember:
			step := p.member(end)
			p.steps.add(step)
		default:
			r.Steps = p.steps.list(mark)
			return
		}
	}
}

// member parses .name or .name(arguments).
func (p *parser) member(end *int32) Step {
	name := p.take()
	text := p.text[name.main+1 : name.end]
	if p.peek().kind != kindLParen || !startsArguments(p.peekSecond()) {
		*end = name.end
		if p.peek().kind == kindLParen {
			p.declined = call{*p.peek(), *p.peekSecond()}
		}
		n := p.properties.new()
		n.place, n.Name = p.place(name.main, name.end), text
		return n
	}
	p.enter(name)
	c := p.calls.new()
	c.Name, c.NameSpan = text, p.span(name.main+1, name.end)
	outer := p.opener
	p.opener = *p.take()
	if p.peek().kind != kindArgsClose || p.peek().spaced {
		c.Args = p.arguments()
	}
	*end = p.expect(kindArgsClose, expectNextArgument).end
	p.opener = outer
	c.place = p.place(name.main, *end)
	p.leave()
	p.warnBareArguments(c)
	return c
}

// startsArguments says whether a ( that is followed by tok opens a method's arguments.
func startsArguments(tok *token) bool {
	return tok.spaced || tok.kind == kindArgsClose || startsValue(tok.kind)
}

func (p *parser) arguments() []Expr {
	mark := len(p.exprs.open)
	for {
		arg := p.parameter()
		p.exprs.add(arg)
		if p.peek().kind != kindComma {
			return p.exprs.list(mark)
		}
		p.take()
	}
}

// index parses [key].
func (p *parser) index(end *int32) *Index {
	open, outer := p.take(), p.opener
	p.opener = *open
	p.enter(open)
	if !startsIndex(p.peek().kind) {
		p.unexpected(expectIndex)
	}
	n := &Index{Key: p.value(expectIndex)}
	*end = p.expect(kindIndexClose, expectCloseIndex).end
	n.place = p.place(open.main, *end)
	p.leave()
	p.opener = outer
	return n
}

const indexStarts = 1<<kindString | 1<<kindInteger | 1<<kindTrue | 1<<kindFalse | 1<<kindIdentifier | 1<<kindLCurly

func startsIndex(k kind) bool { return indexStarts&(1<<k) != 0 }
