package main

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

var (
	orders       = filepath.Join("..", "..", "testdata", "orders", "template.json")
	ordersBroken = filepath.Join("..", "..", "testdata", "orders-broken", "template.json")
)

// vtlcheck runs the command in this process.
func vtlcheck(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errOut bytes.Buffer
	code = run(args, strings.NewReader(""), &out, &errOut)
	return code, out.String(), errOut.String()
}

// document runs the command with --format json and reads what it printed, after the
// schema has taken it.
func document(t *testing.T, wantCode int, args ...string) renderDoc {
	t.Helper()
	code, out, errOut := vtlcheck(t, append(args, "--format", "json")...)
	if code != wantCode {
		t.Fatalf("exit code %d, want %d\n%s", code, wantCode, errOut)
	}
	validate(t, out)
	var doc renderDoc
	if err := json.Unmarshal([]byte(out), &doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

func validate(t *testing.T, doc string) {
	t.Helper()
	schema, err := jsonschema.UnmarshalJSON(strings.NewReader(renderSchema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("render.schema.json", schema); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile("render.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(doc))
	if err != nil {
		t.Fatal(err)
	}
	if err := compiled.Validate(value); err != nil {
		t.Error(err)
	}
}

// hostile are texts that templates break on.
var hostile = []string{
	`O'Brien`, `say "hi"`, "two\nlines", "a\r\nb", `C:\new`, "smile 😀", "line\u2028separator",
	"tab\there", "@@", "$x ${y} #set($z = 1)", "</x>", "\u0000\u001f", "é", `\u0041`, `\'`, "",
}

// TestOrdersKeepsText: what a client sends arrives unchanged inside input.
func TestOrdersKeepsText(t *testing.T) {
	for _, text := range hostile {
		body, err := json.Marshal(map[string]any{"text": text, text + "k": []any{text, 1.5, nil, true}})
		if err != nil {
			t.Fatal(err)
		}
		doc := document(t, exitClean, "render", orders, "--body", string(body))
		var payload struct{ Input string }
		if err := json.Unmarshal([]byte(*doc.Renders[0].Output), &payload); err != nil {
			t.Fatalf("%q: the payload is no JSON: %v\n%s", text, err, *doc.Renders[0].Output)
		}
		var got struct{ Data any }
		if err := json.Unmarshal([]byte(payload.Input), &got); err != nil {
			t.Fatalf("%q: input is no JSON: %v\n%s", text, err, payload.Input)
		}
		var want any
		if err := json.Unmarshal(body, &want); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got.Data); diff != "" {
			t.Errorf("%q (-sent +arrived):\n%s", text, diff)
		}
	}
}

func TestOrdersIsClean(t *testing.T) {
	doc := document(t, exitClean, "check", orders)
	if len(doc.Renders) < 20 {
		t.Errorf("%d renders: are the results there?", len(doc.Renders))
	}
	for _, r := range doc.Renders {
		for _, p := range r.Problems {
			if p.Severity != "info" {
				t.Errorf("%s %s: %s: %s", r.Sample, r.Phase, p.Rule, p.Message)
			}
		}
	}
}

// TestOrdersBroken: each mistake of the twin is named in the file, with what to do.
func TestOrdersBroken(t *testing.T) {
	doc := document(t, exitProblems, "check", ordersBroken)
	want := map[string]string{
		"escaped-apostrophe":   "replaceAll",
		"unescaped-cause":      "escapeJavaScript",
		"timed-out-as-success": "504",
	}
	for _, r := range doc.Renders {
		for _, p := range r.Problems {
			remedy, ok := want[p.Rule]
			if !ok {
				continue
			}
			delete(want, p.Rule)
			if !strings.Contains(p.Message, remedy) {
				t.Errorf("%s does not say %q: %s", p.Rule, remedy, p.Message)
			}
			if p.File != ordersBroken || p.Line < 80 || p.Column < 50 {
				t.Errorf("%s is at %s:%d:%d", p.Rule, p.File, p.Line, p.Column)
			}
		}
	}
	for rule := range want {
		t.Errorf("%s was not found", rule)
	}
}

// TestDocumentShapes: other documents fit the schema as well.
func TestDocumentShapes(t *testing.T) {
	document(t, exitClean, "render", orders, "--result", "failed-lambda-json-cause")
	document(t, exitProblems, "render", ordersBroken, "--result", "failed-lambda-json-cause")
	document(t, exitClean, "render", orders, "--phase", "response")
	document(t, exitClean, "render", orders, "--content-type", "text/plain")
}
