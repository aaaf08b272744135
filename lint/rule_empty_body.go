package lint

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleEmptyBodyTest = &Rule{
	ID: "empty-body-test", Severity: vtl.Error, Since: "0.1.0",
	Title:    `$input.body compared with ""`,
	Text:     `Without a payload $input.body is {}, two characters. It is never the empty string.`,
	Remedy:   `Compare with "{}".`,
	Evidence: byRecord,
	Bad:      Example{Template: "#if($input.body == \"\"){\"error\": \"no body\"}#else{}#end\n"},
	Good:     Example{Template: "#if($input.body == \"{}\"){\"error\": \"no body\"}#else{}#end\n"},
	Fix:      `compares with "{}"`,
	Run:      runEmptyBodyTest,
}

func runEmptyBodyTest(p *Pass) {
	for _, b := range p.Binaries {
		if b.Op != vtl.OpEq && b.Op != vtl.OpNe {
			continue
		}
		for _, sides := range [][2]vtl.Expr{{b.X, b.Y}, {b.Y, b.X}} {
			text, ok := p.constText(sides[1])
			literal, isLiteral := sides[1].(*vtl.StringLit)
			if ok && text == "" && p.isBody(sides[0]) {
				var fixes []Fix
				if isLiteral {
					fixes = append(fixes, replace(`compare with "{}"`, literal.Span(), `"{}"`))
				}
				p.Report(b.Span(), fmt.Sprintf("%s is never empty: without a payload it is {}", p.Text(sides[0])), "", fixes...)
			}
		}
	}
}

func (p *Pass) isBody(e vtl.Expr) bool {
	values := p.Flow.Values(e)
	if len(values) != 1 {
		return false
	}
	d := values[0].Single()
	return d != nil && d.Key == "$body"
}
