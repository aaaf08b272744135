package apidef

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
	"github.com/vtlcheck/vtlcheck/context/gateway"
)

// fuzzFormat feeds a reader anything at all, starting from the samples of its form. The
// reader must end, stay within its limits, and place every byte inside of the file.
func fuzzFormat(f *testing.F, format Format, path string, patterns ...string) {
	for _, pattern := range patterns {
		paths, err := filepath.Glob(filepath.Join("../../testdata/apidef", pattern))
		if err != nil || len(paths) == 0 {
			f.Fatalf("no seeds for %s: %v", pattern, err)
		}
		for _, p := range paths {
			data, err := os.ReadFile(p)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(string(data))
		}
	}
	f.Fuzz(func(t *testing.T, data string) {
		start := time.Now()
		def := newDefinition(path, format)
		r := newReader(def, &Options{
			ReadFile: func(name string) ([]byte, error) { return []byte("a: ${x}\n"), nil },
			Params:   map[string]string{"Stage": "prod"},
		})
		file := tree.NewFile(path, data)
		r.readFormat(file)
		for _, route := range def.Routes {
			checkPlaces(t, def, route, file)
		}
		for _, d := range append(r.diags, def.Check()...) {
			if d.Rule == "" || d.Summary == "" || d.Detail == "" || d.Start().Line == 0 {
				t.Fatalf("%q: incomplete problem %+v", data, d)
			}
		}
		if took := time.Since(start); took > 10*time.Second {
			t.Fatalf("%q took %v", data, took)
		}
	})
}

func checkPlaces(t *testing.T, def *Definition, route *gateway.Route, file *tree.File) {
	t.Helper()
	templates := route.Integration.RequestTemplates
	for _, response := range route.Integration.Responses {
		templates = append(templates, response.Templates...)
	}
	for _, template := range templates {
		if template.Source == nil {
			continue
		}
		def.AsWritten(template)
		for _, offset := range []int{0, len(template.Source.Text) / 2, len(template.Source.Text)} {
			at := template.Source.Location(offset)
			if at.File == "" || at.File == file.Name && at.Line > strings.Count(file.Text, "\n")+1 {
				t.Fatalf("%q: byte %d of %q at %v", file.Text, offset, template.Source.Text, at)
			}
		}
	}
}

func FuzzCloudFormationJSON(f *testing.F) {
	fuzzFormat(f, CloudFormation, "t.json", "cloudformation/*.json", "sam/*.json", "cdk/*.json")
}

func FuzzCloudFormationYAML(f *testing.F) {
	fuzzFormat(f, CloudFormation, "t.yaml", "cloudformation/*.yaml", "sam/*.yaml")
}

func FuzzOpenAPI(f *testing.F) { fuzzFormat(f, OpenAPI, "t", "openapi/*.yaml", "openapi/*.json") }

func FuzzIntegration(f *testing.F) {
	fuzzFormat(f, Integration, "t", "integration/*.json", "integration/*.yaml")
}

func FuzzTerraform(f *testing.F) { fuzzFormat(f, Terraform, "main.tf", "terraform/*/*.tf") }

func FuzzTerraformJSON(f *testing.F) {
	fuzzFormat(f, Terraform, "main.tf.json", "terraform/*/*.tf.json")
}

func FuzzTerraformPlan(f *testing.F) {
	fuzzFormat(f, TerraformPlan, "plan.json", "terraform-plan/*.json")
}

func FuzzServerless(f *testing.F) {
	fuzzFormat(f, Serverless, "serverless.yml", "serverless/*.yml", "serverless/parts/*.yml")
}

// FuzzDetect: telling formats apart must not depend on what follows a broken start.
func FuzzDetect(f *testing.F) {
	f.Add("t.yaml", "Resources:\n  A: {Type: AWS::ApiGateway::Method}\n")
	f.Add("t.json", `{"openapi": "3.0.1", "paths": {}}`)
	f.Fuzz(func(t *testing.T, path, data string) {
		format := Detect(path, []byte(data))
		if format != "" && treeReaders[format] == nil && format != Terraform {
			t.Fatalf("no reader for %q", format)
		}
	})
}
