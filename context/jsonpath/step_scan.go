package jsonpath

import "github.com/vtlcheck/vtlcheck/vtl/java"

// scanStep is "..": it tries the next step on every object and array at and below the
// current value, in document order, outer ones first.
type scanStep struct{}

func (scanStep) definite(bool) bool { return false }

func (scanStep) apply(s *search, p *program, i int, model any) error {
	if i+1 >= len(p.steps) {
		return exception("java.lang.IllegalStateException", "Current path token is a leaf")
	}
	return s.scan(p, i+1, model)
}

// scan tries step i on model and everything below it.
func (s *search) scan(p *program, i int, model any) error {
	m, isMap := model.(*java.Map)
	l, isList := asList(model)
	if !isMap && !isList {
		return nil
	}
	if s.depth++; s.depth > MaxDepth {
		return tooDeep("the document")
	}
	defer func() { s.depth-- }()
	if err := s.spend(1); err != nil {
		return err
	}
	ok, err := s.scanMatches(p.steps[i], i == len(p.steps)-1, model)
	if err != nil {
		return err
	}
	if isMap {
		return s.scanMap(p, i, m, ok)
	}
	return s.scanList(p, i, l, ok)
}

func (s *search) scanMap(p *program, i int, m *java.Map, matches bool) error {
	if matches {
		if err := p.steps[i].apply(s, p, i, m); err != nil {
			return err
		}
	}
	for _, v := range m.All() {
		if err := s.scan(p, i, v); err != nil {
			return err
		}
	}
	return nil
}

// scanList applies the step to a list that matches; but where more steps follow, the
// engine goes on with all items, whatever the step would pick: $..[0].a is the a of
// every item of every list.
func (s *search) scanList(p *program, i int, l *java.List, matches bool) error {
	if matches {
		if err := s.scanHit(p, i, l); err != nil {
			return err
		}
	}
	for n := 0; n < len(l.Items); n++ {
		if err := s.scan(p, i, l.Items[n]); err != nil {
			return err
		}
	}
	return nil
}

func (s *search) scanHit(p *program, i int, l *java.List) error {
	if i == len(p.steps)-1 {
		return p.steps[i].apply(s, p, i, l)
	}
	for n := 0; n < len(l.Items); n++ {
		if err := s.walk(p, i+1, l.Items[n]); err != nil {
			return err
		}
	}
	return nil
}

// scanMatches says whether a deep scan tries a step on a collection.
func (s *search) scanMatches(st step, last bool, model any) (bool, error) {
	switch st := st.(type) {
	case *propertyStep:
		m, ok := model.(*java.Map)
		return ok && (s.strict || !st.definite(last) || hasAll(m, st.names)), nil
	case *indexStep, *sliceStep:
		_, ok := asList(model)
		return ok, nil
	case wildcardStep:
		return true, nil
	case *filterStep:
		return st.accepts(s, model)
	}
	return false, nil
}

func hasAll(m *java.Map, names []string) bool {
	for _, name := range names {
		if _, ok := m.GetString(name); !ok {
			return false
		}
	}
	return true
}
