package terraform

import (
	"sort"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
)

// maxCallDepth bounds how deep modules call each other: two can call each other for ever.
const maxCallDepth = 8

// Call is a module block.
type Call struct {
	Name string

	m      *Module
	block  *hclsyntax.Block
	child  *Module
	loaded bool
}

// Calls lists the module blocks in the order of their names.
func (m *Module) Calls() []*Call {
	calls := make([]*Call, 0, len(m.calls))
	for _, c := range m.calls {
		calls = append(calls, c)
	}
	sort.Slice(calls, func(i, j int) bool { return calls[i].Name < calls[j].Name })
	return calls
}

// At gives a node that stands where the block starts.
func (c *Call) At() *tree.Node {
	f, start, end := c.m.place(c.block.DefRange())
	return &tree.Node{Kind: tree.Map, File: f, Start: start, End: end}
}

// Source is where the module's configuration lies, as written.
func (c *Call) Source() string {
	if attr := c.block.Body.Attributes["source"]; attr != nil {
		return c.m.fold(attr.Expr, nil).Scalar()
	}
	return ""
}

// Local says whether the module lies in a folder beside this one.
func (c *Call) Local() bool {
	source := c.Source()
	return strings.HasPrefix(source, "./") || strings.HasPrefix(source, "../")
}

// Module gives the module with the arguments of this call, nil where it is not read.
func (c *Call) Module() *Module {
	if c.loaded || !c.Local() || c.m.callDepth >= maxCallDepth {
		return c.child
	}
	c.loaded = true
	files := c.m.host.Folder(c.At().File, c.Source())
	if len(files) == 0 {
		return nil
	}
	child := newModule(c.m.host)
	child.host.Vars = nil
	child.callDepth = c.m.callDepth + 1
	child.inputs = map[string]*tree.Node{}
	for name, attr := range c.block.Body.Attributes {
		if v := c.m.fold(attr.Expr, nil); v != nil && v.Kind != tree.Null {
			child.inputs[name] = v
		}
	}
	child.load(files)
	c.child = child
	return child
}

// output gives what a called module hands out, nil where it is not known.
func (m *Module) output(call, name string) *tree.Node {
	c := m.calls[call]
	if c == nil {
		return nil
	}
	child := c.Module()
	if child == nil || child.outputs[name] == nil {
		return nil
	}
	value := child.outputs[name]
	return child.once(value, func() *tree.Node { return child.fold(value.Expr, nil) })
}
