package lint

import "github.com/vtlcheck/vtlcheck/vtl"

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

func runNoSuchMethod(p *Pass) {}
