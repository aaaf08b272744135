package vtl

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Severity says how bad a problem is. The zero value is invalid on purpose.
type Severity int

// The severities, worst last.
const (
	Info Severity = iota + 1
	Warning
	Error
)

func (s Severity) String() string {
	switch s {
	case Info:
		return "info"
	case Warning:
		return "warning"
	case Error:
		return "error"
	}
	return fmt.Sprintf("severity(%d)", int(s))
}

// Diagnostic is one problem: of syntax, of a render, of a payload, or found by a
// lint rule. There is no other problem type in this module.
type Diagnostic struct {
	Severity Severity
	// Rule is the kebab-case id of the rule or syntax message, such as unclosed-block.
	Rule string
	// Summary is one line: what was found. No capital at its start, no full stop.
	Summary string
	// Detail says what was expected and how to go on, in full sentences; may be empty.
	Detail string
	// Source is the text in which Subject and Context lie; nil: no place is known.
	Source *Source
	// Subject is the tight range to underline.
	Subject Span
	// Context is a wider range worth showing; the zero value means Subject.
	Context Span
	// At is used instead of Source where the problem has a place in a file but not in
	// a template (a definition's own text). The zero value means Source and Subject.
	At, AtEnd Location
}

// Start is the place where the problem starts, in the file that the person wrote.
func (d Diagnostic) Start() Location {
	if d.At != (Location{}) || d.Source == nil {
		return d.At
	}
	return d.Source.Location(d.Subject.Start)
}

// End is the place just behind the problem.
func (d Diagnostic) End() Location {
	if d.At != (Location{}) || d.Source == nil {
		if d.AtEnd == (Location{}) {
			return d.At
		}
		return d.AtEnd
	}
	return d.Source.Location(d.Subject.End)
}

// Message is the summary and the detail as one text.
func (d Diagnostic) Message() string {
	if d.Detail == "" {
		return d.Summary
	}
	return d.Summary + ": " + d.Detail
}

// Error makes a single diagnostic usable as an error: file:line:column: message.
func (d Diagnostic) Error() string {
	at := d.Start()
	if at.Line == 0 {
		return d.Message()
	}
	return fmt.Sprintf("%s:%d:%d: %s", at.File, at.Line, at.Column, d.Message())
}

// Diagnostics is a list of problems. As an error it lists them all, a line each.
type Diagnostics []Diagnostic

func (ds Diagnostics) Error() string {
	lines := make([]string, len(ds))
	for i, d := range ds {
		lines[i] = d.Error()
	}
	return strings.Join(lines, "\n")
}

// Worst gives the highest severity, 0 where the list is empty.
func (ds Diagnostics) Worst() Severity {
	var worst Severity
	for _, d := range ds {
		worst = max(worst, d.Severity)
	}
	return worst
}

// HasErrors says whether one of the problems is an error.
func (ds Diagnostics) HasErrors() bool { return ds.Worst() == Error }

// Sort orders by file, line, column, rule and message, and drops exact repeats.
func (ds Diagnostics) Sort() Diagnostics {
	slices.SortStableFunc(ds, compareDiagnostics)
	return slices.CompactFunc(ds, func(a, b Diagnostic) bool { return compareDiagnostics(a, b) == 0 })
}

func compareDiagnostics(a, b Diagnostic) int {
	x, y := a.Start(), b.Start()
	return cmp.Or(
		cmp.Compare(x.File, y.File),
		cmp.Compare(x.Line, y.Line),
		cmp.Compare(x.Column, y.Column),
		cmp.Compare(b.Severity, a.Severity),
		cmp.Compare(a.Rule, b.Rule),
		cmp.Compare(a.Message(), b.Message()),
	)
}
