package proof_test

import (
	"fmt"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/lint/proof"
	"github.com/vtlcheck/vtlcheck/vtl"
)

func ExampleTemplate() {
	src := vtl.NewSource("greet.vtl", `{"name": "$util.escapeJavaScript($input.params('name'))"}`, nil)
	for _, p := range proof.Template(proof.Input{Source: src, Phase: apigw.RequestPhase}, nil) {
		fmt.Println(p.Obligation, p.Verdict)
		if p.Witness != nil {
			name, _ := p.Witness.Request.Query.Get("name")
			fmt.Printf("  %s: %s\n", p.Witness.Path[0], name)
		}
	}
	// Output:
	// O1 proven
	// O2 refuted
	//   the query parameter name is the text "'": '
	// O4 unknown
}
