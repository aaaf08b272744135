package lint

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleReflection = &Rule{
	ID: "reflection", Severity: vtl.Error, Since: "0.1.0",
	Title:    "more of a Java class than its name",
	Text:     `The engine lets a template ask a class for its name and for nothing else: $x.getClass().forName(…) and everything behind it print nothing.`,
	Remedy:   "Call static methods on a value of the class: #set($n = 0)#set($n = $n.parseInt($text)).",
	Evidence: "Velocity's SecureUberspector; recorded on AWS that .class.name prints",
	Bad:      Example{Template: "#set($x = \"\")\n#set($m = $x.getClass().forName(\"java.lang.Math\"))\n{}\n"},
	Good:     Example{Template: "#set($x = \"\")\n{\"type\": \"$x.class.name\"}\n"},
	Run:      runReflection,
}

func runReflection(p *Pass) {
	for _, ref := range p.Refs {
		for i, step := range ref.Steps[:max(len(ref.Steps)-1, 0)] {
			if !asksClass(step) {
				continue
			}
			next := ref.Steps[i+1]
			if name := stepLabel(next); name != "name" && name != "getName" && isClassQuestion(next) {
				span := vtl.Span{Start: ref.Span().Start, End: stepEnd(next)}
				p.Report(span, fmt.Sprintf("a class gives nothing but its name, not %s", name), "")
			}
			break
		}
	}
}

func asksClass(step vtl.Step) bool {
	switch step := step.(type) {
	case *vtl.Property:
		return step.Name == "class"
	case *vtl.Call:
		return step.Name == "getClass" && len(step.Args) == 0
	}
	return false
}

// isClassQuestion leaves members of a JSON object called class alone: $o.class.x may
// be meant as data, which class-member reports.
func isClassQuestion(step vtl.Step) bool {
	_, ok := step.(*vtl.Call)
	return ok
}
