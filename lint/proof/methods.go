package proof

import (
	"math"
	"strings"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/jsonpath"
	"github.com/vtlcheck/vtlcheck/vtl"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// call follows .name(args).
func (x *execution) call(n *vtl.Call, w *world, v *value, args []*value) []result {
	switch {
	case v.kind == valueHost && v.host == "$input":
		return x.inputCall(n, w, args)
	case v.kind == valueHost && v.host == "$util":
		return one(w, x.utilCall(n, w, args))
	case v.kind == valueHost:
		return x.hostCall(n, w, v, args)
	case n.Name == "get" && len(args) == 1:
		return x.get(n, w, v, args[0])
	case v.kind == valueLoop:
		return one(w, x.loopCall(n, v, args))
	case v.kind == valueEntry && len(args) == 0 && n.Name == "getKey":
		return one(w, optionalText(allChars))
	case v.kind == valueEntry && len(args) == 0 && n.Name == "getValue":
		return one(w, v.elem)
	}
	if v.null {
		sure := *v
		sure.null = false
		return one(w, x.method(n, w, &sure, args).maybe())
	}
	return one(w, x.method(n, w, v, args))
}

func (x *execution) loopCall(n *vtl.Call, v *value, args []*value) *value {
	if len(args) == 0 {
		name := strings.TrimPrefix(strings.TrimPrefix(n.Name, "get"), "is")
		if m := loopMember(v, name); m.kind != valueAny {
			return m
		}
	}
	x.giveUp(n, "$foreach."+n.Name+" is not followed")
	return nil
}

// get follows .get(key).
func (x *execution) get(n *vtl.Call, w *world, v, key *value) []result {
	if v.kind == valueMap {
		return one(w, mapMember(v))
	}
	if lit, ok := key.literal(w); ok {
		if name, isText := lit.(string); isText && (v.kind == valueLeaf || v.kind == valueHost) {
			return x.member(n, w, v, name, false)
		}
		if i, whole := isWhole(lit); whole && v.kind == valueList && v.known && i >= 0 && i < int64(len(v.items)) {
			return one(w, v.items[i])
		}
	}
	if v.kind == valueLeaf && key.kind == valueText {
		return one(w, leafValue("")) // of a list get(text) does not exist, of an object nothing throws
	}
	x.throws(n.Span(), "get may be outside of the list")
	return one(w, x.itemOf(v))
}

// inputCall follows $input.path, json and params.
func (x *execution) inputCall(n *vtl.Call, w *world, args []*value) []result {
	switch {
	case n.Name == "params" && len(args) == 0:
		return one(w, hostValue("$params"))
	case n.Name == "getBody" && len(args) == 0:
		return one(w, x.bodyText())
	case n.Name == "params" && len(args) == 1:
		return one(w, x.param(w, args[0]))
	case (n.Name == "path" || n.Name == "json") && len(args) == 1:
		return x.payload(n, w, args[0])
	}
	return one(w, nothing)
}

func (x *execution) param(w *world, arg *value) *value {
	v := nullable(allChars)
	if name, ok := constText(arg, w); ok {
		v = named(v, "$param:"+name)
		v.text[0].from = v.id
	}
	return v
}

func constText(v *value, w *world) (string, bool) {
	if v.kind != valueText {
		return "", false
	}
	return v.print(w).isConst()
}

// payload follows a JSONPath of names and indexes; of any other path nothing is known,
// and it may throw.
func (x *execution) payload(n *vtl.Call, w *world, arg *value) []result {
	path, known := constText(arg, w)
	steps, simple := pathSteps(path)
	if !known || !simple {
		x.throws(n.Span(), "the path "+shown(path)+" is not followed, and may throw")
		return x.asked(n, one(w, leafValue("")))
	}
	if _, err := jsonpath.Compile(path); err != nil {
		x.throws(n.Span(), "the path "+shown(path)+" is none")
	}
	list := one(w, x.root)
	for _, step := range steps {
		var next []result
		for _, r := range list {
			next = append(next, x.pathStep(r, step)...)
		}
		list = next
	}
	return x.asked(n, list)
}

func (x *execution) pathStep(r result, step pathStep) []result {
	switch {
	case r.v.kind != valueLeaf:
		return one(r.w, nothing)
	case step.index && r.v.doc != nil:
		return one(r.w, nothing)
	case step.index:
		return one(r.w, leafValue(under(r.v.id, "["+step.n+"]")))
	}
	return x.leafMember(r.w, r.v, step.name, false)
}

// asked makes of what a path leads to what path or json gives.
func (x *execution) asked(n *vtl.Call, list []result) []result {
	if n.Name == "path" {
		return list
	}
	for i, r := range list {
		s := jsonText(jsonAny)
		s[0].from = "json:" + r.v.id
		if r.v.id == "" {
			s[0].from = ""
		}
		list[i].v = named(textValue(s), s[0].from)
		if s[0].from != "" {
			x.jsonOf[s[0].from] = r.v
		}
	}
	return list
}

// utilCall follows $util. An argument that is no String counts as the text it prints.
func (x *execution) utilCall(n *vtl.Call, w *world, args []*value) *value {
	if len(args) != 1 {
		return nothing
	}
	s := args[0].print(w)
	if n.Name == "parseJson" {
		return x.parsed(s)
	}
	out, throws, ok := transform("$util."+n.Name, s)
	if !ok {
		return nothing
	}
	if throws {
		x.throws(n.Span(), "$util."+n.Name+" throws for some texts")
	}
	return textValue(x.twisted(n.Name, out))
}

// twisted lets a test put a wrong image in the place of a right one.
func (x *execution) twisted(name string, s str) str {
	if x.s.opts.twist != nil {
		return x.s.opts.twist(name, s)
	}
	return s
}

// parsed is $util.parseJson: of the JSON text of an input that input's value.
func (x *execution) parsed(s str) *value {
	if len(s) == 1 && s[0].from == "$" {
		if x.isResponse() {
			return x.root
		}
		return leafValue("$") // or nothing, where the body is no JSON
	}
	if len(s) == 1 && s[0].from != "" {
		if v := x.jsonOf[s[0].from]; v != nil && v.kind != valueNothing {
			return v
		}
		return leafValue("parsed(" + s[0].from + ")")
	}
	return leafValue("")
}

func (x *execution) isResponse() bool { return x.s.phase == apigw.ResponsePhase }

// hostCall follows methods of the maps of params() and $context.
func (x *execution) hostCall(n *vtl.Call, w *world, v *value, args []*value) []result {
	params := v.host == "$params" || strings.HasPrefix(v.host, "$params.")
	switch {
	case n.Name == "get" && len(args) == 1:
		if name, ok := constText(args[0], w); ok {
			return x.hostMember(n, w, v.host, name)
		}
		if v.host == "$params" {
			return one(w, anyValue)
		}
		return one(w, nullable(allChars))
	case n.Name == "keySet" && len(args) == 0 && v.host == "$params":
		return one(w, knownList([]*value{textValue(constant("path")), textValue(constant("querystring")), textValue(constant("header"))}))
	case n.Name == "keySet" && len(args) == 0 && params:
		return one(w, listValue(textValue(anyText(allChars, false))))
	case n.Name == "entrySet" && len(args) == 0 && params:
		return one(w, listValue(&value{kind: valueEntry, elem: anyValue}))
	case n.Name == "values" && len(args) == 0 && params:
		return one(w, listValue(anyValue))
	case n.Name == "keySet" && len(args) == 0:
		return one(w, anyValue)
	case (n.Name == "containsKey" || n.Name == "isEmpty") && len(args) < 2:
		return one(w, boolValue(""))
	case n.Name == "size" && len(args) == 0:
		return one(w, numberValue(0, math.MaxInt32))
	}
	x.giveUp(n, "the method "+n.Name+" is not followed, and may change something")
	return nil
}

// method follows a method of a text, a number, a list or a payload's value. Of a value
// that may be of several kinds the method may not exist; then there is nothing.
func (x *execution) method(n *vtl.Call, w *world, v *value, args []*value) *value {
	if s, ok := constText(v, w); ok && v.kind == valueText {
		if out, done := constCall(n, s, args, w); done {
			return out
		}
	}
	sure := v.kind == valueText
	id := callID(n, v, args)
	if v.kind == valueMap {
		return x.mapMethod(n, v, args)
	}
	switch n.Name {
	case "toString":
		if len(args) != 0 {
			return x.otherMethod(n, v)
		}
		if sure {
			return v
		}
		return orText(v.print(w), v.kind != valueLeaf && v.kind != valueAny)
	case "replaceAll", "replace", "replaceFirst":
		if len(args) == 2 {
			return x.replaced(n, w, v, args)
		}
	case "toLowerCase", "toUpperCase", "trim":
		if len(args) == 0 {
			out, _, _ := transform(n.Name, v.print(w))
			return orText(x.twisted(n.Name, out), sure)
		}
	case "concat":
		if len(args) == 1 && sure && args[0].kind == valueText {
			return textValue(concat(v.text, args[0].print(w)))
		}
		return nullable(allChars)
	case "substring", "charAt", "subSequence":
		x.throws(n.Span(), n.Name+" may reach outside of the text")
		return nullable(v.print(w).chars())
	case "split":
		return x.split(n, w, v, args)
	case "length", "size", "indexOf", "lastIndexOf", "hashCode", "intValue", "longValue":
		return counted(n, v, args, id)
	case "isEmpty", "contains", "startsWith", "endsWith", "equals", "equalsIgnoreCase", "containsKey", "containsValue":
		if len(args) == 1 || len(args) == 0 && n.Name == "isEmpty" {
			return asked(v, sure && (n.Name == "isEmpty") == (len(args) == 0), id)
		}
	case "matches":
		return x.matches(n, w, v, args, sure, id)
	case "keySet", "entrySet", "values":
		return views(n, v)
	case "isArray", "isObject", "getClass":
		return anyValue
	}
	return x.otherMethod(n, v)
}

// mapMember is a member of a map of the template.
func mapMember(v *value) *value {
	if v.elem == nil {
		return nothing
	}
	return v.elem.maybe()
}

// mapMethod follows what only reads a map of the template.
func (x *execution) mapMethod(n *vtl.Call, v *value, args []*value) *value {
	switch {
	case n.Name == "keySet" && len(args) == 0:
		return listValue(optionalText(allChars))
	case n.Name == "values" && len(args) == 0 && v.elem != nil:
		return listValue(v.elem)
	case n.Name == "entrySet" && len(args) == 0 && v.elem != nil:
		return listValue(&value{kind: valueEntry, elem: v.elem})
	case n.Name == "containsKey" && len(args) == 1, n.Name == "isEmpty" && len(args) == 0:
		return boolValue("")
	case n.Name == "size" && len(args) == 0:
		return numberValue(0, math.MaxInt32)
	}
	x.giveUp(n, "the method "+n.Name+" is not followed, and may change the map")
	return nil
}

// otherMethod knows nothing of the result. Texts and numbers cannot be changed; of
// everything else a method may change an input.
func (x *execution) otherMethod(n *vtl.Call, v *value) *value {
	switch v.kind {
	case valueText, valueConst, valueNumber, valueBool:
		x.throws(n.Span(), "the method "+n.Name+" is not followed, and may throw")
		return anyValue
	}
	x.giveUp(n, "the method "+n.Name+" is not followed, and may change the value")
	return nil
}

// callID names what a method gives, where its receiver and arguments have names.
func callID(n *vtl.Call, v *value, args []*value) string {
	if v.id == "" {
		return ""
	}
	id := v.id + "." + n.Name + "("
	if v.assigned {
		id = "held:" + id
	}
	for _, a := range args {
		s, ok := a.text.isConst()
		switch {
		case a.kind == valueText && ok:
			id += "'" + s + "',"
		case a.id != "":
			id += a.id + ","
		default:
			return ""
		}
	}
	return id + ")"
}

// constCall computes a method of a constant text with constant arguments.
func constCall(n *vtl.Call, s string, args []*value, w *world) (*value, bool) {
	var given []any
	for _, a := range args {
		lit, ok := a.literal(w)
		if !ok {
			return nil, false
		}
		given = append(given, lit)
	}
	v, found, err := java.Call(s, n.Name, given, nil)
	if err != nil || !found {
		return nil, false
	}
	switch v := v.(type) {
	case string:
		return textValue(constant(v)), true
	case bool, int32, int64:
		return constValue(v), true
	}
	return nil, false
}

// replaced follows replaceAll, replaceFirst and replace.
func (x *execution) replaced(n *vtl.Call, w *world, v *value, args []*value) *value {
	old, ok1 := constText(args[0], w)
	new, ok2 := constText(args[1], w)
	s := v.print(w)
	if !ok1 || !ok2 {
		if n.Name != "replace" {
			x.throws(n.Span(), n.Name+" with a pattern that is not constant may throw")
		}
		return nullable(allChars)
	}
	out := x.replacedConst(n, s, old, new)
	return orText(x.twisted("replaceAll", out), v.kind == valueText)
}

// orText is a text, or nothing where the value had no such method.
func orText(s str, sure bool) *value {
	if sure {
		return textValue(s)
	}
	return textValue(s).maybe()
}

func (x *execution) replacedConst(n *vtl.Call, s str, old, new string) str {
	if n.Name == "replace" {
		return replaceLiteral(s, old, new)
	}
	replacement, ok := literalReplacement(new)
	if !ok {
		x.throws(n.Span(), "the replacement "+shown(new)+" may throw")
		return anyText(allChars, false)
	}
	pattern, literal := literalPattern(old)
	if literal && n.Name == "replaceAll" {
		return replaceLiteral(s, pattern, replacement)
	}
	if _, err := java.CompileRegex(old); err != nil {
		x.throws(n.Span(), shown(old)+" is no regular expression")
	}
	return anyText(s.chars().union(charsOf(replacement)), false)
}

func (x *execution) split(n *vtl.Call, w *world, v *value, args []*value) *value {
	re, ok := "", false
	if len(args) > 0 {
		re, ok = constText(args[0], w)
	}
	if _, err := java.CompileRegex(re); !ok || err != nil || len(args) != 1 {
		x.throws(n.Span(), "split with a pattern that is not constant may throw")
	}
	if v.kind != valueText {
		return anyValue
	}
	return listValue(optionalText(v.print(w).chars()))
}

// counted is a number, or nothing where the value has no such method.
func counted(n *vtl.Call, v *value, args []*value, id string) *value {
	number := numberValue(math.MinInt32, math.MaxInt32)
	if n.Name == "length" || n.Name == "size" {
		number.lo = 0
	}
	if v.kind == valueList && v.known && n.Name == "size" && len(args) == 0 {
		return constValue(int32(len(v.items)))
	}
	switch {
	case v.kind == valueText && n.Name == "length" && len(args) == 0, v.kind == valueList && n.Name == "size" && len(args) == 0:
		return named(number, id)
	case v.kind == valueText && n.Name == "indexOf" && len(args) == 1 && args[0].kind == valueText:
		return named(number, id)
	}
	return &value{kind: valueAny, id: id, small: true}
}

// asked is a boolean, or nothing where the value has no such method.
func asked(v *value, sure bool, id string) *value {
	if sure {
		return boolValue(id)
	}
	return &value{kind: valueAny, id: id, small: true}
}

func (x *execution) matches(n *vtl.Call, w *world, v *value, args []*value, sure bool, id string) *value {
	if len(args) == 1 {
		if re, ok := constText(args[0], w); ok {
			if _, err := java.CompileRegex(re); err == nil {
				return asked(v, sure, id)
			}
		}
	}
	x.throws(n.Span(), "matches with a pattern that is not constant may throw")
	return anyValue
}

// views are keySet, entrySet and values of an object.
func views(n *vtl.Call, v *value) *value {
	elem := optionalText(allChars)
	if v.kind != valueLeaf || v.doc != nil {
		return anyValue
	}
	switch n.Name {
	case "values":
		elem = leafValue(under(v.id, "[*]"))
	case "entrySet":
		elem = &value{kind: valueEntry, elem: leafValue(under(v.id, "[*]"))}
	}
	return listValue(elem)
}
