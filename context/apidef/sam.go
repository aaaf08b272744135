package apidef

import (
	"fmt"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/shape"
	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
	"github.com/vtlcheck/vtlcheck/context/gateway"
)

// The two mapping templates that SAM generates for a state machine's Api event, without
// and with UnescapeMappingTemplate; %s is the machine's ARN. Source: samtranslator,
// model/stepfunctions/events.py (1.110).
const (
	samEventTemplate          = `{"input": "$util.escapeJavaScript($input.json('$'))", "stateMachineArn": "%s"}`
	samEventTemplateUnescaped = `{"input": "$util.escapeJavaScript($input.json('$')).replaceAll("\\'","'")", "stateMachineArn": "%s"}`
)

// samEvents reads the routes that SAM generates for a state machine.
func (s *stack) samEvents(m *tree.Member) {
	for _, event := range s.get(m.Value, "Properties", "Events").Pairs() {
		if s.str(event.Value, "Type") != "Api" {
			continue
		}
		s.keep(s.variants(func() []*gateway.Route {
			return s.one(event, func(event *tree.Member) *gateway.Route { return s.samEvent(m.Key, event) })
		}))
	}
}

// samEvent is the route of one Api event: always StartExecution, with the responses 200
// and 400 and no default.
func (s *stack) samEvent(machine string, event *tree.Member) *gateway.Route {
	p := s.get(event.Value, "Properties")
	api := s.refName(p.Get("RestApiId"))
	route := &gateway.Route{
		Method:          strings.ToUpper(s.str(p, "Method")),
		Path:            s.str(p, "Path"),
		At:              event.At(),
		APIKeyRequired:  s.samKeyRequired(p, api),
		MethodResponses: []int{200, 400},
		Integration: gateway.Integration{
			Type: "AWS", Method: "POST", URI: "arn:aws:apigateway:us-east-1:states:action/StartExecution",
			Credentials: "arn:aws:iam::" + shape.Account + ":role/" + machine + event.Key + "Role",
			RequestTemplates: []gateway.Template{{
				ContentType: "application/json",
				Source:      s.def.source(s.samTemplate(machine, event, s.isTrue(p, "UnescapeMappingTemplate"))),
				At:          event.At(),
			}},
			Responses: []gateway.Response{
				{StatusCode: 200, Pattern: "200", At: event.At()},
				{StatusCode: 400, Pattern: "400", At: event.At()},
			},
			At: event.At(),
		},
	}
	s.def.note(route, routeNote{api: api})
	return route
}

func (s *stack) samKeyRequired(event *tree.Node, api string) bool {
	if own := s.get(event, "Auth", "ApiKeyRequired"); own != nil {
		return own.IsTrue()
	}
	return s.apiKeyByDefault(s.get(s.resources.Get(api), "Properties"))
}

// samTemplate writes the hidden template; all of it leads to the event's name, as no
// other place in the file stands for it.
func (s *stack) samTemplate(machine string, event *tree.Member, unescape bool) text {
	template := samEventTemplate
	if unescape {
		template = samEventTemplateUnescaped
	}
	before, after, _ := strings.Cut(template, "%s")
	var b tree.Builder
	b.Decode(event.File, event.Start, event.Start, before)
	b.StandIn(event.File, event.Start, event.Start, "Ref "+machine, s.arnOf(machine, s.resources.Get(machine)))
	b.Decode(event.File, event.Start, event.Start, after)
	t := b.Text()
	for _, standIn := range t.StandIns() {
		s.standIns = append(s.standIns, gateway.StandIn(standIn))
	}
	return t
}

// global gives a property of AWS::Serverless::Api: its own, else that of Globals.
func (s *stack) global(p *tree.Node, path ...string) *tree.Node {
	if v := s.get(p, path...); v != nil {
		return v
	}
	return s.get(s.root, append([]string{"Globals", "Api"}, path...)...)
}

// apiKeyByDefault says whether SAM makes every method of the API require a key.
func (s *stack) apiKeyByDefault(p *tree.Node) bool {
	return s.global(p, "Auth", "ApiKeyRequired").IsTrue()
}

// samUsagePlan is the plan that SAM makes for an API with Auth.UsagePlan.
func (s *stack) samUsagePlan(m *tree.Member) {
	p := s.get(m.Value, "Properties")
	create := s.global(p, "Auth", "UsagePlan", "CreateUsagePlan")
	if create == nil || strings.EqualFold(create.Scalar(), "NONE") {
		return
	}
	s.def.Facts.UsagePlans = append(s.def.Facts.UsagePlans, UsagePlan{
		Name: m.Key + "UsagePlan", Stages: []string{fmt.Sprintf("%s/%s", m.Key, s.str(p, "StageName"))}, HasKey: true, At: create.At(),
	})
}
