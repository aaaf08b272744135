package shape

import (
	"regexp"
	"testing"
)

// machineARN is the form that Step Functions takes.
var machineARN = regexp.MustCompile(`^arn:aws:states:[a-z0-9-]+:\d{12}:stateMachine:[0-9A-Za-z_-]{1,80}(:[0-9A-Za-z_-]+)?$`)

func TestOf(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"OrdersTable", "OrdersTable"},
		{"api role arn", "arn:aws:iam::123456789012:role/api-role-arn"},
		{"TopicArn", "arn:aws:service:us-east-1:123456789012:TopicArn"},
		{"Region", "us-east-1"},
		{"account_id", "123456789012"},
		{"", "value"},
		{"${x}", "x"},
	} {
		if got := Of(c.name); got != c.want {
			t.Errorf("Of(%q) = %q, want %q", c.name, got, c.want)
		}
	}
}

func TestMachines(t *testing.T) {
	for _, got := range []string{
		Of("OrdersStateMachine"), Of("sfn-arn"), Of("my workflow"), Of("stepFunctionArn"), Machine("anything at all"), Machine("a:b:c"), Machine("«»"),
		ARN("AWS::StepFunctions::StateMachineAlias", "x"), ARN("aws_sfn_state_machine", "x"),
	} {
		if !machineARN.MatchString(got) {
			t.Errorf("%q is no ARN of a state machine", got)
		}
	}
}

func TestARN(t *testing.T) {
	for _, c := range []struct{ typ, want string }{
		{"AWS::S3::Bucket", "arn:aws:s3:::n"},
		{"aws_iam_role", "arn:aws:iam::123456789012:role/n"},
		{"aws_dynamodb_table", "arn:aws:dynamodb:us-east-1:123456789012:table/n"},
		{"AWS::Foo::Bar", "arn:aws:foo:us-east-1:123456789012:n"},
		{"aws_foo_bar", "arn:aws:foo:us-east-1:123456789012:n"},
		{"", "arn:aws:service:us-east-1:123456789012:n"},
	} {
		if got := ARN(c.typ, "n"); got != c.want {
			t.Errorf("ARN(%q) = %q, want %q", c.typ, got, c.want)
		}
	}
}
