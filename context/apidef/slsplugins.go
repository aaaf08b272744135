package apidef

import (
	"strings"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/shape"
	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
	"github.com/vtlcheck/vtlcheck/context/gateway"
)

// stepFunctions reads stepFunctions.stateMachines of the plugin serverless-step-functions.
func (s *slsReader) stepFunctions() {
	for _, m := range s.get(s.doc, "stepFunctions", "stateMachines").Pairs() {
		machine := s.value(m.Value)
		arn := s.machineARN(m.Key, machine)
		s.def.Facts.StateMachines = append(s.def.Facts.StateMachines, StateMachine{
			Name: m.Key, ARN: arn, Type: machineType(s.get(machine, "type")),
			TimeoutSeconds: s.int(machine, "definition", "TimeoutSeconds"), At: m.At(),
		})
		for _, item := range s.items(machine, "events") {
			if event := s.httpEvent(item); event != nil {
				s.keepOne(func() *gateway.Route { return s.machineRoute(m.Key, arn, event) })
			}
		}
	}
}

func (s *slsReader) machineARN(key string, machine *tree.Node) string {
	name := s.str(machine, "name")
	if name == "" {
		name = strings.ToUpper(key[:min(1, len(key))]) + key[min(1, len(key)):]
	}
	return shape.ARN("AWS::StepFunctions::StateMachine", name)
}

// machineRoute is the route of one http event. With an action the plugin adds no template
// of its own beside given ones; without one it starts an execution with its built-in pair.
// Source: serverless-step-functions 3.30, lib/deploy/events/apiGateway/methods.js.
func (s *slsReader) machineRoute(machine, arn string, event *tree.Node) *gateway.Route {
	route := s.base(event, event)
	action := s.str(event, "action")
	in := &route.Integration
	*in = gateway.Integration{
		Type: "AWS", Method: "POST", Passthrough: "NEVER", At: event.At(),
		TimeoutMillis: s.int(event, "timeoutInMillis"), Credentials: s.roleOf(event, "iamRole", "ApigatewayToStepFunctionsRole"),
	}
	if action != "" {
		in.Passthrough = "WHEN_NO_TEMPLATES"
	} else {
		action = "StartExecution"
	}
	in.URI = "arn:aws:apigateway:" + shape.Region + ":states:action/" + action
	in.RequestTemplates = s.machineTemplates(machine, arn, event)
	in.Responses = s.machineResponses(event)
	route.MethodResponses = []int{200, 400}
	s.def.note(route, routeNote{partial: true})
	return route
}

func (s *slsReader) roleOf(event *tree.Node, key, fallback string) string {
	if role := s.str(event, key); role != "" {
		return role
	}
	return shape.ARN("AWS::IAM::Role", fallback)
}

func (s *slsReader) machineTemplates(machine, arn string, event *tree.Node) []gateway.Template {
	given := s.get(event, "request", "template")
	if given.Scalar() == "lambda_proxy" {
		s.skip(given, "the request template of "+machine, "lambda_proxy stands for a template that the plugin generates")
		return nil
	}
	own := s.templates(given)
	if given == nil && s.get(event, "action") != nil {
		return nil
	}
	var all []gateway.Template
	for _, contentType := range []string{"application/json", "application/x-www-form-urlencoded"} {
		if !hasTemplate(own, contentType) {
			all = append(all, gateway.Template{ContentType: contentType, Source: s.def.source(s.builtInTemplate(machine, arn, event)), At: event.At()})
		}
	}
	return append(own, all...)
}

func hasTemplate(templates []gateway.Template, contentType string) bool {
	for _, t := range templates {
		if t.ContentType == contentType {
			return true
		}
	}
	return false
}

// builtInTemplate is what the plugin generates for an event without a template; all of
// it leads to the event.
func (s *slsReader) builtInTemplate(machine, arn string, event *tree.Node) text {
	const before = "\n" + `#set( $body = $util.escapeJavaScript($input.json('$')).replaceAll("\\'", "'") )` + "\n" +
		`{"input": "$body", "name": "$context.requestId", "stateMachineArn":"`
	var b tree.Builder
	b.Decode(event.File, event.Start, event.Start, before)
	b.StandIn(event.File, event.Start, event.Start, "Ref "+machine, arn)
	b.Decode(event.File, event.Start, event.Start, `"}`)
	s.standIns = append(s.standIns, gateway.StandIn{What: "Ref " + machine, Text: arn, At: event.At()})
	return b.Text()
}

