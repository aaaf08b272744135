package jsonpath

import (
	"testing"

	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// The results are those of the engine.
func TestArrayMethods(t *testing.T) {
	tests := []struct {
		name  string
		args  []any
		want  any
		after string
		err   string
	}{
		{"toJSONString", nil, `[{"p":"q\/r"},2]`, `[{"p":"q/r"},2]`, ""},
		{"toJSONString", []any{java.NewList(int32(1), "a/b")}, `[1,"a\/b"]`, `[{"p":"q/r"},2]`, ""},
		{"toJSONString", []any{"x"}, nil, `[{"p":"q/r"},2]`, "java.lang.IllegalArgumentException: wrong number of arguments"},
		{"merge", []any{arrayOf(int32(9), "z")}, "", `[{"p":"q/r"},2,9,"z"]`, ""},
		{"merge", []any{java.NewList()}, "", `[{"p":"q/r"},2]`, "java.lang.ClassCastException: class java.util.ArrayList cannot be cast to class net.minidev.json.JSONArray"},
		{"merge", []any{"x"}, "", `[{"p":"q/r"},2]`, "java.lang.ClassCastException: class java.lang.String cannot be cast to class net.minidev.json.JSONArray"},
		{"merge", []any{nil}, "", `[{"p":"q/r"},2]`, ""},
		{"size", nil, int32(2), `[{"p":"q/r"},2]`, ""},
	}
	for _, tt := range tests {
		l := arrayOf(mapOf("p", "q/r"), int32(2))
		got, found, err := java.Call(l, tt.name, tt.args, nil)
		if !found || errorText(err) != tt.err || err == nil && got != tt.want {
			t.Errorf("%s(%v): %v, %v, %v, want %v, %s", tt.name, tt.args, got, found, err, tt.want, tt.err)
		}
		if after := string(AppendJSON(nil, l)); after != tt.after {
			t.Errorf("%s(%v): then %s, want %s", tt.name, tt.args, after, tt.after)
		}
	}
	if _, found, _ := java.Call(arrayOf(), "appendElement", []any{int32(1)}, nil); found {
		t.Error("appendElement came with a later json-smart")
	}
}
