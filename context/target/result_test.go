package target

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/vtlcheck/vtlcheck/context/strictjson"
)

// resultCases say what each sample has: members that must be there (with their text
// where there is one), and those that must not.
var resultCases = []struct {
	name   string
	class  Class
	status int
	has    string // "name" or "name=text", separated by |
	lacks  string
}{
	{"succeeded-object", Succeeded, 200, "status=SUCCEEDED|output|outputDetails|traceHeader", "error cause"},
	{"succeeded-array", Succeeded, 200, `output=[{"id":1},{"id":2}]`, "error cause"},
	{"succeeded-string", Succeeded, 200, `output="done"`, "error cause"},
	{"succeeded-null", Succeeded, 200, "output=null", "error cause traceHeader"},
	{"succeeded-lambda-proxy", Succeeded, 200, "output", "error cause"},
	{"succeeded-lambda-invoke", Succeeded, 200, "output", "error cause"},
	{"failed-plain", Failed, 200, "status=FAILED|error=OrderRejected|cause=The kitchen is closed|outputDetails", "output"},
	{"failed-lambda-json-cause", Failed, 200, "error=TypeError|cause", "output"},
	{"failed-multiline-cause", Failed, 200, "error|cause", "output"},
	{"failed-quote-cause", Failed, 200, "error=States.Runtime|cause", "output"},
	{"failed-no-cause", Failed, 200, "error=States.Timeout", "output cause"},
	{"failed-bare", Failed, 200, "status=FAILED", "output error cause traceHeader"},
	{"timedout-bare", TimedOut, 200, "status=TIMED_OUT", "output outputDetails error cause"},
	{"timedout-error", TimedOut, 200, "status=TIMED_OUT|error=States.Timeout", "output outputDetails cause"},
	{"err400-serialization", ClientError, 400, "__type=com.amazon.coral.service#SerializationException", "message status"},
	{"err400-validation", ClientError, 400, "__type=com.amazon.coral.validate#ValidationException|message", "status"},
	{"err400-invalid-input", ClientError, 400, "__type=com.amazonaws.swf.service.v2.model#InvalidExecutionInput|message", "status"},
	{"err400-not-exist", ClientError, 400, "__type=com.amazonaws.swf.service.v2.model#StateMachineDoesNotExist|message", "status"},
	{"err400-type", ClientError, 400, "__type=com.amazonaws.swf.service.v2.model#StateMachineTypeNotSupported|message", "status"},
	{"err400-access-denied", ClientError, 400, "__type=com.amazon.coral.service#AccessDeniedException|message", "status"},
	{"err400-throttling", ClientError, 400, "__type=com.amazon.coral.service#ThrottlingException|message=Rate exceeded", "status"},
	{"err500-internal", ServiceError, 500, "__type=com.amazon.coral.service#InternalFailure", "status error cause"},
	{"err503-unavailable", ServiceError, 503, "__type=com.amazon.coral.service#ServiceUnavailable|message", "status"},
}

func TestResults(t *testing.T) {
	results := mustLookup(t, "StartSyncExecution").Results()
	if len(results) != len(resultCases) {
		t.Fatalf("%d results, want %d", len(results), len(resultCases))
	}
	for i, c := range resultCases {
		r := results[i]
		if r.Name != c.name || r.Class != c.class || r.Status != c.status || r.Title == "" {
			t.Errorf("result %d is %s %s %d %q, want %s %s %d", i, r.Name, r.Class, r.Status, r.Title, c.name, c.class, c.status)
		}
		checkBody(t, r, c.has, c.lacks)
	}
}

func checkBody(t *testing.T, r Result, has, lacks string) {
	t.Helper()
	body, err := strictjson.Parse(r.Body)
	if err != nil || strings.ContainsAny(r.Body[:2]+r.Body[len(r.Body)-2:], " \n") {
		t.Fatalf("%s: %v, %s", r.Name, err, r.Body)
	}
	for _, want := range strings.Split(has, "|") {
		name, text, exact := strings.Cut(want, "=")
		if v := body.Get(name); !v.Is(strictjson.String) && !v.Is(strictjson.Object) || exact && v.Text != text {
			t.Errorf("%s: %s is %v, want %q", r.Name, name, v, text)
		}
	}
	for _, name := range strings.Fields(lacks) {
		if body.Get(name) != nil {
			t.Errorf("%s has %s", r.Name, name)
		}
	}
	checkOrder(t, r.Name, body)
	if r.Status == 200 {
		checkExecution(t, r, body)
	}
}

// checkOrder: members come in the order of the alphabet.
func checkOrder(t *testing.T, name string, body *strictjson.Value) {
	t.Helper()
	for i := 1; i < len(body.Members); i++ {
		if body.Members[i-1].Name >= body.Members[i].Name {
			t.Errorf("%s: %s stands before %s", name, body.Members[i-1].Name, body.Members[i].Name)
		}
	}
}

// checkExecution: what every execution has, in the service's form.
func checkExecution(t *testing.T, r Result, body *strictjson.Value) {
	t.Helper()
	for _, date := range []string{"startDate", "stopDate"} {
		if v := body.Get(date); !v.Is(strictjson.Number) || !strings.HasSuffix(v.Text, "E9") {
			t.Errorf("%s: %s is not in exponent form: %v", r.Name, date, v)
		}
	}
	if d := cmp.Diff(string(r.Class), body.Get("status").Text); d != "" {
		t.Errorf("%s: status: %s", r.Name, d)
	}
	for _, name := range []string{"input", "output"} {
		if v := body.Get(name); v != nil && !strictjson.Valid(v.Text) {
			t.Errorf("%s: %s is no JSON: %s", r.Name, name, v.Text)
		}
	}
	if !strings.Contains(body.Get("executionArn").Text, ":express:Orders:") || body.Lookup("/inputDetails/__type") == nil ||
		body.Lookup("/billingDetails/billedDurationInMilliseconds") == nil {
		t.Errorf("%s lacks a member: %s", r.Name, r.Body)
	}
	if fault := faultOfARN(body.Get("stateMachineArn").Text, "stateMachine"); fault != nil {
		t.Errorf("%s: stateMachineArn: %s", r.Name, fault.message)
	}
}

func TestResultsHurt(t *testing.T) {
	causes := map[string]string{}
	for _, r := range mustLookup(t, "StartSyncExecution").Results() {
		body, err := strictjson.Parse(r.Body)
		if err != nil {
			t.Fatal(err)
		}
		if cause := body.Get("cause"); cause != nil {
			causes[r.Name] = cause.Text
		}
	}
	if !strictjson.Valid(causes["failed-lambda-json-cause"]) {
		t.Error("the Lambda's cause is no JSON")
	}
	for name, needs := range map[string]string{"failed-multiline-cause": "\n\t'", "failed-quote-cause": `"'\`} {
		for _, c := range needs {
			if !strings.ContainsRune(causes[name], c) {
				t.Errorf("%s lacks %q: %q", name, c, causes[name])
			}
		}
	}
}

func TestResultsAreCopies(t *testing.T) {
	target := mustLookup(t, "StartSyncExecution")
	target.Results()[0].Name = "changed"
	if target.Results()[0].Name != "succeeded-object" {
		t.Error("a caller changed the results")
	}
}
