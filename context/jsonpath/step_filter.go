package jsonpath

import "github.com/vtlcheck/vtlcheck/vtl/java"

// filterStep is [?( )].
type filterStep struct{ condition condition }

func (*filterStep) definite(bool) bool { return false }

// apply picks from a list; an object is taken or left as a whole.
func (st *filterStep) apply(s *search, p *program, i int, model any) error {
	if m, ok := model.(*java.Map); ok {
		if ok, err := st.accepts(s, m); !ok || err != nil {
			return err
		}
		return s.walk(p, i+1, m)
	}
	l, ok := asList(model)
	if !ok {
		if p.upstream[i] {
			return invalidPath("Filter: [?] can not be applied to primitives. Current context is: %.100s", java.Text(model))
		}
		return nil
	}
	for n := 0; n < len(l.Items); n++ {
		ok, err := st.accepts(s, l.Items[n])
		if err == nil && ok {
			err = s.item(p, i, l, n)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// accepts says whether an item passes; a filter that makes no sense for it is false.
func (st *filterStep) accepts(s *search, item any) (bool, error) {
	if err := s.spend(1); err != nil {
		return false, err
	}
	ok, err := st.condition.holds(s, item)
	if err != nil && (isNotFound(err) || hasClass(err, classInvalidPath)) {
		return false, nil
	}
	return ok, err
}
