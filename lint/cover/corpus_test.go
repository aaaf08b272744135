package cover_test

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/vtlcheck/vtlcheck/context/vtltest"
	"github.com/vtlcheck/vtlcheck/lint/cover"
)

// TestSuggestOnSoundTemplates: for the templates that lint must be silent about,
// suggestions alone reach nearly everything, and pass when they are written.
func TestSuggestOnSoundTemplates(t *testing.T) {
	archives, err := filepath.Glob("../../testdata/lint/clean/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal(archives, err)
	}
	var before, after cover.Ratio
	for _, path := range archives {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if !strings.HasSuffix(f.Name, ".vtl") {
				continue
			}
			first, then := suggestFor(t, f.Name, string(f.Data))
			before, after = before.Plus(first), after.Plus(then)
			if then.Covered < then.Total {
				t.Logf("%s %s: %d of %d", filepath.Base(path), f.Name, then.Covered, then.Total)
			}
		}
	}
	if after.Percent() < 95 { // the rest cannot be reached: a loop over the three kinds of parameters
		t.Errorf("suggestions reach %v %%", after.Percent())
	}
	t.Logf("no case reaches %d of %d points, suggestions %d", before.Covered, before.Total, after.Covered)
}

// suggestFor gives what is reached of a template without cases, and with those that are
// suggested and written.
func suggestFor(t *testing.T, name, text string) (before, after cover.Ratio) {
	t.Helper()
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, name), text)
	write(t, filepath.Join(dir, "c.vtltest.yaml"), "template: "+name+"\ncases:\n  - name: first\n    skip: nothing is known yet\n")
	s, err := vtltest.Run(context.Background(), vtltest.Options{Paths: []string{dir}, Trace: true}, io.Discard, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	c := cover.NewCollector()
	for _, o := range s.Outcomes {
		c.Add(o.Case.Name, o.Case.Subject.Compiled, o.Exchange)
	}
	before = c.Profile().Points()
	if _, err := vtltest.WriteCases(vtltest.Suggest(context.Background(), s, c)); err != nil {
		t.Fatal(err)
	}
	_, again := runCases(t, dir) // what was written passes, and reaches what it promised
	after = again.Profile().Points()
	if after != c.Profile().Points() {
		t.Errorf("%s: the suggestions reached %v, the cases that were written %v", name, c.Profile().Points(), after)
	}
	return before, after
}
