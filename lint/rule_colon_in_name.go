package lint

import (
	"fmt"
	"regexp"

	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleColonInName = &Rule{
	ID: "colon-in-name", Severity: vtl.Error, Since: "0.1.0",
	Title:    "a claim with a colon in its name",
	Text:     `A colon ends a name: $context.authorizer.claims.cognito:groups asks for a claim called cognito, which is empty, and prints :groups behind it.`,
	Remedy:   "Use brackets: $context.authorizer.claims['cognito:groups'].",
	Evidence: "published templates that work; " + byEngine,
	Bad:      Example{Template: "{\"groups\": \"$context.authorizer.claims.cognito:groups\"}\n"},
	Good:     Example{Template: "{\"groups\": \"$util.escapeJavaScript($context.authorizer.claims['cognito:groups']).replaceAll(\"\\\\'\",\"'\")\"}\n"},
	Fix:      "writes the name in brackets",
	Run:      runColonInName,
}

var colonRest = regexp.MustCompile(`^:[A-Za-z_][\w-]*`)

func runColonInName(p *Pass) {
	for _, ref := range p.Refs {
		text, ok := p.Next(ref).(*vtl.Text)
		if !ok || ref.Name != "context" || len(ref.Steps) != 3 || ref.Formal || stepLabel(ref.Steps[1]) != "claims" {
			continue
		}
		rest := colonRest.FindString(text.Value)
		if rest == "" {
			continue
		}
		name := stepLabel(ref.Steps[2])
		span := vtl.Span{Start: ref.Span().Start, End: ref.Span().End + len(rest)}
		step := vtl.Span{Start: ref.Steps[1].Span().End, End: span.End}
		p.Report(span, fmt.Sprintf("the name ends before the colon: this is the claim %s, and the text %s", name, rest), "",
			replace("write the name in brackets", step, "['"+name+rest+"']"))
	}
}
