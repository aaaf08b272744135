package gateway_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
)

const machine = "arn:aws:states:us-east-1:123456789012:stateMachine:Orders"

// startSync is a route to a state machine with these two templates, and error
// responses of its own.
func startSync(request, answer string) *gateway.Route {
	r := lifeRoute()
	r.Integration.RequestTemplates = []gateway.Template{{ContentType: "application/json", Source: vtl.NewSource("request.vtl", request, nil)}}
	r.Integration.Responses = []gateway.Response{
		{StatusCode: 200, Templates: []gateway.Template{{ContentType: "application/json", Source: vtl.NewSource("response.vtl", answer, nil)}}},
		{StatusCode: 502, Pattern: `4\d{2}`, Templates: []gateway.Template{template("application/json", `{"message":"refused"}`)}},
		{StatusCode: 503, Pattern: `5\d{2}`, Templates: []gateway.Template{template("application/json", `{"message":"unavailable"}`)}},
	}
	return r
}

// goodRequest and goodResponse are right for every sample and every result.
const (
	goodRequest = `#set($data = $input.json('$'))
#set($info = '{"method":"' + $context.httpMethod + '"}')
{
  "stateMachineArn": "` + machine + `",
  "input": "$util.escapeJavaScript("{""data"":$data,""info"":$info}").replaceAll("\\'","'")"
}`
	goodResponse = `#if($input.path('$.status') == "SUCCEEDED")
$input.path('$.output')
#elseif($input.path('$.status') == "TIMED_OUT")
#set($context.responseOverride.status = 504)
{"message":"timed out"}
#else
#set($context.responseOverride.status = 500)
{"error":$input.json('$.error'),"cause":$input.json('$.cause')}
#end`
)

// checkCase is a route with the errors and warnings that a check must find: rule and
// place. An empty want is a clean route.
type checkCase struct {
	name              string
	request, response string // "" is the good one
	want              string // rule file:line, one a line, sorted
}

var checkCases = []checkCase{
	{name: "right"},
	{name: "one backslash less",
		request: strings.Replace(goodRequest, `"\\'"`, `"\'"`, 1),
		want:    "escaped-apostrophe request.vtl:5"},
	{name: "no un-escape",
		request: `{"stateMachineArn":"` + machine + `","input":"$util.escapeJavaScript($input.json('$'))"}`,
		want:    "escaped-apostrophe request.vtl:1"},
	{name: "input as an object",
		request: `{"stateMachineArn":"` + machine + `","input":$input.json('$')}`,
		want:    "empty-input request.vtl:1\ninput-not-json request.vtl:1\ninput-not-string request.vtl:1"}, // null and a text make it a string
	{name: "value raw in a string",
		request: `{"stateMachineArn":"` + machine + `","input":"{\"name\":\"$input.path('$.name')\"}"}`,
		want:    "input-not-json request.vtl:1\npayload-injection request.vtl:1\npayload-not-json request.vtl:1"},
	{name: "double quotes forgotten",
		request: `#set($arn = 'arn:aws:states:$region:123456789012:stateMachine:x'){"stateMachineArn":"$arn","input":"{}"}`,
		want:    "unrendered-reference request.vtl:1"},
	{name: "does not parse",
		request: "#if(true)\n{",
		want:    "unclosed-block request.vtl:1"},
	{name: "throws",
		request: "\n$util.urlDecode('%')",
		want:    "exception request.vtl:2"},
	{name: "TIMED_OUT forgotten",
		response: `#if($input.path('$.status') == "FAILED")
#set($context.responseOverride.status = 500)
{"error":$input.json('$.error')}
#else
$input.path('$.output')
#end`,
		want: "empty-error-response response.vtl:4\ntimed-out-as-success response.vtl:4\ntimed-out-forgotten response.vtl:1"},
	{name: "cause unescaped",
		response: strings.Replace(goodResponse, `$input.json('$.cause')`, `"$input.path('$.cause')"`, 1),
		want:     "unescaped-cause response.vtl:8"},
	{name: "status never looked at",
		response: `$input.json('$')`,
		want:     "double-encoded-output response.vtl:1\nfailed-execution-as-success response.vtl:1\ntimed-out-as-success response.vtl:1"},
	{name: "output as a Java map",
		response: strings.Replace(goodResponse, `$input.path('$.output')`, `$util.parseJson($input.path('$.output'))`, 1),
		want:     "empty-response response.vtl:1\njava-map-in-response response.vtl:2\nresponse-not-json response.vtl:2"},
}

