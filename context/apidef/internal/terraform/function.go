package terraform

import (
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
)

// function is one that keeps the places of its arguments' bytes.
type function func(m *Module, at hcl.Range, args []*tree.Node) *tree.Node

func (m *Module) builtin(name string) function {
	switch name {
	case "file":
		return (*Module).file
	case "templatefile", "templatestring":
		return (*Module).templatefile
	case "jsonencode":
		return (*Module).jsonencode
	case "join":
		return (*Module).join
	case "trimspace":
		return (*Module).trimspace
	case "chomp":
		return (*Module).chomp
	case "replace":
		return (*Module).replace
	case "merge":
		return (*Module).merge
	case "concat":
		return (*Module).concat
	case "lookup":
		return (*Module).lookup
	case "coalesce":
		return (*Module).coalesce
	case "one":
		return (*Module).one
	case "try":
		return (*Module).firstOf
	case "tostring", "toset", "tolist", "tomap", "nonsensitive", "sensitive", "tonumber", "tobool":
		return (*Module).firstOf
	}
	return nil
}

func (m *Module) call(x *hclsyntax.FunctionCallExpr, s *scope) *tree.Node {
	args := make([]*tree.Node, len(x.Args))
	for i, arg := range x.Args {
		args[i] = m.fold(arg, s)
	}
	name := strings.TrimPrefix(x.Name, "core::")
	if f := m.builtin(name); f != nil {
		if n := f(m, x.Range(), args); n != nil {
			return n
		}
		return m.standIn(x.Range(), m.sourceText(x.Range()), "")
	}
	return m.compute(name, x.Range(), args)
}

func arg(args []*tree.Node, i int) *tree.Node {
	if i < len(args) {
		return args[i]
	}
	return nil
}

// follow reads the file that an argument names.
func (m *Module) follow(at hcl.Range, name *tree.Node) *tree.File {
	if name.Scalar() == "" || len(name.StandIns()) > 0 {
		return nil
	}
	from, start, end := m.place(at)
	f, why := m.host.Read(from, name.Str)
	if f == nil {
		m.host.Unreadable(from, start, end, name.Str, why)
	}
	return f
}

func (m *Module) file(at hcl.Range, args []*tree.Node) *tree.Node {
	f := m.follow(at, arg(args, 0))
	if f == nil {
		return nil
	}
	return tree.NewString(wholeText(f), f, 0, len(f.Text))
}

func (m *Module) templatefile(at hcl.Range, args []*tree.Node) *tree.Node {
	f := m.follow(at, arg(args, 0))
	if f == nil {
		return nil
	}
	return m.templateText(wholeText(f), varsScope(arg(args, 1)), at)
}

// templateFileData is data.template_file.x.rendered.
func (m *Module) templateFileData(r *Resource, at hcl.Range) *tree.Node {
	return m.once(r, func() *tree.Node {
		t := r.Value("template")
		if !t.IsScalar() {
			return m.standIn(at, m.sourceText(at), "")
		}
		return m.templateText(t.Text(), varsScope(r.Value("vars")), at)
	})
}

func varsScope(vars *tree.Node) *scope {
	names := map[string]*tree.Node{}
	for _, v := range vars.Pairs() {
		names[v.Key] = v.Value
	}
	return &scope{names: names, closed: true}
}

// maxJSON bounds what one jsonencode writes: as much as a file can hold. Each level of
// JSON in JSON doubles the backslashes, and each escape keeps its place. bytesPerStep
// charges for the writing.
const (
	maxJSON      = MaxFileBytes
	bytesPerStep = 8
)

func (m *Module) jsonencode(at hcl.Range, args []*tree.Node) *tree.Node {
	f, start, end := m.place(at)
	value := arg(args, 0)
	if value == nil || f == nil {
		return nil
	}
	t := tree.JSON{Sort: true, HTML: true, MaxBytes: maxJSON}.Text(value)
	if len(t.String) >= maxJSON || !m.host.Step(len(t.String)/bytesPerStep) {
		m.host.Report(f, start, end, fmt.Sprintf("the JSON grows over %d bytes", maxJSON), "")
		return nil
	}
	n := tree.NewString(t, f, start, end)
	n.Parsed = value
	return n
}

