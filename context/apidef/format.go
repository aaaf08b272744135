package apidef

import (
	"bytes"
	"path/filepath"
	"strings"
)

// Format is the language of a definition. The zero value is no definition.
type Format string

// The formats.
const (
	CloudFormation Format = "cloudformation"
	SAM            Format = "sam"            // CloudFormation with the serverless transform
	CDK            Format = "cdk"            // CloudFormation as cdk synth writes it
	OpenAPI        Format = "openapi"        // OpenAPI 2 and 3, API exports
	Integration    Format = "integration"    // what aws apigateway get-integration and get-method print
	Terraform      Format = "terraform"      // HCL
	TerraformPlan  Format = "terraform-plan" // what terraform show -json prints
	Serverless     Format = "serverless"     // the Serverless Framework
)

// sniff tells one format by what is in a file.
type sniff struct {
	format Format
	ext    string // extensions that can hold it
	marks  func(data []byte) bool
}

const (
	jsonYAML = ".json .yaml .yml .template .tpl .tftpl"
	hclFiles = ".tf .tf.json"
)

// The order counts: the first format whose marks are there.
var sniffs = []sniff{
	{Terraform, hclFiles, func(d []byte) bool {
		return has(d, `"aws_api_gateway_`, `"aws_apigatewayv2_`) || has(d, `module "`, `"module"`) && has(d, `"./`, `"../`)
	}},
	{TerraformPlan, jsonYAML, func(d []byte) bool {
		return hasKey(d, "root_module") && hasKey(d, "planned_values", "values") && has(d, `"aws_api`)
	}},
	{CDK, jsonYAML, func(d []byte) bool {
		return hasKey(d, "Resources") && has(d, "aws:cdk:path", "CDKMetadata", "/cdk-bootstrap/")
	}},
	{SAM, jsonYAML, func(d []byte) bool {
		return hasKey(d, "Resources") && has(d, "AWS::Serverless-2016-10-31", "AWS::Serverless::")
	}},
	{Serverless, jsonYAML, func(d []byte) bool {
		return hasKey(d, "provider") && hasKey(d, "service") && hasKey(d, "functions", "stepFunctions", "custom", "resources", "plugins")
	}},
	{CloudFormation, jsonYAML, func(d []byte) bool { return hasKey(d, "Resources") && has(d, "AWS::") }},
	{OpenAPI, jsonYAML, func(d []byte) bool {
		return hasKey(d, "paths") && (hasKey(d, "swagger", "openapi") || has(d, "x-amazon-apigateway-"))
	}},
	{Integration, jsonYAML, func(d []byte) bool {
		return hasKey(d, "type", "methodIntegration") && hasKey(d, "passthroughBehavior", "integrationResponses", "requestTemplates")
	}},
}

// Detect tells by name and content what a file is; "" where it is no definition. It
// does not parse: Read says what is wrong with a file that only looks like one.
func Detect(path string, data []byte) Format {
	ext := strings.ToLower(filepath.Ext(path))
	if strings.HasSuffix(strings.ToLower(path), ".tf.json") {
		ext = ".tf.json"
	}
	if bytes.IndexByte(data[:min(len(data), 1024)], 0) >= 0 {
		return "" // a binary file
	}
	for _, s := range sniffs {
		if ext != "" && !strings.Contains(" "+s.ext+" ", " "+ext+" ") {
			continue
		}
		if s.marks(data) {
			return s.format
		}
	}
	return ""
}

// has says whether one of the texts is in the file.
func has(data []byte, texts ...string) bool {
	for _, text := range texts {
		if bytes.Contains(data, []byte(text)) {
			return true
		}
	}
	return false
}

// hasKey says whether one of the names is a key of a JSON or YAML map, at any depth.
func hasKey(data []byte, names ...string) bool {
	for _, name := range names {
		for at := 0; ; {
			i := bytes.Index(data[at:], []byte(name))
			if i < 0 {
				break
			}
			start := at + i
			at = start + len(name)
			if isKey(data, start, at) {
				return true
			}
		}
	}
	return false
}

func isKey(data []byte, start, end int) bool {
	if start > 0 && strings.IndexByte(" \t\r\n{,\"'\xbf", data[start-1]) < 0 {
		return false
	}
	rest := data[end:]
	if len(rest) > 0 && (rest[0] == '"' || rest[0] == '\'') {
		rest = rest[1:]
	}
	for len(rest) > 0 && (rest[0] == ' ' || rest[0] == '\t') {
		rest = rest[1:]
	}
	return len(rest) > 0 && rest[0] == ':'
}
