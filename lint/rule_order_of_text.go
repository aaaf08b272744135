package lint

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleOrderOfText = &Rule{
	ID: "order-of-text", Severity: vtl.Error, Since: "0.1.0",
	Title:    "text compared by < or >",
	Text:     `< and > compare numbers. With a text on one side, also one that holds digits, the condition is false, whichever way round: parameters and $input.json are text.`,
	Remedy:   "For a value of the payload use $input.path('$.n'); for a parameter #set($n = 0)#set($n = $n.parseInt($input.params('n'))).",
	Evidence: byEngine,
	Bad:      Example{Template: "#if($input.params('page') > 5){\"late\": true}#else{}#end\n"},
	Good:     Example{Template: "#set($page = 0)\n#set($page = $page.parseInt($input.params('page')))\n#if($page > 5){\"late\": true}#else{}#end\n"},
	Fix:      "writes $input.path for $input.json",
	Run:      runOrderOfText,
}

func runOrderOfText(p *Pass) {
	for _, b := range p.Binaries {
		if b.Op != vtl.OpLt && b.Op != vtl.OpLe && b.Op != vtl.OpGt && b.Op != vtl.OpGe {
			continue
		}
		for _, side := range []vtl.Expr{b.X, b.Y} {
			if p.only(side, flow.Text) {
				p.Report(b.Span(), fmt.Sprintf("%s is text: the comparison is always false", p.Text(side)), "", p.pathFix(side)...)
				break
			}
		}
	}
}
