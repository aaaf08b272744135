package lint

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleOverrideTwice = &Rule{
	ID: "override-twice", Severity: vtl.Warning, Since: "0.1.0",
	Shows:    []string{"override-set-twice"},
	Title:    "one override is set twice on a way through the template",
	Text:     `AWS says that overrides are final: a parameter may be overridden once, and setting it again makes API Gateway answer 5XX. Nobody has published a recording of that; both sets in different branches are fine.`,
	Remedy:   "Compute the value in a variable, and set the override once at the end.",
	Evidence: docOverride,
	Bad:      Example{Template: "#set($context.responseOverride.status = 200)\n#if($input.path('$.error') != \"\")\n#set($context.responseOverride.status = 500)\n#end\n{}\n"},
	Good:     Example{Template: "#set($status = 200)\n#if($input.path('$.error') != \"\")\n#set($status = 500)\n#end\n#set($context.responseOverride.status = $status)\n{}\n"},
	Run:      runOverrideTwice,
}

func runOverrideTwice(p *Pass) {
	seen := map[*vtl.Set]bool{}
	for _, s := range p.Flow.Sets {
		if s.Again && !seen[s.Set] {
			seen[s.Set] = true
			p.Report(s.Set.Target.Span(), fmt.Sprintf("%s was already set on this way", s.Path), "")
		}
	}
}
