package jsonpath

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// conformanceCase is a case of velocity-conformance.json.
type conformanceCase struct {
	ID, Group, Template, Body string
	Expect                    struct {
		Output string
		Error  bool
	}
}

// calls finds $input.path('…') and $input.json('…') with the text around them.
var calls = regexp.MustCompile(`\$input\.(path|json)\('((?:[^']|'')*)'\)`)

// TestConformance runs those cases whose template is nothing but calls of $input.path and
// $input.json and text.
func TestConformance(t *testing.T) {
	dir := os.Getenv("VTLCHECK_CASES")
	if dir == "" {
		t.Skip("VTLCHECK_CASES names no folder of cases")
	}
	data, err := os.ReadFile(filepath.Join(dir, "velocity-conformance.json"))
	if err != nil {
		t.Fatal(err)
	}
	var all []conformanceCase
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	ran := map[string]int{}
	for _, c := range all {
		if !strings.HasPrefix(c.Group, "json") || !onlyCalls(c.Template) {
			continue
		}
		ran[c.Group]++
		got, err := render(c)
		if (err != nil) != c.Expect.Error || err == nil && got != c.Expect.Output {
			t.Errorf("%s (%s)\ntemplate %s\nbody %s\ngot  %s (%v)\nwant %s (error %v)",
				c.ID, c.Group, c.Template, c.Body, got, err, c.Expect.Output, c.Expect.Error)
		}
	}
	if len(ran) == 0 {
		t.Error("no case ran")
	}
	t.Log(ran)
}

func onlyCalls(template string) bool {
	rest := calls.ReplaceAllString(template, "\x00")
	return rest != template && !strings.ContainsAny(rest, "$#\\.") && !strings.Contains(rest, "\x00[")
}

func render(c conformanceCase) (string, error) {
	doc, err := Parse(orEmptyObject(c.Body))
	if err != nil {
		return "", err
	}
	var out []byte
	done := 0
	for _, m := range calls.FindAllStringSubmatchIndex(c.Template, -1) {
		out = append(out, c.Template[done:m[0]]...)
		done = m[1]
		v, err := readPath(doc, strings.ReplaceAll(c.Template[m[4]:m[5]], "''", "'"))
		if err != nil {
			return "", err
		}
		switch {
		case c.Template[m[2]:m[3]] == "json" && v == nil:
			out = append(out, `""`...)
		case c.Template[m[2]:m[3]] == "json":
			out = AppendJSON(out, v)
		case v != nil:
			out = java.AppendText(out, v)
		}
	}
	return string(append(out, c.Template[done:]...)), nil
}

func orEmptyObject(body string) string {
	if body == "" {
		return "{}"
	}
	return body
}

// readPath gives nil where nothing is found, as $input.path does.
func readPath(doc any, path string) (any, error) {
	if doc == nil {
		return nil, nil
	}
	p, err := Compile(path)
	if err != nil {
		return nil, err
	}
	v, _, err := p.Read(doc)
	return v, err
}