// machineResponses reads response: or responses:; without them 200 is the default
// response, which also takes the service's 5xx errors.
func (s *slsReader) machineResponses(event *tree.Node) []gateway.Response {
	var responses []gateway.Response
	for _, m := range s.get(event, "responses").Pairs() {
		responses = append(responses, s.keyedResponse(m))
	}
	if responses != nil {
		return responses
	}
	response := s.get(event, "response")
	at := event
	if response != nil {
		at = response
	}
	return []gateway.Response{
		{StatusCode: 200, Templates: s.templates(s.get(response, "template")), At: at.At()},
		{StatusCode: 400, Pattern: "400", At: at.At()},
	}
}

// keyedResponse reads one of responses:, whose key is the status unless it says otherwise.
func (s *slsReader) keyedResponse(m *tree.Member) gateway.Response {
	n := s.value(m.Value)
	r := s.response(n, openAPIFields, m.Key)
	if n.Get("statusCode") == nil {
		r.StatusCode = statusCode(m.Key)
	}
	if n.Get("selectionPattern") != nil {
		r.Pattern = s.str(n, "selectionPattern")
	}
	r.At = m.At()
	return r
}

// proxyActions are the services of serverless-apigateway-service-proxy, with the rest of
// their integration uri.
var proxyActions = map[string]string{
	"kinesis": "kinesis:action/PutRecord", "sqs": "sqs:path//" + shape.Account + "/queue", "sns": "sns:path//",
	"s3": "s3:path/{bucket}/{key}", "dynamodb": "dynamodb:action/", "eventbridge": "events:action/PutEvents",
}

// proxies reads custom.apiGatewayServiceProxies.
func (s *slsReader) proxies() {
	for _, item := range s.items(s.doc, "custom", "apiGatewayServiceProxies") {
		for _, m := range item.Pairs() {
			if rest, ok := proxyActions[m.Key]; ok {
				s.keepOne(func() *gateway.Route { return s.proxyRoute(rest, m) })
			}
		}
	}
}

func (s *slsReader) proxyRoute(rest string, m *tree.Member) *gateway.Route {
	event := s.value(m.Value)
	route := s.base(event, m.Value)
	if strings.HasSuffix(rest, "dynamodb:action/") || m.Key == "kinesis" && s.str(event, "action") != "" {
		rest = rest[:strings.IndexByte(rest, '/')+1] + s.str(event, "action")
	}
	route.Integration = gateway.Integration{
		Type: "AWS", Method: "POST", Passthrough: "NEVER", At: m.At(),
		URI:               "arn:aws:apigateway:" + shape.Region + ":" + rest,
		Credentials:       s.roleOf(event, "roleArn", "ApigatewayTo"+m.Key+"Role"),
		RequestTemplates:  s.templates(s.get(event, "request", "template")),
		RequestParameters: s.mappings(s.get(event, "requestParameters")),
		Responses:         s.proxyResponses(event),
	}
	if len(route.Integration.RequestTemplates) == 0 {
		s.skip(m.Value, "the request template of "+route.Name(), "serverless-apigateway-service-proxy generates it")
	}
	route.MethodResponses = []int{200, 400, 500}
	s.def.note(route, routeNote{partial: true})
	return route
}

// proxyResponses reads response.template.{success,clientError,serverError} or a list.
func (s *slsReader) proxyResponses(event *tree.Node) []gateway.Response {
	response := s.get(event, "response")
	var responses []gateway.Response
	for _, item := range response.Elems() {
		n := s.value(item)
		pattern := s.str(n, "selectionPattern")
		if pattern == "" {
			pattern = s.str(n, "statusCode")
		}
		responses = append(responses, s.response(n, openAPIFields, pattern))
	}
	if responses != nil {
		return responses
	}
	for _, r := range []struct{ code, key string }{{"200", "success"}, {"400", "clientError"}, {"500", "serverError"}} {
		template := s.get(response, "template", r.key)
		at := event
		if template != nil {
			at = template
		}
		responses = append(responses, gateway.Response{
			StatusCode: statusCode(r.code), Pattern: r.code, Templates: s.jsonTemplates(template), At: at.At(),
		})
	}
	return responses
}
