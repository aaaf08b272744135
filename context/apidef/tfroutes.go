package apidef

import (
	"strings"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
	"github.com/vtlcheck/vtlcheck/context/gateway"
)

// tfReader makes routes out of resources.
type tfReader struct {
	*reader
	own string // only routes declared in this file are kept; "" for all
	all []*tfResource
	// responses are the integration responses by the method that they belong to.
	responses       map[string][]*tfResource
	methodResponses map[string][]*tfResource
	methods         map[string]*tfResource
	// policies are what gives a role rights, keys the usage plans that have one.
	policies map[string][]*tfResource
	keys     map[string]bool
}

var terraformFields = fields{
	typ: "type", uri: "uri", method: "integration_http_method", passthrough: "passthrough_behavior",
	contentHandling: "content_handling", credentials: "credentials", timeout: "timeout_milliseconds",
	requestTemplates: "request_templates", requestParameters: "request_parameters",
	statusCode: "status_code", pattern: "selection_pattern",
	responseTemplates: "response_templates", responseParameters: "response_parameters",
}

func (t *tfReader) routes(all []*tfResource) {
	t.all = all
	t.index()
	t.facts()
	for _, res := range all {
		if t.own != "" && res.file != t.own {
			continue
		}
		switch res.typ {
		case "aws_api_gateway_integration":
			t.keepOne(func() *gateway.Route { return t.route(res) })
		case "aws_api_gateway_rest_api":
			t.restAPI(res)
		case "aws_apigatewayv2_integration":
			t.webSocket(res)
		case "aws_api_gateway_gateway_response":
			t.gatewayResponse(res)
		}
	}
}

func (t *tfReader) index() {
	t.responses, t.methodResponses = map[string][]*tfResource{}, map[string][]*tfResource{}
	t.methods, t.policies, t.keys = map[string]*tfResource{}, map[string][]*tfResource{}, map[string]bool{}
	for _, res := range t.all {
		switch res.typ {
		case "aws_api_gateway_method":
			t.methods[t.methodKey(res)] = res
		case "aws_api_gateway_integration_response":
			t.responses[t.methodKey(res)] = append(t.responses[t.methodKey(res)], res)
		case "aws_iam_role_policy", "aws_iam_role_policy_attachment":
			role, _ := res.ref("role")
			t.policies[role] = append(t.policies[role], res)
		case "aws_api_gateway_usage_plan_key":
			plan, _ := res.ref("usage_plan_id")
			t.keys[plan] = true
		case "aws_api_gateway_method_response":
			t.methodResponses[t.methodKey(res)] = append(t.methodResponses[t.methodKey(res)], res)
		}
	}
}

// methodKey is equal for resources that belong to one method: they name the same
// resource and HTTP method.
func (t *tfReader) methodKey(res *tfResource) string {
	return t.resourceKey(res) + " " + t.httpMethod(res)
}

// resourceKey names the API resource by its address, whether an argument names it
// itself or through the method or the integration.
func (t *tfReader) resourceKey(res *tfResource) string {
	for range 8 {
		address, same := res.ref("resource_id")
		next := res.find(address)
		if next == nil || next.typ != "aws_api_gateway_method" && next.typ != "aws_api_gateway_integration" {
			if address != "" {
				return same
			}
			return t.scalar(res, "resource_id")
		}
		res = next
	}
	return ""
}

func (t *tfReader) httpMethod(res *tfResource) string {
	for range 8 {
		address, _ := res.ref("http_method")
		next := res.find(address)
		if next == nil {
			break
		}
		res = next
	}
	return strings.ToUpper(t.scalar(res, "http_method"))
}

func (t *tfReader) scalar(res *tfResource, argument string) string {
	v := res.value(argument)
	t.use(v)
	return v.Scalar()
}

// route reads an aws_api_gateway_integration with what belongs to it.
func (t *tfReader) route(res *tfResource) *gateway.Route {
	key := t.methodKey(res)
	method := t.methods[key]
	route := &gateway.Route{
		Method:          t.httpMethod(res),
		Path:            t.path(res),
		At:              res.at.At(),
		MethodResponses: t.codes(t.methodResponses[key]),
		Integration:     t.integrationOf(res, terraformFields),
	}
	for _, r := range t.responses[key] {
		route.Integration.Responses = append(route.Integration.Responses, t.response(r))
	}
	api, _ := res.ref("rest_api_id")
	if owner := res.find(api); owner != nil {
		for _, media := range owner.value("binary_media_types").Elems() {
			route.BinaryMediaTypes = append(route.BinaryMediaTypes, media.Scalar())
		}
	}
	if method != nil {
		route.APIKeyRequired = method.value("api_key_required").IsTrue()
		route.RequiredParams = t.requiredOf(method)
	}
	t.def.note(route, routeNote{api: api})
	return route
}

