package lint

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleClassMember = &Rule{
	ID: "class-member", Severity: vtl.Warning, Since: "0.1.0",
	Title:    "a member called class",
	Text:     `Every Java object has a getter called getClass, and .class asks for that first: $order.class is the Java class of the map, never its member "class".`,
	Remedy:   "Use brackets or get: $order['class'], $order.get('class').",
	Evidence: byEngine,
	Bad:      Example{Template: "#set($order = $input.path('$.order'))\n{\"class\": \"$order.class\"}\n"},
	Good:     Example{Template: "{\"class\": $input.json('$.order.class')}\n"},
	Fix:      "writes the name in brackets",
	Run:      runClassMember,
}

func runClassMember(p *Pass) {
	for _, ref := range p.Refs {
		last := len(ref.Steps) - 1
		if last < 0 || !p.only(ref, flow.Class) {
			continue
		}
		property, ok := ref.Steps[last].(*vtl.Property)
		if !ok || property.Name != "class" {
			continue
		}
		end := ref.NameSpan.End
		if last > 0 {
			end = ref.Steps[last-1].Span().End
		}
		p.Report(ref.Span(), fmt.Sprintf("%s is the Java class of the value", p.Text(ref)), "",
			replace("write the name in brackets", vtl.Span{Start: end, End: property.Span().End}, "['class']"))
	}
}
