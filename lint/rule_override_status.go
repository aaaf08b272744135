package lint

import (
	"fmt"
	"strconv"

	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

var ruleOverrideStatus = &Rule{
	ID: "override-status", Severity: vtl.Warning, Since: "0.1.0",
	Title:    "a status that is no integer from 100 to 599",
	Text:     `$context.responseOverride.status takes an integer from 100 to 599. An empty value is ignored, and the status of the integration response stays: 200, as a rule. What a text such as "404" does is not documented.`,
	Remedy:   "Set an integer: #set($context.responseOverride.status = 404).",
	Evidence: docOverride + "; published experiments on AWS that an empty value is ignored",
	Bad:      Example{Template: "#set($code = $input.params('code'))\n#set($context.responseOverride.status = \"$code\")\n{}\n"},
	Good:     Example{Template: "#set($context.responseOverride.status = 404)\n{}\n"},
	Fix:      "writes a constant status without quotes",
	Run:      runOverrideStatus,
}

func runOverrideStatus(p *Pass) {
	for _, s := range p.Flow.Sets {
		if s.Path != "$context.responseOverride.status" {
			continue
		}
		span := s.Set.Value.Span()
		switch s.Value.Kind {
		case flow.Text:
			p.statusText(s, span)
		case flow.Number:
			if s.Value.Num == nil {
				continue
			}
			if n, ok := s.Value.Num.(int32); !ok || n < 100 || n > 599 {
				p.Report(span, fmt.Sprintf("%s is no status", java.Text(s.Value.Num)), "")
			}
		case flow.Nothing:
			p.Report(span, "the value is missing: the status stays as it was", "")
		case flow.Bool, flow.List, flow.Map, flow.Array:
			p.Report(span, fmt.Sprintf("a %s is no status", s.Value.Kind), "")
		}
	}
}

func (p *Pass) statusText(s flow.SetFact, span vtl.Span) {
	text, known := s.Value.Const()
	if !known {
		p.Report(span, "the status is a text, and ignored where it is empty", "")
		return
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 100 || n > 599 {
		p.Report(span, fmt.Sprintf("%q is no status", text), "")
		return
	}
	var fixes []Fix
	if _, literal := s.Set.Value.(*vtl.StringLit); literal {
		fixes = append(fixes, replace("write an integer", span, text))
	}
	p.Report(span, fmt.Sprintf("%q is a text, not an integer", text), "", fixes...)
}
