package lint

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleParseJSONText = &Rule{
	ID: "parse-json-text", Severity: vtl.Warning, Since: "0.1.0",
	Title:    "parseJson of $input.json of a text",
	Text:     `$input.json gives a text with quotes around it, and parseJson only takes those off again: the result is a text, whose members are empty. Where the value holds JSON as text (output, cause, Message), it has to be parsed as it is.`,
	Remedy:   "Write $util.parseJson($input.path('$.output')).",
	Evidence: "published experiments on AWS; " + byEngine,
	Bad:      Example{Phase: ResponsePhase, Target: "StartSyncExecution", Template: "#if($input.path('$.status') == \"SUCCEEDED\")\n#set($o = $util.parseJson($input.json('$.output')))\n{\"code\": \"$o.code\"}\n#else\n#set($context.responseOverride.status = 500)\n{}\n#end\n"},
	Good:     Example{Phase: ResponsePhase, Target: "StartSyncExecution", Template: "#if($input.path('$.status') == \"SUCCEEDED\")\n#set($o = $util.parseJson($input.path('$.output')))\n{\"code\": \"$util.escapeJavaScript($o.code).replaceAll(\"\\\\'\",\"'\")\"}\n#else\n#set($context.responseOverride.status = 500)\n{}\n#end\n"},
	Fix:      "writes $input.path for $input.json",
	Run:      runParseJSONText,
}

// textPaths are the members of an execution's result that hold JSON as text.
var textPaths = map[string]bool{"$.output": true, "$.cause": true, "$.input": true}

func runParseJSONText(p *Pass) {
	seen := map[vtl.Node]bool{}
	for _, r := range p.Flow.Reparsed {
		if seen[r.Parse] {
			continue
		}
		seen[r.Parse] = true
		summary := fmt.Sprintf("where %s is text, parseJson of its JSON text is that text, without members", r.Path)
		fixes := p.parseFix(r.Parse)
		if textPaths[r.Path] && p.syncExecution() {
			p.Report(r.Parse.Span(), summary, "", fixes...)
			continue
		}
		p.ReportInfo(r.Parse.Span(), summary, "")
	}
}

func (p *Pass) parseFix(ref *vtl.Reference) []Fix {
	for _, step := range ref.Steps {
		if call, ok := step.(*vtl.Call); ok && call.Name == "parseJson" && len(call.Args) == 1 {
			return p.pathFix(call.Args[0])
		}
	}
	return nil
}
