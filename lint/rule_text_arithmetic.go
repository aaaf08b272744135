package lint

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleTextArithmetic = &Rule{
	ID: "text-arithmetic", Severity: vtl.Error, Since: "0.1.0",
	Title:    "arithmetic with text",
	Text:     `- * / % need numbers. With text, also with text that holds digits, nothing is computed: #set leaves the variable as it was.`,
	Remedy:   "Make a number of it first: #set($n = 0)#set($n = $n.parseInt($input.params('n'))).",
	Evidence: "published experiments on AWS; " + byEngine,
	Bad:      Example{Template: "#set($from = $input.params('page') * 10)\n{\"from\": \"$from\"}\n"},
	Good:     Example{Template: "#set($page = 0)\n#set($page = $page.parseInt($input.params('page')))\n#set($from = $page * 10)\n{\"from\": \"$from\"}\n"},
	Run:      runTextArithmetic,
}

func runTextArithmetic(p *Pass) {
	for _, b := range p.Binaries {
		switch b.Op {
		case vtl.OpSub, vtl.OpMul, vtl.OpDiv, vtl.OpMod:
		default:
			continue
		}
		for _, side := range []vtl.Expr{b.X, b.Y} {
			if p.only(side, flow.Text) {
				p.Report(b.Span(), fmt.Sprintf("%s is text: nothing is computed", p.Text(side)), "")
				break
			}
		}
	}
}
