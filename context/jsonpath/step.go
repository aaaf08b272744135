package jsonpath

import "github.com/vtlcheck/vtlcheck/vtl/java"

// propertyStep is .name, ['name'] or ['a','b'].
type propertyStep struct {
	names []string
	// quoted is the first name as canonical JSON writes it.
	quoted string
}

func newPropertyStep(names ...string) *propertyStep {
	return &propertyStep{names: names, quoted: string(AppendJSON(nil, names[0]))}
}

// definite: the last ['a','b'] of a path gives one object with both; before the last
// step it goes on with each.
func (st *propertyStep) definite(last bool) bool { return last || len(st.names) == 1 }

func (st *propertyStep) apply(s *search, p *program, i int, model any) error {
	m, ok := model.(*java.Map)
	if !ok {
		if p.upstream[i] {
			return errNotFound
		}
		return nil
	}
	if len(st.names) > 1 && i == len(p.steps)-1 {
		return st.merge(s, m)
	}
	for _, name := range st.names {
		if err := st.member(s, p, i, m, name); err != nil {
			return err
		}
	}
	return nil
}

func (st *propertyStep) member(s *search, p *program, i int, m *java.Map, name string) error {
	if v, ok := m.GetString(name); ok {
		return s.walk(p, i+1, v)
	}
	last := i == len(p.steps)-1
	if s.strict || !last && p.upstream[i+1] {
		return errNotFound
	}
	return nil
}

// merge gives one object of the members that are there.
func (st *propertyStep) merge(s *search, m *java.Map) error {
	merged := java.NewMapOf(ObjectKind, len(st.names))
	for _, name := range st.names {
		v, ok := m.GetString(name)
		if ok {
			merged.PutString(name, v)
		} else if s.strict {
			return errNotFound
		}
	}
	return s.add(merged)
}

// indexStep is [1] or [1,2]; negative numbers count from the end.
type indexStep struct{ indexes []int }

func (st *indexStep) definite(bool) bool { return len(st.indexes) == 1 }

func (st *indexStep) apply(s *search, p *program, i int, model any) error {
	l, err := listOf(p, i, model)
	if l == nil {
		return err
	}
	for _, n := range st.indexes {
		if err := s.item(p, i, l, n); err != nil {
			return err
		}
	}
	return nil
}

// listOf gives the list that a step with indexes needs; nil, nil: the search ends here.
func listOf(p *program, i int, model any) (*java.List, error) {
	if l, ok := asList(model); ok {
		return l, nil
	}
	if p.upstream[i] {
		return nil, errNotFound
	}
	return nil, nil
}

// item goes on with the item at n. Where a function behind it runs over the end of a
// list, nothing is found: the engine takes that exception for its own.
func (s *search) item(p *program, i int, l *java.List, n int) error {
	if n < 0 {
		n += len(l.Items)
	}
	if n < 0 || n >= len(l.Items) {
		return nil
	}
	err := s.walk(p, i+1, l.Items[n])
	if err != nil && hasClass(err, classOutOfBounds) {
		return nil
	}
	return err
}

// sliceStep is [start:end], [start:] or [:end].
type sliceStep struct {
	start, end     int
	noStart, noEnd bool
}

func (st *sliceStep) definite(bool) bool { return false }

func (st *sliceStep) apply(s *search, p *program, i int, model any) error {
	l, err := listOf(p, i, model)
	if l == nil {
		return err
	}
	start, end := st.bounds(len(l.Items))
	for n := start; n < end; n++ {
		if err := s.item(p, i, l, n); err != nil {
			return err
		}
	}
	return nil
}

// bounds gives the first index and the one behind the last. With both bounds given,
// negative ones stay negative and every index is looked up on its own, so that [-1:1]
// of a list is its last item, then its first.
func (st *sliceStep) bounds(n int) (start, end int) {
	switch {
	case st.noStart && st.end < 0:
		return 0, n + st.end
	case st.noStart:
		return 0, min(st.end, n)
	case st.noEnd && st.start < 0:
		return max(0, n+st.start), n
	case st.noEnd:
		return st.start, n
	}
	return max(st.start, -n), min(st.end, n)
}

// wildcardStep is .* or [*].
type wildcardStep struct{}

func (wildcardStep) definite(bool) bool { return false }

func (wildcardStep) apply(s *search, p *program, i int, model any) error {
	if m, ok := model.(*java.Map); ok {
		for _, v := range m.All() {
			if err := s.walk(p, i+1, v); err != nil {
				return err
			}
		}
		return nil
	}
	l, ok := asList(model)
	if !ok {
		return nil
	}
	for n := range len(l.Items) {
		if err := s.item(p, i, l, n); err != nil && (s.strict || !isNotFound(err)) {
			return err
		}
	}
	return nil
}
