package lint

import (
	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleGatewayResponseName = &Rule{
	ID: "gateway-response-name", Severity: vtl.Warning, Since: "0.1.0",
	Title:    "$context.error in a mapping template",
	Text:     `$context.error describes an error of API Gateway itself. It has values in gateway responses, which are answered instead of running a template; in a template it is empty.`,
	Remedy:   "Read the backend's answer: $input.path('$.message'); or write a gateway response.",
	Evidence: docGateway,
	Bad:      Example{Template: "{\"message\": \"$context.error.message\"}\n"},
	Good:     Example{Template: "{\"message\": $input.json('$.message')}\n"},
	Run:      runGatewayResponseName,
}

func runGatewayResponseName(p *Pass) {
	for _, m := range p.Flow.Misses {
		m = deepest(m)
		if path := missPath(m); m.Elsewhere != nil && (m.Elsewhere.Where&catalog.GatewayResponse != 0 || path == "$context.error") {
			p.nameElsewhere(m, path, "gateway responses")
		}
	}
}
