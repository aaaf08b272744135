package apidef

import (
	"strings"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
)

func (s *stack) readParameters() {
	for _, m := range s.params.Pairs() {
		v := s.parameter(m.Value, m.Key, m.Value)
		t := v.Text()
		s.def.Facts.Parameters = append(s.def.Facts.Parameters,
			Parameter{Name: m.Key, Value: t.String, StandIn: t.HasStandIn(), At: m.At()})
	}
}

// readFacts reads what stands around the routes.
func (s *stack) readFacts() {
	for _, m := range s.resources.Pairs() {
		switch s.typeOf(m.Value) {
		case "AWS::StepFunctions::StateMachine", "AWS::Serverless::StateMachine":
			s.stateMachine(m)
		}
	}
}

func (s *stack) stateMachine(m *tree.Member) {
	p := s.get(m.Value, "Properties")
	typ := s.get(p, "Type")
	if typ == nil {
		typ = s.get(p, "StateMachineType")
	}
	kind := "STANDARD"
	switch {
	case typ == nil:
	case typ.Text().HasStandIn():
		kind = ""
	default:
		kind = strings.ToUpper(typ.Scalar())
	}
	definition := s.get(p, "Definition")
	if definition == nil {
		definition = s.get(p, "DefinitionObject")
	}
	s.def.Facts.StateMachines = append(s.def.Facts.StateMachines, StateMachine{
		Name: m.Key, ARN: s.arnOf(m.Key, m.Value), Type: kind,
		TimeoutSeconds: s.int(definition, "TimeoutSeconds"), At: m.At(),
	})
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
