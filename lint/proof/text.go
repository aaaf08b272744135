package proof

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// Write writes proofs for a person: a line for each, and for a refutation the way to
// it, what to paste, what is rendered with the broken place marked, and the remedy.
func Write(w io.Writer, proofs []Proof) error {
	for _, p := range proofs {
		if _, err := io.WriteString(w, p.String()); err != nil {
			return err
		}
	}
	return nil
}

// WriteEvidence writes the verdicts for people who have read what Problems gives: a
// refutation with its witness, without the reason and the remedy that stand there.
func WriteEvidence(w io.Writer, proofs []Proof) error {
	for _, p := range proofs {
		if _, err := io.WriteString(w, p.text(false)); err != nil {
			return err
		}
	}
	return nil
}

// String is the proof for a person, one line or more, with a line break at its end.
func (p Proof) String() string { return p.text(true) }

// text is the proof for a person, with the reasons and remedies of refutations or without.
func (p Proof) text(reasons bool) string {
	var b strings.Builder
	at := vtl.Location{}
	if p.Source != nil {
		at = p.Source.Location(p.Span.Start)
	}
	fmt.Fprintf(&b, "%s:%d:%d: %s %s: %s", at.File, at.Line, at.Column, p.Obligation, p.Verdict, p.Obligation.Title())
	switch p.Verdict {
	case Proven:
		fmt.Fprintf(&b, " (assuming %s)\n", strings.Join(p.Assumes, ", "))
	case Unknown:
		fmt.Fprintf(&b, "; %s\n", p.Reason)
	case Refuted:
		p.Witness.tell(&b, "; ", reasons)
		for _, w := range p.More {
			w.tell(&b, "  and also; ", reasons)
		}
	}
	if p.LoopLimit != nil {
		fmt.Fprintf(&b, "  foreach-1000: %s for more than 1000 items, since #foreach stops there\n", brokenWords[p.Obligation])
	}
	return b.String()
}

// tell writes a witness behind a verdict, between its reason and its remedy.
func (w *Witness) tell(b *strings.Builder, before string, reasons bool) {
	if !reasons {
		b.WriteString(strings.TrimRight(strings.TrimSuffix(before, "; "), " ") + "\n")
		w.write(b)
		return
	}
	fmt.Fprintf(b, "%s%s\n", before, w.Reason)
	w.write(b)
	fmt.Fprintf(b, "  remedy: %s\n", w.Remedy)
}

func (w *Witness) write(b *strings.Builder) {
	fmt.Fprintf(b, "  when %s\n", joined(w.Path))
	for _, s := range w.Flow {
		fmt.Fprintf(b, "    %s\n", s.Text)
	}
	if w.Result != nil {
		fmt.Fprintf(b, "  the backend answers %d with: %s\n", w.Result.Status, cutInput(w.Result.Body))
		fmt.Fprintf(b, "  the client gets %d\n", w.Status)
	} else if w.Request.Body == "" {
		b.WriteString("  the body is empty\n")
	} else {
		fmt.Fprintf(b, "  the body is: %s\n", cutInput(w.Request.Body))
	}
	writeParams(b, "header", w.Request.Headers[min(2, len(w.Request.Headers)):])
	writeParams(b, "query parameter", w.Request.Query)
	writeParams(b, "path parameter", w.Request.PathParams)
	writeParams(b, "stage variable", w.Request.StageVariables)
	b.WriteString("  rendered, with what breaks in " + markStart + markEnd + ":\n" + indented(w.marked()))
}

func writeParams(b *strings.Builder, kind string, params apigw.Params) {
	for _, p := range params {
		fmt.Fprintf(b, "  the %s %s is: %s\n", kind, p.Name, shown(p.Value))
	}
}

// cut bounds what is shown, and keeps characters whole.
func cut(s string) string {
	if len(s) <= maxShownOutput {
		return s
	}
	return s[:runeStart(s, maxShownOutput)] + "…"
}

// cutInput bounds an input that is shown: behind a comma or a blank where one is near,
// and with how to see the rest.
func cutInput(s string) string {
	if len(s) <= maxShownOutput {
		return s
	}
	end := runeStart(s, maxShownOutput)
	if i := strings.LastIndexAny(s[:end], ", \n"); i > end/2 {
		end = i + 1
	}
	more := utf8.RuneCountInString(s[end:])
	word := "characters"
	if more == 1 {
		word = "character"
	}
	return fmt.Sprintf("%s… (%d %s more; lint --write-case DIR writes all of it)", s[:end], more, word)
}

// runeStart is where the character begins that the byte at i belongs to.
func runeStart(s string, i int) int {
	for i > 0 && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}

// The marks around the broken place.
const (
	markStart = "⟦"
	markEnd   = "⟧"
)

// marked is the output around the broken place, which is marked.
func (w *Witness) marked() string {
	start := min(max(w.BrokenAt.Start, 0), len(w.Output))
	end := min(max(w.BrokenAt.End, start), len(w.Output))
	from, to := max(0, start-maxShownOutput/2), min(len(w.Output), end+maxShownOutput/2)
	for from > 0 && !utf8.RuneStart(w.Output[from]) {
		from--
	}
	for to < len(w.Output) && !utf8.RuneStart(w.Output[to]) {
		to++
	}
	out := w.Output[from:start] + markStart + cut(w.Output[start:end]) + markEnd + w.Output[end:to]
	if from > 0 {
		out = "…" + out
	}
	if to < len(w.Output) {
		out += "…"
	}
	return out
}

func indented(s string) string {
	return "    " + strings.ReplaceAll(strings.TrimRight(s, "\n"), "\n", "\n    ") + "\n"
}
