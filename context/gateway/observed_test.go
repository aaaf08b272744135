package gateway_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/vtl"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// observedCase is a call that was recorded on API Gateway.
type observedCase struct {
	ID              string
	Category        string
	Phase           string
	ContentType     string
	Template        *string
	RequestTemplate *string
	Integration     struct {
		Type, Service           string
		PassthroughBehavior     string
		Echo                    bool
		SelectionPattern        string
		ResponseStatus          int
		ContentHandlingResponse string
		BinaryMediaTypes        []string
		RequestParameters       map[string]string
		ResponseParameters      map[string]string
		Responses               []struct{ StatusCode, SelectionPattern string }
	}
	Request struct {
		Method, Path      string
		PathParams, Query map[string]string
		Headers           map[string]string
		Body              string
		StageVariables    map[string]string
		Context           map[string]any
	}
	IntegrationResponse struct {
		Status  int
		Headers map[string]string
		Body    string
	}
	Expect map[string]json.RawMessage
}

// TestObserved replays every recorded call as a whole: both templates, overrides,
// choice of the integration response, MOCK, binary payloads.
func TestObserved(t *testing.T) {
	folder := os.Getenv("VTLCHECK_CASES")
	if folder == "" {
		t.Skip("VTLCHECK_CASES names no folder with aws-observed.json")
	}
	text, err := os.ReadFile(filepath.Join(folder, "aws-observed.json"))
	if err != nil {
		t.Fatal(err)
	}
	var cases []observedCase
	if err := json.Unmarshal(text, &cases); err != nil {
		t.Fatal(err)
	}
	type count struct{ passed, all int }
	counts := map[string]*count{}
	for i := range cases {
		c := &cases[i]
		n := counts[c.Category]
		if n == nil {
			n = &count{}
			counts[c.Category] = n
		}
		n.all++
		if problem := c.run(t); problem != "" {
			t.Errorf("%s (%s): %s", c.ID, c.Category, problem)
			continue
		}
		n.passed++
	}
	var total count
	for _, category := range slices.Sorted(keys(counts)) {
		t.Logf("%-18s %3d of %3d", category, counts[category].passed, counts[category].all)
		total.passed, total.all = total.passed+counts[category].passed, total.all+counts[category].all
	}
	t.Logf("%-18s %3d of %3d", "all", total.passed, total.all)
}

func keys[V any](m map[string]V) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

func (c *observedCase) run(t *testing.T) string {
	t.Helper()
	compiled, _ := gateway.Compile(c.route())
	ex := compiled.Invoke(c.request(), c.backend(), nil)
	for what, want := range c.Expect {
		if problem := c.compare(what, want, ex); problem != "" {
			return problem
		}
	}
	return ""
}

func (c *observedCase) route() *gateway.Route {
	in := gateway.Integration{
		Type:              c.Integration.Type,
		Method:            "POST",
		Passthrough:       c.Integration.PassthroughBehavior,
		RequestParameters: mappings(c.Integration.RequestParameters),
	}
	if c.Integration.Service != "" {
		in.URI = "arn:aws:apigateway:us-east-1:" + c.Integration.Service + ":action/Any"
	}
	if c.Integration.Service == "lambda" {
		in.URI = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn/invocations"
	}
	if c.Phase == "request" {
		in.RequestTemplates = c.templates(c.Template)
		in.Responses = []gateway.Response{{StatusCode: 200}}
	} else {
		in.RequestTemplates = c.templates(c.RequestTemplate)
		in.Responses = c.responses()
	}
	return &gateway.Route{
		Method: c.Request.Method, Path: c.Request.Path,
		BinaryMediaTypes: c.Integration.BinaryMediaTypes, Integration: in,
	}
}

func (c *observedCase) templates(text *string) []gateway.Template {
	if text == nil {
		return nil
	}
	contentType := c.ContentType
	if contentType == "" {
		contentType = "application/json"
	}
	return []gateway.Template{{ContentType: contentType, Source: vtl.NewSource(c.ID, *text, nil)}}
}

func (c *observedCase) responses() []gateway.Response {
	if c.Phase == "select" {
		var out []gateway.Response
		for _, r := range c.Integration.Responses {
			out = append(out, gateway.Response{StatusCode: atoi(r.StatusCode), Pattern: r.SelectionPattern})
		}
		return out
	}
	status := c.Integration.ResponseStatus
	if status == 0 {
		status = 200
	}
	return []gateway.Response{{
		StatusCode:      status,
		Pattern:         c.Integration.SelectionPattern,
		Templates:       c.templates(c.Template),
		Parameters:      mappings(c.Integration.ResponseParameters),
		ContentHandling: c.Integration.ContentHandlingResponse,
	}}
}

func atoi(s string) int {
	n := 0
	fmt.Sscan(s, &n)
	return n
}

func mappings(m map[string]string) []gateway.Mapping {
	var out []gateway.Mapping
	for _, to := range slices.Sorted(keys(m)) {
		out = append(out, gateway.Mapping{To: to, From: m[to]})
	}
	return out
}

func (c *observedCase) request() *apigw.Request {
	r := &c.Request
	return &apigw.Request{
		Method: r.Method, Path: r.Path, Body: r.Body,
		PathParams: params(r.PathParams), Query: params(r.Query), Headers: params(r.Headers),
		StageVariables: params(r.StageVariables),
		Context:        javaMap(r.Context),
	}
}

