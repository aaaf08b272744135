package lint

import (
	"fmt"
	"regexp"

	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleArithmeticInString = &Rule{
	ID: "arithmetic-in-string", Severity: vtl.Error, Since: "0.1.0",
	Title:    "arithmetic inside of quotes",
	Text:     `Between quotes nothing is computed: "$context.requestTimeEpoch / 1000" is the number, a blank, a slash and 1000.`,
	Remedy:   "Drop the quotes: #set($t = $context.requestTimeEpoch / 1000).",
	Evidence: "published templates and their output; " + byEngine,
	Bad:      Example{Template: "#set($t = \"$context.requestTimeEpoch / 1000\")\n{\"t\": \"$t\"}\n"},
	Good:     Example{Template: "#set($t = $context.requestTimeEpoch / 1000)\n{\"t\": $t}\n"},
	Fix:      "drops the quotes",
	Run:      runArithmeticInString,
}

var operation = regexp.MustCompile(`^\s*[-+*/%]\s*[0-9]+\s*$`)

func runArithmeticInString(p *Pass) {
	for _, s := range p.Strings {
		if s.Body == nil || len(s.Body.Nodes) != 2 {
			continue
		}
		ref, ok := s.Body.Nodes[0].(*vtl.Reference)
		text, isText := s.Body.Nodes[1].(*vtl.Text)
		if ok && isText && operation.MatchString(text.Value) && p.only(ref, flow.Number) {
			inside := vtl.Span{Start: s.Span().Start + 1, End: s.Span().End - 1}
			p.Report(s.Span(), fmt.Sprintf("%s is text: nothing is computed in it", p.Text(s)), "",
				replace("drop the quotes", s.Span(), p.Source.Slice(inside)))
		}
	}
}
