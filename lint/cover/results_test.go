package cover_test

import (
	"strings"
	"testing"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/lint/cover"
)

// TestDescribedFailureIsASuccess: a failed execution that is described answers the call.
func TestDescribedFailureIsASuccess(t *testing.T) {
	for _, c := range []struct{ action, want string }{
		{"DescribeExecution", "the result is SUCCEEDED"},
		{"StartSyncExecution", "the result is FAILED"},
	} {
		compiled, _ := gateway.Compile(&gateway.Route{Method: "GET", Path: "/x", Integration: gateway.Integration{
			Type: "AWS", Method: "POST", URI: "arn:aws:apigateway:us-east-1:states:action/" + c.action,
			Responses: []gateway.Response{{StatusCode: 200}},
		}})
		failed := target.Result{Status: 200, Body: `{"status":"FAILED"}`}
		ex := compiled.Invoke(apigw.DefaultRequest(), gateway.ResultBackend(failed), &gateway.Options{Trace: true})
		if got := strings.Join(cover.NewCollector().Reaches(compiled, ex), ", "); got != c.want {
			t.Errorf("%s: %q, want %q", c.action, got, c.want)
		}
	}
}
