package flow

import (
	"strconv"

	"github.com/vtlcheck/vtlcheck/vtl"
)

// counterKey is the key of $foreach.count of a loop at a depth, from 0 for the outermost.
func counterKey(depth int) string { return "$foreach.count@" + strconv.Itoa(depth) }

// counter is $foreach.count of the innermost loop, plus off: known in the first round,
// above that later.
func counter(s *state, off int32) *Value {
	depth := len(s.rounds) - 1
	base := counterKey(depth)
	key := base
	if off != 0 {
		key += strconv.Itoa(int(off))
	}
	v := unknownNumber(key)
	if s.rounds[depth].first == Yes {
		v = number(1+off, nil)
		v.key = key
	} else {
		v.least = 2 + off
	}
	v.counts, v.base, v.off = true, base, int64(off)
	return v
}

// sizeKey is the key of the number of a collection's items: a map has one size, with its
// names, its values and its entries.
func sizeKey(v *Value) string {
	if v.sized != "" {
		return "size:" + v.sized
	}
	return "size:" + v.key
}

// isOpen says that a value is made of something but constants and counters of loops.
func (v *Value) isOpen() bool {
	if v.counts {
		return v.open
	}
	_, known := literal(v)
	return !known
}

// sum notes of the sum or difference of two numbers that it is a counter or a size, and
// a constant; and of any result whether a counter is in it.
func (v *Value) sum(op vtl.Op, a, b *Value) *Value {
	if a.Kind != Number || b.Kind != Number || !a.counts && !b.counts && v.Num != nil {
		return v
	}
	sum := *v
	sum.counts, sum.open = a.counts || b.counts, a.isOpen() || b.isOpen()
	base, off := linear(a)
	more, isConstant := whole(b)
	if op == vtl.OpAdd && base == "" {
		base, off = linear(b)
		more, isConstant = whole(a)
	}
	if op == vtl.OpSub {
		more = -more
	}
	if base != "" && isConstant && (op == vtl.OpAdd || op == vtl.OpSub) {
		sum.base, sum.off = base, off+more
	}
	return &sum
}

// linear takes a number apart: what is counted, and a constant. base is "" for a constant.
func linear(v *Value) (base string, off int64) {
	switch {
	case v.base != "":
		return v.base, v.off
	case v.Num == nil:
		return v.key, 0
	}
	return "", 0
}

// whole gives a constant integer.
func whole(v *Value) (n int64, ok bool) {
	if v.base != "" {
		return 0, false
	}
	switch n := v.Num.(type) {
	case int32:
		return int64(n), true
	case int64:
		return n, n < 1<<40 && n > -1<<40
	}
	return 0, false
}

// roundCompare knows comparisons in a loop with the size of the loop's list, which ask
// whether this is the last round. The template may also have counted itself.
//
// A comparison of a counter with what is neither that size nor a constant is a guard that
// cannot be decided: the way is followed on both sides of it, but nothing is reported of
// the text's structure there.
func roundCompare(s *state, e *vtl.Binary, a, b *Value) Truth {
	op := e.Op
	t := s.sizeCompare(op, a, b, e.X)
	if t == Maybe {
		t = s.sizeCompare(mirrored(op), b, a, e.Y)
	}
	if t == Maybe {
		s.guess(a, b)
	}
	return t
}

// guess notes that the way depends on a comparison of a counter, or of the size of what
// is walked, with something unknown.
func (s *state) guess(a, b *Value) {
	counts := a.counts || b.counts || s.walkedSize(a) >= 0 || s.walkedSize(b) >= 0
	if !counts || len(s.rounds) == 0 || !a.isOpen() && !b.isOpen() || s.understood(a, b) || s.understood(b, a) {
		return
	}
	s.doubt(a, b)
}

// doubt makes the way unsure, because of a guard with these values.
func (s *state) doubt(a, b *Value) {
	nesting := s.rounds[len(s.rounds)-1].nesting
	for i, at := range s.rounds {
		if key := counterKey(i); a.base == key || b.base == key {
			nesting = min(nesting, at.nesting)
		}
	}
	if s.unsure == 0 || s.unsure > nesting {
		s.unsure = nesting
	}
}

// understood says whether what sizeCompare says of the two holds, Maybe too.
func (s *state) understood(count, size *Value) bool {
	at := s.walkedSize(size)
	_, constant := whole(count)
	return at >= 0 && (constant || count.base == counterKey(at))
}

// walkedSize gives the loop whose list a value is the size of, or -1.
func (s *state) walkedSize(v *Value) int {
	if v.Kind != Number {
		return -1
	}
	base, _ := linear(v)
	for i := len(s.rounds) - 1; i >= 0; i-- {
		if base == sizeKey(s.rounds[i].list) {
			return i
		}
	}
	return -1
}

// sizeCompare compares a counter with the size of the list that a loop walks. written is
// the counter as the template has it.
func (s *state) sizeCompare(op vtl.Op, count, size *Value, written vtl.Expr) Truth {
	at := s.walkedSize(size)
	if at < 0 || count.Kind != Number {
		return Maybe
	}
	now := s.rounds[at]
	_, more := linear(size)
	if count.base == counterKey(at) {
		return beforeEnd(op, more-count.off, now.last)
	}
	n, ok := whole(count)
	if _, literal := written.(*vtl.NumberLit); !ok || literal {
		return Maybe
	}
	// The template's own counter in round now.number: n stands for number + (n - number).
	return beforeEnd(op, more-(n-now.number), now.last)
}

// beforeEnd says how the round's number less the list's size compares with d: in the last
// round it is 0, before that negative.
func beforeEnd(op vtl.Op, d int64, last Truth) Truth {
	switch {
	case last == Yes:
		return truthOf(compares(op, 0, d))
	case last == Maybe || d < -1:
		return Maybe
	case d >= 0:
		return truthOf(op == vtl.OpLt || op == vtl.OpLe || op == vtl.OpNe)
	case op == vtl.OpLe: // d is -1
		return Yes
	case op == vtl.OpGt:
		return No
	}
	return Maybe
}

func compares(op vtl.Op, a, b int64) bool {
	switch op {
	case vtl.OpEq:
		return a == b
	case vtl.OpNe:
		return a != b
	}
	switch {
	case a < b:
		return holds(op, -1)
	case a > b:
		return holds(op, 1)
	}
	return holds(op, 0)
}

// mirrored is the comparison with its sides exchanged.
func mirrored(op vtl.Op) vtl.Op {
	switch op {
	case vtl.OpLt:
		return vtl.OpGt
	case vtl.OpLe:
		return vtl.OpGe
	case vtl.OpGt:
		return vtl.OpLt
	case vtl.OpGe:
		return vtl.OpLe
	}
	return op
}

// countedMethod is $foreach.count.equals(…) and its like.
func countedMethod(s *state, v *Value, call *vtl.Call, args []*Value, result *Value) *Value {
	if len(args) != 1 || !v.counts && !args[0].counts || !numberMethods[call.Name] && !boolMethods[call.Name] {
		return result
	}
	if call.Name != "equals" {
		if len(s.rounds) > 0 && (v.isOpen() || args[0].isOpen()) {
			s.doubt(v, args[0])
		}
		return result
	}
	for _, pair := range [][2]*Value{{v, args[0]}, {args[0], v}} {
		if t := s.sizeCompare(vtl.OpEq, pair[0], pair[1], nil); t != Maybe {
			return boolean(t, "", result.Node)
		}
	}
	s.guess(v, args[0])
	return result
}
