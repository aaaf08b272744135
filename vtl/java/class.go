package java

import (
	"strings"
	"sync"
	"unicode"
)

// impl carries out a method. recv and args have the types that the signature asks
// for, whole numbers perhaps in a smaller class; null is nil.
type impl func(recv any, args []any, lim *Limits) (any, error)

// decl declares one method of a class: its signature as Java writes it, short and
// without names ("static format(String, Object[]) String"), what it does in a few
// words, and the Java version that brought it where that is after 8. do is nil
// where a template can name the method but never use it here; the note says why.
type decl struct {
	sig   string
	doc   string
	since int
	do    impl
}

// class is a Java class with the methods that a template can reach.
type class struct {
	name  string
	super *class   // where more methods come from
	is    []string // the interfaces and classes that it can stand for, short names
	typ   *javaType

	declare func() []decl // what it declares itself; may be nil
	decls   []decl
	own     []*method // decls, parsed

	built   sync.Once // what follows is made when the class is first used
	methods map[string][]*method
	getters map[string]*method // by property name: getName, getname, as Velocity looks
	tests   map[string]*method // isName
}

// method is one overload of a class's method.
type method struct {
	class  *class // that declares it
	name   string
	key    string // tells overloads apart; see keyOf
	params []*javaType
	result string
	static bool
	decl   *decl
}

// javaType is a type that a parameter can have.
type javaType struct {
	name string
	rank int       // of a primitive number, from byte to double; 0 for all else
	prim bool      // int, char, …
	elem *javaType // of an array
	is   map[string]bool
}

// The ranks of primitive numbers: each widens to every later one.
var primitiveRank = map[string]int{"byte": 1, "short": 2, "int": 3, "long": 4, "float": 5, "double": 6}

// boxes gives the primitive type of a box.
var boxes = map[string]string{
	"Boolean": "boolean", "Character": "char", "Byte": "byte", "Short": "short",
	"Integer": "int", "Long": "long", "Float": "float", "Double": "double",
}

// boxOf is boxes the other way.
var boxOf = func() map[string]string {
	out := make(map[string]string, len(boxes))
	for box, prim := range boxes {
		out[prim] = box
	}
	return out
}()

var (
	registerOnce sync.Once
	byName       map[string]*class // by full name

	buildLock sync.Mutex           // guards what follows, and every class's decls and own
	typesOf   map[string]*javaType // by short name
)

// ensureBuilt registers the classes on first use, so that a program that calls no
// method does not pay for them. What a class declares is parsed when it is first
// asked for a method.
func ensureBuilt() { registerOnce.Do(register) }

func register() {
	buildLock.Lock()
	defer buildLock.Unlock()
	typesOf, byName = map[string]*javaType{}, map[string]*class{}
	for _, d := range classTable() {
		c := d.class
		c.declare = d.decls
		byName[c.name] = c
		c.typ = typeNamed(shortName(c.name))
		for k := c; k != nil; k = k.super {
			c.typ.is[shortName(k.name)] = true
			for _, s := range k.is {
				c.typ.is[s] = true
			}
		}
	}
}

// ready gives the class with its methods.
func (c *class) ready() *class {
	c.built.Do(c.build)
	return c
}

func (c *class) build() {
	ensureBuilt()
	buildLock.Lock()
	defer buildLock.Unlock()
	c.methods = map[string][]*method{}
	for _, m := range c.all() {
		c.methods[m.name] = append(c.methods[m.name], m)
	}
	c.getters = c.properties("get", "")
	c.tests = c.properties("is", "boolean")
}

// all gives the methods of the class and of those that it extends, without those
// that another hides.
func (c *class) all() []*method {
	var out []*method
	seen := map[string]bool{}
	for k := c; k != nil; k = k.super {
		for _, m := range k.parsed() {
			if !seen[m.key] {
				seen[m.key] = true
				out = append(out, m)
			}
		}
	}
	return out
}

// parsed gives what the class declares itself. buildLock must be held.
func (c *class) parsed() []*method {
	if c.own == nil && c.declare != nil {
		c.decls = c.declare()
		for i := range c.decls {
			c.own = append(c.own, parseDecl(c, &c.decls[i]))
		}
	}
	return c.own
}

// properties gives the methods that a property name reaches: prefix before the name,
// as it is or with its first letter in the other case.
func (c *class) properties(prefix, result string) map[string]*method {
	props := map[string]*method{}
	for name, overloads := range c.methods {
		suffix, ok := strings.CutPrefix(name, prefix)
		if !ok || suffix == "" {
			continue
		}
		m := resolve(overloads, nil)
		if m == nil || result != "" && !strings.EqualFold(m.result, result) {
			continue
		}
		props[suffix] = m
		if other := flipFirst(suffix); c.methods[prefix+other] == nil {
			props[other] = m
		}
	}
	return props
}

func flipFirst(s string) string {
	first, rest := rune(s[0]), s[1:]
	if unicode.IsLower(first) {
		return string(unicode.ToUpper(first)) + rest
	}
	return string(unicode.ToLower(first)) + rest
}

// shortName leaves out the packages that signatures leave out.
func shortName(name string) string {
	for _, p := range [...]string{"java.lang.", "java.util.", "java.math."} {
		if s, ok := strings.CutPrefix(name, p); ok {
			return s
		}
	}
	return name
}

// typeNamed gives the type with a short name. buildLock must be held.
func typeNamed(name string) *javaType {
	if t := typesOf[name]; t != nil {
		return t
	}
	t := &javaType{name: name, is: map[string]bool{"Object": true, name: true}}
	t.rank = primitiveRank[name]
	t.prim = t.rank > 0 || name == "char" || name == "boolean"
	if name == "StringBuffer" {
		t.is["CharSequence"] = true
	}
	if elem, ok := strings.CutSuffix(name, "[]"); ok {
		t.elem = typeNamed(elem)
	}
	typesOf[name] = t
	return t
}

// parseDecl reads a signature: [static] name(types) result.
func parseDecl(c *class, d *decl) *method {
	m := &method{class: c, decl: d}
	sig, static := strings.CutPrefix(d.sig, "static ")
	m.static = static
	open, shut := strings.IndexByte(sig, '('), strings.IndexByte(sig, ')')
	m.name, m.result = sig[:open], sig[shut+2:]
	if params := sig[open+1 : shut]; params != "" {
		for p := range strings.SplitSeq(params, ", ") {
			m.params = append(m.params, typeNamed(p))
		}
	}
	m.key = m.keyOf()
	return m
}

// keyOf tells overloads apart as Velocity's ClassMap does: int and Integer are the same.
func (m *method) keyOf() string {
	key := m.name
	for _, p := range m.params {
		key += " " + p.boxed()
	}
	return key
}

func (t *javaType) boxed() string {
	if box, ok := boxOf[t.name]; ok {
		return box
	}
	return t.name
}

// classOf gives the class of a value, nil for null and for what only a host knows.
func classOf(v any) *class {
	switch x := v.(type) {
	case string:
		return stringClass
	case int32:
		return integerClass
	case bool:
		return booleanClass
	case *List:
		return x.class()
	case *Map:
		return x.class()
	}
	return rareClassOf(v)
}

// typeOf gives the type of an argument, nil for null.
func typeOf(v any) *javaType {
	if v == nil {
		return nil
	}
	if c := classOf(v); c != nil {
		return c.typ
	}
	return objectClass.typ
}
