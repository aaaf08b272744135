package gateway

import (
	"strings"

	"github.com/vtlcheck/vtlcheck/vtl"
)

// reads is what templates read from their surroundings, found by walking them without
// running: samples that touch every place are made of it.
type reads struct {
	body    *slot // the payload
	params  []paramRead
	context []string // dotted paths below $context
	stage   []string
}

// paramRead is a parameter that a template names.
type paramRead struct {
	kind string // path, querystring, header; "" where the template leaves it open
	name string
}

// slot is a place in a payload that a template reads: $.order.items[0].sku. It may
// hold members, elements, or JSON in a string; one that holds none of them is a value.
type slot struct {
	path    string // as a person writes it
	name    string // in its parent
	members []*slot
	elem    *slot
	text    *slot // what $util.parseJson reads out of it
	read    bool  // by a template, as opposed to being on the way to one that is
}

func (s *slot) member(name string) *slot {
	for _, m := range s.members {
		if m.name == name {
			return m
		}
	}
	m := &slot{path: s.path + "." + name, name: name}
	s.members = append(s.members, m)
	return m
}

func (s *slot) element() *slot {
	if s.elem == nil {
		s.elem = &slot{path: s.path + "[0]"}
	}
	return s.elem
}

func (s *slot) parsed() *slot {
	if s.text == nil {
		s.text = &slot{path: s.path}
	}
	return s.text
}

// each calls f for s and what lies below.
func (s *slot) each(f func(*slot)) {
	f(s)
	for _, m := range s.members {
		m.each(f)
	}
	if s.elem != nil {
		s.elem.each(f)
	}
	if s.text != nil {
		s.text.each(f)
	}
}

// readsOf walks templates in the order in which they run.
func readsOf(templates ...*vtl.Template) *reads {
	r := &reads{body: &slot{path: "$"}}
	for _, t := range templates {
		w := readWalker{reads: r, vars: map[string]seen{}}
		w.walk(t.Root)
	}
	return r
}

// seenKind says what an expression is known to give.
type seenKind int

const (
	unknown     seenKind = iota
	inputRoot            // $input
	utilRoot             // $util
	stageRoot            // $stageVariables
	contextAt            // $context and what lies below, by path
	paramsRoot           // $input.params()
	paramsOf             // one of its maps, by path
	payloadText          // $input.body
	payloadAt            // a place in the payload
)

// seen is what is known of an expression's value.
type seen struct {
	kind seenKind
	path string
	slot *slot
}

// readWalker follows values through one template: assignments in the order of the
// text, whatever branch they stand in.
type readWalker struct {
	reads *reads
	vars  map[string]seen
}

func (w *readWalker) walk(n vtl.Node) {
	vtl.Walk(n, func(n vtl.Node) bool {
		switch n := n.(type) {
		case *vtl.Set:
			w.set(n)
			return false
		case *vtl.Foreach:
			w.foreach(n)
			return false
		case *vtl.Reference:
			w.use(w.reference(n))
			return false
		}
		return true
	})
}

func (w *readWalker) set(n *vtl.Set) {
	v := w.expr(n.Value)
	if len(n.Target.Steps) == 0 {
		w.vars[n.Target.Name] = v
		return
	}
	w.use(v)
	for _, step := range n.Target.Steps {
		if index, ok := step.(*vtl.Index); ok {
			w.use(w.expr(index.Key))
		}
	}
}

func (w *readWalker) foreach(n *vtl.Foreach) {
	v := w.expr(n.List)
	if v.kind == payloadAt {
		v.slot.read = true
		v = seen{kind: payloadAt, slot: v.slot.element()}
	} else {
		v = seen{}
	}
	w.vars[n.Var.Name] = v
	w.walk(n.Body)
}

// use marks what an expression gives as read.
func (w *readWalker) use(v seen) {
	switch v.kind {
	case payloadAt:
		v.slot.read = true
	case payloadText:
		v.slot.read = true
	case contextAt:
		if v.path != "" && !strings.HasPrefix(v.path, "requestOverride") && !strings.HasPrefix(v.path, "responseOverride") {
			w.reads.context = addOnce(w.reads.context, v.path)
		}
	}
}

func addOnce[T comparable](list []T, v T) []T {
	for _, have := range list {
		if have == v {
			return list
		}
	}
	return append(list, v)
}

// expr gives what is known of an expression, and marks what its parts read.
func (w *readWalker) expr(e vtl.Expr) seen {
	switch e := e.(type) {
	case *vtl.Reference:
		return w.reference(e)
	case *vtl.Paren:
		return w.expr(e.X)
	case nil:
		return seen{}
	}
	w.walk(e)
	return seen{}
}

func (w *readWalker) reference(ref *vtl.Reference) seen {
	v, assigned := w.vars[ref.Name]
	if !assigned {
		v = rootOf(ref.Name)
	}
	for _, step := range ref.Steps {
		v = w.step(v, step)
	}
	return v
}

func rootOf(name string) seen {
	switch name {
	case "input":
		return seen{kind: inputRoot}
	case "util":
		return seen{kind: utilRoot}
	case "context":
		return seen{kind: contextAt}
	case "stageVariables":
		return seen{kind: stageRoot}
	}
	return seen{}
}

func (w *readWalker) step(v seen, step vtl.Step) seen {
	switch s := step.(type) {
	case *vtl.Property:
		return w.named(v, s.Name)
	case *vtl.Index:
		key := w.expr(s.Key)
		w.use(key)
		if name, ok := literalText(s.Key); ok {
			return w.named(v, name)
		}
		return indexed(v)
	case *vtl.Call:
		return w.call(v, s)
	}
	return seen{}
}

