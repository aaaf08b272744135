package gateway_test

import (
	"os"
	"testing"

	"github.com/vtlcheck/vtlcheck/context/apidef"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// TestOrders checks the two applications of testdata: the right one is clean, and of
// its twin each mistake is found where it stands.
func TestOrders(t *testing.T) {
	for _, tt := range []struct{ folder, want string }{
		{"orders", ""},
		{"orders-broken", "empty-error-response template.json:106\nescaped-apostrophe template.json:93\n" +
			"timed-out-as-success template.json:106\ntimed-out-forgotten template.json:106\nunescaped-cause template.json:106"},
	} {
		t.Run(tt.folder, func(t *testing.T) {
			file := "../../testdata/" + tt.folder + "/template.json"
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			def, diagnostics := apidef.Read("template.json", text, nil)
			if diagnostics.Worst() == vtl.Error {
				t.Fatal(diagnostics)
			}
			var rows []gateway.Row
			for _, r := range def.Routes {
				c, _ := gateway.Compile(r)
				rows = append(rows, gateway.CheckRoute(c, gateway.InferTarget(r, ""), nil)...)
			}
			if got := found(rows); got != tt.want {
				t.Errorf("found\n%s\nwant\n%s\n\nrows:\n%s", got, tt.want, show(rows))
			}
		})
	}
}
