package lint

import (
	"fmt"
	"slices"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleHiddenHeader = &Rule{
	ID: "hidden-header", Severity: vtl.Warning, Since: "0.1.0",
	Title:    "a header that no template sees",
	Text:     `The front end of API Gateway takes Content-Length, Connection, Expect, TE, Transfer-Encoding, Upgrade and some more away: reading them is always empty.`,
	Remedy:   "Do without it; a client can send what it needs under a name of its own.",
	Evidence: byRecord,
	Bad:      Example{Phase: RequestPhase, Template: "#if($input.params('Content-Length') == \"\"){}#else[]#end\n"},
	Good:     Example{Phase: RequestPhase, Template: "#if($input.params('X-Length') == \"\"){}#else[]#end\n"},
	Run:      runHiddenHeader,
}

func runHiddenHeader(p *Pass) {
	for _, d := range p.params() {
		if !slices.Contains(catalog.HiddenHeaders, strings.ToLower(d.Param)) || d.Part != "" && d.Part != "header" {
			continue
		}
		summary := fmt.Sprintf("the header %s never reaches a template", d.Param)
		if d.Part == "" && !strings.Contains(d.Param, "-") {
			p.ReportInfo(d.Node.Span(), summary, "As a query or path parameter it is fine.")
			continue
		}
		p.Report(d.Node.Span(), summary, "")
	}
}
