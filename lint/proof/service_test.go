package proof

import (
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// TestServiceAnswers: of every service O5 asks for its errors.
func TestServiceAnswers(t *testing.T) {
	plain := `{"id": "x"}`
	for _, c := range []struct{ uri, template, patterns, want string }{
		{"states:action/StartExecution", plain, "", "O5 refuted 400 500"},
		{"states:action/StartExecution", plain, "400", "O5 refuted 500, O5 proven"},
		{"states:action/StartExecution", plain, "400 500", "O5 proven, O5 proven, O5 proven"},
		{"states:action/StartExecution", `{"type": $input.json('$.__type')}`, "400 500", "O5 proven, O5 proven, O5 proven"},
		{"states:action/StartExecution", `{"why": $input.json('$.message')}`, "400 500", "O5 proven, O5 proven, O5 proven"},
		{"states:action/StartExecution", `{"why": "$input.path('$.__type')"}`, "400", "O5 refuted SUCCEEDED 500, O5 refuted 400"},
		{"dynamodb:action/PutItem", plain, "", "O5 refuted 400 500"},
		{"dynamodb:action/PutItem", plain, "400 500", "O5 proven, O5 proven, O5 proven"},
		{"sqs:path/123456789012/orders", plain, "", "O5 refuted 400 500"},
		{"sns:action/Publish", plain, "400", "O5 refuted 500, O5 proven"},
		{"ssm:action/GetParameter", plain, "", "O5 refuted 400 500"},
		{"s3:path/{bucket}/{key}", plain, "400 500", "O5 proven, O5 proven, O5 proven"},
	} {
		compiled := serviceRoute(t, c.uri, c.template, c.patterns)
		if got := answerVerdicts(Route(compiled, nil, nil)); got != c.want {
			t.Errorf("%s %s with %q: %s, want %s", c.uri, c.template, c.patterns, got, c.want)
		}
	}
}

func serviceRoute(t *testing.T, uri, template, patterns string) *gateway.Compiled {
	t.Helper()
	entries := []gateway.Response{{StatusCode: 200}}
	for _, status := range strings.Fields(patterns) {
		entries = append(entries, gateway.Response{Pattern: status[:1] + `\d{2}`, StatusCode: map[string]int{"400": 400, "500": 502}[status]})
	}
	for i := range entries {
		entries[i].Templates = []gateway.Template{{ContentType: jsonType, Source: vtl.NewSource("response.vtl", template, nil)}}
	}
	compiled, problems := gateway.Compile(&gateway.Route{Method: "POST", Path: "/orders", Integration: gateway.Integration{
		Type: "AWS", URI: "arn:aws:apigateway:us-east-1:" + uri, Method: "POST", Responses: entries,
	}})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return compiled
}

// answerVerdicts tells how O5 ended for each template, and by which classes it was refuted.
func answerVerdicts(proofs []Proof) string {
	var out []string
	for _, p := range proofs {
		if p.Obligation != Answers {
			continue
		}
		words := string(p.Obligation) + " " + string(p.Verdict)
		if p.Witness != nil {
			words += " " + string(p.Witness.Result.Class)
		}
		for _, w := range p.More {
			words += " " + string(w.Result.Class)
		}
		out = append(out, words)
	}
	return strings.Join(out, ", ")
}
