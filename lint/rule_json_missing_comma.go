package lint

import (
	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleJSONMissingComma = &Rule{
	ID: "json-missing-comma", Severity: vtl.Error, Since: "0.1.0",
	Shows:    []string{"payload-not-json", "response-not-json"},
	Title:    "two members or elements without a comma between them",
	Text:     `On one way through the template a member follows another without a comma: an #if printed the first, and the comma belongs to something that was left out.`,
	Remedy:   `Put the comma in front, from a variable that is empty until the first member is printed: #set($sep = "") … $sep"a": 1#set($sep = ",").`,
	Evidence: bySpecJSON,
	Bad:      Example{Template: "{#if($input.path('$.a') != \"\")\"a\": $input.json('$.a')#end\n#if($input.path('$.b') != \"\")\"b\": $input.json('$.b')#end}\n"},
	Good:     Example{Template: "#set($sep = \"\")\n{#if($input.path('$.a') != \"\")\"a\": $input.json('$.a')#set($sep = \",\")#end\n#if($input.path('$.b') != \"\")$sep\"b\": $input.json('$.b')#end}\n"},
	Run:      runJSONMissingComma,
}

func runJSONMissingComma(p *Pass) {
	p.slips(func(s flow.Slip) {
		if s.Kind == flow.MissingComma {
			p.reportSlip(s.Span, "on one way no comma stands before this", "")
		}
	})
}
