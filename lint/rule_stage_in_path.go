package lint

import (
	"fmt"
	"strings"

	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleStageInPath = &Rule{
	ID: "stage-in-path", Severity: vtl.Warning, Since: "0.1.0",
	Title:    "$context.path taken for the resource's path",
	Text:     `$context.path starts with the stage (/prod/orders) unless the call came through a custom domain. Compared with a path without the stage it is never equal.`,
	Remedy:   "Use $context.resourcePath, which is the path as the API defines it: /orders/{id}.",
	Evidence: byRecord,
	Bad:      Example{Template: "#if($context.path == \"/orders\"){\"list\": true}#else{}#end\n"},
	Good:     Example{Template: "#if($context.resourcePath == \"/orders\"){\"list\": true}#else{}#end\n"},
	Run:      runStageInPath,
}

func runStageInPath(p *Pass) {
	for _, b := range p.Binaries {
		for _, sides := range [][2]vtl.Expr{{b.X, b.Y}, {b.Y, b.X}} {
			text, ok := p.constText(sides[1])
			if ok && strings.HasPrefix(text, "/") && p.isContextPath(sides[0]) {
				p.Report(b.Span(), fmt.Sprintf("$context.path has the stage in front: /stage%s", text), "")
			}
		}
	}
	for _, c := range p.Flow.Calls {
		if c.Call.Name != "startsWith" && c.Call.Name != "equals" || len(c.Args) != 1 {
			continue
		}
		d := c.Receiver.Single()
		if text, ok := c.Args[0].Const(); ok && d != nil && d.Key == "$context.path" && strings.HasPrefix(text, "/") {
			p.Report(c.Ref.Span(), fmt.Sprintf("$context.path has the stage in front: /stage%s", text), "")
		}
	}
}

func (p *Pass) isContextPath(e vtl.Expr) bool {
	values := p.Flow.Values(e)
	if len(values) != 1 {
		return false
	}
	d := values[0].Single()
	return d != nil && d.Key == "$context.path"
}
