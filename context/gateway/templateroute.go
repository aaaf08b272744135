package gateway

import "github.com/vtlcheck/vtlcheck/vtl"

// TemplateRoute is a route around templates that stand by themselves: the request
// template runs for every content type, the response template stands for the default
// integration response with status 200. Either may be nil: the payload then passes
// through.
func TemplateRoute(request, response *vtl.Source) *Route {
	r := &Route{Method: "POST", Path: "/", Integration: Integration{Type: "AWS", Method: "POST"}}
	if request != nil {
		r.Integration.RequestTemplates = []Template{
			{ContentType: jsonType, Source: request},
			{ContentType: "$default", Source: request},
		}
	}
	entry := Response{StatusCode: 200}
	if response != nil {
		entry.Templates = []Template{{ContentType: jsonType, Source: response}}
	}
	r.Integration.Responses = []Response{entry}
	return r
}
