package lint

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleDollarKey = &Rule{
	ID: "dollar-key", Severity: vtl.Error, Since: "0.1.0",
	Title:    "a JSON name that starts with a dollar sign",
	Text:     `"$ref", "$set", "$schema" and their like are references to the engine, and without a value: the name that arrives is "".`,
	Remedy:   `Put a backslash before the dollar: "\$ref"; or print it from a variable: #set($d = '$') and "${d}ref".`,
	Evidence: byEngine,
	Bad:      Example{Template: "{\"$ref\": \"#/components/Order\"}\n"},
	Good:     Example{Template: "#set($d = '$')\n{\"${d}ref\": \"#/components/Order\"}\n"},
	Fix:      "puts a backslash before the dollar",
	Run:      runDollarKey,
}

func runDollarKey(p *Pass) {
	for _, e := range p.Flow.Emits {
		if ref, ok := e.At.(*vtl.Reference); ok && p.isDollarKey(e) {
			p.Report(ref.Span(), fmt.Sprintf("the name %q is a reference, and prints nothing", p.Text(ref)), "",
				insert("put a backslash before the dollar", ref.Span().Start, `\`))
		}
	}
}

// isDollarKey says whether an undefined variable is printed into a JSON name.
func (f *Facts) isDollarKey(e *flow.Emit) bool {
	ref, ok := e.At.(*vtl.Reference)
	return ok && e.Value != nil && e.Value.Kind == flow.Nothing && e.Place.Spot == flow.InKey && len(ref.Steps) == 0 && !f.Assigned(ref.Name)
}

// dollarKey says the same of a reference.
func (f *Facts) dollarKey(ref *vtl.Reference) bool {
	for _, e := range f.Flow.Emits {
		if e.At == vtl.Node(ref) && f.isDollarKey(e) {
			return true
		}
	}
	return false
}
