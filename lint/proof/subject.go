package proof

import (
	"strconv"
	"strings"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// jsonType is the key of most templates.
const jsonType = "application/json"

// subject is one template under proof, in a route that runs this template and no other.
type subject struct {
	compiled    *gateway.Compiled
	tmpl        *vtl.Template
	phase       apigw.Phase
	contentType string
	target      *target.Target
	// results are the backend's answers that reach a response template.
	results []target.Result
	// unreached says why no answer is known that reaches it; "" otherwise.
	unreached string
	// status is what the integration response answers by itself.
	status int
	// backendType is the Content-Type with which the backend gets the payload; "" where it
	// is computed.
	backendType string
	// broken says that the template cannot be parsed.
	broken bool
	opts   Options
}

// Template proves one template by itself. opts may be nil. It is safe for concurrent use.
func Template(in Input, opts *Options) []Proof {
	compiled, t := routeFor(in)
	return all(compiled, t, opts)
}

// routeFor puts a template into a route of its own.
func routeFor(in Input) (*gateway.Compiled, *target.Target) {
	if in.ContentType == "" {
		in.ContentType = jsonType
	}
	route := gateway.TemplateRoute(in.Source, nil)
	if in.Phase == apigw.ResponsePhase {
		route = gateway.TemplateRoute(nil, in.Source)
		route.Integration.Responses[0].Templates[0].ContentType = in.ContentType
	} else {
		route.Integration.RequestTemplates = []gateway.Template{{ContentType: in.ContentType, Source: in.Source}}
	}
	if in.Target == nil {
		in.Target = gateway.InferTarget(route, "")
	}
	compiled, _ := gateway.Compile(route)
	return compiled, in.Target
}

// Route proves every template of a route, in their order. t may be nil; then the route
// tells. opts may be nil. It is safe for concurrent use.
func Route(compiled *gateway.Compiled, t *target.Target, opts *Options) []Proof {
	if t == nil {
		t = gateway.InferTarget(compiled.Route, "")
	}
	return all(compiled, t, opts)
}

// all proves the templates of a route, each source once for each place in which it
// stands.
func all(compiled *gateway.Compiled, t *target.Target, opts *Options) []Proof {
	var out []Proof
	type place struct {
		source *vtl.Source
		entry  *gateway.Response
	}
	done := map[place]bool{}
	compiled.Templates(func(tmpl *vtl.Template, decl *gateway.Template, entry *gateway.Response) bool {
		if at := (place{tmpl.Source, entry}); !done[at] {
			done[at] = true
			out = append(out, newSubject(compiled.Route, tmpl, decl, entry, t, opts).prove()...)
		}
		return true
	})
	return out
}

func newSubject(route *gateway.Route, tmpl *vtl.Template, decl *gateway.Template, entry *gateway.Response, t *target.Target, opts *Options) *subject {
	s := &subject{tmpl: tmpl, contentType: decl.ContentType, target: t, phase: apigw.RequestPhase}
	if opts != nil {
		s.opts = *opts
	}
	alone := *route
	alone.RequiredParams, alone.APIKeyRequired, alone.BinaryMediaTypes = nil, false, nil
	alone.Integration.ContentHandling = ""
	s.backendType = backendType(route, decl.ContentType)
	if entry == nil {
		alone.Integration.RequestTemplates = []gateway.Template{*decl}
	} else {
		s.phase = apigw.ResponsePhase
		s.response(route, &alone, decl, entry)
	}
	compiled, diags := gateway.Compile(&alone)
	s.compiled, s.broken = compiled, diags.HasErrors()
	return s
}

// backendType is the Content-Type that a route maps for its backend, or the template's key.
func backendType(route *gateway.Route, key string) string {
	for _, m := range route.Integration.RequestParameters {
		if !strings.EqualFold(m.To, "integration.request.header.Content-Type") {
			continue
		}
		if len(m.From) > 1 && m.From[0] == '\'' && strings.HasSuffix(m.From, "'") {
			value, _, _ := strings.Cut(m.From[1:len(m.From)-1], ";")
			return strings.TrimSpace(value)
		}
		return ""
	}
	return key
}

// response reduces a route to one template of one integration response. A MOCK answers
// without a body; it is stood in for by a backend that does so.
func (s *subject) response(route, alone *gateway.Route, decl *gateway.Template, entry *gateway.Response) {
	s.status = entry.StatusCode
	s.results, s.unreached = resultsFor(route, s.target, entry)
	alone.Integration.RequestTemplates = nil
	alone.Integration.Passthrough = ""
	if strings.EqualFold(alone.Integration.Type, "MOCK") {
		alone.Integration.Type, alone.Integration.URI = "HTTP", "https://example.com"
	}
	alone.Integration.Responses = make([]gateway.Response, len(route.Integration.Responses))
	copy(alone.Integration.Responses, route.Integration.Responses)
	for i := range alone.Integration.Responses {
		if r := &alone.Integration.Responses[i]; r.Pattern == entry.Pattern {
			r.Templates, r.ContentHandling = []gateway.Template{*decl}, ""
		}
	}
}

// resultsFor gives the answers that an integration response is chosen for: those of an
// execution, or a plain success and the errors of the service; where none of them is, an
// answer of our own with a status that is.
func resultsFor(route *gateway.Route, t *target.Target, entry *gateway.Response) (results []target.Result, unreached string) {
	chosen := func(r target.Result) bool { return gateway.Choose(route, strconv.Itoa(r.Status)) == entry }
	if t != nil && t.Executes() {
		for _, r := range t.Results() {
			if chosen(r) {
				results = append(results, r)
			}
		}
		if len(results) == 0 {
			unreached = "no answer of " + t.Name + " is known that selects this integration response"
		}
		return results, unreached
	}
	known := gateway.Results(route, t)
	plain := plainResults(route)
	if len(known) > 0 && chosen(plain[0]) {
		results = append(results, plain[0])
	}
	for _, r := range known {
		if r.Class != target.Succeeded && chosen(r) {
			results = append(results, r)
		}
	}
	if len(results) > 0 {
		return results, ""
	}
	for _, r := range plain {
		if chosen(r) {
			return []target.Result{r}, ""
		}
	}
	return nil, "no status is known that selects this integration response"
}

// plainResults are answers of a backend of which nothing is known. A MOCK has no body.
func plainResults(route *gateway.Route) []target.Result {
	body := "{}"
	if strings.EqualFold(route.Integration.Type, "MOCK") {
		body = ""
	}
	var out []target.Result
	for _, status := range []int{200, 201, 202, 204, 301, 302, 304, 400, 401, 403, 404, 409, 422, 429, 500, 501, 502, 503, 504} {
		class := target.Succeeded
		switch {
		case status >= 500:
			class = target.ServiceError
		case status >= 400:
			class = target.ClientError
		}
		out = append(out, target.Result{Title: "an answer with status " + strconv.Itoa(status), Class: class, Status: status, Body: body})
	}
	return out
}

// obligations are those that the template has, in order.
func (s *subject) obligations() []Obligation {
	if s.phase == apigw.ResponsePhase {
		return []Obligation{Renders, WellFormed, Contained, Answers}
	}
	if s.target == nil {
		return []Obligation{Renders, WellFormed, Contained}
	}
	return []Obligation{Renders, WellFormed, Contract, Contained}
}

// json says whether the output is to be JSON. The key of a request template is the
// Content-Type of the client: what a form is turned into, the target says, or the
// template.
func (s *subject) json() bool {
	if s.phase == apigw.RequestPhase && isForm(s.contentType) {
		if s.target != nil && s.target.NeedsObject() {
			return true
		}
		return (s.target == nil || !s.target.Form) && s.looksLikeJSON()
	}
	return isJSON(s.contentType) || s.contentType == "$default" && s.looksLikeJSON()
}

// looksLikeJSON says whether a template was meant to be JSON, from its first character.
func (s *subject) looksLikeJSON() bool {
	for _, n := range s.tmpl.Root.Nodes {
		if text, ok := n.(*vtl.Text); ok && strings.TrimSpace(text.Value) != "" {
			return strings.ContainsAny(strings.TrimSpace(text.Value)[:1], "{[")
		}
	}
	return false
}

func isJSON(contentType string) bool {
	contentType, _, _ = strings.Cut(strings.ToLower(contentType), ";")
	contentType = strings.TrimSpace(contentType)
	return contentType == jsonType || strings.HasSuffix(contentType, "+json") || strings.HasSuffix(contentType, "/json") ||
		strings.HasPrefix(contentType, "application/x-amz-json-")
}

func (s *subject) mock() bool { return s.target != nil && s.target.Name == "MOCK" }

func (s *subject) form() bool {
	if s.target != nil && s.target.Form {
		return true
	}
	return isForm(s.contentType) && !s.json()
}

func isForm(contentType string) bool {
	return strings.HasPrefix(strings.ToLower(contentType), "application/x-www-form-urlencoded")
}
