package terraform

import (
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/shape"
	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
)

// scope holds the names that only a part of a configuration has: each.key, the variables
// of a template file, of a for expression.
type scope struct {
	names  map[string]*tree.Node
	parent *scope
	closed bool // no names of the module: inside of a template file
}

func (s *scope) lookup(name string) (*tree.Node, bool) {
	for ; s != nil; s = s.parent {
		if n, ok := s.names[name]; ok {
			return n, true
		}
		if s.closed {
			return nil, true
		}
	}
	return nil, false
}

func (s *scope) with(names map[string]*tree.Node) *scope { return &scope{names: names, parent: s} }

// node makes a node that stands at a range.
func (m *Module) node(r hcl.Range, kind tree.Kind) *tree.Node {
	f, start, end := m.place(r)
	return &tree.Node{Kind: kind, File: f, Start: start, End: end}
}

// known makes a string that was computed out of what stands at a range.
func (m *Module) known(r hcl.Range, value string) *tree.Node {
	f, start, end := m.place(r)
	if f == nil {
		return nil
	}
	var b tree.Builder
	b.Decode(f, start, end, value)
	b.EndAt(f, end)
	return tree.NewString(b.Text(), f, start, end)
}

// standIn makes a string for what only an apply decides.
func (m *Module) standIn(r hcl.Range, what, value string) *tree.Node {
	f, start, end := m.place(r)
	if f == nil {
		return nil
	}
	if value == "" {
		value = shape.Of(what)
	}
	var b tree.Builder
	b.StandIn(f, start, end, what, value)
	return tree.NewString(b.Text(), f, start, end)
}

// fold evaluates an expression as far as it is known. Nil is null, or nothing.
func (m *Module) fold(e hclsyntax.Expression, s *scope) *tree.Node {
	if !m.host.Step(0) || m.depth > tree.MaxNesting {
		return nil
	}
	m.depth++
	defer func() { m.depth-- }()
	switch x := e.(type) {
	case *hclsyntax.LiteralValueExpr:
		return m.literal(x)
	case *hclsyntax.TemplateExpr:
		return m.template(x, s)
	case *hclsyntax.TemplateWrapExpr:
		return m.fold(x.Wrapped, s)
	case *hclsyntax.ParenthesesExpr:
		return m.fold(x.Expression, s)
	case *hclsyntax.ObjectConsExpr:
		return m.object(x, s)
	case *hclsyntax.ObjectConsKeyExpr:
		return m.foldKey(x, s)
	case *hclsyntax.TupleConsExpr:
		return m.tuple(x, s)
	case *hclsyntax.ConditionalExpr:
		return m.conditional(x, s)
	case *hclsyntax.FunctionCallExpr:
		return m.call(x, s)
	case *hclsyntax.ScopeTraversalExpr:
		return m.traversal(x.Traversal, x.Range(), s)
	case *hclsyntax.RelativeTraversalExpr:
		return m.steps(m.fold(x.Source, s), x.Traversal, x.Range())
	case *hclsyntax.IndexExpr:
		return m.index(x, s)
	case *hclsyntax.ForExpr:
		return m.forEach(x, s)
	case *hclsyntax.TemplateJoinExpr:
		return m.joined(x, s)
	case *hclsyntax.BinaryOpExpr, *hclsyntax.UnaryOpExpr:
		return m.operation(e, s)
	}
	return m.standIn(e.Range(), m.sourceText(e.Range()), "")
}

// maxSourceText is how much of an expression names a stand-in.
const maxSourceText = 60

// sourceText is an expression as it was written, shortened.
func (m *Module) sourceText(r hcl.Range) string {
	text := strings.Join(strings.Fields(m.written(r)), " ")
	switch {
	case text == "":
		return "value"
	case len(text) > maxSourceText:
		return strings.ToValidUTF8(text[:maxSourceText], "") + "…"
	}
	return text
}

func (m *Module) literal(x *hclsyntax.LiteralValueExpr) *tree.Node {
	v := x.Val
	if v.IsNull() || !v.IsKnown() {
		n := m.node(x.Range(), tree.Null)
		n.Str = "null"
		return n
	}
	switch v.Type() {
	case cty.String:
		return m.stringLiteral(x)
	case cty.Bool:
		n := m.node(x.Range(), tree.Bool)
		n.Str = strconv.FormatBool(v.True())
		return n
	case cty.Number:
		n := m.node(x.Range(), tree.Number)
		n.Str = numberText(v)
		return n
	}
	return nil
}

