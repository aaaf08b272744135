package apidef_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/context/apidef"
)

const benchTemplate = "#set($order = $util.escapeJavaScript($input.json('$')).replaceAll(\"\\\\'\", \"'\"))\n{\n  \"stateMachineArn\": \"arn:aws:states:us-east-1:123456789012:stateMachine:orders\",\n  \"input\": \"$order\"\n}\n"

// benchForms write definitions of n routes.
var benchForms = []struct {
	name, path string
	write      func(n int) string
}{
	{"cloudformation-json", "t.json", func(n int) string {
		return "{\"Resources\": {\n" + repeat(n, ",\n", func(i int) string {
			return fmt.Sprintf(`"M%d": {"Type": "AWS::ApiGateway::Method", "Properties": {"HttpMethod": "POST", "ResourceId": {"Ref": "R"}, "MethodResponses": [{"StatusCode": "200"}], "Integration": {"Type": "AWS", "IntegrationHttpMethod": "POST", "Uri": {"Fn::Sub": "arn:aws:apigateway:${AWS::Region}:states:action/StartSyncExecution"}, "Credentials": "arn:aws:iam::123456789012:role/x", "PassthroughBehavior": "NEVER", "RequestTemplates": {"application/json": {"Fn::Sub": %s}}, "IntegrationResponses": [{"StatusCode": "200"}]}}}`, i, quoteJSON(benchTemplate))
		}) + ",\n\"R\": {\"Type\": \"AWS::ApiGateway::Resource\", \"Properties\": {\"PathPart\": \"x\"}}}}\n"
	}},
	{"cloudformation-yaml", "t.yaml", func(n int) string {
		return "Resources:\n  R: {Type: AWS::ApiGateway::Resource, Properties: {PathPart: x}}\n" + repeat(n, "", func(i int) string {
			return fmt.Sprintf("  M%d:\n    Type: AWS::ApiGateway::Method\n    Properties:\n      HttpMethod: POST\n      ResourceId: !Ref R\n      MethodResponses: [{StatusCode: 200}]\n      Integration:\n        Type: AWS\n        IntegrationHttpMethod: POST\n        Uri: !Sub arn:aws:apigateway:${AWS::Region}:states:action/StartSyncExecution\n        Credentials: arn:aws:iam::123456789012:role/x\n        PassthroughBehavior: NEVER\n        RequestTemplates:\n          application/json: !Sub |\n%s        IntegrationResponses:\n          - StatusCode: 200\n", i, indentBlock(benchTemplate, 12))
		})
	}},
	{"openapi-json", "t.json", func(n int) string {
		return "{\"openapi\": \"3.0.1\", \"paths\": {\n" + repeat(n, ",\n", func(i int) string {
			return fmt.Sprintf(`"/p%d": {"post": {"responses": {"200": {}}, "x-amazon-apigateway-integration": {"type": "aws", "httpMethod": "POST", "uri": "arn:aws:apigateway:us-east-1:states:action/StartSyncExecution", "credentials": "arn:aws:iam::123456789012:role/x", "passthroughBehavior": "never", "requestTemplates": {"application/json": %s}, "responses": {"default": {"statusCode": "200"}}}}}`, i, quoteJSON(benchTemplate))
		}) + "}}\n"
	}},
	{"terraform", "main.tf", func(n int) string {
		return repeat(n, "", func(i int) string {
			return fmt.Sprintf("resource \"aws_api_gateway_integration\" \"i%d\" {\n  resource_id             = \"r%d\"\n  http_method             = \"POST\"\n  type                    = \"AWS\"\n  integration_http_method = \"POST\"\n  uri                     = \"arn:aws:apigateway:${var.region}:states:action/StartSyncExecution\"\n  credentials             = \"arn:aws:iam::123456789012:role/x\"\n  passthrough_behavior    = \"NEVER\"\n  request_templates = {\n    \"application/json\" = <<-EOT\n%s    EOT\n  }\n}\n", i, i, indentBlock(benchTemplate, 6))
		}) + "variable \"region\" {}\n"
	}},
	{"serverless", "serverless.yml", func(n int) string {
		return "service: s\nprovider: {name: aws}\ncustom: {arn: x}\nfunctions:\n" + repeat(n, "", func(i int) string {
			return fmt.Sprintf("  f%d:\n    events:\n      - http:\n          path: p%d\n          method: post\n          integration: lambda\n          request:\n            passThrough: NEVER\n            template:\n              application/json: |\n%s                ${self:custom.arn}\n", i, i, indentBlock(benchTemplate, 16))
		})
	}},
}

