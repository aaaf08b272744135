package jsonpath

import "github.com/vtlcheck/vtlcheck/vtl/java"

// condition is a compiled filter or a part of it. An InvalidPathException makes the
// whole filter false, see [filterStep.accepts].
type condition interface {
	holds(s *search, item any) (bool, error)
}

type anyOf []condition

func (list anyOf) holds(s *search, item any) (bool, error) {
	for _, c := range list {
		if ok, err := c.holds(s, item); ok || err != nil {
			return ok, err
		}
	}
	return false, nil
}

type allOf []condition

func (list allOf) holds(s *search, item any) (bool, error) {
	for _, c := range list {
		if ok, err := c.holds(s, item); !ok || err != nil {
			return false, err
		}
	}
	return true, nil
}

type negation struct{ of condition }

func (n negation) holds(s *search, item any) (bool, error) {
	ok, err := n.of.holds(s, item)
	return !ok && err == nil, err
}

// relation compares two operands.
type relation struct {
	left, right operand
	operator    operator
}

func (r *relation) holds(s *search, item any) (bool, error) {
	left, err := r.left.node(s, item)
	if err != nil {
		return false, err
	}
	right, err := r.right.node(s, item)
	if err != nil {
		return false, err
	}
	return r.operator(s, left, right)
}

// existence asks whether a path leads anywhere, or (wanted = false) nowhere.
type existence struct {
	prog   *program
	wanted bool
}

func (e *existence) holds(s *search, item any) (bool, error) {
	_, err := s.readWithin(e.prog, s.root, item, true)
	if err != nil && !isNotFound(err) {
		return false, err
	}
	return (err == nil) == e.wanted, nil
}

// operand is one side of a relation.
type operand interface {
	node(s *search, item any) (node, error)
}

// literal is an operand that is always the same.
type literal node

func (l literal) node(*search, any) (node, error) { return node(l), nil }

// pathOperand is what a path finds: from the item, or from the document for $.
type pathOperand struct{ prog *program }

func (o *pathOperand) node(s *search, item any) (node, error) {
	v, err := o.value(s, item)
	switch {
	case err == nil:
		return nodeOf(v)
	case isNotFound(err):
		return node{kind: undefinedNode}, nil
	}
	return node{}, err
}

func (o *pathOperand) value(s *search, item any) (any, error) {
	if o.prog.root {
		return s.rootValue(o.prog)
	}
	return s.readWithin(o.prog, s.root, item, s.strict)
}

// rootValue reads a $ path, once for every document.
func (s *search) rootValue(p *program) (any, error) {
	if p.plain || !isPointer(s.root) {
		return s.readWithin(p, s.root, s.root, s.strict)
	}
	key := rootPath{p, s.root}
	if v, ok := s.budget.rootPaths[key]; ok {
		return v, nil
	}
	v, err := s.readWithin(p, s.root, s.root, s.strict)
	if err == nil {
		s.budget.cache(key, v)
	}
	return v, err
}

// isPointer sees the values that can be told apart by their address.
func isPointer(v any) bool {
	switch v.(type) {
	case *java.Map, *java.List:
		return true
	}
	return false
}

func (b *budget) cache(key rootPath, v any) {
	if b.rootPaths == nil {
		b.rootPaths = map[rootPath]any{}
	}
	b.rootPaths[key] = v
}
