package lint

import (
	"fmt"
	"slices"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleUndefinedVariable = &Rule{
	ID: "undefined-variable", Severity: vtl.Warning, Since: "0.1.0",
	Title:    "a variable that nothing gives a value",
	Text:     `A variable without a value is no error: it prints nothing, equals "", and as a condition it is true. A slip in a name goes unnoticed until the member is missing in production.`,
	Remedy:   "Write the name as the #set has it. To compare with nothing, == $null works with any name that is never set.",
	Evidence: byRecord + ": undefined references print nothing and are true",
	Bad:      Example{Template: "#set($inputRoot = $input.path('$'))\n#if($inputroot.id != \"\"){}#else[]#end\n"},
	Good:     Example{Template: "#set($inputRoot = $input.path('$'))\n#if($inputRoot.id != \"\"){}#else[]#end\n"},
	Run:      runUndefinedVariable,
}

func runUndefinedVariable(p *Pass) {
	for _, m := range p.Flow.Misses {
		if m.Step >= 0 || m.Elsewhere != nil || p.plainName(m.Ref) {
			continue
		}
		if p.compared(m.Ref) && len(m.Ref.Steps) == 0 || p.definedBefore(m.Ref) || p.dollarKey(m.Ref) || p.greedyPrefix(m.Ref) != "" {
			continue
		}
		summary := fmt.Sprintf("$%s never gets a value%s", m.Ref.Name, didYouMean(p.closeVariables(m.Ref.Name)))
		if p.Assigned(m.Ref.Name) {
			summary = fmt.Sprintf("$%s gets its value only further down", m.Ref.Name)
		}
		p.Report(missSpan(m), summary, "")
	}
}

// plainName says whether a name without a value is meant to have none:
// #set($x = $null).
func (f *Facts) plainName(ref *vtl.Reference) bool {
	if !strings.HasPrefix(f.Text(ref), "$") {
		return true // a bare word that the engine takes for a variable: the parser reports it
	}
	set, ok := f.Parent(ref).(*vtl.Set)
	return ok && set.Value == ref && len(ref.Steps) == 0 && slices.Contains([]string{"null", "undefined", "nil", "none"}, ref.Name)
}

// compared says whether a reference is a side of == or !=.
func (f *Facts) compared(ref *vtl.Reference) bool {
	b, ok := f.Parent(ref).(*vtl.Binary)
	return ok && (b.Op == vtl.OpEq || b.Op == vtl.OpNe)
}

// definedBefore says whether an assignment stands before the reference, or in a loop
// around it, or the reference stands in a #define block, which runs where it is used.
func (f *Facts) definedBefore(ref *vtl.Reference) bool {
	var loop, define vtl.Node
	for n := f.Parent(ref); n != nil; n = f.Parent(n) {
		switch n.(type) {
		case *vtl.Foreach:
			loop = n
		case *vtl.Define:
			define = n
		}
	}
	for _, at := range f.setVars[ref.Name] {
		before := at.Span().Start < ref.Span().Start && !(isSetOf(at, ref))
		if before || define != nil || loop != nil && encloses(loop, at) {
			return true
		}
	}
	return false
}

// isSetOf says whether the reference is on the right side of the assignment itself.
func isSetOf(at vtl.Node, ref *vtl.Reference) bool {
	set, ok := at.(*vtl.Set)
	return ok && encloses(set, ref)
}

// shortName is the length up to which a name with another letter is just another name.
const shortName = 2

func (f *Facts) closeVariables(name string) []string {
	limit := 1 + len(name)/5
	if len(name) <= shortName {
		limit = 0
	}
	var near []string
	for known := range f.setVars {
		if known != name && (strings.EqualFold(known, name) || catalog.Distance(strings.ToLower(known), strings.ToLower(name), limit) <= limit) {
			near = append(near, "$"+known)
		}
	}
	slices.Sort(near)
	if len(name) <= shortName {
		return near
	}
	return append(near, catalog.Suggest(name)...)
}
