// Package shape makes up values of the right form for what only deployment knows.
package shape

import (
	"regexp"
	"strings"
)

// What stands in for the surroundings of a deployment.
const (
	Account = "123456789012"
	Region  = "us-east-1"
	ID      = "a1b2c3d4e5" // of a REST API, a resource
)

// kinds are the forms of the ARNs that integrations name: service and resource, where
// %s is the name.
var kinds = map[string]struct{ service, resource string }{
	"state-machine":         {"states", "stateMachine:%s"},
	"state-machine-version": {"states", "stateMachine:%s:1"},
	"state-machine-alias":   {"states", "stateMachine:%s:live"},
	"activity":              {"states", "activity:%s"},
	"function":              {"lambda", "function:%s"},
	"function-alias":        {"lambda", "function:%s:live"},
	"function-version":      {"lambda", "function:%s:1"},
	"queue":                 {"sqs", "%s"},
	"topic":                 {"sns", "%s"},
	"table":                 {"dynamodb", "table/%s"},
	"stream":                {"kinesis", "stream/%s"},
	"delivery-stream":       {"firehose", "deliverystream/%s"},
	"event-bus":             {"events", "event-bus/%s"},
	"user-pool":             {"cognito-idp", "userpool/us-east-1_%s"},
}

// types are CloudFormation's and Terraform's names for those kinds.
var types = map[string]string{
	"AWS::StepFunctions::StateMachine": "state-machine", "AWS::Serverless::StateMachine": "state-machine",
	"AWS::StepFunctions::StateMachineVersion": "state-machine-version",
	"AWS::StepFunctions::StateMachineAlias":   "state-machine-alias",
	"AWS::StepFunctions::Activity":            "activity",
	"AWS::Lambda::Function":                   "function", "AWS::Serverless::Function": "function",
	"AWS::Lambda::Alias": "function-alias", "AWS::Lambda::Version": "function-version",
	"AWS::SQS::Queue": "queue", "AWS::SNS::Topic": "topic",
	"AWS::DynamoDB::Table": "table", "AWS::DynamoDB::GlobalTable": "table", "AWS::Serverless::SimpleTable": "table",
	"AWS::Kinesis::Stream": "stream", "AWS::KinesisFirehose::DeliveryStream": "delivery-stream",
	"AWS::Events::EventBus": "event-bus", "AWS::Cognito::UserPool": "user-pool",

	"aws_sfn_state_machine": "state-machine", "aws_sfn_alias": "state-machine-alias", "aws_sfn_activity": "activity",
	"aws_lambda_function": "function", "aws_lambda_alias": "function-alias", "aws_sqs_queue": "queue",
	"aws_sns_topic": "topic", "aws_dynamodb_table": "table", "aws_kinesis_stream": "stream",
	"aws_kinesis_firehose_delivery_stream": "delivery-stream", "aws_cloudwatch_event_bus": "event-bus",
	"aws_cognito_user_pool": "user-pool",
}

// ARN gives the ARN of a resource of a CloudFormation or Terraform type.
func ARN(typ, name string) string {
	switch typ {
	case "AWS::IAM::Role", "aws_iam_role":
		return "arn:aws:iam::" + Account + ":role/" + name
	case "AWS::S3::Bucket", "aws_s3_bucket":
		return "arn:aws:s3:::" + name
	}
	k, ok := kinds[types[typ]]
	if !ok {
		k.service, k.resource = serviceOf(typ), "%s"
	}
	return "arn:aws:" + k.service + ":" + Region + ":" + Account + ":" + strings.Replace(k.resource, "%s", name, 1)
}

func serviceOf(typ string) string {
	if parts := strings.Split(typ, "::"); len(parts) > 2 {
		return strings.ToLower(parts[1])
	}
	if parts := strings.Split(typ, "_"); len(parts) > 1 {
		return parts[1]
	}
	return "service"
}

// InvokeURI is the integration uri of a Lambda function.
func InvokeURI(functionARN string) string {
	return "arn:aws:apigateway:" + Region + ":lambda:path/2015-03-31/functions/" + functionARN + "/invocations"
}

var (
	stateMachineWords = regexp.MustCompile(`(?i)state.?machine|step.?func|workflow|sfn`)
	notInNames        = regexp.MustCompile(`[^0-9A-Za-z_-]+`)
)

// Machine makes an ARN of a state machine out of the name of anything.
func Machine(name string) string {
	if i := strings.LastIndexByte(name, ':'); i >= 0 {
		name = name[i+1:]
	}
	name = strings.Trim(notInNames.ReplaceAllString(name, "-"), "-")
	if name == "" {
		name = "machine"
	}
	return ARN("aws_sfn_state_machine", name[:min(len(name), 64)])
}

// Of makes up a value for something of which only the name is known: what a name like
// OrdersStateMachineArn promises, else the name itself.
func Of(name string) string {
	name = strings.Trim(notInNames.ReplaceAllString(name, "-"), "-")
	if name == "" {
		return "value"
	}
	name = name[:min(len(name), 64)]
	lower := strings.ToLower(name)
	switch {
	case strings.Contains(lower, "role") && strings.Contains(lower, "arn"):
		return ARN("aws_iam_role", name)
	case stateMachineWords.MatchString(name):
		return ARN("aws_sfn_state_machine", name)
	case strings.Contains(lower, "arn"):
		return ARN("", name)
	case strings.Contains(lower, "region"):
		return Region
	case strings.Contains(lower, "account"):
		return Account
	}
	return name
}
