package terraform

import (
	"errors"
	"sort"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
)

// Host is what a Module needs from its caller.
type Host struct {
	// Vars are values of variables.
	Vars map[string]string
	// Read gives another file that an expression names, or nil and why not.
	Read func(from *tree.File, name string) (*tree.File, string)
	// Step counts one evaluated value, or so many bytes of text, and says whether to go on.
	Step func(bytes int) bool
	// Folder gives the configuration files of a module's folder, none where they are not read.
	Folder func(from *tree.File, source string) []*tree.File
	// Unreadable takes the name of a file that Read did not give, and why.
	Unreadable func(f *tree.File, start, end int, name, why string)
	// Report takes what is wrong with the configuration.
	Report func(f *tree.File, start, end int, summary, detail string)
}

// Module is the configuration of one folder. It is used by one goroutine.
type Module struct {
	host      Host
	sources   map[string]*tree.Text // what hcl.Range's file names mean
	variables map[string]*hclsyntax.Block
	locals    map[string]*hclsyntax.Attribute
	outputs   map[string]*hclsyntax.Attribute
	resources map[string]*Resource
	order     []*Resource
	calls     map[string]*Call
	inputs    map[string]*tree.Node // of a module that another one calls
	callDepth int

	folding map[any]bool // what is being evaluated, to end circles
	depth   int
	texts   int
	quoted  bool // the template at hand is a quoted string
}

// Resource is one resource or data block, or one instance of it.
type Resource struct {
	Type, Name string
	Data       bool
	// Key tells the instances of a for_each apart; "" for a single one.
	Key string

	m     *Module
	body  *hclsyntax.Body
	at    hcl.Range
	scope *scope
}

// MaxFileBytes bounds a configuration file: the parser's time grows with the square of
// the length of a heredoc.
const MaxFileBytes = 1 << 20

// Load parses the files of a folder. What cannot be parsed is reported and left out.
func Load(files []*tree.File, host Host) *Module {
	m := newModule(host)
	m.load(files)
	return m
}

func newModule(host Host) *Module {
	return &Module{
		host: host, sources: map[string]*tree.Text{}, variables: map[string]*hclsyntax.Block{},
		locals: map[string]*hclsyntax.Attribute{}, resources: map[string]*Resource{}, calls: map[string]*Call{},
		outputs: map[string]*hclsyntax.Attribute{}, folding: map[any]bool{},
	}
}

func (m *Module) load(files []*tree.File) {
	for _, f := range files {
		if body := m.parse(f); body != nil {
			m.declare(body)
		}
	}
	m.expandAll()
}

func (m *Module) parse(f *tree.File) *hclsyntax.Body {
	if len(f.Text) > MaxFileBytes {
		m.host.Report(f, 0, 0, "the file is larger than 1 MB", "Terraform configurations are far smaller; templates of API Gateway have at most 300 KB.")
		return nil
	}
	text := wholeText(f)
	if isJSON(f.Name) {
		var err error
		if text, err = nativeText(f); err != nil {
			m.reportJSON(f, err)
			return nil
		}
	}
	m.addSource(f.Name, text)
	if at, why := tooDeep([]byte(text.String), f.Name); why != "" {
		at := text.Place(at).Offset
		m.host.Report(f, at, at, why, "Nesting is bounded so that no file can exhaust the stack.")
		return nil
	}
	file, diags := hclsyntax.ParseConfig([]byte(text.String), f.Name, hcl.InitialPos)
	m.reportHCL(diags)
	if file == nil {
		return nil
	}
	body, _ := file.Body.(*hclsyntax.Body)
	return body
}

// reportJSON passes on what is wrong with a file as JSON.
func (m *Module) reportJSON(f *tree.File, err error) {
	at := 0
	var syntax *tree.SyntaxError
	if errors.As(err, &syntax) {
		at = syntax.Offset
	}
	m.host.Report(f, at, at, err.Error(), "")
}

func wholeText(f *tree.File) tree.Text {
	var b tree.Builder
	b.Copy(f, 0, len(f.Text))
	return b.Text()
}

func (m *Module) addSource(name string, t tree.Text) { m.sources[name] = &t }

// reportHCL passes on the parser's errors.
func (m *Module) reportHCL(diags hcl.Diagnostics) {
	for _, d := range diags {
		if d.Severity != hcl.DiagError || d.Subject == nil {
			continue
		}
		f, start, end := m.place(*d.Subject)
		m.host.Report(f, start, end, lowerFirst(d.Summary), d.Detail)
	}
}

func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// declare takes in the blocks of one file.
func (m *Module) declare(body *hclsyntax.Body) {
	for _, b := range body.Blocks {
		switch {
		case b.Type == "variable" && len(b.Labels) == 1:
			m.variables[b.Labels[0]] = b
		case b.Type == "locals":
			for name, attr := range b.Body.Attributes {
				m.locals[name] = attr
			}
		case b.Type == "module" && len(b.Labels) == 1:
			m.calls[b.Labels[0]] = &Call{Name: b.Labels[0], m: m, block: b}
		case b.Type == "output" && len(b.Labels) == 1:
			if value := b.Body.Attributes["value"]; value != nil {
				m.outputs[b.Labels[0]] = value
			}
		case (b.Type == "resource" || b.Type == "data") && len(b.Labels) == 2:
			r := &Resource{Type: b.Labels[0], Name: b.Labels[1], Data: b.Type == "data", m: m, body: b.Body,
				at: hcl.RangeBetween(b.TypeRange, b.DefRange()), scope: &scope{}}
			m.resources[r.address()] = r
			m.order = append(m.order, r)
		}
	}
}

