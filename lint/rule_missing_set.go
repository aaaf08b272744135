package lint

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleMissingSet = &Rule{
	ID: "missing-set", Severity: vtl.Error, Since: "0.1.0",
	Title:    "an assignment without #set",
	Text:     `$context.responseOverride.status = 404 in text is a reference, which prints nothing or its value, and the text " = 404".`,
	Remedy:   "Write #set($context.responseOverride.status = 404).",
	Evidence: byEngine,
	Bad:      Example{Phase: ResponsePhase, Template: "$context.responseOverride.status = 404\n{}\n"},
	Good:     Example{Phase: ResponsePhase, Template: "#set($context.responseOverride.status = 404)\n{}\n"},
	Fix:      "writes #set(…) around a constant assignment",
	Run:      runMissingSet,
}

var assignsConstant = regexp.MustCompile(`^[ \t]*=[ \t]*([0-9]+|"[^"$#\n]*"|'[^'\n]*')?`)

func runMissingSet(p *Pass) {
	for _, ref := range p.Refs {
		text, ok := p.Next(ref).(*vtl.Text)
		if !ok || !p.Printed(ref) || !isOverridePath(ref) {
			continue
		}
		m := assignsConstant.FindStringSubmatch(text.Value)
		if m == nil || strings.HasPrefix(strings.TrimLeft(text.Value, " \t"), "==") {
			continue
		}
		span := vtl.Span{Start: ref.Span().Start, End: ref.Span().End + len(m[0])}
		var fixes []Fix
		if m[1] != "" {
			fixes = append(fixes, replace("write #set", span, "#set("+p.Source.Slice(span)+")"))
		}
		p.Report(span, fmt.Sprintf("%s is printed, not set", p.Text(ref)), "", fixes...)
	}
}

func isOverridePath(ref *vtl.Reference) bool {
	return ref.Name == "context" && len(ref.Steps) > 1 && strings.HasSuffix(stepLabel(ref.Steps[0]), "Override")
}
