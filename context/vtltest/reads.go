package vtltest

import (
	"strconv"
	"strings"

	"github.com/vtlcheck/vtlcheck/vtl"
)

// reads is what templates read from their surroundings and what they compare it with,
// found by walking them: suggestions are made of it.
type reads struct {
	places []*place
	vars   map[string]*place
	byKey  map[string]*place
	// held are all places that a variable held, whatever branch assigned them.
	held map[string][]*place
}

// placeKind says where a value comes from.
type placeKind int

const (
	inPayload placeKind = iota + 1 // the body that $input reads
	inParams                       // path, query string or headers
	inContext
	inStage
	inParamsAll // $input.params() and its maps
	isInput     // $input itself
	isUtil
)

// parsedText is the step into JSON that a text holds.
const parsedText = "\x00"

// place is a value that a template reads.
type place struct {
	kind placeKind
	// path leads to it: member names, "[0]" for an item, parsedText.
	path []string
	// looped says that a #foreach goes over it; literals are what it is compared with.
	looped   bool
	literals []any
	// matched says that it is held against a regular expression.
	matched bool
}

func (p *place) key() string { return strconv.Itoa(int(p.kind)) + strings.Join(p.path, "\x01") }

func newReads(templates ...*vtl.Template) *reads {
	r := &reads{byKey: map[string]*place{}}
	for _, t := range templates {
		r.vars, r.held = map[string]*place{}, map[string][]*place{}
		vtl.Walk(t.Root, r.visit)
	}
	return r
}

// visit follows assignments in the order of the text, whatever branch they stand in.
func (r *reads) visit(n vtl.Node) bool {
	switch n := n.(type) {
	case *vtl.Set:
		if p := r.expr(n.Value); len(n.Target.Steps) == 0 && p != nil {
			r.vars[n.Target.Name] = p
			r.held[n.Target.Name] = append(r.held[n.Target.Name], p)
		}
	case *vtl.Foreach:
		r.loop(n)
	case *vtl.Binary:
		r.compare(n)
	case *vtl.Reference:
		r.reference(n)
	}
	return true
}

func (r *reads) loop(n *vtl.Foreach) {
	if n.List == nil {
		return
	}
	if p := r.expr(n.List); p != nil {
		p.looped = true
		r.vars[n.Var.Name] = r.below(p, "[0]")
	}
}

// compare notes the literal of a comparison for the place on its other side.
func (r *reads) compare(n *vtl.Binary) {
	if n.Op < vtl.OpEq || n.Op > vtl.OpGe {
		return
	}
	for _, sides := range [][2]vtl.Expr{{n.X, n.Y}, {n.Y, n.X}} {
		p, value := r.expr(sides[0]), literalOf(sides[1])
		if p == nil || value == nil {
			continue
		}
		p.literals = append(p.literals, value)
		if ref, ok := sides[0].(*vtl.Reference); ok && len(ref.Steps) == 0 {
			for _, q := range r.held[ref.Name] {
				if q != p {
					q.literals = append(q.literals, value)
				}
			}
		}
	}
}

func literalOf(e vtl.Expr) any {
	switch e := e.(type) {
	case *vtl.Paren:
		return literalOf(e.X)
	case *vtl.StringLit:
		if e.Body == nil {
			return e.Value
		}
	case *vtl.NumberLit:
		return e.Value
	case *vtl.BoolLit:
		return e.Value
	}
	return nil
}

// at gives the place of a key, once.
func (r *reads) at(kind placeKind, path ...string) *place {
	p := &place{kind: kind, path: path}
	if old := r.byKey[p.key()]; old != nil {
		return old
	}
	r.byKey[p.key()] = p
	if kind != isInput && kind != isUtil && kind != inParamsAll {
		r.places = append(r.places, p)
	}
	return p
}

func (r *reads) below(p *place, name string) *place {
	if len(p.path) >= maxFollowed {
		return p
	}
	return r.at(p.kind, append(append([]string(nil), p.path...), name)...)
}

// expr gives the place that an expression reads; nil where there is none.
func (r *reads) expr(e vtl.Expr) *place {
	switch e := e.(type) {
	case *vtl.Reference:
		return r.reference(e)
	case *vtl.Paren:
		return r.expr(e.X)
	case *vtl.StringLit: // "$x" is the text of $x
		if e.Body != nil && len(e.Body.Nodes) == 1 {
			if ref, ok := e.Body.Nodes[0].(*vtl.Reference); ok {
				return r.reference(ref)
			}
		}
	}
	return nil
}

