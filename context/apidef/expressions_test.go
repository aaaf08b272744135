package apidef_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/context/apidef"
)

const arnPrefix = "arn:aws:states:us-east-1:123456789012:stateMachine:"

// expressionCases are what each form's own language makes of an expression that stands in
// a mapping template's place. standIn says that a part of it is only known after deployment.
var expressionCases = []struct {
	form, name, expression, want string
	standIn                      bool
}{
	{"cloudformation", "Fn::Sub", `!Sub "a ${Stage} ${!b}"`, "a dev ${b}", false},
	{"cloudformation", "Fn::Sub", `!Sub "${Machine} ${Role.Arn} ${AWS::Region}"`, arnPrefix + "Machine arn:aws:iam::123456789012:role/Role us-east-1", true},
	{"cloudformation", "Fn::Sub", `!Sub ["${x} ${Stage}", {x: !Ref Stage}]`, "dev dev", false},
	{"cloudformation", "Fn::Sub", `{"Fn::Sub": ["${ x }", {x: 1}]}`, "1", false},
	{"cloudformation", "Fn::Join", `!Join ["-", [a, !Ref Stage, 3]]`, "a-dev-3", false},
	{"cloudformation", "Fn::Join", `!Join [",", !Ref List]`, "p,q", false},
	{"cloudformation", "Fn::Join", `!Join [",", !Split ["/", "a/b"]]`, "a,b", false},
	{"cloudformation", "Ref", `!Join ["", ["x", !Ref Queue]]`, "xhttps://sqs.us-east-1.amazonaws.com/123456789012/orders", true},
	{"cloudformation", "Ref", `!Join ["", ["x", !Ref Topic]]`, "xarn:aws:sns:us-east-1:123456789012:Topic", true},
	{"cloudformation", "Ref", `!Join ["", ["x", !Ref Table]]`, "xTable", true},
	{"cloudformation", "Ref", `!Join ["", ["x", !Ref "AWS::StackId"]]`, "xarn:aws:cloudformation:us-east-1:123456789012:stack/stack/0a1b2c3d-0000-4000-8000-000000000000", true},
	{"cloudformation", "Ref", `!Join ["", ["x", !Ref Version]]`, "x" + arnPrefix + "Version:1", true},
	{"cloudformation", "Ref", `!Join ["", ["x", !Ref Secret]]`, "xSecret", true},
	{"cloudformation", "Ref", `!Join ["", ["x", !Ref Allowed]]`, "xone", true},
	{"cloudformation", "Fn::GetAtt", `!Join ["", ["x", !GetAtt Queue.Arn]]`, "xarn:aws:sqs:us-east-1:123456789012:orders", true},
	{"cloudformation", "Fn::GetAtt", `!Join ["", ["x", {"Fn::GetAtt": [Machine, Name]}]]`, "xMachine", true},
	{"cloudformation", "Fn::GetAtt", `!Join ["", ["x", !GetAtt Table.StreamArn]]`, "xarn:aws:dynamodb:us-east-1:123456789012:table/Table", true},
	{"cloudformation", "Fn::If", `!If [Always, a, b]`, "a", false},
	{"cloudformation", "Fn::If", `!If [Never, a, b]`, "b", false},
	{"cloudformation", "Fn::FindInMap", `!FindInMap [Sizes, !Ref Stage, items]`, "10", false},
	{"cloudformation", "Fn::FindInMap", `!Join ["", ["x", !FindInMap [Sizes, !Ref "AWS::Region", items]]]`, "x10", true},
	{"cloudformation", "Fn::FindInMap", `!FindInMap [Sizes, none, items, {DefaultValue: d}]`, "d", false},
	{"cloudformation", "Fn::Select", `!Select [1, !Ref List]`, "q", false},
	{"cloudformation", "Fn::Select", `!Select ["0", [a, b]]`, "a", false},
	{"cloudformation", "Fn::Split", `!Select [2, !Split ["::", "a::b::$input.body"]]`, "$input.body", false},
	{"cloudformation", "Fn::ImportValue", `!Join ["", ["x", !ImportValue OrdersStateMachine]]`, "x" + arnPrefix + "OrdersStateMachine", true},
	{"cloudformation", "Fn::ImportValue", `!Join ["", ["x", {"Fn::ImportValue": !Sub "${Stage}-TableName"}]]`, "xdev-TableName", true},
	{"cloudformation", "Fn::Base64", `{"Fn::Base64": abc}`, "YWJj", false},
	{"cloudformation", "Fn::ToJsonString", `{"Fn::ToJsonString": {a: !Ref Stage, b: [1, "<é\n"]}}`, `{"a":"dev","b":[1,"<é\n"]}`, false},
	{"cloudformation", "Fn::Transform", `{"Fn::Transform": {Name: AWS::Include, Parameters: {Location: x.json}}}`, "included dev", false},
	{"cloudformation", "{{resolve}}", `"x {{resolve:ssm:/orders/StateMachineArn:1}} {{resolve:bad"`, "x " + arnPrefix + "StateMachineArn {{resolve:bad", true},
	{"cloudformation", "{{resolve}}", `!Sub '{"stateMachineArn": "{{resolve:ssm:/${Stage}/orders}}"}'`, `{"stateMachineArn": "` + arnPrefix + `orders"}`, true},
	{"cloudformation", "Fn::GetAZs", `!Select [0, !GetAZs ""]`, "", true},
	{"terraform", "variables", `"${var.stage} ${var.open}"`, "dev open", true},
	{"terraform", "locals", `"${local.a} ${local.m["k"]} ${local.m.k} ${local.l[1]}"`, "A v v y", false},
	{"terraform", "resources", `"${aws_sfn_state_machine.m.arn} ${aws_sqs_queue.q.url}"`, arnPrefix + "named https://sqs.us-east-1.amazonaws.com/123456789012/q", true},
	{"terraform", "resources", `"${aws_lambda_function.f.invoke_arn}"`, "", true},
	{"terraform", "resources", `"x${aws_lambda_function.f.invoke_arn}"`, "xarn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:f/invocations", true},
	{"terraform", "resources", `"${aws_sfn_state_machine.m.name}"`, "named", false},
	{"terraform", "data sources", `"${data.aws_region.current.name}/${data.aws_caller_identity.x.account_id}/${data.aws_partition.p.partition}"`, "us-east-1/123456789012/aws", true},
	{"terraform", "heredocs", "<<-EOT\n  a ${local.a}\n    b\n  EOT\n", "a A\n  b\n", false},
	{"terraform", "directives", `"%{ if local.a == "A" }yes%{ else }no%{ endif }%{ for x in local.l }<${x}>%{ endfor }"`, "yes<x><y>", false},
	{"terraform", "conditions", `local.a == "B" ? "b" : "c"`, "c", false},
	{"terraform", "operators", `"${1 + 2 * 3} ${!true} ${-1} ${local.a != "B" && true}"`, "7 false -1 true", false},
	{"terraform", "for", `join(",", [for k, v in local.m : "${k}=${v}" if v != "x"])`, "k=v", false},
	{"terraform", "splat", `"x${join(",", aws_sqs_queue.q[*].name)}"`, "x", false},
	{"terraform", "file", `file("x.vtl")`, "file ${x}\n", false},
	{"terraform", "templatefile", `templatefile("x.tftpl", {a = local.a, list = ["1", "2"]})`, "t A ${x} 12\n", false},
	{"terraform", "jsonencode", `jsonencode({b = [1, null, "<"], a = local.a})`, `{"a":"A","b":[1,null,"\u003c"]}`, false},
	{"terraform", "string functions", `"${upper("a")}${lower("B")}${format("%s-%03d", "c", 7)}${replace("d.e", ".", "-")}${trimspace(" f ")}${chomp("g\n")}${substr("hij", 0, 1)}"`, "Abc-007d-efgh", false},
	{"terraform", "collection functions", `"${merge({a = 1}, {b = 2})["b"]}${concat([1], [2])[1]}${lookup({}, "x", "d")}${try(local.m.k, "t")}${coalesce("", "c")}${length([1, 2])}${element(["e"], 0)}"`, "22dvc2e", false},
	{"terraform", "functions that are not known", `"x${uuid()}"`, "xuuid", true},
	{"serverless", "self", `${self:custom.a} ${self:custom.list.1}`, "A y", false},
	{"serverless", "self", `${self:custom.${self:custom.key}}`, "A", false},
	{"serverless", "opt", `${opt:none, 'fallback'}`, "fallback", false},
	{"serverless", "opt", `${opt:none, self:custom.a}`, "A", false},
	{"serverless", "sls", `${sls:stage}`, "dev", false},
	{"serverless", "aws", `x${aws:region}${aws:accountId}`, "xeu-west-1123456789012", true},
	{"serverless", "param", `${param:p}`, "P", false},
	{"serverless", "env", `${env:NONE, "e"} ${env:NONE}`, "e NONE", true},
	{"serverless", "file", `${file(x.vtl)}`, "file ${x}\n", false},
	{"serverless", "file", `${file(x.yml):deep.key} ${file(x.yml):list.0}`, "value first", false},
	{"serverless", "cf and ssm", `x${cf:other.MachineArn}${ssm:/a/b}`, "xarn:aws:service:us-east-1:123456789012:other-MachineArna-b", true},
	{"serverless", "no variable", `${context.stage} ${x} $${y} ${AWS::Region}`, "${context.stage} ${x} $${y} ${AWS::Region}", false},
}

