package cover_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/context/vtltest"
)

// TestSuggestReachesBranches: for templates with branches that hang on what they read,
// one case that reaches nearly nothing is enough for the rest to be found.
func TestSuggestReachesBranches(t *testing.T) {
	for _, c := range []struct{ name, file, template string }{
		{"a literal", "request.vtl", `#if($input.path('$.kind') == "gold")a#elseif($input.path('$.kind') == "silver")b#{else}c#end`},
		{"a number", "request.vtl", `#set($n = $input.path('$.order.count'))#if($n > 10)a#elseif($n == 3)b#{else}c#end`},
		{"a loop", "request.vtl", `[#foreach($i in $input.path('$.items'))"$i.sku"#if($foreach.hasNext),#end#end]`},
		{"a branch in a loop", "request.vtl", `#foreach($i in $input.path('$').items)#if($i.kind == "x")x#{else}y#end#end`},
		{"both sides", "request.vtl", `#set($r = $input.path('$'))#if($r.a == "1" && $r.b == "2")a#end#if($r.a == "1" || $r.c == "3")b#end`},
		{"a parameter", "request.vtl", `#if($input.params('mode') == "fast")a#{else}b#end`},
		{"a header", "request.vtl", `#if($input.params().header.get('X-Mode') == "fast")a#{else}b#end`},
		{"$context", "request.vtl", `#if($context.identity.sourceIp == "127.0.0.1")a#{else}b#end`},
		{"a stage variable", "request.vtl", `#if($stageVariables.env == "prod")a#{else}b#end`},
		{"nested", "request.vtl", `#set($o = $input.path('$.o'))#if($o.a == "x")#if($o.b == "y")#if($o.c == "z")deep#end#end#end`},
		{"JSON in a text", "response.vtl", `#set($b = $util.parseJson($input.path('$.output')))#if($b.statusCode == 404)a#{else}b#end`},
		{"a status of the execution", "response.vtl", `#set($r = $input.path('$'))#if($r.status == "SUCCEEDED")a#elseif($r.status == "TIMED_OUT")b#elseif($r.error == "Custom.Error")c#{else}d#end`},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, filepath.Join(dir, c.file), c.template)
			cases := filepath.Join(dir, "t.vtltest.yaml")
			write(t, cases, "template: "+c.file+"\ncases:\n  - name: first\n    expect: {problems: []}\n")
			s, err := vtltest.Run(context.Background(), vtltest.Options{Paths: []string{dir}, Trace: true, Update: true}, &discard{}, nil)
			if err != nil || s.Problems.HasErrors() {
				t.Fatal(err, s.Problems)
			}
			_, col := runCases(t, dir)
			suggestions := vtltest.Suggest(context.Background(), s, col)
			if _, err := vtltest.WriteCases(suggestions); err != nil {
				t.Fatal(err)
			}
			_, col = runCases(t, dir)
			if p := col.Profile(); p.Percent() != 100 {
				text, _ := os.ReadFile(cases)
				t.Errorf("after %d suggestions:\n%s\n%s", len(suggestions), textOf(t, p), text)
			}
		})
	}
}

// TestSuggestCallsNothingRight: a suggested case of broken output says what is broken;
// one of sound output has no word about problems.
func TestSuggestCallsNothingRight(t *testing.T) {
	const arn = `{"stateMachineArn": "arn:aws:states:us-east-1:123456789012:stateMachine:Orders", "input": "{\"n\": [`
	const broken = arn + `#foreach($i in $input.path('$.items'))1,#end]}"}`
	const sound = arn + `#foreach($i in $input.path('$.items'))1#if($foreach.hasNext),#end#end]}"}`
	dir := t.TempDir()
	template, cases := filepath.Join(dir, "request.vtl"), filepath.Join(dir, "t.vtltest.yaml")
	suggest := func(text string) string {
		write(t, template, text)
		write(t, cases, "template: request.vtl\ncases:\n  - name: first\n    request: {body: '{}'}\n")
		s, col := runCases(t, dir)
		if _, err := vtltest.WriteCases(vtltest.Suggest(context.Background(), s, col)); err != nil {
			t.Fatal(err)
		}
		written, err := os.ReadFile(cases)
		if err != nil {
			t.Fatal(err)
		}
		return string(written)
	}
	if text := suggest(sound); !strings.Contains(text, "suggested:") || strings.Contains(text, "problems") {
		t.Errorf("of a sound template:\n%s", text)
	}
	if text := suggest(broken); !strings.Contains(text, "today is wrong") || !strings.Contains(text, "problems: [input-not-json]") {
		t.Errorf("of a broken template:\n%s", text)
	}
	runCases(t, dir) // they pass on the template that they were made of
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
