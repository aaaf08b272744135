package terraform

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/shape"
	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
)

// traversal evaluates a.b.c.
func (m *Module) traversal(t hcl.Traversal, r hcl.Range, s *scope) *tree.Node {
	root := t.RootName()
	if n, ok := s.lookup(root); ok {
		if n == nil {
			return m.standIn(r, m.sourceText(r), "")
		}
		return m.orStandIn(m.steps(n, t[1:], r), r)
	}
	names := namesOf(t)
	switch {
	case root == "var" && len(names) > 1:
		return m.orStandIn(m.steps(m.variable(names[1], r), t[2:], r), r)
	case root == "local" && len(names) > 1:
		return m.orStandIn(m.steps(m.local(names[1]), t[2:], r), r)
	case root == "module" && len(names) > 2:
		return m.orStandIn(m.steps(m.output(names[1], names[2]), t[3:], r), r)
	case root == "path":
		return m.known(r, ".")
	case root == "terraform":
		return m.known(r, "default")
	case root == "data" && len(names) > 3:
		return m.attribute(strings.Join(names[:3], "."), names[1], names[2], names[3:], r)
	case len(names) > 2 && strings.Contains(root, "_"):
		return m.attribute(strings.Join(names[:2], "."), names[0], names[1], names[2:], r)
	}
	return m.standIn(r, m.sourceText(r), shape.Of(names[len(names)-1]))
}

func (m *Module) orStandIn(n *tree.Node, r hcl.Range) *tree.Node {
	if n == nil {
		return m.standIn(r, m.sourceText(r), "")
	}
	return n
}

func namesOf(t hcl.Traversal) []string {
	var names []string
	for _, step := range t {
		switch x := step.(type) {
		case hcl.TraverseRoot:
			names = append(names, x.Name)
		case hcl.TraverseAttr:
			names = append(names, x.Name)
		}
	}
	return names
}

// isResource says whether a traversal names a resource and nothing in it.
func (m *Module) isResource(t hcl.Traversal) bool { return m.resources[addressOf(t)] != nil }

// steps follows members and items.
func (m *Module) steps(n *tree.Node, t hcl.Traversal, r hcl.Range) *tree.Node {
	for _, step := range t {
		if n == nil || len(n.StandIns()) > 0 && n.IsScalar() {
			return n
		}
		switch x := step.(type) {
		case hcl.TraverseAttr:
			n = m.pick(n, x.Name)
		case hcl.TraverseIndex:
			n = m.pick(n, indexKey(x.Key))
		default:
			return nil
		}
	}
	return n
}

func indexKey(v cty.Value) string {
	switch {
	case v.Type() == cty.String:
		return v.AsString()
	case v.Type() == cty.Number:
		return numberText(v)
	}
	return ""
}

// once evaluates what key stands for, unless that is going on already: a circle.
func (m *Module) once(key any, eval func() *tree.Node) *tree.Node {
	if m.folding[key] {
		return nil
	}
	m.folding[key] = true
	defer delete(m.folding, key)
	return eval()
}

func (m *Module) local(name string) *tree.Node {
	attr := m.locals[name]
	if attr == nil {
		return nil
	}
	return m.once(attr, func() *tree.Node { return m.fold(attr.Expr, nil) })
}

// variable gives a variable: as given, else its default, else a stand-in.
func (m *Module) variable(name string, r hcl.Range) *tree.Node {
	b := m.variables[name]
	if v := m.inputs[name]; v != nil {
		return v
	}
	if v, ok := m.host.Vars[name]; ok {
		return m.known(r, v)
	}
	if b == nil {
		return m.standIn(r, "var."+name, shape.Of(name))
	}
	if attr := b.Body.Attributes["default"]; attr != nil {
		if v := m.fold(attr.Expr, nil); v != nil {
			return v
		}
	}
	value := shape.Of(name)
	if attr := b.Body.Attributes["type"]; attr != nil && hcl.ExprAsKeyword(attr.Expr) == "number" {
		value = "1"
	}
	return m.standIn(r, "var."+name, value)
}

