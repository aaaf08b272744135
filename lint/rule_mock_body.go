package lint

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleMockBody = &Rule{
	ID: "mock-body", Severity: vtl.Error, Since: "0.1.0",
	Title:    "a MOCK response reads the client's body",
	Text:     `A MOCK integration answers with nothing: in its response template $input has no body, whatever the client sent. Parameters can be read.`,
	Remedy:   "Stash what you need in the request template: #set($context.requestOverride.path.order = $input.json('$')), and read it in the response template.",
	Evidence: docMock + "; " + byRecord,
	Bad: Example{Type: "MOCK", URI: "-", Request: "{\"statusCode\": 200}\n",
		Responses: []ExampleResponse{{Status: 200, Template: "{\"echo\": $input.json('$.order')}\n"}}},
	Good: Example{Type: "MOCK", URI: "-", Request: "#set($context.requestOverride.path.order = $input.json('$.order'))\n{\"statusCode\": 200}\n",
		Responses: []ExampleResponse{{Status: 200, Template: "{\"echo\": $context.requestOverride.path.order}\n"}}},
	Run: runMockBody,
}

func runMockBody(p *Pass) {
	if p.Phase != ResponsePhase || !p.isMock() {
		return
	}
	for _, ref := range p.Refs {
		if ref.Name != "input" || len(ref.Steps) == 0 || p.Assigned("input") {
			continue
		}
		switch name := stepLabel(ref.Steps[0]); name {
		case "body", "json", "path":
			if p.readsPayload(ref) {
				p.Report(ref.Span(), fmt.Sprintf("$input.%s is empty in the response of a MOCK integration", name), "")
			}
		}
	}
}

func (p *Pass) readsPayload(ref *vtl.Reference) bool {
	for _, v := range p.Flow.Values(ref) {
		for _, d := range v.Sources() {
			if d.Origin().Source == flow.FromBody {
				return true
			}
		}
	}
	return false
}
