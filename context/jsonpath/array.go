package jsonpath

import "github.com/vtlcheck/vtlcheck/vtl/java"

// ArrayKind and ObjectKind are json-smart's JSONArray, which prints as JSON, and the
// map of a JSON object.
var (
	ArrayKind = &java.ListKind{
		Class:   "net.minidev.json.JSONArray",
		Text:    func(dst []byte, l *java.List) []byte { return appendValue(dst, l, slashEscaped) },
		Methods: arrayMethod,
	}
	ObjectKind *java.MapKind
)

// arrayMethod gives the methods that a JSONArray has of its own.
func arrayMethod(l *java.List, name string, args []any) (value any, found bool, err error) {
	switch {
	case name == "toJSONString" && len(args) == 0:
		v, err := jsonString(l)
		return v, true, err
	case name == "toJSONString" && len(args) == 1:
		v, err := jsonString(args[0])
		return v, true, err
	case name == "merge" && len(args) == 1:
		return "", true, merge(l, args[0])
	}
	return nil, false, nil
}

// jsonString writes a list as a JSONArray prints.
func jsonString(v any) (any, error) {
	if _, ok := asList(v); !ok {
		return nil, &java.Exception{Class: "java.lang.IllegalArgumentException", Message: "wrong number of arguments"}
	}
	w := writer{escapes: slashEscaped}
	w.value(v)
	return string(w.dst), w.err
}

// merge adds the items of another JSONArray.
func merge(l *java.List, other any) error {
	o, ok := other.(*java.List)
	switch {
	case other == nil:
		return nil
	case !ok || o.Kind != l.Kind:
		return &java.Exception{
			Class:   "java.lang.ClassCastException",
			Message: "class " + java.ClassName(other) + " cannot be cast to class net.minidev.json.JSONArray",
		}
	}
	_, _, err := java.Call(l, "addAll", []any{o}, nil)
	return err
}
