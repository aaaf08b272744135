package flow

import (
	"strings"

	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// hostStep is a member of an object of the scope.
func (r *runner) hostStep(s *state, ref *vtl.Reference, i int, v *Value, args []*Value) *Value {
	step := ref.Steps[i]
	name, named := r.stepName(s, step)
	ask := catalog.RefStep{Name: name, Args: -1, Bracket: true}
	switch step := step.(type) {
	case *vtl.Property:
		ask.Bracket = false
		if name == "class" {
			return &Value{Kind: Class, key: shortKey("class of " + v.key)}
		}
	case *vtl.Call:
		if !named {
			ask = catalog.RefStep{Name: step.Name, Args: len(args)}
		}
	default:
		if !named {
			return r.computedMember(v, ref)
		}
	}
	if call, ok := step.(*vtl.Call); ok && call.Name == "get" && !named && len(args) == 1 {
		return r.computedMember(v, ref)
	}
	next, closed := v.Member.Child(ask)
	switch {
	case next == nil && closed:
		r.miss(Miss{Ref: ref, Step: i, From: v.Member})
		return nothing
	case next == nil:
		return r.hostMethod(ref, v, step, args)
	case !r.exists(next):
		r.miss(Miss{Ref: ref, Step: i, From: v.Member, Elsewhere: next})
		return nothing
	}
	return r.member(s, ref, next, ask.Name, args)
}

// computedMember is a member whose name the template computes.
func (r *runner) computedMember(v *Value, ref *vtl.Reference) *Value {
	path := memberPath(v.Member)
	switch path {
	case "$input.params()":
		return host(mustLookup("$input.params().querystring"))
	case "$stageVariables":
		m, _ := v.Member.Child(catalog.RefStep{Name: "?", Args: -1})
		return dataValue(&Data{Key: path + "[?]", Type: catalog.Text, Source: FromStage, Member: m, Values: m.Values, Optional: true, Node: ref}, ref)
	}
	d := &Data{Key: path + "[?]", Type: catalog.Text, Source: sourceOf(path), Optional: true, Node: ref}
	d.Part = strings.TrimPrefix(path, "$input.params().")
	return dataValue(d, ref)
}

func mustLookup(path string) *catalog.Member {
	m, ok := catalog.Lookup(path)
	if !ok {
		panic("flow: the catalogue lacks " + path)
	}
	return m
}

// memberPath is the path of a member as a key: with the parentheses of a call.
func memberPath(m *catalog.Member) string {
	if m.Kind == catalog.Method && len(m.Params) == 0 {
		return m.Path + "()"
	}
	return m.Path
}

func sourceOf(path string) Source {
	switch {
	case strings.HasPrefix(path, "$input.params"):
		return FromParam
	case strings.HasPrefix(path, "$stageVariables"):
		return FromStage
	case strings.HasPrefix(path, "$context"):
		return FromContext
	}
	return FromOther
}

// hostMethod is a method that every map of the scope has.
func (r *runner) hostMethod(ref *vtl.Reference, v *Value, step vtl.Step, args []*Value) *Value {
	call, ok := step.(*vtl.Call)
	if !ok {
		return unknown()
	}
	path := memberPath(v.Member)
	name := &Data{Key: "names of " + path, Type: catalog.Text, Source: sourceOf(path), Values: namesIn(path), Node: ref}
	switch call.Name {
	case "keySet":
		list := &Value{Kind: List, Elem: dataValue(name, ref), From: []*Data{name}, key: "keys:" + path, sized: v.key}
		if path == "$input.params()" {
			list.Truth = Yes
			list.Elem = rope(Piece{Data: &Data{Key: "parts", Type: catalog.Text, Values: catalog.Alphabet{Class: "a-z"}, Source: FromOther}})
		}
		return list
	case "entrySet":
		return &Value{Kind: List, Elem: unknown(name), From: []*Data{name}, key: "entries:" + path, sized: v.key}
	case "values":
		value := &Data{Key: path + "[?]", Type: catalog.Text, Source: sourceOf(path), Node: ref}
		return &Value{Kind: List, Elem: dataValue(value, ref), From: []*Data{value}, key: "values:" + path, sized: v.key}
	case "size":
		return unknownNumber(sizeKey(v), name)
	case "isEmpty", "containsKey", "containsValue", "equals":
		return boolean(Maybe, path+"."+call.Name+keysOf(args), ref, name)
	case "toString":
		return dataValue(derived(path+".toString()", name, ref), ref)
	case "getClass":
		return &Value{Kind: Class, key: shortKey("class of " + v.key)}
	}
	r.res.call(CallFact{Ref: ref, Call: call, Receiver: v, Args: args, Result: nothing})
	return unknown()
}

// namesIn is what the names in a map of the scope look like: only the caller's
// parameters and an authorizer's keys are chosen outside of API Gateway.
func namesIn(path string) catalog.Alphabet {
	if strings.HasPrefix(path, "$input.params().") || strings.HasPrefix(path, "$context.authorizer") {
		return catalog.Alphabet{}
	}
	return catalog.Alphabet{Name: "a name", Class: "A-Za-z0-9_\\-"}
}

func keysOf(args []*Value) string {
	keys := make([]string, len(args))
	for i, a := range args {
		keys[i] = a.key
	}
	return "(" + strings.Join(keys, ",") + ")"
}

// member is the value of a member that the catalogue lists.
func (r *runner) member(s *state, ref *vtl.Reference, m *catalog.Member, name string, args []*Value) *Value {
	switch {
	case m.Kind == catalog.Map || m.Path == "$input.params" && len(args) == 0:
		return host(m)
	case strings.HasPrefix(m.Path, "$foreach."):
		return loopMember(s, ref, m)
	case strings.HasPrefix(m.Path, "$util."):
		return r.util(s, ref, m, args)
	case m.Path == "$input.body":
		return r.body(ref, m)
	case m.Path == "$input.json" || m.Path == "$input.path":
		return r.inputPath(ref, m, args)
	case m.Path == "$input.params":
		return param(ref, m, args)
	}
	path := strings.Replace(m.Path, "<name>", name, 1)
	for i := len(s.sets) - 1; i >= 0; i-- {
		if s.sets[i].Path == path {
			return s.sets[i].Value
		}
	}
	d := &Data{Key: path, Type: m.Result, Source: sourceOf(path), Member: m, Values: m.Values, Optional: m.Optional, Node: ref}
	if d.Source == FromParam {
		d.Param, d.Part = name, lastPart(m.Path)
	}
	if strings.Contains(path, "Override.") {
		d.Source, d.Type = FromOther, catalog.Text
	}
	return dataValue(d, ref)
}

// lastPart is querystring in $input.params().querystring.<name>.
func lastPart(path string) string {
	part := strings.TrimPrefix(path, "$input.params().")
	part, _, _ = strings.Cut(part, ".")
	return part
}

func loopMember(s *state, ref *vtl.Reference, m *catalog.Member) *Value {
	if len(s.rounds) == 0 {
		return nothing
	}
	now := s.rounds[len(s.rounds)-1]
	switch m.Name() {
	case "count":
		return counter(s, 0)
	case "index":
		return counter(s, -1)
	case "hasNext":
		return boolean(now.last.Not(), "hasNext", ref)
	case "first":
		return boolean(now.first, "first", ref)
	case "last":
		return boolean(now.last, "last", ref)
	}
	return unknown()
}

func (r *runner) body(ref *vtl.Reference, m *catalog.Member) *Value {
	return dataValue(&Data{Key: bodyKey, Type: catalog.Text, Source: FromBody, Member: m, Node: ref}, ref)
}

// inputPath is $input.json(path) and $input.path(path).
func (r *runner) inputPath(ref *vtl.Reference, m *catalog.Member, args []*Value) *Value {
	d := &Data{Type: m.Result, Source: FromBody, Member: m, Optional: true, Node: ref}
	path, ok := args[0].Const()
	if ok {
		path = normalPath(path)
		d.Path, d.Key = path, path
		d.Optional = path != "$"
	} else {
		d.Key = "$[" + args[0].key + "]"
	}
	if d.Type == catalog.JSONText {
		value := r.payload(ref, d)
		if value.Kind == Text && len(value.Pieces) == 1 && value.Pieces[0].Data == d {
			d.Key = "json:" + d.Key
			return dataValue(d, ref)
		}
		return value
	}
	return r.payload(ref, d)
}

// normalPath writes a JSONPath in one way: $.a.b for a.b, $['a'].b, $.a['b'].
func normalPath(path string) string {
	path = strings.TrimSpace(path)
	if path == "$." || path == "" {
		return "$"
	}
	if path[0] != '$' {
		path = "$." + path
	}
	for _, quote := range []string{"'", `"`} {
		for {
			before, rest, ok := strings.Cut(path, "["+quote)
			if !ok {
				break
			}
			name, after, ok := strings.Cut(rest, quote+"]")
			if !ok || strings.ContainsAny(name, ".[") {
				return path
			}
			path = before + "." + name + after
		}
	}
	return path
}

// param is $input.params(name).
func param(ref *vtl.Reference, m *catalog.Member, args []*Value) *Value {
	d := &Data{Type: catalog.Text, Source: FromParam, Member: m, Optional: true, Node: ref}
	if name, ok := args[0].Const(); ok {
		d.Param, d.Key = name, "params:"+name
	} else {
		d.Key = "params:[" + args[0].key + "]"
	}
	return dataValue(d, ref)
}

func (r *Result) call(fact CallFact) {
	if r.once(callKey{fact.Ref, fact.Call, fact.Receiver.key, keysOf(fact.Args), fact.Tested}) {
		r.Calls = append(r.Calls, fact)
	}
}

type callKey struct {
	ref      *vtl.Reference
	call     *vtl.Call
	receiver string
	args     string
	tested   bool
}
