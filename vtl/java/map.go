package java

import (
	"iter"
	"sync/atomic"
)

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

// Entry is one mapping of a Map; a template sees it as a java.util.Map.Entry. It
// stays valid, with its last value, after the mapping was removed.
type Entry struct {
	Key   any
	Value any

	prev, next *Entry
}

// fixedEntry gives what Map.entry makes: an entry of no map, which cannot be changed.
func fixedEntry(key, value any) *Entry {
	e := &Entry{Key: key, Value: value}
	e.prev = e // no entry of a map comes before itself
	return e
}

func (e *Entry) fixed() bool { return e.prev == e }

// Map is a java.util.Map that keeps insertion order. Keys may be any Java value;
// they are equal as Java's equals has it (1 and 1L differ). The zero value is an
// empty LinkedHashMap. Reading from several goroutines at once is safe as long as
// none of them changes the map; a Map must not be copied.
type Map struct {
	Kind *MapKind

	first, last *Entry
	free        *Entry // entries to use next, linked by next
	n           int32
	changes     int32  // structural changes, for iterators
	source      Source // what is still to be filled in; nil: nothing

	aids atomic.Pointer[mapAids] // nil while a walk from first to last is good enough
}

// mapAids make a map quicker, or give it the order of a HashMap. Few maps need them.
type mapAids struct {
	finds atomic.Int32             // lookups that had to walk far
	index atomic.Pointer[mapIndex] // nil while a walk is good enough
	order atomic.Pointer[[]*Entry] // entries of a HashOrder map in bucket order; nil when stale
	table int                      // buckets of a HashOrder map
}

// aid gives the map's aids, making them where there are none. As they may be made
// while others read, the first made count.
func (m *Map) aid() *mapAids {
	if a := m.aids.Load(); a != nil {
		return a
	}
	m.aids.CompareAndSwap(nil, new(mapAids))
	return m.aids.Load()
}

// NewMap gives an empty LinkedHashMap with room for n entries.
func NewMap(n int) *Map { return NewMapOf(nil, n) }

// NewMapOf gives an empty map of a kind with room for n entries.
func NewMapOf(kind *MapKind, n int) *Map {
	m := &Map{Kind: kind}
	m.Grow(n)
	return m
}

// maxSlab bounds how many entries are allocated at once.
const maxSlab = 64

// Len is the number of mappings.
func (m *Map) Len() int {
	m.fill()
	return int(m.n)
}

// Get gives the value of a key, and whether the key is there.
func (m *Map) Get(key any) (value any, ok bool) {
	if s, ok := key.(string); ok {
		return m.GetString(s)
	}
	if e := m.find(key); e != nil {
		return e.Value, true
	}
	return nil, false
}

// GetString is Get for a string key.
func (m *Map) GetString(key string) (value any, ok bool) {
	if m.source != nil {
		if v, found, known := m.source.Peek(key); known {
			return v, found
		}
		m.fill()
	}
	if e := m.findString(key); e != nil {
		return e.Value, true
	}
	return nil, false
}

// Put maps key to value and gives the value that was there. It does not look at
// Kind.ReadOnly, which binds templates only.
func (m *Map) Put(key, value any) (old any, had bool) {
	m.fill()
	if s, ok := key.(string); ok {
		if e := m.findForPut(s); e != nil {
			old, e.Value = e.Value, value
			return old, true
		}
		m.insert(key, value)
		return nil, false
	}
	if e := m.find(key); e != nil {
		old, e.Value = e.Value, value
		return old, true
	}
	m.insert(key, value)
	return nil, false
}

// PutString is Put for a string key; it allocates nothing where the key is there.
func (m *Map) PutString(key string, value any) (old any, had bool) {
	m.fill()
	if e := m.findForPut(key); e != nil {
		old, e.Value = e.Value, value
		return old, true
	}
	m.insert(key, value)
	return nil, false
}

// Delete removes a key and gives the value that was there.
func (m *Map) Delete(key any) (old any, had bool) {
	e := m.find(key)
	if e == nil {
		return nil, false
	}
	m.remove(e)
	return e.Value, true
}

// Clear removes every mapping.
func (m *Map) Clear() {
	m.fill()
	m.first, m.last, m.n = nil, nil, 0
	if a := m.aids.Load(); a != nil {
		a.index.Store(nil)
	}
	m.changed()
}

// All iterates over keys and values in iteration order. The map may be changed
// meanwhile; what was added then may be missed.
func (m *Map) All() iter.Seq2[any, any] {
	return func(yield func(any, any) bool) {
		for e := range m.Entries() {
			if !yield(e.Key, e.Value) {
				return
			}
		}
	}
}

// Entries iterates over the mappings in iteration order, as All does.
func (m *Map) Entries() iter.Seq[*Entry] {
	return func(yield func(*Entry) bool) {
		for c := m.cursor(); c.entry != nil; c.advance() {
			if !yield(c.entry) {
				return
			}
		}
	}
}

// mapCursor walks a map in iteration order.
type mapCursor struct {
	entry *Entry
	order []*Entry // what follows in a HashOrder map
	hash  bool
}

func (m *Map) cursor() mapCursor {
	m.fill()
	if m.hashed() {
		c := mapCursor{order: m.hashOrder(), hash: true}
		c.advance()
		return c
	}
	return mapCursor{entry: m.first}
}

func (c *mapCursor) advance() {
	if !c.hash {
		c.entry = c.entry.next
		return
	}
	c.entry = nil
	if len(c.order) > 0 {
		c.entry, c.order = c.order[0], c.order[1:]
	}
}

func (m *Map) insert(key, value any) { m.link(m.newEntry(), key, value) }

// link adds e, a new entry, at the end.
func (m *Map) link(e *Entry, key, value any) {
	e.Key, e.Value, e.prev = key, value, m.last
	if m.last == nil {
		m.first = e
	} else {
		m.last.next = e
	}
	m.last = e
	m.n++
	m.changed()
	if m.hashed() {
		m.aid().growTable(int(m.n))
	}
	if a := m.aids.Load(); a != nil {
		a.added(e)
	}
}

// changed notes a structural change.
func (m *Map) changed() {
	m.changes++
	if a := m.aids.Load(); a != nil {
		a.order.Store(nil)
	}
}

func (m *Map) hashed() bool { return m.Kind != nil && m.Kind.HashOrder }

func (m *Map) newEntry() *Entry {
	if m.free == nil {
		m.Grow(max(int(m.n), 4))
	}
	e := m.free
	m.free, e.next = e.next, nil
	return e
}

// Grow makes room for n more entries.
func (m *Map) Grow(n int) {
	if n > 0 {
		m.GrowInto(make([]Entry, min(n, maxSlab)))
	}
}

// GrowInto makes m use these entries, which must be new, for its next mappings.
func (m *Map) GrowInto(room []Entry) {
	for i := len(room) - 1; i >= 0; i-- {
		room[i].next = m.free
		m.free = &room[i]
	}
}

func (m *Map) remove(e *Entry) {
	if e.prev == nil {
		m.first = e.next
	} else {
		e.prev.next = e.next
	}
	if e.next == nil {
		m.last = e.prev
	} else {
		e.next.prev = e.prev
	}
	m.n--
	m.changed()
	if a := m.aids.Load(); a != nil {
		a.removed(e)
	}
}
