package lint

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleEscapeLevel = &Rule{
	ID: "escape-level", Severity: vtl.Error, Since: "0.1.0",
	Shows:    []string{"input-not-json", "payload-not-json"},
	Title:    "JSON inside of a JSON string with too few escapes",
	Text:     `The value stands in a string of JSON text that is itself a string, as in Step Functions' input: it takes one escape for each. With fewer, a quote of the client's ends the inner string, and what follows are members of the client's choice: the execution's input can be rewritten from outside.`,
	Remedy:   "Build the inner JSON in a variable, with its values escaped, and escape the whole variable once where it is printed.",
	Evidence: bySpecJSON + "; " + byEngine,
	Bad:      Example{Phase: RequestPhase, Target: "StartSyncExecution", Template: "{\"stateMachineArn\": \"arn:aws:states:us-east-1:123456789012:stateMachine:Orders\",\n \"input\": \"{\\\"id\\\": \\\"$util.escapeJavaScript($input.params('id')).replaceAll(\"\\\\'\",\"'\")\\\"}\"}\n"},
	Good:     Example{Phase: RequestPhase, Target: "StartSyncExecution", Template: "#set($id = $util.escapeJavaScript($input.params('id')).replaceAll(\"\\\\'\",\"'\"))\n#set($in = '{\"id\": \"' + $id + '\"}')\n{\"stateMachineArn\": \"arn:aws:states:us-east-1:123456789012:stateMachine:Orders\",\n \"input\": \"$util.escapeJavaScript($in).replaceAll(\"\\\\'\",\"'\")\"}\n"},
	Run:      runEscapeLevel,
}

func runEscapeLevel(p *Pass) {
	for _, e := range p.Flow.Emits {
		if !p.rawInString(e) || e.Place.Spot != flow.InString || e.Place.Depth < 2 {
			continue
		}
		p.Report(e.At.Span(), fmt.Sprintf("%s has %s, and stands %d strings deep in %s",
			describe(e.Piece.Data), escapes(len(e.Piece.Escapes)), e.Place.Depth, e.Place.Path), "")
	}
}

func escapes(n int) string {
	switch n {
	case 0:
		return "no escape"
	case 1:
		return "one escape"
	}
	return fmt.Sprintf("%d escapes", n)
}
