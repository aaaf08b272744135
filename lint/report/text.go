package report

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/vtlcheck/vtlcheck/lint"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// writeText prints for a person: place, message and rule, the line with carets under the
// exact range, and how to go on.
func writeText(out io.Writer, problems []lint.Problem, opts Options) error {
	w := &writer{w: out}
	paint := palette(opts.Colour)
	for i, p := range problems {
		if i > 0 {
			w.printf("\n")
		}
		w.printf("%s: %s %s %s\n", paint.bold(visible(place(p.Start()))), paint.severity(p.Severity), visible(p.Summary), paint.dim("["+p.Rule+"]"))
		if s, ok := snippetOf(p); ok {
			s.print(w, paint, p.Severity)
		}
		if IsGenerated(p.Source) {
			w.printf("  %s\n", Generated)
		}
		for _, line := range wrap(p.Detail, detailWidth) {
			w.printf("  %s\n", visible(line))
		}
		if fixes := fixesOf(p); len(fixes) > 0 {
			w.printf("  %s\n", paint.dim("--fix: "+fixes[0].Title))
		}
	}
	if len(problems) > 0 {
		w.printf("\n")
	}
	w.printf("%s\n", paint.bold(summary(problems, opts)))
	return w.err
}

// detailWidth is where the lines of a remedy are broken.
const detailWidth = 100

func place(at vtl.Location) string {
	switch {
	case at.File == "" && at.Line == 0:
		return "-"
	case at.Line == 0:
		return at.File
	}
	return fmt.Sprintf("%s:%d:%d", at.File, at.Line, at.Column)
}

// summary counts what was found.
func summary(problems []lint.Problem, opts Options) string {
	counts := count(problems)
	var parts []string
	for _, s := range []vtl.Severity{vtl.Error, vtl.Warning, vtl.Info} {
		switch n := counts[s]; {
		case n == 0:
		case s == vtl.Info:
			parts = append(parts, fmt.Sprintf("%d info", n))
		default:
			parts = append(parts, plural(n, s.String()))
		}
	}
	text := "no problems"
	if len(parts) > 0 {
		text = strings.Join(parts, ", ")
	}
	if len(parts) == 0 && opts.Forgiven > 0 {
		text = "no other problems"
	}
	if len(opts.Files) > 0 {
		text += " in " + plural(len(opts.Files), "file")
	}
	if opts.Forgiven > 0 {
		text += fmt.Sprintf(", %d forgiven by %s", opts.Forgiven, opts.Baseline)
	}
	return text
}

// snippet is a line of the source with a range in it.
type snippet struct {
	number      int
	before      string // the line up to the range
	marked      string // the range, as far as it is on the line
	after       string
	more        bool // the range goes on on further lines
	standIn     bool
	inContainer bool // the line is of the template, not of the file around it
}

// snippetOf gives the line of a problem that has a place in a template.
func snippetOf(p lint.Problem) (snippet, bool) {
	if p.Source == nil {
		return snippet{}, false
	}
	text, subject := p.Source.Text, Shown(p.Source, p.Subject)
	start := min(max(subject.Start, 0), len(text))
	end := min(max(subject.End, start), len(text))
	lineStart := strings.LastIndexByte(text[:start], '\n') + 1
	lineEnd := len(text)
	if i := strings.IndexByte(text[start:], '\n'); i >= 0 {
		lineEnd = start + i
	}
	s := snippet{before: text[lineStart:start], more: end > lineEnd+1}
	cut := min(end, lineEnd)
	s.marked, s.after = text[start:max(cut, start)], strings.TrimRight(text[max(cut, start):lineEnd], "\r")
	own, _ := p.Source.LineColumn(start)
	at := p.Start()
	s.number, s.standIn = at.Line, at.StandIn
	s.inContainer = at.File != p.Source.Name || at.Line != own
	return s.shorten(), true
}

// Lines longer than a terminal are cut around the range.
const (
	maxBefore = 70
	maxMarked = 90
	maxAfter  = 40
)

func (s snippet) shorten() snippet {
	if n := utf8.RuneCountInString(s.before); n > maxBefore {
		s.before = "…" + lastRunes(s.before, maxBefore-1)
	}
	if utf8.RuneCountInString(s.marked) > maxMarked {
		s.marked = firstRunes(s.marked, maxMarked-1) + "…"
		s.after = ""
	}
	if utf8.RuneCountInString(s.after) > maxAfter {
		s.after = firstRunes(s.after, maxAfter-1) + "…"
	}
	return s
}

func firstRunes(s string, n int) string { return string([]rune(s)[:n]) }

func lastRunes(s string, n int) string {
	r := []rune(s)
	return string(r[len(r)-n:])
}

func (s snippet) print(w *writer, paint palette, severity vtl.Severity) {
	gutter := fmt.Sprintf("%4d | ", s.number)
	w.printf("%s%s%s%s\n", paint.dim(gutter), visible(s.before), paint.mark(severity, visible(s.marked)), visible(s.after))
	carets := max(utf8.RuneCountInString(visible(s.marked)), 1)
	line := strings.Repeat(" ", len(gutter)-2) + "| " + blanks(visible(s.before)) + strings.Repeat("^", carets)
	if s.more {
		line += "…"
	}
	if s.standIn {
		line += " (known after deployment only)"
	}
	w.printf("%s\n", paint.caret(severity, line))
}

// visible shows control characters, which would move the carets away.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case r < ' ':
			return 0x2400 + r // the picture of the control character
		case r == 0x7F || r >= 0x80 && r < 0xA0:
			return '\uFFFD'
		}
		return r
	}, s)
}

// blanks gives as many blanks as the text takes on a terminal, wide characters twice.
func blanks(s string) string {
	n := 0
	for _, r := range s {
		n++
		if wide(r) {
			n++
		}
	}
	return strings.Repeat(" ", n)
}

// wide says whether terminals give a character two columns: CJK, Hangul, emoji.
func wide(r rune) bool {
	return r >= 0x1100 && r <= 0x115F || r >= 0x2E80 && r <= 0xA4CF || r >= 0xAC00 && r <= 0xD7A3 ||
		r >= 0xF900 && r <= 0xFAFF || r >= 0xFE30 && r <= 0xFE6F || r >= 0xFF00 && r <= 0xFF60 || r >= 0x1F300 && r <= 0x1FAFF
}

// wrap breaks a text into lines at blanks.
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
