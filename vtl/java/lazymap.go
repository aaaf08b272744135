package java

// Source is what a map that was made by Fill will hold.
type Source interface {
	// Peek gives the value of a key without filling the map. known = false where only
	// the filled map can tell. A list or a map must be the very one that Pour puts in.
	Peek(key string) (value any, found, known bool)
	// Pour puts all mappings into m, which is empty. It is called once.
	Pour(m *Map)
}

// FillFrom makes m, which must be empty, a map that is filled from source as soon as
// anything but the value of one key is asked of it: most of what a host offers no
// template reads. Until then not even reading it is safe for concurrent use.
func (m *Map) FillFrom(kind *MapKind, source Source) { m.Kind, m.source = kind, source }

// fill makes m a map like any other.
func (m *Map) fill() {
	if source := m.source; source != nil {
		m.source = nil
		source.Pour(m)
	}
}
