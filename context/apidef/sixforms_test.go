package apidef_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/context/apidef"
	"github.com/vtlcheck/vtlcheck/lint"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// The route that stands in each form, with mistakes in its templates and in the
// integration itself.
const (
	sixRequest = "#set($name = $input.path('$.name'))\n" +
		"{\"stateMachineArn\": \"arn:aws:states:eu-west-1:123456789012:stateMachine:far\",\n" +
		" \"input\": \"{\\\"name\\\": \\\"$util.escapeJavaScript($name).replaceAll(\"\\'\", \"'\")\\\", \\\"key\\\": \\\"$context.identity.apiKey\\\"}\"}\n"
	sixResponse = "#if($input.path('$.status') == \"SUCCEEDED\")\n$inputRoot.output\n#else\n#set($context.responseOverride.status = \"500\")\n{\"é\": \"$input.path('$.cause')\",}\n#end\n"
	sixURI      = "arn:aws:apigateway:us-east-1:states:action/StartSyncExecution"
)

func quoteJSON(s string) string {
	out, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return string(out)
}

// indentBlock writes a text as the lines of a literal block.
func indentBlock(s string, by int) string {
	margin := strings.Repeat(" ", by)
	return margin + strings.ReplaceAll(strings.TrimSuffix(s, "\n"), "\n", "\n"+margin) + "\n"
}

// heredoc escapes what a heredoc would take for itself.
func heredoc(s string) string { return strings.ReplaceAll(s, "${", "$${") }

var sixForms = []struct{ name, path, text string }{
	{"sam", "template.yaml", `
Transform: AWS::Serverless-2016-10-31
Resources:
  Api: {Type: AWS::Serverless::Api, Properties: {StageName: v1, DefinitionBody: {paths: {/carts: {post: {
    responses: {"200": {}},
    x-amazon-apigateway-integration: {type: aws, httpMethod: GET, uri: "` + sixURI + `", passthroughBehavior: when_no_match,
      requestTemplates: {application/json: ` + quoteJSON(sixRequest) + `},
      responses: {default: {statusCode: 200, responseTemplates: {application/json: ` + quoteJSON(sixResponse) + `}}}}}}}}}}
`},
	{"openapi", "openapi.yaml", `
openapi: 3.0.1
paths:
  /carts:
    post:
      responses: {"200": {description: ok}}
      x-amazon-apigateway-integration:
        type: aws
        httpMethod: GET
        uri: ` + sixURI + `
        passthroughBehavior: when_no_match
        requestTemplates:
          application/json: |
` + indentBlock(sixRequest, 12) + `
        responses:
          default:
            statusCode: "200"
            responseTemplates:
              application/json: |
` + indentBlock(sixResponse, 16)},
	{"terraform", "main.tf", `
resource "aws_api_gateway_rest_api" "shop" {}
resource "aws_api_gateway_resource" "carts" {
  parent_id = aws_api_gateway_rest_api.shop.root_resource_id
  path_part = "carts"
}
resource "aws_api_gateway_integration" "carts" {
  rest_api_id             = aws_api_gateway_rest_api.shop.id
  resource_id             = aws_api_gateway_resource.carts.id
  http_method             = "POST"
  type                    = "AWS"
  integration_http_method = "GET"
  uri                     = "` + sixURI + `"
  passthrough_behavior    = "WHEN_NO_MATCH"
  request_templates = {
    "application/json" = <<EOF
` + heredoc(sixRequest) + `EOF
  }
}
resource "aws_api_gateway_integration_response" "ok" {
  resource_id = aws_api_gateway_resource.carts.id
  http_method = "POST"
  status_code = "200"
  response_templates = {
    "application/json" = <<-EOF
` + indentBlock(heredoc(sixResponse), 4) + `    EOF
  }
}
resource "aws_api_gateway_method_response" "ok" {
  resource_id = aws_api_gateway_resource.carts.id
  http_method = "POST"
  status_code = "200"
}
`},
	{"terraform in JSON", "main.tf.json", `{"resource": {
 "aws_api_gateway_rest_api": {"shop": {}},
 "aws_api_gateway_resource": {"carts": {"parent_id": "${aws_api_gateway_rest_api.shop.root_resource_id}", "path_part": "carts"}},
 "aws_api_gateway_integration": {"carts": {"rest_api_id": "${aws_api_gateway_rest_api.shop.id}", "resource_id": "${aws_api_gateway_resource.carts.id}",
  "http_method": "POST", "type": "AWS", "integration_http_method": "GET", "uri": "` + sixURI + `", "passthrough_behavior": "WHEN_NO_MATCH",
  "request_templates": {"application/json": ` + quoteJSON(heredoc(sixRequest)) + `}}},
 "aws_api_gateway_integration_response": {"ok": {"resource_id": "${aws_api_gateway_resource.carts.id}", "http_method": "POST", "status_code": "200",
  "response_templates": {"application/json": ` + quoteJSON(heredoc(sixResponse)) + `}}},
 "aws_api_gateway_method_response": {"ok": {"resource_id": "${aws_api_gateway_resource.carts.id}", "http_method": "POST", "status_code": "200"}}}}
`},
	{"serverless", "serverless.yml", `
service: shop
provider: {name: aws}
resources:
  Resources:
    Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: shop}}
    Carts: {Type: AWS::ApiGateway::Resource, Properties: {PathPart: carts, ParentId: !GetAtt Api.RootResourceId}}
    Method:
      Type: AWS::ApiGateway::Method
      Properties:
        RestApiId: !Ref Api
        ResourceId: !Ref Carts
        HttpMethod: POST
        MethodResponses: [{StatusCode: 200}]
        Integration:
          Type: AWS
          IntegrationHttpMethod: GET
          Uri: ` + sixURI + `
          PassthroughBehavior: WHEN_NO_MATCH
          RequestTemplates:
            application/json: ${self:custom.request}
          IntegrationResponses:
            - StatusCode: 200
              ResponseTemplates:
                application/json: |
` + indentBlock(sixResponse, 18) + `
custom:
  request: |
` + indentBlock(sixRequest, 4)},
	{"cdk", "stack.template.json", `{"Resources": {
 "Api": {"Type": "AWS::ApiGateway::RestApi", "Metadata": {"aws:cdk:path": "Stack/Api"}},
 "Carts": {"Type": "AWS::ApiGateway::Resource", "Properties": {"PathPart": "carts", "ParentId": {"Fn::GetAtt": ["Api", "RootResourceId"]}}},
 "Method": {"Type": "AWS::ApiGateway::Method", "Properties": {"RestApiId": {"Ref": "Api"}, "ResourceId": {"Ref": "Carts"}, "HttpMethod": "POST",
  "MethodResponses": [{"StatusCode": "200"}],
  "Integration": {"Type": "AWS", "IntegrationHttpMethod": "GET", "Uri": "` + sixURI + `", "PassthroughBehavior": "WHEN_NO_MATCH",
   "RequestTemplates": {"application/json": {"Fn::Join": ["", [` + quoteJSON(sixRequest[:40]) + `, ` + quoteJSON(sixRequest[40:90]) + `, ` + quoteJSON(sixRequest[90:]) + `]]}},
   "IntegrationResponses": [{"StatusCode": "200", "ResponseTemplates": {"application/json": ` + quoteJSON(sixResponse) + `}}]}}}}}
`},
	{"integration", "get-resource.json", `{"path": "/carts", "resourceMethods": {"POST": {"httpMethod": "POST", "methodResponses": {"200": {}}, "methodIntegration": {
 "type": "AWS", "httpMethod": "GET", "uri": "` + sixURI + `", "passthroughBehavior": "WHEN_NO_MATCH",
 "requestTemplates": {"application/json": ` + quoteJSON(sixRequest) + `},
 "integrationResponses": {"200": {"statusCode": "200", "responseTemplates": {"application/json": ` + quoteJSON(sixResponse) + `}}}}}}}
`},
}

