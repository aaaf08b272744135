package lint

import (
	"strings"

	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleFormNewline = &Rule{
	ID: "form-newline", Severity: vtl.Warning, Since: "0.1.0",
	Shows:    []string{"form-line-break"},
	Title:    "a line break inside of a form body",
	Text:     `A form body is one line: a line break of the template becomes part of a value or of the next field's name, and the service answers that a parameter is missing.`,
	Remedy:   "Write the fields on one line, or end each line with ## : a comment swallows the line break.",
	Evidence: "published templates that end their lines with ##; " + byEngine,
	Bad:      Example{Phase: RequestPhase, Target: "SQS.SendMessage", Template: "Action=SendMessage\n&MessageBody=$util.urlEncode($input.body)"},
	Good:     Example{Phase: RequestPhase, Template: "Action=SendMessage##\n&MessageBody=$util.urlEncode($input.body)"},
	Fix:      "ends the line with ##",
	Run:      runFormNewline,
}

func runFormNewline(p *Pass) {
	seen := map[int]bool{}
	for _, end := range p.Flow.Ends {
		if end.Format != flow.FormFormat {
			continue
		}
		for _, at := range innerBreaks(end.Chunks()) {
			if !seen[at] {
				seen[at] = true
				p.Report(vtl.Span{Start: at, End: at + 1}, "a line break becomes part of the form body", "", insert("end the line with ##", at, "##"))
			}
		}
	}
}

// innerBreaks gives the source offsets of line breaks with text before and behind them.
func innerBreaks(chunks []*flow.Chunk) (found []int) {
	var pending []int
	begun := false
	for _, c := range chunks {
		text := c.Piece.Text
		if c.Piece.Data != nil {
			text = "x"
		}
		for i := 0; i < len(text); i++ {
			switch {
			case text[i] == '\n' && begun && c.Piece.Exact:
				pending = append(pending, c.At.Span().Start+c.Piece.Offset+i)
			case !strings.ContainsRune(" \t\r\n", rune(text[i])):
				found = append(found, pending...)
				pending, begun = nil, true
			}
		}
	}
	return found
}
