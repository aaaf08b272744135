package vtltest_test

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/context/vtltest"
)

const consoleLog = `Execution log for request 4c6f7e3a-1111-2222-3333-444455556666
Mon Mar 31 04:36:11 UTC 2025 : Starting execution for request: 4c6f7e3a-1111-2222-3333-444455556666
Mon Mar 31 04:36:11 UTC 2025 : HTTP Method: POST, Resource Path: /orders
Mon Mar 31 04:36:11 UTC 2025 : Method request path: {}
Mon Mar 31 04:36:11 UTC 2025 : Method request query string: {mode=fast, tags=a, b}
Mon Mar 31 04:36:11 UTC 2025 : Method request headers: {X-Trace=t1}
Mon Mar 31 04:36:11 UTC 2025 : Method request body before transformations: {
  "id": 7
}
Mon Mar 31 04:36:11 UTC 2025 : Endpoint request URI: https://states.us-east-1.amazonaws.com/?Action=StartSyncExecution
Mon Mar 31 04:36:11 UTC 2025 : Endpoint request headers: {Authorization=****}
Mon Mar 31 04:36:11 UTC 2025 : Endpoint request body after transformations: {"id":7,"mode":"fast","trace":"t1"}
Mon Mar 31 04:36:11 UTC 2025 : Sending request to https://states.us-east-1.amazonaws.com/
Mon Mar 31 04:36:11 UTC 2025 : Received response. Status: 200, Integration latency: 60 ms
Mon Mar 31 04:36:11 UTC 2025 : Endpoint response headers: {Content-Type=application/x-amz-json-1.0}
Mon Mar 31 04:36:11 UTC 2025 : Endpoint response body before transformations: {"status":"FAILED","error":"E"}
Mon Mar 31 04:36:11 UTC 2025 : Method response body after transformations: {"error":"E"}
Mon Mar 31 04:36:11 UTC 2025 : Method response headers: {Content-Type=application/json}
Mon Mar 31 04:36:11 UTC 2025 : Successfully completed execution
Mon Mar 31 04:36:11 UTC 2025 : Method completed with status: 500
`

const (
	recordedRequest  = `{"id":$input.path('$.id'),"mode":"$input.params('mode')","trace":"$input.params('X-Trace')"}`
	recordedResponse = "#set($context.responseOverride.status = 500)\n{\"error\":\"$input.path('$.error')\"}"
)

// TestRecord: a recording becomes cases that hold the templates to what was recorded.
func TestRecord(t *testing.T) {
	cloudWatch := strings.NewReplacer("Mon Mar 31 04:36:11 UTC 2025 : ", "(4c6f7e3a-1111-2222-3333-444455556666) ").Replace(consoleLog)
	bare := strings.NewReplacer("Mon Mar 31 04:36:11 UTC 2025 : ", "", "Execution log for request 4c6f7e3a-1111-2222-3333-444455556666\n", "").Replace(consoleLog)
	invocation := `{"status": 500, "body": "{\"error\":\"E\"}", "log": ` + quoted(consoleLog) + `}`
	cut := strings.Replace(consoleLog, `{"id":7,"mode":"fast","trace":"t1"}`, `{"id":7,"mo[TRUNCATED]`, 1)
	for _, c := range []struct {
		name, text string
		cases      int
	}{
		{"console", consoleLog, 2}, {"CloudWatch", cloudWatch, 2}, {"no dates", bare, 2}, {"invocation", invocation, 2}, {"truncated", cut, 1},
		{"event", `{"httpMethod":"POST","headers":{"X-Trace":"t1"},"queryStringParameters":{"mode":"fast"},"body":"{\"id\":7}"}`, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := write(t, map[string]string{"c.vtltest.yaml": "request: a.vtl\nresponse: b.vtl\ncases:\n  - name: first # stays\n    request: {body: {id: 1}}\n",
				"a.vtl": recordedRequest, "b.vtl": recordedResponse})
			path := filepath.Join(dir, "c.vtltest.yaml")
			names, err := vtltest.Record(vtltest.RecordOptions{Text: c.text, From: "log.txt", File: path})
			if err != nil || len(names) != c.cases {
				t.Fatalf("%q %v, want %d cases", names, err, c.cases)
			}
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(string(text), "first # stays") {
				t.Errorf("the file lost what it had:\n%s", text)
			}
			if c.name == "console" {
				golden(t, "recorded.vtltest.yaml.golden", string(text))
			}
			var out strings.Builder
			s, err := vtltest.Run(context.Background(), vtltest.Options{Paths: []string{dir}, Match: "recorded"}, &out, io.Discard)
			if err != nil || !s.OK() || s.Passed != c.cases {
				t.Errorf("%v %s\n%s", err, out.String(), text)
			}
			// The same recording holds other templates to the truth.
			if err := os.WriteFile(filepath.Join(dir, "a.vtl"), []byte(`{"id":8}`), 0o644); err != nil {
				t.Fatal(err)
			}
			if s, err = vtltest.Run(context.Background(), vtltest.Options{Paths: []string{dir}, Match: "recorded"}, &out, io.Discard); err != nil || s.OK() && c.name != "truncated" {
				t.Errorf("a changed template passes: %v", err)
			}
		})
	}
}

func quoted(s string) string {
	return `"` + strings.NewReplacer("\\", `\\`, "\n", `\n`, `"`, `\"`).Replace(s) + `"`
}

// TestRecordNewFile makes a case file.
func TestRecordNewFile(t *testing.T) {
	dir := write(t, map[string]string{"a.vtl": recordedRequest})
	opts := vtltest.RecordOptions{Text: consoleLog, From: "log.txt", Name: "a call", File: filepath.Join(dir, "new.vtltest.yaml"), Template: filepath.Join(dir, "a.vtl")}
	if _, err := vtltest.Record(opts); err != nil {
		t.Fatal(err)
	}
	s, err := vtltest.Run(context.Background(), vtltest.Options{Paths: []string{dir}, Match: "request"}, io.Discard, io.Discard)
	if err != nil || !s.OK() || s.Passed != 1 {
		t.Error(err, s)
	}
}

// TestRecordRefuses: what is no recording writes nothing.
func TestRecordRefuses(t *testing.T) {
	const file = "template: a.vtl\ncases: [{name: a}]\n"
	for _, c := range []struct{ text, cases, want string }{
		{"hello", file, "log.txt is neither a proxy event (JSON) nor an execution log"},
		{"{}", file, "log.txt:1:1: found none of the members"},
		{consoleLog, "template: a.vtl\ncases: [{name: a, nane: b}]\n", `a case has no key "nane"`},
		{"Method request headers: {}", file, "there is nothing to expect"},
	} {
		dir := write(t, map[string]string{"a.vtl": "{}", "c.vtltest.yaml": c.cases})
		path := filepath.Join(dir, "c.vtltest.yaml")
		_, err := vtltest.Record(vtltest.RecordOptions{Text: c.text, From: "log.txt", File: path})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.20q: %v, want %q", c.text, err, c.want)
		}
		if text, _ := os.ReadFile(path); string(text) != c.cases {
			t.Errorf("%.20q: the file was changed", c.text)
		}
	}
}
