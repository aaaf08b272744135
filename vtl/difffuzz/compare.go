package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/vtlcheck/vtlcheck/vtl"
)

// testCase is a template with the root references that it sees.
type testCase struct {
	ID       string         `json:"id"`
	Template string         `json:"template"`
	Vars     map[string]any `json:"vars"`
}

// result is what one engine made of a case.
type result struct {
	Output *string `json:"output,omitempty"`
	Error  string  `json:"error,omitempty"`

	panicked bool
	limited  bool // package vtl stopped it where others go on
}

func (r result) String() string {
	if r.Output == nil {
		return "error: " + r.Error
	}
	return fmt.Sprintf("%q", *r.Output)
}

// difference is a case of which the engines think differently.
type difference struct {
	testCase
	Expect expectation `json:"expect"`
	ours   result
	theirs result
}

// expectation is how a conformance case writes a result.
type expectation struct {
	Output *string `json:"output,omitempty"`
	Error  bool    `json:"error,omitempty"`
}

func newDifference(c testCase, ours, theirs result) difference {
	return difference{
		testCase: c,
		Expect:   expectation{Output: theirs.Output, Error: theirs.Output == nil},
		ours:     ours,
		theirs:   theirs,
	}
}

func (d difference) String() string {
	return fmt.Sprintf("%s %q\n  ours   %s\n  theirs %s", d.ID, d.Template, d.ours, d.theirs)
}

// compare renders every case with both engines, and counts those that the other one
// refuses.
func compare(engine string, cases []testCase) (diffs []difference, refused int, err error) {
	theirs, err := askEngine(engine, cases)
	if err != nil {
		return nil, 0, err
	}
	for i, c := range cases {
		if theirs[i].Output == nil {
			refused++
		}
		if ours := renderCase(c); differ(ours, theirs[i]) {
			diffs = append(diffs, newDifference(c, ours, theirs[i]))
		}
	}
	return diffs, refused, nil
}

// kind tells differences apart that have most likely the same cause: how the other
// engine failed, or the output's text.
func (d difference) kind() string {
	if d.theirs.Output != nil {
		return d.ours.String() + "\n" + d.theirs.String()
	}
	return fmt.Sprint(d.ours.panicked, d.ours.Output == nil, details.ReplaceAllString(d.theirs.Error, ""))
}

// details are the parts of an error's text that differ from case to case.
var details = regexp.MustCompile(`[0-9]+|"[^"]*"|'[^']*'|\n(?s:.*)`)

// perKind leaves n differences of each kind.
func perKind(diffs []difference, n int) []difference {
	seen := map[string]int{}
	return slices.DeleteFunc(diffs, func(d difference) bool {
		seen[d.kind()]++
		return seen[d.kind()] > n
	})
}

// identity is the hash code that Java makes up for an object: it means nothing.
var identity = regexp.MustCompile(`@[0-9a-f]{5,}`)

func differ(ours, theirs result) bool {
	if ours.panicked {
		return true
	}
	if theirs.Error == "timeout" || ours.limited {
		return false
	}
	if ours.Output == nil || theirs.Output == nil {
		return (ours.Output == nil) != (theirs.Output == nil)
	}
	return *ours.Output != *theirs.Output &&
		identity.ReplaceAllString(*ours.Output, "@") != identity.ReplaceAllString(*theirs.Output, "@")
}

// renderCase renders with package vtl. A panic differs from everything.
func renderCase(c testCase) (r result) {
	defer func() {
		if p := recover(); p != nil {
			r = result{Error: fmt.Sprint("panic: ", p), panicked: true}
		}
	}()
	t, diags := vtl.Parse("mapping", c.Template)
	if diags.HasErrors() {
		return result{Error: diags[0].Error()}
	}
	out, err := t.Render(scopeOf(c.Vars), nil)
	if err != nil {
		return result{Error: err.Error(), limited: isLimit(err)}
	}
	out = strings.ToValidUTF8(out, "\ufffd")
	return result{Output: &out}
}

// isLimit says whether a limit of package vtl ended a render.
func isLimit(err error) bool {
	var e *vtl.EvalError
	return errors.As(err, &e) && e.Rule != vtl.RuleException
}

// askEngine has the other program render the cases.
func askEngine(engine string, cases []testCase) ([]result, error) {
	dir, err := os.MkdirTemp("", "difffuzz")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	in, out := filepath.Join(dir, "cases.json"), filepath.Join(dir, "out.json")
	text, err := json.Marshal(cases)
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(in, text, 0o644); err != nil {
		return nil, err
	}
	if said, err := exec.Command(engine, "batch", in, out).CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%s: %v\n%s", engine, err, said)
	}
	text, err = os.ReadFile(out)
	if err != nil {
		return nil, err
	}
	var results []result
	if err := json.Unmarshal(text, &results); err != nil {
		return nil, err
	}
	if len(results) != len(cases) {
		return nil, fmt.Errorf("%s answered %d of %d cases", engine, len(results), len(cases))
	}
	return results, nil
}
