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

// contextMap is a map of $context. It copies the sample's map, which a template must
// not change, member by member as the template asks: most read one or two.
type contextMap struct {
	java.Map
	given   *java.Map   // nil is empty
	members []ownMember // that it has, whether given or not
	subs    *subMap     // the maps in it that a template holds already
	poured  bool        // the map holds everything by itself
}

// ownMember is a map of $context that API Gateway itself puts there.
type ownMember struct {
	name    string
	members []ownMember
}

// contextMembers are the override maps.
var contextMembers = []ownMember{
	{"requestOverride", []ownMember{{name: "path"}, {name: "header"}, {name: "querystring"}}},
	{"responseOverride", []ownMember{{name: "header"}}},
}

type subMap struct {
	contextMap
	name string
	next *subMap
}

// context is $context of the call: one for its request and its response template, so
// that what one leaves in the override maps is seen by the other (recorded on AWS).
func (c *Call) context() *java.Map {
	if !c.asked {
		c.asked = true
		c.ctx.start(c.req.Context, contextMembers)
	}
	return &c.ctx.Map
}

func (m *contextMap) start(given *java.Map, members []ownMember) {
	m.given, m.members = given, members
	m.FillFrom(contextKind, m)
}

// Peek implements java.Source.
func (m *contextMap) Peek(name string) (value any, found, known bool) {
	v, found := m.givenValue(name)
	switch v := v.(type) {
	case *java.Map:
		return m.sub(name, v), true, true
	case *java.List:
		return nil, false, false
	}
	if m.isMember(name) {
		return m.sub(name, nil), true, true
	}
	return v, found, true
}

func (m *contextMap) givenValue(name string) (any, bool) {
	if m.given == nil {
		return nil, false
	}
	return m.given.GetString(name)
}

func (m *contextMap) isMember(name string) bool {
	for i := range m.members {
		if m.members[i].name == name {
			return true
		}
	}
	return false
}

// sub gives the map of that name, always the same one.
func (m *contextMap) sub(name string, given *java.Map) *java.Map {
	for s := m.subs; s != nil; s = s.next {
		if s.name == name {
			return &s.Map
		}
	}
	s := &subMap{name: name, next: m.subs}
	var members []ownMember
	for i := range m.members {
		if m.members[i].name == name {
			members = m.members[i].members
		}
	}
	s.start(given, members)
	m.subs = s
	return &s.Map
}

// Pour implements java.Source.
func (m *contextMap) Pour(into *java.Map) {
	m.poured = true
	if m.given != nil {
		into.Grow(m.given.Len() + len(m.members))
		for k, v := range m.given.All() {
			into.Put(k, m.copied(k, v))
		}
	}
	for i := range m.members {
		name := m.members[i].name
		if v, _ := m.givenValue(name); !isMap(v) {
			into.PutString(name, m.sub(name, nil))
		}
	}
}

// copied is a value that a template may change as its own.
func (m *contextMap) copied(key, v any) any {
	if sub, ok := v.(*java.Map); ok {
		if name, ok := key.(string); ok {
			return m.sub(name, sub)
		}
	}
	return copyValue(v)
}

func isMap(v any) bool {
	_, ok := v.(*java.Map)
	return ok
}

func copyMap(given *java.Map) *java.Map {
	m := new(contextMap)
	m.start(given, nil)
	return &m.Map
}

func copyValue(v any) any {
	switch v := v.(type) {
	case *java.Map:
		return copyMap(v)
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
	if !c.asked {
		return Overrides{}
	}
	return Overrides{
		Request:  c.ctx.pruned("requestOverride"),
		Response: c.ctx.pruned("responseOverride"),
	}
}

// pruned gives an override map; nil where it is empty.
func (m *contextMap) pruned(name string) *java.Map {
	if m.untouched(name) {
		return nil
	}
	v, _ := m.GetString(name)
	out, ok := prune(v).(*java.Map)
	if !ok {
		return nil
	}
	return out
}

// untouched says that no template has asked for the map of that name and that the
// sample has none.
func (m *contextMap) untouched(name string) bool {
	if _, given := m.givenValue(name); given || m.poured {
		return false
	}
	for s := m.subs; s != nil; s = s.next {
		if s.name == name {
			return false
		}
	}
	return true
}

// prune copies $context's maps without the empty ones among them; nil for one that is
// empty itself. What a template made stays as it is.
func prune(v any) any {
	m, ok := v.(*java.Map)
	switch {
	case !ok:
		return v
	case m.Kind != contextKind:
		m.Len() // fills it: what the call gives away is safe for concurrent use
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
