package vtl

import (
	"strconv"

	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// refExpr is a reference that is used for its value. Where any link of its chain
// comes to nothing, the whole reference is the empty string.
type refExpr struct {
	node  *Reference
	slot  int
	steps []step
}

// step follows one link of a chain; nil is null.
type step interface {
	follow(r *run, recv any) (any, error)
	at() Node
}

func (x *refExpr) eval(r *run) (any, error) {
	v := r.load(x.slot)
	if v != nil && len(x.steps) > 0 {
		var err error
		if v, err = x.walk(r, v, 0, len(x.steps)); err != nil {
			return nil, err
		}
	}
	if v == nil {
		return x.unresolved(r), nil
	}
	return v, nil
}

// walk follows the links from one to another, until one comes to nothing.
func (x *refExpr) walk(r *run, v any, from, to int) (any, error) {
	for i := from; i < to && v != nil; i++ {
		next, err := x.steps[i].follow(r, v)
		if err != nil {
			return nil, r.through(err, x.node, x.upTo(i), describe(v))
		}
		v = next
	}
	return v, nil
}

// unresolved gives the empty string, which stands for whatever has no value.
func (x *refExpr) unresolved(r *run) any {
	r.event(EventUnresolved, x.node, 0)
	return emptyString
}

var emptyString any = ""

// upTo is the reference's source up to and with step i.
func (x *refExpr) upTo(i int) Span {
	return Span{x.node.Span().Start, x.steps[i].at().Span().End}
}

// truth: only false and null are false. The engine also asks for the value's text,
// which a #define block can make visible.
func (x *refExpr) truth(r *run) (bool, error) {
	v, err := x.eval(r)
	if err != nil {
		return false, err
	}
	return r.truthOf(x.node, v)
}

func (r *run) truthOf(node Node, v any) (bool, error) {
	switch v := v.(type) {
	case bool:
		return v, nil
	case *blockValue:
		_, printed, err := r.blockText(v)
		return printed, err
	case *java.List, *java.Map:
		if r.prog.defines {
			_, err := r.text(node, v)
			return true, err
		}
	}
	return true, nil
}

// describe shows a receiver in an error's chain.
func describe(v any) string {
	switch v := v.(type) {
	case string:
		return "on " + strconv.Quote(excerpt(v, shownValue))
	case *blockValue:
		return "on a #define block"
	}
	return "on " + excerpt(java.Text(v), shownValue) + " (" + java.ClassName(v) + ")"
}

type propertyStep struct {
	node    *Property
	name    string
	isClass bool // it reads getClass() of whatever there is, also of a map
}

func (s *propertyStep) at() Node { return s.node }

func (s *propertyStep) follow(r *run, recv any) (any, error) {
	if m, ok := recv.(*java.Map); ok && !s.isClass {
		v, _ := m.GetString(s.name)
		return v, nil
	}
	v, _, err := java.Property(recv, s.name)
	if err != nil || r.held != nil {
		return nil, r.settle(s.node, err)
	}
	return v, nil
}

func describeArgs(args []any) string {
	text := ""
	for i, a := range args {
		if i > 0 {
			text += ", "
		}
		if s, ok := a.(string); ok {
			text += strconv.Quote(excerpt(s, shownValue))
			continue
		}
		text += excerpt(java.Text(a), shownValue)
	}
	if text == "" {
		return ""
	}
	return "with " + text
}

type indexStep struct {
	node *Index
	key  expr
}

func (s *indexStep) at() Node { return s.node }

func (s *indexStep) follow(r *run, recv any) (any, error) {
	key, err := s.key.eval(r)
	if err != nil {
		return nil, err
	}
	v, _, err := java.Index(recv, key)
	if err != nil || r.held != nil {
		err = r.settle(s.node, err)
		return nil, r.through(err, s.node, s.node.Span(), describeArgs([]any{key}))
	}
	return v, nil
}

// escapedOp prints a reference's source, after it was evaluated.
type escapedOp struct {
	node *Reference
	ref  expr
	text string
}

func (o *escapedOp) at() Node { return o.node }

func (o *escapedOp) exec(r *run) error {
	if _, err := o.ref.eval(r); err != nil {
		return err
	}
	return r.emit(o.node, o.text)
}

// target is what #set assigns to: the chain up to its last link, and that link.
type target struct {
	node     *Reference
	slot     int
	lost     bool // ${x} and $!x, which nothing can read afterwards
	steps    []step
	property string // the last link, where key is nil
	key      expr
}

// assign reports false where there is nothing that takes the value.
func (t *target) assign(r *run, v any) (bool, error) {
	if t.lost {
		return false, nil
	}
	if t.property == "" && t.key == nil {
		r.store(t.slot, v)
		return true, nil
	}
	recv := r.load(t.slot)
	for _, s := range t.steps {
		if recv == nil {
			return false, nil
		}
		next, err := s.follow(r, recv)
		if err != nil {
			return false, err
		}
		recv = next
	}
	if recv == nil {
		return false, nil
	}
	return t.assignTo(r, recv, v)
}

func (t *target) assignTo(r *run, recv, v any) (ok bool, err error) {
	if t.key == nil {
		ok, err = java.SetProperty(recv, t.property, v)
	} else {
		var key any
		if key, err = t.key.eval(r); err != nil {
			return false, err
		}
		ok, err = java.SetIndex(recv, key, v)
	}
	if err != nil || r.held != nil {
		err = r.settle(t.node, err)
		return false, r.through(err, t.node, t.node.Span(), describe(recv))
	}
	return ok, nil
}
