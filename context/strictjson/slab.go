package strictjson

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
