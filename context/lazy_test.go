package context_test

import (
	"testing"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/vtl"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// lazyCases read and change what is copied on first need, in every order: a copy that
// was made late must not be told from one that was made at once. What they print is the
// answer of Velocity 1.7 with maps that are copied at once.
var lazyCases = []struct{ name, template, want string }{
	{"a member, then all", `$context.stage $context.identity.ip $context.keySet()`, `prod 192.0.2.1 [requestOverride, stage, identity, responseOverride, list]`},
	{"a map is one map", `#set($i = $context.identity)#set($i.x = "1")$context.identity.x $context.get("identity").x`, `1 1`},
	{"changed before the rest is copied", `#set($context.identity.x = "1")#set($context.y = "2")$context.identity.x $context.identity.ip $context.y`, `1 192.0.2.1 2`},
	{"changed after the rest was copied", `#set($context.y = "2")#set($context.identity.x = "1")$context.identity.x $context.identity.ip`, `1 192.0.2.1`},
	{"held while the rest is copied", `#set($i = $context.identity)#set($context.y = "2")#set($i.x = "1")$context.identity.x`, `1`},
	{"replaced", `#set($i = $context.identity)#set($context.identity = "me")#set($i.x = "1")$context.identity|$i.x`, `me|1`},
	{"removed", `$context.stage#set($x = $context.remove("stage"))|$context.stage|$context.size()`, `prod||4`},
	{"cleared", `$context.clear()$context.stage|$context.requestOverride|$context.isEmpty()`, `||true`},
	{"a list", `#set($x = $context.list.add("c"))$context.list $context.list.size()`, `[a, b, c] 3`},
	{"missing", `$context.nothing|$context.identity.nothing|$context.containsKey("nothing")`, `||false`},
	{"overrides", `#set($context.requestOverride.header.a = "1")$context.requestOverride.keySet() $context.requestOverride.header.a`, `[path, header, querystring] 1`},
	{"members of overrides", `$context.requestOverride.size() $context.responseOverride.size()$context.responseOverride.header.isEmpty()`, `3 1true`},
	{"prints nothing", `$context|$context.identity|$context.requestOverride.header|`, `|||`},
	{"equals", `#if($context.identity == $context.identity)same#end $context.requestOverride.equals($context.responseOverride)`, `same false`},
	{"hash code", `#set($h = $context.identity.hashCode())#if($h == $context.identity.clone().hashCode())same#end`, `same`},
	{"put all", `#set($m = {})$m.putAll($context.identity)$m.putAll($stageVariables)$m.putAll($input.params().header)$m`, `{ip=192.0.2.1, v=1, w=2, H=x}`},
	{"a stage variable, then all", `$stageVariables.v $stageVariables.get("w") $stageVariables $stageVariables.size()`, `1 2 {v=1, w=2} 2`},
	{"a stage variable changed", `#set($stageVariables.v = "3")$stageVariables.v $stageVariables`, `3 {v=3, w=2}`},
	{"parameters", `$input.params().header.H $input.params().header.Connection|$input.params().header.containsKey("Connection") $input.params()`, `x |false {path={}, querystring={q=2}, header={H=x}}`},
	{"parameters changed", `#set($input.params().header.H = "y")$input.params("H") $input.params().header.remove("H")|$input.params("H")|$input.params("q")`, `y y||2`},
	{"values", `#foreach($v in $stageVariables)$v#end#foreach($e in $stageVariables.entrySet())$e.key=$e.value;#end`, `12v=1;w=2;`},
	{"views", `#set($k = $stageVariables.keySet())$k.size()$k.contains("w")$stageVariables.containsValue("2")$k.remove("v")$stageVariables`, `2truetruetrue{w=2}`},
}

func lazyRequest() *apigw.Request {
	ctx := java.NewMap(0)
	ctx.PutString("stage", "prod")
	identity := java.NewMap(0)
	identity.PutString("ip", "192.0.2.1")
	ctx.PutString("identity", identity)
	ctx.PutString("list", java.NewList("a", "b"))
	return &apigw.Request{
		Context:        ctx,
		StageVariables: apigw.Pairs("v", "1", "w", "2"),
		Headers:        apigw.Pairs("H", "x", "Connection", "close"),
		Query:          apigw.Pairs("q", "1", "q", "2"),
	}
}

func TestCopiedOnNeed(t *testing.T) {
	for _, tt := range lazyCases {
		req := lazyRequest()
		tmpl, diags := vtl.Parse("t.vtl", tt.template)
		if len(diags) > 0 {
			t.Fatal(tt.name, diags)
		}
		for range 2 { // the second call must see nothing of the first
			got, err := tmpl.Render(newScope(req), nil)
			if got != tt.want || err != nil {
				t.Errorf("%s: %s\n got %q, %v\nwant %q", tt.name, tt.template, got, err, tt.want)
			}
		}
		if got, want := java.Text(req.Context), java.Text(lazyRequest().Context); got != want {
			t.Errorf("%s: the sample became %s, was %s", tt.name, got, want)
		}
	}
}

// TestRequestByValue: a request is a plain value; what a call made of one must not
// show in a call for another one that began as its copy.
func TestRequestByValue(t *testing.T) {
	tmpl, _ := vtl.Parse("t.vtl", `$context.stage $stageVariables.v $input.params("H") $input.params().header $stageVariables`)
	render := func(req *apigw.Request) string {
		out, err := tmpl.Render(newScope(req), nil)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	first := lazyRequest()
	before := render(first)
	second := *first
	second.Headers = apigw.Pairs("H", "changed", "I", "y")
	second.StageVariables = second.StageVariables.With("v", "9")
	second.Context = java.NewMap(0)
	second.Context.PutString("stage", "test")
	if got, want := render(&second), "test 9 changed {H=changed, I=y} {v=9, w=2}"; got != want {
		t.Errorf("a changed copy gives %q, want %q", got, want)
	}
	if got := render(first); got != before {
		t.Errorf("the original gives %q after that, gave %q", got, before)
	}
	first.Headers[0].Value = "in place" // no call is in use
	if got, want := render(first), "prod 1 in place {H=in place} {v=1, w=2}"; got != want {
		t.Errorf("changed in place it gives %q, want %q", got, want)
	}
}
