package vtl

import "github.com/vtlcheck/vtlcheck/vtl/java"

// sumExpr is a + b + c. It adds numbers until a String comes, and joins from there on.
type sumExpr struct {
	neverTrue
	first expr
	terms []term
}

// term is + x.
type term struct {
	node *Binary // with all that stands before it
	x    expr
	// The source that stands for an operand without a value where the other one is a
	// String: for x, and for the sum before it.
	text, sumText string
}

func (s *sumExpr) eval(r *run) (any, error) {
	sum, err := s.first.eval(r)
	if err != nil {
		return nil, err
	}
	for i := range s.terms {
		if text, ok := sum.(string); ok {
			return s.join(r, text, s.terms[i:])
		}
		t := &s.terms[i]
		if sum, err = t.addTo(r, sum); err != nil {
			return nil, err
		}
	}
	return sum, nil
}

// addTo adds to a sum that is no String; nil is no value.
func (t *term) addTo(r *run, sum any) (any, error) {
	r.steps--
	v, err := t.x.eval(r)
	if err != nil {
		return nil, err
	}
	if _, ok := v.(string); ok && sum == nil {
		sum = t.sumText
	}
	r.chargeReads(sum, v)
	out, ok, err := java.Add(sum, v, &r.values)
	if err != nil || r.held != nil {
		return nil, t.fail(r, err)
	}
	if !ok {
		return nil, nil
	}
	return out, nil
}

func (t *term) fail(r *run, err error) error {
	return r.through(r.settle(t.node, err), t.node, t.node.Span(), "")
}

// join appends the terms to text, at the end of the output, and takes it from there.
func (s *sumExpr) join(r *run, text string, terms []term) (any, error) {
	start := r.fence()
	r.out = append(r.out, text...)
	for i := range terms {
		if err := terms[i].appendTo(r, start); err != nil {
			r.takeFrom(start)
			return nil, err
		}
	}
	v := r.takeFrom(start)
	return v, r.made(terms[len(terms)-1].node, v)
}

func (t *term) appendTo(r *run, start int) error {
	r.steps--
	v, err := t.x.eval(r)
	if err != nil {
		return err
	}
	switch v := v.(type) {
	case nil:
		r.out = append(r.out, t.text...)
	case string:
		r.out = java.AppendString(r.out, v)
	default:
		r.chargeReads(v, nil)
		r.out, err = java.AppendTextOf(r.out, v, &r.values)
		if err != nil || r.held != nil {
			return t.fail(r, err)
		}
	}
	if len(r.out)-start > r.limits.StringBytes {
		return t.fail(r, r.stringLimit())
	}
	return nil
}
