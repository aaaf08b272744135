package proof

import (
	"maps"
	"slices"
	"strings"
)

// world is one way in which an execution can stand: what was printed, what variables
// hold, and what is known of inputs because of the branches that were taken. Worlds are
// copied before they are changed.
type world struct {
	sink  sink
	env   map[string]*value
	facts map[string]fact
	// status is what $context.responseOverride.status was set to; nil: it was not.
	status *value
	// overrides are the override paths that were set, in order, each with a ; behind it.
	overrides string
}

// fact is the outcome of a test of inputs. A test for equality with a text pins the
// input to that text where it holds.
type fact struct {
	holds  bool
	pinned string
	isPin  bool
}

func (w *world) clone() *world {
	c := *w
	c.env = maps.Clone(w.env)
	c.facts = maps.Clone(w.facts)
	return &c
}

func (w *world) set(name string, v *value) *world {
	c := *w
	c.env = maps.Clone(w.env)
	c.env[name] = v
	return &c
}

// learn notes the outcome of a test.
func (w *world) learn(test string, holds bool) *world {
	c := *w
	c.facts = maps.Clone(w.facts)
	c.facts[test] = fact{holds: holds}
	return &c
}

// pin notes that an input has a text.
func (w *world) pin(id, text string) *world {
	c := *w
	c.facts = maps.Clone(w.facts)
	c.facts["="+id] = fact{pinned: text, isPin: true}
	return &c
}

func (w *world) pinned(id string) (string, bool) {
	if id == "" {
		return "", false
	}
	f, ok := w.facts["="+id]
	return f.pinned, ok
}

// forget drops everything known of the inputs whose name holds id.
func (w *world) forget(id string) *world {
	c := w.clone()
	for test := range c.facts {
		if strings.Contains(test, id) {
			delete(c.facts, test)
		}
	}
	for name, v := range c.env {
		c.env[name] = v.forget(id)
	}
	return c
}

// held is what a variable gives when it is read.
func (w *world) held(name string) *value {
	switch v, ok := w.env[name]; {
	case ok:
		return v
	case name == "input" || name == "util" || name == "context" || name == "stageVariables":
		return anyValue
	}
	return &value{kind: valueText, null: true}
}

func envKey(env map[string]*value) string {
	names := slices.Sorted(maps.Keys(env))
	var b strings.Builder
	for _, name := range names {
		b.WriteString(name + "\x01" + env[name].key() + "\x02")
	}
	return b.String()
}

func (w *world) factsKey() string {
	var b strings.Builder
	for _, test := range slices.Sorted(maps.Keys(w.facts)) {
		f := w.facts[test]
		b.WriteString(test + "\x01" + f.pinned)
		if f.holds {
			b.WriteByte('!')
		}
		b.WriteByte('\x02')
	}
	return b.String()
}

func (w *world) statusKey() string {
	if w.status == nil {
		return w.overrides
	}
	return w.overrides + w.status.key()
}

// shape is what worlds that can be merged without loss for the output share.
func (w *world) shape() string { return w.sink.core() + "\x03" + w.statusKey() }

// loopShape is shape without the texts that a loop can make longer and longer.
func (w *world) loopShape() string { return w.sink.grammar() + "\x03" + w.statusKey() }

func (w *world) key() string {
	return w.shape() + "\x03" + w.sink.members.key() + "\x03" + envKey(w.env) + "\x03" + w.factsKey()
}

// joinWorlds describes both; they have one shape.
func joinWorlds(a, b *world) *world {
	c := *a
	c.sink = joinSinks(&a.sink, &b.sink)
	c.facts = map[string]fact{}
	for test, f := range a.facts {
		if b.facts[test] == f {
			c.facts[test] = f
		}
	}
	c.env = map[string]*value{}
	for name, v := range a.env {
		c.env[name] = joinValues(v, b.held(name))
	}
	for name, v := range b.env {
		if _, ok := a.env[name]; !ok {
			c.env[name] = joinValues(v, a.held(name))
		}
	}
	return &c
}

// merge drops worlds that are alike. Where there are many, those that differ only in
// what is known of inputs become one; where there still are, those that accept the same
// from here on do.
func merge(list []*world) []*world {
	list = mergeBy(list, (*world).key)
	if len(list) > fewWorlds {
		list = mergeBy(list, func(w *world) string { return w.shape() + "\x03" + envKey(w.env) })
	}
	if len(list) > manyWorlds {
		list = mergeBy(list, (*world).shape)
	}
	if len(list) > maxWorlds/2 {
		list = mergeBy(list, (*world).loopShape)
	}
	return list
}

func mergeBy(list []*world, key func(*world) string) []*world {
	if len(list) < 2 {
		return list
	}
	at := map[string]int{}
	var out []*world
	for _, w := range list {
		k := key(w)
		i, ok := at[k]
		if !ok {
			at[k] = len(out)
			out = append(out, w)
			continue
		}
		out[i] = joinWorlds(out[i], w)
	}
	return out
}
