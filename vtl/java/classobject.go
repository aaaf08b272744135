package java

import "slices"

// Class is what $x.class gives. A template may ask its name, and call the static
// methods of the class that it stands for; everything else is barred.
type Class struct {
	of    string // full name
	class *class // nil where only a host knows it
}

// Get implements Object.
func (c *Class) Get(name string) (any, bool, error) { return Property(c, name) }

// Call implements Object.
func (c *Class) Call(name string, args []any) (any, bool, error) { return Call(c, name, args, nil) }

// ClassName implements Object.
func (c *Class) ClassName() string { return classClass.name }

// AppendText implements Object.
func (c *Class) AppendText(dst []byte) []byte { return append(append(dst, "class "...), c.of...) }

// Equal tells whether other is the same class.
func (c *Class) Equal(other any) bool {
	o, ok := other.(*Class)
	return ok && o.of == c.of
}

func (c *Class) call(name string, args []any, lim *Limits) (any, bool, error) {
	if v, found, err := classClass.call(c, name, args, lim); found || err != nil {
		return v, found, err
	}
	if c.class == nil {
		return nil, false, nil
	}
	m := c.class.find(name, args)
	switch {
	case m == nil || !allowed(c.class, m):
		return nil, false, nil
	case !m.static && (m.class != objectClass || c.class.overrides(m.name)):
		return nil, true, &Exception{Class: "java.lang.IllegalArgumentException", Message: "object is not an instance of declaring class"}
	}
	return m.call(c, args, lim)
}

// overrides tells whether a class has an equals, hashCode or toString of its own where
// the tables leave them to java.lang.Object.
func (c *class) overrides(name string) bool {
	switch {
	case name == "toString" && c == entryClass:
		return false
	case name == "equals", name == "hashCode", name == "toString":
		return !slices.Contains([]*class{objectClass, mapItr, listItr, listBoth, streamClass, intStreamClass, longStreamClass, doubleStreamClass, comparatorClass}, c) && c.typ.elem == nil
	}
	return false
}
