package lint

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleJSONInQuotes = &Rule{
	ID: "json-in-quotes", Severity: vtl.Error, Since: "0.1.0",
	Shows:    []string{"payload-not-json", "response-not-json"},
	Title:    "$input.json between quotes",
	Text:     `$input.json prints JSON text: text comes with its own quotes, objects are full of them. Between quotes of the template that gives ""Bob"" or "{"a":1}", which is no JSON.`,
	Remedy:   `Drop the quotes around it, or, if the receiver wants JSON text in a string, escape it: "$util.escapeJavaScript($input.json('$')).replaceAll("\\'","'")".`,
	Evidence: docReference + "; " + byRecord,
	Bad:      Example{Phase: RequestPhase, Template: "{\"body\": \"$input.json('$')\"}\n"},
	Good:     Example{Phase: RequestPhase, Template: "{\"body\": $input.json('$')}\n"},
	Run:      runJSONInQuotes,
}

func runJSONInQuotes(p *Pass) {
	for _, e := range p.Flow.Emits {
		if !p.rawInString(e) || e.Piece.Data.Type != catalog.JSONText || e.Place.Spot != flow.InString || e.Place.Depth > 1 {
			continue
		}
		p.Report(e.At.Span(), fmt.Sprintf("JSON text of %s inside of quotes: its own quotes end the string", describe(e.Piece.Data)), "")
	}
}
