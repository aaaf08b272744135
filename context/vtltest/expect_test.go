package vtltest_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/vtlcheck/vtlcheck/context/vtltest"
)

// run runs a case file with one case, whose keys are given, on a template.
func run(t *testing.T, name, template, keys string) (string, *vtltest.Summary) {
	t.Helper()
	dir := write(t, map[string]string{name: template, "c.vtltest.yaml": "template: " + name + "\ncases:\n  - name: a\n" + keys})
	var out bytes.Buffer
	s, err := vtltest.Run(context.Background(), vtltest.Options{Paths: []string{dir}}, &out, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(out.String(), dir+string(filepath.Separator), ""), s
}

// TestFailures: what a failure says: the place in the JSON, both values, and where the
// template wrote them. An empty want is a case that passes.
func TestFailures(t *testing.T) {
	const in = `#set($body = '{"a": "' + $context.httpMethod + '"}')` + "\n" + `{"input": "$util.escapeJavaScript($body)", "n": 1}`
	const (
		raw           = `{"a": {"b": "$input.path('$.x')"}}`
		escaped       = `{"a": {"b": "$util.escapeJavaScript($input.path('$.x')).replaceAll("\\'", "'")"}}`
		expectMembers = "    expect: {membersOf: other}\n"
		hostile       = "    request: {body: {x: 'y\",\"c\":\"d'}}\n" + expectMembers
		other         = "  - name: other\n    request: {body: {x: ''}}\n    skip: true\n"
	)
	for _, c := range []struct{ name, template, keys, want string }{
		{"r.vtl", "a\nb", "    expect: {output: \"a\\nb\"}", ""},
		{"r.vtl", "a\nb", "    expect: {output: \"a\\nc\"}", "output line 2, column 1  (expected at c.vtltest.yaml:4:22)\n      want \"c\"\n      got  \"b\"\n      printed by r.vtl:2:1: b"},
		{"r.vtl", `{"a":1.0}`, "    expect: {json: {a: 1}}", ""},
		{"r.vtl", `{"a":1}`, "    expect: {json: {a: 2}}", "json $.a  (expected at c.vtltest.yaml:4:24)\n      want 2\n      got  1\n      printed by r.vtl:1:6: 1}"},
		{"r.vtl", `{"a":1}`, "    expect: {json: {}}", "json $.a  (expected at c.vtltest.yaml:4:20)\n      want nothing\n      got  1"},
		{"r.vtl", `{"a":1}`, "    expect: {json: {a: 1, b: [x]}}", "json $.b  (expected at c.vtltest.yaml:4:30)\n      want [\"x\"]\n      got  nothing"},
		{"r.vtl", `[1,2]`, "    expect: {json: [1]}", "json $[1]  (expected at c.vtltest.yaml:4:20)\n      want nothing\n      got  2"},
		{"r.vtl", `[1]`, "    expect: {json: [1, 2]}", "want 2\n      got  nothing"},
		{"r.vtl", `{"a b":{"c":1}}`, "    expect: {json: {a b: {c: 2}}}", `json $["a b"].c`},
		{"r.vtl", `{"a":1,"b":2}`, "    expect: {contains: {b: 2}}", ""},
		{"r.vtl", `{"a":[{"x":1,"y":2}]}`, "    expect: {contains: {a: [{y: 2}]}}", ""},
		{"r.vtl", `{"a":[1,2]}`, "    expect: {contains: {a: [1]}}", "contains $.a[1]"},
		{"r.vtl", `{"a":}`, "    expect: {json: {a: 1}}", "it is no JSON: line 1, column 6"},
		{"r.vtl", in, "    expect: {input: {a: POST}}", ""},
		{"r.vtl", in, "    expect: {input: {a: PUT}}", "input $.a  (expected at c.vtltest.yaml:4:25)\n      want \"PUT\"\n      got  \"POST\"\n      printed by r.vtl:2:12: $util.escapeJavaScript($body)"},
		{"r.vtl", in, "    expect: {inputContains: {b: 1}}", "inputContains $.b"},
		{"r.vtl", `{"input": 5}`, "    expect: {input: {}}", "the payload's member input is no string"},
		{"r.vtl", `{"input": "{"}`, "    expect: {input: {}}", "it is no JSON"},
		{"r.vtl", `$context.stage.substring(9)`, "    expect: {output: a}", "a template failed; the client gets 500"},
		{"r.vtl", `$context.stage.substring(9)`, "    expect: {error: StringIndexOutOfBounds}", ""},
		{"r.vtl", `$context.stage.substring(9)`, "    expect: {error: Other}", "want Other"},
		{"r.vtl", `a`, "    expect: {error: true}", "want any error\n      got  no error"},
		{"r.vtl", `$context.stage.substring(9)`, "    side: response\n    expect: {status: 500}", ""},
		{"r.vtl", `a`, "    expect: {status: 200}", "no backend answered: give the case a result"},
		{"response.vtl", "#set($context.responseOverride.status = 404)", "    expect: {status: 200}", "want 200\n      got  404\n      made by response.vtl:1:1: #set($context.responseOverride.status = 404)"},
		{"response.vtl", "#set($context.responseOverride.header.X = 'y')", "    expect: {headers: {x: y, Z: null}, overrides: {response: {header: {X: y}}}}", ""},
		{"response.vtl", "#set($context.responseOverride.header.X = 'y')", "    expect: {headers: {X: z}}", "headers X  (expected at c.vtltest.yaml:4:27)\n      want \"z\"\n      got  \"y\""},
		{"response.vtl", "#set($context.responseOverride.header.X = 'y')", "    expect: {headers: {X: null}}", "want no such header\n      got  \"y\""},
		{"response.vtl", "a", "    expect: {headers: {X: z}}", "got  nothing"},
		{"response.vtl", "a", "    expect: {overrides: {response: {status: 1}}}", "overrides.response $.status"},
		{"request.vtl", `{"stateMachineArn": "x"}`, "    expect: {problems: none}", "want none"},
		{"request.vtl", `{"stateMachineArn": "x"}`, "", "want none"},
		{"r.vtl", raw, hostile + other, "membersOf $.a  (expected at c.vtltest.yaml:5:25)\n      want {b}\n      got  {b, c}\n      the values of this case change what is around them"},
		{"r.vtl", escaped, hostile + other, ""},
		{"r.vtl", `{"$input.path('$.x')": 1#if($input.path('$.more') == "y"), "b": 2#end}`, "    request: {body: {x: 'a, b'}}\n" + expectMembers + "  - name: other\n    request: {body: {x: a, more: y}}\n", "membersOf $  (expected at c.vtltest.yaml:5:25)\n      want {a, b}\n      got  {\"a, b\"}\n      the values of this case change what is around them"},
		{"r.vtl", `{"input": "{\"a\": \"$input.path('$.x')\"}"}`, "    request: {body: {x: '\\\"'}}\n" + expectMembers + other, "membersOf $.input  (expected at c.vtltest.yaml:5:25)\n      want {a} in a text\n      got  a text that is no JSON"},
		{"r.vtl", `{"input": "{\"a\": \"$input.path('$.x')\"}"}`, "    request: {body: {x: '\\\",\\\"c\\\":\\\"d'}}\n" + expectMembers + other, "membersOf $.input  (expected at c.vtltest.yaml:5:25)\n      want {a}\n      got  {a, c}"},
		{"r.vtl", `[#foreach($i in $input.path('$.x'))1,#end 0]`, "    request: {body: {x: [1]}}\n" + expectMembers + other, "want a list of 1\n      got  a list of 2"},
		{"r.vtl", `a=$input.path('$.x')`, "    request: {body: {x: '1&b=2'}}\n" + expectMembers + other, "want a\n      got  a, b"},
		{"r.vtl", raw, "    request: {body: {x: '\"'}}\n" + expectMembers + other, "want JSON"},
		{"r.vtl", `$input.path('$.x').substring(1)`, "    request: {body: {x: abc}}\n" + expectMembers + other, "that case renders nothing"},
		{"r.vtl", "{}", "    skip: later\n    expect: {output: x}", ""},
	} {
		out, s := run(t, c.name, c.template, c.keys)
		switch {
		case c.want == "" && !s.OK():
			t.Errorf("%s\n%s\nfails:\n%s", c.template, c.keys, out)
		case c.want != "" && s.OK():
			t.Errorf("%s\n%s\npasses, want %q", c.template, c.keys, c.want)
		case c.want != "" && !strings.Contains(out, c.want):
			t.Errorf("%s\n%s\n got:\n%s\nwant:\n%s", c.template, c.keys, out, c.want)
		}
	}
}

// TestMadeBy: where a variable was printed, the assignment that holds the piece is named
// as well.
func TestMadeBy(t *testing.T) {
	template := "#set($info = '{\"method\": \"GET\"}')\n#set($order = '{\"info\": ' + $info + '}')\n{\"x\": $order}"
	out, _ := run(t, "r.vtl", template, "    expect: {json: {x: {info: {method: PUT}}}}")
	want := "json $.x.info.method  (expected at c.vtltest.yaml:4:40)\n      want \"PUT\"\n      got  \"GET\"\n" +
		"      printed by r.vtl:3:7: $order\n      made by r.vtl:1:16: \"method\": \"GET\"}"
	if !strings.Contains(out, want) {
		t.Errorf("got:\n%s\nwant:\n%s", out, want)
	}
}

// TestOneChangedCharacter: each letter of the sample application's templates that can be
// changed without being noticed by the parser makes a failure that leads to its template.
func TestOneChangedCharacter(t *testing.T) {
	const definition = "../../testdata/orders/template.json"
	text, err := os.ReadFile(definition)
	if err != nil {
		t.Fatal(err)
	}
	cases, err := os.ReadFile("../../testdata/orders/orders.vtltest.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ old, new, want string }{
		{`{\"httpMethod\"`, `{\"httpMethot\"`, `inputContains $.apiInfo.httpMethod`},
		{`'{\"data\": '`, `'{\"dada\": '`, `input $.data`},
		{`\"message\": \"The order could`, `\"message\": \"The Order could`, "json $.message"},
		{`\"error\": \"$!error\"`, `\"error\": \"$!cause\"`, "json $.error"},
		{`status = 504`, `status = 503`, "made by template.json:106:"},
		{`status == \"FAILED\"`, `status == \"FAILES\"`, "want 500\n      got  504"},
		{`"Content`, `"Content`, ""},
	} {
		changed := strings.Replace(string(text), c.old, c.new, 1)
		dir := write(t, map[string]string{"template.json": changed, "orders.vtltest.yaml": string(cases)})
		var b bytes.Buffer
		s, err := vtltest.Run(context.Background(), vtltest.Options{Paths: []string{dir}}, &b, io.Discard)
		if err != nil {
			t.Fatal(err)
		}
		out := strings.ReplaceAll(b.String(), dir+string(filepath.Separator), "")
		if c.want == "" {
			if !s.OK() {
				t.Errorf("unchanged, but:\n%s", out)
			}
			continue
		}
		if s.OK() || !strings.Contains(out, strings.TrimPrefix(c.want, "inputContains ")) || !strings.Contains(out, " by template.json:") {
			t.Errorf("%s for %s: want %q, got:\n%s", c.new, c.old, c.want, out)
		}
	}
}

// TestOnlyAndMatch choose cases.
func TestOnlyAndMatch(t *testing.T) {
	const text = "template: r.vtl\ncases:\n  - {name: one, only: true}\n  - {name: two}\n  - {name: three, skip: true}\n"
	for _, c := range []struct {
		text, match string
		want        string
	}{
		{text, "", "one passed, two skipped, three skipped"},
		{text, "two", "two passed"},
		{strings.Replace(text, ", only: true", "", 1), "one|three", "one passed, three skipped"},
	} {
		dir := write(t, map[string]string{"r.vtl": "{}", "c.vtltest.yaml": c.text})
		var out bytes.Buffer
		if _, err := vtltest.Run(context.Background(), vtltest.Options{Paths: []string{dir}, Match: c.match, Format: "json"}, &out, io.Discard); err != nil {
			t.Fatal(err)
		}
		var doc struct {
			Cases []struct{ Name, Outcome string }
		}
		if err := json.Unmarshal(out.Bytes(), &doc); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, c := range doc.Cases {
			got = append(got, c.Name+" "+c.Outcome)
		}
		if diff := cmp.Diff(c.want, strings.Join(got, ", ")); diff != "" {
			t.Errorf("match %q: %s", c.match, diff)
		}
	}
}

// TestBadOptions are told before anything runs.
func TestBadOptions(t *testing.T) {
	for _, c := range []struct {
		opts vtltest.Options
		want string
	}{
		{vtltest.Options{Match: "("}, "the pattern for names is no regular expression"},
		{vtltest.Options{Format: "html"}, `there is no format "html"; allowed are text, json, junit, tap, github`},
		{vtltest.Options{Paths: []string{"gone"}}, "gone cannot be read: no such file or directory"},
	} {
		_, err := vtltest.Run(context.Background(), c.opts, io.Discard, io.Discard)
		if _, ok := err.(*vtltest.OptionsError); !ok || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: %v, want %q", c.opts, err, c.want)
		}
	}
}
