package vtl

import "strings"

// ifStatement parses #if … #end.
func (p *parser) ifStatement() *If {
	opened, mark := p.take(), len(p.forks.open)
	p.enter(opened)
	first := p.arm(opened)
	p.forks.add(first)
	for p.peek().kind == kindElseIf {
		next := p.arm(p.take())
		p.forks.add(next)
	}
	if p.peek().kind == kindElse {
		last := p.elseArm(p.take())
		p.forks.add(last)
	}
	n := p.ifs.new()
	n.Arms = p.forks.list(mark)
	_, headless := first.Cond.(*Bad)
	n.place = p.place(hashOf(opened), p.end(opened, headless))
	p.leave()
	return n
}

// arm parses what follows #if or #elseif.
func (p *parser) arm(tok *token) *Arm {
	a := p.arms.new()
	ok := p.try(func() {
		p.openParen()
		a.Cond = p.expression()
		a.Head = p.span(hashOf(tok), p.closeParen())
		p.opener = token{}
	})
	if !ok {
		bad := p.skipBroken(hashOf(tok))
		a.Cond, a.Head = bad, bad.Span()
	}
	a.Body = p.block()
	a.place = placeOf(Span{a.Head.Start, max(a.Head.End, a.Body.Span().End)})
	return a
}

func (p *parser) elseArm(tok *token) *Arm {
	p.warnElseIf(tok)
	a := p.arms.new()
	a.Head = p.span(hashOf(tok), p.wordEnd(tok))
	a.Body = p.block()
	a.place = placeOf(Span{a.Head.Start, max(a.Head.End, a.Body.Span().End)})
	return a
}

// end takes the #end of a directive and gives the offset behind the word. headless
// says that the directive's arguments were broken.
func (p *parser) end(opened *token, headless bool) int32 {
	for p.peek().kind == kindElse || p.peek().kind == kindElseIf {
		p.blockless()
		p.block()
	}
	if p.peek().kind != kindEnd {
		p.unclosed(opened, headless)
		return p.peek().start
	}
	end := p.take()
	if p.recovering && p.hint().suspect.kind == kindEOF && p.indentedLess(end, opened) {
		p.note().suspect = *opened
	}
	return p.wordEnd(end)
}

// indentedLess says whether a stands further left than b, both first on their lines.
func (p *parser) indentedLess(a, b *token) bool {
	x, y := p.indent(a), p.indent(b)
	return x >= 0 && x < y
}

// indent is the number of blanks before a directive, -1 where it is not the first
// on its line.
func (p *parser) indent(tok *token) int {
	line := p.text[:hashOf(tok)]
	line = line[strings.LastIndexAny(line, "\r\n")+1:]
	if skipBlanks(line, 0) < len(line) {
		return -1
	}
	return len(line)
}

// unclosed reports a block without #end, unless its head was broken already.
func (p *parser) unclosed(opened *token, headless bool) {
	if !p.shaky && !headless {
		p.refuse(p.findUnclosed(opened))
	}
}

// blockless reports #end, #else or #elseif where no block wants it, and goes over it.
func (p *parser) blockless() {
	tok := p.peek()
	if !p.shaky {
		p.refuse(p.findBlockless(tok))
	}
	p.take()
	if tok.kind != kindElseIf {
		return
	}
	ok := p.try(func() {
		p.openParen()
		p.expression()
		p.closeParen()
	})
	if !ok {
		p.skipBroken(hashOf(tok))
	}
	p.opener = token{}
}
