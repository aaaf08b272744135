package apidef_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/context/apidef"
)

const mockOpenAPI = "openapi: 3.0.1\npaths:\n  /a:\n    get:\n      x-amazon-apigateway-integration: {type: mock}\n"

func TestReadTree(t *testing.T) {
	files := map[string]string{
		".gitignore":                "*.log\n/ignored/\ncdk.out/**\n!keep.yaml\nkeep.yaml\n!b/keep.yaml\n",
		"a/openapi.yaml":            mockOpenAPI,
		"a/.gitignore":              "secret.yaml\n",
		"a/secret.yaml":             mockOpenAPI,
		"b/secret.yaml":             mockOpenAPI,
		"b/keep.yaml":               mockOpenAPI,
		"keep.yaml":                 mockOpenAPI,
		"ignored/openapi.yaml":      mockOpenAPI,
		"node_modules/x/api.yaml":   mockOpenAPI,
		".hidden/api.yaml":          mockOpenAPI,
		"package.json":              `{"name": "x"}`,
		"broken.json":               `{"openapi": "3.0.1", "paths": {`,
		"notes.txt":                 "openapi: paths:",
		"sam/template.yaml":         "Transform: AWS::Serverless-2016-10-31\nResources:\n  Api: {Type: AWS::Serverless::Api, Properties: {DefinitionUri: body.yaml}}\n",
		"sam/body.yaml":             mockOpenAPI,
		"cdk.out/app.template.json": `{"Resources": {"A": {"Type": "AWS::ApiGateway::Method", "Metadata": {"aws:cdk:path": "x"}}}}`,
	}
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	defs, diags, skipped, err := apidef.ReadTree(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, def := range defs {
		name := strings.TrimPrefix(def.File, filepath.ToSlash(dir)+"/")
		got = append(got, name+" "+string(def.Format)+" "+strings.Repeat("*", len(def.Routes)))
	}
	want := []string{"a/openapi.yaml openapi *", "b/keep.yaml openapi *", "b/secret.yaml openapi *", "broken.json openapi ", "sam/template.yaml sam *"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if len(diags) != 1 || diags[0].Rule != "definition-syntax" {
		t.Errorf("problems %v, want one broken file", diags)
	}
	var passed []string
	for _, s := range skipped {
		passed = append(passed, strings.TrimPrefix(s.What, filepath.ToSlash(dir)+"/"))
		if s.Why == "" {
			t.Errorf("skipped without a reason: %+v", s)
		}
	}
	slices.Sort(passed)
	if want := []string{".hidden", "a/secret.yaml", "cdk.out", "ignored", "keep.yaml", "node_modules"}; !slices.Equal(passed, want) {
		t.Errorf("skipped %q\nwant %q", passed, want)
	}
}

func TestReadTreeNoFolder(t *testing.T) {
	if _, _, _, err := apidef.ReadTree(filepath.Join(t.TempDir(), "none"), nil); err == nil {
		t.Error("no error for a folder that is not there")
	}
}

func TestReadFileRefuses(t *testing.T) {
	if _, _, err := apidef.ReadFile(t.TempDir(), nil); err == nil {
		t.Error("no error for a folder")
	}
}

// TestReadsNothingElse: without ReadFile a definition names other files in vain.
func TestReadsNothingElse(t *testing.T) {
	for _, path := range samplePaths(t) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if def, _ := apidef.Read(path, data, nil); len(def.Reads) > 0 {
			t.Errorf("%s reads %v", path, def.Reads)
		}
	}
}

func TestParams(t *testing.T) {
	const sam = "Parameters: {Stage: {Type: String}}\nResources:\n  M: {Type: AWS::ApiGateway::Method, Properties: {HttpMethod: GET, Integration: {Type: MOCK, RequestTemplates: {a/b: !Sub \"${Stage} ${AWS::Region}\"}}}}\n"
	const hcl = "variable \"stage\" {}\nresource \"aws_api_gateway_integration\" \"x\" {\n  request_templates = { \"a/b\" = var.stage }\n}\n"
	const sls = "service: s\nprovider: {name: aws}\nfunctions: {a: {events: [{http: {integration: lambda, request: {template: {a/b: \"${opt:stage} ${sls:stage} ${param:size, 'none'}\"}}}}]}}\n"
	for _, c := range []struct {
		path, text, want string
		opts             apidef.Options
	}{
		{"t.yaml", sam, "Stage us-east-1", apidef.Options{}},
		{"t.yaml", sam, "prod eu-west-1", apidef.Options{Params: map[string]string{"Stage": "prod", "AWS::Region": "eu-west-1"}}},
		{"main.tf", hcl, "prod", apidef.Options{Params: map[string]string{"stage": "prod"}}},
		{"serverless.yml", sls, "stage dev none", apidef.Options{}},
		{"serverless.yml", sls, "prod prod 3", apidef.Options{Opts: map[string]string{"stage": "prod"}, Params: map[string]string{"size": "3"}}},
	} {
		def, diags := apidef.Read(c.path, []byte(c.text), &c.opts)
		src := onlyTemplate(def)
		if src == nil || src.Text != c.want {
			t.Errorf("%s with %+v: got %+v, want %q; %v %v", c.path, c.opts, src, c.want, diags, def.Skipped)
		}
	}
}
