// Package report prints problems: for people at a terminal, for other programs, and for
// the services that people run linters in.
//
//	[]lint.Problem ─► Printer ─► text, compact, json, sarif, github, junit, checkstyle
//
// All printers take problems in the order in which they come, print positions in the
// files that people wrote (also of templates inside of YAML or JSON), and print the
// same bytes for the same problems.
package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/vtlcheck/vtlcheck/lint"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// Options of the printers. The zero value prints without colour.
type Options struct {
	// Colour is for the text format.
	Colour bool
	// Version of vtlcheck, for SARIF; "" leaves it out.
	Version string
	// Files are the files that were looked at; for the text format's last line and JUnit.
	Files []string
	// Forgiven is how many problems the file Baseline forgives; for the text format's last
	// line, which says nothing of it at 0.
	Forgiven int
	Baseline string
	// Describe documents rules that package lint does not know, for SARIF; may be nil.
	Describe func(id string) (lint.RuleDoc, bool)
	// Proofs becomes the member proofs of the JSON report; nil leaves it out.
	Proofs any
	// Flow gives the way through a template that leads to a problem, for SARIF's code
	// flows; nil, or an empty way, is none.
	Flow func(lint.Problem) []FlowStep
}

// FlowStep is one decision on the way to a problem.
type FlowStep struct {
	Start, End vtl.Location
	Text       string
}

// printer writes all problems.
type printer func(w io.Writer, problems []lint.Problem, opts Options) error

var printers = map[string]printer{
	"text":       writeText,
	"compact":    writeCompact,
	"json":       writeJSON,
	"sarif":      writeSARIF,
	"github":     writeGitHub,
	"junit":      writeJUnit,
	"checkstyle": writeCheckstyle,
}

// Formats lists the names that Write takes, sorted.
func Formats() []string {
	names := make([]string, 0, len(printers))
	for name := range printers {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Write prints problems in a format of [Formats]. The error is that of the writer, or
// that there is no such format.
func Write(w io.Writer, format string, problems []lint.Problem, opts Options) error {
	print, ok := printers[format]
	if !ok {
		return fmt.Errorf("there is no format %q; there are %s", format, strings.Join(Formats(), ", "))
	}
	return print(w, problems, opts)
}

// count says how many problems there are of each severity.
func count(problems []lint.Problem) (counts [vtl.Error + 1]int) {
	for _, p := range problems {
		if p.Severity >= vtl.Info && p.Severity <= vtl.Error {
			counts[p.Severity]++
		}
	}
	return counts
}

// writer keeps the first error, so that printers need not look after each write.
type writer struct {
	w   io.Writer
	err error
}

func (w *writer) printf(format string, args ...any) {
	if w.err == nil {
		_, w.err = fmt.Fprintf(w.w, format, args...)
	}
}

// plural gives "1 error", "2 errors".
func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

// Known says whether Write takes the format.
func Known(format string) bool {
	_, ok := printers[format]
	return ok
}
