package context

import "github.com/vtlcheck/vtlcheck/vtl/java"

// contextKind is a map of $context: it reads and writes like any map, prints as
// nothing (recorded on AWS) and hands out its keys in the order of java.util.HashMap
// (recorded on AWS).
var contextKind = &java.MapKind{
	Class:     "java.util.HashMap",
	HashOrder: true,
	Text:      func(dst []byte, _ *java.Map) []byte { return dst },
}

// newContextMap gives an empty map of $context.
func newContextMap(n int) *java.Map { return java.NewMapOf(contextKind, n) }

// context is $context of the call: one for its request and its response template, so
// that what one leaves in the override maps is seen by the other (recorded on AWS).
func (c *Call) context() *java.Map {
	if c.ctx == nil {
		c.ctx = newContext(c.req.Context)
	}
	return c.ctx
}

func newContext(given *java.Map) *java.Map {
	ctx := copyMap(given, 2)
	request := contextMember(ctx, "requestOverride")
	for _, name := range []string{"path", "header", "querystring"} {
		contextMember(request, name)
	}
	contextMember(contextMember(ctx, "responseOverride"), "header")
	return ctx
}

// contextMember gives the map below m of that name, which it makes where there is none.
func contextMember(m *java.Map, name string) *java.Map {
	v, _ := m.GetString(name)
	sub, ok := v.(*java.Map)
	if !ok {
		sub = newContextMap(0)
		m.PutString(name, sub)
	}
	return sub
}

// copyMap copies a sample's map, so that a template can change its own, with room for
// more members.
func copyMap(given *java.Map, more int) *java.Map {
	if given == nil {
		return newContextMap(more)
	}
	m := newContextMap(given.Len() + more)
	for k, v := range given.All() {
		m.Put(k, copyValue(v))
	}
	return m
}

func copyValue(v any) any {
	switch v := v.(type) {
	case *java.Map:
		return copyMap(v, 0)
	case *java.List:
		items := make([]any, len(v.Items))
		for i, item := range v.Items {
			items[i] = copyValue(item)
		}
		return java.NewList(items...)
	}
	return v
}

// overridesOf reads the override maps; members that are empty maps of $context's own
// are left out.
func overridesOf(c *Call) Overrides {
	if c.ctx == nil {
		return Overrides{}
	}
	return Overrides{
		Request:  pruned(c.ctx, "requestOverride"),
		Response: pruned(c.ctx, "responseOverride"),
	}
}

func pruned(ctx *java.Map, name string) *java.Map {
	v, _ := ctx.GetString(name)
	m, ok := prune(v).(*java.Map)
	if !ok {
		return nil
	}
	return m
}

// prune copies $context's maps without the empty ones among them; nil for one that is
// empty itself. What a template made stays as it is.
func prune(v any) any {
	m, ok := v.(*java.Map)
	if !ok || m.Kind != contextKind {
		return v
	}
	var out *java.Map
	for k, v := range m.All() {
		v := prune(v)
		if v == nil {
			continue
		}
		if out == nil {
			out = java.NewMap(m.Len())
		}
		out.Put(k, v)
	}
	if out == nil {
		return nil
	}
	return out
}