func TestCheckRoute(t *testing.T) {
	sync, err := target.Lookup("StartSyncExecution")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range checkCases {
		t.Run(tt.name, func(t *testing.T) {
			request, answer := tt.request, tt.response
			if request == "" {
				request = goodRequest
			}
			if answer == "" {
				answer = goodResponse
			}
			c, _ := gateway.Compile(startSync(request, answer))
			rows := gateway.CheckRoute(c, sync, nil)
			if got := found(rows); got != tt.want {
				t.Errorf("found\n%s\nwant\n%s\n\nrows:\n%s", got, tt.want, show(rows))
			}
		})
	}
}

// found lists the problems above info with their lines.
func found(rows []gateway.Row) string {
	var out []string
	for _, row := range rows {
		for _, d := range row.Problems {
			at := d.Start()
			if line := fmt.Sprintf("%s %s:%d", d.Rule, at.File, at.Line); d.Severity > vtl.Info && !slices.Contains(out, line) {
				out = append(out, line)
			}
		}
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

func show(rows []gateway.Row) string {
	var b strings.Builder
	for _, row := range rows {
		fmt.Fprintf(&b, "%v %s | %s ×%d | %s | %d\n", row.OK, row.Route, row.Sample, row.Samples, row.Result, row.Status)
		for _, d := range row.Problems {
			fmt.Fprintf(&b, "    %v [%s] %s\n", d.Severity, d.Rule, d.Error())
		}
	}
	return b.String()
}

func TestCheckRouteNamesTheSample(t *testing.T) {
	sync, _ := target.Lookup("StartSyncExecution")
	c, _ := gateway.Compile(startSync(strings.Replace(goodRequest, `"\\'"`, `"\'"`, 1), goodResponse))
	rows := gateway.CheckRoute(c, sync, nil)
	if rows[0].OK || rows[0].Sample != "body: an apostrophe" {
		t.Fatalf("the first row is not the apostrophe's:\n%s", show(rows))
	}
	d := rows[0].Problems[0]
	if !strings.Contains(d.Detail, "replaceAll") || !strings.Contains(d.Detail, "body: an apostrophe") {
		t.Errorf("the problem says neither the remedy nor the sample: %s", d.Detail)
	}
}

func TestCheckOtherTargets(t *testing.T) {
	for _, tt := range []struct{ name, target, request, response, want string }{
		{"form, raw", "SQS.SendMessage", `Action=SendMessage&MessageBody=$input.body`, `{}`, "form-value-not-encoded request.vtl:1"},
		{"form, encoded", "SQS.SendMessage", `Action=SendMessage&MessageBody=$util.urlEncode($input.body)`, `{}`, ""},
		{"unknown target, JSON", "", `{"a":$input.json('$.a')}`, `{"b":$input.json('$.b')}`, ""},
		{"unknown target, raw", "", `{"a":"$input.path('$.a')"}`, `{"b":"$input.path('$.b')"}`,
			"payload-injection request.vtl:1\npayload-not-json request.vtl:1\nresponse-not-json response.vtl:1"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var contract *target.Target
			if tt.target != "" {
				var err error
				if contract, err = target.Lookup(tt.target); err != nil {
					t.Fatal(err)
				}
			}
			r := startSync(tt.request, tt.response)
			r.Integration.RequestParameters = []gateway.Mapping{}
			if contract != nil && contract.Form {
				r.Integration.RequestParameters = append(r.Integration.RequestParameters, gateway.Mapping{
					To: "integration.request.header.Content-Type", From: "'application/x-www-form-urlencoded'"})
			}
			c, _ := gateway.Compile(r)
			rows := gateway.CheckRoute(c, contract, nil)
			if got := found(rows); got != tt.want {
				t.Errorf("found\n%s\nwant\n%s\n\nrows:\n%s", got, tt.want, show(rows))
			}
		})
	}
}

func TestCheckMock(t *testing.T) {
	contract, err := target.Lookup("MOCK")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, request, want string }{
		{"right", `{"statusCode": #if($input.params('scope') == "internal")200#{else}500#end}`, ""},
		{"in quotes", `{"statusCode": "200"}`, "mock-without-status template:1"},
		{"of the client", `{"statusCode": $input.path('$.status')}`, "mock-without-status template:1"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := lifeRoute()
			mock(tt.request)(r)
			c, _ := gateway.Compile(r)
			rows := gateway.CheckRoute(c, contract, nil)
			if got := found(rows); got != tt.want {
				t.Errorf("found\n%s\nwant\n%s\n\nrows:\n%s", got, tt.want, show(rows))
			}
		})
	}
}

