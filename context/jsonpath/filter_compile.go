package jsonpath

import (
	"strings"

	"github.com/vtlcheck/vtlcheck/vtl/java"
)

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

func (c compiler) filter(text string) (condition, error) {
	tree, err := filterParser.ParseString("", strings.TrimSpace(text))
	if err != nil {
		return nil, asInvalidPath(text, err)
	}
	return c.or(tree)
}

func (c compiler) or(tree *orSyntax) (condition, error) {
	var list anyOf
	for _, o := range tree.Operands {
		x, err := c.and(o)
		if err != nil {
			return nil, err
		}
		list = append(list, x)
	}
	if len(list) == 1 {
		return list[0], nil
	}
	return list, nil
}

func (c compiler) and(tree *andSyntax) (condition, error) {
	var list allOf
	for _, o := range tree.Operands {
		x, err := c.not(o)
		if err != nil {
			return nil, err
		}
		list = append(list, x)
	}
	if len(list) == 1 {
		return list[0], nil
	}
	return list, nil
}

func (c compiler) not(tree *notSyntax) (condition, error) {
	switch {
	case tree.Not != nil:
		x, err := c.not(tree.Not)
		return negation{x}, err
	case tree.Group != nil:
		return c.or(tree.Group)
	}
	return c.relation(tree.Relation)
}

func (c compiler) relation(tree *relationSyntax) (condition, error) {
	if tree.Right == nil {
		return c.existence(tree.Left)
	}
	left, err := c.operand(tree.Left)
	if err != nil {
		return nil, err
	}
	right, err := c.operand(tree.Right)
	if err != nil {
		return nil, err
	}
	return &relation{left, right, operators[strings.ToUpper(tree.Operator)]}, nil
}

func (c compiler) existence(o *operandSyntax) (condition, error) {
	path, wanted := o.Path, true
	if path == nil {
		path, wanted = o.NotPath, false
	}
	if path == nil {
		return nil, invalidPath("Expected path node")
	}
	p, err := compilePath(*path, c.depth+1)
	return &existence{p, wanted}, err
}

// operand compiles one side of a relation. A negation before a path means nothing there.
func (c compiler) operand(o *operandSyntax) (operand, error) {
	switch {
	case o.Path != nil:
		p, err := compilePath(*o.Path, c.depth+1)
		return &pathOperand{p}, err
	case o.NotPath != nil:
		p, err := compilePath(*o.NotPath, c.depth+1)
		return &pathOperand{p}, err
	case o.Text != nil:
		s, err := unescape((*o.Text)[1 : len(*o.Text)-1])
		return literal{kind: stringNode, text: s}, err
	case o.Number != nil:
		return numberLiteral(*o.Number)
	case o.Bool != nil:
		return literal{kind: boolNode, truth: *o.Bool == "true"}, nil
	case o.Null:
		return literal{kind: nullNode}, nil
	case o.JSON != nil:
		return jsonLiteral(*o.JSON), nil
	}
	return regexLiteral(*o.Regex)
}

func numberLiteral(text string) (operand, error) {
	d, err := java.ParseDecimal(text)
	if err != nil {
		return nil, invalidPath("Failed to parse filter: %s is no number", text)
	}
	return literal{kind: numberNode, value: d, float: d.Float64()}, nil
}

// jsonLiteral reads JSON at once; where it is none, using it throws.
func jsonLiteral(text string) operand {
	v, err := Parse(text)
	if err != nil {
		v = err
	}
	return literal{kind: jsonTextNode, text: text, value: v}
}

// regexLiteral compiles /pattern/flags. Letters that are no flags mean nothing.
func regexLiteral(text string) (operand, error) {
	end := strings.LastIndexByte(text, '/')
	pattern := text[1:end]
	flags := strings.Map(func(c rune) rune {
		if strings.ContainsRune("idmsuxU", c) {
			return c
		}
		return -1
	}, text[end+1:])
	if flags != "" {
		pattern = "(?" + flags + ")" + pattern
	}
	re, err := java.CompileRegex(pattern)
	if err != nil {
		return nil, invalidPath("%s", err)
	}
	return literal{kind: patternNode, value: re}, nil
}

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
