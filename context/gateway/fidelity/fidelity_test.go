package fidelity_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/context/gateway/fidelity"
)

var update = flag.Bool("update", false, "write the page")

func TestPageIsFresh(t *testing.T) {
	const file = "../../FIDELITY.md"
	want := fidelity.Page()
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("context/FIDELITY.md is stale: run go test ./context/gateway/fidelity -update")
	}
}

func TestBehavioursAreComplete(t *testing.T) {
	kebab := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	seen := map[string]bool{}
	for _, area := range fidelity.All() {
		for _, b := range area.Behaviours {
			if !kebab.MatchString(b.ID) || seen[b.ID] {
				t.Errorf("id %q is not kebab-case or not unique", b.ID)
			}
			seen[b.ID] = true
			if b.What == "" || b.Source == "" || !strings.HasSuffix(b.What, ".") {
				t.Errorf("%s: What must be a sentence, and Source must not be empty", b.ID)
			}
			if b.Evidence == fidelity.Unproven && b.Probe == nil && b.Ask == "" {
				t.Errorf("%s is unproven; it needs a probe or a word on how to find out", b.ID)
			}
		}
	}
}

// TestPinsExist looks every named test up in the sources.
func TestPinsExist(t *testing.T) {
	for _, area := range fidelity.All() {
		for _, b := range area.Behaviours {
			folder, name, ok := strings.Cut(b.Test, " ")
			if !ok {
				t.Errorf("%s: Test %q is not of the form FOLDER TEST", b.ID, b.Test)
				continue
			}
			test, row, _ := strings.Cut(name, "/")
			text := testSources(t, folder)
			if !strings.Contains(text, "func "+test+"(t *testing.T)") {
				t.Errorf("%s: %s has no test %s", b.ID, folder, test)
			}
			switch {
			case row == "":
			case test == "TestConformance":
				if _, err := os.Stat("../../../testdata/conformance/" + row + ".json"); err != nil {
					t.Errorf("%s: %v", b.ID, err)
				}
			case !strings.Contains(text, fmt.Sprintf("%q", row)):
				t.Errorf("%s: no row %q in the tests of %s", b.ID, row, folder)
			}
		}
	}
}

func testSources(t *testing.T, folder string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("../../..", folder, "*_test.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no tests in %s", folder)
	}
	var b strings.Builder
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(text)
	}
	return b.String()
}

// form writes answers as Script prints them.
func form(answers map[string]fidelity.Answer) string {
	var b strings.Builder
	for id, a := range answers {
		fmt.Fprintf(&b, "=== %s\nstatus %d\n", id, a.Status)
		if a.Header != "" {
			fmt.Fprintf(&b, "header %s\n", a.Header)
		}
		fmt.Fprintf(&b, "body\n%s\n", a.Body)
	}
	return b.String()
}

func TestCompare(t *testing.T) {
	ours := map[string]fidelity.Answer{}
	for _, b := range fidelity.Probes() {
		ours[b.ID] = b.Probe.Expected()
	}
	if len(ours) < 20 {
		t.Errorf("only %d probes", len(ours))
	}
	parsed, err := fidelity.ParseAnswers(form(ours))
	if err != nil {
		t.Fatal(err)
	}
	if diff := fidelity.Compare(parsed); len(diff) > 0 {
		t.Errorf("our own answers differ from ours: %v", diff)
	}
	changed := parsed["override-status-text"]
	changed.Status = 404
	parsed["override-status-text"] = changed
	diff := fidelity.Compare(parsed)
	if len(diff) != 1 || diff[0].Behaviour.ID != "override-status-text" || diff[0].Theirs.Status != 404 {
		t.Errorf("Compare = %v, want the one changed answer", diff)
	}
}

func TestParseAnswersErrors(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"hello", `line 1: found "hello", expected a line === ID`},
		{"=== nope\nstatus 200\nbody\n", `line 1: there is no probe "nope"`},
		{"=== override-twice\nstatus abc\nbody\n", `line 2: found status "abc", expected a number`},
		{"=== override-twice\nstatus 000\nbody\n", `line 2: found status "000", expected 100 to 599: the probe was not answered`},
		{"=== override-twice\nstatus 200", "line 2: the answer ends, expected a line body"},
		{"=== override-twice\nstatus 200\nbody\nx\n=== mock-status-text\nwhat\n", `line 6: found "what", expected status N`},
	} {
		_, err := fidelity.ParseAnswers(tt.text)
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%q: %v, want %s…", tt.text, err, tt.want)
		}
	}
}

func TestStack(t *testing.T) {
	var doc struct {
		Resources struct {
			Api struct {
				Properties struct {
					Body struct {
						Paths map[string]any
					}
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(fidelity.Stack()), &doc); err != nil {
		t.Fatal(err)
	}
	if got, want := len(doc.Resources.Api.Properties.Body.Paths), len(fidelity.Probes()); got != want {
		t.Errorf("the stack has %d methods for %d probes", got, want)
	}
	script := fidelity.Script()
	for _, b := range fidelity.Probes() {
		if !strings.Contains(script, "probe "+b.ID+" ") {
			t.Errorf("the script does not call %s", b.ID)
		}
	}
}
