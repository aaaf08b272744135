package vtltest

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/vtlcheck/vtlcheck/vtl"
)

// reporter prints a summary in one format.
type reporter func(w io.Writer, s *Summary, opts Options) error

var reporters = map[string]reporter{
	"": reportText, "text": reportText, "json": reportJSON, "junit": reportJUnit, "tap": reportTAP, "github": reportGitHub,
}

// paint colours text.
type paint bool

func (p paint) with(code, text string) string {
	if !p {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

func (p paint) red(s string) string   { return p.with("31", s) }
func (p paint) green(s string) string { return p.with("32", s) }
func (p paint) amber(s string) string { return p.with("33", s) }
func (p paint) dim(s string) string   { return p.with("2", s) }
func (p paint) bold(s string) string  { return p.with("1", s) }

// reportText is for people: what failed, then one line that sums up.
func reportText(w io.Writer, s *Summary, opts Options) error {
	p := paint(opts.Colour)
	var b strings.Builder
	for _, d := range s.Problems {
		writeProblem(&b, p, d)
	}
	for _, o := range s.Outcomes {
		switch {
		case o.Skipped != "" && opts.Verbose:
			fmt.Fprintf(&b, "%s %s %s\n", p.amber("-"), o.name(), p.dim("("+o.Skipped+")"))
		case o.Skipped != "":
		case o.Passed() && opts.Verbose:
			fmt.Fprintf(&b, "%s %s\n", p.green("✓"), o.name())
		case !o.Passed():
			writeFailed(&b, p, o)
		}
	}
	for _, path := range s.Updated {
		fmt.Fprintf(&b, "%s %s\n", p.amber("updated"), path)
	}
	b.WriteString(sumUp(p, s, opts))
	_, err := io.WriteString(w, b.String())
	return err
}

// name is the case with its place: file:line:column: name.
func (o *Outcome) name() string {
	at := o.Case.At
	return fmt.Sprintf("%s:%d:%d: %s", at.File, at.Line, at.Column, o.Case.Name)
}

func writeProblem(b *strings.Builder, p paint, d vtl.Diagnostic) {
	at := d.Start()
	fmt.Fprintf(b, "%s %s:%d:%d: %s %s\n", p.red("✗"), at.File, at.Line, at.Column, d.Summary, p.dim("["+d.Rule+"]"))
	if d.Detail != "" {
		fmt.Fprintf(b, "    %s\n", d.Detail)
	}
}

func writeFailed(b *strings.Builder, p paint, o *Outcome) {
	fmt.Fprintf(b, "%s %s\n", p.red("✗"), p.bold(o.name()))
	for _, f := range o.Failures {
		writeFailure(b, p, f)
	}
}

// writeFailure prints one expectation: what and where, both values, who wrote it.
func writeFailure(b *strings.Builder, p paint, f Failure) {
	fmt.Fprintf(b, "    %s", f.What)
	if f.Path != "" {
		fmt.Fprintf(b, " %s", p.bold(f.Path))
	}
	if f.At.Line > 0 {
		b.WriteString(p.dim(fmt.Sprintf("  (expected at %s:%d:%d)", f.At.File, f.At.Line, f.At.Column)))
	}
	fmt.Fprintf(b, "\n      want %s\n      got  %s\n", p.green(indent(f.Want)), p.red(indent(f.Got)))
	if f.Message != "" {
		fmt.Fprintf(b, "      %s\n", strings.ReplaceAll(strings.TrimRight(f.Message, "\n"), "\n", "\n      "))
	}
	for _, o := range f.Origins {
		fmt.Fprintf(b, "      %s\n", o)
	}
}

// indent puts the further lines of a value below its first.
func indent(text string) string {
	return strings.ReplaceAll(strings.TrimRight(text, "\n"), "\n", "\n           ")
}

func sumUp(p paint, s *Summary, opts Options) string {
	switch {
	case len(s.Outcomes) > 0 || len(s.Problems) > 0:
	case s.Unmatched > 0:
		return fmt.Sprintf("no case matches %s, of %d %s in %d %s\n",
			opts.Match, s.Unmatched, plural(s.Unmatched, "case"), len(s.Files), plural(len(s.Files), "file"))
	case len(s.Files) > 0:
		return fmt.Sprintf("no cases in %d %s\n", len(s.Files), plural(len(s.Files), "file"))
	default:
		return "no case files were found: their names end in .vtltest.yaml or .vtltest.json\n"
	}
	parts := []string{p.green(fmt.Sprintf("%d passed", s.Passed))}
	if s.Failed > 0 {
		parts = append([]string{p.red(fmt.Sprintf("%d failed", s.Failed))}, parts...)
	}
	if s.Skipped > 0 {
		parts = append(parts, p.amber(fmt.Sprintf("%d skipped", s.Skipped)))
	}
	if n := s.broken(); n > 0 {
		parts = append(parts, p.red(fmt.Sprintf("%d broken %s", n, plural(n, "case file"))))
	}
	return fmt.Sprintf("%s in %d %s, %s\n", strings.Join(parts, ", "), len(s.Files), plural(len(s.Files), "file"), s.Elapsed.Round(time.Millisecond/10))
}

func plural(n int, word string) string {
	if n == 1 {
		return word
	}
	return word + "s"
}

// broken counts the files that have errors of their own.
func (s *Summary) broken() int {
	files := map[string]bool{}
	for _, d := range s.Problems {
		if d.Severity == vtl.Error {
			files[d.Start().File] = true
		}
	}
	return len(files)
}
