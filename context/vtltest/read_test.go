package vtltest_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/vtlcheck/vtlcheck/context/vtltest"
)

// write makes files in a new folder and gives its path.
func write(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestBadFiles: every mistake says where it is and what is allowed.
func TestBadFiles(t *testing.T) {
	const start = "template: r.vtl\ncases:\n"
	for _, c := range []struct{ text, want string }{
		{"", "1:1: the file is empty: Expected a mapping with template"},
		{"[", "1:1: the file is no YAML"},
		{"a: b: c", "1:1: the file is no YAML"},
		{"- a", "1:1: the case file is a list: Expected a mapping with template, phase"},
		{"template: r.vtl", "1:1: the case file has no cases"},
		{"template: r.vtl\ncases: []", "2:8: the list of cases is empty"},
		{"template: r.vtl\ncases: {}", "2:8: cases is a mapping: Expected a list of cases"},
		{"cases: [{name: a}]", "1:1: the case file does not say what it tests"},
		{"template: gone.vtl\ncases: [{name: a}]", "1:11: template: gone.vtl cannot be read: no such file or directory"},
		{"file: gone.json\ncases: [{name: a}]", "1:7: file: gone.json cannot be read: no such file or directory"},
		{"file: r.vtl\ncases: [{name: a}]", "1:7: "},
		{"file: api.json\nroute: POST /gone\ncases: [{name: a}]", `2:8: `},
		{"template: r.vtl\nphase: both\ncases: [{name: a}]", `2:8: phase is "both": Allowed are request, response.`},
		{"template: r.vtl\ntarget: Lambda.Invoke2\ncases: [{name: a}]", `2:9: target: `},
		{"template: r.vtl\nfile: api.json\ncases: [{name: a}]", "2:7: the case file names a template and a definition"},
		{"template: broken.vtl\ncases: [{name: a}]", "broken.vtl:1:4: this ( is not closed"},
		{start + "  - a", "3:5: a case is a text: Expected a mapping with a name"},
		{start + "  - request: {}", "3:5: the case has no name"},
		{start + "  - name: ''", "3:11: the name of the case is empty"},
		{start + "  - name: [a]", "3:11: the name of a case is a list: Expected a text."},
		{start + "  - nane: a", `3:5: a case has no key "nane", did you mean name?: Allowed are name, only, skip`},
		{start + "  - name: a\n    name: b", `4:5: a case has the key name twice`},
		{start + "  - name: a\n  - name: a", `4:5: there are two cases "a": The first is in line 3.`},
		{start + "  - name: a\n    only: 1", "4:11: only is a number: Expected true or false."},
		{start + "  - name: a\n    side: left", `4:11: side is "left": Allowed are request and response.`},
		{start + "  - name: a\n    request: text", "4:14: request is a text: Expected a mapping with event, method"},
		{start + "  - name: a\n    request: {header: {}}", `4:15: request has no key "header", did you mean headers?`},
		{start + "  - name: a\n    request: {headers: [a]}", "4:24: headers is a list: Expected a mapping of names to texts."},
		{start + "  - name: a\n    request: {query: {a: [1]}}", "4:26: query.a is a list: Expected a text."},
		{start + "  - name: a\n    request: {event: gone.json}", "4:22: event: gone.json cannot be read"},
		{start + "  - name: a\n    request: {event: r.vtl}", "4:22: r.vtl:1:1: found none of the members httpMethod"},
		{start + "  - name: a\n    request: {bodyFile: .}", "4:25: bodyFile: . cannot be read: it is a folder"},
		{start + "  - name: a\n    request: {context: {requestTimeEpoch: now}}", "4:43: context.requestTimeEpoch is a text: Expected milliseconds since 1970."},
		{start + "  - name: a\n    request: {body: {x: .inf}}", "4:25: body: .inf is no number that JSON can hold"},
		{start + "  - name: a\n    request: {body: {[a]: 1}}", "4:22: body: the name of a JSON member must be a text"},
		{start + "  - name: a\n    request: {body: &x {y: *x}}", "body: the value is too large"},
		{start + "  - name: <a>\n    rows: [{a: 1}]\n    request: {body: &x {y: *x}}", "body: the value is too large"},
		{start + "  - name: a\n    request: {context: &x {y: *x}}", "context.y is nested too deeply"},
		{start + "  - name: a\n    result: faild-plain", `4:13: there is no built-in result "faild-plain", did you mean failed-plain?: Allowed are none,`},
		{start + "  - name: a\n    expect: {membersOf: othre}\n  - name: other", `4:25: there is no case "othre": membersOf names another case of this file. Did you mean "other"?`},
		{start + "  - name: a\n    expect: {membersOf: a}", `4:25: the case is held against itself: Name another case`},
		{start + "  - name: a\n    result: {status: 99}", "4:22: status is 99: Expected a number from 100 to 599."},
		{start + "  - name: a\n    result: {status: ok}", "4:22: status is a text: Expected a whole number from 100 to 599."},
		{start + "  - name: a\n    expect: {stauts: 200}", `4:14: expect has no key "stauts", did you mean status?`},
		{start + "  - name: a\n    expect: {output: [a]}", "4:22: output is a list: Expected a text."},
		{start + "  - name: a\n    expect: {output: a, json: 1}", "4:31: the case expects an exact output and JSON"},
		{start + "  - name: a\n    expect: {problems: [R 1]}", `4:25: "R 1" is no rule id`},
		{start + "  - name: a\n    expect: {overrides: {header: 1}}", `4:26: overrides has no key "header"`},
		{start + "  - name: a\n    rows: []", "4:11: rows is a list: Expected a list of rows"},
		{start + "  - name: a\n    rows: [[1]]", "4:12: the row has 1 values and the table 0 columns"},
		{start + "  - name: a\n    columns: [b, b]\n    rows: [[1, 2]]", `4:18: there are two columns "b"`},
	} {
		dir := write(t, map[string]string{"c.vtltest.yaml": c.text, "r.vtl": "{}", "broken.vtl": "#if($x",
			"api.json": `{"swagger":"2.0","info":{"title":"a","version":"1"},"paths":{}}`})
		_, diags := vtltest.ReadFile(filepath.Join(dir, "c.vtltest.yaml"))
		text := strings.ReplaceAll(diags.Error(), dir+string(filepath.Separator), "")
		text = strings.ReplaceAll(text, "c.vtltest.yaml:", "")
		if !diags.HasErrors() || !strings.Contains(text, c.want) {
			t.Errorf("%q\n got: %s\nwant: %s", c.text, text, c.want)
		}
	}
}

// TestMissingCaseFile is a path that is not there.
func TestMissingCaseFile(t *testing.T) {
	_, diags := vtltest.ReadFile("gone.vtltest.yaml")
	if got, want := diags.Error(), "gone.vtltest.yaml:1:1: the case file cannot be read: no such file or directory"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestRows: one case for each row, with the row's place, and values that keep their type.
func TestRows(t *testing.T) {
	dir := write(t, map[string]string{"r.vtl": "$input.body", "c.vtltest.yaml": `
template: r.vtl
cases:
  - name: <kind> is <want>
    request: {body: "<body>"}
    expect: {json: <want>}
    columns: [kind, body, want]
    rows:
      - [number, 5, 5]
      - [text, '"5"', "5"]
      - [object, {a: 1}, {a: 1}]
  - name: by name
    request: {body: <body>}
    rows:
      - body: {b: "x <other> y"}
        other: not put in twice
`})
	f, diags := vtltest.ReadFile(filepath.Join(dir, "c.vtltest.yaml"))
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	var got []string
	for _, c := range f.Cases {
		got = append(got, fmt.Sprintf("%d:%d %s: %s %v", c.At.Line, c.At.Column, c.Name, c.Request.Body, c.Run().Passed()))
	}
	want := []string{
		`9:9 number is 5: 5 true`,
		`10:9 text is 5: "5" true`,
		`11:9 object is : {"a":1} true`,
		`15:9 by name (other=not put in twice): {"b":"x <other> y"} true`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestRequest: how the keys of a request become the call.
func TestRequest(t *testing.T) {
	for _, c := range []struct{ request, template, want string }{
		{"{body: text}", "$input.body", "text"},
		{"{body: {a: [1, 1.50, 1e3, 0x10, ~, true, é]}}", "$input.body", `{"a":[1,1.50,1e3,16,null,true,"é"]}`},
		{"{body: {b: 1, a: 2}}", "$input.body", `{"b":1,"a":2}`},
		{"{}", "$input.body", "{}"},
		{"{query: {a: 5}}", "$input.params('a')", "5"},
		{"{pathParams: {id: x}}", "$input.params('id')", "x"},
		{"{headers: {content-type: a/b}}", "$input.params('Content-Type')$input.params('content-type')", "a/b"},
		{"{headers: {accept: null}}", "<$!input.params('Accept')>", "<>"},
		{"{stageVariables: {v: 1}}", "$stageVariables.v", "1"},
		{"{context: {identity: {sourceIp: 1.2.3.4}}}", "$context.identity.sourceIp", "1.2.3.4"},
		{"{context: {authorizer.claims.sub: s}}", "$context.authorizer.claims.sub", "s"},
		{"{context: {stage: null}}", "<$!context.stage>", "<>"},
		{"{context: {requestTimeEpoch: 7}}", "$context.requestTimeEpoch", "7"},
		{"{method: PUT}", "$context.httpMethod", "PUT"},
		{"{event: {body: b, httpMethod: PATCH, requestContext: {stage: s}}}", "$input.body $context.stage", "b s"},
		{"{event: {body: b, headers: {A: x}}, body: c}", "$input.body $input.params('A')", "c x"},
		{"{bodyFile: r.vtl}", "$input.body", "$input.body"},
	} {
		dir := write(t, map[string]string{"r.vtl": c.template,
			"c.vtltest.yaml": "template: r.vtl\ncases:\n  - name: a\n    request: " + c.request})
		f, diags := vtltest.ReadFile(filepath.Join(dir, "c.vtltest.yaml"))
		if diags.HasErrors() {
			t.Errorf("%s: %v", c.request, diags)
			continue
		}
		if got := f.Cases[0].Run().Exchange.Request.Output; got != c.want {
			t.Errorf("%s: %s is %q, want %q", c.request, c.template, got, c.want)
		}
	}
}

// TestDefaults: keys of a case replace those of the file, one by one.
func TestDefaults(t *testing.T) {
	dir := write(t, map[string]string{"response.vtl": `{"s": "$input.path('$.status')"}`, "c.vtltest.yaml": `
template: response.vtl
defaults:
  request: {headers: {X-A: a, X-B: b}}
  result: failed-plain
  expect: {status: 200, json: {s: FAILED}}
cases:
  - name: as it is
  - name: another result
    result: timedout-bare
    expect: {json: {s: TIMED_OUT}}
`})
	f, diags := vtltest.ReadFile(filepath.Join(dir, "c.vtltest.yaml"))
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	for _, c := range f.Cases {
		if o := c.Run(); !o.Passed() {
			t.Errorf("%s: %+v", c.Name, o.Failures)
		}
		if a, _ := c.Request.Headers.Get("X-A"); a != "a" {
			t.Errorf("%s: header X-A is %q", c.Name, a)
		}
	}
}

// FuzzReadFile: no text of a case file makes reading panic or hang.
func FuzzReadFile(f *testing.F) {
	for _, seed := range []string{"", "cases: []", "template: r.vtl\ncases:\n - &a {name: x, rows: [{a: *a}]}", "a: &a [*a]", "cases: [{name: <a>, rows: [{a: <a>}]}]"} {
		f.Add(seed)
	}
	dir := f.TempDir()
	path := filepath.Join(dir, "c.vtltest.yaml")
	f.Fuzz(func(t *testing.T, text string) {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		file, diags := vtltest.ReadFile(path)
		if len(file.Cases) > 0 && diags == nil {
			for _, c := range file.Cases {
				c.Run()
			}
		}
	})
}
