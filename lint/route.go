package lint

import (
	"fmt"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// RoutePass is a route with all its templates under the eyes of one rule.
type RoutePass struct {
	Route *gateway.Route
	// Target of the integration; nil where there is no contract for it.
	Target *target.Target
	// Templates that parse, in the order request, responses.
	Templates []*Facts
	rule      *Rule
	out       *[]Problem
}

// Report adds a problem of the rule at a place of the definition.
func (p *RoutePass) Report(at vtl.Location, summary, detail string) {
	if detail == "" {
		detail = p.rule.Remedy
	}
	*p.out = append(*p.out, Problem{Diagnostic: vtl.Diagnostic{
		Severity: p.rule.Severity, Rule: p.rule.ID, Summary: summary, Detail: detail, At: at,
	}})
}

// RunRoute judges all templates of a route, and whether together they answer each
// outcome of the integration. Proxy integrations run no templates. cfg may be nil.
func RunRoute(route *gateway.Route, cfg *Config) []Problem {
	if strings.HasSuffix(strings.ToUpper(route.Integration.Type), "_PROXY") {
		return nil
	}
	pass := &RoutePass{Route: route, Target: routeTarget(route)}
	var problems []Problem
	for _, in := range routeInputs(route, pass.Target) {
		facts, found := analyse(in, cfg)
		problems = append(problems, found...)
		if facts != nil {
			pass.Templates = append(pass.Templates, facts)
		}
	}
	pass.out = &problems
	for _, rule := range All {
		if rule.Route != nil && cfg.allows(route.At.File, rule.ID) {
			pass.rule = rule
			rule.Route(pass)
		}
	}
	serviceErrors(pass)
	return finishRoute(route, problems, cfg)
}

// finishRoute applies the suppressions of each template to its own problems.
func finishRoute(route *gateway.Route, problems []Problem, cfg *Config) []Problem {
	var done []Problem
	bySource := map[*vtl.Source][]Problem{}
	for _, p := range problems {
		if p.Source == nil {
			done = append(done, p)
			continue
		}
		bySource[p.Source] = append(bySource[p.Source], p)
	}
	done = cfg.apply(route.At.File, done)
	for _, src := range routeSources(route) {
		done = append(done, finish(src, bySource[src], cfg)...)
	}
	return Sort(done)
}

func routeTarget(route *gateway.Route) *target.Target {
	if strings.EqualFold(route.Integration.Type, "MOCK") {
		if t, err := target.Lookup("MOCK"); err == nil {
			return t
		}
	}
	return target.FromURI(route.Integration.URI)
}

// routeInputs lists the templates of a route. A source that stands under several keys
// is judged once.
func routeInputs(route *gateway.Route, t *target.Target) []Input {
	var inputs []Input
	seen := map[*vtl.Source]bool{}
	add := func(template gateway.Template, phase Phase, response *gateway.Response) {
		if template.Source == nil || seen[template.Source] {
			return
		}
		seen[template.Source] = true
		inputs = append(inputs, Input{
			Source: template.Source, Phase: phase, Target: t, Route: route, Response: response,
			ContentType: template.ContentType, WebSocket: route.Method == "WS",
		})
	}
	for _, template := range route.Integration.RequestTemplates {
		add(template, RequestPhase, nil)
	}
	for i := range route.Integration.Responses {
		response := &route.Integration.Responses[i]
		for _, template := range response.Templates {
			add(template, ResponsePhase, response)
		}
	}
	return inputs
}

func routeSources(route *gateway.Route) []*vtl.Source {
	inputs := routeInputs(route, nil)
	sources := make([]*vtl.Source, len(inputs))
	for i, in := range inputs {
		sources[i] = in.Source
	}
	return sources
}

// reportTarget adds a problem of one of the target's rules.
func reportTarget(out *[]Problem, rule *target.Rule, severity vtl.Severity, src *vtl.Source, span vtl.Span, summary string) {
	*out = append(*out, Problem{Diagnostic: vtl.Diagnostic{
		Severity: severity, Rule: rule.ID, Summary: summary, Detail: rule.Remedy, Source: src, Subject: span,
	}})
}

// serviceErrors looks at what becomes of an answer 400 or 500 of Step Functions.
func serviceErrors(p *RoutePass) {
	if p.Target == nil || p.Target.Service != "states" {
		return
	}
	var untaken []string
	for _, c := range []struct {
		status string
		rule   *target.Rule
	}{{"400", target.RuleBackend400AsSuccess}, {"500", target.RuleBackend500AsSuccess}} {
		response := gateway.Choose(p.Route, c.status)
		if response == nil {
			untaken = append(untaken, c.status)
			continue
		}
		p.serviceError(response, c.status, c.rule)
	}
	if len(untaken) > 0 {
		p.reportAt(target.RuleNoIntegrationResponse, p.Route.Integration.At,
			fmt.Sprintf("no integration response takes the status %s of the backend", strings.Join(untaken, ", ")))
	}
}

// reportAt adds a problem that has a place in the definition, not in a template.
func (p *RoutePass) reportAt(rule *target.Rule, at vtl.Location, summary string) {
	*p.out = append(*p.out, Problem{Diagnostic: vtl.Diagnostic{
		Severity: gateway.SeverityOf(rule.Severity), Rule: rule.ID, Summary: summary, Detail: rule.Remedy, At: at,
	}})
}

// serviceError follows one response with the body of a service error.
func (p *RoutePass) serviceError(response *gateway.Response, status string, rule *target.Rule) {
	templates := p.templatesOf(response)
	if len(templates) == 0 && response.StatusCode < 400 {
		p.reportAt(rule, response.At, fmt.Sprintf("the backend's %s is answered with %d", status, response.StatusCode))
	}
	for _, f := range templates {
		e := runExecution(f, worldServiceError, response.StatusCode)
		if len(e.successes) > 0 {
			reportTarget(p.out, rule, e.severity(gateway.SeverityOf(rule.Severity), len(e.successes)), f.Source, f.statusPlace(),
				fmt.Sprintf("the backend's %s is answered with %d", status, e.successes[0]))
		}
		for _, read := range e.absent {
			reportTarget(p.out, target.RuleAbsentErrorMember, vtl.Warning, f.Source, read.Ref.Span(),
				fmt.Sprintf("%s is not in the body of a service error", read.Key))
		}
	}
}

func (p *RoutePass) templatesOf(response *gateway.Response) []*Facts {
	var found []*Facts
	for _, f := range p.Templates {
		if f.Response == response {
			found = append(found, f)
		}
	}
	return found
}
