package lint

import (
	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleLoopLimit = &Rule{
	ID: "loop-limit", Severity: vtl.Info, Since: "0.1.0",
	Title:    "a loop over a list that the payload's sender sizes",
	Text:     `#foreach ends silently after 1000 rounds. The rest of the list is dropped, and since $foreach.hasNext is still true in the last round, #if($foreach.hasNext),#end leaves a comma before the end.`,
	Remedy:   "Pass the array on whole with $input.json('$.items'), or have the backend page its answers.",
	Evidence: docLimits + "; what happens at the limit: " + byEngine,
	Bad:      Example{Template: "[#foreach($i in $input.path('$.items'))1#if($foreach.hasNext),#end#end]\n"},
	Good:     Example{Template: "{\"items\": $input.json('$.items')}\n"},
	Run:      runLoopLimit,
}

func runLoopLimit(p *Pass) {
	for _, loop := range p.Loops {
		if !p.only(loop.List, flow.JSON) {
			continue
		}
		summary := "the loop ends after 1000 items, and drops the rest"
		if p.asksHasNext(loop) {
			summary = "the loop ends after 1000 items, with hasNext still true"
		}
		p.Report(loop.Head, summary, "")
	}
}

func (p *Pass) asksHasNext(loop *vtl.Foreach) bool {
	for _, ref := range p.Refs {
		if encloses(loop.Body, ref) && (ref.Name == "velocityHasNext" || ref.Name == "foreach" && len(ref.Steps) > 0 && stepLabel(ref.Steps[0]) == "hasNext") {
			return true
		}
	}
	return false
}