func (r *reads) reference(ref *vtl.Reference) *place {
	p := r.root(ref.Name)
	for _, s := range ref.Steps {
		if p == nil {
			return nil
		}
		switch s := s.(type) {
		case *vtl.Property:
			p = r.property(p, s.Name)
		case *vtl.Index:
			p = r.index(p, s.Key)
		case *vtl.Call:
			p = r.call(p, s)
		}
	}
	return p
}

func (r *reads) root(name string) *place {
	if p := r.vars[name]; p != nil {
		return p
	}
	switch name {
	case "input":
		return r.at(isInput)
	case "util":
		return r.at(isUtil)
	case "context":
		return &place{kind: inContext}
	case "stageVariables":
		return &place{kind: inStage}
	}
	return nil
}

func (r *reads) property(p *place, name string) *place {
	switch p.kind {
	case isInput:
		if name == "body" {
			return r.at(inPayload)
		}
		return nil
	case isUtil:
		return nil
	case inParamsAll:
		if len(p.path) == 0 {
			return r.at(inParamsAll, name)
		}
		return r.at(inParams, name)
	}
	return r.below(p, name)
}

func (r *reads) index(p *place, key vtl.Expr) *place {
	switch v := literalOf(key).(type) {
	case string:
		return r.property(p, v)
	case int32:
		return r.below(p, "[0]")
	}
	return nil
}

func (r *reads) call(p *place, c *vtl.Call) *place {
	var arg any
	if len(c.Args) > 0 {
		arg = literalOf(c.Args[0])
	}
	text, _ := arg.(string)
	switch p.kind {
	case isInput:
		return r.inputCall(c.Name, text)
	case isUtil:
		if len(c.Args) == 0 {
			return nil
		}
		inner := r.expr(c.Args[0])
		if c.Name == "parseJson" && inner != nil && len(inner.path) > 0 {
			return r.below(inner, parsedText)
		}
		return inner
	}
	switch c.Name {
	case "get":
		if text != "" {
			return r.property(p, text)
		}
		return r.below(p, "[0]")
	case "size", "isEmpty", "iterator":
		p.looped = true
		return nil
	case "keySet", "entrySet", "values":
		r.anyNames()
		return nil
	case "matches":
		p.matched = true
		return nil
	case "equals", "equalsIgnoreCase", "contains", "startsWith", "endsWith", "indexOf", "containsKey":
		if arg != nil {
			p.literals = append(p.literals, arg)
		}
		return nil
	}
	return p // toString, trim, replaceAll …: still that value
}

// anyNames adds parameters and stage variables of made-up names, for templates that go
// over all of them.
func (r *reads) anyNames() {
	for _, name := range []string{"p1", "p2", "X-P1", "X-P2"} {
		r.at(inParams, name)
	}
	r.at(inStage, "v1")
	r.at(inStage, "v2")
}

// inputCall is $input.path('$.a.b'), json, params.
func (r *reads) inputCall(name, arg string) *place {
	switch name {
	case "path", "json":
		p := r.at(inPayload)
		for _, step := range jsonPathSteps(arg) {
			p = r.below(p, step)
		}
		return p
	case "params":
		if arg == "" {
			return r.at(inParamsAll)
		}
		return r.at(inParams, arg)
	}
	return nil
}

// jsonPathSteps reads the definite start of a JSONPath: $.a['b'][0].
func jsonPathSteps(path string) []string {
	path = strings.TrimPrefix(path, "$")
	var out []string
	for path != "" {
		switch {
		case strings.HasPrefix(path, "['"):
			end := strings.Index(path, "']")
			if end < 0 {
				return out
			}
			out, path = append(out, path[2:end]), path[end+2:]
		case path[0] == '[':
			end := strings.IndexByte(path, ']')
			if end < 0 {
				return out
			}
			out, path = append(out, "[0]"), path[end+1:]
		default:
			path = strings.TrimPrefix(path, ".")
			end := strings.IndexAny(path, ".[")
			if end < 0 {
				end = len(path)
			}
			if end == 0 || path[:end] == "*" {
				return out
			}
			out, path = append(out, path[:end]), path[end:]
		}
	}
	return out
}
