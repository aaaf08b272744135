package vtl

import (
	"slices"
	"strings"

	"github.com/vtlcheck/vtlcheck/vtl/java"
)

func (c *compiler) exprOrNil(e Expr) expr {
	if e == nil {
		return nil
	}
	return c.expr(e)
}

func (c *compiler) exprs(list []Expr) []expr {
	out := make([]expr, len(list))
	for i, e := range list {
		out[i] = c.expr(e)
	}
	return out
}

func (c *compiler) expr(e Expr) expr {
	switch e := e.(type) {
	case *Reference:
		c.valued[e.Name] = true
		return c.reference(e)
	case *StringLit:
		return c.stringLit(e)
	case *NumberLit:
		return &constant{value: e.Value}
	case *BoolLit:
		return &constant{value: e.Value, isTrue: e.Value}
	case *ListLit:
		return &listExpr{node: e, items: c.exprs(e.Items)}
	case *RangeLit:
		return &rangeExpr{node: e, low: c.expr(e.Low), high: c.expr(e.High)}
	case *MapLit:
		return c.mapExpr(e)
	case *Unary:
		return &notExpr{x: c.expr(e.X)}
	case *Binary:
		return c.binary(e)
	case *Paren:
		return c.expr(e.X)
	}
	return &constant{}
}

func (c *compiler) stringLit(e *StringLit) expr {
	if e.Body == nil {
		return &constant{value: e.Value}
	}
	in := &interpolation{node: e, body: c.block(e.Body)}
	if len(in.body) == 1 && !e.Cut {
		if o, ok := in.body[0].(*printOp); ok && o.prefix == "" {
			in.only = o.ref
		}
	}
	return in
}

func (c *compiler) mapExpr(e *MapLit) expr {
	m := &mapExpr{node: e, keys: make([]expr, len(e.Entries)), values: make([]expr, len(e.Entries))}
	for i, entry := range e.Entries {
		m.keys[i], m.values[i] = c.expr(entry.Key), c.expr(entry.Value)
	}
	return m
}

func (c *compiler) binary(e *Binary) expr {
	if e.Op == OpAdd {
		return c.sum(e)
	}
	x, y := c.expr(e.X), c.expr(e.Y)
	switch e.Op {
	case OpAnd, OpOr:
		return &logicExpr{node: e, x: x, y: y, or: e.Op == OpOr}
	case OpEq, OpNe:
		return &equalExpr{node: e, x: x, y: y, not: e.Op == OpNe}
	case OpLt, OpLe, OpGt, OpGe:
		return &orderExpr{node: e, x: x, y: y, op: e.Op}
	}
	return &mathExpr{node: e, x: x, y: y, calc: calculators[e.Op]}
}

// sum compiles a + b + c as one, so that joining many texts makes but one.
func (c *compiler) sum(e *Binary) expr {
	s := &sumExpr{}
	first := Expr(e)
	for {
		add, ok := first.(*Binary)
		if !ok || add.Op != OpAdd {
			break
		}
		s.terms = append(s.terms, term{node: add, x: c.expr(add.Y), text: c.literal(add.Y), sumText: c.literal(add.X)})
		first = add.X
	}
	s.first = c.expr(first)
	slices.Reverse(s.terms)
	return s
}

var calculators = map[Op]func(a, b any) (any, bool, error){
	OpSub: java.Sub, OpMul: java.Mul, OpDiv: java.Div, OpMod: java.Mod,
}

// reference compiles a reference that is used for its value.
func (c *compiler) reference(n *Reference) expr {
	if n.Bare {
		return &constant{}
	}
	slot := c.slot(n.Name)
	if f := c.loopField(n); f != notLoopField {
		return &loopRef{refExpr{node: n, slot: slot, steps: c.steps(n.Steps)}, f}
	}
	return &refExpr{node: n, slot: slot, steps: c.steps(n.Steps)}
}

func (c *compiler) loopField(n *Reference) loopField {
	if n.Name != nameForeach || len(n.Steps) != 1 {
		return notLoopField
	}
	if p, ok := n.Steps[0].(*Property); ok {
		return loopFieldOf(p.Name)
	}
	return notLoopField
}

// print compiles a reference that stands in text. Half of the backslashes before it
// are printed; an odd one makes its source text print instead of its value.
func (c *compiler) print(n *Reference) op {
	prefix, own := strings.Repeat(`\`, n.Escapes/2), c.src.Slice(n.Own())
	if n.Escapes%2 != 0 {
		if printed, ok := c.printed[n]; ok {
			own = printed
		}
		return &escapedOp{node: n, ref: c.reference(n), text: prefix + own}
	}
	if n.Quiet {
		own = ""
	}
	return &printOp{
		node:      n,
		ref:       c.reference(n),
		prefix:    prefix + n.Stray,
		unprinted: prefix + prefix + n.Stray + own,
	}
}

func (c *compiler) steps(steps []Step) []step {
	if len(steps) == 0 {
		return nil
	}
	out := make([]step, len(steps))
	for i, s := range steps {
		switch s := s.(type) {
		case *Property:
			out[i] = &propertyStep{node: s, name: s.Name, isClass: s.Name == "class" || s.Name == "Class"}
		case *Call:
			out[i] = c.call(s)
		case *Index:
			out[i] = &indexStep{node: s, key: c.expr(s.Key)}
		}
	}
	return out
}

func (c *compiler) call(n *Call) step {
	args := c.exprs(n.Args)
	if len(args) == 1 {
		s := &callOneStep{isGet: n.Name == "get"}
		s.prepare(n, args)
		return s
	}
	s := new(callStep)
	s.prepare(n, args)
	if constants, ok := valuesOf(args); ok {
		if s.text = java.BindText(n.Name, constants); s.text != nil {
			s.constants = constants
		}
	}
	return s
}

func (s *callStep) prepare(n *Call, args []expr) {
	s.node, s.args, s.cost = n, args, costOf(n.Name, args)
	s.site.Name = n.Name
}

// valuesOf gives the values of expressions that are all constants.
func valuesOf(exprs []expr) (values []any, ok bool) {
	for _, x := range exprs {
		c, ok := x.(*constant)
		if !ok {
			return nil, false
		}
		values = append(values, c.value)
	}
	return values, len(values) > 0
}

// target compiles what #set assigns to. As in the engine, a call at the end counts as
// a property of that name, and of a variable that is not written as plain $x another
// one is set, which nothing can name.
func (c *compiler) target(n *Reference) target {
	t := target{node: n, slot: c.slot(n.Name)}
	if len(n.Steps) == 0 {
		t.lost = n.Quiet || n.Formal || n.Bare
		return t
	}
	last := len(n.Steps) - 1
	t.steps = c.steps(n.Steps[:last])
	switch s := n.Steps[last].(type) {
	case *Property:
		t.property = s.Name
	case *Call:
		t.property = s.Name
	case *Index:
		t.key = c.expr(s.Key)
	}
	return t
}

// literal is the text that stands for an operand without a value where it is joined
// with a String: its source, as the engine's tree has it. There an operation begins
// behind its operator, and ends with the white space behind it.
func (c *compiler) literal(e Expr) string {
	span := e.Span()
	switch e := e.(type) {
	case *Paren:
		return c.src.Slice(Span{span.Start + 1, span.End - 1})
	case *Binary:
		rest := c.src.Text[span.End:]
		blanks := len(rest) - len(strings.TrimLeft(rest, " \t\r\n"))
		return c.src.Slice(Span{e.OpSpan.End, span.End + blanks})
	}
	return c.src.Slice(span)
}
