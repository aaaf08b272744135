package context_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// newScope gives the scope of a request template.
func newScope(req *apigw.Request) *apigw.Scope {
	return apigw.NewCall(req).Scope(apigw.RequestPhase, req.Body)
}

// root gives a root reference of a scope.
func root(t testing.TB, s *apigw.Scope, name string) any {
	t.Helper()
	v, ok := s.Lookup(name)
	if !ok {
		t.Fatalf("$%s is not in scope", name)
	}
	return v
}

// call is $recv.name(args...) as the text that it prints.
func call(t testing.TB, recv any, name string, args ...any) string {
	t.Helper()
	v, found, err := java.Call(recv, name, args, nil)
	if err != nil {
		t.Fatalf("%s(%v): %v", name, args, err)
	}
	if !found {
		return "<no such method>"
	}
	return java.Text(v)
}

func TestInputBody(t *testing.T) {
	for _, tt := range []struct{ body, want string }{
		{"", "{}"},
		{`{"a": 1}`, `{"a": 1}`},
		{"a=b", "a=b"},
		{" ", " "},
	} {
		in := root(t, newScope(&apigw.Request{Body: tt.body}), "input")
		v, found, err := java.Property(in, "body")
		if err != nil || !found || v != any(tt.want) {
			t.Errorf("body %q: $input.body = %v, %v, %v; want %q", tt.body, v, found, err, tt.want)
		}
		if got := call(t, in, "getBody"); got != tt.want {
			t.Errorf("body %q: $input.getBody() = %q, want %q", tt.body, got, tt.want)
		}
	}
}

func TestRootsPrintNothing(t *testing.T) {
	s := newScope(apigw.DefaultRequest())
	for _, name := range []string{"input", "util", "context"} {
		if got := java.Text(root(t, s, name)); got != "" {
			t.Errorf("$%s prints %q, want nothing", name, got)
		}
	}
	if _, ok := s.Lookup("ctx"); ok {
		t.Error("$ctx is in scope; it belongs to AppSync")
	}
}

var sampleParams = &apigw.Request{
	PathParams: apigw.Pairs("id", "p", "both", "path"),
	Query:      apigw.Pairs("q", "first", "both", "query", "q", "last"),
	Headers:    apigw.Pairs("Accept", "text/plain", "both", "header", "Connection", "close", "te", "trailers"),
}

