package vtl

import "github.com/vtlcheck/vtlcheck/vtl/java"

// foreachOp is #foreach. The slots of the variables that it sets by itself are unused
// where the template names them nowhere.
type foreachOp struct {
	node                  *Foreach
	slot                  int
	list                  expr
	mapOf                 *refExpr // list, where it ends in keySet() or its like
	view                  java.View
	body                  block
	scope, count, hasNext int
}

func (o *foreachOp) at() Node { return o.node }

func (o *foreachOp) exec(r *run) error {
	items := r.newItems()
	ok, err := o.items(r, items)
	switch {
	case err != nil:
		err = r.through(err, o.node, o.node.Head, "")
	case ok:
		err = o.run(r, items)
	default:
		r.event(EventLoop, o.node, 0)
	}
	r.dropItems(items)
	return err
}

func (o *foreachOp) run(r *run, items *loopItems) error {
	saved := o.enter(r)
	rounds, err := o.loop(r, items, saved.held)
	if e := o.leave(r, &saved); e != nil {
		err = r.failure(o.node, e)
	}
	if err != nil {
		return r.through(err, o.node, o.node.Head, "in round "+java.Text(int32(rounds)))
	}
	r.loopEnded(o.node, rounds, rounds >= r.limits.Iterations && items.hasNext())
	return nil
}

// loopItems walks a range without making its list, and everything else by Java's
// iterator.
type loopItems struct {
	iter  *java.Iterator // nil: a range
	own   java.Iterator
	count count
	next  int
}

// newItems gives what a loop needs; loops hand it back for the next one.
func (r *run) newItems() *loopItems {
	if n := len(r.items); n > 0 {
		items := r.items[n-1]
		r.items = r.items[:n-1]
		return items
	}
	return new(loopItems)
}

func (r *run) dropItems(items *loopItems) {
	if items.iter == &items.own {
		items.own.Release()
	}
	items.iter, items.next = nil, 0
	r.items = append(r.items, items)
}

// items tells whether there is something to walk.
func (o *foreachOp) items(r *run, items *loopItems) (ok bool, err error) {
	if rg, isRange := o.list.(*rangeExpr); isRange {
		items.count, ok, err = rg.bounds(r)
		return ok, err
	}
	list, err := o.walked(r, items)
	if err != nil || list == nil {
		return items.iter != nil, err
	}
	if shared, ok := list.(*java.Iterator); ok {
		items.iter = shared
		return true, nil
	}
	items.iter = &items.own
	return items.own.Reset(list), nil
}

// walked gives the value to walk. The view of a map, as in $map.keySet(), is walked at
// once without being made.
func (o *foreachOp) walked(r *run, items *loopItems) (any, error) {
	if o.mapOf == nil {
		return o.list.eval(r)
	}
	x, last := o.mapOf, len(o.mapOf.steps)-1
	v, err := x.walk(r, r.load(x.slot), 0, last)
	if m, ok := v.(*java.Map); ok && err == nil {
		r.steps--
		items.iter = &items.own
		items.own.ResetView(m, o.view)
		return nil, nil
	}
	if err == nil {
		v, err = x.walk(r, v, last, last+1)
	}
	if v == nil && err == nil {
		return x.unresolved(r), nil
	}
	return v, err
}

func (l *loopItems) hasNext() bool {
	if l.iter != nil {
		return l.iter.HasNext()
	}
	return l.next < l.count.n
}

func (l *loopItems) item() (any, error) {
	if l.iter != nil {
		return l.iter.Next()
	}
	l.next++
	return l.count.item(l.next - 1), nil
}

// savedVars are the variables that a loop puts back when it is over.
type savedVars struct {
	element, count, hasNext any
	held                    bool // an outer loop hides what is assigned to the variable
}

func (o *foreachOp) enter(r *run) savedVars {
	s := savedVars{element: r.load(o.slot)}
	_, s.held = r.slots[o.slot].(heldNull)
	if o.count != unused {
		s.count = r.load(o.count)
	}
	if o.hasNext != unused {
		s.hasNext = r.load(o.hasNext)
	}
	if o.scope != unused {
		r.slots[o.scope] = r.newScope(o, r.load(o.scope))
	}
	return s
}

func (o *foreachOp) leave(r *run, s *savedVars) error {
	if o.count != unused {
		r.restore(o.count, s.count)
	}
	r.restore(o.slot, s.element)
	if o.hasNext != unused {
		r.restore(o.hasNext, s.hasNext)
	}
	if o.scope != unused {
		return r.leaveScope(o.scope)
	}
	return nil
}

// loop runs the rounds and tells how many there were.
func (o *foreachOp) loop(r *run, items *loopItems, held bool) (rounds int, err error) {
	var scope *loopScope
	if o.scope != unused {
		scope = r.slots[o.scope].(*loopScope)
	}
	for rounds < r.limits.Iterations && items.hasNext() {
		rounds++
		if r.steps--; r.steps < 0 {
			return rounds, r.tooManySteps(o.node)
		}
		err := o.nextRound(r, items, scope, rounds, held)
		if err == nil {
			err = o.body.exec(r)
		}
		if err != nil {
			if err == errBreak || isBreakOf(err, o) {
				return rounds, nil
			}
			return rounds, err
		}
	}
	return rounds, nil
}

func isBreakOf(err error, o *foreachOp) bool {
	b, ok := err.(*loopBreak)
	return ok && b.loop == o
}

// nextRound sets the loop's variables, in the engine's order.
func (o *foreachOp) nextRound(r *run, items *loopItems, scope *loopScope, number int, held bool) error {
	if o.count != unused {
		r.store(o.count, boxed(int32(number)))
	}
	v, err := items.item()
	if err != nil {
		return r.failure(o.node, err)
	}
	more := items.hasNext()
	if o.hasNext != unused {
		r.store(o.hasNext, more)
	}
	o.setElement(r, v, held)
	if scope != nil {
		scope.index++
		scope.hasNext = more
	}
	return nil
}

func (o *foreachOp) setElement(r *run, v any, held bool) {
	if _, still := r.slots[o.slot].(heldNull); held && still {
		return
	}
	if v == nil {
		v = heldNull{}
	}
	r.slots[o.slot] = v
}

func (r *run) loopEnded(node *Foreach, rounds int, cut bool) {
	if r.trace != nil {
		r.trace.Events = append(r.trace.Events, Event{Kind: EventLoop, Node: node, N: rounds, Cut: cut})
	}
}
