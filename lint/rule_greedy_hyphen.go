package lint

import (
	"fmt"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleGreedyHyphen = &Rule{
	ID: "greedy-hyphen", Severity: vtl.Error, Since: "0.1.0",
	Title:    "a hyphen became part of a name",
	Text:     `A hyphen is a letter of names: $first-$last asks for a variable called first-, and $context.stage-table for a member stage-table. Both are empty, and the hyphen is gone with them. In an expression $x-1 is the name x-1.`,
	Remedy:   "Mark where the name ends: ${first}-$last, ${context.stage}-table; in expressions put blanks around the minus: $x - 1.",
	Evidence: "recorded on AWS in a published execution log of a Range header; " + byEngine,
	Bad:      Example{Template: "#set($first = 1)\n#set($last = 9)\n{\"range\": \"$first-$last\"}\n"},
	Good:     Example{Template: "#set($first = 1)\n#set($last = 9)\n{\"range\": \"${first}-$last\"}\n"},
	Fix:      "puts the name into braces; in an expression, blanks around the minus",
	Run:      runGreedyHyphen,
}

func runGreedyHyphen(p *Pass) {
	for _, m := range p.Flow.Misses {
		prefix := ""
		switch {
		case m.Step < 0 && m.Elsewhere == nil && !p.Assigned(m.Ref.Name):
			prefix = p.greedyPrefix(m.Ref)
		case m.Step >= 0 && m.From != nil && m.Elsewhere == nil:
			prefix = greedyMember(m)
		}
		if prefix == "" {
			continue
		}
		path := missPath(m)
		p.Report(missSpan(m), fmt.Sprintf("%s is one name: the hyphen belongs to it", path), "", p.hyphenFix(m, path, prefix)...)
	}
}

// greedyPrefix gives the variable that a name with a hyphen starts with, or "".
func (f *Facts) greedyPrefix(ref *vtl.Reference) string {
	for cut := strings.IndexByte(ref.Name, '-'); cut > 0; cut = nextHyphen(ref.Name, cut) {
		prefix := ref.Name[:cut]
		if _, ok := catalog.Root(prefix); ok || f.Assigned(prefix) {
			return prefix
		}
	}
	return ""
}

func nextHyphen(name string, after int) int {
	next := strings.IndexByte(name[after+1:], '-')
	if next < 0 {
		return -1
	}
	return after + 1 + next
}

// greedyMember gives the member of the scope that a name with a hyphen starts with, or "".
func greedyMember(m flow.Miss) string {
	property, ok := m.Ref.Steps[m.Step].(*vtl.Property)
	if !ok {
		return ""
	}
	for cut := strings.IndexByte(property.Name, '-'); cut > 0; cut = nextHyphen(property.Name, cut) {
		if next, _ := m.From.Child(catalog.RefStep{Name: property.Name[:cut], Args: -1}); next != nil {
			return property.Name[:cut]
		}
	}
	return ""
}

// hyphenFix ends the name before its hyphen.
func (p *Pass) hyphenFix(m flow.Miss, path, prefix string) []Fix {
	if m.Ref.Formal || m.Ref.Quiet || m.Step != len(m.Ref.Steps)-1 {
		return nil
	}
	start := m.Ref.Span().Start
	name := m.Ref.NameSpan
	if m.Step >= 0 {
		name = m.Ref.Steps[m.Step].Span()
		name.Start = name.End - len(m.Ref.Steps[m.Step].(*vtl.Property).Name)
	}
	end := name.Start + len(prefix)
	if p.printedOrInString(m.Ref) {
		return []Fix{{Title: "put the name into braces", Edits: []Edit{
			{vtl.Span{Start: start + 1, End: start + 1}, "{"}, {vtl.Span{Start: end, End: end}, "}"},
		}}}
	}
	rest := p.Source.Slice(vtl.Span{Start: end, End: name.End})
	return []Fix{replace("put blanks around the minus", vtl.Span{Start: end, End: name.End}, " - "+strings.TrimPrefix(rest, "-"))}
}

// printedOrInString says whether a reference is part of text, in a string or outside.
func (f *Facts) printedOrInString(ref *vtl.Reference) bool {
	_, ok := f.Parent(ref).(*vtl.Block)
	return ok
}
