package main

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/vtlcheck/vtlcheck/lint/report"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// printFull lists problems for a person: where, what, and how to go on.
func printFull(w io.Writer, st style, ds vtl.Diagnostics) {
	for _, d := range ds {
		fmt.Fprintf(w, "\n%s %s\n", st.severity(d.Severity, d.Severity.String()+":"), st.bold(d.Summary))
		fmt.Fprintf(w, "  %s %s\n", st.dim("at"), place(d))
		printSnippet(w, st, d)
		for _, line := range wrap(d.Detail, 96) {
			fmt.Fprintf(w, "  %s\n", line)
		}
		fmt.Fprintf(w, "  %s\n", st.dim("["+d.Rule+"]"))
	}
}

// place is file:line:column, as editors jump to it.
func place(d vtl.Diagnostic) string {
	at := d.Start()
	if at.Line == 0 {
		return at.File
	}
	return fmt.Sprintf("%s:%d:%d", at.File, at.Line, at.Column)
}

// maxSnippet is how much of a long line is shown around the place, in characters.
const maxSnippet = 96

// printSnippet shows the template's own line with the place underlined.
func printSnippet(w io.Writer, st style, d vtl.Diagnostic) {
	if d.Source == nil || d.At != (vtl.Location{}) {
		return
	}
	text, start, width := snippet(d.Source, report.Shown(d.Source, d.Subject))
	fmt.Fprintf(w, "    %s\n", text)
	fmt.Fprintf(w, "    %s%s\n", strings.Repeat(" ", start), st.severity(d.Severity, strings.Repeat("^", max(width, 1))))
	if report.IsGenerated(d.Source) {
		fmt.Fprintf(w, "  %s\n", report.Generated)
	}
}

// snippet gives the line of a span, and where on it the span stands, in characters.
func snippet(src *vtl.Source, span vtl.Span) (line string, start, width int) {
	from := strings.LastIndexByte(src.Text[:min(span.Start, len(src.Text))], '\n') + 1
	to := len(src.Text)
	if i := strings.IndexByte(src.Text[from:], '\n'); i >= 0 {
		to = from + i
	}
	line = strings.ReplaceAll(strings.TrimRight(src.Text[from:to], "\r"), "\t", " ")
	start = utf8.RuneCountInString(src.Text[from:min(span.Start, to)])
	width = utf8.RuneCountInString(src.Text[min(span.Start, to):min(max(span.End, span.Start), to)])
	return crop(line, start, width)
}

// crop cuts a long line down to what surrounds the place.
func crop(line string, start, width int) (string, int, int) {
	runes := []rune(line)
	if len(runes) <= maxSnippet {
		return line, start, width
	}
	from := max(0, start-maxSnippet/3)
	to := min(len(runes), from+maxSnippet)
	cut := string(runes[from:to])
	start -= from
	if from > 0 {
		cut, start = "…"+cut, start+1
	}
	if to < len(runes) {
		cut += "…"
	}
	return cut, start, min(width, maxSnippet-start)
}

// wrap breaks text into lines of at most width characters.
func wrap(text string, width int) []string {
	var lines []string
	for _, paragraph := range strings.Split(text, "\n") {
		line := ""
		for _, word := range strings.Fields(paragraph) {
			if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width {
				lines = append(lines, line)
				line = ""
			}
			if line != "" {
				line += " "
			}
			line += word
		}
		if line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}
