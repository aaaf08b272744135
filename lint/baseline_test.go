package lint

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/vtlcheck/vtlcheck/vtl"
)

func problemsOf(name, text string) []Problem {
	return Run(Input{Source: vtl.NewSource(name, text, nil), Phase: RequestPhase}, nil)
}

const oldTemplate = "{\"v\": \"$input.params('v')\",\n \"w\": \"$input.params('w')\"}\n"

func TestBaseline(t *testing.T) {
	baseline := NewBaseline("", problemsOf("a.vtl", oldTemplate))
	if baseline.Len() != 2 {
		t.Fatalf("the baseline forgives %d problems, want 2", baseline.Len())
	}
	cases := []struct {
		name, text string
		want       []string
	}{
		{"unchanged", oldTemplate, nil},
		{"moved down", "## a comment\n\n" + oldTemplate, nil},
		{"one more", oldTemplate[:len(oldTemplate)-2] + ",\n \"x\": \"$input.params('x')\"}\n", []string{"3:8 unescaped-value"}},
		{"the same twice", oldTemplate[:len(oldTemplate)-2] + ",\n \"x\": \"$input.params('w')\"}\n", []string{"3:8 unescaped-value"}},
		{"one less", "{\"v\": \"$input.params('v')\",\n \"w\": \"\"}\n", []string{"1:1 stale-baseline"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			kept, _ := baseline.Filter(problemsOf("a.vtl", c.text))
			if diff := cmp.Diff(c.want, found(kept)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
	if got, forgiven := baseline.Filter(problemsOf("b.vtl", oldTemplate)); len(got) != 4 || forgiven != 0 {
		t.Errorf("%d problems of another file are forgiven: %q", forgiven, found(got))
	}
}

func TestBaselineRoundTrip(t *testing.T) {
	var first, second bytes.Buffer
	if err := NewBaseline("", append(problemsOf("b.vtl", oldTemplate), problemsOf("a.vtl", oldTemplate)...)).Write(&first); err != nil {
		t.Fatal(err)
	}
	read, err := ReadBaseline("baseline.json", bytes.NewReader(first.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if err := read.Write(&second); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(first.String(), second.String()); diff != "" {
		t.Errorf("-first +second:\n%s", diff)
	}
	if a, b := strings.Index(first.String(), "a.vtl"), strings.Index(first.String(), "b.vtl"); a < 0 || a > b {
		t.Error("the entries are not sorted by file")
	}
}

// TestBaselineFolder: a baseline holds from whatever folder the files are named.
func TestBaselineFolder(t *testing.T) {
	var text bytes.Buffer
	if err := NewBaseline("base.json", problemsOf("sub/a.vtl", oldTemplate)).Write(&text); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, c := range []struct{ wd, base, file string }{
		{".", "base.json", "sub/a.vtl"},
		{".", "base.json", "./sub/../sub/a.vtl"},
		{"sub", "../base.json", "a.vtl"},
		{"sub", filepath.Join(dir, "base.json"), filepath.Join(dir, "sub", "a.vtl")},
	} {
		wd := filepath.Join(dir, c.wd)
		if err := os.MkdirAll(wd, 0o755); err != nil {
			t.Fatal(err)
		}
		t.Chdir(wd)
		b, err := ReadBaseline(c.base, bytes.NewReader(text.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		if kept, forgiven := b.Filter(problemsOf(c.file, oldTemplate)); len(kept) != 0 || forgiven != 2 {
			t.Errorf("%v: forgives %d, keeps %q", c, forgiven, found(kept))
		}
		kept, _ := b.Filter(nil)
		if want := filepath.ToSlash(filepath.Join(filepath.Dir(c.base), "sub/a.vtl")); len(kept) == 0 || !strings.Contains(kept[0].Summary, " in "+want+",") {
			t.Errorf("%v: stale entries do not say %s: %+v", c, want, kept)
		}
	}
}

func TestBaselineErrors(t *testing.T) {
	for text, want := range map[string]string{
		"{}":                                "found no version, expected \"version\": 1; write one with lint --write-baseline",
		"":                                  "b.json: no baseline",
		"{\"version\": 2, \"entries\": []}": "version 2",
		"{\"version\": 1, \"oops\": []}":    "oops",
	} {
		if _, err := ReadBaseline("b.json", strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

func FuzzReadBaseline(f *testing.F) {
	f.Add(`{"version": 1, "entries": [{"rule": "a", "file": "b", "print": "c", "count": 1}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		if b, err := ReadBaseline("b", strings.NewReader(text)); err == nil {
			b.Filter(nil)
		}
	})
}
