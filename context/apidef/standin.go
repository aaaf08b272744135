package apidef

import (
	"strings"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/shape"
	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
)

var pseudoParameters = map[string]string{
	"AWS::AccountId":        shape.Account,
	"AWS::NotificationARNs": "arn:aws:sns:us-east-1:123456789012:notifications",
	"AWS::Partition":        "aws",
	"AWS::Region":           shape.Region,
	"AWS::StackId":          "arn:aws:cloudformation:us-east-1:123456789012:stack/stack/0a1b2c3d-0000-4000-8000-000000000000",
	"AWS::StackName":        "stack",
	"AWS::URLSuffix":        "amazonaws.com",
}

// pseudo gives a pseudo parameter: as given with --param, else a stand-in.
func (s *stack) pseudo(at *tree.Node, name string) *tree.Node {
	if v, ok := s.opts.param(name); ok {
		return s.known(at, v)
	}
	if v, ok := pseudoParameters[name]; ok {
		return s.standInNode(at, "Ref "+name, v)
	}
	return nil
}

// known gives a string whose value is certain, in place of at.
func (s *stack) known(at *tree.Node, value string) *tree.Node {
	var b tree.Builder
	b.Decode(at.File, at.Start, at.End, value)
	return tree.NewString(b.Text(), at.File, at.Start, at.End)
}

func (s *stack) ref(at, arg *tree.Node) *tree.Node {
	if !arg.IsScalar() {
		return s.malformed(at, "Ref", "the name of a parameter or resource")
	}
	if arg.Str == "AWS::NoValue" {
		return nil
	}
	if v := s.pseudo(at, arg.Str); v != nil {
		return v
	}
	v := s.refTo(at, arg.Str)
	if v == nil && s.open {
		return s.standInNode(at, "Ref "+arg.Str, "")
	}
	if v == nil {
		s.report(ruleRefUndeclared, arg, "Ref names "+quote(arg.Str)+", which is declared nowhere in this template",
			didYouMean(arg.Str, s.names(), ruleRefUndeclared.Remedy))
		return s.standInNode(at, "Ref "+arg.Str, "")
	}
	return v
}

// refTo gives what Ref of a parameter or resource is; nil where the name is not declared.
func (s *stack) refTo(at *tree.Node, name string) *tree.Node {
	if p := s.params.Get(name); p != nil {
		return s.parameter(at, name, p)
	}
	if r := s.resources.Get(name); r != nil {
		return s.standInNode(at, "Ref "+name, s.refShape(name, r))
	}
	return nil
}

func (s *stack) parameter(at *tree.Node, name string, p *tree.Node) *tree.Node {
	value, given := s.opts.param(name)
	typ := s.str(p.Get("Type"))
	fallback := p.Get("Default")
	switch {
	case given:
	case strings.HasPrefix(typ, "AWS::SSM::Parameter::Value"):
		// The default is the name of a stored parameter, not the value.
		return s.standInNode(at, "Parameter "+name, "")
	case fallback.IsScalar() && fallback.Str != "":
		value = fallback.Str
	case len(p.Get("AllowedValues").Elems()) > 0:
		return s.standInNode(at, "Parameter "+name, p.Get("AllowedValues").Items[0].Str)
	case typ == "Number":
		return s.standInNode(at, "Parameter "+name, "1")
	default:
		return s.standInNode(at, "Parameter "+name, "")
	}
	v := s.known(at, value)
	if typ == "CommaDelimitedList" || strings.HasPrefix(typ, "List<") {
		return s.splitText(v, ",")
	}
	return v
}

// names lists what a placeholder or a Ref can name.
func (s *stack) names() []string {
	var names []string
	for _, m := range s.params.Pairs() {
		names = append(names, m.Key)
	}
	for _, m := range s.resources.Pairs() {
		names = append(names, m.Key)
	}
	return names
}

func (s *stack) getAtt(at, arg *tree.Node) *tree.Node {
	var logical, attr string
	switch {
	case arg.IsScalar():
		logical, attr, _ = strings.Cut(arg.Str, ".")
	case arg != nil && len(arg.Items) == 2:
		logical, attr = s.str(arg.Items[0]), s.str(arg.Items[1])
	default:
		return s.malformed(at, "Fn::GetAtt", "a resource and its attribute: [Role, Arn]")
	}
	if s.resources.Get(logical) == nil && s.open {
		return s.standInNode(at, "Fn::GetAtt "+logical+"."+attr, "")
	}
	if s.resources.Get(logical) == nil {
		s.report(ruleRefUndeclared, at, "Fn::GetAtt names "+quote(logical)+", which is no resource of this template",
			didYouMean(logical, s.names(), ruleRefUndeclared.Remedy))
		return s.standInNode(at, "Fn::GetAtt "+logical+"."+attr, "")
	}
	return s.attribute(at, logical, attr)
}

func (s *stack) attribute(at *tree.Node, logical, attr string) *tree.Node {
	return s.standInNode(at, "Fn::GetAtt "+logical+"."+attr, s.attributeShape(logical, attr))
}

// refIsARN lists the types whose Ref is their ARN.
var refIsARN = map[string]bool{
	"AWS::StepFunctions::StateMachine": true, "AWS::Serverless::StateMachine": true,
	"AWS::StepFunctions::StateMachineVersion": true, "AWS::StepFunctions::StateMachineAlias": true,
	"AWS::StepFunctions::Activity": true, "AWS::Lambda::Alias": true, "AWS::Lambda::Version": true,
	"AWS::SNS::Topic": true,
}

// nameProperties are where a resource's own name is written.
var nameProperties = []string{"StateMachineName", "Name", "FunctionName", "RoleName", "QueueName", "TopicName",
	"TableName", "StreamName", "DeliveryStreamName", "BucketName"}

// nameOf gives a resource's own name, or its logical id where deployment makes one up.
func (s *stack) nameOf(logical string, r *tree.Node) string {
	properties := r.Get("Properties")
	for _, p := range nameProperties {
		if v := properties.Get(p); v.IsScalar() && v.Str != "" {
			return v.Str
		}
	}
	return logical
}

func (s *stack) arnOf(logical string, r *tree.Node) string {
	typ := r.Get("Type").Scalar()
	name := s.nameOf(logical, r)
	return shape.ARN(typ, name)
}

func (s *stack) refShape(logical string, r *tree.Node) string {
	typ := r.Get("Type").Scalar()
	switch {
	case refIsARN[typ]:
		return s.arnOf(logical, r)
	case typ == "AWS::SQS::Queue":
		return "https://sqs.us-east-1.amazonaws.com/123456789012/" + s.nameOf(logical, r)
	case typ == "AWS::ApiGateway::RestApi", typ == "AWS::Serverless::Api", typ == "AWS::ApiGatewayV2::Api":
		return shape.ID
	}
	return s.nameOf(logical, r)
}

func (s *stack) attributeShape(logical, attr string) string {
	r := s.resources.Get(logical)
	switch attr {
	case "Arn", "TopicArn", "StateMachineArn":
		return s.arnOf(logical, r)
	case "Name", "FunctionName", "QueueName", "TopicName", "RoleName":
		return s.nameOf(logical, r)
	case "QueueUrl":
		return s.refShape(logical, r)
	case "RootResourceId", "RestApiId":
		return shape.ID
	}
	if strings.HasSuffix(attr, "Arn") {
		return s.arnOf(logical, r)
	}
	return logical + "-" + strings.NewReplacer(".", "-", ":", "-").Replace(attr)
}
