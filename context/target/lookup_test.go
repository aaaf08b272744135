package target

import (
	"slices"
	"strings"
	"testing"
)

func TestAll(t *testing.T) {
	want := "DeleteStateMachine DescribeExecution DynamoDB.DeleteItem DynamoDB.GetItem DynamoDB.PutItem DynamoDB.Query DynamoDB.Scan " +
		"DynamoDB.UpdateItem EventBridge.PutEvents Firehose.PutRecord Firehose.PutRecordBatch json Kinesis.PutRecord Kinesis.PutRecords " +
		"Lambda.Invoke ListExecutions MOCK SendTaskFailure SendTaskHeartbeat SendTaskSuccess SNS.Publish SQS.SendMessage " +
		"SQS.SendMessageBatch StartExecution StartSyncExecution StopExecution"
	if got := strings.Join(names(All()), " "); got != want {
		t.Errorf("All() = %s", got)
	}
}

func TestLookup(t *testing.T) {
	for _, c := range []struct{ name, want, message string }{
		{"StartSyncExecution", "StartSyncExecution", ""},
		{"DynamoDB.PutItem", "DynamoDB.PutItem", ""},
		{"PutItem", "DynamoDB.PutItem", ""},
		{"SendMessage", "SQS.SendMessage", ""},
		{"Publish", "SNS.Publish", ""},
		{"Invoke", "Lambda.Invoke", ""},
		{"MOCK", "MOCK", ""},
		{"json", "json", ""},
		{"PutRecord", "", `target "PutRecord" is ambiguous, expected Firehose.PutRecord or Kinesis.PutRecord`},
		{"startsyncexecution", "", `unknown target "startsyncexecution"; did you mean StartSyncExecution? Expected one of`},
		{"putrecord", "", `unknown target "putrecord"; did you mean Firehose.PutRecord or Kinesis.PutRecord? Expected one of`},
		{"mock", "", `unknown target "mock"; did you mean MOCK? Expected one of`},
		{"StartSyncExection", "", `unknown target "StartSyncExection"; did you mean StartSyncExecution? Expected one of`},
		{"DynamoDb.PutItm", "", `unknown target "DynamoDb.PutItm"; did you mean DynamoDB.PutItem? Expected one of`},
		{"PutEvent", "", `unknown target "PutEvent"; did you mean EventBridge.PutEvents? Expected one of`},
		{"Frobnicate", "", `unknown target "Frobnicate", expected one of`},
		{"", "", `unknown target "", expected one of`},
		{strings.Repeat("x", 100_000), "", `expected one of`},
	} {
		got, err := Lookup(c.name)
		if c.message == "" {
			if err != nil || got.Name != c.want {
				t.Errorf("Lookup(%q) = %v, %v", c.name, got, err)
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), c.message) {
			t.Errorf("Lookup(%.40q): %v, want %q", c.name, err, c.message)
		}
	}
}

func TestLookupErrorListsAll(t *testing.T) {
	_, err := Lookup("nothing")
	for _, target := range All() {
		if !strings.Contains(err.Error(), "\n  "+target.Name) {
			t.Errorf("the list lacks %s", target.Name)
		}
	}
}

