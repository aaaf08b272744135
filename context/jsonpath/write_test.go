package jsonpath

import (
	"errors"
	"math"
	"math/big"
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/vtl/java"
)

func mapOf(pairs ...any) *java.Map {
	m := java.NewMap(len(pairs) / 2)
	for i := 0; i < len(pairs); i += 2 {
		m.Put(pairs[i], pairs[i+1])
	}
	return m
}

func arrayOf(items ...any) *java.List { return java.NewListOf(ArrayKind, items) }

func callOn(t *testing.T, v any, name string) any {
	t.Helper()
	got, found, err := java.Call(v, name, nil, nil)
	if !found || err != nil {
		t.Fatalf("%s: %v, %v", name, found, err)
	}
	return got
}

// The second column is $input.json, the third what a JSONArray that holds the value
// prints; both come from the engine.
func TestWriteValues(t *testing.T) {
	decimal, err := java.ParseDecimal("1234567890.1234567890123")
	if err != nil {
		t.Fatal(err)
	}
	view := mapOf("x", "y/z", "n", arrayOf(int32(1), "a/b"))
	array := java.NewListOf(&java.ListKind{Class: "[Ljava.lang.String;", Fixed: true, Array: true}, []any{"a", "b/c"})
	tests := []struct {
		value      any
		json, text string
	}{
		{nil, `null`, `null`},
		{true, `true`, `true`},
		{int8(5), `5`, `5`},
		{int16(5), `5`, `5`},
		{int32(-5), `-5`, `-5`},
		{int64(1) << 40, `1099511627776`, `1099511627776`},
		{new(big.Int).Lsh(big.NewInt(1), 70), `1180591620717411303424`, `1180591620717411303424`},
		{float32(1.5), `1.5`, `1.5`},
		{1.5, `1.5`, `1.5`},
		{1e10, `1.0E10`, `1.0E10`},
		{math.Inf(1), `null`, `null`},
		{float32(math.Inf(-1)), `null`, `null`},
		{float32(math.NaN()), `NaN`, `NaN`},
		{math.NaN(), `NaN`, `NaN`},
		{decimal, `1234567890.1234567890123`, `1234567890.1234567890123`},
		{java.Char('a'), `{}`, `{}`},
		{"a/b\"\\\b\f\n\r\t\x00\x1f\x7f\u0080\u009f\u00a0\u1fff\u2000\u20ff\u2100é😀", `"a/b\"\\\b\f\n\r\t\u0000\u001F\u007F\u0080\u009F` + "\u00a0\u1fff" + `\u2000\u20FF` + "\u2100é😀" + `"`, `"a\/b\"\\\b\f\n\r\t\u0000\u001F\u007F\u0080\u009F` + "\u00a0\u1fff" + `\u2000\u20FF` + "\u2100é😀" + `"`},
		{"\xed\xa0\xbd", "\"\xed\xa0\xbd\"", "\"\xed\xa0\xbd\""},
		{java.NewList(int32(1), "a/b", mapOf("k", "v/w")), `[1,"a/b",{"k":"v/w"}]`, `[1,"a\/b",{"k":"v\/w"}]`},
		{mapOf("a", java.NewList(int32(1), int32(2)), "b", mapOf("c", "/")), `{"a":[1,2],"b":{"c":"/"}}`, `{"a":[1,2],"b":{"c":"\/"}}`},
		{mapOf(int32(1), int32(2), true, nil), `{"1":2,"true":null}`, `{"1":2,"true":null}`},
		{java.NewList(java.NewList(), java.NewList(java.NewList()), mapOf()), `[[],[[]],{}]`, `[[],[[]],{}]`},
		{arrayOf("/", arrayOf("/")), `["/",["/"]]`, `["\/",["\/"]]`},
		{array, `["a","b/c"]`, `["a","b\/c"]`},
		{callOn(t, view, "keySet"), `["x","n"]`, `["x","n"]`},
		{callOn(t, view, "values"), `["y/z",[1,"a/b"]]`, `["y\/z",[1,"a\/b"]]`},
		{callOn(t, java.NewList(int32(1)), "iterator"), `{}`, `{}`},
	}
	for _, tt := range tests {
		b, err := AppendChecked([]byte("x"), tt.value)
		if got := string(b); got != "x"+tt.json || err != nil {
			t.Errorf("%v: %s, %v, want x%s", tt.value, got, err, tt.json)
		}
		if got := java.Text(arrayOf(tt.value)); got != "["+tt.text+"]" {
			t.Errorf("%v: printed %s, want [%s]", tt.value, got, tt.text)
		}
	}
}

// A map that holds an array prints JSON within Java's own form.
func TestPrintMixture(t *testing.T) {
	v := mapOf("foo", arrayOf(mapOf("nested", "b/r")), "bar", java.NewList(arrayOf("/"), "x"))
	const want = `{foo=[{"nested":"b\/r"}], bar=[["\/"], x]}`
	if got := java.Text(v); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestWriteRefuses(t *testing.T) {
	loop := arrayOf()
	loop.Items = append(loop.Items, loop)
	double := arrayOf("0123456789")
	for range 40 {
		double = arrayOf(double, double)
	}
	entries := callOn(t, mapOf("a", int32(1)), "entrySet")
	tests := []struct {
		name  string
		value any
		want  string
	}{
		{"loop", loop, "java.lang.StackOverflowError: the value nests deeper than 1000 levels, or holds itself"},
		{"doubling", double, "more than 16777216 JSON bytes"},
		{"entries", entries, "java.lang.IllegalAccessError: failed to access class java.util.LinkedHashMap$Entry"},
		{"characters", java.NewListOf(&java.ListKind{Class: "[C", Array: true}, []any{java.Char('a')}), "java.lang.ClassCastException: class [C cannot be cast to class [Ljava.lang.Object;"},
	}
	for _, tt := range tests {
		_, err := AppendChecked(nil, tt.value)
		if errorText(err) != tt.want {
			t.Errorf("%s: %v, want %s", tt.name, err, tt.want)
		}
		if b := AppendJSON(nil, tt.value); len(b) > MaxJSONBytes+100 {
			t.Errorf("%s: AppendJSON wrote %d bytes", tt.name, len(b))
		}
		if s := arrayOf(tt.value); len(java.Text(s)) > MaxJSONBytes+100 {
			t.Errorf("%s: the text is too long", tt.name)
		}
	}
	var limit *java.LimitError
	if _, err := AppendChecked(nil, double); !errors.As(err, &limit) || limit.Max != MaxJSONBytes {
		t.Errorf("%v is no limit", err)
	}
}

// A long string is one value: the limit is looked at before each collection.
func TestWriteLongString(t *testing.T) {
	s := strings.Repeat("é", 1<<20)
	b, err := AppendChecked(nil, arrayOf(s))
	if len(b) != 2*len(s)/2+4 || err != nil {
		t.Errorf("%d bytes, %v", len(b), err)
	}
}
