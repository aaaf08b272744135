package apidef_test

import (
	"testing"

	"github.com/vtlcheck/vtlcheck/context/apidef"
)

func TestBodyWithoutPaths(t *testing.T) {
	const head = "Transform: AWS::Serverless-2016-10-31\nConditions:\n  Prod: !Equals [a, b]\nResources:\n" +
		"  Api:\n    Type: AWS::Serverless::Api\n    Properties:\n      StageName: v1\n      DefinitionBody:"
	for _, c := range []struct {
		name, body string
		line       int // 0: nothing to report
	}{
		{"beside", "\n        openapi: 3.0.1\n      paths: {/a: {}}\n", 10},
		{"nowhere", " {openapi: 3.0.1}\n", 9},
		{"there", " {openapi: 3.0.1, paths: {/a: {}}}\n", 0},
		{"empty", " {openapi: 3.0.1, paths: {}}\n", 0},
		{"included", " {'Fn::Transform': {Name: AWS::Include, Parameters: {Location: s3://b/api.yaml}}}\n", 0},
		{"partly included", " {openapi: 3.0.1, 'Fn::Transform': {Name: AWS::Include, Parameters: {Location: s3://b/api.yaml}}}\n", 0},
		{"conditional", " !If [Prod, {openapi: 3.0.1, paths: {}}, {openapi: 3.0.1, paths: {}}]\n", 0},
		{"by an event", " {openapi: 3.0.1}\n  F:\n    Type: AWS::Serverless::Function\n    Properties: {Events: {E: {Type: Api, Properties: {Path: /a, Method: get, RestApiId: !Ref Api}}}}\n", 0},
		{"by a method", " {openapi: 3.0.1}\n  M: {Type: AWS::ApiGateway::Method, Properties: {RestApiId: !Ref Api, HttpMethod: GET}}\n", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, diags := apidef.Read("template.yaml", []byte(head+c.body), nil)
			line := 0
			for _, d := range diags {
				if d.Rule == "body-without-paths" {
					line = d.At.Line
				}
			}
			if line != c.line {
				t.Errorf("reported at line %d, want %d: %v", line, c.line, diags)
			}
		})
	}
}