func TestFromURI(t *testing.T) {
	const prefix = "arn:aws:apigateway:us-east-1:"
	for _, c := range []struct{ uri, want string }{
		{prefix + "states:action/StartSyncExecution", "StartSyncExecution"},
		{prefix + "states:action/StartExecution/", "StartExecution"},
		{prefix + "states:action/DeleteStateMachine", "DeleteStateMachine"},
		{"arn:aws-cn:apigateway:cn-north-1:states:action/StopExecution", "StopExecution"},
		{"arn:${AWS::Partition}:apigateway:${AWS::Region}:states:action/SendTaskSuccess", "SendTaskSuccess"},
		{"arn:aws:apigateway:${data.aws_region.current.name}:states:action/SendTaskFailure", "SendTaskFailure"},
		{prefix + "dynamodb:action/PutItem", "DynamoDB.PutItem"},
		{prefix + "dynamodb:action/Query", "DynamoDB.Query"},
		{prefix + "sqs:path/123456789012/orders", "SQS.SendMessage"},
		{prefix + "queue.sqs:path/123456789012/orders", "SQS.SendMessage"},
		{prefix + "sqs:action/SendMessageBatch", "SQS.SendMessageBatch"},
		{prefix + "sns:path//", "SNS.Publish"},
		{prefix + "sns:action/Publish", "SNS.Publish"},
		{prefix + "events:action/PutEvents", "EventBridge.PutEvents"},
		{prefix + "events:path//", "EventBridge.PutEvents"},
		{prefix + "kinesis:action/PutRecord", "Kinesis.PutRecord"},
		{prefix + "kinesis:action/PutRecords", "Kinesis.PutRecords"},
		{prefix + "firehose:action/PutRecord", "Firehose.PutRecord"},
		{prefix + "firehose:action/PutRecordBatch", "Firehose.PutRecordBatch"},
		{prefix + "lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:f/invocations", "Lambda.Invoke"},
		{prefix + "lambda:path/2015-03-31/functions/${f.Arn}/invocations", "Lambda.Invoke"},
		{prefix + "states:action/CreateStateMachine", ""},
		{prefix + "states:path//", ""},
		{prefix + "s3:path/bucket/key", ""},
		{prefix + "ssm:action/GetParameter", ""},
		{"https://example.com/states:action/StartSyncExecution", ""},
		{"", ""},
		{"arn:aws:states:us-east-1:123456789012:stateMachine:Orders", ""},
	} {
		got := ""
		if target := FromURI(c.uri); target != nil {
			got = target.Name
		}
		if got != c.want {
			t.Errorf("FromURI(%s) = %q, want %q", c.uri, got, c.want)
		}
	}
}

// TestEveryTargetHasAURI: what has a contract can be found by its uri.
func TestEveryTargetHasAURI(t *testing.T) {
	for _, target := range All() {
		if target.Name == "MOCK" || target.Name == "json" || target.Name == "Lambda.Invoke" {
			continue
		}
		uri := "arn:aws:apigateway:eu-west-1:" + target.Service + ":action/" + target.Action
		if got := FromURI(uri); got != target {
			t.Errorf("FromURI(%s) = %v, want %s", uri, got, target.Name)
		}
	}
}

func TestMembers(t *testing.T) {
	var strings, blobs, required []string
	for _, target := range All() {
		for _, m := range target.Members() {
			switch {
			case m.JSONString:
				strings = append(strings, target.Name+" "+m.Path)
			case m.Base64:
				blobs = append(blobs, target.Name+" "+m.Path)
			}
			if m.Required && target.Service == "states" {
				required = append(required, target.Name+" "+m.Path)
			}
		}
	}
	for _, want := range []string{"StartSyncExecution input", "StartExecution input", "SendTaskSuccess output", "EventBridge.PutEvents Entries[].Detail"} {
		if !slices.Contains(strings, want) {
			t.Errorf("%s holds no JSON", want)
		}
	}
	for _, want := range []string{"Kinesis.PutRecord Data", "Kinesis.PutRecords Records[].Data", "Firehose.PutRecord Record.Data", "Firehose.PutRecordBatch Records[].Data"} {
		if !slices.Contains(blobs, want) {
			t.Errorf("%s is not base64", want)
		}
	}
	for _, want := range []string{"StartSyncExecution stateMachineArn", "DescribeExecution executionArn", "SendTaskSuccess taskToken", "SendTaskSuccess output"} {
		if !slices.Contains(required, want) {
			t.Errorf("%s is not required", want)
		}
	}
}

func TestAccessors(t *testing.T) {
	for _, c := range []struct {
		name        string
		needsObject bool
		partial     string
		form        bool
	}{
		{"StartSyncExecution", true, "", false},
		{"EventBridge.PutEvents", true, "FailedEntryCount", false},
		{"Kinesis.PutRecords", true, "FailedRecordCount", false},
		{"Firehose.PutRecordBatch", true, "FailedPutCount", false},
		{"SQS.SendMessage", false, "", true},
		{"SQS.SendMessageBatch", false, "Failed", true},
		{"SNS.Publish", false, "", true},
		{"Lambda.Invoke", false, "", false},
		{"json", false, "", false},
		{"MOCK", true, "", false},
	} {
		target := mustLookup(t, c.name)
		if target.NeedsObject() != c.needsObject || target.PartialFailure() != c.partial || target.Form != c.form {
			t.Errorf("%s: NeedsObject %v, PartialFailure %q, Form %v", c.name, target.NeedsObject(), target.PartialFailure(), target.Form)
		}
	}
}
