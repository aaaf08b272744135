package proof

import (
	"math"

	"github.com/vtlcheck/vtlcheck/vtl"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// result is a value that an expression can have, in the world in which it does. void
// says that it may have none: an operation of numbers on something else.
type result struct {
	w    *world
	v    *value
	void bool
}

func one(w *world, v *value) []result { return []result{{w: w, v: v}} }

// eval gives every value that an expression can have.
func (x *execution) eval(e vtl.Expr, w *world) []result {
	x.step(e)
	switch e := e.(type) {
	case *vtl.Reference:
		return x.reference(e, w)
	case *vtl.StringLit:
		if e.Body == nil {
			return one(w, textValue(constant(e.Value)))
		}
		return x.collect(e.Body, w)
	case *vtl.NumberLit:
		return one(w, constValue(e.Value))
	case *vtl.BoolLit:
		return one(w, constValue(e.Value))
	case *vtl.Paren:
		return x.eval(e.X, w)
	case *vtl.ListLit:
		return x.list(e, w)
	case *vtl.RangeLit:
		return x.rangeOf(e, w)
	case *vtl.MapLit:
		return x.mapOf(e, w)
	case *vtl.Unary:
		return x.truthResults(e, w)
	case *vtl.Binary:
		return x.binary(e, w)
	}
	x.giveUp(e, oneLine(x.source.Slice(e.Span()))+" is not followed")
	return nil
}

// collect runs the inside of a double-quoted string and gives what it prints.
func (x *execution) collect(b *vtl.Block, w *world) []result {
	outer, broke := w.sink, len(x.broke)
	c := *w
	c.sink = sink{keep: true, aside: true}
	var out []result
	for _, end := range x.block(b, []*world{&c}) {
		text := end.sink.text
		if len(text) > maxPieces {
			text = anyText(text.chars(), false)
		}
		back := *end
		back.sink = outer
		out = append(out, result{w: &back, v: textValue(text)})
	}
	if len(x.broke) != broke {
		x.giveUp(b, "#break out of a text is not followed")
	}
	return out
}

// all evaluates expressions one after the other and calls f with their values.
func (x *execution) all(list []vtl.Expr, w *world, f func(*world, []*value) []result) []result {
	return x.rest(list, w, nil, f)
}

func (x *execution) rest(list []vtl.Expr, w *world, done []*value, f func(*world, []*value) []result) []result {
	if len(list) == 0 {
		return f(w, done)
	}
	var out []result
	for _, r := range x.eval(list[0], w) {
		v := r.v
		if r.void {
			v = anyValue
		}
		out = append(out, x.rest(list[1:], r.w, append(done[:len(done):len(done)], v), f)...)
	}
	return out
}

func (x *execution) list(e *vtl.ListLit, w *world) []result {
	return x.all(e.Items, w, func(w *world, vs []*value) []result {
		for _, v := range vs {
			x.alias(v)
		}
		return one(w, knownList(vs))
	})
}

// mapOf is a map of which no more is kept than what its values are.
func (x *execution) mapOf(e *vtl.MapLit, w *world) []result {
	var parts []vtl.Expr
	for _, entry := range e.Entries {
		parts = append(parts, entry.Key, entry.Value)
	}
	return x.all(parts, w, func(w *world, vs []*value) []result {
		m := &value{kind: valueMap}
		for i := 1; i < len(vs); i += 2 {
			x.alias(vs[i])
			if m.elem == nil {
				m.elem = vs[i]
			} else {
				m.elem = joinValues(m.elem, vs[i])
			}
		}
		return one(w, m)
	})
}

func (x *execution) rangeOf(e *vtl.RangeLit, w *world) []result {
	return x.all([]vtl.Expr{e.Low, e.High}, w, func(w *world, vs []*value) []result {
		lo, hi, ok1 := vs[0].bounds()
		lo2, hi2, ok2 := vs[1].bounds()
		if !ok1 || !ok2 {
			return []result{{w: w, v: anyValue, void: true}}
		}
		if lo == hi && lo2 == hi2 && max(lo-lo2, lo2-lo) < maxUnrolled {
			return one(w, knownRange(lo, lo2))
		}
		return one(w, listValue(numberValue(min(lo, lo2), max(hi, hi2))))
	})
}

func knownRange(from, to int64) *value {
	step := int64(1)
	if to < from {
		step = -1
	}
	var items []*value
	for n := from; ; n += step {
		items = append(items, constValue(int32(n)))
		if n == to {
			return knownList(items)
		}
	}
}

func (x *execution) binary(e *vtl.Binary, w *world) []result {
	switch e.Op {
	case vtl.OpAnd, vtl.OpOr, vtl.OpEq, vtl.OpNe, vtl.OpLt, vtl.OpLe, vtl.OpGt, vtl.OpGe:
		return x.truthResults(e, w)
	}
	return x.all([]vtl.Expr{e.X, e.Y}, w, func(w *world, vs []*value) []result {
		if clash(vs[0], vs[1]) && vs[0].kind != valueText && vs[1].kind != valueText {
			x.throws(e.Span(), "a number that is infinite throws where it meets a large one")
		}
		if e.Op == vtl.OpAdd {
			return x.add(w, vs[0], vs[1])
		}
		return x.arithmetic(e, w, vs[0], vs[1])
	})
}

// truthResults gives the boolean that a condition is, a world for each.
func (x *execution) truthResults(e vtl.Expr, w *world) []result {
	var out []result
	for _, t := range x.truth(e, w) {
		out = append(out, result{w: t.w, v: constValue(t.yes)})
	}
	return out
}

// add joins texts where one side is a String, and adds numbers.
func (x *execution) add(w *world, a, b *value) []result {
	if a.kind == valueText || b.kind == valueText {
		if a.kind == valueAny || b.kind == valueAny || a.kind == valueHost || b.kind == valueHost {
			return one(w, optionalText(allChars))
		}
		s := concat(a.print(w), b.print(w))
		if len(s) > maxPieces {
			s = anyText(s.chars(), !s.mayBeEmpty())
		}
		return one(w, textValue(s))
	}
	if v, ok := constArithmetic(vtl.OpAdd, a, b); ok {
		return one(w, v)
	}
	lo1, hi1, ok1 := a.bounds()
	lo2, hi2, ok2 := b.bounds()
	if ok1 && ok2 {
		return one(w, numberValue(addBound(lo1, lo2), addBound(hi1, hi2)))
	}
	return []result{{w: w, v: anyValue, void: true}}
}

func addBound(a, b int64) int64 {
	if a > 0 && b > math.MaxInt64-a {
		return math.MaxInt64
	}
	if a < 0 && b < math.MinInt64-a {
		return math.MinInt64
	}
	return a + b
}

// arithmetic follows - * / %. A division of whole numbers is whole; by zero it has no
// value.
func (x *execution) arithmetic(e *vtl.Binary, w *world, a, b *value) []result {
	if v, ok := constArithmetic(e.Op, a, b); ok {
		return one(w, v)
	}
	_, _, ok1 := a.bounds()
	lo, _, ok2 := b.bounds()
	if e.Op == vtl.OpMod && (a.mayBeBig() || b.mayBeBig()) && !(ok1 && ok2 && lo > 0) {
		x.throws(e.Span(), "the remainder of a large number may throw")
	}
	if ok1 && ok2 {
		void := e.Op == vtl.OpDiv || e.Op == vtl.OpMod
		return []result{{w: w, v: numberValue(math.MinInt64, math.MaxInt64), void: void}}
	}
	return []result{{w: w, v: anyValue, void: true}}
}

// constArithmetic computes what is constant.
func constArithmetic(op vtl.Op, a, b *value) (*value, bool) {
	if a.kind != valueConst || b.kind != valueConst {
		return nil, false
	}
	var v any
	var ok bool
	var err error
	switch op {
	case vtl.OpAdd:
		v, ok, err = java.Add(a.lit, b.lit, nil)
	case vtl.OpSub:
		v, ok, err = java.Sub(a.lit, b.lit)
	case vtl.OpMul:
		v, ok, err = java.Mul(a.lit, b.lit)
	case vtl.OpDiv:
		v, ok, err = java.Div(a.lit, b.lit)
	case vtl.OpMod:
		v, ok, err = java.Mod(a.lit, b.lit)
	}
	if !ok || err != nil || v == nil {
		return nil, false
	}
	if _, isText := v.(string); isText {
		return nil, false
	}
	return constValue(v), true
}
