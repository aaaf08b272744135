package java

import (
	"slices"
	"strings"
)

// ClassDoc is a class whose methods a template can reach.
type ClassDoc struct {
	// Name is the full name, such as java.lang.String.
	Name string
	// Methods are in the order of the table, those of the classes that it extends last.
	Methods []MethodDoc
}

// MethodDoc is one overload of a method.
type MethodDoc struct {
	Name string
	// Params and Result are types as signatures write them: java.lang, java.util and
	// java.math are left out. A last parameter Type[] takes any number of arguments.
	Params []string
	Result string
	// Static methods can be called on any value of the class, and on its class.
	Static bool
	// Doc says in a few words what the method gives.
	Doc string
	// Since is the Java version that brought the method, 0 where that is 8 or earlier.
	Since int
	// Usable tells whether a template can call it here. Where it cannot, Doc says why;
	// a reference with such a call gives nothing.
	Usable bool
	// Class is the name of the class that declares it.
	Class string
}

// Signature writes the method as String.indexOf(String, int) int.
func (m MethodDoc) Signature() string {
	prefix := choose(m.Static, "static ", "")
	return prefix + m.Name + "(" + strings.Join(m.Params, ", ") + ") " + m.Result
}

// Classes gives the table of classes and methods that Call works by. The caller owns
// the result.
func Classes() []ClassDoc {
	ensureBuilt()
	var docs []ClassDoc
	for _, d := range classTable() {
		docs = append(docs, ClassDoc{Name: d.class.name, Methods: d.class.docs()})
	}
	return docs
}

func (c *class) docs() []MethodDoc {
	buildLock.Lock()
	defer buildLock.Unlock()
	var out []MethodDoc
	for _, m := range c.all() {
		out = append(out, m.doc())
	}
	return out
}

func (m *method) doc() MethodDoc {
	d := MethodDoc{
		Name: m.name, Result: m.result, Static: m.static, Class: m.class.name,
		Doc: m.decl.doc, Since: m.decl.since, Usable: m.decl.do != nil,
	}
	for _, p := range m.params {
		d.Params = append(d.Params, p.name)
	}
	return d
}

// HasMethod tells whether the class of that full name has a method that takes nargs
// arguments; nargs < 0 asks for the name only.
func HasMethod(class, name string, nargs int) bool {
	ensureBuilt()
	c := byName[class]
	return c != nil && slices.ContainsFunc(c.ready().methods[name], func(m *method) bool {
		return nargs < 0 || m.takesCount(nargs)
	})
}

func (m *method) takesCount(nargs int) bool {
	n := len(m.params)
	return n == nargs || n > 0 && m.params[n-1].elem != nil && nargs >= n-1
}

// MethodNames gives the names of a class's methods, sorted; nil where there is no
// such class.
func MethodNames(class string) []string {
	ensureBuilt()
	c := byName[class]
	if c == nil {
		return nil
	}
	names := make([]string, 0, len(c.ready().methods))
	for name := range c.methods {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// HasProperty tells whether $x.name reaches a method of the class: getName(),
// getname(), isName(). A map's keys are not asked.
func HasProperty(class, name string) bool {
	ensureBuilt()
	c := byName[class]
	return c != nil && (c.ready().getters[name] != nil || c.tests[name] != nil)
}
