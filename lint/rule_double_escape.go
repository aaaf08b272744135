package lint

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleDoubleEscape = &Rule{
	ID: "double-escape", Severity: vtl.Warning, Since: "0.1.0",
	Title:    "text is escaped once too often",
	Text:     `Each $util.escapeJavaScript is undone by one reader of JSON. With more escapes than strings around the value, the receiver sees backslashes in the text: say \"hi\".`,
	Remedy:   "Escape once for each JSON string that the value stands in.",
	Evidence: byEngine,
	Bad:      Example{Phase: RequestPhase, Template: "#set($q = $util.escapeJavaScript($input.params('q')).replaceAll(\"\\\\'\",\"'\"))\n{\"q\": \"$util.escapeJavaScript($q).replaceAll(\"\\\\'\",\"'\")\"}\n"},
	Good:     Example{Phase: RequestPhase, Template: "#set($q = $util.escapeJavaScript($input.params('q')).replaceAll(\"\\\\'\",\"'\"))\n{\"q\": \"$q\"}\n"},
	Run:      runDoubleEscape,
}

func runDoubleEscape(p *Pass) {
	for _, e := range p.Flow.Emits {
		if e.Piece.Data == nil || e.Place.Format != flow.JSONFormat || e.Place.Spare == 0 || e.Place.Depth == 0 {
			continue
		}
		switch e.Place.Spot {
		case flow.InText, flow.AtStart, flow.InString:
			p.Report(e.At.Span(), fmt.Sprintf("%s is escaped %d times, and stands in %s", describe(e.Piece.Data), len(e.Piece.Escapes), stringsDeep(e.Place.Depth)), "")
		}
	}
}

func stringsDeep(n int) string {
	if n == 1 {
		return "one string"
	}
	return fmt.Sprintf("%d strings", n)
}