func TestParams(t *testing.T) {
	for _, tt := range []struct{ name, want string }{
		{"id", "p"},
		{"both", "path"},
		{"q", "last"},
		{"Accept", "text/plain"},
		{"accept", "null"}, // names are case-sensitive
		{"Connection", "null"},
		{"te", "null"},
		{"nope", "null"},
	} {
		in := root(t, newScope(sampleParams), "input")
		if got := call(t, in, "params", tt.name); got != tt.want {
			t.Errorf("$input.params(%q) = %q, want %q", tt.name, got, tt.want)
		}
		call(t, in, "params") // the maps answer from now on, with the same values
		if got := call(t, in, "params", tt.name); got != tt.want {
			t.Errorf("after $input.params(): $input.params(%q) = %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestParamsMap(t *testing.T) {
	in := root(t, newScope(sampleParams), "input")
	want := "{path={id=p, both=path}, querystring={q=last, both=query}, header={Accept=text/plain, both=header}}"
	if got := call(t, in, "params"); got != want {
		t.Errorf("$input.params() = %s\nwant %s", got, want)
	}
	header, _, err := java.Index(mustCall(t, in, "params"), "header")
	if err != nil {
		t.Fatal(err)
	}
	mustCall(t, header, "put", "X-New", "v")
	if got := call(t, in, "params", "X-New"); got != "v" {
		t.Errorf("a header that the template added reads %q, want v", got)
	}
}

func mustCall(t testing.TB, recv any, name string, args ...any) any {
	t.Helper()
	v, found, err := java.Call(recv, name, args, nil)
	if err != nil || !found {
		t.Fatalf("%s(%v): %v, %v", name, args, found, err)
	}
	return v
}

func TestUnknownMembers(t *testing.T) {
	s := newScope(apigw.DefaultRequest())
	for _, tt := range []struct {
		root, name string
		args       []any
	}{
		{"input", "json", nil},
		{"input", "path", nil},
		{"input", "path", []any{int32(1)}},
		{"input", "params", []any{"a", "b"}},
		{"input", "bodyText", nil},
		{"util", "toJson", []any{"x"}},
		{"util", "URLENCODE", []any{"x"}},
		{"util", "urlEncode", nil},
		{"util", "urlEncode", []any{"x", "UTF-8"}},
	} {
		if v, found, err := java.Call(root(t, s, tt.root), tt.name, tt.args, nil); found || err != nil {
			t.Errorf("$%s.%s(%v) = %v, %v, %v; want no such method", tt.root, tt.name, tt.args, v, found, err)
		}
	}
	for _, name := range []string{"params", "json", "keySet"} {
		if v, found, err := java.Property(root(t, s, "input"), name); found || err != nil {
			t.Errorf("$input.%s = %v, %v, %v; want nothing", name, v, found, err)
		}
	}
}

func TestContextOrder(t *testing.T) {
	ctx := java.NewMap(0)
	for _, name := range []string{"stage", "apiId", "identity", "requestId", "path", "protocol", "accountId"} {
		ctx.PutString(name, name)
	}
	s := newScope(&apigw.Request{Context: ctx})
	got := call(t, root(t, s, "context"), "keySet")
	// The order of java.util.HashMap, asked of one.
	want := "[path, accountId, protocol, requestOverride, stage, identity, requestId, responseOverride, apiId]"
	if got != want {
		t.Errorf("$context.keySet() = %s\nwant %s", got, want)
	}
}

func TestContextIsACopy(t *testing.T) {
	req := apigw.DefaultRequest()
	s := newScope(req)
	if _, err := java.SetProperty(root(t, s, "context"), "stage", "changed"); err != nil {
		t.Fatal(err)
	}
	if v, _ := req.Context.GetString("stage"); v != any("prod") {
		t.Errorf("the sample's stage is now %v", v)
	}
	if _, ok := req.Context.GetString("requestOverride"); ok {
		t.Error("the sample has got an override map")
	}
}

func TestOverridesReachTheResponse(t *testing.T) {
	req := apigw.DefaultRequest()
	c := apigw.NewCall(req)
	set(t, c.Scope(apigw.RequestPhase, req.Body), "responseOverride", "status", int32(444))
	set(t, c.Scope(apigw.RequestPhase, req.Body), "requestOverride", "custom", "kept")

	ctx := root(t, c.Scope(apigw.ResponsePhase, "{}"), "context")
	if got := java.Text(member(t, ctx, "responseOverride", "status")); got != "444" {
		t.Errorf("responseOverride.status in the response template: %s", got)
	}
	if got := java.Text(member(t, ctx, "requestOverride", "custom")); got != "kept" {
		t.Errorf("requestOverride.custom in the response template: %s", got)
	}
	o := c.Overrides()
	if got := java.Text(o.Request); got != "{custom=kept}" {
		t.Errorf("Overrides().Request = %s", got)
	}
	if got := java.Text(o.Response); got != "{status=444}" {
		t.Errorf("Overrides().Response = %s", got)
	}
}

func set(t testing.TB, s *apigw.Scope, kind, name string, value any) {
	t.Helper()
	if _, err := java.SetProperty(member(t, root(t, s, "context"), kind), name, value); err != nil {
		t.Fatal(err)
	}
}

func member(t testing.TB, v any, names ...string) any {
	t.Helper()
	for _, name := range names {
		var err error
		if v, _, err = java.Property(v, name); err != nil {
			t.Fatal(err)
		}
	}
	return v
}

func TestOverridesOfAnIdleCall(t *testing.T) {
	c := apigw.NewCall(apigw.DefaultRequest())
	if o := c.Overrides(); o.Request != nil || o.Response != nil {
		t.Errorf("Overrides() before any template = %v", o)
	}
	root(t, c.Scope(apigw.RequestPhase, ""), "context")
	if o := c.Overrides(); o.Request != nil || o.Response != nil {
		t.Errorf("Overrides() of a template that set nothing = %v", o)
	}
}

// TestCatalogue calls every member that the catalogue declares for templates, so that
// neither of the two can drift from the other.
func TestCatalogue(t *testing.T) {
	req := apigw.DefaultRequest()
	req.StageVariables = apigw.Pairs("name", "value")
	called := 0
	for _, m := range catalog.All() {
		if !m.InTemplates() {
			continue
		}
		switch m.Root() {
		case "input", "util", "stageVariables":
			called++
			checkMember(t, req, m)
		}
	}
	if called < 15 {
		t.Errorf("only %d members of the catalogue were called", called)
	}
	count := map[string]int{}
	for _, m := range catalog.All() {
		if m.InTemplates() && m.Kind == catalog.Method {
			count[m.Root()]++
		}
	}
	if count["util"] != 6 || count["input"] != 4 {
		t.Errorf("methods in the catalogue: %v; this test and the package know 6 of $util and 4 of $input", count)
	}
}

func checkMember(t *testing.T, req *apigw.Request, m *catalog.Member) {
	t.Helper()
	path, viaParams := strings.CutPrefix(m.Path, "$input.params().")
	path, oneOfThem := strings.CutSuffix(path, ".<name>")
	s := newScope(req)
	recv := root(t, s, m.Root())
	switch {
	case viaParams:
		v, found, err := java.Property(mustCall(t, recv, "params"), path)
		if oneOfThem && err == nil {
			v, found, err = java.Index(v, "Host")
			if (v != nil) != (path == "header") || err != nil {
				t.Errorf("%s = %v, %v, %v", m.Path, v, found, err)
			}
			return
		}
		if _, isMap := v.(*java.Map); !isMap || !found || err != nil {
			t.Errorf("%s = %v, %v, %v; want a map", m.Path, v, found, err)
		}
	case m.Kind == catalog.Method:
		args := make([]any, len(m.Params))
		for i := range args {
			args[i] = "$"
			if m.Name() == "base64Decode" {
				args[i] = "JA=="
			}
		}
		if _, found, err := java.Call(recv, m.Name(), args, nil); !found || err != nil {
			t.Errorf("%s: found %v, error %v", m.Signature(), found, err)
		}
	case strings.Contains(m.Path, "."):
		name := strings.Trim(m.Name(), "<>")
		if _, found, err := java.Property(recv, name); !found || err != nil {
			t.Errorf("%s: found %v, error %v", m.Path, found, err)
		}
	}
}

func TestScopeAllocates(t *testing.T) {
	s := newScope(apigw.DefaultRequest())
	root(t, s, "context")
	got := testing.AllocsPerRun(100, func() {
		s.Lookup("input")
		s.Lookup("context")
		s.Lookup("util")
		s.Lookup("nope")
	})
	if got != 0 {
		t.Errorf("a lookup allocates: %v allocations in four", got)
	}
}

func TestDefaultRequestIsTheSameEachTime(t *testing.T) {
	a, b := apigw.DefaultRequest(), apigw.DefaultRequest()
	if java.Text(a.Context) != java.Text(b.Context) || !cmp.Equal(a.Headers, b.Headers) || a.Body != b.Body {
		t.Error("two default requests differ")
	}
	a.Context.PutString("stage", "x")
	if v, _ := b.Context.GetString("stage"); v != any("prod") {
		t.Error("two default requests share their $context")
	}
}
