package apidef

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// fields names the members of an integration in one format.
type fields struct {
	typ, uri, method, passthrough, contentHandling, credentials, timeout string
	requestTemplates, requestParameters                                  string
	responses, statusCode, pattern                                       string
	responseTemplates, responseParameters                                string
}

var cloudFormationFields = fields{
	typ: "Type", uri: "Uri", method: "IntegrationHttpMethod", passthrough: "PassthroughBehavior",
	contentHandling: "ContentHandling", credentials: "Credentials", timeout: "TimeoutInMillis",
	requestTemplates: "RequestTemplates", requestParameters: "RequestParameters",
	responses: "IntegrationResponses", statusCode: "StatusCode", pattern: "SelectionPattern",
	responseTemplates: "ResponseTemplates", responseParameters: "ResponseParameters",
}

// openAPIFields is that of x-amazon-apigateway-integration, whose responses are keyed by
// their pattern.
var openAPIFields = fields{
	typ: "type", uri: "uri", method: "httpMethod", passthrough: "passthroughBehavior",
	contentHandling: "contentHandling", credentials: "credentials", timeout: "timeoutInMillis",
	requestTemplates: "requestTemplates", requestParameters: "requestParameters",
	responses: "responses", statusCode: "statusCode",
	responseTemplates: "responseTemplates", responseParameters: "responseParameters",
}

// integration reads the backend and the templates of one route.
func (r *reader) integration(n *tree.Node, k fields) gateway.Integration {
	r.uri = r.get(n, k.uri).Text()
	in := gateway.Integration{
		Type:              strings.ToUpper(r.str(n, k.typ)),
		URI:               r.str(n, k.uri),
		Method:            strings.ToUpper(r.str(n, k.method)),
		Passthrough:       strings.ToUpper(r.str(n, k.passthrough)),
		ContentHandling:   strings.ToUpper(r.str(n, k.contentHandling)),
		Credentials:       r.str(n, k.credentials),
		TimeoutMillis:     r.int(n, k.timeout),
		RequestTemplates:  r.templates(r.get(n, k.requestTemplates)),
		RequestParameters: r.mappings(r.get(n, k.requestParameters)),
		At:                n.At(),
	}
	responses := r.get(n, k.responses)
	if responses == nil {
		return in
	}
	for _, item := range responses.Items {
		if item = r.value(item); item != nil {
			in.Responses = append(in.Responses, r.response(item, k, r.str(item, k.pattern)))
		}
	}
	for _, m := range responses.Members {
		item := r.value(m.Value)
		if item == nil {
			continue
		}
		pattern := m.Key
		switch {
		case k.pattern != "":
			pattern = r.str(item, k.pattern)
		case pattern == "default":
			pattern = ""
		}
		response := r.response(item, k, pattern)
		response.At = m.At()
		in.Responses = append(in.Responses, response)
	}
	return in
}

func (r *reader) response(n *tree.Node, k fields, pattern string) gateway.Response {
	return gateway.Response{
		StatusCode:      r.int(n, k.statusCode),
		Pattern:         pattern,
		Templates:       r.templates(r.get(n, k.responseTemplates)),
		Parameters:      r.mappings(r.get(n, k.responseParameters)),
		ContentHandling: strings.ToUpper(r.str(n, k.contentHandling)),
		At:              n.At(),
	}
}

// templates reads a map of content types to mapping templates.
func (r *reader) templates(n *tree.Node) []gateway.Template {
	var out []gateway.Template
	for _, m := range lastOnes(n.Pairs()) {
		if t, ok := r.template(m); ok {
			out = append(out, t)
		}
	}
	return out
}

// lastOnes leaves out members that a later one of the same key replaces.
func lastOnes(members []*tree.Member) []*tree.Member {
	if !slices.ContainsFunc(members, func(m *tree.Member) bool { return m.Duplicate }) {
		return members
	}
	last := map[string]*tree.Member{}
	for _, m := range members {
		last[m.Key] = m
	}
	return slices.DeleteFunc(slices.Clone(members), func(m *tree.Member) bool { return last[m.Key] != m })
}

// template reads one entry; false where there is none: AWS::NoValue takes it away.
func (r *reader) template(m *tree.Member) (gateway.Template, bool) {
	t := gateway.Template{ContentType: m.Key, At: m.At()}
	v := r.value(m.Value)
	switch {
	case v == nil:
		return t, m.Value != nil && m.Value.Kind != tree.Map && !r.stopped
	case !v.IsScalar():
		r.report(ruleTemplateNoString, v, fmt.Sprintf("the template for %s is %s", m.Key, v.Kind), "")
		return t, false
	case wholeStandIn(v):
		r.partial = true
		r.skip(m.Value, "the template for "+m.Key, "its text is only known after deployment: "+v.StandIns()[0].What)
		return t, false
	case v.Kind != tree.Null && v.Str != "":
		t.Source = r.source(v)
		return t, t.Source != nil
	}
	return t, true // stored as null
}

// source makes the source of a template, or finds that of a node that aliases share.
func (r *reader) source(v *tree.Node) *vtl.Source {
	if src := r.sources[v]; src != nil {
		return src
	}
	if !r.charge(v, len(v.Str)) {
		return nil
	}
	t := fit(dynamic(v.Text()))
	r.useText(t)
	src := r.def.source(t)
	r.def.subbed[src] = v.Substituted
	if !t.HasStandIn() {
		r.sources[v] = src
	}
	return src
}

// wholeStandIn says whether nothing is known of a text.
func wholeStandIn(v *tree.Node) bool {
	standIns := v.StandIns()
	return len(standIns) == 1 && standIns[0].Text == v.Str
}

func (r *reader) mappings(n *tree.Node) []gateway.Mapping {
	var out []gateway.Mapping
	for _, m := range n.Pairs() {
		if v := r.value(m.Value); v.IsScalar() {
			r.use(v)
			out = append(out, gateway.Mapping{To: m.Key, From: v.Str, At: m.At()})
		}
	}
	return out
}

// statusCode reads 200, "200" and, as OpenAPI has them, 2XX and default (0).
func statusCode(s string) int {
	code, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil {
		return 0
	}
	return code
}
