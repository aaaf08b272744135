package lint

import (
	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleParameterMappingName = &Rule{
	ID: "parameter-mapping-name", Severity: vtl.Error, Since: "0.1.0",
	Title:    "an expression of parameter mappings in a template",
	Text:     `method.request.header.x and integration.response.header.x are expressions of requestParameters and responseParameters. In a template, $method and $integration are variables that nobody sets.`,
	Remedy:   "Write $input.params('x') for what the client sent, $input.path('$.x') for the backend's answer.",
	Evidence: docMapping,
	Bad:      Example{Template: "{\"id\": \"$method.request.path.id\"}\n"},
	Good:     Example{Template: "{\"id\": \"$util.escapeJavaScript($input.params('id')).replaceAll(\"\\\\'\",\"'\")\"}\n"},
	Run:      runParameterMappingName,
}

func runParameterMappingName(p *Pass) {
	for _, m := range p.Flow.Misses {
		if m.Step < 0 && m.Elsewhere != nil && m.Elsewhere.Where == catalog.ParameterMapping {
			p.nameElsewhere(flow.Miss{Ref: m.Ref, Step: len(m.Ref.Steps) - 1, Elsewhere: m.Elsewhere}, "$"+m.Ref.Name, "parameter mappings")
		}
	}
}
