package gateway

import (
	"slices"
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// serviceURIs are integrations of AWS services, with and without a contract.
var serviceURIs = []string{
	"states:action/StartExecution", "states:action/DescribeExecution", "states:action/SendTaskSuccess", "states:action/GetActivityTask",
	"dynamodb:action/PutItem", "dynamodb:action/GetItem", "dynamodb:action/Query", "dynamodb:action/BatchWriteItem",
	"sqs:path/123456789012/orders", "sns:action/Publish", "events:action/PutEvents", "kinesis:action/PutRecords",
	"firehose:action/PutRecord", "ssm:action/GetParameter", "s3:path/{bucket}/{key}",
}

func serviceRoute(uri, response string, entries ...Response) *Compiled {
	source := vtl.NewSource("response.vtl", response, nil)
	for i := range entries {
		entries[i].Templates = []Template{{ContentType: jsonType, Source: source}}
	}
	c, _ := Compile(&Route{Method: "POST", Path: "/orders", Integration: Integration{
		Type: "AWS", URI: "arn:aws:apigateway:us-east-1:" + uri, Method: "POST", Responses: entries,
	}})
	return c
}

// shownRules are the rules of the problems of all rows.
func shownRules(c *Compiled) []string {
	var rules []string
	for _, row := range CheckRoute(c, InferTarget(c.Route, ""), nil) {
		for _, d := range row.Problems {
			rules = append(rules, d.Rule)
		}
		rules = append(rules, row.Known...)
	}
	return rules
}

// TestEveryServiceErrorIsTried: a default response alone answers them all with 200.
func TestEveryServiceErrorIsTried(t *testing.T) {
	masked := []string{target.RuleBackend400AsSuccess.ID, target.RuleBackend500AsSuccess.ID}
	for _, uri := range serviceURIs {
		for _, c := range []struct {
			name    string
			entries []Response
			want    []string
		}{
			{"a default alone", []Response{{StatusCode: 200}}, masked},
			{"a pattern for 400", []Response{{StatusCode: 200}, {Pattern: `4\d{2}`, StatusCode: 400}}, masked[1:]},
			{"a pattern for each", []Response{{StatusCode: 200}, {Pattern: `4\d{2}`, StatusCode: 400}, {Pattern: `5\d{2}`, StatusCode: 502}}, nil},
			{"no pattern for 500", []Response{{Pattern: "200", StatusCode: 200}, {Pattern: `4\d{2}`, StatusCode: 400}},
				[]string{target.RuleNoIntegrationResponse.ID}},
		} {
			got := shownRules(serviceRoute(uri, `{"ok": true}`, c.entries...))
			for _, rule := range append(masked, target.RuleNoIntegrationResponse.ID) {
				if slices.Contains(got, rule) != slices.Contains(c.want, rule) {
					t.Errorf("%s: %s: found %s, want of those %s", uri, c.name, strings.Join(got, ", "), c.want)
				}
			}
		}
	}
}

// TestAnswerOfAService: its success has the members that the service answers, no others.
func TestAnswerOfAService(t *testing.T) {
	entries := func() []Response {
		return []Response{{StatusCode: 200}, {Pattern: `[45]\d{2}`, StatusCode: 502}}
	}
	for _, c := range []struct {
		uri, template string
		want          bool // that the template is wrong
	}{
		{"states:action/StartExecution", `{"id": $input.json('$.executionArn')}`, false},
		{"states:action/StartExecution", `{"id": $input.path('$.executionArn')}`, true}, // no quotes
		{"sqs:path/123456789012/orders", `{"id": $input.json('$.SendMessageResponse.SendMessageResult.MessageId')}`, false},
		{"dynamodb:action/GetItem", `{"id": "$input.path('$.Item.id.S')"}`, true}, // $ is printed raw
		{"dynamodb:action/GetItem", `{"id": $input.json('$.Item.id.S')}`, false},
	} {
		compiled := serviceRoute(c.uri, c.template, entries()...)
		errors := 0
		for _, row := range CheckRoute(compiled, InferTarget(compiled.Route, ""), nil) {
			if row.Result != "" && !row.OK {
				errors++
			}
		}
		if (errors > 0) != c.want {
			t.Errorf("%s %s: %d rows with errors, want any: %v", c.uri, c.template, errors, c.want)
		}
	}
}

// TestRoutesWithoutResults: nobody chooses a response by a status there.
func TestRoutesWithoutResults(t *testing.T) {
	for _, c := range []struct {
		method, kind, action string
		want                 bool
	}{
		{"POST", "AWS", "StartSyncExecution", true},
		{"WS", "AWS", "StartSyncExecution", true}, // its output and causes break templates all the same
		{"POST", "AWS", "StartExecution", true},
		{"WS", "AWS", "StartExecution", false},
		{"POST", "AWS_PROXY", "StartExecution", false},
		{"POST", "HTTP", "GetActivityTask", false},
	} {
		r := &Route{Method: c.method, Path: "/x", Integration: Integration{Type: c.kind, URI: "arn:aws:apigateway:us-east-1:states:action/" + c.action}}
		if got := len(Results(r, InferTarget(r, ""))) > 0; got != c.want {
			t.Errorf("%+v: results %v", c, got)
		}
	}
}

// TestQueueAnswersByItsProtocol: a request in JSON is answered otherwise than a form.
func TestQueueAnswersByItsProtocol(t *testing.T) {
	c := serviceRoute("sqs:path/123456789012/orders", "{}", Response{StatusCode: 200})
	if body := Results(c.Route, InferTarget(c.Route, ""))[0].Body; !strings.Contains(body, "SendMessageResult") {
		t.Error(body)
	}
	c.Route.Integration.RequestParameters = []Mapping{{To: "integration.request.header.Content-Type", From: "'application/x-amz-json-1.0'"}}
	if body := Results(c.Route, InferTarget(c.Route, ""))[0].Body; strings.Contains(body, "SendMessageResult") {
		t.Error(body)
	}
}
