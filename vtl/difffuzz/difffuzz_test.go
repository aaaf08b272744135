package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestMain lets the test's own binary stand for another engine, one that prints ? for é.
func TestMain(m *testing.M) {
	if len(os.Args) == 4 && os.Args[1] == "batch" {
		if err := fakeEngine(os.Args[2], os.Args[3]); err != nil {
			panic(err)
		}
		return
	}
	os.Exit(m.Run())
}

func fakeEngine(in, out string) error {
	text, err := os.ReadFile(in)
	if err != nil {
		return err
	}
	var cases []testCase
	if err := json.Unmarshal(text, &cases); err != nil {
		return err
	}
	results := make([]result, len(cases))
	for i, c := range cases {
		results[i] = renderCase(testCase{Template: c.Template, Vars: roots})
		if results[i].Output != nil {
			changed := strings.ReplaceAll(*results[i].Output, "é", "?")
			results[i].Output = &changed
		}
	}
	text, err = json.Marshal(results)
	if err != nil {
		return err
	}
	return os.WriteFile(out, text, 0o644)
}

func TestGenerateIsRepeatable(t *testing.T) {
	corpus := []string{"#set($a = 1)$a", "$s.length()"}
	one, two := generate(corpus, 7, 200), generate(corpus, 7, 200)
	if diff := cmp.Diff(one, two); diff != "" {
		t.Error(diff)
	}
	if other := generate(corpus, 8, 200); cmp.Equal(one, other) {
		t.Error("another seed gives the same cases")
	}
}

// TestGenerateCovers: a thousand cases hold every directive and most methods, and not
// all of them are wrong.
func TestGenerateCovers(t *testing.T) {
	var all strings.Builder
	fine := 0
	for _, c := range generate(nil, 1, 1000) {
		all.WriteString(c.Template)
		if renderCase(c).Output != nil {
			fine++
		}
	}
	for _, want := range []string{
		"#set", "#if", "#elseif", "#else", "#{else}", "#foreach", "#define", "#stop", "#break", "#macro", "##", "#*", "#[[",
		"$s", "${", "$!", "$!{", "\\$", "&&", "||", " and ", "==", "..", "\r\n", "é", "😀", ".substring(", ".replaceAll(", ".format(",
	} {
		if !strings.Contains(all.String(), want) {
			t.Errorf("no case holds %q", want)
		}
	}
	if fine < 400 || fine > 990 {
		t.Errorf("%d of 1000 cases render", fine)
	}
}

// TestCompareAndShrink finds the fake engine's one mistake, cut down to it.
func TestCompareAndShrink(t *testing.T) {
	cases := []testCase{
		{ID: "same", Template: "#if($t)a#end", Vars: roots},
		{ID: "differs", Template: "some text #foreach($i in $l)$i é#end and more", Vars: roots},
		{ID: "refused", Template: "#if(", Vars: roots},
	}
	diffs, refused, err := compare(os.Args[0], cases)
	if err != nil {
		t.Fatal(err)
	}
	if len(diffs) != 1 || diffs[0].ID != "differs" || refused != 1 {
		t.Fatalf("%d refused, differences %v", refused, diffs)
	}
	diffs, err = shrink(os.Args[0], diffs)
	if err != nil {
		t.Fatal(err)
	}
	if diffs[0].Template != "é" {
		t.Errorf("cut down to %q", diffs[0].Template)
	}
	if got := diffs[0].String(); !strings.Contains(got, `theirs "?"`) {
		t.Errorf("shown as %s", got)
	}
}

func TestDiffer(t *testing.T) {
	text := func(s string) result { return result{Output: &s} }
	for _, c := range []struct {
		name         string
		ours, theirs result
		want         bool
	}{
		{"same", text("a"), text("a"), false},
		{"other text", text("a"), text("b"), true},
		{"hash codes", text("[C@1b2c3d4e"), text("[C@5f3a21"), false},
		{"both refuse", result{Error: "x"}, result{Error: "y"}, false},
		{"we refuse", result{Error: "x"}, text("a"), true},
		{"they refuse", text("a"), result{Error: "x"}, true},
		{"they take too long", text("a"), result{Error: "timeout"}, false},
		{"a limit of ours", result{Error: "x", limited: true}, text("a"), false},
		{"we panic", result{Error: "x", panicked: true}, result{Error: "y"}, true},
	} {
		if got := differ(c.ours, c.theirs); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// TestSave: what is found can be kept as conformance cases.
func TestSave(t *testing.T) {
	file := filepath.Join(t.TempDir(), "found.json")
	o := options{out: file}
	output := "b"
	found := newDifference(testCase{ID: "1-2", Template: "$s"}, result{}, result{Output: &output})
	if err := o.save([]difference{found}); err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		ID, Template string
		Expect       struct{ Output string }
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &cases); err != nil || len(cases) != 1 || cases[0].Expect.Output != "b" {
		t.Errorf("%s: %v", text, err)
	}
}

func TestCorpus(t *testing.T) {
	corpus, err := readCorpus("../../testdata/conformance")
	if err != nil || len(corpus) < 1500 {
		t.Fatalf("%d templates, %v", len(corpus), err)
	}
	g := generate(corpus, 3, 100)
	if len(g) != 100 {
		t.Errorf("%d cases", len(g))
	}
}
