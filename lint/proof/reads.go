package proof

import (
	"strings"

	"github.com/vtlcheck/vtlcheck/vtl"
)

// slot is a place in a payload that a template reads, $.items[*].sku. It may hold
// members, elements or JSON in a text; one that holds none of them is a leaf.
type slot struct {
	path    string // as a person writes it
	name    string // in its parent
	members []*slot
	elem    *slot
	text    *slot // what $util.parseJson reads out of it
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
		s.elem = &slot{path: s.path + "[*]"}
	}
	return s.elem
}

func (s *slot) parsed() *slot {
	if s.text == nil {
		s.text = &slot{path: s.path + " → $"}
	}
	return s.text
}

func (s *slot) leaf() bool { return len(s.members) == 0 && s.elem == nil && s.text == nil }

// paramRead is a parameter that a template names; kind is path, querystring or header,
// "" where the template leaves it open.
type paramRead struct{ kind, name string }

// reads is what a template reads, found by walking it without running it: the inputs of
// the prober have a value in each of these places. What is not found here is only not
// varied.
type reads struct {
	body     *slot
	bodyText bool // $input.body is read as text
	params   []paramRead
	context  []string // dotted paths below $context
	stage    []string
	literals []string // texts that values are compared with
	loops    bool
}

// readsOf walks a template twice, so that a variable's use before its assignment, in a
// loop, is seen as well.
func readsOf(t *vtl.Template) *reads {
	r := &reads{body: &slot{path: "$"}}
	w := readWalker{reads: r, vars: map[string][]seen{}}
	w.walk(t.Root)
	w.walk(t.Root)
	return r
}

type seenKind int

const (
	seenNothing seenKind = iota
	seenInput
	seenUtil
	seenStage
	seenContext // by path
	seenParams
	seenParamsOf // one of the maps of params(), by path
	seenBody     // the text $input.body
	seenPayload  // a value in the payload
	seenJSON     // JSON text of a value in the payload
)

// seen is what an expression can give.
type seen struct {
	kind seenKind
	path string
	slot *slot
}

// maxSeen bounds what one variable is followed as.
const maxSeen = 6

type readWalker struct {
	reads *reads
	vars  map[string][]seen
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
		case *vtl.Binary:
			w.literal(n.X)
			w.literal(n.Y)
		case *vtl.Reference:
			w.use(w.reference(n))
			return false
		}
		return true
	})
}

