package proof

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/vtl"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// truth is what a condition can be, in the world in which it is.
type truth struct {
	w   *world
	yes bool
}

// truth gives what a condition can be. Only false and nothing are false; of literals
// only true is true.
func (x *execution) truth(e vtl.Expr, w *world) []truth {
	x.step(e)
	switch e := e.(type) {
	case *vtl.Paren:
		return x.truth(e.X, w)
	case *vtl.BoolLit:
		return []truth{{w, e.Value}}
	case *vtl.Reference:
		return x.referenceTruth(e, w)
	case *vtl.Unary:
		out := x.truth(e.X, w)
		for i := range out {
			out[i].yes = !out[i].yes
		}
		return out
	case *vtl.Binary:
		return x.binaryTruth(e, w)
	}
	return []truth{{w, false}} // any other literal
}

func (x *execution) binaryTruth(e *vtl.Binary, w *world) []truth {
	switch e.Op {
	case vtl.OpAnd, vtl.OpOr:
		return x.logic(e, w)
	case vtl.OpEq, vtl.OpNe, vtl.OpLt, vtl.OpLe, vtl.OpGt, vtl.OpGe:
		var out []truth
		x.all([]vtl.Expr{e.X, e.Y}, w, func(w *world, vs []*value) []result {
			out = append(out, x.compare(e, w, vs[0], vs[1])...)
			return nil
		})
		return out
	}
	x.eval(e, w) // for what it may throw
	return []truth{{w, false}}
}

func (x *execution) logic(e *vtl.Binary, w *world) []truth {
	var out []truth
	for _, t := range x.truth(e.X, w) {
		if t.yes == (e.Op == vtl.OpOr) {
			out = append(out, t)
			continue
		}
		out = append(out, x.truth(e.Y, t.w)...)
	}
	return out
}

func (x *execution) referenceTruth(e *vtl.Reference, w *world) []truth {
	var out []truth
	for _, r := range x.reference(e, w) {
		switch r.v.kind {
		case valueConst:
			b, isBool := r.v.lit.(bool)
			out = append(out, truth{r.w, b || !isBool})
		case valueBool, valueAny, valueLeaf:
			out = append(out, x.either(r.w, testOf("true", r.v, nil))...)
		case valueDefine:
			x.giveUp(e, "a condition of a #define block is not followed")
		default:
			out = append(out, truth{r.w, true})
		}
	}
	return out
}

// testOf names a test of inputs; "" where it is about something that has no name.
func testOf(op string, a, b *value) string {
	name := func(v *value) string {
		switch {
		case v == nil:
			return "-"
		case v.kind == valueConst || v.kind == valueText && v.id == "":
			if _, ok := v.text.isConst(); ok {
				return v.key()
			}
			return ""
		}
		return v.id
	}
	x, y := name(a), name(b)
	if x == "" || y == "" {
		return ""
	}
	return op + "\x04" + x + "\x04" + y
}

// either gives both outcomes of a test, or the one that it had before.
func (x *execution) either(w *world, test string) []truth {
	if test == "" {
		return []truth{{w, true}, {w, false}}
	}
	if f, ok := w.facts[test]; ok {
		return []truth{{w, f.holds}}
	}
	return []truth{{w.learn(test, true), true}, {w.learn(test, false), false}}
}

func (x *execution) compare(e *vtl.Binary, w *world, a, b *value) []truth {
	if clash(a, b) {
		x.throws(e.Span(), "a number that is infinite throws where it is compared with a large one")
	}
	switch e.Op {
	case vtl.OpEq:
		return x.equal(w, a, b)
	case vtl.OpNe:
		out := x.equal(w, a, b)
		for i := range out {
			out[i].yes = !out[i].yes
		}
		return out
	}
	return x.order(e.Op, w, a, b)
}

// literal gives a value that is known, as the evaluator has it.
func (v *value) literal(w *world) (any, bool) {
	switch v.kind {
	case valueConst:
		return v.lit, true
	case valueText:
		if s, ok := v.print(w).isConst(); ok {
			return s, true
		}
	case valueNumber:
		if v.lo == v.hi && v.lo == int64(int32(v.lo)) {
			return int32(v.lo), true
		}
	case valueLeaf:
		if v.doc != nil && v.doc.kind == docText {
			return v.doc.text.isConst()
		}
	}
	return nil, false
}

// equal follows Velocity's ==. An input that is equal to a text prints that text, as
// both are compared by what they print unless one class fits the other.
func (x *execution) equal(w *world, a, b *value) []truth {
	p, ok1 := a.literal(w)
	q, ok2 := b.literal(w)
	if ok1 && ok2 {
		return []truth{{w, java.LooseEqual(p, q)}}
	}
	if ok1 {
		a, b, q, ok2 = b, a, p, true
	}
	text, isText := q.(string)
	if ok2 && isText {
		return x.equalText(w, a, text)
	}
	return x.either(w, testOf("==", a, b))
}

func (x *execution) equalText(w *world, a *value, text string) []truth {
	if s := a.print(w); a.kind == valueText || a.kind == valueLeaf {
		if fixed, ok := s.isConst(); ok {
			return []truth{{w, fixed == text}}
		}
		if text == "" && !s.mayBeEmpty() || !charsOf(text).within(s.chars()) {
			return []truth{{w, false}}
		}
	}
	if a.id == "" || a.kind == valueNumber || a.kind == valueBool {
		return x.either(w, testOf("==", a, textValue(constant(text))))
	}
	out := x.either(w, testOf("==", a, textValue(constant(text))))
	for i := range out {
		if out[i].yes && (a.kind == valueText || a.kind == valueLeaf) {
			out[i].w = out[i].w.pin(a.id, text)
		}
	}
	return out
}

// order follows < <= > >=, which are false for what cannot be compared.
func (x *execution) order(op vtl.Op, w *world, a, b *value) []truth {
	p, ok1 := a.literal(w)
	q, ok2 := b.literal(w)
	if ok1 && ok2 {
		n, ok := java.Compare(p, q)
		return []truth{{w, ok && holds(op, n)}}
	}
	lo1, hi1, ok1 := a.bounds()
	lo2, hi2, ok2 := b.bounds()
	if ok1 && ok2 {
		yes, known := orderOf(op, lo1, hi1, lo2, hi2)
		if known {
			return []truth{{w, yes}}
		}
	}
	return x.either(w, testOf(fmt.Sprintf("op%d", op), a, b))
}

func holds(op vtl.Op, n int) bool {
	switch op {
	case vtl.OpLt:
		return n < 0
	case vtl.OpLe:
		return n <= 0
	case vtl.OpGt:
		return n > 0
	}
	return n >= 0
}

// orderOf decides a comparison of ranges where all of their numbers agree.
func orderOf(op vtl.Op, lo1, hi1, lo2, hi2 int64) (yes, known bool) {
	switch op {
	case vtl.OpLt:
		return hi1 < lo2, hi1 < lo2 || lo1 >= hi2
	case vtl.OpLe:
		return hi1 <= lo2, hi1 <= lo2 || lo1 > hi2
	case vtl.OpGt:
		return lo1 > hi2, lo1 > hi2 || hi1 <= lo2
	}
	return lo1 >= hi2, lo1 >= hi2 || hi1 < lo2
}
