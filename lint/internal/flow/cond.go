package flow

import (
	"strings"

	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/vtl"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

func contains(s, part string) bool { return strings.Contains(s, part) }

// branch is a way behind a condition, with the condition's outcome there.
type branch struct {
	state *state
	truth Truth // Yes or No
}

// cond evaluates a condition and forks where its outcome is open.
func (r *runner) cond(s *state, e vtl.Expr) []branch {
	r.steps++
	switch e := e.(type) {
	case *vtl.Paren:
		return r.cond(s, e.X)
	case *vtl.Unary:
		r.noteTest(s, e.X, true)
		return flip(r.cond(s, e.X))
	case *vtl.Binary:
		return r.binaryCond(s, e)
	case *vtl.BoolLit:
		return []branch{{s, truthOf(e.Value)}}
	case *vtl.Reference:
		v := r.reference(s, e)
		r.test(e, v, false)
		return r.decide(s, truth(v), "true:"+v.key)
	case nil:
		return []branch{{s, Yes}}
	}
	r.test(e, r.expr(s, e), false)
	return []branch{{s, No}}
}

func flip(branches []branch) []branch {
	for i := range branches {
		branches[i].truth = branches[i].truth.Not()
	}
	return branches
}

// noteTest notes what a ! is applied to.
func (r *runner) noteTest(s *state, e vtl.Expr, negated bool) {
	for {
		p, ok := e.(*vtl.Paren)
		if !ok {
			break
		}
		e = p.X
	}
	switch e.(type) {
	case *vtl.Reference, *vtl.StringLit, *vtl.NumberLit, *vtl.ListLit, *vtl.MapLit:
		r.test(e, r.expr(s, e), negated)
	}
}

func (r *runner) test(e vtl.Expr, v *Value, negated bool) {
	_, isRef := e.(*vtl.Reference)
	if r.res.once(testKey{e, v.key, negated}) {
		r.res.Tests = append(r.res.Tests, Test{Expr: e, Value: v, Negated: negated, Literal: !isRef})
	}
}

type testKey struct {
	expr    vtl.Expr
	value   string
	negated bool
}

// truth is Velocity's: only false is false, and what is missing is the empty string.
func truth(v *Value) Truth {
	switch v.Kind {
	case Bool:
		return v.Truth
	case JSON, Unknown:
		return Maybe
	}
	return Yes
}

// decide forks on a test whose outcome is open, unless the way has met it before.
func (r *runner) decide(s *state, t Truth, key string) []branch {
	if t == Maybe {
		t = s.recall(key)
	}
	if t != Maybe {
		return []branch{{s, t}}
	}
	no := s.fork()
	s.learn(key, Yes)
	no.learn(key, No)
	return []branch{{s, Yes}, {no, No}}
}

func (r *runner) binaryCond(s *state, e *vtl.Binary) []branch {
	switch e.Op {
	case vtl.OpAnd, vtl.OpOr:
		stop := No
		if e.Op == vtl.OpOr {
			stop = Yes
		}
		var out []branch
		for _, b := range r.cond(s, e.X) {
			if b.truth == stop {
				out = append(out, b)
				continue
			}
			out = append(out, r.cond(b.state, e.Y)...)
		}
		return out
	case vtl.OpEq, vtl.OpNe, vtl.OpLt, vtl.OpLe, vtl.OpGt, vtl.OpGe:
		t, key, negated := r.compare(s, e)
		branches := r.decide(s, t, key)
		if negated {
			return flip(branches)
		}
		return branches
	}
	r.expr(s, e)
	return []branch{{s, No}}
}

// compare gives a comparison's outcome, and the fact that it asks for: negated says
// that it asks for the opposite of both.
func (r *runner) compare(s *state, e *vtl.Binary) (t Truth, key string, negated bool) {
	a, b := r.expr(s, e.X), r.expr(s, e.Y)
	if t := roundCompare(s, e, a, b); t != Maybe {
		return t, "", false
	}
	if e.Op == vtl.OpEq || e.Op == vtl.OpNe {
		t, key = equal(a, b)
		return t, key, e.Op == vtl.OpNe
	}
	t, key = less(e.Op, a, b)
	return t, key, false
}

// equal compares as the engine does: by value for numbers, by text across types; what
// is missing is the empty string.
func equal(a, b *Value) (Truth, string) {
	x, knownX := literal(a)
	y, knownY := literal(b)
	if knownX && knownY {
		if a.Kind == Number && b.Kind == Number {
			order, ok := java.Compare(a.Num, b.Num)
			return truthOf(ok && order == 0), ""
		}
		return truthOf(x == y), ""
	}
	if knownX {
		a, b, y, knownY = b, a, x, true
	}
	if t := never(a, y, knownY); t != Maybe {
		return t, ""
	}
	if d := a.Single(); d != nil && knownY {
		return Maybe, equalKey(d.Key, y)
	}
	if a.least > 0 && b.Kind == Number && b.Num != nil {
		if order, ok := java.Compare(b.Num, a.least); ok && order < 0 {
			return No, ""
		}
	}
	if a.key == b.key && a.Kind != Unknown {
		return Yes, ""
	}
	return Maybe, "same:" + a.key + "\x01" + b.key
}

// never says where a value cannot equal a constant.
func never(v *Value, constant string, known bool) Truth {
	if !known {
		return Maybe
	}
	switch v.Kind {
	case Text:
		for _, p := range v.Pieces {
			if p.Data == nil && p.Text != "" && !contains(constant, p.Text) {
				return No
			}
			if p.Data != nil && p.Data.Type == catalog.JSONText && constant == "" {
				return No
			}
		}
	case Map, List, Array, Class, Block:
		if constant == "" {
			return No
		}
	}
	return Maybe
}

// literal gives the text by which a value that is fully known compares.
func literal(v *Value) (string, bool) {
	switch v.Kind {
	case Nothing:
		return "", true
	case Text:
		return v.Const()
	case Number:
		if v.Num != nil {
			return java.Text(v.Num), true
		}
	case Bool:
		if v.Truth == Yes {
			return "true", true
		}
		if v.Truth == No {
			return "false", true
		}
	}
	return "", false
}

// less compares numbers; with anything that is no number the outcome is false.
func less(op vtl.Op, a, b *Value) (Truth, string) {
	if notNumber(a) || notNumber(b) {
		return No, ""
	}
	if a.Kind == Number && b.Kind == Number && a.Num != nil && b.Num != nil {
		order, ok := java.Compare(a.Num, b.Num)
		return truthOf(ok && holds(op, order)), ""
	}
	if a.least > 0 && b.Kind == Number && b.Num != nil {
		if order, ok := java.Compare(a.least, b.Num); ok && order > 0 {
			return truthOf(op == vtl.OpGt || op == vtl.OpGe), ""
		}
	}
	return Maybe, "order:" + string(rune('0'+int(op))) + a.key + "\x01" + b.key
}

func notNumber(v *Value) bool {
	switch v.Kind {
	case Number, JSON, Unknown:
		return false
	}
	return true
}

func holds(op vtl.Op, order int) bool {
	switch op {
	case vtl.OpLt:
		return order < 0
	case vtl.OpLe:
		return order <= 0
	case vtl.OpGt:
		return order > 0
	}
	return order >= 0
}
