package lint

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// fixCase is a file of testdata/lint/fixes: a template before and after its fixes, and
// a call for which both must render the same, or why the template was wrong for any call.
type fixCase struct {
	settings      map[string]string
	before, after string
}

func readFix(t *testing.T, path string) fixCase {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	archive := txtar.Parse(data)
	c := fixCase{settings: map[string]string{}}
	for _, line := range strings.Split(string(archive.Comment), "\n") {
		if key, value, ok := strings.Cut(line, ": "); ok {
			c.settings[key] = value
		}
	}
	for _, f := range archive.Files {
		text := string(f.Data)
		if c.settings["chop"] != "" {
			text = strings.TrimSuffix(text, "\n")
		}
		if f.Name == "before.vtl" {
			c.before = text
		} else {
			c.after = text
		}
	}
	return c
}

func (c fixCase) example() Example {
	e := Example{Template: c.before, Target: c.settings["target"], ContentType: c.settings["contenttype"]}
	switch c.settings["phase"] {
	case "request":
		e.Phase = RequestPhase
	case "response":
		e.Phase = ResponsePhase
	}
	return e
}

func TestFixes(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join(testdata, "fixes", "*.txtar"))
	if err != nil || len(paths) < 30 {
		t.Fatalf("%d files: %v", len(paths), err)
	}
	covered := map[string]bool{}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			c := readFix(t, path)
			covered[c.settings["rule"]] = true
			checkFix(t, c)
		})
	}
	for _, r := range All {
		if r.Fix != "" && !covered[r.ID] {
			t.Errorf("the fix of %s has no file in testdata/lint/fixes", r.ID)
		}
	}
}

func checkFix(t *testing.T, c fixCase) {
	problems, err := c.example().Run("fix.vtl")
	if err != nil {
		t.Fatal(err)
	}
	rule := c.settings["rule"]
	mine := slices.DeleteFunc(problems, func(p Problem) bool { return p.Rule != rule })
	got, made := ApplyFixes(c.before, mine)
	if made == 0 {
		t.Fatalf("%s offers no fix", rule)
	}
	if diff := cmp.Diff(c.after, got); diff != "" {
		t.Errorf("after the fix (-want +got):\n%s", diff)
	}
	after := c.example()
	after.Template = got
	left, _ := after.Run("fix.vtl")
	if slices.ContainsFunc(left, func(p Problem) bool { return p.Rule == rule }) {
		t.Errorf("%s still fires:\n%s", rule, listed(left))
	}
	checkRenders(t, c, got)
}

func checkRenders(t *testing.T, c fixCase, fixed string) {
	switch c.settings["renders"] {
	case "same":
		before, after := c.render(t, c.before), c.render(t, fixed)
		if diff := cmp.Diff(sameJSON(before), sameJSON(after)); diff != "" {
			t.Errorf("a sound call renders differently (-before +after):\n%s", diff)
		}
	case "other":
		if c.settings["why"] == "" {
			t.Error("a fix that changes what is rendered says why the template was wrong for any call")
		}
		c.render(t, fixed)
	default:
		t.Errorf("renders: %q", c.settings["renders"])
	}
}

func (c fixCase) render(t *testing.T, text string) string {
	t.Helper()
	tmpl, diags := vtl.Parse("fix.vtl", text)
	if diags.HasErrors() {
		t.Fatalf("%s: %v", text, diags)
	}
	req := apigw.DefaultRequest()
	req.Body = c.settings["body"]
	req.Query = nil
	if name, value, ok := strings.Cut(c.settings["query"], "="); ok {
		req.Query = apigw.Pairs(name, value)
	}
	phase := apigw.RequestPhase
	if c.settings["phase"] == "response" {
		phase = apigw.ResponsePhase
	}
	out, err := tmpl.Render(apigw.NewCall(req).Scope(phase, req.Body), nil)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// sameJSON makes texts comparable that differ in white space or in JSON escapes only.
func sameJSON(text string) any {
	var v any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		return text
	}
	return v
}

func TestApplyFixesLeavesOverlaps(t *testing.T) {
	edit := func(start, end int, text string) Problem {
		return Problem{Fixes: []Fix{replace("", vtl.Span{Start: start, End: end}, text)}}
	}
	cases := []struct {
		name     string
		problems []Problem
		want     string
		made     int
	}{
		{"none", nil, "abcdef", 0},
		{"two apart", []Problem{edit(0, 1, "X"), edit(4, 5, "Y")}, "XbcdYf", 2},
		{"two that touch the same", []Problem{edit(0, 3, "X"), edit(2, 4, "Y")}, "Xdef", 1},
		{"insertions", []Problem{edit(3, 3, "-"), edit(6, 6, "!")}, "abc-def!", 2},
		{"one after the other", []Problem{edit(0, 3, "X"), edit(3, 6, "Y")}, "XY", 2},
	}
	for _, c := range cases {
		if got, made := ApplyFixes("abcdef", c.problems); got != c.want || made != c.made {
			t.Errorf("%s: %q, %d, want %q, %d", c.name, got, made, c.want, c.made)
		}
	}
}
