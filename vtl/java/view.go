package java

// View is what a view shows of a map.
type View int

const (
	viewKeys View = iota
	viewValues
	viewEntries
)

// ViewOf tells what the view shows that a map's method without arguments gives; ok =
// false where it gives none.
func ViewOf(method string) (v View, ok bool) {
	switch method {
	case "keySet":
		return viewKeys, true
	case "values":
		return viewValues, true
	case "entrySet":
		return viewEntries, true
	}
	return 0, false
}

// mapView is the keySet, the values or the entrySet of a map: it shows the map as it
// is now, and what is removed from it is removed from the map.
type mapView struct {
	m  *Map
	of View
}

func (v *mapView) member(e *Entry) any {
	switch v.of {
	case viewKeys:
		return e.Key
	case viewValues:
		return e.Value
	}
	return e
}

func (v *mapView) readOnly() bool { return v.m.Kind != nil && v.m.Kind.ReadOnly }

// find gives the first entry that shows member, or nil.
func (v *mapView) find(member any) *Entry {
	c := comparison{left: maxComparisons}
	return v.findWith(&c, member, 0)
}

// findWith is find as a part of a comparison; see Map.findWith.
func (v *mapView) findWith(c *comparison, member any, depth int) *Entry {
	switch v.of {
	case viewKeys:
		return v.m.findWith(c, member, depth)
	case viewEntries:
		if x, ok := member.(*Entry); ok {
			if e := v.m.findWith(c, x.Key, depth); e != nil && c.equal(e.Value, x.Value, depth+1) {
				return e
			}
		}
		return nil
	}
	for e := range v.m.Entries() {
		if c.equal(member, e.Value, depth+1) {
			return e
		}
	}
	return nil
}

func (v *mapView) items() []any {
	items := make([]any, 0, v.m.n)
	for e := range v.m.Entries() {
		items = append(items, v.member(e))
	}
	return items
}

// views compares two sets; values() has no equals of its own.
func (c *comparison) views(a, b *mapView, depth int) bool {
	if a.of == viewValues || b.of == viewValues {
		return a == b
	}
	if a.m.n != b.m.n {
		return false
	}
	for e := a.m.first; e != nil; e = e.next {
		if b.findWith(c, a.member(e), depth+1) == nil {
			return false
		}
	}
	return true
}

func (c *comparison) hashView(v *mapView, depth int) int32 {
	if v.of == viewValues {
		return identityHash
	}
	var h int32
	for e := v.m.first; e != nil; e = e.next {
		h += c.hash(v.member(e), depth+1)
	}
	return h
}

// Get implements Object.
func (v *mapView) Get(name string) (any, bool, error) { return Property(v, name) }

// Call implements Object.
func (v *mapView) Call(name string, args []any) (any, bool, error) { return Call(v, name, args, nil) }

// ClassName implements Object.
func (v *mapView) ClassName() string {
	name, set := "java.util.LinkedHashMap", [...]string{"$LinkedKeySet", "$LinkedValues", "$LinkedEntrySet"}
	if v.m.Kind != nil && v.m.Kind.HashOrder {
		name, set = "java.util.HashMap", [...]string{"$KeySet", "$Values", "$EntrySet"}
	}
	if v.m.Kind == immutableSet || v.m.Kind == immutableSet2 {
		return v.m.Kind.Class
	}
	if v.readOnly() {
		name, set = "java.util.Collections", [...]string{"$UnmodifiableSet", "$UnmodifiableCollection", "$UnmodifiableMap$UnmodifiableEntrySet"}
	}
	return name + set[v.of]
}

func (v *mapView) iteratorName() string {
	kind := [...]string{"KeyIterator", "ValueIterator", "EntryIterator"}[v.of]
	if v.m.Kind != nil && v.m.Kind.HashOrder {
		return "java.util.HashMap$" + kind
	}
	return "java.util.LinkedHashMap$Linked" + kind
}

// AppendText implements Object.
func (v *mapView) AppendText(dst []byte) []byte {
	dst = append(dst, '[')
	first := true
	for e := range v.m.Entries() {
		if !first {
			dst = append(dst, ", "...)
		}
		first = false
		dst = appendValue(dst, v.member(e))
	}
	return append(dst, ']')
}

// Get implements Object.
func (e *Entry) Get(name string) (any, bool, error) { return Property(e, name) }

// Call implements Object.
func (e *Entry) Call(name string, args []any) (any, bool, error) { return Call(e, name, args, nil) }

// ClassName implements Object.
func (e *Entry) ClassName() string {
	return choose(e.fixed(), "java.util.KeyValueHolder", entryClass.name)
}

// AppendText implements Object.
func (e *Entry) AppendText(dst []byte) []byte {
	dst = appendValue(dst, e.Key)
	dst = append(dst, '=')
	return appendValue(dst, e.Value)
}
