package vtl_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/vtl"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// benchVars is a scope of plain values; package benchcmp has the calls of a host.
func benchVars() vtl.Vars {
	items := java.NewList()
	for i := range 1000 {
		m := java.NewMap(2)
		m.PutString("sku", fmt.Sprintf("sku-%d", i))
		m.PutString("count", int32(i))
		items.Items = append(items.Items, m)
	}
	return vtl.Vars{"s": "text", "n": int32(7), "t": true, "items": items}
}

func benchRender(b *testing.B, text string) {
	b.Helper()
	tmpl, diags := vtl.Parse("bench.vtl", text)
	if diags.HasErrors() {
		b.Fatal(diags)
	}
	vars := benchVars()
	out, err := tmpl.Render(vars, nil)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(out)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := tmpl.Render(vars, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRender(b *testing.B) {
	for _, c := range []struct{ name, template string }{
		{"text", "{\"a\": 1}\n"},
		{"references", "{\"s\": \"$s\", \"n\": $n, \"u\": \"$!u\", \"sku\": \"$items[0].sku\"}"},
		{"directives", "#set($x = $n + 1)#if($x > 7 && $t)\"$x\"#{else}none#end"},
		{"string", "#set($x = \"a $s b ${n}\")$x"},
		{"method", "$s.length() $s.substring(1, 2)"},
		{"define", "#define($d)$s#end$d$d"},
		{"loop of 1000", "[#foreach($i in $items){\"sku\": \"$i.sku\", \"count\": $i.count}#if($foreach.hasNext), #end#end]"},
		{"300 kB", strings.Repeat("{\"k\": \"$s\", \"n\": $n, \"x\": \"some more text\"}\n", 6000)},
	} {
		b.Run(c.name, func(b *testing.B) { benchRender(b, c.template) })
	}
}

// BenchmarkRenderSeries shows that cost grows with size and nothing else: its MB/s
// and its ns per round stay.
func BenchmarkRenderSeries(b *testing.B) {
	line := "{\"k\": \"$s\", \"n\": $n, \"x\": \"some more text\"}\n"
	for _, n := range []int{10, 100, 1000, 6000} {
		b.Run(fmt.Sprintf("lines %d", n), func(b *testing.B) { benchRender(b, strings.Repeat(line, n)) })
	}
	for _, n := range []int{10, 100, 1000} {
		b.Run(fmt.Sprintf("rounds %d", n), func(b *testing.B) {
			benchRender(b, fmt.Sprintf("#foreach($i in [1..%d])$i $s, #end", n))
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/round")
		})
	}
}

// BenchmarkRenderTraced is the loop with a trace.
func BenchmarkRenderTraced(b *testing.B) {
	tmpl, _ := vtl.Parse("bench.vtl", "#foreach($i in $items){\"sku\": \"$i.sku\"}#if($foreach.hasNext), #end#end")
	vars := benchVars()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := tmpl.Render(vars, &vtl.Options{Trace: &vtl.Trace{}}); err != nil {
			b.Fatal(err)
		}
	}
}
