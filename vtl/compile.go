package vtl

import (
	"sync/atomic"

	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// program is a template's code, made when it is first rendered.
type program struct{ code atomic.Pointer[code] }

// code is a template made ready to run: ops with resolved variable slots and constant
// values. It is immutable.
type code struct {
	root  block
	names []string // the variable of each slot
	// scopeEscapes says that $foreach may be kept beyond its loop, so that its object
	// cannot be used again.
	scopeEscapes bool
	// defines says that values may print by running a block, definesKept that such a
	// value may be kept where it outlives the render.
	defines, definesKept bool
}

// The variables that #foreach sets by itself.
const (
	nameForeach = "foreach"
	nameCount   = "velocityCount"
	nameHasNext = "velocityHasNext"
)

// unused is the slot of a variable that the template never names.
const unused = -1

// ready gives the template's code. Renders that come first at the same time may all
// compile; the results are alike.
func (t *Template) ready() *code {
	if c := t.prog.code.Load(); c != nil {
		return c
	}
	c := compile(t.Source, t.Root)
	t.prog.code.Store(c)
	return c
}

func compile(src *Source, root *Block) *code {
	c := compiler{src: src, slots: map[string]int{}, defined: map[string]bool{}, valued: map[string]bool{}}
	if root.root != nil {
		c.printed = root.root.printed
	}
	c.collect(root)
	code := &code{root: c.block(root), names: c.names}
	code.scopeEscapes = c.scopeEscapes
	for name := range c.defined {
		code.defines = true
		code.definesKept = code.definesKept || c.valued[name]
	}
	return code
}

type compiler struct {
	src          *Source
	printed      map[*Reference]string // see root
	slots        map[string]int
	names        []string
	scopeEscapes bool
	defined      map[string]bool // by #define
	valued       map[string]bool // used for more than printing
}

// collect gives every variable its slot, before the directives ask which of theirs
// the template reads.
func (c *compiler) collect(root *Block) {
	Walk(root, func(n Node) bool {
		switch n := n.(type) {
		case *Reference:
			c.slot(n.Name)
			c.scopeEscapes = c.scopeEscapes || n.Name == nameForeach && !scopeStays(n)
		case *Define:
			if n.Name != nil {
				c.defined[n.Name.Name] = true
			}
		}
		return true
	})
}

// scopeStays says whether a use of $foreach reads nothing but plain values out of it.
func scopeStays(ref *Reference) bool {
	if len(ref.Steps) != 1 {
		return false
	}
	p, ok := ref.Steps[0].(*Property)
	return ok && loopFieldOf(p.Name) != notLoopField
}

func (c *compiler) slot(name string) int {
	if i, ok := c.slots[name]; ok {
		return i
	}
	i := len(c.names)
	c.slots[name] = i
	c.names = append(c.names, name)
	return i
}

// slotIfUsed gives the slot of a variable that a directive sets by itself.
func (c *compiler) slotIfUsed(name string) int {
	if i, ok := c.slots[name]; ok {
		return i
	}
	return unused
}

func (c *compiler) block(b *Block) block {
	if b == nil {
		return nil
	}
	ops := make(block, 0, len(b.Nodes))
	for _, n := range b.Nodes {
		if o := c.op(n); o != nil {
			ops = append(ops, o)
		}
	}
	return ops
}

// op compiles a node that stands in a template's text; nil: it does nothing.
func (c *compiler) op(n Node) op {
	switch n := n.(type) {
	case *Text:
		return c.text(n, n.Value)
	case *Verbatim:
		return c.text(n, n.Value)
	case *Escape:
		return c.text(n, n.Value)
	case *Reference:
		return c.print(n)
	case *Set:
		return &setOp{node: n, value: c.expr(n.Value), target: c.target(n.Target)}
	case *If:
		return c.ifOp(n)
	case *Foreach:
		return c.foreach(n)
	case *Define:
		return c.define(n)
	case *Stop:
		return &stopOp{node: n, arg: c.exprOrNil(n.Arg)}
	case *Break:
		return &breakOp{node: n, arg: c.exprOrNil(n.Arg)}
	case *Block:
		return c.block(n)
	}
	return nil // a comment or a macro
}

func (c *compiler) text(n Node, value string) op {
	if value == "" {
		return nil
	}
	return &textOp{node: n, text: value}
}

func (c *compiler) ifOp(n *If) op {
	o := &ifOp{node: n, arms: make([]arm, len(n.Arms))}
	for i, a := range n.Arms {
		o.arms[i] = arm{cond: c.exprOrNil(a.Cond), body: c.block(a.Body)}
	}
	return o
}

// foreach compiles a loop. One with fewer than three parts walks nothing, or throws;
// a fourth part takes the place of the block.
func (c *compiler) foreach(n *Foreach) op {
	if n.List == nil {
		if n.Parts < 2 {
			return &throwOp{node: n, exception: &java.Exception{
				Class: "java.lang.ArrayIndexOutOfBoundsException", Message: "#foreach has no list",
			}}
		}
		return nil
	}
	o := &foreachOp{
		node:    n,
		slot:    c.slot(n.Var.Name),
		list:    c.expr(n.List),
		body:    c.loopBody(n),
		scope:   c.slotIfUsed(nameForeach),
		count:   c.slotIfUsed(nameCount),
		hasNext: c.slotIfUsed(nameHasNext),
	}
	o.mapOf, o.view = viewIn(o.list)
	return o
}

// viewIn gives x, and the view, where x ends in a call that makes a view of a map.
func viewIn(x expr) (ref *refExpr, view java.View) {
	ref, ok := x.(*refExpr)
	if !ok || len(ref.steps) == 0 {
		return nil, 0
	}
	call, ok := ref.steps[len(ref.steps)-1].(*callStep)
	if !ok || len(call.args) > 0 {
		return nil, 0
	}
	view, ok = java.ViewOf(call.node.Name)
	if !ok {
		return nil, 0
	}
	return ref, view
}

func (c *compiler) loopBody(n *Foreach) block {
	if n.Extra == nil {
		return c.block(n.Body)
	}
	if ref, ok := n.Extra.(*Reference); ok {
		if ref.Bare { // a word prints itself
			return block{c.text(ref, c.src.Slice(ref.Span()))}
		}
		return block{c.print(ref)}
	}
	return nil
}

// define compiles #define. Only $name makes a block that can be reached: of ${name}
// and $!name the engine takes the first token without its first character as the name.
func (c *compiler) define(n *Define) op {
	if n.Name == nil || n.Name.Formal || n.Name.Quiet {
		return nil
	}
	return &defineOp{node: n, slot: c.slot(n.Name.Name), body: c.block(n.Body)}
}
