package lint

import (
	"fmt"
	"strings"

	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleOverrideNotText = &Rule{
	ID: "override-not-text", Severity: vtl.Warning, Since: "0.1.0",
	Title:    "a query parameter is overridden by something that is no text",
	Text:     `Values in requestOverride.querystring must be text. A number is dropped without a word.`,
	Remedy:   `Put quotes around it: "$n".`,
	Evidence: "published notes of experiments on AWS",
	Bad:      Example{Phase: RequestPhase, Template: "#set($context.requestOverride.querystring.page = 5)\n{}\n"},
	Good:     Example{Phase: RequestPhase, Template: "#set($context.requestOverride.querystring.page = \"5\")\n{}\n"},
	Fix:      "puts quotes around the value",
	Run:      runOverrideNotText,
}

func runOverrideNotText(p *Pass) {
	for _, s := range p.Flow.Sets {
		if !strings.HasPrefix(s.Path, "$context.requestOverride.querystring.") || s.Value.Kind != flow.Number && s.Value.Kind != flow.Bool {
			continue
		}
		var fixes []Fix
		switch s.Set.Value.(type) {
		case *vtl.NumberLit, *vtl.BoolLit, *vtl.Reference:
			text := p.Text(s.Set.Value)
			fixes = append(fixes, replace("put quotes around it", s.Set.Value.Span(), `"`+text+`"`))
		}
		p.Report(s.Set.Value.Span(), fmt.Sprintf("a %s is dropped: query parameters take text", s.Value.Kind), "", fixes...)
	}
}
