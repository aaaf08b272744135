package vtl

import (
	"math/big"
	"strconv"
)

// expression parses the right side of a #set, the condition of an #if.
func (p *parser) expression() Expr { return p.binary(1) }

// levels are the operators, with how tightly each binds.
var levels = [...]struct {
	op Op
	at int
}{
	kindOr:  {OpOr, 1},
	kindAnd: {OpAnd, 2},
	kindEq:  {OpEq, 3}, kindNe: {OpNe, 3},
	kindLt: {OpLt, 4}, kindLe: {OpLe, 4}, kindGt: {OpGt, 4}, kindGe: {OpGe, 4},
	kindPlus: {OpAdd, 5}, kindMinus: {OpSub, 5},
	kindTimes: {OpMul, 6}, kindDivide: {OpDiv, 6}, kindModulo: {OpMod, 6},
	kindSpace: {}, // the last kind
}

// level gives the operator of a token and how tightly it binds; 0: it is none.
func level(k kind) (Op, int) { return levels[k].op, levels[k].at }

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
	if p.peek().kind == kindLParen {
		return p.paren()
	}
	return p.value(expectOperand)
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
	return p.value(expectArgument)
}

const valueStarts = 1<<kindString | 1<<kindInteger | 1<<kindFloat | 1<<kindTrue | 1<<kindFalse |
	1<<kindLBracket | 1<<kindLBrace | 1<<kindIdentifier | 1<<kindLCurly

func startsValue(k kind) bool { return valueStarts&(1<<k) != 0 }

// value parses a literal or a reference.
func (p *parser) value(want expectation) Expr {
	switch p.peek().kind {
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
	case kindTrue, kindFalse:
		t := p.take()
		return &BoolLit{p.place(t.main, t.end), t.kind == kindTrue}
	}
	p.unexpected(want)
	return nil
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
	high := p.value(expectRangeEnd)
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
