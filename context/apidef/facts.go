package apidef

import (
	"strings"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
)

func (s *stack) readParameters() {
	for _, m := range s.params.Pairs() {
		v := s.parameter(m.Value, m.Key, m.Value)
		p := Parameter{Name: m.Key, Value: v.Scalar(), StandIn: len(v.StandIns()) > 0, At: m.At()}
		if v.Kind == tree.List {
			p.Value = strings.Join(s.strs(v), ",")
		}
		s.def.Facts.Parameters = append(s.def.Facts.Parameters, p)
	}
}

// readFacts reads what stands around the routes.
func (s *stack) readFacts() {
	for _, m := range s.resources.Pairs() {
		switch s.typeOf(m.Value) {
		case "AWS::StepFunctions::StateMachine", "AWS::Serverless::StateMachine":
			s.stateMachine(m)
		case "AWS::IAM::Role":
			s.role(m)
		case "AWS::ApiGateway::UsagePlan":
			s.usagePlan(m)
		case "AWS::Serverless::Api":
			s.samUsagePlan(m)
			s.def.Facts.Deployed = append(s.def.Facts.Deployed, m.Key)
		case "AWS::ApiGateway::Stage":
			s.deployed(m)
		case "AWS::ApiGateway::Deployment":
			if s.get(m.Value, "Properties", "StageName") != nil {
				s.deployed(m)
			}
		case "AWS::ApiGateway::GatewayResponse":
			s.gatewayResponse(m)
		}
	}
}

func (s *stack) deployed(stage *tree.Member) {
	api := s.apiName(stage.Value.Get("Properties").Get("RestApiId"))
	s.def.Facts.Deployed = append(s.def.Facts.Deployed, api)
}

func (s *stack) stateMachine(m *tree.Member) {
	p := s.get(m.Value, "Properties")
	typ := s.get(p, "Type")
	if typ == nil {
		typ = s.get(p, "StateMachineType")
	}
	s.def.Facts.StateMachines = append(s.def.Facts.StateMachines, StateMachine{
		Name: m.Key, ARN: s.arnOf(m.Key, m.Value), Type: machineType(typ),
		TimeoutSeconds: s.machineTimeout(p), At: m.At(),
	})
}

// machineType is STANDARD unless the definition says otherwise.
func machineType(n *tree.Node) string {
	switch {
	case n == nil:
		return "STANDARD"
	case len(n.StandIns()) > 0:
		return ""
	}
	return strings.ToUpper(n.Scalar())
}

// machineTimeout reads TimeoutSeconds of a definition that is an object or JSON text.
func (s *stack) machineTimeout(p *tree.Node) int {
	for _, key := range []string{"Definition", "DefinitionObject"} {
		if n := s.int(p, key, "TimeoutSeconds"); n > 0 {
			return n
		}
	}
	v := s.get(p, "DefinitionString")
	if !v.IsScalar() {
		return 0
	}
	doc, err := tree.ParseJSON(tree.NewFile("", v.Str))
	if err != nil {
		return 0
	}
	return statusCode(doc.Get("TimeoutSeconds").Scalar())
}

// usagePlan reads an AWS::ApiGateway::UsagePlan and looks for a key that belongs to it.
func (s *stack) usagePlan(m *tree.Member) {
	plan := UsagePlan{Name: m.Key, At: m.At()}
	for _, stage := range s.items(m.Value, "Properties", "ApiStages") {
		plan.Stages = append(plan.Stages, s.apiName(stage.Get("ApiId"))+"/"+s.stageName(stage.Get("Stage")))
	}
	for _, other := range s.resources.Members {
		if s.typeOf(other.Value) == "AWS::ApiGateway::UsagePlanKey" &&
			s.refName(other.Value.Get("Properties").Get("UsagePlanId")) == m.Key {
			plan.HasKey = true
		}
	}
	s.def.Facts.UsagePlans = append(s.def.Facts.UsagePlans, plan)
}

func (s *stack) apiName(n *tree.Node) string {
	if name := s.refName(n); name != "" {
		return name
	}
	return s.str(n)
}

// stageName gives the name of the stage that a Ref names, or the name itself.
func (s *stack) stageName(n *tree.Node) string {
	if r := s.resources.Get(s.refName(n)); r != nil {
		if name := s.str(r, "Properties", "StageName"); name != "" {
			return name
		}
	}
	return s.str(n)
}

func (s *stack) gatewayResponse(m *tree.Member) {
	p := s.get(m.Value, "Properties")
	s.def.Facts.GatewayResponses = append(s.def.Facts.GatewayResponses, GatewayResponse{
		Type:       s.str(p, "ResponseType"),
		StatusCode: s.str(p, "StatusCode"),
		Templates:  s.templates(s.get(p, "ResponseTemplates")),
		At:         m.At(),
	})
}
