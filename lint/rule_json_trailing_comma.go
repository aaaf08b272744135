package lint

import (
	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleJSONTrailingComma = &Rule{
	ID: "json-trailing-comma", Severity: vtl.Error, Since: "0.1.0",
	Shows:    []string{"payload-not-json", "response-not-json"},
	Title:    "a comma before the end of an object or array",
	Text:     `On one way through the template nothing follows a comma: after the last round of a loop, or where an optional member at the end is left out. JSON forbids that.`,
	Remedy:   `In a loop write #if($foreach.hasNext),#end; between optional members put the comma in front: #set($sep = "") … $sep"a": 1#set($sep = ",").`,
	Evidence: bySpecJSON,
	Bad:      Example{Template: "[#foreach($i in $input.path('$.items')){\"n\": $foreach.count}, #end]\n"},
	Good:     Example{Template: "[#foreach($i in $input.path('$.items')){\"n\": $foreach.count}#if($foreach.hasNext), #end#end]\n"},
	Run:      runJSONTrailingComma,
}

func runJSONTrailingComma(p *Pass) {
	p.slips(func(s flow.Slip) {
		if s.Kind == flow.TrailingComma {
			p.reportSlip(p.commaBefore(s), "on one way nothing follows this comma", "")
		}
	})
}
