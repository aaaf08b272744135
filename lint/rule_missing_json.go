package lint

import (
	"fmt"
	"regexp"

	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleMissingJSON = &Rule{
	ID: "missing-json", Severity: vtl.Info, Since: "0.1.0",
	Title:    "$input.json for a number that may be missing",
	Text:     `Where the path finds nothing, $input.json prints "" (two quotes): the payload stays JSON, but the receiver gets a text where it expects a number.`,
	Remedy:   `Ask first: #if($input.path('$.count') != "") … #end.`,
	Evidence: byRecord,
	Bad:      Example{Phase: RequestPhase, Template: "{\"count\": $input.json('$.count')}\n"},
	Good:     Example{Phase: RequestPhase, Template: "#if($input.path('$.count') != \"\"){\"count\": $input.json('$.count')}#else{\"count\": 0}#end\n"},
	Run:      runMissingJSON,
}

var numberName = regexp.MustCompile(`(?i)(count|amount|age|total|quantity|qty|price|size|limit|number|offset|page|timeout|seconds|status_?code)$`)

func runMissingJSON(p *Pass) {
	for _, e := range p.Flow.Emits {
		d := e.Piece.Data
		if d == nil || d.Type != catalog.JSONText || !bareValue(e) || !e.Unguarded || d.Path == "$" || !numberName.MatchString(e.Place.Key) {
			continue
		}
		p.Report(e.At.Span(), fmt.Sprintf("%q is \"\" where %s is missing", e.Place.Key, describe(d)), "")
	}
}
