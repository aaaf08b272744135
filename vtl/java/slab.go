package java

import "unsafe"

// Slab makes maps and values of texts that live and die together, such as those of one
// document, with few allocations. What it made stays as long as any of it is held. The
// zero value is ready to use; it is not safe for concurrent use.
type Slab struct {
	maps    []Map
	entries []Entry
	texts   []string

	wantMaps, wantEntries, wantTexts int
}

// maxChunk bounds how much is allocated at once, so that a wrong guess wastes little.
const maxChunk = 64

// Expect tells how many maps, entries of all of them, and texts will be asked for. More
// or fewer are no mistake.
func (s *Slab) Expect(maps, entries, texts int) {
	s.wantMaps, s.wantEntries, s.wantTexts = maps, entries, texts
}

// NewMapOf gives an empty map of a kind with its memory from the slab; see PutText.
func (s *Slab) NewMapOf(kind *MapKind) *Map {
	if len(s.maps) == 0 {
		s.maps = make([]Map, chunkSize(&s.wantMaps))
	}
	m := &s.maps[0]
	s.maps = s.maps[1:]
	m.Kind = kind
	return m
}

// PutText is m.Put for a key that is a string, with memory from the slab.
func (s *Slab) PutText(m *Map, key, value any) {
	if e := m.findForPut(key.(string)); e != nil {
		e.Value = value
		return
	}
	if len(s.entries) == 0 {
		s.entries = make([]Entry, chunkSize(&s.wantEntries))
	}
	e := &s.entries[0]
	s.entries = s.entries[1:]
	m.link(e, key, value)
}

// chunkSize takes the next chunk off what is expected.
func chunkSize(want *int) int {
	n := max(1, min(*want, maxChunk))
	*want -= n
	return n
}

// Text gives text as a value.
func (s *Slab) Text(text string) any {
	if len(s.texts) == 0 {
		s.texts = make([]string, chunkSize(&s.wantTexts))
	}
	place := &s.texts[0]
	s.texts = s.texts[1:]
	*place = text
	return boxed(place)
}

// TextAt gives *text as a value without a copy of it. The text must not change as long
// as the value is in use.
func TextAt(text *string) any { return boxed(text) }

// boxed is any(*text) without the copy of *text that Go would allocate. The text must
// never change after that, as no value in an interface does.
func boxed(text *string) any {
	var v any = ""
	words := (*[2]unsafe.Pointer)(unsafe.Pointer(&v)) // its type, and where it is
	words[1] = unsafe.Pointer(text)
	return v
}
