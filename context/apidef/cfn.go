package apidef

import (
	"fmt"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/shape"
	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
	"github.com/vtlcheck/vtlcheck/context/gateway"
)

// readCloudFormation reads a CloudFormation template, SAM and CDK output included.
func readCloudFormation(r *reader, root *tree.Node) {
	s := newStack(r, root)
	if s.resources == nil || s.resources.Kind != tree.Map {
		r.report(ruleSyntax, root, "the template has no Resources", "A CloudFormation template has a map named Resources at its top.")
		return
	}
	s.def.names = append(s.def.names, s.names()...)
	s.readParameters()
	s.readFacts()
	for _, m := range s.resources.Members {
		s.readResource(m)
	}
}

func (s *stack) readResource(m *tree.Member) {
	switch typ := s.typeOf(m.Value); typ {
	case "AWS::CloudFormation::Stack", "AWS::Serverless::Application":
		s.skip(m.Value, typ+" "+m.Key, "a nested template is read on its own")
	case "":
		if strings.HasPrefix(m.Key, "Fn::ForEach") {
			s.skip(m.Value, m.Key, "loops over resources are not unfolded")
		}
	case "AWS::ApiGateway::Method":
		s.keep(s.variants(func() []*gateway.Route { return s.one(m, s.method) }))
	case "AWS::ApiGateway::RestApi", "AWS::Serverless::Api":
		s.restAPI(m)
	case "AWS::Serverless::StateMachine":
		s.samEvents(m)
	case "AWS::ApiGatewayV2::Integration":
		s.keep(s.variants(func() []*gateway.Route { return s.webSocket(m) }))
	}
}

func (s *stack) typeOf(resource *tree.Node) string {
	s.step(resource) // resources are searched for each other
	return resource.Get("Type").Scalar()
}

func (s *stack) keep(routes []*gateway.Route) {
	for _, route := range routes {
		s.addRoute(route)
	}
}

// one reads the route of a resource, if it has one.
func (s *stack) one(m *tree.Member, read func(*tree.Member) *gateway.Route) []*gateway.Route {
	route := s.withStandIns(func() *gateway.Route { return read(m) })
	if route == nil {
		return nil
	}
	return []*gateway.Route{route}
}

// method reads one AWS::ApiGateway::Method.
func (s *stack) method(m *tree.Member) *gateway.Route {
	p := s.get(m.Value, "Properties")
	integration := s.get(p, "Integration")
	if integration == nil {
		s.skip(m.Value, "AWS::ApiGateway::Method "+m.Key, "it has no integration")
		return nil
	}
	route := &gateway.Route{
		Method:          strings.ToUpper(s.str(p, "HttpMethod")),
		Path:            s.path(p.Get("ResourceId")),
		At:              m.At(),
		APIKeyRequired:  s.isTrue(p, "ApiKeyRequired"),
		MethodResponses: s.methodResponses(p),
		Integration:     s.integration(integration, cloudFormationFields),
	}
	if s.isTrue(s.resources.Get(s.refName(p.Get("RequestValidatorId"))), "Properties", "ValidateRequestParameters") {
		route.RequiredParams = s.requiredParams(s.get(p, "RequestParameters"))
	}
	api := s.refName(p.Get("RestApiId"))
	route.BinaryMediaTypes = s.strs(s.resources.Get(api), "Properties", "BinaryMediaTypes")
	s.def.note(route, routeNote{api: api})
	return route
}

func (s *stack) methodResponses(p *tree.Node) []int {
	codes := []int{}
	for _, r := range s.items(p, "MethodResponses") {
		codes = append(codes, s.int(r, "StatusCode"))
	}
	return codes
}

// requiredParams reads {"method.request.querystring.page": true}.
func (r *reader) requiredParams(n *tree.Node) []string {
	var required []string
	for _, m := range n.Pairs() {
		value := r.value(m.Value)
		if name, ok := strings.CutPrefix(m.Key, "method.request."); ok && value.IsTrue() {
			required = append(required, name)
		}
	}
	return required
}

// refName gives the logical id that a Ref or Fn::GetAtt names, "" for anything else.
func (s *stack) refName(n *tree.Node) string {
	m := n.Single()
	switch {
	case m == nil:
		return ""
	case m.Key == "Ref":
		return m.Value.Scalar()
	case m.Key == "Fn::GetAtt" && m.Value.IsScalar():
		name, _, _ := strings.Cut(m.Value.Str, ".")
		return name
	case m.Key == "Fn::GetAtt" && len(m.Value.Elems()) > 0:
		return m.Value.Items[0].Scalar()
	}
	return ""
}

// path follows AWS::ApiGateway::Resource parents up to the API's root.
func (s *stack) path(id *tree.Node) string {
	path := ""
	for range MaxNesting {
		name := s.refName(id)
		r := s.resources.Get(name)
		if s.typeOf(r) != "AWS::ApiGateway::Resource" {
			return orSlash(s.rootOf(id, name, r) + path)
		}
		path = "/" + s.str(r, "Properties", "PathPart") + path
		id = r.Get("Properties").Get("ParentId")
	}
	s.report(ruleLimit, id, "resources are their own parents, or nested too deep", "")
	return path
}

// rootOf is "" for the API's own root and a name where the parent lies elsewhere.
func (s *stack) rootOf(id *tree.Node, name string, r *tree.Node) string {
	switch s.typeOf(r) {
	case "AWS::ApiGateway::RestApi", "AWS::Serverless::Api":
		return ""
	}
	if id == nil {
		return ""
	}
	if name == "" {
		name = shape.Of(s.str(id))
	}
	if strings.Contains(strings.ToLower(name), "root") {
		return ""
	}
	return "/" + name
}

// orSlash names the root.
func orSlash(path string) string {
	if path == "" {
		return "/"
	}
	return path
}

// restAPI reads the OpenAPI document inside of an API.
func (s *stack) restAPI(m *tree.Member) {
	p := s.get(m.Value, "Properties")
	for _, key := range []string{"Body", "DefinitionBody"} {
		if body := s.get(p, key); body != nil {
			s.openAPIBody(m, p, body)
			s.checkPaths(p, p.Get(key), body)
		}
	}
	for _, key := range []string{"BodyS3Location", "DefinitionUri"} {
		uri := s.get(p, key)
		if uri == nil {
			continue
		}
		if doc := s.follow(uri, m); doc != nil {
			s.value = s.plain // API Gateway imports the file as it stands
			s.openAPI(doc, m.Key, s.apiKeyByDefault(p))
			s.value = s.resolve
		}
	}
}

// follow reads the file that a DefinitionUri names.
func (s *stack) follow(uri *tree.Node, m *tree.Member) *tree.Node {
	what := fmt.Sprintf("%s %s", s.typeOf(m.Value), m.Key)
	if !uri.IsScalar() {
		s.skip(uri, what, "its definition lies in S3")
		return nil
	}
	f, why := s.read(uri.File, uri.Str)
	if f == nil {
		s.skip(uri, what, fmt.Sprintf("%s is not read: %s", uri.Str, why))
		return nil
	}
	return s.parse(f)
}

func (s *stack) openAPIBody(m *tree.Member, p, body *tree.Node) {
	if body.Kind != tree.Map {
		s.skip(body, fmt.Sprintf("%s %s", s.typeOf(m.Value), m.Key), "its body is no map")
		return
	}
	key := s.apiKeyByDefault(p)
	s.keep(s.variants(func() []*gateway.Route {
		inner := s.def.Routes
		s.def.Routes = nil
		s.openAPI(body, m.Key, key)
		routes := s.def.Routes
		s.def.Routes = inner
		return routes
	}))
}
