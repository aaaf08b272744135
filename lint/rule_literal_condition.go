package lint

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleLiteralCondition = &Rule{
	ID: "literal-condition", Severity: vtl.Error, Since: "0.1.0",
	Title:    "a literal as a condition, which is always false",
	Text:     `As a condition a literal other than true is false, whatever is in it: #if("$x"), #if("yes"), #if(1), #if([1]) never run their block.`,
	Remedy:   `Compare: #if("$x" != ""), or write #if(true).`,
	Evidence: byEngine,
	Bad:      Example{Template: "#set($q = $input.params('q'))\n#if(\"$q\"){\"q\": true}#else{}#end\n"},
	Good:     Example{Template: "#set($q = $input.params('q'))\n#if(\"$q\" != \"\"){\"q\": true}#else{}#end\n"},
	Run:      runLiteralCondition,
}

func runLiteralCondition(p *Pass) {
	for _, t := range p.Flow.Tests {
		if t.Literal && !t.Negated {
			p.Report(t.Expr.Span(), fmt.Sprintf("%s is always false here", p.Text(t.Expr)), "")
		}
		if t.Literal && t.Negated {
			p.Report(t.Expr.Span(), fmt.Sprintf("%s is false here, its negation always true", p.Text(t.Expr)), "")
		}
	}
}
