package lint

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleLoopOverText = &Rule{
	ID: "loop-over-text", Severity: vtl.Error, Since: "0.1.0",
	Title:    "a loop over text, which runs zero times",
	Text:     `#foreach over a text, a number or nothing runs zero times and says nothing. $input.json gives text, and so does a parameter.`,
	Remedy:   "Loop over $input.path('$.…'); over the parts of a parameter with .split(\",\").",
	Evidence: byEngine,
	Bad:      Example{Template: "[#foreach($i in $input.json('$.items'))$i.id#if($foreach.hasNext),#end#end]\n"},
	Good:     Example{Template: "[#foreach($i in $input.path('$.items'))1#if($foreach.hasNext),#end#end]\n"},
	Fix:      "writes $input.path for $input.json",
	Run:      runLoopOverText,
}

func runLoopOverText(p *Pass) {
	for _, loop := range p.Loops {
		if !p.only(loop.List, flow.Text) && !p.only(loop.List, flow.Number) && !p.only(loop.List, flow.Bool) {
			continue
		}
		what := "text"
		if d := p.Flow.Values(loop.List)[0].Single(); d != nil && d.Type == catalog.JSONText {
			what = "JSON text"
		}
		p.Report(loop.List.Span(), fmt.Sprintf("%s is %s: the loop runs zero times", p.Text(loop.List), what), "", p.pathFix(loop.List)...)
	}
}
