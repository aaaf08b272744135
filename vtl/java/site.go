package java

import "sync/atomic"

// Site is a place that calls a method again and again. It remembers what was found
// there last: the receivers and arguments of one place are nearly always of the same
// classes. The zero value calls the method without a name; set Name before the first
// call. Safe for concurrent use; not to be copied after the first call.
type Site struct {
	Name string

	last  atomic.Pointer[finding]
	turns atomic.Int32 // how often last was set
}

// maxTurns is how often a site learns anew. One that has met so many kinds of values
// meets more, and remembering costs memory.
const maxTurns = 8

// finding is the method that a class has for arguments of such types.
type finding struct {
	class *class
	args  [maxRemembered]*javaType
	n     int
	do    impl
}

// maxRemembered is how many arguments a call can have that is remembered. Most have
// one or two.
const maxRemembered = 2

// Call is Call with the site's name.
func (s *Site) Call(recv any, args []any, lim *Limits) (value any, found bool, err error) {
	c := plainClassOf(recv)
	if c == nil {
		return Call(recv, s.Name, args, lim)
	}
	if f := s.last.Load(); f != nil && f.class == c && f.takes(args) {
		value, err = f.do(recv, args, lim)
		return value, true, err
	}
	ensureBuilt()
	m := c.find(s.Name, args)
	if s.turns.Load() < maxTurns {
		if f := c.remember(m, args); f != nil {
			s.turns.Add(1)
			s.last.Store(f)
		}
	}
	return c.callFound(m, recv, s.Name, args, lim)
}

func (f *finding) takes(args []any) bool {
	if len(args) != f.n {
		return false
	}
	for i, a := range args {
		if typeOf(a) != f.args[i] {
			return false
		}
	}
	return true
}

// plainClassOf gives the class of receivers for which nothing but the class decides
// which method is called; nil for others.
func plainClassOf(recv any) *class {
	switch x := recv.(type) {
	case string:
		return stringClass
	case *Map:
		if x.Kind == nil {
			return linkedHashMapClass
		}
		return x.class()
	case int32:
		return integerClass
	case *List:
		if !x.isArray() && x.parent == nil {
			return x.class()
		}
	}
	return nil
}

// remember gives what is worth remembering of the method that was found, or nil: one
// that takes the arguments as they are, and gives what it gives.
func (c *class) remember(m *method, args []any) *finding {
	switch {
	case m == nil || !allowed(c, m) || m.decl.do == nil || m.result == "void":
		return nil
	case len(args) > maxRemembered || len(m.params) != len(args):
		return nil
	case len(args) > 0 && m.params[len(args)-1].elem != nil || m.refusesNull(args):
		return nil
	}
	f := &finding{class: c, n: len(args), do: m.decl.do}
	for i, a := range args {
		f.args[i] = typeOf(a)
	}
	return f
}
