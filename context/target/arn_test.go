package target

import (
	"strings"
	"testing"
)

var longName = strings.Repeat("n", 80)

// arnCases are ARNs with the words of the fault, "" where there is none.
var arnCases = []struct{ resource, arn, fault string }{
	{"stateMachine", "arn:aws:states:us-east-1:123456789012:stateMachine:Orders", ""},
	{"stateMachine", "arn:aws:states:us-east-1:123456789012:stateMachine:Orders:3", ""},
	{"stateMachine", "arn:aws:states:us-east-1:123456789012:stateMachine:Orders:live_v1.2-b", ""},
	{"stateMachine", "arn:aws-cn:states:cn-north-1:123456789012:stateMachine:Orders", ""},
	{"stateMachine", "arn:aws-us-gov:states:us-gov-west-1:123456789012:stateMachine:Orders", ""},
	{"stateMachine", "arn:aws-iso-b:states:us-isob-east-1:123456789012:stateMachine:Orders", ""},
	{"stateMachine", "arn:aws-eusc:states:eusc-de-east-1:123456789012:stateMachine:Orders", ""},
	{"stateMachine", "arn:aws:states:us-east-1:123456789012:stateMachine:Bestellungen-Köln", ""},
	{"stateMachine", "arn:aws:states:us-east-1:123456789012:stateMachine:" + longName, ""},
	{"stateMachine", "arn:aws:states:us-east-1:123456789012:stateMachine:" + longName + "n", "the name"},
	{"stateMachine", "arn:aws:states:us-east-1:123456789012:stateMachine:a:" + strings.Repeat("v", 256), "characters"},
	{"stateMachine", "Orders", "no ARN"},
	{"stateMachine", "arn", "no ARN"},
	{"stateMachine", "arn:aws", "2 parts"},
	{"stateMachine", "arn:aws:states:::", "6 parts"},
	{"stateMachine", "arn:aws:states:us-east-1:123456789012:stateMachine:", "the name"},
	{"stateMachine", "arn:AWS:states:us-east-1:123456789012:stateMachine:Orders", "the partition"},
	{"stateMachine", "arn:aws:lambda:us-east-1:123456789012:function:Orders", "the service"},
	{"stateMachine", "arn:aws:states::123456789012:stateMachine:Orders", "the region"},
	{"stateMachine", "arn:aws:states:useast1:123456789012:stateMachine:Orders", "the region"},
	{"stateMachine", "arn:aws:states:us-east-1::stateMachine:Orders", "the account"},
	{"stateMachine", "arn:aws:states:us-east-1:12345:stateMachine:Orders", "the account"},
	{"stateMachine", "arn:aws:states:${AWS::Region}:123456789012:stateMachine:Orders", "the placeholder"},
	{"stateMachine", "$stageVariables.arn", "the placeholder"},
	{"stateMachine", "arn:aws:states:us-east-1:123456789012:execution:Orders:run", "wrong-arn-resource"},
	{"stateMachine", "arn:aws:states:us-east-1:123456789012:express:Orders:run:id", "wrong-arn-resource"},
	{"stateMachine", "arn:aws:states:us-east-1:123456789012:activity:Orders", "wrong-arn-resource"},
	{"stateMachine", "arn:aws:states:us-east-1:123456789012:statemachine:Orders", "wrong-arn-resource"},
	{"stateMachine", "arn:aws:states:us-east-1:123456789012:stateMachine:Orders/Label", "wrong-arn-resource"},
	{"stateMachine", "arn:aws:states:us-east-1:123456789012:stateMachine:Orders#Happy", "a test case"},
	{"stateMachine", "arn:aws:states:us-east-1:123456789012:stateMachine:Or ders", "the name"},
	{"stateMachine", "arn:aws:states:us-east-1:123456789012:stateMachine:Orders:a b", "the version"},
	{"stateMachine", "arn:aws:states:us-east-1:123456789012:stateMachine:Orders:1:2", "the version"},
	{"execution", "arn:aws:states:us-east-1:123456789012:execution:Orders:run-1", ""},
	{"execution", "arn:aws:states:us-east-1:123456789012:execution:Orders", "the machine"},
	{"execution", "arn:aws:states:us-east-1:123456789012:stateMachine:Orders", "wrong-arn-resource"},
	{"execution", "arn:aws:states:us-east-1:123456789012:express:Orders:run:id", "wrong-arn-resource"},
}

func TestARN(t *testing.T) {
	for _, c := range arnCases {
		got := ""
		if fault := faultOfARN(c.arn, c.resource); fault != nil {
			got = fault.message
			if fault.rule != nil {
				got = fault.rule.ID
			}
		}
		if got != c.fault && (c.fault == "" || !strings.Contains(got, c.fault)) {
			t.Errorf("%s as %s: %q, want %q", c.arn, c.resource, got, c.fault)
		}
	}
}
