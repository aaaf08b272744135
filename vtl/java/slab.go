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

// NewMapOf is NewMapOf with its memory from the slab.
func (s *Slab) NewMapOf(kind *MapKind, n int) *Map {
	if len(s.maps) == 0 {
		s.maps = make([]Map, chunkSize(&s.wantMaps))
	}
	m := &s.maps[0]
	s.maps = s.maps[1:]
	m.Kind = kind
	m.slab = s.room(n)
	return m
}

// room gives room for n entries; large maps have their own.
func (s *Slab) room(n int) []Entry {
	if n == 0 {
		return nil
	}
	if n > len(s.entries) {
		if n >= maxChunk {
			return make([]Entry, 0, maxSlab)
		}
		s.entries = make([]Entry, max(n, chunkSize(&s.wantEntries)))
	}
	room := s.entries[:0:n]
	s.entries = s.entries[n:]
	return room
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
