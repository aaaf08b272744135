package lint

import (
	"slices"
	"strings"

	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleBinaryMediaTypes = &Rule{
	ID: "binary-media-types", Severity: vtl.Error, Since: "0.1.0",
	Title:    "every payload is binary, and a template is to read it",
	Text:     `With */* among the API's binary media types each body is binary. A binary body meets a template: the call ends with 500, unless contentHandling makes text of it first.`,
	Remedy:   "List the media types that are binary (image/*, application/zip), or set contentHandling to CONVERT_TO_TEXT; the body is base64 text then.",
	Evidence: byRecord,
	Bad: Example{Type: "HTTP", URI: "https://example.com/orders", Binary: []string{"*/*"},
		Request: "{\"order\": $input.json('$')}\n"},
	Good: Example{Type: "HTTP", URI: "https://example.com/orders", Binary: []string{"image/*"},
		Request: "{\"order\": $input.json('$')}\n"},
	Route: runBinaryMediaTypes,
}

func runBinaryMediaTypes(p *RoutePass) {
	integration := &p.Route.Integration
	if !slices.Contains(p.Route.BinaryMediaTypes, "*/*") || strings.EqualFold(integration.Type, "MOCK") {
		return
	}
	for _, t := range integration.RequestTemplates {
		if t.Source != nil && integration.ContentHandling != "CONVERT_TO_TEXT" {
			p.Report(at(t.At, integration.At), "*/* makes the request's body binary, which this template cannot read", "")
			return
		}
	}
}

// at gives the first place that is one.
func at(places ...vtl.Location) vtl.Location {
	for _, place := range places {
		if place.Line != 0 {
			return place
		}
	}
	return vtl.Location{}
}
