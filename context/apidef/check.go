package apidef

import (
	"regexp"

	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// Check says what only the definition shows to be wrong with its routes: what lies
// between the templates, the integration, its responses and the resources around them.
// What Read has reported is not among it.
func (d *Definition) Check() vtl.Diagnostics {
	var all vtl.Diagnostics
	cache := patternCache{}
	for _, route := range d.Routes {
		c := &checker{def: d, route: route, in: &route.Integration, note: d.notes[route], cache: cache}
		c.backend = parseURI(route.Integration.URI)
		for _, check := range checks {
			check(c)
		}
		all = append(all, c.diags...)
	}
	return all.Sort()
}

// checker looks at one route.
type checker struct {
	def     *Definition
	route   *gateway.Route
	in      *gateway.Integration
	note    routeNote
	backend backend
	cache   patternCache
	diags   vtl.Diagnostics
}

var checks = []func(*checker){
	(*checker).unsubstituted,
	(*checker).apiKey, (*checker).usagePlan,
	(*checker).uri, (*checker).method, (*checker).credentials, (*checker).role, (*checker).targetHeader,
	(*checker).action, (*checker).region, (*checker).machine,
	(*checker).passthrough, (*checker).requestKeys, (*checker).proxyTemplates,
	(*checker).defaultResponse, (*checker).duplicates, (*checker).patterns, (*checker).methodResponses, (*checker).serviceErrors,
}

// at reports a problem at a place of the file.
func (c *checker) at(rule *RuleDoc, at vtl.Location, summary, detail string) {
	if detail == "" {
		detail = rule.Remedy
	}
	c.diags = append(c.diags, vtl.Diagnostic{Severity: rule.Severity, Rule: rule.ID,
		Summary: summary + " (" + c.route.Name() + ")", Detail: detail, At: at, AtEnd: at})
}

// around reports a problem of what several routes share.
func (c *checker) around(rule *RuleDoc, at vtl.Location, summary string) {
	c.diags = append(c.diags, vtl.Diagnostic{Severity: rule.Severity, Rule: rule.ID,
		Summary: summary, Detail: rule.Remedy, At: at, AtEnd: at})
}

// inText reports a problem in a template's text.
func (c *checker) inText(rule *RuleDoc, src *vtl.Source, span vtl.Span, summary, detail string) {
	if detail == "" {
		detail = rule.Remedy
	}
	c.diags = append(c.diags, vtl.Diagnostic{Severity: rule.Severity, Rule: rule.ID,
		Summary: summary, Detail: detail, Source: src, Subject: span})
}

// backend is what an integration uri names.
type backend struct {
	region, service, kind, rest string
}

var integrationURI = regexp.MustCompile(`^arn:[^:]*:apigateway:([^:]*):([\w.-]+):(action|path)/(.*)$`)

func parseURI(uri string) backend {
	m := integrationURI.FindStringSubmatch(uri)
	if m == nil {
		return backend{}
	}
	return backend{region: m[1], service: m[2], kind: m[3], rest: m[4]}
}

// actionName is the action as IAM names it, states:StartSyncExecution; "" for a path.
func (b backend) actionName() string {
	if b.kind != "action" {
		return ""
	}
	return b.service + ":" + b.rest
}

func (c *checker) lambda() bool { return c.backend.service == "lambda" }

// custom says whether the integration uses templates at all.
func (c *checker) custom() bool {
	switch c.in.Type {
	case "AWS", "HTTP", "MOCK":
		return true
	}
	return false
}

// service says whether the backend is an AWS service other than Lambda.
func (c *checker) service() bool { return c.in.Type == "AWS" && c.backend.service != "" && !c.lambda() }

// templates calls visit for each template that has a text; response is nil for the request.
func (c *checker) templates(visit func(t gateway.Template, response *gateway.Response)) {
	for _, t := range c.in.RequestTemplates {
		if t.Source != nil {
			visit(t, nil)
		}
	}
	for i := range c.in.Responses {
		for _, t := range c.in.Responses[i].Templates {
			if t.Source != nil {
				visit(t, &c.in.Responses[i])
			}
		}
	}
}
