package lint

import (
	"fmt"
	"slices"

	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleNoSuchMethod = &Rule{
	ID: "no-such-method", Severity: vtl.Error, Since: "0.1.0",
	Title:    "a method that the value does not have",
	Text:     `An unknown method is no error: it prints nothing. Text has length(), lists, maps and arrays have size(); none has count(), and $list.length without parentheses asks for a member.`,
	Remedy:   "Use size() for lists, maps and arrays, length() for text.",
	Evidence: byEngine,
	Bad:      Example{Template: "#set($l = [1, 2])\n{\"n\": \"$l.length\"}\n"},
	Good:     Example{Template: "#set($l = [1, 2])\n{\"n\": $l.size()}\n"},
	Fix:      "writes size() or length()",
	Run:      runNoSuchMethod,
}

func runNoSuchMethod(p *Pass) {
	for _, m := range p.Flow.Misses {
		if m.Value == nil || m.Value.Kind != flow.List && m.Value.Kind != flow.Array {
			continue
		}
		if property, ok := m.Ref.Steps[m.Step].(*vtl.Property); ok {
			end := property.Span().End
			p.noMethod(missSpan(m), missPath(m), m.Value.Kind, property.Name, vtl.Span{Start: end - len(property.Name), End: end})
		}
	}
	for _, c := range p.Flow.Calls {
		if c.Call.Name == "" || p.hasForAll(c) || hasMethod(c.Receiver.Kind, c.Call.Name, len(c.Args)) {
			continue
		}
		span := calledSpan(c.Call)
		p.noMethod(span, p.Text(c.Ref), c.Receiver.Kind, c.Call.Name, span)
	}
}

// hasForAll says whether the call is right on another way.
func (p *Pass) hasForAll(c flow.CallFact) bool {
	return slices.ContainsFunc(p.Flow.Calls, func(o flow.CallFact) bool {
		return o.Call == c.Call && o.Receiver.Kind != c.Receiver.Kind && hasMethod(o.Receiver.Kind, o.Call.Name, len(o.Args))
	})
}

func (p *Pass) noMethod(span vtl.Span, text string, kind flow.Kind, name string, edit vtl.Span) {
	right := sizeMethod(kind, name)
	summary := fmt.Sprintf("%s is empty: a %s has no %s", text, kind, name)
	if right == "" {
		p.Report(span, summary, fmt.Sprintf("`vtlcheck explain %s` lists the methods that there are.", simpleName(classFor(kind))))
		return
	}
	p.Report(span, summary, fmt.Sprintf("Write %s().", right), replace("write "+right+"()", edit, right+"()"))
}

// classFor is the class in whose table the methods of a kind of value are found.
func classFor(kind flow.Kind) string {
	if classes := classesOf[kind]; len(classes) > 0 {
		return classes[0]
	}
	return "java.lang.String"
}

// sizeMethod gives the right name for the many words for a size.
func sizeMethod(kind flow.Kind, name string) string {
	if !slices.Contains([]string{"length", "size", "count", "len", "getLength", "getSize"}, name) {
		return ""
	}
	switch kind {
	case flow.Text:
		return "length"
	case flow.List, flow.Map, flow.Array, flow.JSON:
		return "size"
	}
	return ""
}

// calledSpan is a call without the dot before it.
func calledSpan(call *vtl.Call) vtl.Span {
	return vtl.Span{Start: call.NameSpan.Start, End: call.Span().End}
}
