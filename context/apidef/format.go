package apidef

import (
	"bytes"
	"path/filepath"
	"regexp"
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

// sniff is one mark of a format: all of its patterns must be met.
type sniff struct {
	format Format
	ext    string // extensions that can hold it, "" for any
	marks  []*regexp.Regexp
}

const (
	jsonYAML = ".json .yaml .yml .template .tpl .tftpl"
	hclFiles = ".tf"
)

// key matches a mapping key of JSON or YAML at any depth.
func key(names string) *regexp.Regexp {
	return regexp.MustCompile(`(?:^|[\s{,"'])(?:` + names + `)["']?\s*:`)
}

// The order counts: the first format whose marks are all there.
var sniffs = []sniff{
	{Terraform, hclFiles, []*regexp.Regexp{regexp.MustCompile(`(?m)^\s*resource\s+"aws_api_?gateway`)}},
	{TerraformPlan, jsonYAML, []*regexp.Regexp{key("planned_values|prior_state|values"), key("root_module"), regexp.MustCompile(`"aws_api_gateway_`)}},
	{CDK, jsonYAML, []*regexp.Regexp{key("Resources"), regexp.MustCompile(`aws:cdk:path|CDKMetadata|/cdk-bootstrap/`)}},
	{SAM, jsonYAML, []*regexp.Regexp{key("Resources"), regexp.MustCompile(`AWS::Serverless(?:-2016-10-31|::)`)}},
	{Serverless, jsonYAML, []*regexp.Regexp{key("provider"), key("service"), key("functions|stepFunctions|custom|resources|plugins")}},
	{CloudFormation, jsonYAML, []*regexp.Regexp{key("Resources"), regexp.MustCompile(`AWS::[A-Za-z0-9]+::`)}},
	{OpenAPI, jsonYAML, []*regexp.Regexp{key("swagger|openapi"), key("paths")}},
	{OpenAPI, jsonYAML, []*regexp.Regexp{key("paths"), regexp.MustCompile(`x-amazon-apigateway-`)}},
	{Integration, jsonYAML, []*regexp.Regexp{key("passthroughBehavior|integrationResponses|requestTemplates"), key("type|methodIntegration")}},
}

// Detect tells by name and content what a file is; "" where it is no definition. It
// does not read the whole of a file that is broken: Read says what is wrong with it.
func Detect(path string, data []byte) Format {
	ext := strings.ToLower(filepath.Ext(path))
	if bytes.IndexByte(data[:min(len(data), 1024)], 0) >= 0 {
		return "" // a binary file
	}
	for _, s := range sniffs {
		if ext != "" && !strings.Contains(" "+s.ext+" ", " "+ext+" ") {
			continue
		}
		if s.matches(data) {
			return s.format
		}
	}
	return ""
}

func (s sniff) matches(data []byte) bool {
	for _, mark := range s.marks {
		if !mark.Match(data) {
			return false
		}
	}
	return true
}
