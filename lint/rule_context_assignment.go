package lint

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleContextAssignment = &Rule{
	ID: "context-assignment", Severity: vtl.Warning, Since: "0.1.0",
	Title:    "an assignment into $context",
	Text:     `$context has been seen to be an unmodifiable map on AWS, in which an assignment throws and ends the call with 500. Only what is below requestOverride and responseOverride is there to be set.`,
	Remedy:   "Keep the value in a variable of its own: #set($tenant = …).",
	Evidence: "published class names from AWS (Collections$UnmodifiableMap); that the call fails is inferred",
	Bad:      Example{Template: "#set($context.tenant = \"a\")\n{}\n"},
	Good:     Example{Template: "#set($tenant = \"a\")\n{\"tenant\": \"$tenant\"}\n"},
	Run:      runContextAssignment,
}

func runContextAssignment(p *Pass) {
	for _, s := range p.Flow.Sets {
		if s.Refused {
			p.Report(s.Set.Target.Span(), fmt.Sprintf("%s cannot be set", s.Path), "")
		}
	}
}