func (w *readWalker) literal(e vtl.Expr) {
	text := ""
	switch e := e.(type) {
	case *vtl.StringLit:
		text = e.Value
		if e.Body != nil {
			return
		}
	default:
		return
	}
	if text != "" && len(text) < maxShownValue && len(w.reads.literals) < maxLiterals {
		w.reads.literals = addOnce(w.reads.literals, text)
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

func (w *readWalker) set(n *vtl.Set) {
	v := w.expr(n.Value)
	if len(n.Target.Steps) > 0 {
		w.use(v)
		w.use(w.reference(n.Target))
		return
	}
	list := w.vars[n.Target.Name]
	for _, s := range v {
		if len(list) < maxSeen {
			list = addOnce(list, s)
		}
	}
	w.vars[n.Target.Name] = list
}

func (w *readWalker) foreach(n *vtl.Foreach) {
	w.reads.loops = true
	var elems []seen
	for _, v := range w.expr(n.List) {
		switch v.kind {
		case seenPayload:
			elems = append(elems, seen{kind: seenPayload, slot: v.slot.element()})
		case seenParams, seenParamsOf:
			w.anyParam(v)
		}
	}
	w.vars[n.Var.Name] = elems
	if n.Body != nil {
		w.walk(n.Body)
	}
}

// use notes that a value is read as it is.
func (w *readWalker) use(vs []seen) {
	for _, v := range vs {
		switch v.kind {
		case seenBody:
			w.reads.bodyText = true
		case seenContext:
			if v.path != "" && !strings.HasPrefix(v.path, "requestOverride") && !strings.HasPrefix(v.path, "responseOverride") {
				w.reads.context = addOnce(w.reads.context, v.path)
			}
		}
	}
}

func (w *readWalker) expr(e vtl.Expr) []seen {
	switch e := e.(type) {
	case *vtl.Reference:
		return w.reference(e)
	case *vtl.Paren:
		return w.expr(e.X)
	case nil:
		return nil
	}
	w.walk(e)
	return nil
}

func (w *readWalker) reference(ref *vtl.Reference) []seen {
	vs, assigned := w.vars[ref.Name]
	if !assigned {
		vs = rootsSeen[ref.Name]
	}
	for _, step := range ref.Steps {
		vs = w.step(vs, step)
	}
	return vs
}

var rootsSeen = map[string][]seen{
	"input": {{kind: seenInput}}, "util": {{kind: seenUtil}}, "context": {{kind: seenContext}}, "stageVariables": {{kind: seenStage}},
}

func (w *readWalker) step(vs []seen, step vtl.Step) []seen {
	switch s := step.(type) {
	case *vtl.Property:
		return w.each(vs, func(v seen) []seen { return w.named(v, s.Name) })
	case *vtl.Index:
		w.use(w.expr(s.Key))
		if name, ok := constantText(s.Key); ok {
			return w.each(vs, func(v seen) []seen { return w.named(v, name) })
		}
		return w.each(vs, indexed)
	case *vtl.Call:
		return w.call(vs, s)
	}
	return nil
}

func (w *readWalker) each(vs []seen, f func(seen) []seen) []seen {
	var out []seen
	for _, v := range vs {
		out = append(out, f(v)...)
	}
	return out
}

func indexed(v seen) []seen {
	if v.kind == seenPayload {
		return []seen{{kind: seenPayload, slot: v.slot.element()}}
	}
	return nil
}

// membersOfJava are properties that values have by their Java class.
var membersOfJava = map[string]bool{"empty": true, "class": true, "bytes": true, "Empty": true}

// named is .name, ['name'] or .get('name').
func (w *readWalker) named(v seen, name string) []seen {
	switch v.kind {
	case seenInput:
		if name == "body" {
			return []seen{{kind: seenBody, slot: w.reads.body}}
		}
	case seenStage:
		w.reads.stage = addOnce(w.reads.stage, name)
	case seenContext:
		return []seen{{kind: seenContext, path: strings.TrimPrefix(v.path+"."+name, ".")}}
	case seenParams:
		return []seen{{kind: seenParamsOf, path: name}}
	case seenParamsOf:
		w.reads.params = addOnce(w.reads.params, paramRead{v.path, name})
	case seenPayload:
		if !membersOfJava[name] {
			return []seen{{kind: seenPayload, slot: v.slot.member(name)}}
		}
	}
	return nil
}

func (w *readWalker) call(vs []seen, call *vtl.Call) []seen {
	var args []seen
	for _, a := range call.Args {
		args = append(args, w.expr(a)...)
	}
	text, literal := "", false
	if len(call.Args) > 0 {
		text, literal = pathText(call.Args[0])
	}
	return w.each(vs, func(v seen) []seen { return w.called(v, call, args, text, literal) })
}

func (w *readWalker) called(v seen, call *vtl.Call, args []seen, text string, literal bool) []seen {
	switch {
	case v.kind == seenInput:
		return w.inputCall(call.Name, text, literal, len(call.Args))
	case v.kind == seenUtil && call.Name == "parseJson":
		return w.parsedFrom(args)
	case v.kind == seenUtil:
		w.use(args)
		return nil
	case call.Name == "get" && literal:
		return w.named(v, text)
	case call.Name == "get":
		return indexed(v)
	case (call.Name == "values" || call.Name == "entrySet" || call.Name == "keySet") && v.kind == seenPayload:
		v.slot.member("k")
		return []seen{v}
	case call.Name == "toString":
		return []seen{v}
	case v.kind == seenPayload && literal && (call.Name == "contains" || call.Name == "equals" || call.Name == "startsWith"):
		w.literal(call.Args[0])
	case v.kind == seenPayload && call.Name == "size":
		v.slot.element()
	}
	w.use(args)
	w.use([]seen{v})
	w.anyParam(v)
	return nil
}

// anyName stands for a parameter that a template reaches without naming it.
const anyName = "vtlcheck"

func (w *readWalker) anyParam(v seen) {
	switch v.kind {
	case seenParams:
		w.reads.params = addOnce(w.reads.params, paramRead{"querystring", anyName})
	case seenParamsOf:
		w.reads.params = addOnce(w.reads.params, paramRead{v.path, anyName})
	}
}

// parsedFrom is $util.parseJson: of a payload's JSON text the payload, of a text in it
// the JSON in that text.
func (w *readWalker) parsedFrom(args []seen) []seen {
	var out []seen
	for _, a := range args {
		switch a.kind {
		case seenBody, seenJSON:
			w.use([]seen{a})
			out = append(out, seen{kind: seenPayload, slot: a.slot})
		case seenPayload:
			out = append(out, seen{kind: seenPayload, slot: a.slot.parsed()})
		}
	}
	return out
}

func (w *readWalker) inputCall(name, text string, literal bool, args int) []seen {
	switch {
	case name == "params" && args == 0:
		return []seen{{kind: seenParams}}
	case name == "params" && literal:
		w.reads.params = addOnce(w.reads.params, paramRead{"", text})
	case name == "getBody":
		return []seen{{kind: seenBody, slot: w.reads.body}}
	case name == "path" && literal:
		return []seen{{kind: seenPayload, slot: w.reads.body.at(text)}}
	case name == "json" && literal:
		return []seen{{kind: seenJSON, slot: w.reads.body.at(text)}}
	}
	return nil
}

func constantText(e vtl.Expr) (string, bool) {
	lit, ok := e.(*vtl.StringLit)
	if !ok || lit.Body != nil {
		return "", false
	}
	return lit.Value, true
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

// at gives the slot of a JSONPath. What is neither a name nor an index ends it.
func (s *slot) at(path string) *slot {
	steps, _ := pathSteps(path)
	for _, step := range steps {
		if step.index {
			s = s.element()
		} else {
			s = s.member(step.name)
		}
	}
	return s
}

// pathStep is .name or [n] of a JSONPath.
type pathStep struct {
	name  string
	index bool
	n     string // of an index: a number or *
}

// pathSteps reads a JSONPath of names and indexes; complete = false where it has more
// than that, and then the steps lead to what the rest selects from.
func pathSteps(path string) (steps []pathStep, complete bool) {
	path = strings.TrimPrefix(strings.TrimSpace(path), "$")
	for path != "" {
		switch {
		case strings.HasPrefix(path, ".."):
			return steps, false
		case path[0] == '[':
			inner, rest, ok := strings.Cut(path[1:], "]")
			if !ok {
				return steps, false
			}
			step, ok := bracketStep(inner)
			if !ok {
				return steps, false
			}
			steps, path = append(steps, step), rest
		default:
			path = strings.TrimPrefix(path, ".")
			end := strings.IndexAny(path, ".[(")
			if end < 0 {
				end = len(path)
			}
			name := path[:end]
			if name == "" || strings.HasPrefix(path[end:], "(") || name == "*" || strings.ContainsAny(name, " ,'\"?@:$]") {
				return steps, false
			}
			steps, path = append(steps, pathStep{name: name}), path[end:]
		}
	}
	return steps, true
}

func bracketStep(inner string) (pathStep, bool) {
	if len(inner) > 1 && (inner[0] == '\'' || inner[0] == '"') && inner[len(inner)-1] == inner[0] {
		name := inner[1 : len(inner)-1]
		return pathStep{name: name}, !strings.ContainsAny(name, "'\"\\,")
	}
	for _, c := range inner {
		if c < '0' || c > '9' {
			return pathStep{}, false
		}
	}
	return pathStep{index: true, n: inner}, inner != "" && len(inner) < 9
}
