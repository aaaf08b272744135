package proof

import (
	"path/filepath"
	"testing"

	"github.com/vtlcheck/vtlcheck/context/apidef"
	"github.com/vtlcheck/vtlcheck/context/gateway"
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

func TestShow(t *testing.T) {
	for _, path := range []string{"orders/template.json", "orders-broken/template.json"} {
		for _, p := range proofsOf(t, path) {
			t.Log(p.String())
		}
	}
}
