package fidelity

import (
	"strings"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/vtl"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// Probe is a question to API Gateway: a MOCK integration with two templates, and a
// POST to it. The zero fields have defaults.
type Probe struct {
	// RequestTemplate is that of application/json; "" is {"statusCode": 200}.
	RequestTemplate string
	// Template is the response template of application/json.
	Template string
	// Body, Query (a=b&c=d) and Header (Name: value) are the call's; "" is none.
	Body, Query, Header string
	// ContentType of the call; "" is application/json.
	ContentType string
	// AnswerHeader names the header of the answer that is of interest, beside status and body.
	AnswerHeader string
}

// Answer is what a client got.
type Answer struct {
	Status int
	Header string // the value of the probe's AnswerHeader
	Body   string
}

// stash writes a request template that keeps what the text prints for the response
// template: a MOCK hands on nothing else.
func stash(text string) string {
	return "#define($probe)" + text + "#end#set($context.requestOverride.path.probe = \"$probe\"){\"statusCode\": 200}"
}

// stashed prints what stash kept.
const stashed = "$context.requestOverride.path.probe"

// Expected is our own answer.
func (p *Probe) Expected() Answer {
	c, _ := gateway.Compile(p.Route("/probe"))
	ex := c.Invoke(p.request(), nil, nil)
	a := Answer{Status: ex.Status, Body: ex.Body}
	if p.AnswerHeader != "" {
		a.Header, _ = ex.Headers.Get(p.AnswerHeader)
	}
	return a
}

// Route is the probe as a route of an API.
func (p *Probe) Route(path string) *gateway.Route {
	return &gateway.Route{
		Method: "POST",
		Path:   path,
		Integration: gateway.Integration{
			Type:             "MOCK",
			RequestTemplates: []gateway.Template{jsonTemplate("request", p.requestTemplate())},
			Responses:        []gateway.Response{{StatusCode: 200, Templates: []gateway.Template{jsonTemplate("response", p.Template)}}},
		},
	}
}

func jsonTemplate(name, text string) gateway.Template {
	return gateway.Template{ContentType: "application/json", Source: vtl.NewSource(name, text, nil)}
}

func (p *Probe) requestTemplate() string {
	if p.RequestTemplate != "" {
		return p.RequestTemplate
	}
	return `{"statusCode": 200}`
}

func (p *Probe) contentType() string {
	if p.ContentType != "" {
		return p.ContentType
	}
	return "application/json"
}

func (p *Probe) request() *apigw.Request {
	req := &apigw.Request{
		Method: "POST", Path: "/probe", Body: p.Body, Context: java.NewMap(0),
		Headers: apigw.Pairs("Content-Type", p.contentType()),
	}
	if name, value, ok := strings.Cut(p.Header, ": "); ok {
		req.Headers = append(req.Headers, apigw.Param{Name: name, Value: value})
	}
	for _, pair := range strings.Split(p.Query, "&") {
		if name, value, ok := strings.Cut(pair, "="); ok {
			req.Query = append(req.Query, apigw.Param{Name: name, Value: value})
		}
	}
	return req
}
