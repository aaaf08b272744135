package gateway

import (
	"fmt"
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/vtl"
)

// readsCases are templates with everything that they read: places of the payload (* is
// a place that is only on the way), parameters, members of $context, stage variables.
var readsCases = []struct{ template, want string }{
	{`$input.path('$.a.b')`, "$.a* $.a.b"},
	{`$input.json('$')`, "$"},
	{`$input.body`, "$"},
	{`$input.path("$.l[0].x")$input.path('$.l[*]')`, "$.l* $.l[0] $.l[0].x"},
	{`$input.path("$['a b'].c")`, "$.a b* $.a b.c"},
	{`$input.path('$..x')$input.path('$.l[?(@.a)].b')$input.path('$.l.length()')`, "$ $.l"},
	{`#set($r = $input.path('$'))$r.a.b $r.get('c') $r['d'] $r.l[0].x`, "$.a* $.a.b $.c $.d $.l* $.l[0]* $.l[0].x"},
	{`#foreach($e in $input.path('$.items'))$e.name $e.size()#end`, "$.items $.items[0] $.items[0].name"},
	{`#foreach($i in [0..2])$input.path("$.items[$i].id")#end`, "$.items* $.items[0]* $.items[0].id"},
	{`#set($o = $util.parseJson($input.path('$.output')))$o.x`, "$.output $.output.x"},
	{`#set($o = $util.parseJson($input.body))$o.status`, "$.status"},
	{`#set($input = $input.json('$'))$input.x`, "$"},
	{`#if($input.path('$.a') == "x")$util.escapeJavaScript($input.path('$.b'))#end`, "$.a $.b"},
	{`"$input.path('$.a')" #set($s = "$input.path('$.b')")$s`, "$.a $.b"},
	{`#define($d)$input.path('$.a')#end$d`, "$.a"},
	{`$input.params('id') $input.params().header.get('X-A') $input.params().querystring.q`, "param:id header:X-A querystring:q"},
	{`#foreach($k in $input.params().querystring.keySet())$k#end`, "querystring:vtlcheck"},
	{`$context.identity.sourceIp $context.stage #set($context.responseOverride.status = 200)$context.requestOverride.header.a`,
		"context:identity.sourceIp context:stage"},
	{`$stageVariables.arn ${stageVariables['other']}`, "stage:arn stage:other"},
	{`#set($m = $input.path('$.m'))#set($m.k = $input.path('$.v'))`, "$.m* $.v"},
}

func TestReads(t *testing.T) {
	for _, tt := range readsCases {
		parsed, diagnostics := vtl.Parse("t", tt.template)
		if diagnostics.HasErrors() {
			t.Errorf("%s: %v", tt.template, diagnostics)
			continue
		}
		if got := describeReads(readsOf(parsed)); got != tt.want {
			t.Errorf("%s\n reads %s\n want  %s", tt.template, got, tt.want)
		}
	}
}

func describeReads(r *reads) string {
	var out []string
	r.body.each(func(s *slot) {
		switch {
		case s.read:
			out = append(out, s.path)
		case s != r.body && s.path != "$.output":
			out = append(out, s.path+"*")
		}
	})
	for _, p := range r.params {
		kind := p.kind
		if kind == "" {
			kind = "param"
		}
		out = append(out, kind+":"+p.name)
	}
	for _, c := range r.context {
		out = append(out, "context:"+c)
	}
	for _, s := range r.stage {
		out = append(out, "stage:"+s)
	}
	return strings.Join(out, " ")
}

func TestShape(t *testing.T) {
	parsed, _ := vtl.Parse("t", `#set($r = $input.path('$'))$r.a.b #foreach($e in $r.list)$e.c#end#set($o = $util.parseJson($r.o))$o.d`)
	s := newShape(readsOf(parsed).body)
	if got, want := s.body(nil, ""), `{"a":{"b":"abc3"},"list":[{"c":"abc6"},{"c":"abc6"}],"o":"{\"d\":\"abc9\"}"}`; got != want {
		t.Errorf("harmless body\n%s\nwant\n%s", got, want)
	}
	seen := map[string]string{}
	n := 0
	for v := range s.variants {
		seen[v.name] = v.body
		n++
	}
	for name, want := range map[string]string{
		"$.a.b: an apostrophe":  `{"a":{"b":"it's"},"list":[{"c":"abc6"},{"c":"abc6"}],"o":"{\"d\":\"abc9\"}"}`,
		"$.list[0].c: left out": `{"a":{"b":"abc3"},"list":[{},{"c":"abc6"}],"o":"{\"d\":\"abc9\"}"}`,
		"$.list: an empty list": `{"a":{"b":"abc3"},"list":[],"o":"{\"d\":\"abc9\"}"}`,
		"$.o.d: a quote":        `{"a":{"b":"abc3"},"list":[{"c":"abc6"},{"c":"abc6"}],"o":"{\"d\":\"say \\\"hi\\\"\"}"}`,
		"$.a: a text":           `{"a":"it's","list":[{"c":"abc6"},{"c":"abc6"}],"o":"{\"d\":\"abc9\"}"}`,
		"$.list[0]: an object":  fmt.Sprintf(`{"a":{"b":"abc3"},"list":[%s,{"c":"abc6"}],"o":"{\"d\":\"abc9\"}"}`, `{"k":"it's"}`),
	} {
		if seen[name] != want {
			t.Errorf("%s\n%s\nwant\n%s", name, seen[name], want)
		}
	}
	if n < 80 {
		t.Errorf("only %d variants", n)
	}
}
