package jsonpath

import "github.com/vtlcheck/vtlcheck/vtl/java"

// search is one evaluation of a path. Paths within filters and functions get searches of
// their own that share its budget.
type search struct {
	root  any // what $ means
	found []any
	// strict makes a missing member an error: it is set where a filter asks whether a
	// path exists.
	strict bool
	budget *budget
	depth  int // collections within each other, in a deep scan
}

// budget is what a search and those within it may still do.
type budget struct {
	visits int
	// rootPaths caches what the $ paths within filters gave.
	rootPaths map[rootPath]any
}

type rootPath struct {
	prog *program
	root any
}

func newSearch(root any) *search {
	return &search{root: root, budget: &budget{visits: MaxVisits}}
}

// within gives a search for a path within this one.
func (s *search) within(root any, strict bool) *search {
	return &search{root: root, strict: strict, budget: s.budget, depth: s.depth}
}

// readWithin applies a program that stands in a filter or a function of this search.
func (s *search) readWithin(p *program, root, model any, strict bool) (any, error) {
	if p.plain {
		v, ok := p.lookup(model)
		if !ok {
			return nil, errNotFound
		}
		return v, nil
	}
	return s.within(root, strict).read(p, model)
}

// read applies a whole program to model.
func (s *search) read(p *program, model any) (any, error) {
	if err := s.walk(p, 0, model); err != nil {
		return nil, err
	}
	if !p.definite {
		return java.NewListOf(ArrayKind, s.found), nil
	}
	if len(s.found) == 0 {
		return nil, errNotFound
	}
	return s.found[len(s.found)-1], nil
}

// walk takes the steps of a program from step i on.
func (s *search) walk(p *program, i int, model any) error {
	if i == len(p.steps) {
		return s.add(model)
	}
	if err := s.spend(1); err != nil {
		return err
	}
	return p.steps[i].apply(s, p, i, model)
}

func (s *search) add(value any) error {
	if len(s.found) >= MaxMatches {
		return &java.LimitError{What: "values found by one path", Max: MaxMatches}
	}
	s.found = append(s.found, value)
	return nil
}

func (s *search) spend(visits int) error {
	if s.budget.visits -= visits; s.budget.visits < 0 {
		return &java.LimitError{What: "values visited by one path", Max: MaxVisits}
	}
	return nil
}

// asList sees a java.util.List; Java's arrays are none.
func asList(v any) (*java.List, bool) {
	l, ok := v.(*java.List)
	return l, ok && (l.Kind == nil || !l.Kind.Array)
}
