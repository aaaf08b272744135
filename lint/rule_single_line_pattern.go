package lint

import (
	"fmt"
	"strings"

	"github.com/vtlcheck/vtlcheck/vtl"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

var ruleSingleLinePattern = &Rule{
	ID: "single-line-pattern", Severity: vtl.Warning, Since: "0.1.0",
	Title:    "a selection pattern that stops at a line break",
	Text:     `The selection pattern of a Lambda integration must match the whole errorMessage, and . matches no line break: .+ and .*Bad Request.* miss every error whose message has two lines.`,
	Remedy:   `Write (\n|.)+ for any error, (\n|.)*Bad Request(\n|.)* for some.`,
	Evidence: "AWS developer guide, Lambda errors: https://docs.aws.amazon.com/apigateway/latest/developerguide/handle-errors-in-lambda-integration.html",
	Bad: Example{URI: lambdaURI, Responses: []ExampleResponse{
		{Status: 200, Template: "{}\n"}, {Status: 500, Pattern: ".+", Template: "{}\n"}}},
	Good: Example{URI: lambdaURI, Responses: []ExampleResponse{
		{Status: 200, Template: "{}\n"}, {Status: 500, Pattern: `(\n|.)+`, Template: "{}\n"}}},
	Route: runSingleLinePattern,
}

const lambdaURI = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:f/invocations"

func runSingleLinePattern(p *RoutePass) {
	if !strings.Contains(p.Route.Integration.URI, ":lambda:path/") {
		return
	}
	for _, r := range p.Route.Integration.Responses {
		if stopsAtLineBreak(r.Pattern) {
			p.Report(at(r.At, p.Route.Integration.At), fmt.Sprintf("%q matches no message of two lines", r.Pattern), "")
		}
	}
}

// stopsAtLineBreak tries a pattern on a message that it matches, with a second line.
func stopsAtLineBreak(pattern string) bool {
	if !strings.Contains(pattern, ".") {
		return false
	}
	re, err := java.CompileRegex(pattern)
	if err != nil {
		return false
	}
	one := strings.NewReplacer(".*", "x", ".+", "x").Replace(pattern)
	matches, err := re.Matches(one)
	if err != nil || !matches {
		return false
	}
	two := strings.NewReplacer(".*", "x\nx", ".+", "x\nx").Replace(pattern)
	both, err := re.Matches(two)
	return err == nil && !both && two != one
}
