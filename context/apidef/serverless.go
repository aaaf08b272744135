package apidef

import (
	"strings"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/shape"
	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
	"github.com/vtlcheck/vtlcheck/context/gateway"
)

// slsReader reads a Serverless Framework file: functions with http events, the plugins
// serverless-step-functions and serverless-apigateway-service-proxy, and resources.
type slsReader struct {
	*stack
	vars *slsVars
	doc  *tree.Node
}

func readServerless(r *reader, root *tree.Node) {
	vars := &slsVars{reader: r, root: root, docs: map[string]*tree.Node{}}
	template := vars.expand(root.Get("resources"))
	s := &slsReader{stack: newStack(r, merged(vars, template)), vars: vars, doc: root}
	s.stack.expand = vars.expand
	s.open = true
	s.readParameters()
	s.readFacts()
	s.stepFunctions()
	s.functions()
	s.proxies()
	for _, m := range s.resources.Pairs() {
		s.readResource(m)
	}
}

// merged puts the templates of a list of resources into one.
func merged(vars *slsVars, n *tree.Node) *tree.Node {
	if n == nil || n.Kind != tree.List {
		return n
	}
	sections := map[string]*tree.Node{}
	whole := &tree.Node{Kind: tree.Map, File: n.File, Start: n.Start, End: n.End}
	for _, part := range n.Items {
		for _, m := range vars.expand(part).Pairs() {
			section := sections[m.Key]
			if section == nil {
				section = &tree.Node{Kind: tree.Map, File: m.File, Start: m.Start, End: m.End}
				sections[m.Key] = section
				whole.Members = append(whole.Members, &tree.Member{Key: m.Key, File: m.File, Start: m.Start, End: m.End, Value: section})
			}
			section.Members = append(section.Members, vars.expand(m.Value).Pairs()...)
		}
	}
	return whole
}

// httpEvent gives the http event of a list's item, nil where it is another one.
func (s *slsReader) httpEvent(item *tree.Node) *tree.Node { return s.get(item, "http") }

// slsPath is a route's path as API Gateway has it.
func slsPath(path string) string { return "/" + strings.Trim(path, "/") }

func (s *slsReader) base(event *tree.Node, at *tree.Node) *gateway.Route {
	return &gateway.Route{
		Method:         strings.ToUpper(s.str(event, "method")),
		Path:           slsPath(s.str(event, "path")),
		At:             at.At(),
		APIKeyRequired: s.isTrue(event, "private"),
	}
}

// functions reads the http events with integration: lambda.
func (s *slsReader) functions() {
	functions := s.get(s.doc, "functions")
	maps := []*tree.Node{functions}
	if functions != nil && functions.Kind == tree.List {
		maps = s.items(functions)
	}
	for _, one := range maps {
		for _, m := range one.Pairs() {
			for _, item := range s.items(m.Value, "events") {
				if event := s.httpEvent(item); event != nil {
					s.keepOne(func() *gateway.Route { return s.lambdaRoute(m.Key, event) })
				}
			}
		}
	}
}

// slsIntegrations are the words of integration: that mean one with templates.
var slsIntegrations = map[string]string{"LAMBDA": "AWS", "AWS": "AWS", "HTTP": "HTTP", "MOCK": "MOCK"}

func (s *slsReader) lambdaRoute(function string, event *tree.Node) *gateway.Route {
	typ := slsIntegrations[strings.ToUpper(s.str(event, "integration"))]
	if typ == "" {
		return nil // a proxy, which has no templates
	}
	route := s.base(event, event)
	in := &route.Integration
	in.Type, in.At, in.Method = typ, event.At(), "POST"
	if typ == "AWS" {
		in.URI = shape.InvokeURI(shape.ARN("AWS::Lambda::Function", function))
	}
	in.Passthrough = strings.ToUpper(s.str(event, "request", "passThrough"))
	in.RequestTemplates = s.templates(s.get(event, "request", "template"))
	if typ == "AWS" && len(in.RequestTemplates) == 0 {
		s.skip(event, "the request template of "+route.Name(), "the Serverless Framework generates it")
	}
	in.Responses = s.lambdaResponses(event)
	for _, r := range in.Responses {
		route.MethodResponses = append(route.MethodResponses, r.StatusCode)
	}
	s.def.note(route, routeNote{partial: true, generatedResponses: s.get(event, "response", "statusCodes") == nil})
	return route
}

// slsDefaultPatterns are the responses that the framework adds where response: names no
// status codes; errors of a function are known by [400] and so on in their message.
func slsDefaultPatterns() []gateway.Response {
	responses := []gateway.Response{{StatusCode: 200}}
	for _, code := range []string{"400", "401", "403", "404", "422"} {
		responses = append(responses, gateway.Response{StatusCode: statusCode(code), Pattern: `[\s\S]*\[` + code + `\][\s\S]*`})
	}
	return append(responses,
		gateway.Response{StatusCode: 500, Pattern: `[\s\S]*(Process\s?exited\s?before\s?completing\s?request|\[500\])[\s\S]*`},
		gateway.Response{StatusCode: 502, Pattern: `[\s\S]*\[502\][\s\S]*`},
		gateway.Response{StatusCode: 504, Pattern: `([\s\S]*\[504\][\s\S]*)|(.*Task timed out after \d+\.\d+ seconds$)`})
}

func (s *slsReader) lambdaResponses(event *tree.Node) []gateway.Response {
	response := s.get(event, "response")
	common := s.jsonTemplates(s.get(response, "template"))
	var responses []gateway.Response
	for _, m := range s.get(response, "statusCodes").Pairs() {
		config := s.value(m.Value)
		responses = append(responses, gateway.Response{
			StatusCode: statusCode(m.Key), Pattern: s.str(config, "pattern"), At: m.At(),
			Templates: s.jsonTemplates(s.get(config, "template")),
		})
	}
	if responses == nil && response != nil {
		responses = slsDefaultPatterns()
		for i := range responses {
			responses[i].At = response.At()
		}
	}
	for i := range responses {
		if len(responses[i].Templates) == 0 {
			responses[i].Templates = common
		}
	}
	return responses
}

// jsonTemplates reads templates by content type, or one text for application/json.
func (s *slsReader) jsonTemplates(n *tree.Node) []gateway.Template {
	if !n.IsScalar() {
		return s.templates(n)
	}
	member := &tree.Member{Key: "application/json", File: n.File, Start: n.Start, End: n.End, Value: n}
	return s.templates(&tree.Node{Kind: tree.Map, File: n.File, Start: n.Start, End: n.End, Members: []*tree.Member{member}})
}
