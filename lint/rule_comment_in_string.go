package lint

import (
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleCommentInString = &Rule{
	ID: "comment-in-string", Severity: vtl.Error, Since: "0.1.0",
	Shows:    []string{"payload-not-json", "response-not-json"},
	Title:    "## inside of a JSON string starts a comment",
	Text:     `## and what follows on the line are a comment also where the output is in the middle of a string: the rest of the text, its closing quote and the line break are gone.`,
	Remedy:   "Print the signs from a variable: #set($h = '#') and ${h}${h}, or wrap the text in #[[…]]#.",
	Evidence: byEngine,
	Bad:      Example{Template: "{\"title\": \"Section ##2\"\n, \"n\": 1}\n"},
	Good:     Example{Template: "{\"title\": \"Section #[[##]]#2\"\n, \"n\": 1}\n"},
	Run:      runCommentInString,
}

func runCommentInString(p *Pass) {
	for _, c := range p.Flow.Comments {
		span := c.Comment.Span()
		p.Report(vtl.Span{Start: span.Start, End: span.Start + 2}, "a comment starts inside of a JSON string, and takes its closing quote", "")
	}
}
