package vtl_test

import (
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/vtl"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// conformanceCase is a template with what the engine of Velocity 1.7 gave for it.
type conformanceCase struct {
	ID       string
	Template string
	Vars     json.RawMessage
	Expect   struct {
		Output string
		Error  bool
	}
}

// needsHost tells the cases that only a host can run: package context runs them.
var needsHost = regexp.MustCompile(`\b(input|util|context|stageVariables)\b`)

// TestConformance runs every case of the corpus that needs no host's objects.
func TestConformance(t *testing.T) {
	files, err := filepath.Glob("../testdata/conformance/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no conformance cases: %v", err)
	}
	total := 0
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".json"), func(t *testing.T) {
			total += runConformance(t, readConformance(t, file))
		})
	}
	t.Logf("%d cases", total)
	if total < 1500 {
		t.Errorf("only %d cases were run", total)
	}
}

func readConformance(t testing.TB, file string) []conformanceCase {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var cases []conformanceCase
	if err := json.Unmarshal(text, &cases); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return cases
}

func runConformance(t *testing.T, cases []conformanceCase) (run int) {
	for _, c := range cases {
		if needsHost.MatchString(c.Template) {
			continue
		}
		run++
		got, err := render(c.Template, parseVars(t, c.Vars))
		switch {
		case c.Expect.Error && err == nil:
			t.Errorf("%s: %q gave %q, the engine an error", c.ID, c.Template, got)
		case !c.Expect.Error && err != nil:
			t.Errorf("%s: %q: %v, the engine gave %q", c.ID, c.Template, err, c.Expect.Output)
		case !c.Expect.Error && got != c.Expect.Output:
			t.Errorf("%s: %q gave %q, the engine %q", c.ID, c.Template, got, c.Expect.Output)
		}
	}
	return run
}

// render parses and renders; a syntax error is an error.
func render(text string, scope vtl.Scope) (string, error) {
	t, diags := vtl.Parse("t.vtl", text)
	if diags.HasErrors() {
		return "", diags
	}
	return t.Render(scope, nil)
}

// TestRecorded runs the bare language cases that were recorded on the real gateway.
func TestRecorded(t *testing.T) {
	folder := os.Getenv("VTLCHECK_CASES")
	if folder == "" {
		t.Skip("VTLCHECK_CASES names no folder with recorded cases")
	}
	text, err := os.ReadFile(filepath.Join(folder, "aws-observed.json"))
	if err != nil {
		t.Fatal(err)
	}
	var cases []recordedCase
	if err := json.Unmarshal(text, &cases); err != nil {
		t.Fatal(err)
	}
	n, failed := 0, 0
	for _, c := range cases {
		if c.Core == nil {
			continue
		}
		n++
		got, err := render(c.Core.Template, parseVars(t, c.Core.Vars))
		if problem := c.problem(got, err); problem != "" {
			failed++
			t.Errorf("%s: %q: %s", c.ID, c.Core.Template, problem)
		}
	}
	t.Logf("%d of %d cases", n-failed, n)
	if n == 0 {
		t.Error("no case has a core")
	}
}

type recordedCase struct {
	ID   string
	Core *struct {
		Template string
		Vars     json.RawMessage
	}
	Expect struct {
		Output     *string
		OutputWS   *string
		OutputJSON any
	}
}

func (c *recordedCase) problem(got string, err error) string {
	if err != nil {
		return err.Error()
	}
	switch e := c.Expect; {
	case e.Output != nil && got != *e.Output:
		return fmt.Sprintf("gave %q, recorded is %q", got, *e.Output)
	case e.OutputWS != nil && strings.Join(strings.Fields(got), " ") != *e.OutputWS:
		return fmt.Sprintf("gave %q, recorded is %q but for white space", got, *e.OutputWS)
	case e.OutputJSON != nil:
		want, _ := json.Marshal(e.OutputJSON)
		var v any
		if json.Unmarshal([]byte(got), &v) != nil {
			return fmt.Sprintf("gave %q, recorded is %s", got, want)
		}
		if have, _ := json.Marshal(v); string(have) != string(want) {
			return fmt.Sprintf("gave %q, recorded is %s", got, want)
		}
	}
	return ""
}

// parseVars makes a scope of JSON text: objects become maps that keep their order.
func parseVars(t testing.TB, text json.RawMessage) vtl.Vars {
	t.Helper()
	vars := vtl.Vars{}
	if len(text) == 0 {
		return vars
	}
	d := json.NewDecoder(strings.NewReader(string(text)))
	d.UseNumber()
	v, err := javaValue(d)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	for k, x := range v.(*java.Map).All() {
		vars[k.(string)] = x
	}
	return vars
}

func javaValue(d *json.Decoder) (any, error) {
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch token := token.(type) {
	case json.Delim:
		if token == '{' {
			return javaMap(d)
		}
		return javaList(d)
	case json.Number:
		return javaNumber(token.String())
	}
	return token, nil
}

func javaMap(d *json.Decoder) (any, error) {
	m := java.NewMap(0)
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, err
		}
		value, err := javaValue(d)
		if err != nil {
			return nil, err
		}
		m.Put(key, value)
	}
	_, err := d.Token()
	return m, err
}

func javaList(d *json.Decoder) (any, error) {
	l := java.NewList()
	for d.More() {
		value, err := javaValue(d)
		if err != nil {
			return nil, err
		}
		l.Items = append(l.Items, value)
	}
	_, err := d.Token()
	return l, err
}

// javaNumber gives the class of number that the engine's cases had.
func javaNumber(text string) (any, error) {
	if n, err := strconv.ParseInt(text, 10, 32); err == nil {
		return int32(n), nil
	}
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return n, nil
	}
	if n, ok := new(big.Int).SetString(text, 10); ok && !slices.Contains([]byte(text), '.') {
		return n, nil
	}
	return strconv.ParseFloat(text, 64)
}
