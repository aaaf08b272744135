package gateway_test

import (
	"errors"
	"strings"
	"testing"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/vtl"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// The sources of what the rows of TestLife believe.
const (
	recorded = "recorded on AWS"
	guide    = "AWS developer guide"
	belief   = "emulators' belief, unproven"
)

// lifeCase is one branch of a call's life. The route is that of lifeRoute, changed by
// change; the backend answers status and body, or err.
type lifeCase struct {
	name    string
	change  func(*gateway.Route)
	request *apigw.Request // nil: lifeRequest
	status  int            // of the backend; 0 is 200
	answer  string         // of the backend
	headers apigw.Params   // of the backend
	err     error

	want        int
	wantHeaders string // name: value, one a line; all of them must be there
	wantBody    string
	wantError   string // type of gateway response
	source      string
}

func source(text string) *vtl.Source { return vtl.NewSource("template", text, nil) }

func template(contentType, text string) gateway.Template {
	return gateway.Template{ContentType: contentType, Source: source(text)}
}

// lifeRoute is a Step Functions route with a default response.
func lifeRoute() *gateway.Route {
	return &gateway.Route{
		Method: "POST", Path: "/orders/{id}",
		Integration: gateway.Integration{
			Type: "AWS", Method: "POST",
			URI:              "arn:aws:apigateway:us-east-1:states:action/StartSyncExecution",
			RequestTemplates: []gateway.Template{template("application/json", `{"sent":$input.json('$')}`)},
			Responses: []gateway.Response{{
				StatusCode: 200,
				Templates:  []gateway.Template{template("application/json", `{"got":$input.json('$')}`)},
			}},
		},
	}
}

func lifeRequest(headers ...string) *apigw.Request {
	return &apigw.Request{
		Method: "POST", Path: "/orders/7", Body: `{"a":1}`, PathParams: apigw.Pairs("id", "7"),
		Query: apigw.Pairs("q", "x"), Headers: apigw.Pairs(headers...),
	}
}

// in changes the integration, response its only response.
func in(change func(*gateway.Integration)) func(*gateway.Route) {
	return func(r *gateway.Route) { change(&r.Integration) }
}

func response(change func(*gateway.Response)) func(*gateway.Route) {
	return func(r *gateway.Route) { change(&r.Integration.Responses[0]) }
}

func requestTemplates(t ...gateway.Template) func(*gateway.Route) {
	return in(func(i *gateway.Integration) { i.RequestTemplates = t })
}

func responseTemplates(t ...gateway.Template) func(*gateway.Route) {
	return response(func(r *gateway.Response) { r.Templates = t })
}

func passthrough(behavior string, t ...gateway.Template) func(*gateway.Route) {
	return in(func(i *gateway.Integration) { i.Passthrough, i.RequestTemplates = behavior, t })
}

func mock(request string) func(*gateway.Route) {
	return in(func(i *gateway.Integration) {
		i.Type, i.URI = "MOCK", ""
		i.RequestTemplates = []gateway.Template{template("application/json", request)}
		i.Responses[0].Templates = nil
	})
}

func lambda(responses ...gateway.Response) func(*gateway.Route) {
	return in(func(i *gateway.Integration) {
		i.URI = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/x/invocations"
		i.Responses = responses
	})
}

const internalError = `{"message": "Internal server error"}`

var lifeCases = []lifeCase{
	// Before the integration.
	{name: "API key missing", change: func(r *gateway.Route) { r.APIKeyRequired = true },
		want: 403, wantBody: `{"message":"Forbidden"}`, wantHeaders: "x-amzn-ErrorType: ForbiddenException",
		wantError: "INVALID_API_KEY", source: guide + ", gateway responses"},
	{name: "API key given", change: func(r *gateway.Route) { r.APIKeyRequired = true }, request: lifeRequest("X-API-Key", "k"),
		answer: `1`, want: 200, wantBody: `{"got":1}`, source: guide + ", API keys: header names are case-insensitive"},
	{name: "required parameters missing", change: func(r *gateway.Route) {
		r.RequiredParams = []string{"querystring.page", "header.X-Tenant", "path.id", "querystring.q"}
	}, want: 400, wantBody: `{"message": "Missing required request parameters: [X-Tenant, page]"}`,
		wantHeaders: "x-amzn-ErrorType: BadRequestException", wantError: "BAD_REQUEST_PARAMETERS", source: recorded},
	{name: "payload over 10 MB", request: &apigw.Request{Body: strings.Repeat(" ", gateway.MaxPayloadBytes+1)},
		want: 413, wantError: "REQUEST_TOO_LARGE", wantBody: `{"message": "HTTP content length exceeded 10485760 bytes."}`,
		source: guide + ", limits; the text is unproven"},

	// The request template.
	{name: "no Content-Type is application/json", answer: `1`, want: 200, wantBody: `{"got":1}`, source: recorded},
	{name: "Content-Type parameters do not count", request: lifeRequest("content-type", "application/json; charset=utf-8"),
		change: passthrough("NEVER", template("application/json", "{}")), answer: `1`, want: 200, wantBody: `{"got":1}`,
		source: guide + ", parameter mapping"},
	{name: "WHEN_NO_MATCH passes another type on", request: lifeRequest("Content-Type", "text/plain"), answer: `echo`,
		want: 200, wantBody: `{"got":{"a":1}}`, source: recorded},
	{name: "WHEN_NO_TEMPLATES refuses another type", request: lifeRequest("Content-Type", "text/plain"),
		change: passthrough("WHEN_NO_TEMPLATES", template("application/json", "{}")),
		want:   415, wantBody: `{"message": "Unsupported Media Type"}`, wantError: "UNSUPPORTED_MEDIA_TYPE",
		wantHeaders: "x-amzn-ErrorType: BadRequestException", source: guide + ", passthrough behaviors"},
	{name: "WHEN_NO_TEMPLATES without templates passes on", request: lifeRequest("Content-Type", "text/plain"),
		change: passthrough("WHEN_NO_TEMPLATES"), answer: `echo`, want: 200, wantBody: `{"got":{"a":1}}`, source: guide + ", passthrough behaviors"},
	{name: "NEVER refuses what has no template", change: passthrough("NEVER"),
		want: 415, wantBody: `{"message": "Unsupported Media Type"}`, wantError: "UNSUPPORTED_MEDIA_TYPE", source: guide + ", passthrough behaviors"},
	{name: "a template that cannot be parsed", change: requestTemplates(template("application/json", "#if(")),
		want: 500, wantBody: internalError, wantHeaders: "x-amzn-ErrorType: InternalServerErrorException",
		wantError: "API_CONFIGURATION_ERROR", source: recorded},
	{name: "a template whose method throws", change: requestTemplates(template("application/json", "$util.urlDecode('%')")),
		want: 500, wantBody: internalError, wantError: "API_CONFIGURATION_ERROR", source: recorded + " for syntax errors, the engine for exceptions"},
	{name: "a body that is no JSON at all", request: &apigw.Request{Body: "{a"}, want: 400,
		wantBody:  `{"message": "Could not process payloadnet.minidev.json.parser.ParseException: Unexpected End Of File position 1: null"}`,
		wantError: "BAD_REQUEST_BODY", source: recorded + " in 2016"},
	{name: "binary payload meets a template", request: lifeRequest("Content-Type", "image/png"),
		change: func(r *gateway.Route) {
			r.BinaryMediaTypes = []string{"image/*"}
			requestTemplates(template("image/png", "x"))(r)
		}, want: 500, wantBody: internalError, wantError: "API_CONFIGURATION_ERROR", source: recorded},
	{name: "CONVERT_TO_TEXT gives the template base64", request: lifeRequest("Content-Type", "image/png"),
		change: func(r *gateway.Route) {
			r.BinaryMediaTypes = []string{"image/png"}
			r.Integration.ContentHandling = "CONVERT_TO_TEXT"
			requestTemplates(template("image/png", `"$input.body"`))(r)
		}, answer: `echo`, want: 200, wantBody: `{"got":"eyJhIjoxfQ=="}`, source: guide + ", content type conversions"},
	{name: "CONVERT_TO_BINARY of what is no base64", change: in(func(i *gateway.Integration) {
		i.ContentHandling, i.RequestTemplates = "CONVERT_TO_BINARY", nil
	}), want: 500, wantBody: internalError, wantError: "API_CONFIGURATION_ERROR", source: recorded},

	// The integration request.
	{name: "requestParameters set a refused header", change: in(func(i *gateway.Integration) {
		i.RequestParameters = []gateway.Mapping{{To: "integration.request.header.Authorization", From: "'x'"}}
	}), want: 500, wantBody: internalError, wantError: "API_CONFIGURATION_ERROR", source: recorded},
	{name: "an override sets a refused header",
		change: requestTemplates(template("application/json", `#set($context.requestOverride.header.Content-Length = "1")`)),
		want:   500, wantBody: internalError, wantError: "API_CONFIGURATION_ERROR", source: "inferred from requestParameters, unproven"},
	{name: "one override set twice",
		change: responseTemplates(template("application/json", "#set($context.responseOverride.status = 201)#set($context.responseOverride.status = 202)")),
		want:   500, wantBody: internalError, wantError: "API_CONFIGURATION_ERROR", source: guide + ", overrides; nobody has recorded it"},
	{name: "one override in two arms", change: responseTemplates(template("application/json",
		"#if(true)#set($context.responseOverride.status = 201)#{else}#set($context.responseOverride.status = 202)#end")),
		want: 201, source: recorded},
	{name: "backend does not answer in time", err: gateway.ErrTimeout, want: 504,
		wantBody: `{"message": "Endpoint request timed out"}`, wantError: "INTEGRATION_TIMEOUT", source: guide + ", gateway responses"},
	{name: "backend cannot be reached", err: errors.New("no route"), want: 504,
		wantBody: `{"message": "Network error communicating with endpoint"}`, wantError: "INTEGRATION_FAILURE", source: guide + "; the text is unproven"},

	// MOCK.
	{name: "MOCK reads leniently", change: mock("{statusCode: 200,}"), want: 200, wantBody: "",
		wantHeaders: "Content-Type: application/json", source: recorded},
	{name: "MOCK refuses a status in quotes", change: mock(`{"statusCode": "200"}`), want: 500, wantBody: internalError,
		wantError: "API_CONFIGURATION_ERROR", source: "emulators' belief and the log line that names an integer"},
	{name: "MOCK has no body for its response template", change: func(r *gateway.Route) {
		mock(`{"statusCode": 200, "x": 1}`)(r)
		responseTemplates(template("application/json", `[$input.body][$input.path('$.x')]`))(r)
	}, want: 200, wantBody: "[{}][]", source: guide + ", mock integrations"},
	{name: "responseOverride of the request template", change: mock("#set($context.responseOverride.status = 444)#set($context.responseOverride.header.foo = 'bar'){statusCode: 200}"),
		want: 444, wantHeaders: "foo: bar", source: recorded},

	// The integration response.
	{name: "selection pattern on the status", status: 404, answer: `{"e":1}`, change: in(func(i *gateway.Integration) {
		i.Responses = append(i.Responses, gateway.Response{StatusCode: 418, Pattern: `4\d{2}`})
	}), want: 418, wantBody: `{"e":1}`, source: recorded},
	{name: "a pattern matches as a whole", status: 404, answer: `1`, change: in(func(i *gateway.Integration) {
		i.Responses = append(i.Responses, gateway.Response{StatusCode: 418, Pattern: `4`})
	}), want: 200, wantBody: `{"got":1}`, source: guide + ", integration responses; unproven"},
	{name: "no match and no default", status: 500, change: response(func(r *gateway.Response) { r.Pattern = "200" }),
		want: 500, wantBody: internalError, wantError: "API_CONFIGURATION_ERROR", source: recorded + ", execution log"},
	{name: "status without a method response", change: func(r *gateway.Route) { r.MethodResponses = []int{201} },
		want: 500, wantBody: internalError, wantError: "API_CONFIGURATION_ERROR", source: guide + ", integration responses"},
	{name: "Lambda error by errorMessage", answer: `{"errorMessage":"bad four hundred","errorType":"E"}`, change: lambda(
		gateway.Response{StatusCode: 200}, gateway.Response{StatusCode: 405, Pattern: ".*four hundred.*"}, gateway.Response{StatusCode: 502, Pattern: ".+"}),
		want: 405, wantBody: `{"errorMessage":"bad four hundred","errorType":"E"}`, source: recorded},
	{name: "Lambda success takes the default", answer: `"ok"`, change: lambda(
		gateway.Response{StatusCode: 504, Pattern: "200"}, gateway.Response{StatusCode: 200}),
		want: 200, wantBody: `"ok"`, source: recorded},
	{name: "response template by Accept", request: lifeRequest("Accept", "application/xml;q=0.9, text/html"), change: responseTemplates(
		template("application/json", "json"), template("application/xml", "<xml/>")),
		want: 200, wantBody: "<xml/>", wantHeaders: "Content-Type: application/xml", source: guide + ", parameter mapping"},
	{name: "no template for Accept: application/json", request: lifeRequest("Accept", "image/png"), change: responseTemplates(
		template("application/xml", "<xml/>"), template("application/json", "json")),
		want: 200, wantBody: "json", source: recorded},
	{name: "no template for Accept and none for JSON: the first", request: lifeRequest("Accept", "image/png"), change: responseTemplates(
		template("text/html", "<p>"), template("application/xml", "<xml/>")),
		want: 200, wantBody: "<p>", source: guide + ", parameter mapping; which is first is unproven"},
	{name: "an empty template passes the payload on", answer: "payload", change: responseTemplates(template("application/json", "")),
		want: 200, wantBody: "payload", source: guide + ", parameter mapping"},
	{name: "a response template that fails", answer: `{a`, want: 500, wantBody: internalError,
		wantError: "API_CONFIGURATION_ERROR", source: "unproven for the response side"},
	{name: "response template and CONVERT_TO_BINARY", answer: "e30=", change: response(func(r *gateway.Response) { r.ContentHandling = "CONVERT_TO_BINARY" }),
		want: 500, wantBody: internalError, wantError: "API_CONFIGURATION_ERROR", source: recorded},
	{name: "responseParameters", answer: `{"id":5,"s":"t"}`, headers: apigw.Pairs("x-etag", "e"), change: response(func(r *gateway.Response) {
		r.Parameters = []gateway.Mapping{
			{To: "method.response.header.A", From: "'fixed'"},
			{To: "method.response.header.B", From: "integration.response.header.X-ETag"},
			{To: "method.response.header.C", From: "integration.response.body.id"},
			{To: "method.response.header.D", From: "integration.response.header.none"},
			{To: "method.response.header.E", From: "context.stage"},
			{To: "method.response.header.Date", From: "'today'"},
		}
	}), want: 200, wantHeaders: "A: fixed\nB: e\nC: 5\nE: prod\nx-amzn-Remapped-Date: today", source: guide + ", parameter mapping; remapped names " + recorded},
	{name: "the backend's request id", headers: apigw.Pairs("x-amzn-requestid", "r-1"), change: responseTemplates(
		template("application/json", "$context.awsEndpointRequestId")), want: 200, wantBody: "r-1",
		source: guide + ", mapping template reference; that it is this header is inferred"},
	{name: "overrides win over the integration response", change: func(r *gateway.Route) {
		response(func(r *gateway.Response) {
			r.Parameters = []gateway.Mapping{{To: "method.response.header.A", From: "'fixed'"}}
		})(r)
		responseTemplates(template("application/json", "#set($context.responseOverride.status = 202)#set($context.responseOverride.header.A = 'over')"))(r)
	}, want: 202, wantHeaders: "A: over", source: recorded + " for the status, " + guide + " for headers"},
	{name: "status override in quotes is ignored", change: responseTemplates(template("application/json", "#set($context.responseOverride.status = '404')")),
		want: 200, source: belief},
	{name: "status override out of range is ignored", change: responseTemplates(template("application/json", "#set($context.responseOverride.status = 600)")),
		want: 200, source: belief},
	{name: "empty status override is ignored", change: responseTemplates(template("application/json", "#set($context.responseOverride.status = $nothing)")),
		want: 200, source: recorded},

	// Proxy integrations.
	{name: "Lambda proxy", answer: `{"statusCode":201,"headers":{"A":"b","Server":"s"},"body":"hi"}`, change: func(r *gateway.Route) {
		lambda()(r)
		r.Integration.Type = "AWS_PROXY"
	}, want: 201, wantBody: "hi", wantHeaders: "A: b\nx-amzn-Remapped-Server: s", source: guide + ", Lambda proxy integrations"},
	{name: "Lambda proxy with another answer", answer: `"hi"`, change: func(r *gateway.Route) {
		lambda()(r)
		r.Integration.Type = "AWS_PROXY"
	}, want: 502, wantBody: internalError, wantError: "API_CONFIGURATION_ERROR", source: guide + ", Lambda proxy integrations"},
	{name: "HTTP proxy", answer: "page", status: 404, headers: apigw.Pairs("X-A", "b"), change: in(func(i *gateway.Integration) { i.Type = "HTTP_PROXY" }),
		want: 404, wantBody: "page", wantHeaders: "X-A: b", source: guide + ", HTTP proxy integrations"},
}

func TestLife(t *testing.T) {
	if len(lifeCases) < 30 {
		t.Errorf("%d rows, want at least 30", len(lifeCases))
	}
	for _, tt := range lifeCases {
		t.Run(tt.name, func(t *testing.T) {
			if tt.source == "" {
				t.Error("the row does not say why it is believed")
			}
			tt.check(t, tt.invoke())
		})
	}
}

func (c *lifeCase) invoke() *gateway.Exchange {
	r := lifeRoute()
	if c.change != nil {
		c.change(r)
	}
	compiled, _ := gateway.Compile(r)
	req := c.request
	if req == nil {
		req = lifeRequest()
	}
	withStage := *req
	withStage.Context = java.NewMap(1)
	withStage.Context.PutString("stage", "prod")
	return compiled.Invoke(&withStage, c.backend, nil)
}

func (c *lifeCase) backend(b *gateway.BackendRequest) (*gateway.BackendResponse, error) {
	if c.err != nil {
		return nil, c.err
	}
	answer := &gateway.BackendResponse{Status: c.status, Headers: c.headers, Body: c.answer}
	if c.status == 0 {
		answer.Status = 200
	}
	if c.answer == "echo" {
		answer.Body = b.Body
	}
	return answer, nil
}

func (c *lifeCase) check(t *testing.T, ex *gateway.Exchange) {
	t.Helper()
	if ex.Status != c.want {
		t.Errorf("status %d, want %d (%s; %s)", ex.Status, c.want, ex.Log, ex.Problems.Error())
	}
	if ex.GatewayError != c.wantError {
		t.Errorf("gateway response %q, want %q", ex.GatewayError, c.wantError)
	}
	if c.wantBody != "" && ex.Body != c.wantBody {
		t.Errorf("body %s\nwant %s", ex.Body, c.wantBody)
	}
	for _, line := range strings.Split(c.wantHeaders, "\n") {
		name, value, ok := strings.Cut(line, ": ")
		if !ok {
			continue
		}
		if got, _ := ex.Headers.Get(name); got != value {
			t.Errorf("header %s: %q, want %q (all: %v)", name, got, value, ex.Headers)
		}
	}
	if _, ok := ex.Headers.Get("D"); ok {
		t.Error("a header without a value was sent")
	}
}

func TestBackendRequest(t *testing.T) {
	r := lifeRoute()
	r.Integration.URI = "https://${stageVariables.host}/{id}/{rest}"
	r.Integration.Type = "HTTP"
	r.Integration.RequestParameters = []gateway.Mapping{
		{To: "integration.request.header.X-Id", From: "method.request.path.id"},
		{To: "integration.request.header.X-Body", From: "method.request.body.a"},
		{To: "integration.request.header.X-All", From: "method.request.multivalueheader.x-many"},
		{To: "integration.request.querystring.page", From: "method.request.querystring.q"},
		{To: "integration.request.querystring.none", From: "method.request.querystring.nope"},
		{To: "integration.request.path.rest", From: "'a b/c'"},
		{To: "integration.request.path.id", From: "method.request.path.id"},
		{To: "integration.request.header.Accept", From: "'text/plain'"},
	}
	r.Integration.RequestTemplates[0] = template("application/json", `
#set($context.requestOverride.header.X-Id = "over")
#set($context.requestOverride.header.X-List = ["a", "b"])
#set($context.requestOverride.querystring.number = 5)
#set($context.requestOverride.querystring.page = "2")
#set($context.requestOverride.path.id = "8")body`)
	compiled, diagnostics := gateway.Compile(r)
	if len(diagnostics) > 0 {
		t.Fatal(diagnostics)
	}
	req := lifeRequest("X-Many", "1", "x-many", "2")
	req.StageVariables = apigw.Pairs("host", "example.com")
	b := compiled.Invoke(req, nil, nil).Backend
	if want := "https://example.com/8/a%20b/c"; b.URI != want {
		t.Errorf("uri %s, want %s", b.URI, want)
	}
	if !strings.HasSuffix(b.Body, "body") || b.Method != "POST" {
		t.Errorf("%s %q", b.Method, b.Body)
	}
	for name, want := range map[string]string{
		"X-Id": "over", "X-Body": "1", "X-All": "1,2", "X-List": "a,b",
		"Accept": "text/plain", "Content-Type": "application/json",
	} {
		if got, _ := b.Headers.Get(name); got != want {
			t.Errorf("header %s: %q, want %q", name, got, want)
		}
	}
	if got, _ := b.Query.Get("page"); got != "2" || len(b.Query) != 1 {
		t.Errorf("query %v, want page=2 alone: numbers are dropped, and so is what has no value", b.Query)
	}
}

func TestRouter(t *testing.T) {
	var routes []*gateway.Compiled
	for _, r := range []struct{ method, path string }{
		{"GET", "/{proxy+}"}, {"GET", "/orders/{id}"}, {"ANY", "/orders/new"}, {"POST", "/orders/new"},
		{"GET", "/"}, {"GET", "/orders/{id}/items"},
	} {
		c, _ := gateway.Compile(&gateway.Route{Method: r.method, Path: r.path})
		routes = append(routes, c)
	}
	router := gateway.NewRouter(routes...)
	for _, tt := range []struct{ method, path, want, params string }{
		{"GET", "/", "GET /", ""},
		{"GET", "/orders/7", "GET /orders/{id}", "id=7"},
		{"get", "/orders/a%20b", "GET /orders/{id}", "id=a b"},
		{"GET", "/orders/new", "ANY /orders/new", ""},
		{"POST", "/orders/new", "POST /orders/new", ""},
		{"GET", "/orders/7/items", "GET /orders/{id}/items", "id=7"},
		{"GET", "/orders/7/other/x", "GET /{proxy+}", "proxy=orders/7/other/x"},
		{"DELETE", "/orders/7", "", ""},
		{"POST", "/nope", "", ""},
	} {
		c, params, ok := router.Match(tt.method, tt.path)
		got := ""
		if ok {
			got = c.Route.Name()
		}
		var list []string
		for _, p := range params {
			list = append(list, p.Name+"="+p.Value)
		}
		if got != tt.want || strings.Join(list, ",") != tt.params {
			t.Errorf("%s %s: %q %v, want %q %s", tt.method, tt.path, got, list, tt.want, tt.params)
		}
	}
	ex := router.Invoke(&apigw.Request{Method: "POST", Path: "/nope"}, nil, nil)
	if ex.Status != 403 || ex.Body != `{"message":"Missing Authentication Token"}` || ex.GatewayError != "MISSING_AUTHENTICATION_TOKEN" {
		t.Errorf("unknown route: %d %s %s", ex.Status, ex.Body, ex.GatewayError)
	}
}

func TestSkipAPIKey(t *testing.T) {
	r := lifeRoute()
	r.APIKeyRequired = true
	c, _ := gateway.Compile(r)
	ex := c.Invoke(lifeRequest(), nil, &gateway.Options{SkipAPIKey: true})
	if ex.Request == nil || ex.Request.Output != `{"sent":{"a":1}}` {
		t.Errorf("the template did not run: %+v", ex.Request)
	}
	if len(ex.Problems) != 1 || ex.Problems[0].Rule != "sample-without-api-key" {
		t.Errorf("problems %v, want the missing key", ex.Problems)
	}
}
