package java

import (
	"strings"
	"testing"
)

// BenchmarkCall calls what templates call most.
func BenchmarkCall(b *testing.B) {
	body := `{"customer":{"name":"O\'Brien","city":"Zürich"},"items":[{"sku":"A-1","quantity":2},{"sku":"B-2","quantity":1}]}`
	escaped := strings.Repeat(body, 10)
	m := mapOf("name", "O'Brien", "city", "Zürich", "count", int32(3))
	l := NewList("a", "b", "c", "d")
	for _, c := range []struct {
		name   string
		recv   any
		method string
		args   []any
	}{
		{"String.length", body, "length", nil},
		{"String.isEmpty", body, "isEmpty", nil},
		{"String.equals", "SUCCEEDED", "equals", []any{"SUCCEEDED"}},
		{"String.contains", body, "contains", []any{"quantity"}},
		{"String.indexOf", body, "indexOf", []any{"items"}},
		{"String.substring", body, "substring", []any{int32(2), int32(10)}},
		{"String.toLowerCase", body, "toLowerCase", nil},
		{"String.trim", body, "trim", nil},
		{"String.replace", escaped, "replace", []any{"A-1", "C-3"}},
		{"String.replaceAll/literal", escaped, "replaceAll", []any{`\\'`, "'"}},
		{"String.replaceAll/no_match", escaped, "replaceAll", []any{`\\x`, "'"}},
		{"String.replaceAll/class", body, "replaceAll", []any{`[^a-zA-Z0-9]+`, "-"}},
		{"String.replaceAll/lookahead", body, "replaceAll", []any{`a(?=t)`, "-"}},
		{"String.matches", "2024-02-29", "matches", []any{`\d{4}-\d{2}-\d{2}`}},
		{"String.split", "a,b,c,d,e", "split", []any{","}},
		{"String.format", "", "format", []any{"%05d %s %.2f", int32(42), "x", 3.14159}},
		{"Integer.parseInt", int32(0), "parseInt", []any{"12345"}},
		{"List.size", l, "size", nil},
		{"List.get", l, "get", []any{int32(2)}},
		{"List.contains", l, "contains", []any{"c"}},
		{"Map.get", m, "get", []any{"city"}},
		{"Map.containsKey", m, "containsKey", []any{"city"}},
		{"Map.put", m, "put", []any{"city", "Bern"}},
		{"Map.keySet", m, "keySet", nil},
		{"no such method", body, "nope", nil},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := Call(c.recv, c.method, c.args, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkProperty(b *testing.B) {
	m := mapOf("name", "O'Brien", "city", "Zürich", "count", int32(3))
	for _, c := range []struct {
		name, property string
		recv           any
	}{{"map", "city", m}, {"string", "empty", "x"}, {"entry", "value", &Entry{Key: "a", Value: "b"}}} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, _, _ = Property(c.recv, c.property)
			}
		})
	}
}

func BenchmarkText(b *testing.B) {
	m := mapOf("name", "O'Brien", "list", NewList(int32(1), 2.5, true))
	for _, c := range []struct {
		name string
		v    any
	}{{"string", "text"}, {"int", int32(12345)}, {"double", 1234.5678}, {"double_large", 1.2345e30}, {"double_long", 2.2250738585072014e-308}, {"map", m}} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			var buf []byte
			for b.Loop() {
				buf = AppendText(buf[:0], c.v)
			}
		})
	}
}

func BenchmarkArithmetic(b *testing.B) {
	var x, y any = int32(100), int32(3)
	b.ReportAllocs()
	for b.Loop() {
		_, _, _ = Add(x, y, nil)
	}
}

func BenchmarkMap(b *testing.B) {
	keys := make([]string, 20)
	for i := range keys {
		keys[i] = "key" + Text(int32(i))
	}
	b.Run("fill", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			m := NewMap(len(keys))
			for _, k := range keys {
				m.PutString(k, nil)
			}
		}
	})
	b.Run("hash order", func(b *testing.B) {
		kind := &MapKind{HashOrder: true}
		b.ReportAllocs()
		for b.Loop() {
			m := NewMapOf(kind, len(keys))
			for _, k := range keys {
				m.PutString(k, nil)
			}
			for range m.All() {
				continue
			}
		}
	})
}

// BenchmarkTable is what the first calls of a program pay, on a string and on a map.
func BenchmarkTable(b *testing.B) {
	ensureBuilt()
	b.ReportAllocs()
	for b.Loop() {
		register()
		for _, c := range []*class{stringClass, linkedHashMapClass} {
			for k := c; k != nil; k = k.super {
				k.own = nil
			}
			c.build()
		}
	}
}
