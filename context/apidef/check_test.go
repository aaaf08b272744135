package apidef_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/context/apidef"
)

// integrationCases change one member of an integration that has nothing wrong; want are the
// rules that must then be reported, none means that it stays right.
var integrationCases = []struct {
	name, change string
	want         string
}{
	{"as it is", ``, ""},
	{"lower case type", `"type": "aws"`, ""},
	{"GET", `"httpMethod": "GET"`, "integration-method"},
	{"no method", `"httpMethod": ""`, "integration-method"},
	{"GET of a query service", `"httpMethod": "GET", "uri": "arn:aws:apigateway:us-east-1:sqs:action/SendMessage"`, ""},
	{"GET of a path", `"httpMethod": "GET", "uri": "arn:aws:apigateway:us-east-1:s3:path/b/k"`, ""},
	{"no role", `"credentials": ""`, "integration-credentials"},
	{"the caller's role", `"credentials": "arn:aws:iam::*:user/*"`, ""},
	{"no integration uri", `"uri": "https://states.us-east-1.amazonaws.com"`, "integration-uri"},
	{"not set", `"passthroughBehavior": ""`, "passthrough-bypasses-template"},
	{"when no match", `"passthroughBehavior": "when_no_match"`, "passthrough-bypasses-template"},
	{"when no templates", `"passthroughBehavior": "WHEN_NO_TEMPLATES"`, ""},
	{"unknown passthrough", `"passthroughBehavior": "always"`, "passthrough-unknown"},
	{"no templates", `"requestTemplates": {}`, ""},
	{"no templates, passed through", `"requestTemplates": {}, "passthroughBehavior": "when_no_match"`, "no-request-template"},
	{"parameters in a key", `"requestTemplates": {"application/json;charset=utf-8": "{\"stateMachineArn\": \"x\"}"}`, "template-key-never-matches"},
	{"a wildcard", `"requestTemplates": {"application/*": "{\"stateMachineArn\": \"x\"}"}`, "template-key-never-matches"},
	{"a suffix", `"requestTemplates": {"application/vnd.x.v1+json": "{\"stateMachineArn\": \"x\"}"}`, ""},
	{"no content type", `"requestTemplates": {"json": "{\"stateMachineArn\": \"x\"}"}`, "template-key-invalid"},
	{"another action's member", `"requestTemplates": {"a/b": "{\"taskToken\": \"x\"}"}`, "wrong-action"},
	{"by @@", `"requestTemplates": {"a/b": "{@@stateMachineArn@@: 1, \"taskToken\": 1}"}`, ""},
	{"another region", `"requestTemplates": {"a/b": "\"stateMachineArn\": \"arn:aws:states:eu-west-1:123456789012:stateMachine:x\""}`, "region-differs"},
	{"the same region", `"requestTemplates": {"a/b": "\"stateMachineArn\": \"arn:aws:states:us-east-1:123456789012:stateMachine:x\""}`, ""},
	{"the key", `"requestTemplates": {"a/b": "{\"stateMachineArn\": \"$context.identity.apiKey\"}"}`, "api-key-not-required"},
	{"the key's id, formal", `"requestTemplates": {"a/b": "{\"stateMachineArn\": \"$!{context.identity.apiKeyId}\"}"}`, "api-key-not-required"},
	{"not the key", `"requestTemplates": {"a/b": "{\"stateMachineArn\": \"apiKey $context.identity.sourceIp\"}"}`, ""},
	{"nothing replaces", `"requestTemplates": {"a/b": "{\"stateMachineArn\": \"${AWS::AccountId}\"}"}`, "sub-missing"},
	{"escaped for nothing", `"requestTemplates": {"a/b": "{\"stateMachineArn\": \"${!x}\"}"}`, "sub-escape-without-sub"},
	{"no responses", `"responses": {}`, "integration-without-response"},
	{"no default", `"responses": {"200": {"statusCode": "200"}, "4\\d{2}": {"statusCode": "400"}}`, "no-default-response"},
	{"all covered", `"responses": {"2\\d{2}": {"statusCode": "200"}, "[45]\\d{2}": {"statusCode": "500"}}`, ""},
	{"only a default", `"responses": {"default": {"statusCode": "200"}}`, "service-error-as-success"},
	{"the default overrides", `"responses": {"default": {"statusCode": "200", "responseTemplates": {"a/b": "#set($context.responseOverride.status = 500)"}}}`, ""},
	{"the default is an error", `"responses": {"200": {"statusCode": "200"}, "default": {"statusCode": "500"}}`, ""},
	{"a status twice", `"responses": {"200": {"statusCode": "200"}, "default": {"statusCode": "500"}, "5\\d{2}": {"statusCode": "500"}}`, "duplicate-status-code"},
	{"overlap", `"responses": {"2\\d{2}": {"statusCode": "200"}, "20\\d": {"statusCode": "201"}, "default": {"statusCode": "500"}}`, "overlapping-patterns"},
	{"look-ahead", `"responses": {"2(?!06)\\d{2}": {"statusCode": "200"}, "206": {"statusCode": "201"}, "default": {"statusCode": "500"}}`, ""},
	{"an X", `"responses": {"default": {"statusCode": "500"}, "2XX": {"statusCode": "200"}}`, "pattern-never-matches"},
	{"the body's word", `"responses": {"default": {"statusCode": "500"}, ".*SUCCEEDED.*": {"statusCode": "200"}}`, "pattern-never-matches"},
	{"a prefix", `"responses": {"default": {"statusCode": "500"}, "2": {"statusCode": "200"}}`, "pattern-never-matches"},
	{"undeclared", `"responses": {"default": {"statusCode": "418"}}`, "no-method-response"},
	{"a proxy", `"type": "AWS_PROXY"`, "proxy-template"},
	{"async", `"uri": "arn:aws:apigateway:us-east-1:states:action/StartExecution", "responses": {"200": {"statusCode": "200", "responseTemplates": {"a/b": "$input.path('$.output')"}}, "default": {"statusCode": "500"}}`, "start-execution-answer"},
	{"async, its own answer", `"uri": "arn:aws:apigateway:us-east-1:states:action/StartExecution", "responses": {"200": {"statusCode": "200", "responseTemplates": {"a/b": "$input.path('$.executionArn')"}}, "default": {"statusCode": "500"}}`, ""},
	{"events", `"uri": "arn:aws:apigateway:us-east-1:events:action/PutEvents", "requestTemplates": {"a/b": "{\"Entries\": []}"}`, "events-target-header"},
	{"events, mapped", `"uri": "arn:aws:apigateway:us-east-1:events:action/PutEvents", "requestTemplates": {"a/b": "{\"Entries\": []}"}, "requestParameters": {"integration.request.header.X-Amz-Target": "'AWSEvents.PutEvents'"}`, ""},
	{"events, overridden", `"uri": "arn:aws:apigateway:us-east-1:events:action/PutEvents", "requestTemplates": {"a/b": "#set($context.requestOverride.header.X-Amz-Target = 'AWSEvents.PutEvents'){\"Entries\": []}"}`, ""},
	{"lambda", lambdaURI + `"credentials": "", "responses": {"default": {"statusCode": "200"}, ".*\\[400\\].*": {"statusCode": "400"}}`, ""},
	{"lambda without a default", lambdaURI + `"responses": {".*\\[400\\].*": {"statusCode": "400"}}`, "no-default-response-lambda"},
	{"lambda by .*", lambdaURI + `"responses": {".*": {"statusCode": "200"}}`, ""},
	{"lambda by status", lambdaURI + `"responses": {"default": {"statusCode": "200"}, "4\\d{2}": {"statusCode": "400"}}`, "lambda-pattern-is-status"},
	{"mock", `"type": "MOCK", "uri": "", "passthroughBehavior": "", "responses": {"2\\d{2}": {"statusCode": "200"}}`, ""},
	{"http", `"type": "HTTP", "httpMethod": "GET", "uri": "https://example.com", "credentials": ""`, ""},
}