var expressionHosts = map[string]struct{ path, head, tail string }{
	"cloudformation": {"t.yaml", `Parameters:
  Stage: {Type: String, Default: dev}
  List: {Type: CommaDelimitedList, Default: "p,q"}
  Secret: {Type: AWS::SSM::Parameter::Value<String>, Default: /x}
  Allowed: {Type: String, AllowedValues: [one, two]}
Mappings: {Sizes: {dev: {items: 10}}}
Conditions: {Always: !Equals [a, a], Never: !Not [!Condition Always]}
Resources:
  Machine: {Type: AWS::StepFunctions::StateMachine}
  Version: {Type: AWS::StepFunctions::StateMachineVersion}
  Queue: {Type: AWS::SQS::Queue, Properties: {QueueName: orders}}
  Topic: {Type: AWS::SNS::Topic}
  Table: {Type: AWS::DynamoDB::Table}
  Role: {Type: AWS::IAM::Role}
  Method:
    Type: AWS::ApiGateway::Method
    Properties:
      HttpMethod: POST
      Integration: {Type: MOCK, RequestTemplates: {text/plain: `, "}}\n"},
	"terraform": {"main.tf", `variable "stage" { default = "dev" }
variable "open" {}
locals {
  a = "A"
  m = { k = "v" }
  l = ["x", "y"]
}
resource "aws_sfn_state_machine" "m" { name = "named" }
resource "aws_api_gateway_integration" "x" {
  request_templates = {
    "text/plain" = `, "\n  }\n}\n"},
	"serverless": {"serverless.yml", `service: s
provider: {name: aws, region: eu-west-1}
params: {default: {p: P}}
custom: {a: A, key: a, list: [x, y]}
functions:
  f:
    events:
      - http:
          integration: lambda
          request:
            template:
              text/plain: `, "\n"},
}

