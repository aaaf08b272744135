package vtl

import (
	"fmt"
	"strings"
	"testing"
)

// benchShort wraps a request's body for another service, as short request templates do.
const benchShort = `#set($body = $doc.json('$'))
#set($payload = '{"data": ' + $body + ', "call": {"method": "' + $call.method + '", "key": "' + $call.identity.key + '"}}')
#set($escaped = $util.escape($payload))
#set($escaped = $escaped.replaceAll("\\'", "'"))
{
  "input": "$escaped",
  "machine": "arn:of:the:machine"
}
`

// benchFull has what long request templates have: conditions, loops over parameters,
// a define and nested calls; about 2 kB.
const benchFull = `## All that is known of the call goes into the payload.
#set($root = $doc.path('$'))
#set($params = $doc.params())
#define($common)
"id": "$call.id", "stage": "$call.stage", "from": "$call.identity.address",
    "agent": "$util.escape($call.identity.agent).replaceAll("\\'", "'")"
#end
#if($root.order.priority == "express" && $root.order.items.size() > 0)
#set($machine = "$vars.express")
#elseif($root.order.items.size() > 10)
#set($machine = "$vars.bulk")
#else
#set($machine = "$vars.normal")
#end
#set($total = 0)
#foreach($item in $root.order.items)
#set($total = $total + $item.quantity)
#end
#set($data = $util.escape($doc.json('$.order')).replaceAll("\\'", "'"))
{
  "machine": "$machine",
  "name": "$call.id",
  "input": "{\"order\": $data, \"total\": $total}",
  "headers": {
#foreach($name in $params.header.keySet())
    "$name": "$util.escape($params.header.get($name)).replaceAll("\\'", "'")"#if($foreach.hasNext),#end

#end
  },
  "query": {
#foreach($name in $params.query.keySet())
    "$name": "$util.escape($params.query.get($name)).replaceAll("\\'", "'")"#if($foreach.hasNext),#end

#end
  },
  "path": {
#foreach($name in $params.path.keySet())
    "$name": "$util.escape($params.path.get($name)).replaceAll("\\'", "'")"#if($foreach.hasNext),#end

#end
  },
  "trace": "$!doc.params('X-Trace-Id')",
  "items": [
#foreach($item in $root.order.items)
    {"sku": "$item.sku", "count": $item.quantity, "first": $foreach.first}#if($foreach.hasNext),#end

#end
  ],
  "note": "#if($root.order.note != "")$util.escape($root.order.note)#{else}none#end",
  "common": {
    $common
  }
}
`

// benchLine is repeated for large templates.
const benchLine = "  {\"key\": \"$item.key\", \"count\": $item.count, \"more\": \"some text of no interest\"}#if($item.more),#end\n"

func BenchmarkParse(b *testing.B) {
	benchmarks := []struct{ name, text string }{
		{"short", benchShort},
		{"full", benchFull},
		{"text", strings.Repeat("no reference, no directive\n", 40)},
		{"300 kB", strings.Repeat(benchLine, MaxTemplateBytes/len(benchLine))},
	}
	for _, bb := range benchmarks {
		b.Run(bb.name, func(b *testing.B) { benchParse(b, bb.text) })
	}
}

// BenchmarkParseSeries shows that the cost grows with the size and nothing else.
func BenchmarkParseSeries(b *testing.B) {
	for _, n := range []int{10, 100, 1000, MaxTemplateBytes / len(benchLine)} {
		b.Run(fmt.Sprintf("lines %d", n), func(b *testing.B) { benchParse(b, strings.Repeat(benchLine, n)) })
	}
}

// BenchmarkParseBroken is a full template with one error, which is parsed twice.
func BenchmarkParseBroken(b *testing.B) {
	text := strings.Replace(benchFull, "> 10)", "> null)", 1)
	src := NewSource("bench.vtl", text, nil)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, diags := ParseSource(src); len(diags) != 1 {
			b.Fatal(diags)
		}
	}
}

func BenchmarkPrint(b *testing.B) {
	tmpl, _ := Parse("bench.vtl", benchFull)
	b.SetBytes(int64(len(benchFull)))
	b.ReportAllocs()
	for b.Loop() {
		Print(tmpl.Root)
	}
}

func benchParse(b *testing.B, text string) {
	b.Helper()
	src := NewSource("bench.vtl", text, nil)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, diags := ParseSource(src); len(diags) > 0 {
			b.Fatal(diags)
		}
	}
}