const lambdaURI = `"uri": "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:f/invocations", `

func TestIntegrations(t *testing.T) {
	for _, c := range integrationCases {
		t.Run(c.name, func(t *testing.T) {
			text := `{"openapi": "3.0.1", "paths": {"/x": {"post": {"responses": {"200": {}, "201": {}, "400": {}, "500": {}}, "x-amazon-apigateway-integration": {` +
				integrationWith(c.change) + `}}}}}`
			def, diags := apidef.Read("t.json", []byte(text), nil)
			if len(diags) > 0 {
				t.Fatalf("%s: %v", text, diags)
			}
			var got []string
			for _, d := range def.Check() {
				if !slices.Contains(got, d.Rule) {
					got = append(got, d.Rule)
				}
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("got %v, want %q: %v", got, c.want, def.Check())
			}
		})
	}
}

// integrationWith gives the members of a right integration with some replaced.
func integrationWith(change string) string {
	members := []string{
		`"type": "AWS"`, `"httpMethod": "POST"`, `"uri": "arn:aws:apigateway:us-east-1:states:action/StartSyncExecution"`,
		`"credentials": "arn:aws:iam::123456789012:role/x"`, `"passthroughBehavior": "NEVER"`,
		`"requestTemplates": {"application/json": "{\"stateMachineArn\": \"x\"}"}`,
		`"responses": {"200": {"statusCode": "200"}, "default": {"statusCode": "500"}}`,
	}
	if change != "" {
		members = slices.DeleteFunc(members, func(m string) bool { return strings.Contains(change, m[:strings.Index(m, ":")+1]) })
		members = append(members, change)
	}
	return strings.Join(members, ", ")
}

