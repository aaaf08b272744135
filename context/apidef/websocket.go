package apidef

import (
	"strings"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
	"github.com/vtlcheck/vtlcheck/context/gateway"
)

// WebSocketMethod is the Method of a route of a WebSocket API; its Path is the route key.
const WebSocketMethod = "WS"

var webSocketFields = fields{
	typ: "IntegrationType", uri: "IntegrationUri", method: "IntegrationMethod", passthrough: "PassthroughBehavior",
	contentHandling: "ContentHandlingStrategy", credentials: "CredentialsArn", timeout: "TimeoutInMillis",
	requestTemplates: "RequestTemplates", requestParameters: "RequestParameters",
}

// webSocket reads an AWS::ApiGatewayV2::Integration: one route for each route key that
// leads to it. HTTP APIs have no mapping templates.
func (s *stack) webSocket(m *tree.Member) []*gateway.Route {
	p := s.get(m.Value, "Properties")
	api := s.refName(p.Get("ApiId"))
	if protocol := s.str(s.resources.Get(api), "Properties", "ProtocolType"); !strings.EqualFold(protocol, "WEBSOCKET") {
		why := "HTTP APIs have no mapping templates"
		if protocol == "" {
			why = "its API is not in this file, so that nothing says whether it is a WebSocket API"
		}
		s.skip(m.Value, "AWS::ApiGatewayV2::Integration "+m.Key, why)
		return nil
	}
	keys := s.routeKeys(m.Key)
	if len(keys) == 0 {
		keys = []string{m.Key}
	}
	var routes []*gateway.Route
	for _, key := range keys {
		routes = append(routes, s.withStandIns(func() *gateway.Route {
			in := s.integration(p, webSocketFields)
			in.Responses = s.webSocketResponses(m.Key)
			route := &gateway.Route{Method: WebSocketMethod, Path: key, At: m.At(), Integration: in}
			s.def.note(route, routeNote{api: api, webSocket: true})
			return route
		}))
	}
	return routes
}

// routeKeys lists the keys of the routes whose target is the integration.
func (s *stack) routeKeys(integration string) []string {
	var keys []string
	for _, m := range s.resources.Members {
		if s.typeOf(m.Value) != "AWS::ApiGatewayV2::Route" {
			continue
		}
		target := m.Value.Get("Properties").Get("Target")
		if mentions(target, integration, 0) {
			keys = append(keys, s.str(m.Value, "Properties", "RouteKey"))
		}
	}
	return keys
}

// mentions says whether a Ref, or a ${name} of an Fn::Sub, below n names a resource.
func mentions(n *tree.Node, name string, depth int) bool {
	if n == nil || depth > 8 {
		return false
	}
	if n.IsScalar() {
		return n.Str == name || strings.Contains(n.Str, "${"+name+"}")
	}
	for _, item := range n.Items {
		if mentions(item, name, depth+1) {
			return true
		}
	}
	for _, m := range n.Members {
		if mentions(m.Value, name, depth+1) {
			return true
		}
	}
	return false
}

func (s *stack) webSocketResponses(integration string) []gateway.Response {
	var responses []gateway.Response
	for _, m := range s.resources.Members {
		p := s.get(m.Value, "Properties")
		if s.typeOf(m.Value) != "AWS::ApiGatewayV2::IntegrationResponse" || s.refName(p.Get("IntegrationId")) != integration {
			continue
		}
		responses = append(responses, gateway.Response{
			Pattern:   webSocketPattern(s.str(p, "IntegrationResponseKey")),
			Templates: s.templates(s.get(p, "ResponseTemplates")),
			At:        m.At(),
		})
	}
	return responses
}

// webSocketPattern turns an integration response key into a selection pattern: $default,
// or a regular expression between slashes.
func webSocketPattern(key string) string {
	if key == "$default" {
		return ""
	}
	return strings.TrimSuffix(strings.TrimPrefix(key, "/"), "/")
}
