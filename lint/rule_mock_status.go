package lint

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleMockStatus = &Rule{
	ID: "mock-status", Severity: vtl.Error, Since: "0.1.0",
	Shows:    []string{"mock-without-status"},
	Title:    "a MOCK request without an integer statusCode",
	Text:     `The request template of a MOCK integration has to print an object with an integer statusCode, which chooses the integration response. A text ("200"), or nothing, ends the call with 500: “Unable to parse statusCode”.`,
	Remedy:   `Print {"statusCode": 200}.`,
	Evidence: byRecord,
	Bad:      Example{Phase: RequestPhase, Target: "MOCK", Template: "{\"statusCode\": \"200\"}\n"},
	Good:     Example{Phase: RequestPhase, Target: "MOCK", Template: "{\"statusCode\": 200}\n"},
	Run:      runMockStatus,
}

func runMockStatus(p *Pass) {
	if !p.isMock() || p.Phase == ResponsePhase {
		return
	}
	for _, end := range p.Flow.Ends {
		text, at := mockText(end)
		status, found := statusMember(text)
		switch {
		case end.Lost && !end.Blank || end.Format == flow.UnknownFormat && !end.Blank:
		case !found:
			p.Report(vtl.Span{Start: 0, End: min(len(p.Source.Text), 1)}, "no statusCode is printed", "")
			return
		case status.quoted:
			p.Report(at(status.start, status.end), fmt.Sprintf("statusCode is the text %s, not an integer", text[status.start:status.end]), "")
			return
		}
	}
}
