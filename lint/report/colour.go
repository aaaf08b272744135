package report

import "github.com/vtlcheck/vtlcheck/vtl"

// palette paints text for a terminal, or leaves it as it is.
type palette bool

// The escape sequences of ECMA-48.
const (
	reset   = "\x1b[0m"
	bold    = "\x1b[1m"
	dim     = "\x1b[2m"
	yellow  = "\x1b[33m"
	cyan    = "\x1b[36m"
	boldRed = "\x1b[1;31m"
)

func (p palette) paint(code, text string) string {
	if !bool(p) || text == "" {
		return text
	}
	return code + text + reset
}

func (p palette) bold(text string) string { return p.paint(bold, text) }
func (p palette) dim(text string) string  { return p.paint(dim, text) }

func (p palette) severity(s vtl.Severity) string { return p.paint(colourOf(s), s.String()+":") }

func (p palette) mark(s vtl.Severity, text string) string { return p.paint(colourOf(s), text) }

func (p palette) caret(s vtl.Severity, text string) string { return p.paint(colourOf(s), text) }

func colourOf(s vtl.Severity) string {
	switch s {
	case vtl.Error:
		return boldRed
	case vtl.Warning:
		return yellow
	}
	return cyan
}
