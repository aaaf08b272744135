package proof

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/vtl"
)

func suiteProofs(t *testing.T, name string) []Proof {
	t.Helper()
	return Template(readCase(t, filepath.Join(testdata, "proof", name+".txtar")).in, nil)
}

// TestProblems: a refutation is an error, what is unknown an info, a loop that is cut
// off a warning, what is proven nothing.
func TestProblems(t *testing.T) {
	for _, c := range []struct {
		name string
		want string // severity and rule, in order
	}{
		{"article-request", ""},
		{"raw-in-string", "error proof-refuted, error proof-refuted"},
		{"escape-without-unescape", "error proof-refuted"},
		{"trailing-comma", "error proof-refuted, info proof-unknown"},
		{"response-raw-cause", "error proof-refuted, error proof-refuted, error proof-refuted, error proof-refuted, error proof-refuted"},
		{"input-not-string", "error proof-refuted"},
		{"input-from-body", "info proof-refuted"},
		{"key-from-client", "info proof-unknown"},
		{"loop-has-next", "warning foreach-1000"},
		{"loop-leading-comma", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, d := range Problems(suiteProofs(t, c.name)) {
				if d.Summary == "" || d.Detail == "" || d.Source == nil {
					t.Errorf("a problem without words or place: %+v", d)
				}
				if word := d.Severity.String() + " " + d.Rule; len(got) == 0 || got[len(got)-1] != word || d.Rule == RuleRefuted {
					got = append(got, word)
				}
			}
			if diff := cmp.Diff(c.want, strings.Join(got, ", ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestEvidence: what a problem says of a refutation, its evidence does not say again.
func TestEvidence(t *testing.T) {
	proofs := suiteProofs(t, "response-raw-cause")
	var whole, evidence strings.Builder
	if err := Write(&whole, proofs); err != nil {
		t.Fatal(err)
	}
	if err := WriteEvidence(&evidence, proofs); err != nil {
		t.Fatal(err)
	}
	for _, p := range proofs {
		if p.Verdict != Refuted {
			continue
		}
		for _, once := range []string{p.Reason, "remedy:"} {
			if !strings.Contains(whole.String(), once) || strings.Contains(evidence.String(), once) {
				t.Errorf("%q: want it in the proof and not in its evidence:\n%s", once, evidence.String())
			}
		}
		if shown := string(p.Obligation) + " refuted"; !strings.Contains(evidence.String(), shown) || !strings.Contains(evidence.String(), "  rendered, with what breaks in ⟦⟧:\n") {
			t.Errorf("%s is missing:\n%s", shown, evidence.String())
		}
	}
}

// TestHint: a problem says what to paste, as a whole where that is an execution's answer.
func TestHint(t *testing.T) {
	for _, d := range Problems(suiteProofs(t, "response-raw-cause")) {
		_, hint, _ := strings.Cut(d.Detail, "try it with ")
		var whole map[string]any
		if err := json.NewDecoder(strings.NewReader(hint)).Decode(&whole); err != nil || len(whole) == 0 {
			t.Errorf("the answer is cut: %s: %v", d.Detail, err)
		}
	}
	for _, c := range []struct{ text, want string }{
		{strings.Repeat("é", 300), strings.Repeat("é", 300)},
		{strings.Repeat("é", 301), strings.Repeat("é", 300) + "… (1 character more; lint --write-case DIR writes all of it)"},
		{"[" + strings.Repeat("1234567,", 100) + "1]", "[" + strings.Repeat("1234567,", 74) + "… (210 characters more; lint --write-case DIR writes all of it)"},
		{strings.Repeat("x", 601), strings.Repeat("x", 600) + "… (1 character more; lint --write-case DIR writes all of it)"},
	} {
		if diff := cmp.Diff(c.want, cutInput(c.text)); diff != "" {
			t.Error(diff)
		}
	}
}

// TestText: what a person sees.
func TestText(t *testing.T) {
	for _, name := range []string{"article-request-one-backslash", "raw-in-string", "response-raw-cause", "comma-while-skipping", "key-from-client", "index-unchecked", "loop-has-next"} {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			if err := Write(&b, suiteProofs(t, name)); err != nil {
				t.Fatal(err)
			}
			golden(t, filepath.Join(testdata, "proof", name+".golden"), b.String())
		})
	}
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Error(diff)
	}
}

// TestJSON: the form of --format json.
func TestJSON(t *testing.T) {
	data, err := json.Marshal(suiteProofs(t, "article-request-one-backslash"))
	if err != nil {
		t.Fatal(err)
	}
	var got []struct {
		File, Obligation, Verdict, Reason string
		Line, Column                      int
		Assumes                           []string
		Witness                           *struct {
			Body, Output string
			BrokenAt     [2]int
			Path         []string
		}
	}
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	p := got[2]
	if p.File != "article-request-one-backslash.vtl" || p.Line != 4 || p.Obligation != "O3" || p.Verdict != "refuted" || p.Reason == "" || len(p.Assumes) == 0 {
		t.Errorf("%+v", p)
	}
	if p.Witness == nil || p.Witness.Body != `"'"` || p.Witness.Output[p.Witness.BrokenAt[0]:p.Witness.BrokenAt[1]] != `\'` {
		t.Errorf("%+v", p.Witness)
	}
	if got[0].Verdict != "proven" || got[0].Witness != nil {
		t.Errorf("%+v", got[0])
	}
}

// TestWitnessBreaks: every refutation of the suite fails when its witness is rendered
// once more.
func TestWitnessBreaks(t *testing.T) {
	for _, c := range suite(t) {
		s := subjectOf(c.in, nil)
		for _, p := range Template(c.in, nil) {
			if p.Verdict != Refuted {
				continue
			}
			for _, w := range append([]*Witness{p.Witness}, p.More...) {
				o := s.run(sample{w.Request, w.Result}, map[Obligation]bool{p.Obligation: true})
				if o.broken[p.Obligation] == nil {
					t.Errorf("%s: the witness of %s breaks nothing", c.name, p.Obligation)
				}
			}
		}
	}
}

// FuzzTemplate: no text makes the prover panic, hang or contradict itself.
func FuzzTemplate(f *testing.F) {
	for _, c := range suite(f) {
		f.Add(c.in.Source.Text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 {
			return
		}
		in := Input{Source: vtl.NewSource("fuzz.vtl", text, nil)}
		s := subjectOf(in, nil)
		if s == nil {
			return // an empty template lets the payload pass
		}
		proven := s.provenOf()
		if o, out := violation(s, proven, 3, 20); out != nil {
			t.Errorf("%s is proven and broken by %q: %s", o, out.sample.req.Body, out.broken[o].message)
		}
		Template(in, &Options{MaxTried: 100})
	})
}

// TestConditions: a problem says what its witness meets, and that anything breaks a template
// only where nothing was found that does not.
func TestConditions(t *testing.T) {
	const kv = "#set($raw = $input.path('$'))\n{\"v\": \"#foreach($p in $raw.split('&'))#set($kv = $p.split('='))$util.base64Encode($kv[1])#end\"}"
	for _, c := range []struct{ name, template, want string }{
		{"a body that decides", kv, ` when the body is "abc"`},
		{"a raw body that decides", strings.Replace(kv, "$input.path('$')", "$input.body", 1), " when the body is empty"},
		{"nothing decides", `{"v": "a}` + "$util.base64Encode($input.body)", " when whatever the input is"},
		{"a member decides", `{"v": "$input.path('$.a')"}`, ` when $.a is the text '"'`},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := Input{Source: vtl.NewSource("c.vtl", c.template, nil), ContentType: "application/x-www-form-urlencoded", Phase: apigw.RequestPhase}
			for _, d := range Problems(Template(in, nil)) {
				if d.Rule == RuleRefuted && strings.HasSuffix(d.Summary, c.want) {
					return
				}
				t.Logf("%s", d.Summary)
			}
			t.Errorf("no problem ends with %q", c.want)
		})
	}
}
