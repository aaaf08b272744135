package lint

import (
	"fmt"
	"regexp"

	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleDigitMember = &Rule{
	ID: "digit-member", Severity: vtl.Error, Since: "0.1.0",
	Title:    "a member whose name starts with a digit",
	Text:     `A name starts with a letter or an underscore: $order.1st prints $order and then the text .1st.`,
	Remedy:   "Use brackets: $order['1st'].",
	Evidence: byEngine,
	Bad:      Example{Template: "#set($o = $input.path('$.order'))\n{\"first\": \"$o.1st\"}\n"},
	Good:     Example{Template: "{\"first\": $input.json(\"$.order['1st']\")}\n"},
	Fix:      "writes the name in brackets",
	Run:      runDigitMember,
}

var digitRest = regexp.MustCompile(`^\.([0-9][\w-]*[A-Za-z_][\w-]*)`)

func runDigitMember(p *Pass) {
	for _, ref := range p.Refs {
		text, ok := p.Next(ref).(*vtl.Text)
		if !ok || ref.Formal || !p.only(ref, flow.JSON) && !p.only(ref, flow.Map) {
			continue
		}
		rest := digitRest.FindStringSubmatch(text.Value)
		if rest == nil {
			continue
		}
		span := vtl.Span{Start: ref.Span().Start, End: ref.Span().End + len(rest[0])}
		tail := vtl.Span{Start: ref.Span().End, End: span.End}
		p.Report(span, fmt.Sprintf("%s is text behind %s, not a member of it", rest[0], p.Text(ref)), "",
			replace("write the name in brackets", tail, "['"+rest[1]+"']"))
	}
}