// attribute gives an attribute of a resource: its argument, or what the provider will
// say after an apply.
func (m *Module) attribute(address, typ, name string, path []string, r hcl.Range) *tree.Node {
	res := m.resources[address]
	attr := path[0]
	if res != nil {
		if typ == "template_file" && attr == "rendered" {
			return m.templateFileData(res, r)
		}
		if arg := res.body.Attributes[attr]; arg != nil {
			v := m.once(arg, func() *tree.Node { return m.fold(arg.Expr, res.scope) })
			for _, p := range path[1:] {
				v = m.pick(v, p)
			}
			if v != nil {
				return v
			}
		}
	}
	return m.standIn(r, m.sourceText(r), m.attributeShape(res, typ, name, attr))
}

var dataShapes = map[string]string{
	"aws_region.name": shape.Region, "aws_region.region": shape.Region, "aws_region.id": shape.Region,
	"aws_caller_identity.account_id": shape.Account, "aws_partition.partition": "aws",
	"aws_partition.dns_suffix": "amazonaws.com", "aws_caller_identity.id": shape.Account,
}

func (m *Module) attributeShape(res *Resource, typ, name, attr string) string {
	if v, ok := dataShapes[typ+"."+attr]; ok {
		return v
	}
	own := name
	if res != nil {
		for _, arg := range []string{"name", "function_name", "bucket"} {
			if v := res.Value(arg); v.Scalar() != "" {
				own = v.Str
				break
			}
		}
	}
	arn := shape.ARN(typ, own)
	switch {
	case attr == "invoke_arn":
		return shape.InvokeURI(arn)
	case strings.HasSuffix(attr, "arn"), attr == "id" && (typ == "aws_sfn_state_machine" || typ == "aws_sns_topic"):
		return arn
	case typ == "aws_sqs_queue" && (attr == "id" || attr == "url"):
		return "https://sqs." + shape.Region + ".amazonaws.com/" + shape.Account + "/" + own
	case strings.HasPrefix(typ, "aws_api_gateway") && (attr == "id" || attr == "root_resource_id"):
		return shape.ID
	}
	return own
}

// expandAll replaces each resource with a for_each that is known by its instances.
func (m *Module) expandAll() {
	var order []*Resource
	for _, r := range m.order {
		instances := m.expand(r)
		for _, instance := range instances[1:] {
			m.resources[instance.address()+"["+instance.Key+"]"] = instance
		}
		if first := instances[0]; first.Key != "" {
			m.resources[first.address()+"["+first.Key+"]"] = first
		}
		m.resources[r.address()] = instances[0]
		order = append(order, instances...)
	}
	m.order = order
}

// maxInstances bounds the instances of one resource.
const maxInstances = 1000

func (m *Module) expand(r *Resource) []*Resource {
	if r.body.Attributes["count"] != nil {
		at := r.body.Attributes["count"].Range()
		r.scope = r.scope.with(map[string]*tree.Node{"count": m.mapOf(at, "index", m.known(at, "0"))})
	}
	attr := r.body.Attributes["for_each"]
	if attr == nil {
		return []*Resource{r}
	}
	at := attr.Expr.Range()
	var instances []*Resource
	for i, e := range entries(m.fold(attr.Expr, r.scope)) {
		if i == maxInstances {
			break
		}
		key := e.key
		if e.item && e.value.Scalar() != "" {
			key = e.value.Str // a set of strings
		}
		instance := *r
		instance.Key = key
		each := m.mapOf(at, "key", m.known(at, key))
		each.Members = append(each.Members, m.member("value", at, e.value))
		instance.scope = r.scope.with(map[string]*tree.Node{"each": each})
		instances = append(instances, &instance)
	}
	if len(instances) == 0 {
		return []*Resource{r}
	}
	return instances
}

func (m *Module) mapOf(at hcl.Range, key string, value *tree.Node) *tree.Node {
	n := m.node(at, tree.Map)
	n.Members = append(n.Members, m.member(key, at, value))
	return n
}
