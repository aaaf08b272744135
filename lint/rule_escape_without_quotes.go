package lint

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleEscapeWithoutQuotes = &Rule{
	ID: "escape-without-quotes", Severity: vtl.Error, Since: "0.1.0",
	Shows:    []string{"payload-not-json", "response-not-json"},
	Title:    "escaped text where JSON expects a value",
	Text:     `$util.escapeJavaScript escapes what stands between quotes, but writes no quotes: printed as a value of its own, {"a":1} becomes {\"a\":1}, which is no JSON.`,
	Remedy:   "Put quotes around it if the receiver wants text; print $input.json('$.…') alone if it wants the value.",
	Evidence: byEngine,
	Bad:      Example{Phase: RequestPhase, Template: "{\"order\": $util.escapeJavaScript($input.json('$.order')).replaceAll(\"\\\\'\",\"'\")}\n"},
	Good:     Example{Phase: RequestPhase, Template: "{\"order\": \"$util.escapeJavaScript($input.json('$.order')).replaceAll(\"\\\\'\",\"'\")\"}\n"},
	Fix:      "puts quotes around the value",
	Run:      runEscapeWithoutQuotes,
}

func runEscapeWithoutQuotes(p *Pass) {
	for _, e := range p.Flow.Emits {
		if e.Piece.Data == nil || e.Place.Format != flow.JSONFormat || e.Place.Spot != flow.AtValue || e.Place.Spare == 0 {
			continue
		}
		var fixes []Fix
		ref, ok := e.At.(*vtl.Reference)
		if ok && e.Place.Depth == 0 && p.Printed(ref) && len(e.Value.Pieces) == 1 {
			fixes = append(fixes, Fix{Title: "put quotes around it", Edits: []Edit{
				{vtl.Span{Start: ref.Span().Start, End: ref.Span().Start}, `"`},
				{vtl.Span{Start: ref.Span().End, End: ref.Span().End}, `"`},
			}})
		}
		p.Report(e.At.Span(), fmt.Sprintf("escaped text without quotes as the value of %s", memberName(e.Place)), "", fixes...)
	}
}

// memberName names the place of a value in the produced JSON.
func memberName(place flow.Place) string {
	if place.Key == "" {
		return "the document"
	}
	name := []rune(place.Key)
	if len(name) > maxName {
		name = append(name[:maxName-1], '…')
	}
	return `"` + string(name) + `"`
}

// maxName is how much of a member's name a message shows.
const maxName = 40
