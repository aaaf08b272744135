package lint

import (
	"cmp"
	"slices"
	"strings"
)

// ApplyFixes makes the first fix of each problem in a text, which must be the problems'
// source. A fix that touches what an earlier one changes is left for the next time.
// It gives the new text and how many fixes were made.
func ApplyFixes(text string, problems []Problem) (fixed string, made int) {
	var edits []Edit
	for _, p := range problems {
		if len(p.Fixes) == 0 || overlaps(edits, p.Fixes[0].Edits) {
			continue
		}
		edits = append(edits, p.Fixes[0].Edits...)
		made++
	}
	slices.SortStableFunc(edits, func(a, b Edit) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	var b strings.Builder
	at := 0
	for _, e := range edits {
		b.WriteString(text[at:e.Span.Start])
		b.WriteString(e.NewText)
		at = e.Span.End
	}
	b.WriteString(text[at:])
	return b.String(), made
}

func overlaps(edits, more []Edit) bool {
	return slices.ContainsFunc(more, func(m Edit) bool {
		return slices.ContainsFunc(edits, func(e Edit) bool {
			return m.Span.Start < e.Span.End && e.Span.Start < m.Span.End || m.Span.Start == e.Span.Start
		})
	})
}
