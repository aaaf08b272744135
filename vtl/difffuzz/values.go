package main

import (
	"encoding/json"
	"math/big"
	"sort"

	"github.com/vtlcheck/vtlcheck/vtl"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// roots are the references that every random template may use; $u and $w are left
// undefined. The members of objects are in the order of their names.
var roots = map[string]any{
	"s":     "text",
	"e":     "",
	"q":     "it's \"q\" \\ end",
	"uni":   "é日😀z",
	"csv":   "a,b,,c,,",
	"nl":    "l1\nl2\r\nl3",
	"num":   "42",
	"n":     7,
	"z":     0,
	"neg":   -3,
	"max":   2147483647,
	"min":   -2147483648,
	"long":  9000000000,
	"lmax":  json.Number("9223372036854775807"),
	"big":   json.Number("92233720368547758070"),
	"d":     2.5,
	"dz":    json.Number("0.0"),
	"dbig":  json.Number("1.0E20"),
	"t":     true,
	"f":     false,
	"l":     []any{"a", "b", 3},
	"le":    []any{},
	"ln":    []any{1, nil, 2},
	"ll":    []any{[]any{1, 2}, []any{}},
	"m":     map[string]any{"k": "v"},
	"me":    map[string]any{},
	"m3":    map[string]any{"a": 1, "b": []any{"x", nil}, "c": map[string]any{"d": true}},
	"json":  "{\"k\": [1, 2]}",
	"long2": json.Number("-9223372036854775808"),
	"bigd":  json.Number("-123456789012345678901234567890"),
	"small": json.Number("1.5E-7"),
	"deep":  map[string]any{"a": map[string]any{"b": []any{10, map[string]any{"c": "deep"}}}},
	"x-y":   "hyphen",
	"x_1":   "under",
	"class": "root",
}

// rootNames are the names of roots, sorted, and some that are not there.
var rootNames = func() []string {
	names := []string{"u", "w", "foreach", "velocityCount", "i", "j", "a", "b", "c"}
	for name := range roots {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}()

// scopeOf makes values of package java out of a case's.
func scopeOf(vars map[string]any) vtl.Vars {
	scope := make(vtl.Vars, len(vars))
	for name, v := range vars {
		scope[name] = javaValue(v)
	}
	return scope
}

func javaValue(v any) any {
	switch v := v.(type) {
	case int:
		if int(int32(v)) == v {
			return int32(v)
		}
		return int64(v)
	case json.Number:
		return javaNumber(v)
	case []any:
		l := java.NewList()
		for _, x := range v {
			l.Items = append(l.Items, javaValue(x))
		}
		return l
	case map[string]any:
		m := java.NewMap(len(v))
		for _, key := range sortedKeys(v) {
			m.PutString(key, javaValue(v[key]))
		}
		return m
	}
	return v
}

func javaNumber(text json.Number) any {
	if n, err := text.Int64(); err == nil {
		return n
	}
	if n, ok := new(big.Int).SetString(text.String(), 10); ok {
		return n
	}
	f, _ := text.Float64()
	return f
}

func sortedKeys(m map[string]any) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