var expressionFiles = map[string]string{
	"x.json": `{"Fn::Sub": "included ${Stage}"}`, "x.vtl": "file ${x}\n",
	"x.tftpl": "t ${a} $${x} %{ for i in list }${i}%{ endfor }\n", "x.yml": "deep: {key: value}\nlist: [first]\n",
}

func TestExpressions(t *testing.T) {
	for _, c := range expressionCases {
		t.Run(c.form+" "+c.name, func(t *testing.T) {
			host := expressionHosts[c.form]
			text := host.head + c.expression + host.tail
			def, diags := apidef.Read(host.path, []byte(text), &apidef.Options{ReadFile: func(name string) ([]byte, error) {
				if data, ok := expressionFiles[name]; ok {
					return []byte(data), nil
				}
				return nil, fmt.Errorf("no file %s", name)
			}})
			if len(diags) > 0 {
				t.Fatalf("%s: %v", c.expression, diags)
			}
			src := onlyTemplate(def)
			if c.want == "" {
				if src != nil || len(def.Skipped) == 0 {
					t.Errorf("%s: got %+v, want a note that nothing is known", c.expression, src)
				}
				return
			}
			if src == nil || src.Text != c.want {
				t.Fatalf("%s\n got %+v\nwant %q (skipped %v)", c.expression, src, c.want, def.Skipped)
			}
			if got := len(def.Routes[0].StandIns) > 0; got != c.standIn {
				t.Errorf("%s: stand-ins %v, want %v", c.expression, def.Routes[0].StandIns, c.standIn)
			}
			if at := src.Location(0); at.Line == 0 || !strings.HasPrefix(at.File, host.path[:1]) && !strings.HasPrefix(at.File, "x.") {
				t.Errorf("%s: starts at %v", c.expression, at)
			}
		})
	}
}
