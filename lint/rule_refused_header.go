package lint

import (
	"fmt"
	"slices"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleRefusedHeader = &Rule{
	ID: "refused-header", Severity: vtl.Error, Since: "0.1.0",
	Title:    "a header that may not be set",
	Text:     `API Gateway refuses Content-Length, Transfer-Encoding, X-Amzn-Trace-Id and X-Amzn-Apigateway-Api-Id on the integration request, and on an AWS service also Authorization, Connection, Expect, Proxy-Authenticate and TE: the call ends with 500 (“header already present”). In an answer some names arrive as x-amzn-Remapped-….`,
	Remedy:   "Do not set it; choose a name of your own.",
	Evidence: byRecord + " for requestParameters; for overrides inferred",
	Bad:      Example{Phase: RequestPhase, Template: "#set($context.requestOverride.header.Content-Length = \"2\")\n{}\n"},
	Good:     Example{Phase: RequestPhase, Template: "#set($context.requestOverride.header.X-Length = \"2\")\n{}\n"},
	Run:      runRefusedHeader,
}

func runRefusedHeader(p *Pass) {
	for _, s := range p.Flow.Sets {
		if name, ok := strings.CutPrefix(s.Path, "$context.requestOverride.header."); ok {
			lower := strings.ToLower(name)
			service := p.Route != nil && strings.EqualFold(p.Route.Integration.Type, "AWS")
			if slices.Contains(catalog.RefusedHeaders, lower) || service && slices.Contains(catalog.RefusedServiceHeaders, lower) {
				p.Report(s.Set.Target.Span(), fmt.Sprintf("the header %s may not be set: the call ends with 500", name), "")
			}
		}
		if name, ok := strings.CutPrefix(s.Path, "$context.responseOverride.header."); ok && slices.Contains(catalog.RemappedHeaders, strings.ToLower(name)) {
			p.ReportInfo(s.Set.Target.Span(), fmt.Sprintf("the client gets the header %s as x-amzn-Remapped-%s", name, name), "")
		}
	}
}
