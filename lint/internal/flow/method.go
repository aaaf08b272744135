package flow

import (
	"strings"
	"time"

	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/vtl"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// method is a call of a Java method on a value.
func (r *runner) method(s *state, ref *vtl.Reference, i int, v *Value, call *vtl.Call, args []*Value) *Value {
	result := countedMethod(s, v, call, args, r.methodResult(s, ref, i, v, call, args))
	tested := false
	for _, d := range v.Sources() {
		tested = tested || s.mentions(d.Key)
	}
	r.res.call(CallFact{Ref: ref, Call: call, Receiver: v, Args: args, Result: result, Tested: tested || s.mentions(v.key)})
	return result
}

func (r *runner) methodResult(s *state, ref *vtl.Reference, i int, v *Value, call *vtl.Call, args []*Value) *Value {
	switch v.Kind {
	case Nothing, Block, Class:
		return r.classMethod(ref, v, call)
	case JSON:
		return r.jsonMethod(s, ref, v, call, args)
	case List, Map, Array:
		return collectionMethod(ref, v, call, args)
	}
	return textMethod(ref, v, call, args)
}

func (r *runner) classMethod(ref *vtl.Reference, v *Value, call *vtl.Call) *Value {
	if v.Kind == Class && call.Name == "getName" {
		return rope(Piece{Data: derived(v.key+".name", firstOf(v.From), ref)})
	}
	return nothing
}

// jsonMethod is a method of a value that may be a map, a list, text, a number or a boolean.
func (r *runner) jsonMethod(s *state, ref *vtl.Reference, v *Value, call *vtl.Call, args []*Value) *Value {
	switch call.Name {
	case "get", "getOrDefault":
		name, named := r.stepName(s, call)
		if len(args) == 1 && !named {
			if n, ok := literal(args[0]); ok && args[0].Kind == Number {
				d := *v.Data
				d.Key = shortKey(d.Key + "[" + n + "]")
				d.Path, d.Optional, d.Node = joinPath(d.Path, "["+n+"]"), true, ref
				return r.payload(ref, &d)
			}
		}
		return r.jsonMember(s, ref, v, name, named, call)
	case "keySet":
		r.res.maps[v.Data.Key] = true
		d := derived("names of "+v.Data.Key, v.Data, ref)
		return &Value{Kind: List, Elem: dataValue(d, ref), From: []*Data{d}, key: shortKey("keys:" + v.key), sized: v.key}
	case "entrySet", "values":
		return &Value{Kind: List, From: v.From, key: shortKey(call.Name + ":" + v.key), sized: v.key}
	case "subList":
		return &Value{Kind: List, From: v.From, key: shortKey(call.Name + ":" + v.key)}
	}
	return textMethod(ref, v, call, args)
}

func joinPath(path, step string) string {
	if path == "" {
		return ""
	}
	return path + step
}

func collectionMethod(ref *vtl.Reference, v *Value, call *vtl.Call, args []*Value) *Value {
	switch call.Name {
	case "get", "remove", "getOrDefault":
		if v.Elem != nil && v.Kind != Map {
			return v.Elem
		}
		return unknown(v.From...)
	case "keySet", "entrySet", "values":
		return &Value{Kind: List, From: v.From, key: shortKey(call.Name + ":" + v.key), sized: v.key}
	case "subList", "iterator":
		return &Value{Kind: List, From: v.From, key: shortKey(call.Name + ":" + v.key)}
	case "put":
		return unknown(v.From...)
	}
	return textMethod(ref, v, call, args)
}

// The methods of Java's classes by what they give.
var (
	numberMethods = set("length", "size", "indexOf", "lastIndexOf", "compareTo", "compareToIgnoreCase", "hashCode",
		"intValue", "longValue", "doubleValue", "parseInt", "parseLong", "parseDouble", "codePointAt")
	boolMethods = set("contains", "startsWith", "endsWith", "equals", "equalsIgnoreCase", "isEmpty", "matches",
		"containsKey", "containsValue", "containsAll", "hasNext", "add", "addAll", "parseBoolean", "isBlank")
	textMethods = set("toString", "trim", "strip", "toLowerCase", "toUpperCase", "substring", "concat", "replace",
		"replaceAll", "replaceFirst", "format", "charAt", "intern", "valueOf", "join", "repeat")
)

func set(names ...string) map[string]bool {
	m := make(map[string]bool, len(names))
	for _, n := range names {
		m[n] = true
	}
	return m
}

func textMethod(ref *vtl.Reference, v *Value, call *vtl.Call, args []*Value) *Value {
	if result := folded(ref, v, call, args); result != nil {
		return result
	}
	from := v.Sources()
	key := v.key + "." + call.Name + keysOf(args)
	switch {
	case call.Name == "size" || call.Name == "length":
		return &Value{Kind: Number, From: from, Node: ref, key: shortKey(sizeKey(v))}
	case call.Name == "equals" && len(args) == 1:
		t, eq := equal(v, args[0])
		return boolean(t, eq, ref, from...)
	case numberMethods[call.Name]:
		return &Value{Kind: Number, From: from, Node: ref, key: shortKey(key)}
	case boolMethods[call.Name]:
		return boolean(Maybe, key, ref, from...)
	case call.Name == "split":
		d := derived(key, firstOf(from), ref)
		return &Value{Kind: Array, Elem: dataValue(d, ref), From: from, Node: ref, key: shortKey(key)}
	case call.Name == "getClass":
		return &Value{Kind: Class, From: from, key: shortKey("class of " + v.key)}
	case textMethods[call.Name]:
		return changedText(ref, v, call, args)
	}
	return unknown(from...)
}

// foldLimits bound a call whose receiver and arguments are known.
var foldLimits = &java.Limits{StringBytes: maxText, Items: 1000, RegexTime: 20 * time.Millisecond}

// folded makes a call whose receiver and arguments are known; nil where they are not, or
// the result is more than a text, a number or a boolean.
func folded(ref *vtl.Reference, v *Value, call *vtl.Call, args []*Value) *Value {
	receiver, ok := javaValue(v)
	if !ok {
		return nil
	}
	values := make([]any, len(args))
	for i, a := range args {
		if values[i], ok = javaValue(a); !ok {
			return nil
		}
	}
	result, found, err := java.Call(receiver, call.Name, values, foldLimits)
	if !found || err != nil {
		return nil
	}
	switch result := result.(type) {
	case string:
		return constant(result, ref)
	case bool:
		return boolean(truthOf(result), "", ref)
	case int32, int64, float64:
		return number(result, ref)
	}
	return nil
}

// javaValue gives a value of package java for a value that is fully known.
func javaValue(v *Value) (any, bool) {
	switch v.Kind {
	case Text:
		return v.Const()
	case Number:
		return v.Num, v.Num != nil && !huge(v.Num)
	case Bool:
		return v.Truth == Yes, v.Truth != Maybe
	}
	return nil, false
}

// changedText is text that a method made out of text.
func changedText(ref *vtl.Reference, v *Value, call *vtl.Call, args []*Value) *Value {
	switch call.Name {
	case "toString":
		if v.Kind == Text {
			return v
		}
	case "concat":
		if len(args) == 1 {
			return concat(v, args[0])
		}
	case "replaceAll", "replace", "replaceFirst":
		if len(args) == 2 {
			return replaced(v, call, args)
		}
	}
	pieces := append([]Piece(nil), piecesOf(v)...)
	for i := range pieces {
		if pieces[i].Data == nil {
			pieces[i] = changedConstant(pieces[i], call, args, len(pieces) == 1, firstOf(v.Sources()))
			continue
		}
		d := *pieces[i].Data
		d.Key = shortKey(d.Key + "." + call.Name + keysOf(args))
		d.Type, d.Of = catalog.Text, pieces[i].Data
		pieces[i].Data = &d
	}
	if v.Kind != Text && len(pieces) == 0 {
		return unknown(v.Sources()...)
	}
	return rope(pieces...)
}

// changedConstant runs a method on a constant where that is easy, else gives it up.
func changedConstant(p Piece, call *vtl.Call, args []*Value, alone bool, of *Data) Piece {
	switch call.Name {
	case "trim":
		if alone {
			return Piece{Text: strings.TrimSpace(p.Text), Node: p.Node}
		}
		return p
	case "toLowerCase":
		return Piece{Text: strings.ToLower(p.Text), Node: p.Node}
	case "toUpperCase":
		return Piece{Text: strings.ToUpper(p.Text), Node: p.Node}
	}
	return Piece{Data: derived(p.Text+"."+call.Name+keysOf(args), of, p.Node), Node: p.Node, Handled: true}
}

// replaced follows a replacement: constants are changed, the escape of apostrophes is
// undone, and data whose quotes or backslashes the template replaces itself is marked.
func replaced(v *Value, call *vtl.Call, args []*Value) *Value {
	pattern, ok1 := args[0].Const()
	with, ok2 := args[1].Const()
	pieces := append([]Piece(nil), piecesOf(v)...)
	if !ok1 || !ok2 {
		for i := range pieces {
			pieces[i].Handled = true
		}
		return rope(pieces...)
	}
	undoes := Undoes(call.Name, pattern, with)
	idle := MeansToUndo(call.Name, pattern, with) && !undoes
	for i, p := range pieces {
		switch {
		case p.Data == nil:
			pieces[i] = Piece{Text: replaceConstant(call.Name, p.Text, pattern, with), Node: p.Node}
		case undoes && len(p.Escapes) > 0:
			pieces[i].Escapes = undone(p.Escapes, nil)
		case idle && len(p.Escapes) > 0:
			pieces[i].Escapes = undone(p.Escapes, call)
		case strings.ContainsAny(pattern+with, "\"\\\n'") || clears(call.Name, pattern, with):
			pieces[i].Handled = true
		default:
			pieces[i].Data = changedData(p.Data, call.Name, pattern, with)
		}
	}
	return rope(pieces...)
}

// clears says whether a replacement takes all quotes, backslashes and line breaks out,
// as replaceAll("[^A-Za-z0-9]", "") does.
func clears(method, pattern, with string) bool {
	if method != "replaceAll" || strings.ContainsAny(with, "\"\\\n") {
		return false
	}
	re, err := java.CompileRegex(pattern)
	if err != nil {
		return false
	}
	for _, sign := range []string{`"`, `\`, "\n", "\t"} {
		if ok, err := re.Matches(sign); err != nil || !ok {
			return false
		}
	}
	return true
}

func changedData(d *Data, method, pattern, with string) *Data {
	changed := *d
	changed.Key = shortKey(d.Key + "." + method + "(" + pattern + "," + with + ")")
	changed.Type, changed.Of, changed.replaced = catalog.Text, d, pattern
	return &changed
}

// undone marks the last escape: its apostrophes are right again, or were meant to be.
func undone(escapes []Escape, failed *vtl.Call) []Escape {
	changed := append([]Escape(nil), escapes...)
	last := &changed[len(changed)-1]
	if failed == nil {
		last.Undone = true
	} else {
		last.Failed = failed
	}
	return changed
}

// Undoes says whether a replacement turns \' back into an apostrophe.
func Undoes(method, pattern, with string) bool {
	if with != "'" {
		return false
	}
	switch method {
	case "replace":
		return pattern == `\'`
	case "replaceAll":
		return pattern == `\\'` || pattern == `[\\]'` || pattern == `\\[']` || pattern == `\\\'` || pattern == `\\+'` || pattern == `\Q\'\E`
	}
	return false
}

// MeansToUndo says whether a replacement has to do with \' at all.
func MeansToUndo(method, pattern, with string) bool {
	return strings.Trim(with, `\`) == "'" && strings.Trim(pattern, `\`) == "'"
}

// replaceConstant replaces in a constant. Regular expressions beyond plain text leave
// it as it is: what matters here are quotes and commas that templates put in themselves.
func replaceConstant(method, text, pattern, with string) string {
	if method != "replace" {
		if Undoes(method, pattern, with) {
			pattern = `\'`
		} else if strings.ContainsAny(pattern, `\.[](){}*+?|^$`) || strings.ContainsAny(with, `\$`) {
			return text
		}
	}
	if len(text)+strings.Count(text, pattern)*len(with) > maxText {
		return text
	}
	if method == "replaceFirst" {
		return strings.Replace(text, pattern, with, 1)
	}
	return strings.ReplaceAll(text, pattern, with)
}
