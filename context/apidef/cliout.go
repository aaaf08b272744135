package apidef

import (
	"strings"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
	"github.com/vtlcheck/vtlcheck/context/gateway"
)

// cliFields is what the API of API Gateway itself answers, so what the AWS CLI prints.
var cliFields = fields{
	typ: "type", uri: "uri", method: "httpMethod", passthrough: "passthroughBehavior",
	contentHandling: "contentHandling", credentials: "credentials", timeout: "timeoutInMillis",
	requestTemplates: "requestTemplates", requestParameters: "requestParameters",
	responses: "integrationResponses", statusCode: "statusCode", pattern: "selectionPattern",
	responseTemplates: "responseTemplates", responseParameters: "responseParameters",
}

// readCLI reads what aws apigateway prints for get-integration, get-method, and
// get-resource and get-resources with --embed methods.
func readCLI(r *reader, root *tree.Node) {
	switch {
	case root.Get("items") != nil:
		for _, resource := range root.Get("items").Elems() {
			r.cliResource(resource)
		}
	case root.Get("resourceMethods") != nil:
		r.cliResource(root)
	case root.Get("methodIntegration") != nil:
		r.keepOne(func() *gateway.Route { return r.cliMethod(root, r.str(root, "httpMethod"), "/") })
	default:
		r.keepOne(func() *gateway.Route {
			return &gateway.Route{Method: "ANY", Path: "/", At: root.At(), Integration: r.integration(root, cliFields)}
		})
	}
}

func (r *reader) cliResource(resource *tree.Node) {
	path := r.str(resource, "path")
	for _, m := range r.get(resource, "resourceMethods").Pairs() {
		if r.get(m.Value, "methodIntegration") == nil {
			r.skip(m.Value, m.Key+" "+path, "it has no integration, or the methods were not embedded (--embed methods)")
			continue
		}
		r.keepOne(func() *gateway.Route { return r.cliMethod(m.Value, m.Key, path) })
	}
}

func (r *reader) cliMethod(n *tree.Node, method, path string) *gateway.Route {
	codes := []int{}
	for _, m := range r.get(n, "methodResponses").Pairs() {
		codes = append(codes, statusCode(m.Key))
	}
	return &gateway.Route{
		Method:          strings.ToUpper(method),
		Path:            path,
		At:              n.At(),
		APIKeyRequired:  r.isTrue(n, "apiKeyRequired"),
		MethodResponses: codes,
		Integration:     r.integration(n.Get("methodIntegration"), cliFields),
	}
}

// keepOne reads a route with its stand-ins and keeps it.
func (r *reader) keepOne(read func() *gateway.Route) {
	if route := r.withStandIns(read); route != nil {
		r.addRoute(route)
	}
}