func (r *Resource) address() string {
	if r.Data {
		return "data." + r.Type + "." + r.Name
	}
	return r.Type + "." + r.Name
}

// Resources lists the resources in the order of the files, instances of a for_each
// one by one.
func (m *Module) Resources() []*Resource { return m.order }

// Variables lists the names of the declared variables, sorted.
func (m *Module) Variables() []string {
	names := make([]string, 0, len(m.variables))
	for name := range m.variables {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// Variable gives a variable's value and its declaration.
func (m *Module) Variable(name string) (value, at *tree.Node) {
	b := m.variables[name]
	f, start, end := m.place(b.DefRange())
	return m.variable(name, b.DefRange()), &tree.Node{Kind: tree.Map, File: f, Start: start, End: end}
}

// place turns a range of the parser into a place in a file.
func (m *Module) place(r hcl.Range) (f *tree.File, start, end int) {
	src := m.sources[r.Filename]
	if src == nil {
		return nil, 0, 0
	}
	from, to := src.Place(r.Start.Byte), src.Place(r.End.Byte)
	if from.File != to.File {
		to = from
	}
	return from.File, from.Offset, max(from.Offset, to.Offset)
}

// written is what stands at a range; "" where a broken expression has none.
func (m *Module) written(r hcl.Range) string {
	src := m.sources[r.Filename]
	if src == nil || r.Start.Byte < 0 || r.End.Byte > len(src.String) || r.Start.Byte > r.End.Byte {
		return ""
	}
	return src.String[r.Start.Byte:r.End.Byte]
}

// At gives a node that stands where the resource's block starts.
func (r *Resource) At() *tree.Node {
	f, start, end := r.m.place(r.at)
	return &tree.Node{Kind: tree.Map, File: f, Start: start, End: end}
}

// Value gives an argument's value; nil where it is absent or null.
func (r *Resource) Value(name string) *tree.Node {
	attr := r.body.Attributes[name]
	if attr == nil {
		return nil
	}
	// A stand-in for the resource may ask for its name while that is being worked out.
	v := r.m.once(attr, func() *tree.Node { return r.m.fold(attr.Expr, r.scope) })
	if v == nil || v.Kind == tree.Null {
		return nil
	}
	return v
}

// Blocks gives the nested blocks of a type as maps of their arguments.
func (r *Resource) Blocks(typ string) []*tree.Node {
	var out []*tree.Node
	for _, b := range r.body.Blocks {
		if b.Type == typ {
			out = append(out, r.m.blockNode(b, r.scope, 0))
		}
	}
	return out
}

func (m *Module) blockNode(b *hclsyntax.Block, s *scope, depth int) *tree.Node {
	n := m.node(b.Range(), tree.Map)
	names := make([]string, 0, len(b.Body.Attributes))
	for name := range b.Body.Attributes {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		attr := b.Body.Attributes[name]
		n.Members = append(n.Members, m.member(name, attr.NameRange, m.fold(attr.Expr, s)))
	}
	for _, inner := range b.Body.Blocks {
		if depth < 8 {
			n.Members = append(n.Members, m.member(inner.Type, inner.TypeRange, m.blockNode(inner, s, depth+1)))
		}
	}
	return n
}

func (m *Module) member(key string, at hcl.Range, value *tree.Node) *tree.Member {
	f, start, end := m.place(at)
	return &tree.Member{Key: key, File: f, Start: start, End: end, Value: value}
}

// Reference gives the address of the resource that an argument names, such as
// aws_api_gateway_resource.orders, and the text of the whole expression; "" where
// the argument is no reference.
func (r *Resource) Reference(name string) (address, expression string) {
	attr := r.body.Attributes[name]
	if attr == nil {
		return "", ""
	}
	expression = strings.Join(strings.Fields(r.m.written(unwrap(attr.Expr).Range())), "")
	if r.Key != "" && strings.Contains(expression, "each.") {
		expression += "[" + r.Key + "]" // differs from instance to instance
	}
	traversal, ok := unwrap(attr.Expr).(*hclsyntax.ScopeTraversalExpr)
	if !ok {
		if index, isRelative := unwrap(attr.Expr).(*hclsyntax.RelativeTraversalExpr); isRelative {
			if in, ok2 := index.Source.(*hclsyntax.IndexExpr); ok2 {
				traversal, ok = in.Collection.(*hclsyntax.ScopeTraversalExpr)
			}
		}
	}
	if !ok {
		return "", expression
	}
	return addressOf(traversal.Traversal), expression
}

// unwrap takes parentheses and "${…}" off an expression.
func unwrap(e hclsyntax.Expression) hclsyntax.Expression {
	for {
		switch x := e.(type) {
		case *hclsyntax.ParenthesesExpr:
			e = x.Expression
		case *hclsyntax.TemplateWrapExpr:
			e = x.Wrapped
		default:
			return e
		}
	}
}

func addressOf(t hcl.Traversal) string {
	var names []string
	for _, step := range t {
		switch x := step.(type) {
		case hcl.TraverseRoot:
			names = append(names, x.Name)
		case hcl.TraverseAttr:
			names = append(names, x.Name)
		}
	}
	n := 2
	if len(names) > 0 && names[0] == "data" {
		n = 3
	}
	if len(names) < n {
		return ""
	}
	return strings.Join(names[:n], ".")
}

// Resource gives the resource of that address; of several instances that with the same
// key as like, else the first.
func (m *Module) Resource(address string, like *Resource) *Resource {
	if like != nil && like.Key != "" {
		if r := m.resources[address+"["+like.Key+"]"]; r != nil {
			return r
		}
	}
	return m.resources[address]
}