func params(m map[string]string) apigw.Params {
	var p apigw.Params
	for _, name := range slices.Sorted(keys(m)) {
		p = append(p, apigw.Param{Name: name, Value: m[name]})
	}
	return p
}

func javaMap(m map[string]any) *java.Map {
	out := java.NewMap(len(m))
	for _, k := range slices.Sorted(keys(m)) {
		switch v := m[k].(type) {
		case map[string]any:
			out.PutString(k, javaMap(v))
		case float64:
			out.PutString(k, int64(v))
		default:
			out.PutString(k, v)
		}
	}
	return out
}

func (c *observedCase) backend() gateway.Backend {
	return func(b *gateway.BackendRequest) (*gateway.BackendResponse, error) {
		if c.Integration.Echo {
			return &gateway.BackendResponse{Status: 200, Body: b.Body}, nil
		}
		r := &c.IntegrationResponse
		status := r.Status
		if status == 0 {
			status = 200
		}
		return &gateway.BackendResponse{Status: status, Headers: params(r.Headers), Body: r.Body}, nil
	}
}

// output is the text that the case's template rendered.
func (c *observedCase) output(ex *gateway.Exchange) string {
	if c.Phase == "request" {
		return ex.Request.Output
	}
	return ex.Body
}

func (c *observedCase) compare(what string, want json.RawMessage, ex *gateway.Exchange) string {
	switch what {
	case "output":
		return differ(c.output(ex), text(want))
	case "outputWS":
		return differ(strings.Join(strings.Fields(c.output(ex)), " "), text(want))
	case "outputJSON":
		return matchJSON(c.output(ex), want, false)
	case "outputJSONContains":
		return matchJSON(c.output(ex), want, true)
	case "validJSON":
		if !json.Valid([]byte(c.output(ex))) {
			return "no JSON: " + c.output(ex)
		}
	case "status":
		return differ(fmt.Sprint(ex.Status), string(want))
	case "headers":
		return c.compareHeaders(want, ex)
	case "overrides":
		return compareOverrides(want, ex)
	case "error":
		var e struct{ Status int }
		json.Unmarshal(want, &e)
		if ex.Status != e.Status || ex.GatewayError == "" {
			return fmt.Sprintf("status %d %s, want API Gateway's own %d", ex.Status, ex.GatewayError, e.Status)
		}
	default:
		return "this test does not know the expectation " + what
	}
	return ""
}

func text(raw json.RawMessage) string {
	var s string
	json.Unmarshal(raw, &s)
	return s
}

func differ(got, want string) string {
	if got == want {
		return ""
	}
	return fmt.Sprintf("got %q, recorded %q", got, want)
}

func (c *observedCase) compareHeaders(want json.RawMessage, ex *gateway.Exchange) string {
	var headers map[string]string
	json.Unmarshal(want, &headers)
	for name, value := range headers {
		got := ""
		for _, h := range ex.Headers {
			if strings.EqualFold(h.Name, name) {
				got = h.Value
			}
		}
		if got != value {
			return fmt.Sprintf("header %s: %q, recorded %q", name, got, value)
		}
	}
	return ""
}

func compareOverrides(want json.RawMessage, ex *gateway.Exchange) string {
	var overrides map[string]map[string]map[string]string
	if err := json.Unmarshal(want, &overrides); err != nil {
		return err.Error()
	}
	for kind, members := range overrides["request"] {
		m, _ := ex.Overrides.Request.GetString(kind)
		for name, value := range members {
			if got, _ := m.(*java.Map).GetString(name); got != any(value) {
				return fmt.Sprintf("override %s.%s = %v, recorded %q", kind, name, got, value)
			}
		}
	}
	return ""
}

// matchJSON compares a rendered text with recorded JSON, in which {"$json": x} stands
// for a string that parses to x and {"$base64json": x} for base64 of such a string.
func matchJSON(got string, want json.RawMessage, partly bool) string {
	var g, w any
	if err := json.Unmarshal([]byte(got), &g); err != nil {
		return fmt.Sprintf("%v in %q", err, got)
	}
	if err := json.Unmarshal(want, &w); err != nil {
		return err.Error()
	}
	if !sameJSON(g, w, partly) {
		return fmt.Sprintf("got %s, recorded %s", got, want)
	}
	return ""
}

func sameJSON(got, want any, partly bool) bool {
	w, ok := want.(map[string]any)
	if !ok {
		if list, isList := want.([]any); isList {
			g, ok := got.([]any)
			return ok && slices.EqualFunc(g, list, func(a, b any) bool { return sameJSON(a, b, partly) })
		}
		return reflect.DeepEqual(got, want)
	}
	if inner, ok := w["$json"]; ok {
		return sameEncoded(got, inner, partly, func(s string) ([]byte, error) { return []byte(s), nil })
	}
	if inner, ok := w["$base64json"]; ok {
		return sameEncoded(got, inner, partly, base64.StdEncoding.DecodeString)
	}
	g, ok := got.(map[string]any)
	if !ok || !partly && len(g) != len(w) {
		return false
	}
	for k, v := range w {
		if have, ok := g[k]; !ok || !sameJSON(have, v, partly) {
			return false
		}
	}
	return true
}

func sameEncoded(got, want any, partly bool, decode func(string) ([]byte, error)) bool {
	s, ok := got.(string)
	if !ok {
		return false
	}
	text, err := decode(s)
	var g any
	return err == nil && json.Unmarshal(text, &g) == nil && sameJSON(g, want, partly)
}
