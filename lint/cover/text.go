package cover

import (
	"fmt"
	"io"
	"strings"
)

// TextOptions say how WriteText prints. The zero value prints without colour.
type TextOptions struct{ Colour bool }

// WriteText prints a summary for people: a line for each template, what no case
// reached, and the total.
func WriteText(w io.Writer, p *Profile, opts TextOptions) error {
	var b strings.Builder
	for _, t := range p.Templates {
		writeTemplate(&b, t, opts)
	}
	for _, r := range p.Results {
		if r.Hits == 0 {
			fmt.Fprintf(&b, "%s:%d:%d: %s: no case has the result %s\n", r.At.File, r.At.Line, r.At.Column, r.Route, r.Class)
		}
	}
	fmt.Fprintf(&b, "%s of branches and results (%s branches, %s results, %s lines)\n",
		bold(opts, percent(p.Percent())), fraction(p.Points()), fraction(p.ResultRatio()), fraction(p.Lines()))
	_, err := io.WriteString(w, b.String())
	return err
}

func writeTemplate(b *strings.Builder, t *Template, opts TextOptions) {
	at := t.Source.Location(0)
	fmt.Fprintf(b, "%6s  %s:%d: %s (%s branches, %s lines)\n", percent(t.PointRatio().Percent()), at.File, at.Line,
		bold(opts, t.Name), fraction(t.PointRatio()), fraction(t.LineRatio()))
	if len(t.Points) > 0 && t.Points[0].Hits == 0 {
		fmt.Fprintf(b, "        %s:%d:%d: no case runs this template\n", at.File, at.Line, at.Column)
		return
	}
	for _, p := range t.Points {
		if p.Hits == 0 {
			at := t.Place(p.Point)
			line, _ := t.Source.LineColumn(p.Span.Start)
			fmt.Fprintf(b, "        %s:%d:%d: never: %s (line %d of the template: %s)\n", at.File, at.Line, at.Column, p.Label, line, excerpt(t.Source.Slice(p.Span)))
		}
	}
}

func bold(opts TextOptions, s string) string {
	if !opts.Colour {
		return s
	}
	return "\x1b[1m" + s + "\x1b[0m"
}

// percent never rounds up to 100.
func percent(p float64) string {
	if p < 100 && p > 99.9 {
		p = 99.9
	}
	return strings.TrimSuffix(fmt.Sprintf("%.1f", p), ".0") + " %"
}

func fraction(r Ratio) string { return fmt.Sprintf("%d of %d", r.Covered, r.Total) }