// indexed is [n] of a list; of everything else nothing is known.
func indexed(v seen) seen {
	if v.kind == payloadAt {
		return seen{kind: payloadAt, slot: v.slot.element()}
	}
	return seen{}
}

// named is .name, ['name'] or .get('name').
func (w *readWalker) named(v seen, name string) seen {
	switch v.kind {
	case inputRoot:
		if name == "body" {
			return seen{kind: payloadText, slot: w.reads.body}
		}
	case stageRoot:
		w.reads.stage = addOnce(w.reads.stage, name)
	case contextAt:
		return seen{kind: contextAt, path: strings.TrimPrefix(v.path+"."+name, ".")}
	case paramsRoot:
		return seen{kind: paramsOf, path: name}
	case paramsOf:
		w.reads.params = addOnce(w.reads.params, paramRead{v.path, name})
	case payloadAt:
		return seen{kind: payloadAt, slot: v.slot.member(name)}
	}
	return seen{}
}

func (w *readWalker) call(v seen, call *vtl.Call) seen {
	args := make([]seen, len(call.Args))
	for i, a := range call.Args {
		args[i] = w.expr(a)
	}
	text, literal := "", false
	if len(call.Args) > 0 {
		text, literal = pathText(call.Args[0])
	}
	switch {
	case v.kind == inputRoot:
		return w.inputCall(call.Name, text, literal, len(args))
	case v.kind == utilRoot && call.Name == "parseJson" && len(args) == 1:
		return parsedFrom(args[0])
	case call.Name == "get" && literal:
		return w.named(v, text)
	case call.Name == "get" && v.kind == payloadAt:
		return indexed(v)
	case call.Name == "toString" && len(args) == 0:
		return v
	}
	for _, a := range args {
		w.use(a)
	}
	w.use(v)
	w.loopOverParams(v)
	return seen{}
}

// anyParam is the name of the parameter that stands for those that a template reaches
// without naming them.
const anyParam = "vtlcheck"

// loopOverParams notes that a template takes parameters as they come.
func (w *readWalker) loopOverParams(v seen) {
	switch v.kind {
	case paramsRoot:
		w.reads.params = addOnce(w.reads.params, paramRead{"querystring", anyParam})
		w.reads.params = addOnce(w.reads.params, paramRead{"header", anyParam})
	case paramsOf:
		w.reads.params = addOnce(w.reads.params, paramRead{v.path, anyParam})
	}
}

// parsedFrom is $util.parseJson of something: of the payload's own text the payload,
// of a member's text the JSON in that text.
func parsedFrom(arg seen) seen {
	switch arg.kind {
	case payloadText:
		return seen{kind: payloadAt, slot: arg.slot}
	case payloadAt:
		arg.slot.read = true
		return seen{kind: payloadAt, slot: arg.slot.parsed()}
	}
	return seen{}
}

func (w *readWalker) inputCall(name, text string, literal bool, args int) seen {
	switch {
	case name == "params" && args == 0:
		return seen{kind: paramsRoot}
	case name == "params" && literal:
		w.reads.params = addOnce(w.reads.params, paramRead{"", text})
	case name == "path" && literal:
		return seen{kind: payloadAt, slot: w.reads.body.at(text)}
	case name == "json" && literal:
		at := w.reads.body.at(text)
		at.read = true
		return seen{kind: payloadText, slot: at}
	}
	return seen{}
}

// pathText gives the text of a literal; a reference inside of a double-quoted one
// counts as the index 0.
func pathText(e vtl.Expr) (string, bool) {
	lit, ok := e.(*vtl.StringLit)
	if !ok {
		return "", false
	}
	if lit.Body == nil {
		return lit.Value, true
	}
	var b strings.Builder
	for _, n := range lit.Body.Nodes {
		switch n := n.(type) {
		case *vtl.Text:
			b.WriteString(n.Value)
		case *vtl.Reference:
			b.WriteString("0")
		default:
			return "", false
		}
	}
	return b.String(), true
}

// at gives the slot of a JSONPath. What is not a name or an index ends it: the rest of
// the path then selects from what is read as a whole.
func (s *slot) at(path string) *slot {
	path = strings.TrimPrefix(path, "$")
	for path != "" && !strings.HasPrefix(path, "..") {
		if path[0] == '.' {
			path = path[1:]
		}
		name, rest, known := nextName(path)
		if !known {
			return s
		}
		if name == "" {
			s = s.element()
		} else {
			s = s.member(name)
		}
		path = rest
	}
	return s
}

// nextName cuts the first link off a path: a name, or "" for an index or a wildcard.
// known is false for what selects in another way.
func nextName(path string) (name, rest string, known bool) {
	if strings.HasPrefix(path, "[") {
		inner, rest, closed := strings.Cut(path[1:], "]")
		if name, isName := quoted(strings.ReplaceAll(inner, `"`, `'`)); isName {
			return name, rest, closed
		}
		return "", rest, closed && !strings.ContainsAny(inner, "?(@,")
	}
	end := strings.IndexAny(path, ".[(")
	if end < 0 {
		end = len(path)
	}
	name, rest = path[:end], path[end:]
	if name == "*" {
		return "", rest, true
	}
	return name, rest, name != "" && !strings.HasPrefix(rest, "(")
}
