package java

import "slices"

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
	// Methods are the class's own methods, asked where a java.util.List has none of
	// that name and arguments; nil where there are none.
	Methods func(l *List, name string, args []any) (value any, found bool, err error)
}

// List is a java.util.List or a Java array. The zero value is an empty ArrayList.
// Hosts may read and fill Items freely while no template uses the list.
type List struct {
	Kind  *ListKind
	Items []any

	changes int32 // structural changes, for iterators
	parent  *List // the list that a sub-list shows a part of, from offset on
	offset  int
}

// NewList gives an ArrayList that owns items.
func NewList(items ...any) *List { return &List{Items: items} }

// NewListOf gives a list of a kind that owns items.
func NewListOf(kind *ListKind, items []any) *List { return &List{Kind: kind, Items: items} }

// Len is the number of items.
func (l *List) Len() int { return len(l.Items) }

// The kinds of arrays that methods give.
var (
	stringArray     = &ListKind{Class: "[Ljava.lang.String;", Fixed: true, Array: true}
	objectArray     = &ListKind{Class: "[Ljava.lang.Object;", Fixed: true, Array: true}
	charArray       = &ListKind{Class: "[C", Fixed: true, Array: true}
	sequenceArray   = &ListKind{Class: "[Ljava.lang.CharSequence;", Fixed: true, Array: true}
	bigIntegerArray = &ListKind{Class: "[Ljava.math.BigInteger;", Fixed: true, Array: true}
	bigDecimalArray = &ListKind{Class: "[Ljava.math.BigDecimal;", Fixed: true, Array: true}
	intArray        = &ListKind{Class: "[I", Fixed: true, Array: true}
	longArray       = &ListKind{Class: "[J", Fixed: true, Array: true}
	doubleArray     = &ListKind{Class: "[D", Fixed: true, Array: true}
	byteArray       = &ListKind{Class: "[B", Fixed: true, Array: true}
)

func (l *List) isArray() bool { return l.Kind != nil && l.Kind.Array }

func (l *List) add(v any) {
	l.Items = append(l.Items, v)
	l.changes++
}

// splice replaces the n items from at by items. In a sub-list it changes the list
// that it shows. The error is UnsupportedOperationException where the list is fixed.
func (l *List) splice(at, n int, items ...any) error {
	if l.Kind != nil && (l.Kind.Fixed || l.Kind.ReadOnly) {
		return unsupported()
	}
	if l.parent != nil {
		if err := l.parent.splice(l.offset+at, n, items...); err != nil {
			return err
		}
		l.show(len(l.Items) - n + len(items))
		return nil
	}
	l.Items = slices.Replace(l.Items, at, at+n, items...)
	l.changes++
	return nil
}

// touch marks a list as changed where Java counts a change that changed nothing.
func (l *List) touch() {
	if l.parent == nil && !l.fixed() {
		l.changes++
	}
}

// show makes a sub-list show the n items of its parent from its offset on.
func (l *List) show(n int) {
	l.Items = l.parent.Items[l.offset : l.offset+n : l.offset+n]
	l.changes = l.parent.changes
}

// stale tells that the list under a sub-list was changed by other means.
func (l *List) stale() bool {
	return l.parent != nil && (l.changes != l.parent.changes || l.parent.stale())
}

func unsupported() error {
	return &Exception{Class: "java.lang.UnsupportedOperationException"}
}
