package java

// Iterator is a java.util.Iterator, or a ListIterator, over a List, a Map's view or
// what another Iterator has left. It fails, as Java's does, when what it walks was
// changed by anything else.
type Iterator struct {
	list *List
	next int // index of the next item of list
	last int // index of the item that Next gave last, or -1

	view     mapView // of no map where list is walked
	cursor   mapCursor
	lastSeen *Entry

	changes int32 // of list or map, when last in step
	class   *class
	name    string // of the class, where it is not that of class
	fail    error  // what Next gives instead of an item
}

// Iterate gives what a loop walks: the items of a list or an array, the VALUES of a
// map, the members of a view, what is left of an iterator, and whatever an object's
// iterator() gives. ok = false where v is none of these.
func Iterate(v any) (it *Iterator, ok bool) {
	if i, ok := v.(*Iterator); ok {
		return i, true
	}
	it = new(Iterator)
	if it.Reset(v) {
		return it, true
	}
	return nil, false
}

// Reset makes it walk v as Iterate(v) would, from the start; where v is an iterator,
// it becomes a copy of that and goes on alone. It gives false where v cannot be walked.
func (it *Iterator) Reset(v any) bool {
	switch x := v.(type) {
	case *List:
		*it = Iterator{list: x, last: -1, changes: x.changes, class: listItr}
	case *Map:
		it.walk(mapView{m: x, of: viewValues})
	case *mapView:
		it.walk(*x)
	case *Iterator:
		*it = *x
	case *stream: // Velocity asks a class that it may not open
		*it = Iterator{fail: &Exception{Class: "java.lang.IllegalAccessException"}}
	case Object:
		inner, found, err := x.Call("iterator", nil)
		other, ok := inner.(*Iterator)
		if !found || err != nil || !ok {
			return false
		}
		*it = *other
	default:
		return false
	}
	return true
}

// ResetView makes it walk a view of a map, as Reset does with the view.
func (it *Iterator) ResetView(m *Map, v View) { it.walk(mapView{m: m, of: v}) }

// Release lets go of what it walks.
func (it *Iterator) Release() { *it = Iterator{} }

func newListIterator(l *List, at int, c *class) *Iterator {
	return &Iterator{list: l, next: at, last: -1, changes: l.changes, class: c}
}

func newViewIterator(v *mapView) *Iterator {
	it := new(Iterator)
	it.walk(*v)
	return it
}

func (it *Iterator) walk(v mapView) {
	v.m.fill()
	*it = Iterator{view: v, cursor: v.m.cursor(), changes: v.m.changes, class: mapItr}
}

// HasNext tells whether Next has something to give.
func (it *Iterator) HasNext() bool {
	switch {
	case it.fail != nil:
		return true
	case it.view.m != nil:
		return it.cursor.entry != nil
	}
	return it.next != len(it.list.Items)
}

// Next gives the next item. The error is an *Exception: NoSuchElementException at
// the end, ConcurrentModificationException where the collection was changed.
func (it *Iterator) Next() (any, error) {
	if err := it.check(); err != nil {
		return nil, err
	}
	if it.view.m != nil {
		return it.nextOfView()
	}
	if it.next >= len(it.list.Items) {
		return nil, noSuchElement()
	}
	it.last = it.next
	it.next++
	return it.list.Items[it.last], nil
}

func (it *Iterator) nextOfView() (any, error) {
	e := it.cursor.entry
	if e == nil {
		return nil, noSuchElement()
	}
	it.lastSeen = e
	it.cursor.advance()
	return it.view.member(e), nil
}

func (it *Iterator) check() error {
	if it.fail != nil {
		return it.fail
	}
	if it.view.m != nil && it.changes == it.view.m.changes || it.list != nil && it.changes == it.list.changes {
		return nil
	}
	return concurrentModification()
}

func noSuchElement() error {
	return &Exception{Class: "java.util.NoSuchElementException"}
}

func concurrentModification() error {
	return &Exception{Class: "java.util.ConcurrentModificationException"}
}

// remove is Iterator.remove.
func (it *Iterator) remove() error {
	if it.view.m != nil {
		return it.removeOfView()
	}
	if it.last < 0 {
		return &Exception{Class: "java.lang.IllegalStateException"}
	}
	if err := it.check(); err != nil {
		return err
	}
	if err := it.list.splice(it.last, 1); err != nil {
		return err
	}
	it.next, it.last, it.changes = it.last, -1, it.list.changes
	return nil
}

func (it *Iterator) removeOfView() error {
	if it.lastSeen == nil {
		return &Exception{Class: "java.lang.IllegalStateException"}
	}
	if err := it.check(); err != nil {
		return err
	}
	if it.view.readOnly() {
		return unsupported()
	}
	it.view.m.remove(it.lastSeen)
	it.lastSeen, it.changes = nil, it.view.m.changes
	return nil
}

// Get implements Object.
func (it *Iterator) Get(name string) (any, bool, error) { return Property(it, name) }

// Call implements Object.
func (it *Iterator) Call(name string, args []any) (any, bool, error) {
	return Call(it, name, args, nil)
}

// ClassName implements Object.
func (it *Iterator) ClassName() string {
	switch {
	case it.name != "":
		return it.name
	case it.view.m != nil:
		return it.view.iteratorName()
	}
	return it.class.name
}

// AppendText implements Object.
func (it *Iterator) AppendText(dst []byte) []byte { return appendIdentity(dst, it.ClassName()) }
