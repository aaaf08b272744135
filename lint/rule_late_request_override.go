package lint

import (
	"fmt"
	"strings"

	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleLateRequestOverride = &Rule{
	ID: "late-request-override", Severity: vtl.Warning, Since: "0.1.0",
	Title:    "requestOverride in a response template",
	Text:     `When the response template runs, the request has been sent: an override of it changes nothing.`,
	Remedy:   "Set it in the request template; for the answer use $context.responseOverride.",
	Evidence: docOverride + "; that it has no effect is inferred",
	Bad:      Example{Phase: ResponsePhase, Template: "#set($context.requestOverride.header.X-Page = \"2\")\n{}\n"},
	Good:     Example{Phase: ResponsePhase, Template: "#set($context.responseOverride.header.X-Page = \"2\")\n{}\n"},
	Run:      runLateRequestOverride,
}

func runLateRequestOverride(p *Pass) {
	if p.Phase != ResponsePhase {
		return
	}
	for _, s := range p.Flow.Sets {
		if strings.HasPrefix(s.Path, "$context.requestOverride.") {
			p.Report(s.Set.Target.Span(), fmt.Sprintf("%s is set after the request was sent", s.Path), "")
		}
	}
}
