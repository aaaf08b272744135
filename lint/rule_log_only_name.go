package lint

import (
	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleLogOnlyName = &Rule{
	ID: "log-only-name", Severity: vtl.Warning, Since: "0.1.0",
	Title:    "a $context name that only the access log knows",
	Text:     `$context.status, $context.integration.latency, $context.xrayTraceId and others are known when the access log is written, after all templates have run. In a template they are empty.`,
	Remedy:   "Put them into the access-log format of the stage.",
	Evidence: docLog,
	Bad:      Example{Template: "{\"trace\": \"$context.xrayTraceId\"}\n"},
	Good:     Example{Template: "{\"request\": \"$context.requestId\"}\n"},
	Run:      runLogOnlyName,
}

func runLogOnlyName(p *Pass) {
	p.elsewhere(catalog.AccessLog, func(m flow.Miss, path string) {
		if m.Elsewhere.Where&catalog.GatewayResponse == 0 {
			p.nameElsewhere(m, path, "access-log formats")
		}
	})
}
