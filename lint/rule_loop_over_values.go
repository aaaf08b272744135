package lint

import (
	"fmt"
	"strings"

	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleLoopOverValues = &Rule{
	ID: "loop-over-values", Severity: vtl.Error, Since: "0.1.0",
	Title:    "a loop over a map that takes its values for names",
	Text:     `#foreach over a map goes through its values, not its names: $map.get($k) then looks for a name that is a value.`,
	Remedy:   "Loop over $map.keySet(), or over $map.entrySet() with $e.key and $e.value.",
	Evidence: byEngine,
	Bad:      Example{Template: "#set($h = $input.params().header)\n{#foreach($k in $h)\"$k\": \"$util.escapeJavaScript($h.get($k)).replaceAll(\"\\\\'\",\"'\")\"#if($foreach.hasNext),#end#end}\n"},
	Good:     Example{Template: "#set($h = $input.params().header)\n{#foreach($k in $h.keySet())\"$k\": \"$util.escapeJavaScript($h.get($k)).replaceAll(\"\\\\'\",\"'\")\"#if($foreach.hasNext),#end#end}\n"},
	Fix:      "appends .keySet()",
	Run:      runLoopOverValues,
}

func runLoopOverValues(p *Pass) {
	for _, loop := range p.Loops {
		list, ok := loop.List.(*vtl.Reference)
		if !ok || !p.usedAsName(loop, p.Text(list)) {
			continue
		}
		var fixes []Fix
		if !list.Formal {
			fixes = append(fixes, insert("append .keySet()", list.Span().End, ".keySet()"))
		}
		p.Report(list.Span(), fmt.Sprintf("the loop goes through the values of %s, and $%s is used as a name in it", p.Text(list), loop.Var.Name), "", fixes...)
	}
}

// usedAsName says whether the loop's variable looks something up in the very map that
// the loop goes through.
func (p *Pass) usedAsName(loop *vtl.Foreach, list string) bool {
	for _, ref := range p.Refs {
		if !encloses(loop.Body, ref) || len(ref.Steps) == 0 || !strings.HasPrefix(p.Text(ref), list) {
			continue
		}
		for _, step := range ref.Steps {
			at := vtl.Span{Start: ref.Span().Start, End: step.Span().Start}
			if strings.TrimRight(p.Source.Slice(at), ".[") == list && looksUp(step, loop.Var.Name) {
				return true
			}
		}
	}
	return false
}

func looksUp(step vtl.Step, name string) bool {
	var key vtl.Expr
	switch step := step.(type) {
	case *vtl.Call:
		if step.Name != "get" || len(step.Args) != 1 {
			return false
		}
		key = step.Args[0]
	case *vtl.Index:
		key = step.Key
	}
	ref, ok := key.(*vtl.Reference)
	return ok && ref.Name == name && len(ref.Steps) == 0
}
