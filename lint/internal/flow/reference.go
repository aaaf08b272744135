package flow

import (
	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// bodyKey is the key of the payload's text.
const bodyKey = "$body"

// reference evaluates a reference with all its steps.
func (r *runner) reference(s *state, ref *vtl.Reference) *Value {
	return r.res.record(ref, r.walk(s, ref, len(ref.Steps)))
}

// walk evaluates a reference's first steps.
func (r *runner) walk(s *state, ref *vtl.Reference, steps int) *Value {
	v := r.root(s, ref)
	for i := 0; i < steps; i++ {
		v = r.step(s, ref, i, v)
	}
	return v
}

func (r *runner) root(s *state, ref *vtl.Reference) *Value {
	if v, ok := s.variable(ref.Name); ok {
		return v
	}
	if v := loopRoot(s, ref); v != nil {
		return v
	}
	m, ok := catalog.Root(ref.Name)
	switch {
	case !ok:
		r.miss(Miss{Ref: ref, Step: -1})
		return nothing
	case !r.exists(m):
		r.miss(Miss{Ref: ref, Step: -1, Elsewhere: m})
		return nothing
	}
	return host(m)
}

func (r *runner) exists(m *catalog.Member) bool {
	return m.InTemplates() || r.world.WebSocket && m.Where&catalog.WebSocket != 0
}

func host(m *catalog.Member) *Value {
	return &Value{Kind: Host, Member: m, key: "host:" + m.Path}
}

func (r *runner) miss(m Miss) {
	if r.res.once(missKey{m.Ref, m.Step}) {
		r.res.Misses = append(r.res.Misses, m)
	}
}

type missKey struct {
	ref  *vtl.Reference
	step int
}

// loopRoot gives $foreach, $velocityCount and $velocityHasNext inside of a loop.
func loopRoot(s *state, ref *vtl.Reference) *Value {
	if len(s.rounds) == 0 {
		return nil
	}
	switch ref.Name {
	case "foreach":
		m, _ := catalog.Root("foreach")
		return host(m)
	case "velocityCount":
		return counter(s, 0)
	case "velocityHasNext":
		return boolean(s.rounds[len(s.rounds)-1].last.Not(), "hasNext", ref)
	}
	return nil
}

// step evaluates one link of a reference.
func (r *runner) step(s *state, ref *vtl.Reference, i int, v *Value) *Value {
	step := ref.Steps[i]
	call, isCall := step.(*vtl.Call)
	var args []*Value
	if isCall {
		for _, a := range call.Args {
			args = append(args, r.expr(s, a))
		}
	}
	name, named := r.stepName(s, step)
	if v.Kind == Host {
		return r.hostStep(s, ref, i, v, args)
	}
	if isCall {
		return r.method(s, ref, i, v, call, args)
	}
	switch v.Kind {
	case JSON:
		return r.jsonMember(s, ref, v, name, named, step)
	case Nothing, Unknown:
		return v
	case Map:
		return unknown(v.From...)
	case List, Array:
		if index, ok := step.(*vtl.Index); ok {
			r.noteIndex(s, ref, v, r.expr(s, index.Key))
			if v.Elem != nil {
				return v.Elem
			}
			return unknown(v.From...)
		}
	}
	return r.getter(ref, i, v, name)
}

// stepName gives the name that a step asks for, where it is constant: .name, ['name'],
// .get('name').
func (r *runner) stepName(s *state, step vtl.Step) (string, bool) {
	switch step := step.(type) {
	case *vtl.Property:
		return step.Name, true
	case *vtl.Index:
		return r.expr(s, step.Key).Const()
	case *vtl.Call:
		if step.Name == "get" && len(step.Args) == 1 {
			return r.expr(s, step.Args[0]).Const()
		}
	}
	return "", false
}

// getter is a property of text, a number, a class …: Java's getters, or nothing.
func (r *runner) getter(ref *vtl.Reference, i int, v *Value, name string) *Value {
	switch name {
	case "class":
		return &Value{Kind: Class, From: v.Sources(), key: shortKey("class of " + v.key)}
	case "empty":
		return boolean(Maybe, v.key+".isEmpty()", ref, v.Sources()...)
	case "bytes":
		return &Value{Kind: Array, From: v.Sources(), key: shortKey(v.key + ".bytes")}
	case "name":
		if v.Kind == Class {
			return rope(Piece{Data: derived(v.key+".name", firstOf(v.From), ref)})
		}
	}
	r.miss(Miss{Ref: ref, Step: i, Value: v})
	return nothing
}

// jsonMember is a member or an element of a JSON value.
func (r *runner) jsonMember(s *state, ref *vtl.Reference, v *Value, name string, named bool, step vtl.Step) *Value {
	if _, property := step.(*vtl.Property); property && name == "class" {
		return &Value{Kind: Class, From: v.From, key: shortKey("class of " + v.key)}
	}
	d := *v.Data
	d.Node, d.Optional, d.reparse = ref, true, nil
	switch {
	case named:
		r.noteReparse(v.Data)
		r.res.maps[d.Key] = true
		if assigned, ok := s.variable(memberVar(v.Data, name)); ok {
			return assigned
		}
		d.Key = shortKey(d.Key + "." + name)
		if d.Path != "" {
			d.Path += "." + name
		}
	default:
		key := "[?]"
		if index, ok := step.(*vtl.Index); ok {
			at := r.expr(s, index.Key)
			r.noteIndex(s, ref, v, at)
			if text, known := literal(at); known {
				key = "[" + text + "]"
			}
		}
		d.Key = shortKey(d.Key + key)
		if d.Path != "" && key != "[?]" {
			d.Path += key
		}
	}
	return r.payload(ref, &d)
}

func (r *runner) noteReparse(d *Data) {
	if d.reparse != nil && r.res.once(reparseKey{d.reparse}) {
		r.res.Reparsed = append(r.res.Reparsed, Reparse{Parse: d.reparse, Path: d.Path})
	}
}

type reparseKey struct{ ref *vtl.Reference }

func (r *runner) noteIndex(s *state, ref *vtl.Reference, v, at *Value) {
	tested := s.mentions(v.key)
	for _, d := range v.Sources() {
		tested = tested || s.mentions(d.Key)
	}
	if r.res.once(indexKey{ref, v.key, at.key, tested}) {
		r.res.Indexes = append(r.res.Indexes, IndexFact{Ref: ref, Receiver: v, Index: at, Tested: tested})
	}
}

type indexKey struct {
	ref          *vtl.Reference
	receiver, at string
	tested       bool
}

// payload is data out of the payload: what the world knows about it comes first.
func (r *runner) payload(ref *vtl.Reference, d *Data) *Value {
	known, ok := r.world.Known[d.Key]
	switch {
	case !ok:
		return dataValue(d, ref)
	case known.Absent:
		if r.res.once(absentKey{ref, d.Key}) {
			r.res.Absent = append(r.res.Absent, AbsentRead{Ref: ref, Key: d.Key})
		}
		if d.Type == catalog.JSONText {
			return constant(`""`, nil)
		}
		return nothing
	}
	if d.Type == catalog.JSONText {
		return constant(`"`+known.Text+`"`, nil)
	}
	return constant(known.Text, nil)
}

type absentKey struct {
	ref *vtl.Reference
	key string
}
