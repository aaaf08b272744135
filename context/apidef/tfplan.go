package apidef

import (
	"strings"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
)

// planModule is one module of a plan or a state, as terraform show -json prints it: the
// values are exact, and how they hang together stands in the configuration.
type planModule struct {
	resources []*tfResource
	byAddress map[string]*tfResource
	byID      map[string]string // addresses by what a state knows as their id
	config    map[string]*tree.Node
}

// readPlan reads the output of terraform show -json of a plan or a state.
func readPlan(r *reader, root *tree.Node) {
	values := root.Get("planned_values")
	if values == nil {
		values = root.Get("values")
	}
	changes := map[string]*tree.Node{}
	for _, c := range root.Get("resource_changes").Elems() {
		changes[c.Get("address").Scalar()] = c.Get("change").Get("after_unknown")
	}
	p := &planReader{reader: r, changes: changes}
	p.module(values.Get("root_module"), root.Get("configuration").Get("root_module"), 0)
}

type planReader struct {
	*reader
	changes map[string]*tree.Node
}

// module reads a module and those that it calls.
func (p *planReader) module(values, config *tree.Node, depth int) {
	if values == nil || depth > MaxNesting {
		return
	}
	m := &planModule{byAddress: map[string]*tfResource{}, byID: map[string]string{}, config: map[string]*tree.Node{}}
	for _, r := range config.Get("resources").Elems() {
		m.config[r.Get("address").Scalar()] = r.Get("expressions")
	}
	for _, n := range values.Get("resources").Elems() {
		p.resource(m, n)
	}
	(&tfReader{reader: p.reader}).routes(m.resources)
	calls := config.Get("module_calls")
	for _, child := range values.Get("child_modules").Elems() {
		address := child.Get("address").Scalar()
		name, _, _ := strings.Cut(address[strings.LastIndexByte(address, '.')+1:], "[")
		p.module(child, calls.Get(name).Get("module"), depth+1)
	}
}

func (p *planReader) resource(m *planModule, n *tree.Node) {
	p.step(n)
	address := n.Get("address").Scalar()
	values, unknown := n.Get("values"), p.changes[address]
	t := &tfResource{typ: n.Get("type").Scalar(), name: n.Get("name").Scalar(), at: n, file: n.File.Name}
	own := t.address()
	if n.Get("mode").Scalar() == "data" {
		own = "data." + own
	}
	if id := values.Get("id").Scalar(); id != "" {
		m.byID[id] = own + indexOf(n)
	}
	t.value = func(argument string) *tree.Node {
		if v := values.Get(argument); v != nil && v.Kind != tree.Null {
			return v
		}
		return nil
	}
	t.unknown = func(argument string) bool { return unknown.Get(argument) != nil && t.value(argument) == nil }
	t.ref = func(argument string) (string, string) { return m.reference(own, values, argument, n) }
	t.find = func(address string) *tfResource {
		if address == "" {
			return nil
		}
		if r := m.byAddress[address+indexOf(n)]; r != nil {
			return r
		}
		return m.byAddress[address]
	}
	t.blocks = func(typ string) []*tree.Node { return values.Get(typ).Elems() }
	m.byAddress[own+indexOf(n)] = t
	if m.byAddress[own] == nil {
		m.byAddress[own] = t
	}
	if n.Get("mode").Scalar() != "data" {
		m.resources = append(m.resources, t)
	}
}

// indexOf is the part of an address that tells instances apart.
func indexOf(n *tree.Node) string {
	if index := n.Get("index"); index != nil {
		return "[" + index.Str + "]"
	}
	return ""
}

// reference gives what an argument names: in a plan by the configuration, in a state,
// which has none, by its value.
func (m *planModule) reference(own string, values *tree.Node, argument string, n *tree.Node) (address, same string) {
	references := m.config[own].Get(argument).Get("references").Elems()
	if len(references) == 0 {
		value := values.Get(argument).Scalar()
		return m.byID[value], value
	}
	full := references[0].Scalar()
	parts := strings.Split(full, ".")
	count := 2
	if parts[0] == "data" {
		count = 3
	}
	if len(parts) < count {
		return "", full
	}
	for i, part := range parts {
		parts[i], _, _ = strings.Cut(part, "[")
	}
	return strings.Join(parts[:count], "."), full + indexOf(n)
}
