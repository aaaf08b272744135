package target

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/vtlcheck/vtlcheck/context/strictjson"
)

// silent are the targets without results: nobody answers, or nobody knows how.
var silent = []string{"MOCK", "json", "Lambda.Invoke"}

// TestEveryServiceAnswers: with a success, an error of the client and one of the service.
func TestEveryServiceAnswers(t *testing.T) {
	for _, target := range All() {
		results := target.Results()
		if slices.Contains(silent, target.Name) {
			if len(results) > 0 {
				t.Errorf("%s has %d results", target.Name, len(results))
			}
			continue
		}
		if target.Service == "sqs" {
			checkResults(t, target.Name+" (JSON)", target.ResultsFor("application/x-amz-json-1.0"))
		}
		checkResults(t, target.Name, results)
	}
}

func checkResults(t *testing.T, name string, results []Result) {
	t.Helper()
	seen := map[string]bool{}
	classes := map[Class]bool{}
	for _, r := range results {
		if seen[r.Name] || r.Title == "" {
			t.Errorf("%s: %s is there twice, or has no title", name, r.Name)
		}
		seen[r.Name], classes[r.Class] = true, true
		checkServiceResult(t, name, r)
	}
	for _, class := range []Class{Succeeded, ClientError, ServiceError} {
		if !classes[class] {
			t.Errorf("%s has no result of class %s", name, class)
		}
	}
}

// checkServiceResult: the name tells the status, and an error its kind.
func checkServiceResult(t *testing.T, name string, r Result) {
	t.Helper()
	body, err := strictjson.Parse(r.Body)
	if err != nil || strings.Contains(r.Body, "{action}") {
		t.Fatalf("%s: %s: %v, %s", name, r.Name, err, r.Body)
	}
	want := map[Class]string{ClientError: "err4", ServiceError: "err5"}[r.Class]
	if r.Status >= 400 && (!strings.HasPrefix(r.Name, want) || want == "") || r.Status < 400 && want != "" {
		t.Errorf("%s: %s has status %d and class %s", name, r.Name, r.Status, r.Class)
	}
	if r.Status >= 400 && !body.Get("__type").Is(strictjson.String) && !body.Lookup("/Error/Code").Is(strictjson.String) {
		t.Errorf("%s: %s does not say what it is: %s", name, r.Name, r.Body)
	}
}

func TestServiceResults(t *testing.T) {
	for _, c := range []struct{ target, want string }{
		{"StartExecution", "succeeded err400-serialization err400-validation err400-invalid-input err400-invalid-name err400-already-exists " +
			"err400-execution-limit err400-not-exist err400-invalid-arn err400-access-denied err400-throttling err500-internal err503-unavailable"},
		{"DynamoDB.GetItem", "succeeded-none err400-serialization err400-validation err400-not-exist err400-access-denied err400-throttling " +
			"err500-internal err503-unavailable"},
		{"SQS.SendMessage", "succeeded err400-validation err400-not-exist err403-access-denied err400-throttling err500-internal err503-unavailable"},
	} {
		var got []string
		for _, r := range mustLookup(t, c.target).Results() {
			got = append(got, r.Name)
		}
		if d := cmp.Diff(c.want, strings.Join(got, " ")); d != "" {
			t.Errorf("%s: %s", c.target, d)
		}
	}
}

func TestServiceResultsByURI(t *testing.T) {
	for _, c := range []struct{ uri, first, second string }{
		{"arn:aws:apigateway:us-east-1:ssm:action/GetParameter", "err400-serialization", "ssm:GetParameter"},
		{"arn:aws:apigateway:us-east-1:dynamodb:action/BatchWriteItem", "err400-serialization", "dynamodb:BatchWriteItem"},
		{"arn:aws:apigateway:us-east-1:s3:path/{bucket}/{key}", "err403-access-denied", ""},
		{"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations", "", ""},
		{"https://example.com", "", ""},
		{"", "", ""},
	} {
		results := ServiceResults(c.uri)
		first, bodies := "", ""
		for i, r := range results {
			if i == 0 {
				first = r.Name
			}
			bodies += r.Body
		}
		if first != c.first || !strings.Contains(bodies, c.second) {
			t.Errorf("%s: first %q, want %q; %s should say %s", c.uri, first, c.first, bodies, c.second)
		}
	}
}
