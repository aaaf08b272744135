package lint

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleUncheckedIndex = &Rule{
	ID: "unchecked-index", Severity: vtl.Warning, Since: "0.1.0",
	Shows:    []string{"exception"},
	Title:    "an element or a part that may not be there",
	Text:     `$list[3], $list.get(3) and $text.substring(0, 9) throw where the list or text is shorter, and an exception ends the call with 500.`,
	Remedy:   "Ask first: #if($list.size() > 3), #if($text.length() > 9).",
	Evidence: byEngine,
	Bad:      Example{Phase: RequestPhase, Template: "#set($l = $input.path('$.items'))\n{\"third\": \"$util.escapeJavaScript($l[2].name).replaceAll(\"\\\\'\",\"'\")\"}\n"},
	Good:     Example{Phase: RequestPhase, Template: "#set($l = $input.path('$.items'))\n{#if($l.size() > 2)\"third\": \"$util.escapeJavaScript($l[2].name).replaceAll(\"\\\\'\",\"'\")\"#end}\n"},
	Run:      runUncheckedIndex,
}

func runUncheckedIndex(p *Pass) {
	for _, x := range p.Flow.Indexes {
		if !x.Tested {
			p.uncheckedElement(x.Ref.Span(), x.Receiver, x.Index)
		}
	}
	for _, c := range p.Flow.Calls {
		switch {
		case c.Tested:
		case c.Call.Name == "get" && len(c.Args) == 1:
			p.uncheckedElement(c.Ref.Span(), c.Receiver, c.Args[0])
		case c.Call.Name == "substring":
			p.uncheckedPart(c)
		}
	}
}

func (p *Pass) uncheckedElement(span vtl.Span, receiver, index *flow.Value) {
	n, ok := index.Num.(int32)
	if !ok || receiver.Kind != flow.JSON && receiver.Kind != flow.Array {
		return
	}
	summary := fmt.Sprintf("element %d may not be there: the call then ends with 500", n)
	if n == 0 {
		if receiver.Kind == flow.JSON {
			p.ReportInfo(span, summary, "")
		}
		return
	}
	p.Report(span, summary, "")
}

func (p *Pass) uncheckedPart(c flow.CallFact) {
	if _, known := c.Receiver.Const(); known || len(c.Receiver.Sources()) == 0 {
		return
	}
	longest := int32(0)
	for _, arg := range c.Args {
		n, ok := arg.Num.(int32)
		if arg.Kind != flow.Number || !ok {
			return
		}
		longest = max(longest, n)
	}
	if longest > 0 {
		p.Report(c.Ref.Span(), fmt.Sprintf("a text shorter than %d ends the call with 500", longest), "")
	}
}
