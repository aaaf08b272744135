package lint

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var rulePrintedResult = &Rule{
	ID: "printed-result", Severity: vtl.Warning, Since: "0.1.0",
	Title:    "a call for its effect prints its result",
	Text:     `$list.add($x) prints true, $list.remove(0) the element, $map.put("k", $v) the value that was there before (nothing the first time). The text lands in the output.`,
	Remedy:   "Throw the result away: #set($ignored = $list.add($x)). For maps, #set($map[\"k\"] = $v).",
	Evidence: byEngine + "; recorded on AWS that the first put prints nothing",
	Bad:      Example{Template: "#set($l = [])\n$l.add(1)\n{\"n\": $l.size()}\n"},
	Good:     Example{Template: "#set($l = [])\n#set($ignored = $l.add(1))\n{\"n\": $l.size()}\n"},
	Fix:      "wraps the call in #set($ignored = …)",
	Run:      runPrintedResult,
}

func runPrintedResult(p *Pass) {
	for _, c := range p.Flow.Calls {
		if !p.Printed(c.Ref) || c.Ref.Steps[len(c.Ref.Steps)-1] != vtl.Step(c.Call) || c.Ref.Escapes > 0 {
			continue
		}
		fix := replace("throw the result away", c.Ref.Span(), "#set($ignored = "+p.Text(c.Ref)+")")
		switch result := effect(c); {
		case result == "":
		case c.Call.Name == "put" && !p.putsAgain(c):
			p.ReportInfo(c.Ref.Span(), "put prints the value that was there before", "", fix)
		default:
			p.Report(c.Ref.Span(), fmt.Sprintf("%s prints %s", c.Call.Name, result), "", fix)
		}
	}
}

// effect says what a call that is made for its effect prints, "" for other calls.
func effect(c flow.CallFact) string {
	switch c.Receiver.Kind {
	case flow.Nothing, flow.Text, flow.Number, flow.Host, flow.Block, flow.Class:
		return ""
	}
	switch c.Call.Name {
	case "add", "addAll", "removeAll", "retainAll":
		if c.Call.Name == "add" && len(c.Args) == 2 {
			return ""
		}
		return "true or false"
	case "remove":
		return "what was removed"
	case "set":
		return "the element that was there before"
	case "put":
		return "the value that was there before"
	}
	return ""
}

// putsAgain says whether a put can meet a value: it is in a loop, or the same constant
// name was put before.
func (p *Pass) putsAgain(c flow.CallFact) bool {
	name, ok := constArg(c)
	for n := p.Parent(c.Ref); n != nil; n = p.Parent(n) {
		if _, loop := n.(*vtl.Foreach); loop {
			return ok
		}
	}
	if !ok {
		return false
	}
	for _, other := range p.Flow.Calls {
		if other.Call != c.Call && other.Call.Name == "put" && other.Ref.Name == c.Ref.Name && other.Ref.Span().Start < c.Ref.Span().Start {
			if text, same := constArg(other); same && text == name {
				return true
			}
		}
	}
	return false
}

func constArg(c flow.CallFact) (string, bool) {
	if len(c.Args) == 0 {
		return "", false
	}
	return c.Args[0].Const()
}
