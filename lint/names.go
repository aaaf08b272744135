package lint

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// missSpan is the place of a name that leads nowhere: the reference up to that name.
func missSpan(m flow.Miss) vtl.Span {
	span := m.Ref.Span()
	end := m.Ref.NameSpan.End
	if m.Step >= 0 {
		end = stepEnd(m.Ref.Steps[m.Step])
	}
	return vtl.Span{Start: span.Start, End: max(end, span.Start+1)}
}

func stepEnd(step vtl.Step) int {
	if call, ok := step.(*vtl.Call); ok {
		return call.NameSpan.End
	}
	return step.Span().End
}

// missPath is the path that was asked for.
func missPath(m flow.Miss) string {
	path := "$" + m.Ref.Name
	for i := 0; i <= m.Step; i++ {
		path += "." + stepLabel(m.Ref.Steps[i])
	}
	return path
}

func stepLabel(step vtl.Step) string {
	switch step := step.(type) {
	case *vtl.Property:
		return step.Name
	case *vtl.Call:
		if step.Name == "get" && len(step.Args) == 1 {
			if s, ok := step.Args[0].(*vtl.StringLit); ok {
				return s.Value
			}
		}
		return step.Name
	case *vtl.Index:
		if s, ok := step.Key.(*vtl.StringLit); ok {
			return s.Value
		}
	}
	return "?"
}

// elsewhere reports the names that exist in one of the given places, but not here.
func (p *Pass) elsewhere(where catalog.Where, report func(m flow.Miss, path string)) {
	for _, m := range p.Flow.Misses {
		if m = deepest(m); m.Elsewhere != nil && m.Elsewhere.Where&where != 0 {
			report(m, missPath(m))
		}
	}
}

// deepest follows a name that exists elsewhere as far as the catalogue has it:
// $context.integration.status, not just $context.integration.
func deepest(m flow.Miss) flow.Miss {
	for m.Elsewhere != nil && m.Step+1 < len(m.Ref.Steps) {
		property, ok := m.Ref.Steps[m.Step+1].(*vtl.Property)
		if !ok {
			break
		}
		next, _ := m.Elsewhere.Child(catalog.RefStep{Name: property.Name, Args: -1})
		if next == nil {
			break
		}
		m.Step, m.Elsewhere = m.Step+1, next
	}
	return m
}

// nameElsewhere is the message for a name of another place.
func (p *Pass) nameElsewhere(m flow.Miss, path, where string, fixes ...Fix) {
	detail := "It is empty here."
	if m.Elsewhere.Instead != "" {
		detail = "It is empty here. Instead: " + m.Elsewhere.Instead + "."
	}
	p.Report(missSpan(m), fmt.Sprintf("%s exists in %s only", path, where), detail, fixes...)
}

// didYouMean is " (did you mean a, b?)", or nothing.
func didYouMean(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return " (did you mean " + strings.Join(names, ", ") + "?)"
}

// NeverSet says whether a dotted member of $context, such as $context.identity.sourceIP,
// has no value in any mapping template of a REST API, as far as the catalogue knows: it
// is misspelt, or exists elsewhere, such as in access logs. Of names that the catalogue
// cannot read (a claim with a colon) it does not say so.
func NeverSet(path string) bool {
	if m, ok := catalog.Lookup(path); ok {
		return !m.InTemplates()
	}
	return strings.HasPrefix(path, "$context.") && strings.IndexFunc(path[1:], func(r rune) bool {
		return r != '.' && r != '_' && r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}) < 0
}
