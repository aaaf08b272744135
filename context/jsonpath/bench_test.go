package jsonpath

import (
	"fmt"
	"strings"
	"testing"
)

// orders makes a compact body of about size bytes: orders as a shop would send them.
func orders(size int) string {
	var b strings.Builder
	b.WriteString(`{"customer":{"id":4711,"name":"Ada Lovelace","vip":true},"orders":[`)
	for i := 0; b.Len() < size; i++ {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `{"id":"o-%06d","sku":"A/%d","qty":%d,"price":%d.5,"gift":false,"note":"handle with care","tags":["new","sale"],"ship":null}`,
			i, i%97, i%9+1, i%500+1)
	}
	b.WriteString(`]}`)
	return b.String()
}

var sizes = []struct {
	name string
	size int
}{{"1KB", 1 << 10}, {"100KB", 100 << 10}, {"10MB", 10_000_000}}

func BenchmarkParse(b *testing.B) {
	for _, s := range sizes {
		body := orders(s.size)
		b.Run(s.name, func(b *testing.B) {
			b.SetBytes(int64(len(body)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Parse(body); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkAppendJSON(b *testing.B) {
	for _, s := range sizes {
		v, err := Parse(orders(s.size))
		if err != nil {
			b.Fatal(err)
		}
		var dst []byte
		b.Run(s.name, func(b *testing.B) {
			b.SetBytes(int64(s.size))
			b.ReportAllocs()
			for b.Loop() {
				dst = AppendJSON(dst[:0], v)
			}
		})
	}
}

var benchPaths = []string{
	"$.customer.name", "$['customer']['id']", "$.orders[3].sku", "$.orders[*].id", "$..sku",
	"$.orders[?(@.qty > 3 && @.gift == false)].id", "$.orders.length()",
}

func BenchmarkCompile(b *testing.B) {
	for _, path := range benchPaths {
		b.Run(path, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := compilePath(path, 0); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkCompileCached(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Compile("$.orders[3].sku"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	doc, err := Parse(orders(10 << 10))
	if err != nil {
		b.Fatal(err)
	}
	for _, path := range benchPaths {
		p, err := Compile(path)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(path, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := p.Read(doc); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkDocument measures what $input.json and $input.path cost for a body.
func BenchmarkDocument(b *testing.B) {
	pretty := func(s string) string { return strings.ReplaceAll(s, `,"`, `, "`) }
	for _, s := range sizes {
		for _, bb := range []struct{ name, body, path string }{
			{"whole", orders(s.size), "$"},
			{"wholeSpaced", pretty(orders(s.size)), "$"},
			{"part", orders(s.size), "$.customer"},
		} {
			b.Run(bb.name+"/"+s.name, func(b *testing.B) {
				b.SetBytes(int64(len(bb.body)))
				b.ReportAllocs()
				var dst []byte
				for b.Loop() {
					text, err := NewDocument(bb.body).JSON(bb.path)
					if err != nil {
						b.Fatal(err)
					}
					dst = append(dst[:0], text...) // as a template prints it
				}
			})
		}
	}
}

func BenchmarkDocumentRead(b *testing.B) {
	body := orders(2 << 10)
	b.ReportAllocs()
	for b.Loop() {
		d := NewDocument(body)
		for _, path := range benchPaths[:3] {
			if _, _, err := d.Read(path); err != nil {
				b.Fatal(err)
			}
		}
	}
}
