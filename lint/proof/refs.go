package proof

import (
	"strings"

	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/lint"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// reference follows a reference's chain. Where any link comes to nothing the whole is
// the empty string.
func (x *execution) reference(ref *vtl.Reference, w *world) []result {
	if ref.Bare {
		return one(w, anyValue)
	}
	if out, changed := x.change(ref, w); changed {
		return out
	}
	list := one(w, x.variable(ref.Name, w))
	for _, step := range ref.Steps {
		var next []result
		for _, r := range list {
			if r.v.kind == valueNothing {
				next = append(next, r)
				continue
			}
			next = append(next, x.link(ref, step, r)...)
		}
		list = next
	}
	for i := range list {
		list[i].v = list[i].v.settled()
	}
	return list
}

// variable is the value of a variable, or what the host has under its name.
func (x *execution) variable(name string, w *world) *value {
	if v, ok := w.env[name]; ok {
		return v
	}
	switch name {
	case "input", "util", "context", "stageVariables":
		return hostValue("$" + name)
	}
	return nothing
}

func (x *execution) link(ref *vtl.Reference, step vtl.Step, r result) []result {
	switch s := step.(type) {
	case *vtl.Property:
		return x.member(step, r.w, r.v, s.Name, true)
	case *vtl.Index:
		return x.all([]vtl.Expr{s.Key}, r.w, func(w *world, vs []*value) []result { return x.index(s, w, r.v, vs[0]) })
	case *vtl.Call:
		return x.all(s.Args, r.w, func(w *world, args []*value) []result { return x.call(s, w, r.v, args) })
	}
	x.giveUp(ref, "a link of another form is not followed")
	return nil
}

// index follows [key]: of a list an item, which may not be there, else a member.
func (x *execution) index(n *vtl.Index, w *world, v, key *value) []result {
	if v.kind == valueMap {
		return one(w, mapMember(v))
	}
	if lit, ok := key.literal(w); ok {
		if name, isText := lit.(string); isText {
			return x.member(n, w, v, name, false)
		}
		if i, whole := isWhole(lit); whole && v.kind == valueList && v.known && i >= 0 && i < int64(len(v.items)) {
			return one(w, v.items[i])
		}
	}
	if v.kind == valueHost && v.host != "$params" && !strings.HasPrefix(v.host, "$params.") {
		return one(w, optionalText(allChars))
	}
	x.throws(n.Span(), "the index may be outside of the list")
	return one(w, x.itemOf(v))
}

func (x *execution) itemOf(v *value) *value {
	switch v.kind {
	case valueList:
		if e := v.element(); e != nil {
			return joinValues(e, emptyText())
		}
		return emptyText()
	case valueLeaf:
		return leafValue("")
	}
	return anyValue
}

// member follows .name and ['name']. property says that a class's own getter counts too.
func (x *execution) member(n vtl.Node, w *world, v *value, name string, property bool) []result {
	switch v.kind {
	case valueHost:
		return x.hostMember(n, w, v.host, name)
	case valueLeaf:
		return x.leafMember(w, v, name, property)
	case valueLoop:
		return one(w, loopMember(v, name))
	case valueMap:
		if property && membersOfJava[name] {
			return one(w, anyValue)
		}
		return one(w, mapMember(v))
	case valueEntry:
		switch name {
		case "key":
			return one(w, optionalText(allChars))
		case "value":
			return one(w, joinValues(v.elem, v.elem))
		}
	case valueText, valueConst, valueNumber, valueBool:
		if v.kind == valueText && property && (name == "empty" || name == "Empty") {
			if v.null {
				return one(w, anyValue)
			}
			return one(w, boolValue(""))
		}
	}
	return one(w, anyValue)
}

// loopMember is a member of $foreach.
func loopMember(v *value, name string) *value {
	switch name {
	case "index", "Index":
		return numberValue(v.lo-1, v.hi-1)
	case "count", "Count":
		return numberValue(v.lo, v.hi)
	case "hasNext", "HasNext":
		return constValue(v.known)
	case "last", "Last":
		return constValue(!v.known)
	case "first", "First":
		if v.lo == v.hi {
			return constValue(v.lo == 1)
		}
		return constValue(false) // it counts from the second round on
	}
	return anyValue
}

// leafMember is a member of a payload's value. An optional one makes two worlds.
func (x *execution) leafMember(w *world, v *value, name string, property bool) []result {
	if property && (name == "empty" || name == "Empty") && (v.doc == nil || v.doc.kind != docObject) {
		return one(w, &value{kind: valueAny})
	}
	if v.doc == nil || v.doc.kind == docAny {
		if property && membersOfJava[name] {
			return one(w, anyValue)
		}
		return one(w, leafValue(under(v.id, "."+name)))
	}
	if v.doc.kind != docObject {
		return one(w, anyValue)
	}
	m, known := v.doc.members[name]
	id := under(v.id, "."+name)
	switch {
	case !known:
		return one(w, leafValue(id))
	case m.doc == nil:
		return one(w, nothing)
	}
	there := &value{kind: valueLeaf, id: id, doc: m.doc}
	if m.doc.kind == docText {
		there = named(textValue(m.doc.text), id)
	}
	if !m.optional {
		return one(w, there)
	}
	var out []result
	for _, t := range x.either(w, "there\x04"+id) {
		if t.yes {
			out = append(out, result{w: t.w, v: there})
		} else {
			out = append(out, result{w: t.w, v: nothing})
		}
	}
	return out
}

// hostMember is a member of $input, $context and the like.
func (x *execution) hostMember(n vtl.Node, w *world, host, name string) []result {
	switch {
	case host == "$input":
		if name == "body" || name == "Body" {
			return one(w, x.bodyText())
		}
		return one(w, nothing)
	case host == "$util":
		return one(w, nothing)
	case host == "$params":
		if name == "path" || name == "querystring" || name == "header" {
			return one(w, hostValue("$params."+name))
		}
		return one(w, nothing)
	case strings.HasPrefix(host, "$params."):
		return one(w, named(nullable(allChars), host+"."+name))
	case host == "$context" && (name == "requestOverride" || name == "responseOverride"):
		return one(w, hostValue("$overrides"))
	case host == "$overrides":
		return one(w, anyValue) // a map, or what the template put there
	}
	return one(w, x.catalogued(host+"."+name))
}

// bodyText is $input.body: in a request any text, and {} for none; in a response the
// JSON of the answer.
func (x *execution) bodyText() *value {
	if x.root == nil {
		return textValue(anyText(allChars, true))
	}
	if x.isResponse() {
		s := jsonText(jsonAny)
		s[0].from = "$"
		return textValue(s)
	}
	s := anyText(allChars, true)
	s[0].from = "$"
	return named(textValue(s), "body")
}

// catalogued is a member of $context or $stageVariables, of which the catalogue tells
// the alphabet.
func (x *execution) catalogued(path string) *value {
	if lint.NeverSet(path) {
		x.assumes["no value: "+path] = true
		return nothing
	}
	m, ok := catalog.Lookup(path)
	if strings.HasPrefix(path, "$stageVariables.") && ok {
		x.assumes[StageVariablesSet] = true
		set := *m
		set.Optional = false
		m = &set
	}
	if !ok || m.Kind == catalog.Method {
		return named(nullable(allChars), path)
	}
	switch {
	case m.Kind == catalog.Map:
		return hostValue(path)
	case m.Result == catalog.Long || m.Result == catalog.Integer:
		if m.Optional {
			return named(nullable(numberChars), path)
		}
		return named(numberValue(0, 1<<62), path)
	case m.Result == catalog.Boolean && !m.Optional:
		return boolValue(path)
	case m.Result == catalog.Text:
		return x.alphabet(m, path)
	}
	return &value{kind: valueAny, id: path}
}

func (x *execution) alphabet(m *catalog.Member, path string) *value {
	set := alphabetChars(m.Values)
	if !m.Values.Any() {
		words := "alphabet: " + path + " is " + m.Values.Name
		if m.Values.Assumes != "" {
			words += " (" + m.Values.Assumes + ")"
		}
		if path == "$context.requestId" {
			words = RequestIDIsUUID
		}
		x.assumes[words] = true
	}
	s := anyText(set, !m.Optional && m.Values.Min > 0)
	if len(s) > 0 {
		s[0].from = path
	}
	v := named(textValue(s), path)
	v.null = m.Optional
	return v
}

// nullable is a text or nothing.
func nullable(set charSet) *value { return optionalText(set).maybe() }