func (t *tfReader) codes(responses []*tfResource) []int {
	codes := []int{}
	for _, r := range responses {
		codes = append(codes, statusCode(r.value("status_code").Scalar()))
	}
	return codes
}

func (t *tfReader) requiredOf(method *tfResource) []string {
	address, _ := method.ref("request_validator_id")
	validator := method.find(address)
	if validator == nil || !validator.value("validate_request_parameters").IsTrue() {
		return nil
	}
	return t.requiredParams(method.value("request_parameters"))
}

// integrationOf reads an integration's own arguments through the reader of all formats.
func (t *tfReader) integrationOf(res *tfResource, k fields) gateway.Integration {
	if res.unknown(k.requestTemplates) {
		t.partial = true
		t.skip(res.at, res.typ+"."+res.name, "its templates are only known after an apply")
	}
	n := t.mapOf(res, k.typ, k.uri, k.method, k.passthrough, k.contentHandling, k.credentials, k.timeout,
		k.requestTemplates, k.requestParameters)
	in := t.integration(n, k)
	in.At = res.at.At()
	return in
}

func (t *tfReader) response(res *tfResource) gateway.Response {
	if res.unknown(terraformFields.responseTemplates) {
		t.skip(res.at, res.typ+"."+res.name, "its templates are only known after an apply")
	}
	k := terraformFields
	n := t.mapOf(res, k.statusCode, k.pattern, k.responseTemplates, k.responseParameters, k.contentHandling)
	r := t.reader.response(n, k, t.scalar(res, k.pattern))
	r.At = res.at.At()
	return r
}

// mapOf collects some of a resource's arguments.
func (t *tfReader) mapOf(res *tfResource, arguments ...string) *tree.Node {
	n := &tree.Node{Kind: tree.Map, File: res.at.File, Start: res.at.Start, End: res.at.End}
	for _, name := range arguments {
		if v := res.value(name); name != "" && v != nil {
			n.Members = append(n.Members, &tree.Member{Key: name, File: v.File, Start: v.Start, End: v.End, Value: v})
		}
	}
	return n
}

// path follows aws_api_gateway_resource parents up to the API's root.
func (t *tfReader) path(res *tfResource) string {
	address, _ := res.ref("resource_id")
	if next := res.find(address); next != nil && (next.typ == "aws_api_gateway_method" || next.typ == "aws_api_gateway_integration") {
		res = next
		address, _ = res.ref("resource_id")
	}
	path := ""
	for range MaxNesting {
		r := res.find(address)
		if r == nil || r.typ != "aws_api_gateway_resource" {
			return t.rootPath(address, path)
		}
		path = "/" + t.scalar(r, "path_part") + path
		res = r
		address, _ = r.ref("parent_id")
	}
	return path
}

func (t *tfReader) rootPath(address, path string) string {
	typ, name, _ := strings.Cut(address, ".")
	switch {
	case typ == "aws_api_gateway_rest_api" && path == "":
		return "/"
	case typ == "aws_api_gateway_rest_api" || address == "" || strings.Contains(address, "root"):
		return orSlash(path)
	}
	return "/" + name + path
}

// restAPI reads the OpenAPI document in an API's body.
func (t *tfReader) restAPI(res *tfResource) {
	body := res.value("body")
	if body == nil {
		if res.unknown("body") {
			t.skip(res.at, "body of "+res.typ+"."+res.name, "it is only known after an apply")
		}
		return
	}
	doc := body.Parsed
	if doc == nil && body.IsScalar() {
		if text := body.Text(); len(text.StandIns()) > 0 && !strings.ContainsAny(text.String, "{:") {
			t.skip(body, "body of "+res.typ+"."+res.name, "it is only known after an apply")
			return
		}
		doc = t.parse(tree.NewVirtualFile("body", body.Text()))
	}
	if doc != nil {
		t.openAPI(doc, res.typ+"."+res.name, false)
	}
}

func (t *tfReader) gatewayResponse(res *tfResource) {
	t.def.Facts.GatewayResponses = append(t.def.Facts.GatewayResponses, GatewayResponse{
		Type: t.scalar(res, "response_type"), StatusCode: t.scalar(res, "status_code"),
		Templates: t.templates(res.value("response_templates")), At: res.at.At(),
	})
}
