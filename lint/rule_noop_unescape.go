package lint

import (
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleNoopUnescape = &Rule{
	ID: "noop-unescape", Severity: vtl.Error, Since: "0.1.0",
	Shows:    []string{"escaped-apostrophe"},
	Title:    `a replacement of \' that replaces nothing`,
	Text:     `The first argument of replaceAll is a regular expression, in which \' is just an apostrophe: replaceAll("\'","'") replaces apostrophes by themselves and leaves the backslash. Usually a JSON, YAML or TypeScript file has eaten one of two backslashes.`,
	Remedy:   `The template's text needs two backslashes: .replaceAll("\\'","'"). In a JSON file that is .replaceAll(\"\\\\'\",\"'\").`,
	Evidence: byEngine,
	Bad:      Example{Phase: RequestPhase, Template: "{\"q\": \"$util.escapeJavaScript($input.params('q')).replaceAll(\"\\'\",\"'\")\"}\n"},
	Good:     Example{Phase: RequestPhase, Template: "{\"q\": \"$util.escapeJavaScript($input.params('q')).replaceAll(\"\\\\'\",\"'\")\"}\n"},
	Fix:      "writes the pattern with two backslashes",
	Run:      runNoopUnescape,
}

func runNoopUnescape(p *Pass) {
	seen := map[*vtl.Call]bool{}
	for _, e := range p.Flow.Emits {
		for _, esc := range e.Piece.Escapes {
			call := esc.Failed
			if call == nil || esc.Undone || seen[call] {
				continue
			}
			seen[call] = true
			var fixes []Fix
			if pattern, ok := call.Args[0].(*vtl.StringLit); ok && pattern.Double && call.Name == "replaceAll" {
				fixes = append(fixes, replace("write two backslashes", pattern.Span(), `"\\'"`))
			}
			p.Report(calledSpan(call), `this leaves \' as it is: the pattern matches the apostrophe alone`, "", fixes...)
		}
	}
}
