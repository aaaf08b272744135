package lint

import (
	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleVelocityToolsName = &Rule{
	ID: "velocity-tools-name", Severity: vtl.Error, Since: "0.1.0",
	Title:    "a tool of velocity-tools, or a Java class by its name",
	Text:     `$math, $date, $esc, $Integer and their like come from the velocity-tools library or from a host that puts them into scope. API Gateway does not: they print nothing, and so do their functions.`,
	Remedy:   "Compute in #set; call static methods on a value: #set($n = 0)#set($n = $n.parseInt($text)).",
	Evidence: byRecord + " that $esc prints nothing",
	Bad:      Example{Template: "{\"sum\": $math.add(1, 2)}\n"},
	Good:     Example{Template: "#set($sum = 1 + 2)\n{\"sum\": $sum}\n"},
	Run:      runVelocityToolsName,
}

func runVelocityToolsName(p *Pass) {
	p.elsewhere(catalog.VelocityTools, func(m flow.Miss, path string) {
		if len(m.Ref.Steps) > 0 || !p.compared(m.Ref) {
			p.nameElsewhere(m, path, "velocity-tools")
		}
	})
}