func (m *Module) object(x *hclsyntax.ObjectConsExpr, s *scope) *tree.Node {
	n := m.node(x.Range(), tree.Map)
	for _, item := range x.Items {
		key := m.fold(item.KeyExpr, s)
		if key.Scalar() == "" {
			continue
		}
		n.Members = append(n.Members, m.member(key.Str, item.KeyExpr.Range(), m.fold(item.ValueExpr, s)))
	}
	return n
}

// foldKey takes a bare word in a map's key as itself.
func (m *Module) foldKey(x *hclsyntax.ObjectConsKeyExpr, s *scope) *tree.Node {
	if !x.ForceNonLiteral {
		if word := hcl.ExprAsKeyword(x.Wrapped); word != "" {
			return m.known(x.Range(), word)
		}
	}
	return m.fold(x.Wrapped, s)
}

func (m *Module) tuple(x *hclsyntax.TupleConsExpr, s *scope) *tree.Node {
	n := m.node(x.Range(), tree.List)
	for _, e := range x.Exprs {
		item := m.fold(e, s)
		if item == nil {
			item = m.node(e.Range(), tree.Null)
			item.Str = "null"
		}
		n.Items = append(n.Items, item)
	}
	return n
}

// conditional takes the arm that is known to be taken, else the first.
func (m *Module) conditional(x *hclsyntax.ConditionalExpr, s *scope) *tree.Node {
	cond := m.fold(x.Condition, s)
	if cond.IsScalar() && len(cond.StandIns()) == 0 && !cond.IsTrue() {
		return m.fold(x.FalseResult, s)
	}
	if n := m.fold(x.TrueResult, s); n != nil {
		return n
	}
	return m.fold(x.FalseResult, s)
}

func (m *Module) index(x *hclsyntax.IndexExpr, s *scope) *tree.Node {
	key := m.fold(x.Key, s)
	if t, ok := x.Collection.(*hclsyntax.ScopeTraversalExpr); ok && m.isResource(t.Traversal) {
		return m.traversal(t.Traversal, x.Range(), s) // instances are told apart by their reader
	}
	n := m.pick(m.fold(x.Collection, s), key.Scalar())
	if n == nil {
		return m.standIn(x.Range(), m.sourceText(x.Range()), "")
	}
	return n
}

// pick gives a member or an item.
func (m *Module) pick(n *tree.Node, key string) *tree.Node {
	if v := n.Get(key); v != nil {
		return v
	}
	if i, err := strconv.Atoi(key); err == nil && i >= 0 && i < len(n.Elems()) {
		return n.Items[i]
	}
	return nil
}

// maxRounds bounds the rounds of one for expression.
const maxRounds = 10_000

func (m *Module) forEach(x *hclsyntax.ForExpr, s *scope) *tree.Node {
	collection := m.fold(x.CollExpr, s)
	kind := tree.List
	if x.KeyExpr != nil {
		kind = tree.Map
	}
	n := m.node(x.Range(), kind)
	for i, e := range entries(collection) {
		if i == maxRounds {
			break
		}
		inner := s.with(map[string]*tree.Node{x.KeyVar: m.known(x.CollExpr.Range(), e.key), x.ValVar: e.value})
		if x.CondExpr != nil {
			if c := m.fold(x.CondExpr, inner); c.IsScalar() && len(c.StandIns()) == 0 && !c.IsTrue() {
				continue
			}
		}
		value := m.fold(x.ValExpr, inner)
		if kind == tree.List {
			n.Items = append(n.Items, value)
			continue
		}
		if key := m.fold(x.KeyExpr, inner); key.Scalar() != "" {
			n.Members = append(n.Members, m.member(key.Str, x.KeyExpr.Range(), value))
		}
	}
	return n
}

// entry is one value of a collection; item says that the collection is a list.
type entry struct {
	key   string
	value *tree.Node
	item  bool
}

func entries(n *tree.Node) []entry {
	var out []entry
	for i, item := range n.Elems() {
		out = append(out, entry{strconv.Itoa(i), item, true})
	}
	for _, member := range n.Pairs() {
		out = append(out, entry{member.Key, member.Value, false})
	}
	return out
}

// joined is %{ for … } in a template.
func (m *Module) joined(x *hclsyntax.TemplateJoinExpr, s *scope) *tree.Node {
	var b tree.Builder
	for _, item := range m.fold(x.Tuple, s).Elems() {
		if item.IsScalar() {
			b.Append(item.Text())
		}
		if b.Len() > maxText {
			break
		}
	}
	f, start, end := m.place(x.Range())
	return tree.NewString(b.Text(), f, start, end)
}