func (m *Module) join(at hcl.Range, args []*tree.Node) *tree.Node {
	f, start, end := m.place(at)
	var b tree.Builder
	delimiter := arg(args, 0).Scalar()
	last := (*tree.Node)(nil)
	for _, list := range args[min(1, len(args)):] {
		for _, item := range list.Elems() {
			if !item.IsScalar() || b.Len() > maxText {
				continue
			}
			if last != nil {
				b.Decode(last.File, last.End, last.End, delimiter)
			}
			last = item
			b.Append(item.Text())
		}
	}
	return tree.NewString(b.Text(), f, start, end)
}

func (m *Module) trimspace(at hcl.Range, args []*tree.Node) *tree.Node {
	return m.cut(at, arg(args, 0), func(s string) (int, int) {
		start := len(s) - len(strings.TrimLeft(s, " \t\r\n"))
		return start, max(start, len(strings.TrimRight(s, " \t\r\n")))
	})
}

func (m *Module) chomp(at hcl.Range, args []*tree.Node) *tree.Node {
	return m.cut(at, arg(args, 0), func(s string) (int, int) { return 0, len(strings.TrimRight(s, "\r\n")) })
}

// cut gives a part of a text with its places.
func (m *Module) cut(at hcl.Range, n *tree.Node, part func(string) (int, int)) *tree.Node {
	if !n.IsScalar() {
		return nil
	}
	f, start, end := m.place(at)
	t := n.Text()
	from, to := part(t.String)
	return tree.NewString(t.Slice(from, to), f, start, end)
}

// replace is the plain form; a pattern between slashes is left to compute.
func (m *Module) replace(at hcl.Range, args []*tree.Node) *tree.Node {
	text, old, with := arg(args, 0), arg(args, 1).Scalar(), arg(args, 2)
	if !text.IsScalar() || !with.IsScalar() || old == "" {
		return nil
	}
	if len(old) > 1 && old[0] == '/' && old[len(old)-1] == '/' {
		return m.compute("replace", at, args)
	}
	var b tree.Builder
	t := text.Text()
	last := 0
	for {
		i := strings.Index(t.String[last:], old)
		if i < 0 || b.Len() > maxText {
			break
		}
		b.Append(t.Slice(last, last+i))
		from, to := t.Place(last+i), t.Place(last+i+len(old))
		if from.File != nil {
			b.AppendAt(from.File, from.Offset, max(from.Offset, to.Offset), with.Text())
		}
		last += i + len(old)
	}
	b.Append(t.Slice(last, len(t.String)))
	f, start, end := m.place(at)
	return tree.NewString(b.Text(), f, start, end)
}

func (m *Module) merge(at hcl.Range, args []*tree.Node) *tree.Node {
	n := m.node(at, tree.Map)
	for _, a := range args {
		n.Members = append(n.Members, a.Pairs()...)
	}
	return n
}

func (m *Module) concat(at hcl.Range, args []*tree.Node) *tree.Node {
	n := m.node(at, tree.List)
	for _, a := range args {
		n.Items = append(n.Items, a.Elems()...)
	}
	return n
}

func (m *Module) lookup(_ hcl.Range, args []*tree.Node) *tree.Node {
	if v := arg(args, 0).Get(arg(args, 1).Scalar()); v != nil {
		return v
	}
	return arg(args, 2)
}

func (m *Module) firstOf(_ hcl.Range, args []*tree.Node) *tree.Node {
	for _, a := range args {
		if a != nil && a.Kind != tree.Null {
			return a
		}
	}
	return nil
}

func (m *Module) coalesce(at hcl.Range, args []*tree.Node) *tree.Node {
	for i, a := range args {
		if a != nil && a.Kind != tree.Null && (!a.IsScalar() || a.Str != "") {
			return args[i]
		}
	}
	return nil
}

func (m *Module) one(_ hcl.Range, args []*tree.Node) *tree.Node {
	if items := arg(args, 0).Elems(); len(items) == 1 {
		return items[0]
	}
	return nil
}
