package vtl

import (
	"math/big"
	"strconv"
)

// expression parses the right side of a #set, the condition of an #if.
func (p *parser) expression() Expr { return p.binary(1) }

// level is how tightly an operator binds; 0: it is none.
func level(k kind) (Op, int) {
	switch k {
	case kindOr:
		return OpOr, 1
	case kindAnd:
		return OpAnd, 2
	case kindEq:
		return OpEq, 3
	case kindNe:
		return OpNe, 3
	case kindLt:
		return OpLt, 4
	case kindLe:
		return OpLe, 4
	case kindGt:
		return OpGt, 4
	case kindGe:
		return OpGe, 4
	case kindPlus:
		return OpAdd, 5
	case kindMinus:
		return OpSub, 5
	case kindTimes:
		return OpMul, 6
	case kindDivide:
		return OpDiv, 6
	case kindModulo:
		return OpMod, 6
	}
	return 0, 0
}

// binary parses operators that bind at least as tightly as lowest.
func (p *parser) binary(lowest int) Expr {
	x := p.unary()
	for {
		op, at := level(p.peek().kind)
		if at == 0 || at < lowest {
			return x
		}
		tok := p.take()
		y := p.binary(at + 1)
		b := p.binaries.new()
		b.place = placeOf(Span{x.Span().Start, y.Span().End})
		b.Op, b.OpSpan, b.X, b.Y = op, p.span(tok.main, tok.end), x, y
		x = b
	}
}

// unary parses !x.
func (p *parser) unary() Expr {
	tok := p.peek()
	if tok.kind != kindNot {
		return p.primary()
	}
	p.take()
	p.enter(tok)
	x := p.unary()
	p.leave()
	op := p.span(tok.main, tok.end)
	return &Unary{placeOf(Span{op.Start, x.Span().End}), OpNot, op, x}
}

// primary parses a value or (expression), and the white space behind it.
func (p *parser) primary() Expr {
	tok := p.peek()
	var x Expr
	switch {
	case tok.kind == kindLParen:
		x = p.paren()
	case startsValue(tok.kind):
		x = p.value()
	default:
		p.unexpected(expectOperand)
	}
	return x
}

func (p *parser) paren() Expr {
	open, outer := p.take(), p.opener
	p.opener = *open
	p.enter(open)
	x := p.expression()
	end := p.closeParen()
	p.leave()
	p.opener = outer
	return &Paren{p.place(open.main, end), x}
}

// parameter parses an argument of a method, an element of a list or map.
func (p *parser) parameter() Expr {
	if !startsValue(p.peek().kind) {
		p.unexpected(expectArgument)
	}
	x := p.value()
	return x
}

func startsValue(k kind) bool {
	switch k {
	case kindString, kindInteger, kindFloat, kindTrue, kindFalse,
		kindLBracket, kindLBrace, kindIdentifier, kindLCurly:
		return true
	}
	return false
}

// value parses a literal or a reference; the next token starts one.
func (p *parser) value() Expr {
	tok := p.peek()
	switch tok.kind {
	case kindIdentifier, kindLCurly:
		return p.reference()
	case kindString:
		return p.stringLiteral(p.take())
	case kindInteger, kindFloat:
		return p.numberLiteral(p.take())
	case kindLBracket:
		return p.list()
	case kindLBrace:
		return p.mapLiteral()
	}
	t := p.take()
	return &BoolLit{p.place(t.main, t.end), t.kind == kindTrue}
}

func (p *parser) numberLiteral(tok *token) Expr {
	if tok.start < tok.main {
		p.fail(findNotANumber(p.image(tok)).on(*tok))
	}
	text := p.text[tok.main:tok.end]
	n := p.numbers.new()
	n.place = p.place(tok.main, tok.end)
	if tok.kind == kindFloat {
		f, _ := strconv.ParseFloat(text, 64) // too large is infinite, as in Java
		n.Value = f
		return n
	}
	n.Value = integer(text)
	return n
}

// integer gives the smallest of Java's integer classes that holds the number.
func integer(text string) any {
	if i, err := strconv.ParseInt(text, 10, 64); err == nil {
		if int64(int32(i)) == i {
			return int32(i)
		}
		return i
	}
	b, _ := new(big.Int).SetString(text, 10)
	return b
}

// list parses [a, b] or [a..b].
func (p *parser) list() Expr {
	open, outer := p.take(), p.opener
	p.opener = *open
	p.enter(open)
	x := p.listAfter(open)
	p.leave()
	p.opener = outer
	return x
}

func (p *parser) listAfter(open *token) Expr {
	if p.peek().kind == kindRBracket && !p.peek().spaced {
		end := p.take().end
		return &ListLit{p.place(open.main, end), nil}
	}
	first := p.parameter()
	if p.peek().kind == kindRange && rangeEnd(first) {
		return p.rangeLiteral(open, first)
	}
	mark := len(p.exprs.open)
	p.exprs.add(first)
	for p.peek().kind == kindComma {
		p.take()
		item := p.parameter()
		p.exprs.add(item)
	}
	end := p.expect(kindRBracket, expectNextItem).end
	return &ListLit{p.place(open.main, end), p.exprs.list(mark)}
}

// rangeEnd says whether x may be an end of a range.
func rangeEnd(x Expr) bool {
	switch x := x.(type) {
	case *Reference:
		return true
	case *NumberLit:
		_, float := x.Value.(float64)
		return !float
	}
	return false
}

func (p *parser) rangeLiteral(open *token, low Expr) Expr {
	p.take()
	switch p.peek().kind {
	case kindIdentifier, kindLCurly, kindInteger:
	default:
		p.unexpected(expectRangeEnd)
	}
	high := p.value()
	end := p.expect(kindRBracket, expectCloseRange).end
	return &RangeLit{p.place(open.main, end), low, high}
}

// mapLiteral parses {k: v, l: w}. The engine's lexer sees its } as the one of a
// formal reference where a plain reference stands directly before it.
func (p *parser) mapLiteral() Expr {
	open, outer := p.take(), p.opener
	p.opener = *open
	p.enter(open)
	m := &MapLit{}
	if k := p.peek().kind; k != kindRBrace && k != kindRCurly {
		m.Entries = p.entries()
	}
	if k := p.peek().kind; k != kindRBrace && k != kindRCurly {
		p.unexpected(expectNextEntry)
	}
	m.place = p.place(open.main, p.take().end)
	p.leave()
	p.opener = outer
	return m
}

func (p *parser) entries() []*MapEntry {
	var entries []*MapEntry
	for {
		e := &MapEntry{Key: p.parameter()}
		p.expect(kindColon, expectColon)
		e.Value = p.parameter()
		e.place = placeOf(Span{e.Key.Span().Start, e.Value.Span().End})
		entries = append(entries, e)
		if p.peek().kind != kindComma {
			return entries
		}
		p.take()
	}
}
