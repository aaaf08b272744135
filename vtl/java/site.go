package java

import "sync/atomic"

// Site is a place that calls a method again and again. It remembers what was found
// there last: the receivers and arguments of one place are nearly always of the same
// classes. The zero value calls nothing; use NewSite. Safe for concurrent use.
type Site struct {
	name string
	last atomic.Pointer[finding]
}

// NewSite gives a place that calls the method of that name.
func NewSite(name string) *Site { return &Site{name: name} }

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
		return Call(recv, s.name, args, lim)
	}
	if f := s.last.Load(); f != nil && f.class == c && f.takes(args) {
		value, err = f.do(recv, args, lim)
		return value, true, err
	}
	return s.search(c, recv, args, lim)
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

// search is a call of which nothing is remembered.
func (s *Site) search(c *class, recv any, args []any, lim *Limits) (any, bool, error) {
	ensureBuilt()
	if f := c.remember(s.name, args); f != nil {
		s.last.Store(f)
		v, err := f.do(recv, args, lim)
		return v, true, err
	}
	return Call(recv, s.name, args, lim)
}

// remember gives what is worth remembering, or nil: a method that takes the arguments
// as they are, and gives what it gives.
func (c *class) remember(name string, args []any) *finding {
	if len(args) > maxRemembered {
		return nil
	}
	m := c.find(name, args)
	if m == nil || !allowed(c, m) || m.decl.do == nil || m.result == "void" || len(m.params) != len(args) {
		return nil
	}
	if n := len(args); n > 0 && m.params[n-1].elem != nil || m.refusesNull(args) {
		return nil
	}
	f := &finding{class: c, n: len(args), do: m.decl.do}
	for i, a := range args {
		f.args[i] = typeOf(a)
	}
	return f
}
