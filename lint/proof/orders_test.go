package proof

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/context/apidef"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/context/target"
)

const testdata = "../../testdata"

// routesOf reads the routes of a definition in testdata.
func routesOf(t testing.TB, path string) []*gateway.Route {
	t.Helper()
	def, diags, err := apidef.ReadFile(filepath.Join(testdata, path), nil)
	if err != nil || diags.HasErrors() {
		t.Fatal(err, diags)
	}
	return def.Routes
}

func proofsOf(t testing.TB, path string) []Proof {
	t.Helper()
	var out []Proof
	for _, r := range routesOf(t, path) {
		compiled, _ := gateway.Compile(r)
		out = append(out, Route(compiled, nil, nil)...)
	}
	return out
}

// firstOf gives the proofs of the first template, a request's.
func firstOf(proofs []Proof) map[Obligation]Proof {
	out := map[Obligation]Proof{}
	for _, p := range proofs {
		if _, again := out[p.Obligation]; again {
			break
		}
		out[p.Obligation] = p
	}
	return out
}

// TestOrders: the request of the sample application holds for every client that sends
// JSON, its response for every end of an execution.
func TestOrders(t *testing.T) {
	for _, p := range proofsOf(t, "orders/template.json") {
		if p.Verdict != Proven {
			t.Error(p.String())
		}
		if p.Obligation == Contract && !slices.Contains(p.Assumes, ClientJSON) {
			t.Errorf("%s assumes %q, expected %s among it", p.Obligation, p.Assumes, ClientJSON)
		}
		if p.LoopLimit != nil {
			t.Errorf("%s has a loop limit without a loop", p.Obligation)
		}
	}
}

// TestOrdersBroken: one backslash less, and an apostrophe is enough; a cause with a
// quote breaks the answer, and what timed out is answered as a success.
func TestOrdersBroken(t *testing.T) {
	proofs := proofsOf(t, "orders-broken/template.json")
	request := firstOf(proofs)
	for _, o := range []Obligation{WellFormed, Contract} {
		if p := request[o]; p.Verdict != Refuted || p.Witness.Paste() != `"'"` {
			t.Errorf("%s is %s with %+v, expected to be refuted by an apostrophe", o, p.Verdict, p.Witness)
		}
	}
	if p := request[Renders]; p.Verdict != Proven {
		t.Error(p.String())
	}
	answers := answersOf(proofs)
	if answers.Verdict != Refuted {
		t.Fatal(answers.String())
	}
	if w := answers.Witness; w.Result.Class != target.Failed || !strings.Contains(w.Result.Body, `"cause":"\""`) {
		t.Errorf("the witness is %s, expected a cause that is a quote", w.Result.Body)
	}
	if len(answers.More) != 1 || answers.More[0].Result.Class != target.TimedOut || answers.More[0].Status != 200 {
		t.Errorf("expected a second witness that timed out: %s", answers.String())
	}
}

// answersOf gives the first proof of O5.
func answersOf(proofs []Proof) Proof {
	for _, p := range proofs {
		if p.Obligation == Answers {
			return p
		}
	}
	return Proof{}
}

// TestWitness: the place of a witness is that of the reference whose bytes broke it.
func TestWitness(t *testing.T) {
	p := firstOf(proofsOf(t, "orders-broken/template.json"))[Contract]
	w := p.Witness
	if got := w.Output[w.BrokenAt.Start:w.BrokenAt.End]; got != `\'` {
		t.Errorf("broken at %q", got)
	}
	if got := p.Source.Slice(w.Reference); got != "$order" {
		t.Errorf("the reference is %q", got)
	}
	if got := strings.Join(w.Path, "; "); got != `$ is the text "'"` {
		t.Errorf("the path is %q", got)
	}
}
