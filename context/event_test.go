package context_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

const fullEvent = `{
  "resource": "/orders/{id}",
  "path": "/orders/7",
  "httpMethod": "POST",
  "headers": {"Accept": "*/*", "X-Twice": "one"},
  "multiValueHeaders": {"Accept": ["*/*"], "X-Twice": ["one", "two"], "X-Only": ["here"]},
  "queryStringParameters": {"q": "a b"},
  "multiValueQueryStringParameters": {"q": ["x", "a b"], "empty": []},
  "pathParameters": {"id": "7"},
  "stageVariables": {"arn": "x"},
  "requestContext": {"stage": "prod", "requestTimeEpoch": 1743395771108, "n": 5, "f": 1.5,
    "identity": {"apiKey": null, "sourceIp": "192.0.2.1"}, "list": [1, "a"], "flag": true},
  "body": "eyJhIjoxfQ==",
  "isBase64Encoded": true
}`

func TestReadEvent(t *testing.T) {
	got, err := apigw.ReadEvent([]byte(fullEvent))
	if err != nil {
		t.Fatal(err)
	}
	want := &apigw.Request{
		Method:         "POST",
		Path:           "/orders/7",
		PathParams:     apigw.Pairs("id", "7"),
		Query:          apigw.Pairs("q", "a b"),
		Headers:        apigw.Pairs("Accept", "*/*", "X-Twice", "two", "X-Only", "here"),
		Body:           `{"a":1}`,
		StageVariables: apigw.Pairs("arn", "x"),
	}
	context := got.Context
	got.Context = nil
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("ReadEvent (-want +got):\n%s", diff)
	}
	wantContext := "{stage=prod, requestTimeEpoch=1743395771108, n=5, f=1.5, identity={apiKey=null, sourceIp=192.0.2.1}, list=[1, a], flag=true, httpMethod=POST, resourcePath=/orders/{id}}"
	if got := java.Text(context); got != wantContext {
		t.Errorf("$context = %s\nwant %s", got, wantContext)
	}
	if v, _ := context.GetString("requestTimeEpoch"); v != any(int64(1743395771108)) {
		t.Errorf("requestTimeEpoch is a %T, want a Long", v)
	}
}

func TestReadEventWithNothingIn(t *testing.T) {
	got, err := apigw.ReadEvent([]byte(`{"httpMethod":"GET","headers":null,"body":null,"requestContext":null,"stageVariables":null}`))
	if err != nil {
		t.Fatal(err)
	}
	if got.Context == nil || java.Text(got.Context) != "{httpMethod=GET}" || got.Headers != nil || got.Body != "" {
		t.Errorf("ReadEvent invented something: %+v", got)
	}
}

// TestReadEventKeepsContext: what requestContext says counts.
func TestReadEventKeepsContext(t *testing.T) {
	got, err := apigw.ReadEvent([]byte(`{"httpMethod":"GET","resource":"/a","requestContext":{"httpMethod":"PUT","resourcePath":null}}`))
	if err != nil {
		t.Fatal(err)
	}
	if text := java.Text(got.Context); text != "{httpMethod=PUT, resourcePath=null}" {
		t.Errorf("$context = %s", text)
	}
}

func TestReadEventErrors(t *testing.T) {
	for _, tt := range []struct{ name, event, want string }{
		{"no JSON", "{\n  'a': 1}", "2:3: the event is no JSON: "},
		{"blank", "", "1:1: the event is no JSON: "},
		{"list", "[]", "1:1: the event is an array; expected an API Gateway proxy event"},
		{"other object", `{"a":1}`, "1:1: found none of the members httpMethod, "},
		{"HTTP API", `{"version":"2.0","requestContext":{"http":{}}}`, "1:1: this is an event of an HTTP API (payload format 2.0)"},
		{"body object", "{\"httpMethod\":\"POST\",\n \"body\": {}}", "2:10: body is an object; expected a string that holds the payload's text, or null"},
		{"header number", `{"headers": {"é": 5}}`, "1:19: headers.é is a number; expected a string"},
		{"headers list", `{"headers": []}`, "1:13: headers is an array; expected an object or null"},
		{"multi no list", `{"multiValueHeaders": {"A": "x"}}`, "1:29: multiValueHeaders.A is a string; expected an array of strings"},
		{"multi number", `{"multiValueHeaders": {"A": [1]}}`, "1:30: multiValueHeaders.A holds a number; expected strings"},
		{"method", `{"httpMethod": 1}`, "1:16: httpMethod is a number; expected a string or null"},
		{"flag", `{"body": "x", "isBase64Encoded": "true"}`, "1:34: isBase64Encoded is a string; expected true or false"},
		{"base64", `{"body": "x%", "isBase64Encoded": true}`, "1:10: body is no base64 ("},
	} {
		_, err := apigw.ReadEvent([]byte(tt.event))
		if err == nil {
			t.Errorf("%s: no error", tt.name)
			continue
		}
		if got := err.Error(); len(got) < len(tt.want) || got[:len(tt.want)] != tt.want {
			t.Errorf("%s:\n got %s\nwant %s…", tt.name, got, tt.want)
		}
	}
}

func FuzzReadEvent(f *testing.F) {
	f.Add([]byte(fullEvent))
	f.Add([]byte(`{"httpMethod":"GET"}`))
	f.Add([]byte(`{"requestContext":{"a":{"b":[1,2.5,1e400,"x",null]}}}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		req, err := apigw.ReadEvent(text)
		if err == nil && (req == nil || req.Context == nil) {
			t.Fatalf("no error and no request for %q", text)
		}
		if err != nil && req != nil {
			t.Fatalf("both a request and an error for %q", text)
		}
	})
}

func BenchmarkReadEvent(b *testing.B) {
	b.ReportAllocs()
	b.SetBytes(int64(len(fullEvent)))
	for range b.N {
		if _, err := apigw.ReadEvent([]byte(fullEvent)); err != nil {
			b.Fatal(err)
		}
	}
}
