package strictjson

import "sync"

// scratch is what a parser needs while it reads and no value refers to later.
type scratch struct {
	// items and members hold the children of the containers that are still open;
	// each container copies its own when it closes.
	items   []*Value
	members []*Member
	buf     []byte              // of the string that is being unescaped
	names   map[string]struct{} // of an object of many members, at most maxKept
}

// maxKept bounds what one large text leaves behind for the next.
const maxKept = 1024

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// release gives the scratch back without the values that it pointed to.
func (s *scratch) release() {
	if cap(s.items) > maxKept || cap(s.members) > maxKept || cap(s.buf) > 64*maxKept {
		return
	}
	clear(s.items[:cap(s.items)])
	clear(s.members[:cap(s.members)])
	clear(s.names)
	s.items, s.members = s.items[:0], s.members[:0]
	scratches.Put(s)
}

// slab hands out values from blocks, so that a text of many small values costs few
// allocations. A block grows with the number of values so far, up to maxBlock.
type slab[T any] struct {
	free []T
	size int
}

// maxBlock bounds what one block can waste.
const maxBlock = 512

func (s *slab[T]) next() *T {
	if len(s.free) == 0 {
		s.grow()
	}
	x := &s.free[0]
	s.free = s.free[1:]
	return x
}

// copyOf gives a copy of list that appending to cannot spill.
func (s *slab[T]) copyOf(list []T) []T {
	n := len(list)
	if n > maxBlock/8 {
		return append(make([]T, 0, n), list...)
	}
	if len(s.free) < n {
		for s.grow(); len(s.free) < n; {
			s.grow()
		}
	}
	out := s.free[:n:n]
	s.free = s.free[n:]
	copy(out, list)
	return out
}

func (s *slab[T]) grow() {
	s.size = min(max(2*s.size, 4), maxBlock)
	s.free = make([]T, s.size)
}
