package lint

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleTextPlusNumber = &Rule{
	ID: "text-plus-number", Severity: vtl.Warning, Since: "0.1.0",
	Title:    "a number added to text",
	Text:     `With a text on one side, + joins: the parameter 5 plus 1 is 51.`,
	Remedy:   "Make a number of it first: #set($n = 0)#set($n = $n.parseInt($input.params('n'))).",
	Evidence: byEngine,
	Bad:      Example{Template: "#set($next = $input.params('page') + 1)\n{\"next\": \"$next\"}\n"},
	Good:     Example{Template: "#set($page = 0)\n#set($page = $page.parseInt($input.params('page')))\n#set($next = $page + 1)\n{\"next\": \"$next\"}\n"},
	Run:      runTextPlusNumber,
}

func runTextPlusNumber(p *Pass) {
	for _, b := range p.Binaries {
		if b.Op != vtl.OpAdd {
			continue
		}
		for _, sides := range [][2]vtl.Expr{{b.X, b.Y}, {b.Y, b.X}} {
			if p.pureData(sides[0]) && p.only(sides[1], flow.Number) {
				p.Report(b.Span(), fmt.Sprintf("%s is text: + joins, and does not add", p.Text(sides[0])), "")
			}
		}
	}
}

// pureData says whether an expression is text that was read, and nothing around it.
func (p *Pass) pureData(e vtl.Expr) bool {
	if !p.only(e, flow.Text) {
		return false
	}
	for _, v := range p.Flow.Values(e) {
		if v.Single() == nil {
			return false
		}
	}
	return true
}
