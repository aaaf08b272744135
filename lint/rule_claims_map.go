package lint

import (
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleClaimsMap = &Rule{
	ID: "claims-map", Severity: vtl.Error, Since: "0.1.0",
	Title:    "the claims as a whole",
	Text:     `Single claims can be read, but $context.authorizer.claims itself is null: it prints nothing, and keySet() or a loop over it gives nothing.`,
	Remedy:   "Name each claim: $context.authorizer.claims.sub, $context.authorizer.claims['cognito:groups'].",
	Evidence: docReference,
	Bad:      Example{Template: "{\"claims\": \"$context.authorizer.claims\"}\n"},
	Good:     Example{Template: "{\"sub\": \"$util.escapeJavaScript($context.authorizer.claims.sub).replaceAll(\"\\\\'\",\"'\")\"}\n"},
	Run:      runClaimsMap,
}

func runClaimsMap(p *Pass) {
	for _, ref := range p.Refs {
		if ref.Name != "context" || len(ref.Steps) < 2 || stepLabel(ref.Steps[0]) != "authorizer" || stepLabel(ref.Steps[1]) != "claims" {
			continue
		}
		if len(ref.Steps) > 2 && !wholeMap(ref.Steps[2]) || p.compared(ref) {
			continue
		}
		p.Report(ref.Span(), "$context.authorizer.claims as a whole is empty", "")
	}
}

// wholeMap says whether a call asks for all of a map.
func wholeMap(step vtl.Step) bool {
	call, ok := step.(*vtl.Call)
	if !ok {
		return false
	}
	switch call.Name {
	case "keySet", "entrySet", "values", "size", "toString":
		return true
	}
	return false
}