// TestSixForms holds the same route in all forms against each other: the same problems, each
// at the place in its own file where the text stands that it is about.
func TestSixForms(t *testing.T) {
	var want []string
	for _, form := range sixForms {
		t.Run(form.name, func(t *testing.T) {
			def, diags := apidef.Read(form.path, []byte(form.text), nil)
			if len(diags) > 0 || len(def.Routes) != 1 || def.Routes[0].Name() != "POST /carts" {
				t.Fatalf("read %d routes, %v, skipped %v", len(def.Routes), diags, def.Skipped)
			}
			got := sixProblems(t, form.text, def)
			if want == nil {
				want = got
				t.Logf("%d problems:\n%s", len(want), strings.Join(want, "\n"))
			}
			if !slices.Equal(got, want) {
				t.Errorf("other problems than in %s:\n%s\nwant\n%s", sixForms[0].name, strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		})
	}
	if len(want) < 8 {
		t.Errorf("only %d problems: %v", len(want), want)
	}
}

// sixProblems lists the problems of a definition without their places, which it checks.
func sixProblems(t *testing.T, text string, def *apidef.Definition) []string {
	t.Helper()
	route := def.Routes[0]
	all := def.Check()
	for _, template := range route.Integration.RequestTemplates {
		all = append(all, lint.Diagnostics(lint.Run(lint.Input{Source: template.Source, Phase: lint.RequestPhase, Route: route}, nil))...)
	}
	response := &route.Integration.Responses[0]
	for _, template := range response.Templates {
		all = append(all, lint.Diagnostics(lint.Run(lint.Input{Source: template.Source, Phase: lint.ResponsePhase, Route: route, Response: response}, nil))...)
	}
	var lines []string
	for _, d := range all {
		subject := ""
		if d.Source != nil {
			subject = d.Source.Slice(d.Subject)
			checkStart(t, text, d)
		}
		lines = append(lines, fmt.Sprintf("%s %s %q: %s", d.Severity, d.Rule, subject, d.Summary))
	}
	slices.Sort(lines)
	return lines
}

// checkStart compares what a problem is about, up to the first character that a syntax may
// escape, with what stands at its place in the file.
func checkStart(t *testing.T, text string, d vtl.Diagnostic) {
	t.Helper()
	at := d.Start()
	line := []rune(strings.Split(text, "\n")[at.Line-1])
	stands := strings.TrimPrefix(string(line[at.Column-1:]), `\`)
	subject := d.Source.Slice(d.Subject)
	plain := subject
	if i := strings.IndexAny(subject[1:], "\"'\\\n"); i >= 0 {
		plain = subject[:i+1]
	}
	if !strings.HasPrefix(stands, plain) {
		t.Errorf("%s at %d:%d is about %q, but %q stands there", d.Rule, at.Line, at.Column, subject, stands[:min(len(stands), 40)])
	}
}
