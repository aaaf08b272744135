package context_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/jsonpath"
	"github.com/vtlcheck/vtlcheck/vtl"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// conformanceCase is a template with a call, and what Velocity 1.7, json-path and
// json-smart gave for it, set up as API Gateway.
type conformanceCase struct {
	ID             string
	Template       string
	Body           string
	Params         map[string]json.RawMessage
	StageVariables json.RawMessage
	Context        json.RawMessage
	Vars           json.RawMessage
	Expect         conformanceResult
}

type conformanceResult struct {
	Output    string
	Error     bool
	Overrides any
}

// TestConformance runs the whole corpus and counts what passes in each group.
func TestConformance(t *testing.T) {
	files, err := filepath.Glob("../testdata/conformance/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no conformance cases: %v", err)
	}
	passed, total := 0, 0
	for _, file := range files {
		cases := readConformance(t, file)
		group := strings.TrimSuffix(filepath.Base(file), ".json")
		t.Run(group, func(t *testing.T) {
			n := 0
			for _, c := range cases {
				if problem := c.run(t); problem == "" {
					n++
				} else {
					t.Errorf("%s: %q: %s", c.ID, c.Template, problem)
				}
			}
			t.Logf("%d of %d", n, len(cases))
			passed, total = passed+n, total+len(cases)
		})
	}
	t.Logf("all groups: %d of %d", passed, total)
	if total < 3570 {
		t.Errorf("only %d cases were run", total)
	}
}

func readConformance(t *testing.T, file string) []conformanceCase {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var cases []conformanceCase
	if err := d.Decode(&cases); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return cases
}

// run renders the case and says what is wrong, or nothing.
func (c *conformanceCase) run(t *testing.T) string {
	call := apigw.NewCall(c.request(t))
	got, err := c.render(t, call.Scope(apigw.RequestPhase, c.Body))
	switch {
	case c.Expect.Error && err == nil:
		return fmt.Sprintf("gave %q, the engine an error", got)
	case c.Expect.Error:
		return ""
	case err != nil:
		return fmt.Sprintf("%v, the engine gave %q", err, c.Expect.Output)
	case got != c.Expect.Output:
		return fmt.Sprintf("gave\n%q, the engine\n%q", got, c.Expect.Output)
	}
	if have := overridesOf(call); !reflect.DeepEqual(have, c.Expect.Overrides) {
		return fmt.Sprintf("left overrides %v, the engine %v", have, c.Expect.Overrides)
	}
	return ""
}

func (c *conformanceCase) render(t *testing.T, scope vtl.Scope) (string, error) {
	tmpl, diags := vtl.Parse(c.ID, c.Template)
	if diags.HasErrors() {
		return "", diags
	}
	out, err := tmpl.Render(withVars{scope, toMap(t, c.Vars)}, nil)
	return replaceHalves(out), err
}

// replaceHalves does with half a surrogate pair what reading the expected text did.
func replaceHalves(s string) string { return strings.ToValidUTF8(s, "\ufffd") }

func (c *conformanceCase) request(t *testing.T) *apigw.Request {
	return &apigw.Request{
		Body:           c.Body,
		PathParams:     toParams(t, c.Params["path"]),
		Query:          toParams(t, c.Params["querystring"]),
		Headers:        toParams(t, c.Params["header"]),
		StageVariables: toParams(t, c.StageVariables),
		Context:        toMap(t, c.Context),
	}
}

// withVars is a scope with more root references.
type withVars struct {
	vtl.Scope
	vars *java.Map
}

func (s withVars) Lookup(name string) (any, bool) {
	if v, ok := s.vars.GetString(name); ok && v != nil {
		return v, true
	}
	return s.Scope.Lookup(name)
}

func toMap(t *testing.T, text json.RawMessage) *java.Map {
	t.Helper()
	if len(text) == 0 {
		return java.NewMap(0)
	}
	v, err := jsonpath.Parse(string(text))
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	plainLists(v)
	return v.(*java.Map)
}

// plainLists makes lists of Java of the reader's arrays: that is what the cases had.
func plainLists(v any) {
	switch v := v.(type) {
	case *java.List:
		v.Kind = nil
		for _, x := range v.Items {
			plainLists(x)
		}
	case *java.Map:
		for _, x := range v.All() {
			plainLists(x)
		}
	}
}

func toParams(t *testing.T, text json.RawMessage) apigw.Params {
	var params apigw.Params
	for k, v := range toMap(t, text).All() {
		params = append(params, apigw.Param{Name: java.Text(k), Value: java.Text(v)})
	}
	return params
}

// overridesOf gives what a case's expectation holds: nil where there are none.
func overridesOf(call *apigw.Call) any {
	o := call.Overrides()
	all := map[string]any{}
	for name, m := range map[string]*java.Map{"requestOverride": o.Request, "responseOverride": o.Response} {
		if m != nil && m.Len() > 0 {
			all[name] = plain(m)
		}
	}
	if len(all) == 0 {
		return nil
	}
	return all
}

// plain makes of a value what encoding/json would have read of it.
func plain(v any) any {
	switch v := v.(type) {
	case nil, bool:
		return v
	case string:
		return replaceHalves(v)
	case *java.Map:
		m := map[string]any{}
		for k, x := range v.All() {
			m[java.Text(k)] = plain(x)
		}
		return m
	case *java.List:
		l := make([]any, len(v.Items))
		for i, x := range v.Items {
			l[i] = plain(x)
		}
		return l
	}
	text := java.Text(v)
	if json.Valid([]byte(text)) {
		return json.Number(text)
	}
	return text
}