// TestRoles: what a role of the same definition must have.
func TestRoles(t *testing.T) {
	const head = `{"Resources": {"M": {"Type": "AWS::ApiGateway::Method", "Properties": {"HttpMethod": "POST", "MethodResponses": [{"StatusCode": 500}], "Integration": {"Type": "AWS", "IntegrationHttpMethod": "POST", "PassthroughBehavior": "NEVER", "Credentials": {"Fn::GetAtt": ["R", "Arn"]}, "Uri": "arn:aws:apigateway:us-east-1:states:action/StartSyncExecution", "IntegrationResponses": [{"StatusCode": 500}]}}}, "R": {"Type": "AWS::IAM::Role", "Properties": `
	trust := func(service string) string {
		return `{"AssumeRolePolicyDocument": {"Statement": [{"Effect": "Allow", "Principal": {"Service": ` + service + `}}]}`
	}
	allow := func(effect, action string) string {
		return `, "Policies": [{"PolicyDocument": {"Statement": {"Effect": "` + effect + `", "Action": ` + action + `}}}]}`
	}
	const gatewayService = `"apigateway.amazonaws.com"`
	for _, c := range []struct{ name, properties, want string }{
		{"right", trust(gatewayService) + allow("Allow", `"states:StartSyncExecution"`), ""},
		{"a star", trust(`[`+gatewayService+`]`) + allow("Allow", `["logs:*", "states:*"]`), ""},
		{"a prefix", trust(gatewayService) + allow("Allow", `"STATES:start*"`), ""},
		{"one character", trust(gatewayService) + allow("Allow", `"states:StartSync?xecution"`), ""},
		{"everything", trust(gatewayService) + allow("Allow", `"*"`), ""},
		{"another action", trust(gatewayService) + allow("Allow", `"states:StartExecution"`), "role-action"},
		{"denied", trust(gatewayService) + allow("Deny", `"states:StartSyncExecution"`), "role-action"},
		{"another service", trust(`"states.amazonaws.com"`) + allow("Allow", `"states:*"`), "role-trust"},
		{"not known", trust(gatewayService) + `, "ManagedPolicyArns": ["arn:aws:iam::aws:policy/x"]}`, ""},
		{"nothing", `{}`, "role-action"},
	} {
		def, diags := apidef.Read("t.json", []byte(head+c.properties+"}}}"), nil)
		if len(diags) > 0 {
			t.Fatalf("%s: %v", c.name, diags)
		}
		var got []string
		for _, d := range def.Check() {
			got = append(got, d.Rule)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: got %v, want %q", c.name, got, c.want)
		}
	}
}
