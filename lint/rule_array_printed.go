package lint

import (
	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleArrayPrinted = &Rule{
	ID: "array-printed", Severity: vtl.Error, Since: "0.1.0",
	Title:    "a Java array prints as its type and a number",
	Text:     `split gives a Java array, and an array prints as [Ljava.lang.String;@1b2c3d: a type and an address.`,
	Remedy:   "Loop over it, or print single elements: $parts[0].",
	Evidence: byEngine,
	Bad:      Example{Phase: RequestPhase, Template: "{\"tags\": \"$input.params('tags').split(',')\"}\n"},
	Good:     Example{Phase: RequestPhase, Template: "{\"tags\": [#foreach($t in $input.params('tags').split(','))\"$util.escapeJavaScript($t).replaceAll(\"\\\\'\",\"'\")\"#if($foreach.hasNext),#end#end]}\n"},
	Run:      runArrayPrinted,
}

func runArrayPrinted(p *Pass) {
	for _, e := range p.Flow.Emits {
		if e.Value != nil && e.Value.Kind == flow.Array {
			p.Report(e.At.Span(), "an array prints as [Ljava.lang.String;@… and not its elements", "")
		}
	}
}
