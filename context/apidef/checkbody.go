package apidef

import (
	"fmt"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleBodyPaths = &RuleDoc{
	ID: "body-without-paths", Title: "An API's body has no paths", Severity: vtl.Warning,
	Text:     "The routes of an OpenAPI document are the members of its paths. A body without them makes an API without routes, and paths that stand beside the body, one level too far left, are a property that the resource does not have.",
	Remedy:   "Write paths inside of the body, on the level of openapi or swagger and info.",
	Evidence: "OpenAPI Specification 3.0.1, OpenAPI Object; AWS SAM Developer Guide, AWS::Serverless::Api, DefinitionBody",
}

// checkPaths looks at the body of an API with the properties p, as it is written and as
// it is after functions have run. A body that a function makes, or to which other
// resources add routes, is not judged.
func (s *stack) checkPaths(p, written, body *tree.Node) {
	if body.Kind != tree.Map || s.get(body, "paths") != nil || madeByFunction(written) {
		return
	}
	if beside := s.get(p, "paths"); beside != nil {
		s.report(ruleBodyPaths, body, "the body has no paths: they stand beside it", fmt.Sprintf(
			"Found paths at line %d, among the properties of the API. Move them into the body, to the level of openapi or swagger and info.", beside.At().Line))
		return
	}
	if !s.routesElsewhere() {
		s.report(ruleBodyPaths, body, "the body has no paths, and so the API no routes", "")
	}
}

// madeByFunction says whether an intrinsic function gives the map or a part of it.
func madeByFunction(body *tree.Node) bool {
	for _, m := range body.Pairs() {
		if m.Key == "Ref" || strings.HasPrefix(m.Key, "Fn::") {
			return true
		}
	}
	return false
}

// routesElsewhere says whether other resources of the template make routes: methods, and
// the events of SAM's functions and state machines.
func (s *stack) routesElsewhere() bool {
	for _, m := range s.resources.Members {
		if s.typeOf(m.Value) == "AWS::ApiGateway::Method" || strings.HasPrefix(m.Key, "Fn::ForEach") {
			return true
		}
		for _, event := range s.get(m.Value, "Properties", "Events").Pairs() {
			if s.str(event.Value, "Type") == "Api" {
				return true
			}
		}
	}
	return false
}
