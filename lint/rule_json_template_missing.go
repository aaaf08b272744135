package lint

import (
	"strings"

	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleJSONTemplateMissing = &Rule{
	ID: "json-template-missing", Severity: vtl.Info, Since: "0.1.0",
	Title:    "no template for application/json",
	Text:     `A request without a Content-Type counts as application/json. Where templates stand under other media types only, such a request passes by them, or is refused with 415; in a response it is the client's Accept header that chooses, and a client without one counts as application/json, too.`,
	Remedy:   "Add a template under application/json.",
	Evidence: docMapping,
	Bad:      Example{Type: "HTTP", URI: "https://example.com/notes", ContentType: "text/plain", Request: "{\"note\": $input.json('$')}\n"},
	Good:     Example{Type: "HTTP", URI: "https://example.com/notes", Request: "{\"note\": $input.json('$')}\n"},
	Route:    runJSONTemplateMissing,
}

func runJSONTemplateMissing(p *RoutePass) {
	if p.Route.Method == "WS" {
		return
	}
	p.jsonMissing(p.Route.Integration.RequestTemplates, "a request without Content-Type")
	for _, r := range p.Route.Integration.Responses {
		p.jsonMissing(r.Templates, "a client without Accept")
	}
}

func (p *RoutePass) jsonMissing(templates []gateway.Template, who string) {
	if len(templates) == 0 {
		return
	}
	for _, t := range templates {
		key, _, _ := strings.Cut(strings.ToLower(t.ContentType), ";")
		if key == "" || key == "$default" || strings.TrimSpace(key) == "application/json" {
			return
		}
	}
	p.Report(at(templates[0].At, p.Route.Integration.At), who+" counts as application/json, for which there is no template", "")
}
