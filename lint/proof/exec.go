package proof

import (
	"fmt"
	"strings"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// execution follows a template symbolically. What it cannot follow it notes as a failure
// of the obligations that it bears on; what remains is proven.
type execution struct {
	s      *subject
	source *vtl.Source
	phase  apigw.Phase
	// root is the payload: a leaf, whose doc is known where it is an execution's answer.
	root *value
	// jsonMembers are the members of the outermost object whose text must be JSON.
	jsonMembers map[string]bool
	failures    map[Obligation]failure
	assumes     map[string]bool
	jsonOf      map[string]*value // what JSON text that $input.json gave is of
	// walked keeps what loops came to, by loop and by how the world before it stood.
	walked  map[walk][]*world
	steps   int
	defines int
	// aliased says that a list or map can be reached in two ways, walking how many of
	// the template's own lists loops walk at present.
	aliased bool
	walking int
	// broke and stopped collect the ways that end with #break and #stop.
	broke, stopped []*world
}

// walk is a loop that was entered in a world of that key.
type walk struct {
	loop  *vtl.Foreach
	world string
}

// failure is what stopped the proof of an obligation.
type failure struct {
	span vtl.Span
	why  string
}

// gaveUp ends an execution that met something it does not follow at all.
type gaveUp struct{}

// fail notes the first thing that stops the proof of an obligation.
func (x *execution) fail(o Obligation, span vtl.Span, why string) {
	if _, have := x.failures[o]; !have {
		x.failures[o] = failure{span, why}
	}
}

// throws notes that something may throw.
func (x *execution) throws(span vtl.Span, why string) { x.fail(Renders, span, why) }

// giveUp ends the execution: nothing is proven.
func (x *execution) giveUp(n vtl.Node, why string) {
	for _, o := range []Obligation{Renders, WellFormed, Contract, Contained, Answers} {
		x.fail(o, n.Span(), why)
	}
	panic(gaveUp{})
}

// step counts what is followed.
func (x *execution) step(n vtl.Node) {
	if x.steps++; x.steps > maxSymbolicSteps {
		x.giveUp(n, "the template has too many ways to follow")
	}
}

// run follows the whole template from one world and gives the worlds in which it ends.
func (x *execution) run(w *world) (ends []*world) {
	defer func() {
		if r := recover(); r != nil {
			if _, ok := r.(gaveUp); !ok {
				panic(r)
			}
			ends = nil
		}
	}()
	ends = x.block(x.s.tmpl.Root, []*world{w})
	ends = append(ends, x.stopped...)
	return append(ends, x.broke...)
}

func (x *execution) block(b *vtl.Block, list []*world) []*world {
	if b == nil {
		return list
	}
	for _, n := range b.Nodes {
		if len(list) == 0 {
			return nil
		}
		list = x.statement(n, list)
		if len(list) > maxWorlds {
			x.giveUp(n, "the template has too many ways to follow")
		}
	}
	return list
}

// statement follows one node of a block in every world.
func (x *execution) statement(n vtl.Node, list []*world) []*world {
	switch n := n.(type) {
	case *vtl.Text:
		return x.text(n, n.Value, list)
	case *vtl.Verbatim:
		return x.text(n, n.Value, list)
	case *vtl.Escape:
		return x.text(n, n.Value, list)
	case *vtl.Comment, *vtl.Macro:
		return list
	case *vtl.Block:
		return x.block(n, list)
	}
	var out []*world
	for _, w := range list {
		x.step(n)
		out = append(out, x.directive(n, w)...)
	}
	return merge(out)
}

func (x *execution) text(n vtl.Node, text string, list []*world) []*world {
	out := make([]*world, len(list))
	for i, w := range list {
		x.step(n)
		c := *w
		c.sink.print(constant(text), n.Span(), x)
		out[i] = &c
	}
	return merge(out)
}

func (x *execution) directive(n vtl.Node, w *world) []*world {
	switch n := n.(type) {
	case *vtl.Reference:
		return x.printReference(n, w)
	case *vtl.Set:
		return x.assign(n, w)
	case *vtl.If:
		return x.branch(n, w)
	case *vtl.Foreach:
		return x.foreach(n, w)
	case *vtl.Define:
		if n.Name == nil || n.Name.Formal || n.Name.Quiet || len(n.Name.Steps) > 0 {
			x.giveUp(n, "a #define of another form is not followed")
		}
		return []*world{w.set(n.Name.Name, &value{kind: valueDefine, define: n})}
	case *vtl.Stop:
		if n.Arg != nil {
			x.giveUp(n, "#stop with a message is not followed")
		}
		if w.sink.aside {
			x.giveUp(n, "#stop inside of a text is not followed")
		}
		x.stopped = append(x.stopped, w)
		return nil
	case *vtl.Break:
		if n.Arg != nil {
			x.giveUp(n, "#break of an outer loop is not followed")
		}
		x.broke = append(x.broke, w)
		return nil
	}
	x.giveUp(n, fmt.Sprintf("%s is not followed", oneLine(x.source.Slice(n.Span()))))
	return nil
}

// printReference prints a reference as the evaluator does: half of the backslashes
// before it, and its source where their number is odd.
func (x *execution) printReference(n *vtl.Reference, w *world) []*world {
	prefix := strings.Repeat(`\`, n.Escapes/2)
	var out []*world
	for _, r := range x.reference(n, w) {
		if r.v.kind == valueDefine {
			out = append(out, x.printDefine(n, r)...)
			continue
		}
		c := *r.w
		if n.Escapes%2 != 0 {
			c.sink.print(constant(prefix+x.source.Slice(n.Own())), n.Span(), x)
		} else {
			c.sink.print(constant(prefix+n.Stray), n.Span(), x)
			c.sink.print(r.v.print(&c), n.Span(), x)
		}
		out = append(out, &c)
	}
	return out
}

// printDefine runs a #define block where it is printed. A #break in it ends the block.
func (x *execution) printDefine(n *vtl.Reference, r result) []*world {
	if n.Escapes > 0 || n.Stray != "" {
		x.giveUp(n, "an escaped #define block is not followed")
	}
	if x.defines++; x.defines > maxDefines {
		x.giveUp(n, "#define blocks within each other are not followed so deep")
	}
	outer := x.broke
	x.broke = nil
	out := x.block(r.v.define.Body, []*world{r.w})
	out = append(out, x.broke...)
	x.broke = outer
	x.defines--
	return out
}

// branch follows the arms of an #if whose conditions can hold.
func (x *execution) branch(n *vtl.If, w *world) []*world {
	var out []*world
	open := []*world{w}
	for _, arm := range n.Arms {
		if arm.Cond == nil {
			return append(out, x.block(arm.Body, open)...)
		}
		var yes, no []*world
		for _, w := range open {
			for _, t := range x.truth(arm.Cond, w) {
				if t.yes {
					yes = append(yes, t.w)
				} else {
					no = append(no, t.w)
				}
			}
		}
		out = append(out, x.block(arm.Body, merge(yes))...)
		open = merge(no)
	}
	return append(out, open...)
}

// assign follows #set. An expression without a value leaves its target alone.
func (x *execution) assign(n *vtl.Set, w *world) []*world {
	var out []*world
	for _, r := range x.eval(n.Value, w) {
		if n.Target == nil {
			x.giveUp(n, "#set without a target")
		}
		if put, ok := x.putMember(n, r); ok {
			out = append(out, put...)
			continue
		}
		if len(n.Target.Steps) > 0 {
			out = append(out, x.assignMember(n, r)...)
			continue
		}
		if !fresh(n.Value) {
			x.alias(r.v)
		}
		switch {
		case n.Target.Quiet || n.Target.Formal || n.Target.Bare:
			out = append(out, r.w)
		case n.Target.Name == "foreach" || x.loopVariable(n.Target.Name, r.w):
			x.giveUp(n, "#set of a loop's own variable is not followed")
		case r.void:
			old := joinValues(r.w.held(n.Target.Name), r.v)
			out = append(out, r.w.set(n.Target.Name, old))
		default:
			out = append(out, r.w.set(n.Target.Name, r.v.held()))
		}
	}
	return out
}

// loopVariable says whether a running loop owns the variable.
func (x *execution) loopVariable(name string, w *world) bool {
	_, owned := w.env["#"+name]
	return owned
}

// assignMember follows #set of a member: the overrides of $context are all that can be
// assigned without changing an input.
func (x *execution) assignMember(n *vtl.Set, r result) []*world {
	path := []string{}
	for _, step := range n.Target.Steps {
		name, ok := x.constantStep(step, r.w)
		if !ok {
			x.giveUp(n, "#set of a member whose name is computed is not followed")
		}
		path = append(path, name)
	}
	_, shadowed := r.w.env["context"]
	if n.Target.Name != "context" || shadowed || len(path) < 2 || path[0] != "responseOverride" && path[0] != "requestOverride" {
		x.giveUp(n, "#set of a member is not followed, except for the overrides of $context")
	}
	full := strings.Join(path, ".") + ";"
	c := *r.w
	if strings.Contains(";"+c.overrides, ";"+full) {
		x.throws(n.Span(), strings.TrimSuffix(full, ";")+" may be set twice on one path")
	} else {
		c.overrides += full
	}
	if full == "responseOverride.status;" {
		c.status = r.v
		if r.void {
			c.status = anyValue
		}
	} else if len(path) < 3 {
		x.giveUp(n, "#set of a whole map of overrides is not followed")
	}
	return []*world{&c}
}

// constantStep gives the name of a step that is the same on every path.
func (x *execution) constantStep(step vtl.Step, w *world) (string, bool) {
	switch s := step.(type) {
	case *vtl.Property:
		return s.Name, true
	case *vtl.Call:
		return s.Name, true
	case *vtl.Index:
		if lit, ok := s.Key.(*vtl.StringLit); ok && lit.Body == nil {
			return lit.Value, true
		}
	}
	return "", false
}
