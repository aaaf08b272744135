package flow

import (
	"fmt"
	"math/big"

	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/vtl"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// failed is what an operation gives that the engine cannot compute: a #set of it
// leaves the old value.
var failed = &Value{Kind: Nothing, key: "failed"}

// expr evaluates an expression and keeps what is known about it.
func (r *runner) expr(s *state, e vtl.Expr) *Value {
	r.steps++
	if ref, ok := e.(*vtl.Reference); ok {
		return r.reference(s, ref)
	}
	return r.res.record(e, r.compute(s, e))
}

func (r *runner) compute(s *state, e vtl.Expr) *Value {
	switch e := e.(type) {
	case *vtl.StringLit:
		return r.stringLit(s, e)
	case *vtl.NumberLit:
		return number(e.Value, e)
	case *vtl.BoolLit:
		return boolean(truthOf(e.Value), "", e)
	case *vtl.ListLit:
		return r.listLit(s, e)
	case *vtl.RangeLit:
		r.expr(s, e.Low)
		r.expr(s, e.High)
		return &Value{Kind: List, Truth: Yes, Elem: unknownNumber("item"), Node: e, key: "range:" + r.src.Slice(e.Span())}
	case *vtl.MapLit:
		return r.mapLit(s, e)
	case *vtl.Paren:
		return r.expr(s, e.X)
	case *vtl.Unary:
		return r.logic(s, e)
	case *vtl.Binary:
		return r.binary(s, e)
	}
	return unknown()
}

func unknownNumber(key string, from ...*Data) *Value {
	return &Value{Kind: Number, From: from, key: shortKey(key)}
}

// stringLit gives the text of a literal; references in it are read, and what they hold
// goes into the text unchanged.
func (r *runner) stringLit(s *state, e *vtl.StringLit) *Value {
	if e.Body == nil {
		v := constant(e.Value, e)
		raw := r.src.Slice(vtl.Span{Start: e.Span().Start + 1, End: e.Span().End - 1})
		v.Pieces[0].Exact, v.Pieces[0].Offset = raw == e.Value, 1
		return v
	}
	var pieces []Piece
	for _, n := range e.Body.Nodes {
		pieces = append(pieces, r.inString(s, n)...)
	}
	return rope(pieces...)
}

func (r *runner) inString(s *state, n vtl.Node) []Piece {
	switch n := n.(type) {
	case *vtl.Text:
		return []Piece{{Text: n.Value, Node: n, Exact: r.src.Slice(n.Span()) == n.Value}}
	case *vtl.Verbatim:
		return []Piece{{Text: n.Value, Node: n}}
	case *vtl.Escape:
		return []Piece{{Text: n.Value, Node: n}}
	case *vtl.Comment:
		return nil
	case *vtl.Reference:
		if n.Escapes%2 == 1 {
			return []Piece{{Text: r.src.Slice(n.Span()), Node: n}}
		}
		pieces := append([]Piece(nil), piecesOf(r.reference(s, n))...)
		for i := range pieces {
			if pieces[i].Data != nil {
				pieces[i].Node = n
			}
		}
		return pieces
	}
	return piecesOf(unknown())
}

func (r *runner) listLit(s *state, e *vtl.ListLit) *Value {
	v := &Value{Kind: List, Node: e, key: "list["}
	for _, item := range e.Items {
		x := r.expr(s, item)
		v.Items = append(v.Items, x)
		v.From = append(v.From, x.Sources()...)
		v.key += x.key + ","
	}
	v.key = shortKey(v.key)
	v.Elem = common(v.Items)
	return v
}

// common is what is known about any of several values.
func common(values []*Value) *Value {
	if len(values) == 0 {
		return nil
	}
	first := values[0]
	for _, v := range values[1:] {
		if v.key != first.key {
			return unknown(first.Sources()...)
		}
	}
	return first
}

func (r *runner) mapLit(s *state, e *vtl.MapLit) *Value {
	v := &Value{Kind: Map, Node: e, Keys: map[string]bool{}, key: shortKey("map:" + r.src.Slice(e.Span()))}
	for _, entry := range e.Entries {
		if text, ok := r.expr(s, entry.Key).Const(); ok {
			v.Keys[text] = true
		}
		v.From = append(v.From, r.expr(s, entry.Value).Sources()...)
	}
	return v
}

// logic is a condition as a value: #set($x = $a && !$b). No way forks for it.
func (r *runner) logic(s *state, e vtl.Expr) *Value {
	switch e := e.(type) {
	case *vtl.Paren:
		return r.logic(s, e.X)
	case *vtl.Unary:
		x := r.logic(s, e.X)
		return boolean(truth(x).Not(), "!"+x.key, e, x.Sources()...)
	case *vtl.Binary:
		return r.binary(s, e)
	}
	return r.expr(s, e)
}

func (r *runner) binary(s *state, e *vtl.Binary) *Value {
	switch e.Op {
	case vtl.OpAdd, vtl.OpSub, vtl.OpMul, vtl.OpDiv, vtl.OpMod:
		return r.arithmetic(s, e)
	case vtl.OpAnd, vtl.OpOr:
		a, b := r.logic(s, e.X), r.logic(s, e.Y)
		return boolean(Maybe, fmt.Sprintf("logic%d:%s,%s", e.Op, a.key, b.key), e, append(a.Sources(), b.Sources()...)...)
	}
	t, key, negated := r.compare(s, e)
	if t == Maybe {
		t = s.recall(key)
	}
	if negated {
		t, key = t.Not(), "not "+key
	}
	return boolean(t, "compare:"+key, e)
}

var opText = map[vtl.Op]string{vtl.OpAdd: "+", vtl.OpSub: "-", vtl.OpMul: "*", vtl.OpDiv: "/", vtl.OpMod: "%"}

// arithmetic computes with numbers; + joins texts; all else fails silently.
func (r *runner) arithmetic(s *state, e *vtl.Binary) *Value {
	a, b := r.expr(s, e.X), r.expr(s, e.Y)
	if e.Op == vtl.OpAdd && (a.Kind == Text || b.Kind == Text || a.Kind == Nothing || b.Kind == Nothing) {
		return concat(a, b)
	}
	if notNumber(a) || notNumber(b) {
		return failed
	}
	if a.Num != nil && b.Num != nil {
		return constantArithmetic(e, a.Num, b.Num).sum(e.Op, a, b)
	}
	v := unknownNumber("("+a.key+" "+opText[e.Op]+" "+b.key+")", append(a.Sources(), b.Sources()...)...)
	v.Node = e
	if e.Op == vtl.OpAdd && (a.Kind != Number || b.Kind != Number) {
		v.Kind = Unknown // text plus a number is text
	}
	return v.sum(e.Op, a, b)
}

// maxBits bounds the numbers that are computed with.
const maxBits = 2048

func huge(n any) bool {
	big, ok := n.(*big.Int)
	return ok && big.BitLen() > maxBits
}

func constantArithmetic(e *vtl.Binary, a, b any) *Value {
	if huge(a) || huge(b) {
		return unknownNumber("huge")
	}
	var result any
	ok, err := false, error(nil)
	switch e.Op {
	case vtl.OpAdd:
		result, ok, err = java.Add(a, b, nil)
	case vtl.OpSub:
		result, ok, err = java.Sub(a, b)
	case vtl.OpMul:
		result, ok, err = java.Mul(a, b)
	case vtl.OpDiv:
		result, ok, err = java.Div(a, b)
	case vtl.OpMod:
		result, ok, err = java.Mod(a, b)
	}
	if !ok || err != nil {
		return failed
	}
	return number(result, e)
}

// derived is data made from other data.
func derived(key string, of *Data, node vtl.Node) *Data {
	d := &Data{Key: shortKey(key), Type: catalog.Text, Source: FromOther, Of: of, Node: node}
	if of != nil {
		d.Source, d.Optional = of.Source, of.Optional
	}
	return d
}
