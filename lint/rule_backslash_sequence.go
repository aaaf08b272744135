package lint

import (
	"fmt"
	"regexp"

	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleBackslashSequence = &Rule{
	ID: "backslash-sequence", Severity: vtl.Warning, Since: "0.1.0",
	Title:    `\n or \t in a string, meant as a line break or tab`,
	Text:     `Velocity's strings know no escapes but \uXXXX: "a\nb" is a, a backslash, n, b. Inside of a JSON string the receiver reads that as a line break; everywhere else the backslash arrives.`,
	Remedy:   "Put a real line break into the string, or write the escape of the format that is produced.",
	Evidence: byEngine,
	Bad:      Example{Phase: ResponsePhase, Template: "#set($sep = \"\\n\")\nfirst${sep}second\n"},
	Good:     Example{Phase: ResponsePhase, Template: "#set($sep = \"\n\")\nfirst${sep}second\n"},
	Run:      runBackslashSequence,
}

var backslashSequence = regexp.MustCompile(`\\[ntr]`)

func runBackslashSequence(p *Pass) {
	seen := map[vtl.Node]bool{}
	for _, e := range p.Flow.Emits {
		if e.Piece.Data != nil || e.Piece.Node == nil || seen[e.Piece.Node] || e.Place.Format == flow.JSONFormat {
			continue
		}
		found := backslashSequence.FindStringIndex(e.Piece.Text)
		if found == nil {
			continue
		}
		seen[e.Piece.Node] = true
		span := e.Piece.Node.Span()
		if e.Piece.Exact {
			span.Start += e.Piece.Offset + found[0]
			span.End = span.Start + 2
		}
		p.Report(span, fmt.Sprintf("%s stays a backslash and a letter", e.Piece.Text[found[0]:found[1]]), "")
	}
}
