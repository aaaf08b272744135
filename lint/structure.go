package lint

import (
	"strings"

	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// slips calls report for each place at which the produced text stops being JSON: the
// output itself, and JSON text in a string that the backend reads as JSON.
func (p *Pass) slips(report func(s flow.Slip)) {
	for _, s := range p.Flow.Slips {
		if s.Depth == 0 || s.Depth == 1 && p.jsonMember(s.Path) {
			report(s)
		}
	}
}

// jsonMember says whether the backend reads a text member as JSON.
func (p *Pass) jsonMember(path string) bool {
	if p.Target == nil || p.Phase == ResponsePhase {
		return false
	}
	name := path[strings.LastIndexByte(path, '/')+1:]
	switch p.Target.Service {
	case "states":
		return name == "input" || name == "output"
	case "events":
		return name == "Detail"
	}
	return false
}

// always says whether every way through the template ends without JSON: then a slip is
// an error on each call.
func (p *Pass) always() bool {
	for _, end := range p.Flow.Ends {
		if !end.Lost || end.Unsure {
			return false
		}
	}
	return !p.Flow.Partial
}

// reportSlip reports with the rule's severity where every way is broken, else as a warning.
func (p *Pass) reportSlip(span vtl.Span, summary, detail string, fixes ...Fix) {
	if p.always() {
		p.Report(span, summary, detail, fixes...)
		return
	}
	p.ReportWarning(span, summary, detail, fixes...)
}

// commaBefore gives the place of the comma that a slip is about: the last one of the
// text that was printed before it.
func (p *Pass) commaBefore(s flow.Slip) vtl.Span {
	text, ok := s.Cause.(*vtl.Text)
	if !ok {
		return s.Span
	}
	within := text.Span()
	if s.At == s.Cause || encloses(s.Cause, s.At) {
		within.End = s.Span.Start
	}
	source := p.Source.Slice(within)
	trimmed := strings.TrimRight(source, " \t\r\n")
	if !strings.HasSuffix(trimmed, ",") {
		return s.Span
	}
	at := within.Start + len(trimmed) - 1
	return vtl.Span{Start: at, End: at + 1}
}
