package lint

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleParseMissing = &Rule{
	ID: "parse-missing", Severity: vtl.Info, Since: "0.1.0",
	Title:    "parseJson of a value that may be missing",
	Text:     `What $util.parseJson does with an empty text is not documented; templates in public use have been seen to end with 500 there. A failed execution, for instance, has no output.`,
	Remedy:   `Ask first: #if($input.path('$.output') != "").`,
	Evidence: "published experiments on AWS; what an empty text gives is not settled",
	Bad:      Example{Phase: ResponsePhase, Template: "#set($o = $util.parseJson($input.path('$.body')))\n{\"id\": \"$util.escapeJavaScript($o.id).replaceAll(\"\\\\'\",\"'\")\"}\n"},
	Good:     Example{Phase: ResponsePhase, Template: "#if($input.path('$.body') != \"\")\n#set($o = $util.parseJson($input.path('$.body')))\n{\"id\": \"$util.escapeJavaScript($o.id).replaceAll(\"\\\\'\",\"'\")\"}\n#else\n{}\n#end\n"},
	Run:      runParseMissing,
}

func runParseMissing(p *Pass) {
	for _, c := range p.Flow.Parses {
		d := c.Args[0].Single()
		if d == nil || c.Tested || !d.Optional || d.Source != flow.FromBody || d.Type != catalog.JSON || p.syncExecution() {
			continue
		}
		p.Report(c.Ref.Span(), fmt.Sprintf("%s may be missing, and is parsed as JSON", describe(d)), "")
	}
}
