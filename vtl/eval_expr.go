package vtl

import (
	"strconv"

	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// expr is a compiled expression.
type expr interface {
	// eval gives the value; nil is null: an operation without a result.
	eval(r *run) (any, error)
	// truth is what #if and the logical operators make of it. It is not the truth of
	// eval's value: the engine holds every literal but true for false, unseen.
	truth(r *run) (bool, error)
}

type constant struct {
	value  any
	isTrue bool // the literal true
}

func (x *constant) eval(*run) (any, error)   { return x.value, nil }
func (x *constant) truth(*run) (bool, error) { return x.isTrue, nil }

// false literals: a value that #if never looks at.
type neverTrue struct{}

func (neverTrue) truth(*run) (bool, error) { return false, nil }

// interpolation is a double-quoted string with references or directives in it.
type interpolation struct {
	neverTrue
	node *StringLit
	body block
	only expr // the one reference that is all there is in it; nil: there is more
}

func (x *interpolation) eval(r *run) (any, error) {
	if x.only != nil {
		return x.evalOnly(r)
	}
	return x.evalBody(r)
}

// evalOnly saves the copy where a reference is a string already.
func (x *interpolation) evalOnly(r *run) (any, error) {
	v, err := x.only.eval(r)
	if err != nil {
		return nil, err
	}
	switch b := v.(type) {
	case string:
		return v, nil
	case *blockValue:
		return r.collect(func() error { return x.body[0].(*printOp).printBlock(r, b) })
	}
	return r.text(x.node, v)
}

func (x *interpolation) evalBody(r *run) (any, error) {
	text, err := r.collect(func() error { return x.body.exec(r) })
	if err != nil {
		return nil, err
	}
	if x.node.Cut {
		text = withoutLast(text.(string))
	}
	return text, r.made(x.node, text)
}

// withoutLast takes the last UTF-16 unit away.
func withoutLast(s string) string {
	if s == "" {
		return s
	}
	v, _, _ := java.Call(s, "substring", []any{int32(0), int32(java.Length(s) - 1)}, nil)
	cut, _ := v.(string)
	return cut
}

// collect gives what print prints, a string.
func (r *run) collect(print func() error) (any, error) {
	room := r.room
	start := r.fence()
	r.room = start + r.limits.StringBytes
	r.aside++
	err := print()
	r.aside--
	r.room = room
	text := r.takeFrom(start)
	if err != nil {
		return nil, err
	}
	return text, nil
}

// fence begins a string at the end of the output. A byte stands between, so that half
// a surrogate pair before it finds no other half in it.
func (r *run) fence() (start int) {
	r.out = append(r.out, 0)
	return len(r.out)
}

// takeFrom ends what fence began.
func (r *run) takeFrom(start int) any {
	r.steps -= (len(r.out) - start) / bytesCopiedPerStep
	text := r.texts.Of(r.out[start:])
	r.out = r.out[:start-1]
	return text
}

type listExpr struct {
	neverTrue
	node  *ListLit
	items []expr
}

func (x *listExpr) eval(r *run) (any, error) {
	items := make([]any, len(x.items))
	for i, item := range x.items {
		v, err := item.eval(r)
		if err != nil {
			return nil, err
		}
		items[i] = v
	}
	r.steps -= len(items)
	l := java.NewList(items...)
	return l, r.made(x.node, l)
}

type mapExpr struct {
	neverTrue
	node         *MapLit
	keys, values []expr
}

func (x *mapExpr) eval(r *run) (any, error) {
	m := java.NewMap(len(x.keys))
	for i := range x.keys {
		k, err := x.keys[i].eval(r)
		if err != nil {
			return nil, err
		}
		v, err := x.values[i].eval(r)
		if err != nil {
			return nil, err
		}
		m.Put(k, v)
	}
	r.steps -= 1 + len(x.keys)
	if r.held != nil {
		return nil, r.settle(x.node, nil)
	}
	return m, r.made(x.node, m)
}

type rangeExpr struct {
	neverTrue
	node      *RangeLit
	low, high expr
}

func (x *rangeExpr) eval(r *run) (any, error) {
	c, ok, err := x.bounds(r)
	if !ok || err != nil {
		return nil, err
	}
	r.steps -= c.n * bytesPerItem / bytesReadPerStep
	items := make([]any, c.n)
	for i := range items {
		items[i] = c.item(i)
	}
	l := java.NewList(items...)
	return l, r.made(x.node, l)
}

// count is what a range counts: n numbers from first on, up or down.
type count struct {
	first, delta int32
	n            int
}

func (c count) item(i int) any { return boxed(c.first + int32(i)*c.delta) }

// bounds evaluates both ends; ok = false where one is no number. As in the engine the
// length is counted in 32 bits, which overflow.
func (x *rangeExpr) bounds(r *run) (c count, ok bool, err error) {
	low, err := x.low.eval(r)
	if err != nil {
		return c, false, err
	}
	high, err := x.high.eval(r)
	if err != nil {
		return c, false, err
	}
	from, ok1 := intValue(low)
	to, ok2 := intValue(high)
	if !ok1 || !ok2 {
		return c, false, nil
	}
	c = rangeOf(from, to)
	if c.n < 0 {
		return c, false, r.failure(x.node, &java.Exception{
			Class: "java.lang.IllegalArgumentException", Message: "Illegal Capacity: " + strconv.Itoa(c.n),
		})
	}
	if c.n > r.limits.Items {
		return c, false, r.limitReached(x.node, &java.LimitError{What: "collection items", Max: int64(r.limits.Items)})
	}
	return c, true, nil
}

func rangeOf(from, to int32) count {
	c := count{first: from, delta: 1}
	if to < from {
		c.delta = -1
	}
	length := from - to
	if length < 0 {
		length = -length
	}
	length++
	c.n = int(length)
	return c
}

func intValue(v any) (int32, bool) {
	if n, ok := v.(int32); ok {
		return n, true
	}
	n, found, err := java.Call(v, "intValue", nil, nil)
	i, ok := n.(int32)
	return i, ok && found && err == nil
}

// boxes are the integers that loops and ranges use most, made once.
var boxes = func() (b [MaxIterations + 1]any) {
	for i := range b {
		b[i] = int32(i)
	}
	return b
}()

func boxed(n int32) any {
	if n >= 0 && int(n) < len(boxes) {
		return boxes[n]
	}
	return n
}

type notExpr struct{ x expr }

func (x *notExpr) truth(r *run) (bool, error) {
	t, err := x.x.truth(r)
	return !t, err
}

func (x *notExpr) eval(r *run) (any, error) { return truthValue(x.truth(r)) }

func truthValue(t bool, err error) (any, error) {
	if err != nil {
		return nil, err
	}
	return t, nil
}

type logicExpr struct {
	node *Binary
	x, y expr
	or   bool
}

func (x *logicExpr) truth(r *run) (bool, error) {
	r.steps--
	t, err := x.x.truth(r)
	if err != nil {
		return false, err
	}
	r.side(x.node, false, t)
	if t == x.or {
		return t, nil
	}
	t, err = x.y.truth(r)
	if err == nil {
		r.side(x.node, true, t)
	}
	return t, err
}

func (x *logicExpr) eval(r *run) (any, error) { return truthValue(x.truth(r)) }

// operands evaluates both sides of an operation.
func (r *run) operands(x, y expr) (a, b any, err error) {
	r.steps--
	if a, err = x.eval(r); err != nil {
		return nil, nil, err
	}
	b, err = y.eval(r)
	return a, b, err
}

type equalExpr struct {
	node *Binary
	x, y expr
	not  bool
}

func (x *equalExpr) truth(r *run) (bool, error) {
	a, b, err := r.operands(x.x, x.y)
	if err != nil {
		return false, err
	}
	r.chargeReads(a, b)
	same, err := java.LooseEqualOf(a, b, &r.values)
	if err != nil || r.held != nil {
		err = r.settle(x.node, err)
		return false, r.through(err, x.node, x.node.Span(), "")
	}
	return same != x.not, nil
}

func (x *equalExpr) eval(r *run) (any, error) { return truthValue(x.truth(r)) }

type orderExpr struct {
	node *Binary
	x, y expr
	op   Op
}

func (x *orderExpr) truth(r *run) (bool, error) {
	a, b, err := r.operands(x.x, x.y)
	if err != nil {
		return false, err
	}
	order, ok, err := java.CompareOf(a, b)
	if err != nil {
		return false, r.through(r.failure(x.node, err), x.node, x.node.Span(), describeArgs([]any{a, b}))
	}
	if !ok {
		return false, nil
	}
	switch x.op {
	case OpLt:
		return order < 0, nil
	case OpLe:
		return order <= 0, nil
	case OpGt:
		return order > 0, nil
	}
	return order >= 0, nil
}

func (x *orderExpr) eval(r *run) (any, error) { return truthValue(x.truth(r)) }

type mathExpr struct {
	neverTrue
	node *Binary
	x, y expr
	calc func(a, b any) (any, bool, error)
}

func (x *mathExpr) eval(r *run) (any, error) {
	a, b, err := r.operands(x.x, x.y)
	if err != nil {
		return nil, err
	}
	r.chargeReads(a, b)
	v, ok, err := x.calc(a, b)
	if err != nil {
		return nil, r.through(r.failure(x.node, err), x.node, x.node.Span(), describeArgs([]any{a, b}))
	}
	if !ok {
		return nil, nil
	}
	return v, nil
}

// text gives what a value prints, a string.
func (r *run) text(node Node, v any) (any, error) {
	r.chargeReads(v, nil)
	s, err := java.TextOf(v, &r.values)
	if err != nil || r.held != nil {
		return nil, r.settle(node, err)
	}
	return s, r.made(node, s)
}
