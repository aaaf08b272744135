package vtl

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// loopScope is $foreach within a loop. Besides what it tells of the loop it is a map,
// which keeps what a template puts into it and reads on in the outer loop's.
type loopScope struct {
	run      *run
	owner    *foreachOp
	parent   *loopScope
	replaced any // what $foreach was before the outermost loop, if no scope
	index    int32
	hasNext  bool
	kept     *java.Map // nil while empty
}

// scopeKind is what a scope keeps its members in.
var scopeKind = &java.MapKind{Class: "java.util.HashMap", HashOrder: true}

func (r *run) newScope(o *foreachOp, outer any) *loopScope {
	var s *loopScope
	if n := len(r.free); n > 0 {
		s, r.free = r.free[n-1], r.free[:n-1]
	} else {
		s = new(loopScope)
	}
	*s = loopScope{run: r, owner: o, index: -1}
	if parent, ok := outer.(*loopScope); ok {
		s.parent = parent
	} else {
		s.replaced = outer
	}
	r.kept = r.kept || r.prog.scopeEscapes
	return s
}

// leaveScope gives $foreach back to the outer loop. What a template assigned to
// $foreach meanwhile stays, as in the engine, which also throws where it is null.
func (r *run) leaveScope(slot int) error {
	v := r.load(slot)
	s, ok := v.(*loopScope)
	switch {
	case v == nil:
		return &java.Exception{Class: "java.lang.NullPointerException", Message: "$foreach is null at the end of its loop"}
	case !ok:
		return nil
	case s.parent != nil:
		r.slots[slot] = s.parent
	default:
		r.restore(slot, s.replaced)
	}
	if !r.prog.scopeEscapes {
		r.free = append(r.free, s)
	}
	return nil
}

// loopField is a property of $foreach that is a plain value.
type loopField int

const (
	notLoopField loopField = iota
	loopIndex
	loopCount
	loopFirst
	loopLast
	loopHasNext
)

// loopFieldOf reads a property's name as Velocity does: with its first letter in
// either case.
func loopFieldOf(name string) loopField {
	switch name {
	case "index", "Index":
		return loopIndex
	case "count", "Count":
		return loopCount
	case "first", "First":
		return loopFirst
	case "last", "Last":
		return loopLast
	case "hasNext", "HasNext":
		return loopHasNext
	}
	return notLoopField
}

func (s *loopScope) field(f loopField) any {
	switch f {
	case loopIndex:
		return boxed(s.index)
	case loopCount:
		return boxed(s.index + 1)
	case loopFirst:
		return s.index < 1
	case loopLast:
		return !s.hasNext
	}
	return s.hasNext
}

// truth of a field: a number is true.
func (s *loopScope) truth(f loopField) bool {
	switch f {
	case loopFirst:
		return s.index < 1
	case loopLast:
		return !s.hasNext
	case loopHasNext:
		return s.hasNext
	}
	return true
}

// loopRef is $foreach.index and its like.
type loopRef struct {
	refExpr
	field loopField
}

func (x *loopRef) eval(r *run) (any, error) {
	if s, ok := r.slots[x.slot].(*loopScope); ok {
		return s.field(x.field), nil
	}
	return x.refExpr.eval(r)
}

func (x *loopRef) truth(r *run) (bool, error) {
	if s, ok := r.slots[x.slot].(*loopScope); ok {
		return s.truth(x.field), nil
	}
	return x.refExpr.truth(r)
}

var _ java.Setter = (*loopScope)(nil)

// Get implements java.Object.
func (s *loopScope) Get(name string) (any, bool, error) {
	if f := loopFieldOf(name); f != notLoopField {
		return s.field(f), true, nil
	}
	switch name {
	case "class", "Class":
		return nil, false, nil
	case "parent", "Parent", "topmost", "Topmost", "replaced", "Replaced", "info", "Info":
		v, _, err := s.Call("get"+string(name[0]&^0x20)+name[1:], nil)
		return v, true, err
	}
	return s.member(name), true, nil
}

// member is what a template put into this scope or an outer one.
func (s *loopScope) member(key any) any {
	for ; s != nil; s = s.parent {
		if s.kept == nil {
			continue
		}
		if v, ok := s.kept.Get(key); ok {
			return v
		}
	}
	return nil
}

// Set implements java.Setter: it puts into the map.
func (s *loopScope) Set(name string, value any) (bool, error) {
	s.storage().Put(name, value)
	return true, nil
}

func (s *loopScope) storage() *java.Map {
	if s.kept == nil {
		s.kept = java.NewMapOf(scopeKind, 0)
	}
	return s.kept
}

// Call implements java.Object.
func (s *loopScope) Call(name string, args []any) (any, bool, error) {
	if len(args) == 0 {
		if v, ok := s.callPlain(name); ok {
			return v, true, nil
		}
	}
	switch name {
	case "get":
		if len(args) == 1 {
			return s.member(args[0]), true, nil
		}
	case "getClass":
		return nil, false, nil
	}
	return java.Call(s.storage(), name, args, &s.run.values)
}

func (s *loopScope) callPlain(name string) (any, bool) {
	switch name {
	case "getIndex":
		return s.field(loopIndex), true
	case "getCount":
		return s.field(loopCount), true
	case "isFirst", "getFirst":
		return s.field(loopFirst), true
	case "isLast", "getLast":
		return s.field(loopLast), true
	case "hasNext", "getHasNext":
		return s.hasNext, true
	case "getParent":
		return scopeOrNull(s.parent), true
	case "getTopmost":
		return s.topmost(), true
	case "getReplaced":
		return s.topmost().replaced, true
	case "getInfo":
		return s.info(), true
	}
	return nil, false
}

func scopeOrNull(s *loopScope) any {
	if s == nil {
		return nil
	}
	return s
}

func (s *loopScope) topmost() *loopScope {
	for s.parent != nil {
		s = s.parent
	}
	return s
}

// info is what $foreach.info prints.
func (s *loopScope) info() string {
	src := s.run.source
	line, column := src.LineColumn(s.owner.node.Span().Start)
	return fmt.Sprintf("#foreach[type:block template:%s line:%d column:%d]", src.Name, line, column)
}

// ClassName implements java.Object.
func (s *loopScope) ClassName() string { return "org.apache.velocity.runtime.directive.ForeachScope" }

// AppendText implements java.Object.
func (s *loopScope) AppendText(dst []byte) []byte { return java.AppendText(dst, s.storage()) }
