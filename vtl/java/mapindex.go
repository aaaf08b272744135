package java

import "slices"

// mapIndex finds the entries of a map by hash.
type mapIndex struct {
	strings map[string]*Entry
	others  map[any][]*Entry // by keyIdentity, for keys that are no strings
}

// A map is searched by walking it while it is small, or while it is of middle size
// and was searched seldom: building an index costs as much as many walks.
const (
	alwaysWalk = 16 // entries up to which a walk is faster than a hash
	indexFrom  = 32 // entries from which a map has an index
	walksUntil = 32 // lookups in between, until it is worth an index
)

// indexed gives the index, building it where it is due; nil where the map is to be walked.
func (m *Map) indexed() *mapIndex {
	if m.n <= alwaysWalk {
		return nil
	}
	a := m.aid()
	x := a.index.Load()
	if x == nil && (m.n >= indexFrom || a.finds.Add(1) > walksUntil) {
		x = m.newIndex()
		a.index.Store(x)
	}
	return x
}

// added puts a new entry into the index, if there is one.
func (a *mapAids) added(e *Entry) {
	if x := a.index.Load(); x != nil {
		x.add(e)
	}
}

// removed takes an entry out of the index.
func (a *mapAids) removed(e *Entry) {
	if x := a.index.Load(); x != nil && !x.drop(e) {
		a.index.Store(nil)
	}
}

func (m *Map) newIndex() *mapIndex {
	x := &mapIndex{strings: make(map[string]*Entry, 2*m.n)}
	for e := m.first; e != nil; e = e.next {
		x.add(e)
	}
	return x
}

func (m *Map) findString(key string) *Entry {
	if x := m.indexed(); x != nil {
		return x.strings[key]
	}
	return m.walkString(key)
}

func (m *Map) walkString(key string) *Entry {
	for e := m.first; e != nil; e = e.next {
		if s, ok := e.Key.(string); ok && s == key {
			return e
		}
	}
	return nil
}

// find gives the entry of a key, or nil.
func (m *Map) find(key any) *Entry {
	m.fill()
	if s, ok := key.(string); ok {
		return m.findString(s)
	}
	c := comparison{left: maxKeyComparisons}
	return m.findWith(&c, key, 0)
}

// findWith is find as a part of a comparison, whose bounds hold for it too: a key can
// be a collection that holds the map.
func (m *Map) findWith(c *comparison, key any, depth int) *Entry {
	if s, ok := key.(string); ok {
		return m.findString(s)
	}
	if x := m.indexed(); x != nil {
		return x.other(c, key, depth)
	}
	for e := m.first; e != nil; e = e.next {
		if c.equal(key, e.Key, depth+1) {
			return e
		}
	}
	return nil
}

// findForPut is find before an insertion: while a map is filled, walks are not counted.
func (m *Map) findForPut(key string) *Entry {
	if a := m.aids.Load(); m.n < indexFrom && (a == nil || a.index.Load() == nil) {
		return m.walkString(key)
	}
	return m.findString(key)
}

func (x *mapIndex) other(c *comparison, key any, depth int) *Entry {
	for _, e := range x.others[keyIdentity(key)] {
		if c.equal(key, e.Key, depth+1) {
			return e
		}
	}
	return nil
}

func (x *mapIndex) add(e *Entry) {
	if s, ok := e.Key.(string); ok {
		x.strings[s] = e
		return
	}
	if x.others == nil {
		x.others = map[any][]*Entry{}
	}
	id := keyIdentity(e.Key)
	x.others[id] = append(x.others[id], e)
}

// drop takes an entry out. It gives false where the entry is not where its key says,
// since the key, a collection, was changed: the index is of no more use then.
func (x *mapIndex) drop(e *Entry) bool {
	if s, ok := e.Key.(string); ok {
		delete(x.strings, s)
		return true
	}
	id := keyIdentity(e.Key)
	same := x.others[id]
	i := slices.Index(same, e)
	if i < 0 {
		return false
	}
	if len(same) == 1 {
		delete(x.others, id)
	} else {
		x.others[id] = slices.Delete(same, i, i+1)
	}
	return true
}

type hashIdentity int32

// keyIdentity gives a comparable value that is the same for equal keys; keys that
// differ may share it.
func keyIdentity(key any) any {
	switch k := key.(type) {
	case nil, bool, int32, int64, Char, int8, int16:
		return k
	}
	c := comparison{left: maxKeyComparisons}
	return hashIdentity(c.hash(key, 0))
}