func repeat(n int, separator string, write func(i int) string) string {
	all := make([]string, n)
	for i := range all {
		all[i] = write(i)
	}
	return strings.Join(all, separator)
}

// ofSize writes a definition of about that many bytes.
func ofSize(write func(n int) string, size int) string {
	one := len(write(11)) - len(write(10))
	return write(size / one)
}

// BenchmarkRead reads definitions of 200 kB, and of half and twice that: time and memory
// grow in proportion.
func BenchmarkRead(b *testing.B) {
	for _, form := range benchForms {
		for _, size := range []int{100_000, 200_000, 400_000} {
			b.Run(fmt.Sprintf("%s/%dkB", form.name, size/1000), func(b *testing.B) {
				data := []byte(ofSize(form.write, size))
				b.SetBytes(int64(len(data)))
				b.ReportAllocs()
				for b.Loop() {
					if def, diags := apidef.Read(form.path, data, nil); len(def.Routes) < 10 || diags.HasErrors() {
						b.Fatal(diags)
					}
				}
				b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "files/s")
			})
		}
	}
}

// BenchmarkThousandDefinitions reads 1,000 definitions of 200 kB in all forms, one after
// another, with the findings of each; peak-MB is the most memory that the heap took.
func BenchmarkThousandDefinitions(b *testing.B) {
	data := make([][]byte, len(benchForms))
	for i, form := range benchForms {
		data[i] = []byte(ofSize(form.write, 200_000))
	}
	b.ReportAllocs()
	var peak uint64
	for b.Loop() {
		for i := range 1000 {
			form := i % len(benchForms)
			def, _ := apidef.Read(benchForms[form].path, data[form], nil)
			def.Check()
			if i%50 == 0 {
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				peak = max(peak, m.HeapSys-m.HeapReleased)
			}
		}
	}
	b.ReportMetric(float64(b.N)*1000/b.Elapsed().Seconds(), "files/s")
	b.ReportMetric(float64(peak>>20), "peak-MB")
}

// BenchmarkCheck looks for what only the definition shows.
func BenchmarkCheck(b *testing.B) {
	def, _ := apidef.Read("t.json", []byte(ofSize(benchForms[0].write, 200_000)), nil)
	b.ReportAllocs()
	for b.Loop() {
		def.Check()
	}
}

// BenchmarkDetect tells what a file of 200 kB is.
func BenchmarkDetect(b *testing.B) {
	for _, form := range benchForms {
		b.Run(form.name, func(b *testing.B) {
			data := []byte(ofSize(form.write, 200_000))
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				apidef.Detect(form.path, data)
			}
		})
	}
}

// TestLinear: twice the definition takes about twice the memory, whatever the form.
func TestLinear(t *testing.T) {
	for _, form := range benchForms {
		small, large := []byte(ofSize(form.write, 100_000)), []byte(ofSize(form.write, 400_000))
		allocs := func(data []byte) float64 {
			return testing.AllocsPerRun(1, func() { apidef.Read(form.path, data, nil) })
		}
		if ratio := allocs(large) / allocs(small); ratio > 5 {
			t.Errorf("%s: four times the definition takes %.1f times the allocations", form.name, ratio)
		}
	}
}
