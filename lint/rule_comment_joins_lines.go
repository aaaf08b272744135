package lint

import (
	"strings"

	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleCommentJoinsLines = &Rule{
	ID: "comment-joins-lines", Severity: vtl.Info, Since: "0.1.0",
	Title:    "a comment behind text takes the line break with it",
	Text:     `## swallows the rest of its line and the line break: in plain text or XML the next line goes on where the text before the comment ended. In a form body that is the way to write several lines, and in JSON it does not matter.`,
	Remedy:   "Put the comment on a line of its own.",
	Evidence: byRecord,
	Bad:      Example{Phase: ResponsePhase, Template: "first line ## note\nsecond line\n"},
	Good:     Example{Phase: ResponsePhase, Template: "## note\nfirst line\nsecond line\n"},
	Run:      runCommentJoinsLines,
}

func runCommentJoinsLines(p *Pass) {
	if !p.writesLines() {
		return
	}
	for _, c := range p.Comments {
		start := c.Span().Start
		line := p.Source.Text[strings.LastIndexByte(p.Source.Text[:start], '\n')+1 : start]
		rest := p.Source.Text[c.Span().End:]
		next, _, _ := strings.Cut(rest, "\n")
		if _, inText := p.before[c].(*vtl.Text); inText && !c.Block && strings.TrimSpace(line) != "" && strings.TrimSpace(next) != "" {
			p.Report(vtl.Span{Start: start, End: start + 2}, "the comment takes the line break: the next line is joined to this one", "")
		}
	}
}

// writesLines says whether line breaks matter in what the template writes.
func (p *Pass) writesLines() bool {
	for _, end := range p.Flow.Ends {
		if end.Format == flow.PlainFormat || end.Format == flow.XMLFormat {
			return true
		}
	}
	return false
}
