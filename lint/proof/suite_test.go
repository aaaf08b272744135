package proof

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// suiteCase is a file of testdata/proof: a template with the verdict on each of its
// obligations. See its README.
type suiteCase struct {
	name    string
	in      Input
	want    string
	witness string
}

func suite(t testing.TB) []suiteCase {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(testdata, "proof", "*.txtar"))
	if err != nil || len(paths) == 0 {
		t.Fatal("no cases", err)
	}
	var out []suiteCase
	for _, path := range paths {
		out = append(out, readCase(t, path))
	}
	return out
}

func readCase(t testing.TB, path string) suiteCase {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	archive := txtar.Parse(data)
	settings := map[string]string{}
	for _, line := range strings.Split(string(archive.Comment), "\n")[1:] {
		if key, text, ok := strings.Cut(line, ": "); ok {
			settings[key] = text
		}
	}
	text := string(archive.Files[0].Data)
	if settings["chop"] != "" {
		text = strings.TrimSuffix(text, "\n")
	}
	c := suiteCase{name: strings.TrimSuffix(filepath.Base(path), ".txtar"), want: settings["want"], witness: settings["witness"]}
	c.in = Input{Source: vtl.NewSource(c.name+".vtl", text, nil), Phase: apigw.RequestPhase, ContentType: settings["contenttype"]}
	if settings["phase"] == "response" {
		c.in.Phase = apigw.ResponsePhase
	}
	if name := settings["target"]; name != "" {
		if c.in.Target, err = target.Lookup(name); err != nil {
			t.Fatal(path, err)
		}
	}
	return c
}

func verdicts(proofs []Proof) string {
	var list []string
	for _, p := range proofs {
		list = append(list, string(p.Obligation)+" "+string(p.Verdict))
	}
	return strings.Join(list, ", ")
}

func TestSuite(t *testing.T) {
	for _, c := range suite(t) {
		t.Run(c.name, func(t *testing.T) {
			start := time.Now()
			proofs := Template(c.in, nil)
			t.Log(time.Since(start))
			if got := verdicts(proofs); got != c.want {
				var b strings.Builder
				Write(&b, proofs)
				t.Errorf("got  %s\nwant %s\n%s", got, c.want, b.String())
			}
			checkPromises(t, proofs)
			if c.witness != "" {
				checkWitness(t, c, proofs)
			}
		})
	}
}

// checkPromises: whatever the verdict, a proof says why.
func checkPromises(t *testing.T, proofs []Proof) {
	t.Helper()
	for _, p := range proofs {
		switch {
		case len(p.Assumes) == 0:
			t.Errorf("%s assumes nothing", p.Obligation)
		case p.Verdict == Unknown && (p.Reason == "" || p.Remedy == ""):
			t.Errorf("%s is unknown without a reason or a remedy", p.Obligation)
		case p.Verdict == Refuted && (p.Witness == nil || p.Reason == "" || p.Remedy == "" || len(p.Witness.Path) == 0):
			t.Errorf("%s is refuted without a witness, a reason, a path or a remedy: %+v", p.Obligation, p)
		case p.Verdict == Refuted && p.Span == (vtl.Span{}) && p.Obligation != Answers:
			t.Errorf("%s is refuted without a place", p.Obligation)
		}
	}
}

// checkWitness: one of the refutations shows what a person would show.
func checkWitness(t *testing.T, c suiteCase, proofs []Proof) {
	t.Helper()
	var got []string
	for _, p := range proofs {
		if p.Verdict == Refuted {
			got = append(got, p.Witness.Paste())
		}
	}
	if !slices.Contains(got, c.witness) {
		t.Errorf("witnesses %q, want %s", got, c.witness)
	}
}
