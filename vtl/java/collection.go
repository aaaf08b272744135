package java

// ListKind is what sort of list a List is. The zero *ListKind (nil) is java.util.ArrayList.
type ListKind struct {
	// Class is the Java class name.
	Class string
	// Fixed lists and arrays cannot grow; ReadOnly ones cannot change at all.
	Fixed, ReadOnly bool
	// Array is a Java array ([Ljava.lang.String;): index, length by size(), no list methods of its own.
	Array bool
	// Text writes the list where it is not printed as [a, b] (json-smart's JSONArray prints JSON).
	Text func(dst []byte, l *List) []byte
}

// List is a java.util.List or a Java array. The zero value is an empty ArrayList.
type List struct {
	Kind  *ListKind
	Items []any
}

// NewList gives an ArrayList that owns items.
func NewList(items ...any) *List { return &List{Items: items} }

// MapKind is what sort of map a Map is. The zero *MapKind (nil) is java.util.LinkedHashMap.
type MapKind struct {
	// Class is the Java class name.
	Class string
	// HashOrder maps hand out their keys in the order of a java.util.HashMap that
	// grew by single puts, whatever the order they came in.
	HashOrder bool
	// ReadOnly maps throw UnsupportedOperationException when they are changed.
	ReadOnly bool
	// Text writes the map where it is not printed as {k=v, l=w}.
	Text func(dst []byte, m *Map) []byte
}

// Entry is one mapping of a Map.
type Entry struct {
	Key   any
	Value any
}

// Map is a java.util.Map that keeps insertion order. Keys may be any Java value;
// they are equal as Java's equals has it (1 and 1L differ). The zero value is an
// empty LinkedHashMap.
type Map struct {
	Kind    *MapKind
	entries []Entry
	index   map[string]int // string keys only; built once the map is large enough to need it
}

// NewMap gives an empty LinkedHashMap with room for n entries.
func NewMap(n int) *Map { return &Map{entries: make([]Entry, 0, n)} }