func TestInferTarget(t *testing.T) {
	uri := func(uri string) *gateway.Route {
		return &gateway.Route{Integration: gateway.Integration{Type: "AWS", URI: uri}}
	}
	raw := func(text string) *gateway.Route {
		return &gateway.Route{Integration: gateway.Integration{RequestTemplates: []gateway.Template{template("application/json", text)}}}
	}
	for _, tt := range []struct {
		name     string
		route    *gateway.Route
		rendered string
		want     string
	}{
		{"uri", uri("arn:aws:apigateway:eu-west-1:states:action/StartExecution"), "", "StartExecution"},
		{"uri of nothing known", uri("https://example.com"), `{"stateMachineArn":1}`, ""},
		{"mock", &gateway.Route{Integration: gateway.Integration{Type: "mock"}}, "", "MOCK"},
		{"rendered machine", raw("x"), `{"stateMachineArn":"a"}`, "StartSyncExecution"},
		{"machine in the text", raw(`{"stateMachineArn":"$a"}`), "", "StartSyncExecution"},
		{"rendered form", raw("x"), "Action=SendMessage&MessageBody=x", "SQS.SendMessage"},
		{"rendered status", raw("x"), `{statusCode: 200,}`, "MOCK"},
		{"status among others", raw("x"), `{"statusCode": 200, "body": "x"}`, ""},
		{"anything", raw("x"), `{"a":1}`, ""},
	} {
		got := ""
		if found := gateway.InferTarget(tt.route, tt.rendered); found != nil {
			got = found.Name
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func FuzzInvoke(f *testing.F) {
	for _, tt := range checkCases {
		f.Add(tt.request, tt.response, `{"a":"it's"}`, "application/json", 200)
	}
	f.Add("$input.params('x')", "$input.body", "a=1&b", "text/plain", 404)
	f.Fuzz(func(t *testing.T, request, answer, body, contentType string, status int) {
		c, _ := gateway.Compile(startSync(request, answer))
		req := apigw.DefaultRequest()
		req.Body = body
		req.Headers = req.Headers.With("Content-Type", contentType)
		backend := func(*gateway.BackendRequest) (*gateway.BackendResponse, error) {
			return &gateway.BackendResponse{Status: status, Body: body}, nil
		}
		opts := &gateway.Options{Trace: true, Limits: vtl.Limits{Steps: 20_000, OutputBytes: 1 << 20, Iterations: 50}}
		ex := c.Invoke(req, backend, opts)
		if ex.Status < 100 || ex.Status > 599 {
			t.Errorf("status %d", ex.Status)
		}
		sync, _ := target.Lookup("StartSyncExecution")
		gateway.CheckRequest(c, ex, sync)
		gateway.CheckResponse(c, ex, target.Result{Class: target.Failed, Status: status, Body: body})
	})
}

// TestCheckRouteEnds checks a large generated template, in which every member is read
// from a place of its own: the number of samples is bounded by the text they run through.
func TestCheckRouteEnds(t *testing.T) {
	var b strings.Builder
	b.WriteString(`{"stateMachineArn":"` + machine + `","input":"{`)
	for i := 0; b.Len() < vtl.MaxTemplateBytes/8; i++ {
		fmt.Fprintf(&b, `\"m%d\":\"$input.path('$.group%d.member%d')\",`, i, i%50, i)
	}
	b.WriteString(`}"}`)
	c, diagnostics := gateway.Compile(startSync(b.String(), goodResponse))
	if diagnostics.HasErrors() {
		t.Fatal(diagnostics)
	}
	sync, _ := target.Lookup("StartSyncExecution")
	rows := gateway.CheckRoute(c, sync, nil)
	if !has(rows, "payload-not-json") {
		t.Error("the raw values were not found")
	}
}
