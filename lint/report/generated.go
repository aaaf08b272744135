package report

import (
	"strings"

	"github.com/vtlcheck/vtlcheck/vtl"
)

// Generated says of a template that no file holds: a framework makes it for what stands
// at its place, or an expression computes it.
const Generated = "This template is no text of the file: the framework, or an expression, makes it of what stands here."

// IsGenerated says whether all of a template leads to one place of its file, so that its
// text is not there to be seen. A value that is only known after deployment is none.
func IsGenerated(src *vtl.Source) bool {
	if src == nil || len(src.Text) < 2 {
		return false
	}
	first, last := src.Location(0), src.Location(len(src.Text))
	return first == last && !first.StandIn
}

// Shown is the range of a problem that is shown: the problem's own, but for a blank
// one in a generated template, which is the beginning of the next text there.
func Shown(src *vtl.Source, span vtl.Span) vtl.Span {
	if !IsGenerated(src) || span.Start >= len(src.Text) || strings.TrimSpace(src.Slice(span)) != "" {
		return span
	}
	rest := src.Text[span.Start:]
	blank := len(rest) - len(strings.TrimLeft(rest, " \t\r\n"))
	if blank == len(rest) || !strings.Contains(rest[:blank], "\n") {
		return span
	}
	return vtl.Span{Start: span.Start + blank, End: span.Start + blank}
}
