package target

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// acceptedTargets say to which backend the recorded requests of a group went.
var acceptedTargets = []struct{ prefix, target string }{
	{"ls.sqs.with", "SQS.SendMessage"},
	{"ls.ddb.put", "DynamoDB.PutItem"},
	{"ls.ddb.query.test", "DynamoDB.Query"},
	{"ls.events.request", "EventBridge.PutEvents"},
	{"ls.kinesis.put-record", "Kinesis.PutRecord"},
}

// TestAcceptedOnAWS: what a service took when it was recorded breaks no contract.
func TestAcceptedOnAWS(t *testing.T) {
	dir := os.Getenv("VTLCHECK_CASES")
	if dir == "" {
		t.Skip("VTLCHECK_CASES does not name the folder with the recorded cases")
	}
	text, err := os.ReadFile(filepath.Join(dir, "aws-observed.json"))
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		ID, Phase string
		Expect    struct {
			Output     *string
			OutputJSON json.RawMessage
		}
	}
	if err := json.Unmarshal(text, &cases); err != nil {
		t.Fatal(err)
	}
	judged := map[string]int{}
	for _, c := range cases {
		payload := string(c.Expect.OutputJSON)
		if c.Expect.Output != nil {
			payload = *c.Expect.Output
		}
		for _, a := range acceptedTargets {
			if c.Phase != "request" || payload == "" || !strings.HasPrefix(c.ID, a.prefix) {
				continue
			}
			judged[a.prefix]++
			for _, f := range mustLookup(t, a.target).Check(Payload{Text: payload}) {
				if f.Severity == Error {
					t.Errorf("%s: %s: %s\n%s", c.ID, f.Rule.ID, f.Message, payload)
				}
			}
		}
	}
	for _, a := range acceptedTargets {
		if judged[a.prefix] == 0 {
			t.Errorf("no recorded case begins with %s", a.prefix)
		}
	}
}
