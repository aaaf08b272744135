package lint

import (
	"fmt"
	"regexp"

	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleURIReference = &Rule{
	ID: "uri-reference", Severity: vtl.Error, Since: "0.1.0",
	Title:    "VTL in an integration's uri",
	Text:     `A uri is no template: only ${stageVariables.name} is replaced in it. $stageVariables.name without braces, $input, $context and $util stay as they are.`,
	Remedy:   "Write ${stageVariables.name}; for values of the call use {placeholders} and requestParameters.",
	Evidence: "AWS developer guide, stage variables: https://docs.aws.amazon.com/apigateway/latest/developerguide/stage-variables.html",
	Bad:      Example{Type: "HTTP", URI: "https://$stageVariables.host/orders", Request: "{}\n"},
	Good:     Example{Type: "HTTP", URI: "https://${stageVariables.host}/orders", Request: "{}\n"},
	Route:    runURIReference,
}

var uriReference = regexp.MustCompile(`\$\{?(stageVariables|input|context|util)\b[^}\s]*\}?`)

var stageVariable = regexp.MustCompile(`^\$\{stageVariables\.[A-Za-z0-9_]+\}$`)

func runURIReference(p *RoutePass) {
	for _, found := range uriReference.FindAllString(p.Route.Integration.URI, -1) {
		if !stageVariable.MatchString(found) {
			p.Report(p.Route.Integration.At, fmt.Sprintf("%s stays as it is in a uri", found), "")
		}
	}
}
