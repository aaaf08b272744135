package main

import (
	"io"
	"os"

	"golang.org/x/term"

	"github.com/vtlcheck/vtlcheck/vtl"
)

// style colours text where a person reads it, and leaves it alone otherwise.
type style bool

// styleFor says whether w is a terminal that wants colour; NO_COLOR (any value) says no,
// as https://no-color.org has it.
func styleFor(w io.Writer) style {
	if os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" {
		return false
	}
	return style(isTerminal(w))
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// sameFile says whether two streams end in one place, as after 2>&1.
func sameFile(a, b io.Writer) bool {
	f, ok := a.(*os.File)
	g, ok2 := b.(*os.File)
	if !ok || !ok2 {
		return false
	}
	one, err := f.Stat()
	other, err2 := g.Stat()
	return err == nil && err2 == nil && os.SameFile(one, other)
}

func (s style) paint(code, text string) string {
	if !s {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

func (s style) good(text string) string { return s.paint("32", text) }
func (s style) bold(text string) string { return s.paint("1", text) }
func (s style) dim(text string) string  { return s.paint("2", text) }

// severity colours text by how bad it is.
func (s style) severity(sev vtl.Severity, text string) string {
	switch sev {
	case vtl.Error:
		return s.paint("31", text)
	case vtl.Warning:
		return s.paint("33", text)
	}
	return s.paint("36", text)
}

// mark is ✓ or ✗ (or ! for warnings only).
func (s style) mark(worst vtl.Severity) string {
	switch worst {
	case vtl.Error:
		return s.severity(worst, "✗")
	case vtl.Warning:
		return s.severity(worst, "!")
	}
	return s.good("✓")
}
