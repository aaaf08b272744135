package lint

import (
	"slices"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// syncURI is the integration of an Example that names none.
const syncURI = "arn:aws:apigateway:us-east-1:states:action/StartSyncExecution"

// IsRoute says whether the example is a route with several templates.
func (e Example) IsRoute() bool { return e.Request != "" || len(e.Responses) > 0 }

// Run judges the example. The error is that its target does not exist.
func (e Example) Run(name string) ([]Problem, error) {
	if e.IsRoute() {
		return RunRoute(e.route(name), nil), nil
	}
	in, err := e.input(name)
	if err != nil {
		return nil, err
	}
	return Run(in, nil), nil
}

func (e Example) input(name string) (Input, error) {
	in := Input{Source: vtl.NewSource(name, e.Template, nil), Phase: e.Phase, ContentType: e.ContentType}
	if e.Target != "" {
		t, err := target.Lookup(e.Target)
		if err != nil {
			return in, err
		}
		in.Target = t
	}
	return in, nil
}

func (e Example) route(name string) *gateway.Route {
	r := &gateway.Route{Method: "POST", Path: e.Path, At: vtl.Location{File: name, Line: 1, Column: 1}}
	r.BinaryMediaTypes = e.Binary
	if r.Path == "" {
		r.Path = "/orders"
	}
	r.Integration = gateway.Integration{Type: e.Type, URI: e.URI, Method: "POST", At: r.At}
	if r.Integration.Type == "" {
		r.Integration.Type = "AWS"
	}
	if e.URI == "" {
		r.Integration.URI = syncURI
	}
	if e.Request != "" {
		r.Integration.RequestTemplates = e.templates(strings.TrimSuffix(name, ".vtl")+".request.vtl", e.Request)
	}
	for to, from := range e.Parameters {
		r.Integration.RequestParameters = append(r.Integration.RequestParameters, gateway.Mapping{To: to, From: from})
	}
	slices.SortFunc(r.Integration.RequestParameters, func(a, b gateway.Mapping) int { return strings.Compare(a.To, b.To) })
	for _, response := range e.Responses {
		entry := gateway.Response{StatusCode: response.Status, Pattern: response.Pattern, At: r.At}
		if response.Template != "" {
			entry.Templates = e.templates(strings.TrimSuffix(name, ".vtl")+".response.vtl", response.Template)
		}
		r.Integration.Responses = append(r.Integration.Responses, entry)
	}
	return r
}

func (e Example) templates(name, text string) []gateway.Template {
	contentType := e.ContentType
	if contentType == "" {
		contentType = "application/json"
	}
	return []gateway.Template{{ContentType: contentType, Source: vtl.NewSource(name, text, nil)}}
}
