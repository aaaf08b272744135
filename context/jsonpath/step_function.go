package jsonpath

// functionStep is .name(arguments). Its result is a find of its own, and what a step
// behind it starts from.
type functionStep struct {
	name string
	args []argument
}

func (*functionStep) definite(bool) bool { return true }

func (st *functionStep) apply(s *search, p *program, i int, model any) error {
	f := functions[st.name]
	if f == nil {
		return invalidPath("Function with name: %s does not exist.", st.name)
	}
	c := call{s: s, model: model, args: st.args}
	if err := c.bind(); err != nil {
		return err
	}
	v, err := f(c)
	if err != nil {
		return err
	}
	if i == len(p.steps)-1 {
		return s.add(v)
	}
	if err := s.add(v); err != nil {
		return err
	}
	return s.walk(p, i+1, v)
}

// argument is an argument of a function.
type argument interface {
	value(s *search) (any, error)
}

// jsonArg is JSON, read when it is needed.
type jsonArg struct{ text string }

func (a jsonArg) value(*search) (any, error) {
	v, err := Parse(a.text)
	if err != nil {
		return nil, exception(classInvalidJSON, "%s", err)
	}
	return v, nil
}

// pathArg is a path; $ and @ both mean the document.
type pathArg struct{ prog *program }

func (a pathArg) value(s *search) (any, error) {
	return s.readWithin(a.prog, s.root, s.root, s.strict)
}

// call is a function at work on model. bound holds what the paths among its arguments
// found, nil in the place of JSON.
type call struct {
	s     *search
	model any
	args  []argument
	bound []any
}

// bind reads the paths, also those that the function will not use.
func (c *call) bind() error {
	c.bound = make([]any, len(c.args))
	for i, a := range c.args {
		if p, ok := a.(pathArg); ok {
			v, err := p.value(c.s)
			if err != nil {
				return err
			}
			c.bound[i] = v
		}
	}
	return nil
}
