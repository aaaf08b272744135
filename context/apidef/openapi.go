package apidef

import (
	"fmt"
	"slices"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
	"github.com/vtlcheck/vtlcheck/context/gateway"
)

// openAPIVerbs are the members of a path item that are operations.
var openAPIVerbs = []string{"get", "put", "post", "delete", "options", "head", "patch", "trace",
	"x-amazon-apigateway-any-method"}

const integrationExtension = "x-amazon-apigateway-integration"

// openAPI reads the routes of an OpenAPI 2 or 3 document, which belongs to the API of that
// name, if any. keyByDefault says that every operation requires an API key.
func (r *reader) openAPI(doc *tree.Node, api string, keyByDefault bool) {
	d := &openAPIDoc{reader: r, root: doc, api: api, keyByDefault: keyByDefault}
	d.binary = r.strs(doc, "x-amazon-apigateway-binary-media-types")
	routes, skipped := len(r.def.Routes), len(r.def.Skipped)
	for _, path := range r.get(doc, "paths").Pairs() {
		item := r.value(path.Value)
		for _, verb := range item.Pairs() {
			if slices.Contains(openAPIVerbs, strings.ToLower(verb.Key)) {
				d.operation(path.Key, item, verb)
			}
		}
	}
	if none := len(r.def.Skipped) - skipped; len(r.def.Routes) == routes && none > 1 {
		r.def.Skipped = r.def.Skipped[:skipped]
		r.skip(doc, "an OpenAPI document", fmt.Sprintf("none of its %d operations has %s", none, integrationExtension))
	}
	for _, m := range r.get(doc, "x-amazon-apigateway-gateway-responses").Pairs() {
		r.def.Facts.GatewayResponses = append(r.def.Facts.GatewayResponses, r.openAPIGatewayResponse(m))
	}
}

// openAPIDoc is one document while it is read.
type openAPIDoc struct {
	*reader
	root         *tree.Node
	api          string
	binary       []string
	keyByDefault bool
}

func (d *openAPIDoc) operation(path string, item *tree.Node, verb *tree.Member) {
	d.keepOne(func() *gateway.Route { return d.route(path, item, verb) })
}

func (d *openAPIDoc) route(path string, item *tree.Node, verb *tree.Member) *gateway.Route {
	op := d.value(verb.Value)
	integration := d.component(d.get(op, integrationExtension))
	if integration == nil {
		d.skip(verb.Value, methodOf(verb.Key)+" "+path, "it has no "+integrationExtension)
		return nil
	}
	route := &gateway.Route{
		Method:           methodOf(verb.Key),
		Path:             path,
		At:               verb.At(),
		APIKeyRequired:   d.keyRequired(op),
		RequiredParams:   d.requiredParams(item, op),
		MethodResponses:  d.methodResponses(op),
		BinaryMediaTypes: d.binary,
		Integration:      d.integration(integration, openAPIFields),
	}
	d.def.note(route, routeNote{api: d.api})
	return route
}

func methodOf(verb string) string {
	if verb == "x-amazon-apigateway-any-method" {
		return "ANY"
	}
	return strings.ToUpper(verb)
}

// keyRequired says whether one of the operation's security requirements is an API key
// in the header x-api-key, the only one that API Gateway checks itself.
func (d *openAPIDoc) keyRequired(op *tree.Node) bool {
	security := d.get(op, "security")
	if security == nil {
		if d.keyByDefault {
			return true
		}
		security = d.get(d.root, "security")
	}
	for _, requirement := range security.Elems() {
		for _, m := range d.value(requirement).Pairs() {
			if d.isKeyScheme(m.Key) {
				return true
			}
		}
	}
	return false
}

func (d *openAPIDoc) isKeyScheme(name string) bool {
	scheme := d.get(d.root, "securityDefinitions", name)
	if scheme == nil {
		scheme = d.get(d.root, "components", "securitySchemes", name)
	}
	if scheme == nil {
		return name == "api_key"
	}
	return d.str(scheme, "type") == "apiKey" && strings.EqualFold(d.str(scheme, "name"), "x-api-key") &&
		d.get(scheme, "x-amazon-apigateway-authorizer") == nil
}

// requiredParams lists required parameters where a validator checks them.
func (d *openAPIDoc) requiredParams(item, op *tree.Node) []string {
	const validator = "x-amazon-apigateway-request-validator"
	name := d.str(op, validator)
	if name == "" {
		name = d.str(d.root, validator)
	}
	if !d.isTrue(d.root, validator+"s", name, "validateRequestParameters") {
		return nil
	}
	places := map[string]string{"query": "querystring", "path": "path", "header": "header"}
	var required []string
	for _, n := range append(d.items(item, "parameters"), d.items(op, "parameters")...) {
		n = d.component(n)
		in := places[d.str(n, "in")]
		if in != "" && d.isTrue(n, "required") {
			required = append(required, in+"."+d.str(n, "name"))
		}
	}
	return required
}

// component follows a local $ref once.
func (d *openAPIDoc) component(n *tree.Node) *tree.Node {
	ref, ok := strings.CutPrefix(d.str(n, "$ref"), "#/")
	if !ok {
		return n
	}
	return d.get(d.root, strings.Split(ref, "/")...)
}

func (d *openAPIDoc) methodResponses(op *tree.Node) []int {
	codes := []int{}
	for _, m := range d.get(op, "responses").Pairs() {
		if code := statusCode(m.Key); code != 0 {
			codes = append(codes, code)
		}
	}
	return codes
}

func (r *reader) openAPIGatewayResponse(m *tree.Member) GatewayResponse {
	n := r.value(m.Value)
	return GatewayResponse{
		Type:       m.Key,
		StatusCode: r.str(n, "statusCode"),
		Templates:  r.templates(r.get(n, "responseTemplates")),
		At:         m.At(),
	}
}

func readOpenAPI(r *reader, root *tree.Node) { r.openAPI(root, "", false) }
