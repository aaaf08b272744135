package java

import "iter"

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
	chain      *Entry // the next entry whose key has the same identity; see keyIdentity
	fixed      bool   // made by Map.entry: it cannot be changed
}

// Map is a java.util.Map that keeps insertion order. Keys may be any Java value;
// they are equal as Java's equals has it (1 and 1L differ). The zero value is an
// empty LinkedHashMap.
type Map struct {
	Kind *MapKind

	first, last *Entry
	n           int
	changes     int               // structural changes, for iterators
	strings     map[string]*Entry // nil while the map is small
	others      map[any]*Entry    // keys that are no strings; nil while there are few
	slab        []Entry           // room for the next entries
	table       int               // buckets of a HashOrder map
	order       []*Entry          // entries of a HashOrder map in bucket order; nil when stale
}

// indexFrom is the size from which a map is searched by hash; below it a walk is faster.
const indexFrom = 9

// NewMap gives an empty LinkedHashMap with room for n entries.
func NewMap(n int) *Map { return NewMapOf(nil, n) }

// NewMapOf gives an empty map of a kind with room for n entries.
func NewMapOf(kind *MapKind, n int) *Map {
	m := &Map{Kind: kind}
	if n > 0 {
		m.slab = make([]Entry, 0, min(n, maxSlab))
	}
	return m
}

// maxSlab bounds how many entries are allocated at once.
const maxSlab = 64

// Len is the number of mappings.
func (m *Map) Len() int { return m.n }

// Get gives the value of a key, and whether the key is there.
func (m *Map) Get(key any) (value any, ok bool) {
	if e := m.find(key); e != nil {
		return e.Value, true
	}
	return nil, false
}

// GetString is Get for a string key.
func (m *Map) GetString(key string) (value any, ok bool) {
	if e := m.findString(key); e != nil {
		return e.Value, true
	}
	return nil, false
}

// Put maps key to value and gives the value that was there. It does not look at
// Kind.ReadOnly, which binds templates only.
func (m *Map) Put(key, value any) (old any, had bool) {
	if e := m.find(key); e != nil {
		old, e.Value = e.Value, value
		return old, true
	}
	m.insert(key, value)
	return nil, false
}

// PutString is Put for a string key; it allocates nothing where the key is there.
func (m *Map) PutString(key string, value any) (old any, had bool) {
	if e := m.findString(key); e != nil {
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
	m.first, m.last, m.n = nil, nil, 0
	m.strings, m.others, m.order = nil, nil, nil
	m.changes++
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
	if m.Kind != nil && m.Kind.HashOrder {
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

func (m *Map) findString(key string) *Entry {
	if m.strings != nil {
		return m.strings[key]
	}
	for e := m.first; e != nil; e = e.next {
		if s, ok := e.Key.(string); ok && s == key {
			return e
		}
	}
	return nil
}

func (m *Map) find(key any) *Entry {
	if s, ok := key.(string); ok {
		return m.findString(s)
	}
	if m.strings == nil {
		return m.walk(key)
	}
	e := m.others[keyIdentity(key)]
	for e != nil && !Equal(key, e.Key) {
		e = e.chain
	}
	return e
}

func (m *Map) walk(key any) *Entry {
	for e := m.first; e != nil; e = e.next {
		if Equal(key, e.Key) {
			return e
		}
	}
	return nil
}

func (m *Map) insert(key, value any) {
	e := m.newEntry()
	e.Key, e.Value, e.prev = key, value, m.last
	if m.last == nil {
		m.first = e
	} else {
		m.last.next = e
	}
	m.last = e
	m.n++
	m.changes++
	m.order = nil
	m.growTable()
	switch {
	case m.strings != nil:
		m.addIndex(e)
	case m.n >= indexFrom:
		m.buildIndex()
	}
}

func (m *Map) newEntry() *Entry {
	if len(m.slab) == cap(m.slab) {
		m.slab = make([]Entry, 0, min(max(m.n, 4), maxSlab))
	}
	m.slab = m.slab[:len(m.slab)+1]
	return &m.slab[len(m.slab)-1]
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
	m.changes++
	m.order = nil
	m.dropIndex(e)
}

func (m *Map) buildIndex() {
	m.strings = make(map[string]*Entry, 2*m.n)
	for e := m.first; e != nil; e = e.next {
		m.addIndex(e)
	}
}

func (m *Map) addIndex(e *Entry) {
	if s, ok := e.Key.(string); ok {
		m.strings[s] = e
		return
	}
	if m.others == nil {
		m.others = map[any]*Entry{}
	}
	id := keyIdentity(e.Key)
	e.chain = m.others[id]
	m.others[id] = e
}

func (m *Map) dropIndex(e *Entry) {
	if m.strings == nil {
		return
	}
	if s, ok := e.Key.(string); ok {
		delete(m.strings, s)
		return
	}
	id := keyIdentity(e.Key)
	if head := m.others[id]; head != e {
		for head != nil && head.chain != e {
			head = head.chain
		}
		if head != nil {
			head.chain = e.chain
		}
		return
	}
	if e.chain == nil {
		delete(m.others, id)
	} else {
		m.others[id] = e.chain
	}
}

type hashIdentity int32

// keyIdentity gives a comparable value that is the same for equal keys; keys that
// differ may share it.
func keyIdentity(key any) any {
	switch k := key.(type) {
	case nil, bool, int32, int64, Char, int8, int16:
		return k
	}
	return hashIdentity(HashCode(key))
}
