package target

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	arn    = "arn:aws:states:us-east-1:123456789012:stateMachine:Orders"
	runARN = "arn:aws:states:us-east-1:123456789012:execution:Orders:run-1"
)

// start makes a StartSyncExecution payload: the ARN and further members.
func start(members string) string { return `{"stateMachineArn":"` + arn + `"` + members + `}` }

var (
	huge   = strings.Repeat("x", maxExecutionInput)
	almost = strings.Repeat("x", nearly(maxExecutionInput))
	fits   = strings.Repeat("x", nearly(maxExecutionInput)-100)
)

// ruleCases holds, for each rule that a Check can report, bad payloads with the piece
// of text that the finding points at, and a good twin that gives nothing above info.
// In payloads and pieces ' stands for " where the case says quotes.
var ruleCases = []struct {
	rule     *Rule
	target   string
	bad      string
	at       string
	good     string
	severity Severity // "": the rule's own
	payload  Payload  // everything but the text
}{
	{rule: RulePayloadNotJSON, target: "StartSyncExecution", bad: `{ { "input": "{}" } }`, at: `{ "input": "{}" } }`[:1], good: start(``)},
	{rule: RulePayloadNotJSON, target: "StartSyncExecution", bad: start(`,`), at: `,`, good: start(`,"name":"a"`)},
	{rule: RulePayloadNotJSON, target: "StartSyncExecution", bad: start(`,"input":"{"a":1}"`), at: `a`, good: start(`,"input":"{\"a\":1}"`)},
	{rule: RulePayloadNotJSON, target: "StartSyncExecution", bad: " \n", at: " \n", good: " \n" + start(``) + "\n "},
	{rule: RulePayloadNotJSON, target: "StartSyncExecution", bad: start(``) + `true`, at: `true`, good: start(``)},
	{rule: RulePayloadNotJSON, target: "Lambda.Invoke", bad: `hello`, at: `hello`, good: `"hello"`},
	{rule: RulePayloadNotJSON, target: "json", bad: `{"a":}`, at: `}`, good: `{"a":0}`},
	{rule: RulePayloadNotJSON, target: "DynamoDB.GetItem", bad: `{"TableName":$t}`, at: `$t`, good: `{"TableName":"t","Key":{"a":{"S":"x"}}}`},
	{rule: RuleEscapedApostrophe, target: "StartSyncExecution", bad: start(`,"input":"{\"s\":\"it\'s\"}"`), at: `\'`, good: start(`,"input":"{\"s\":\"it's\"}"`)},
	{rule: RuleEscapedApostrophe, target: "StartSyncExecution", bad: start(`,"input":"{\"s\":\"it\\'s\"}"`), at: `\\'`, good: start(`,"input":"{\"s\":\"it's\"}"`)},
	{rule: RuleEscapedApostrophe, target: "StartSyncExecution", bad: start(`,"input":"{\"s\":\"it\\'s\"}"`), at: `\\'`, good: start(`,"input":"{}"`), payload: Payload{ClientBodyNotJSON: true}, severity: Info},
	{rule: RuleEscapedApostrophe, target: "EventBridge.PutEvents", bad: event(`"{\"s\":\"it\\'s\"}"`), at: `\\'`, good: event(`"{\"s\":\"it's\"}"`)},
	{rule: RuleUnrenderedReference, target: "StartSyncExecution", bad: `{"stateMachineArn":"arn:aws:states:${AWS::Region}:123456789012:stateMachine:O"}`, at: `${AWS::Region}`, good: start(``), payload: written},
	{rule: RuleUnrenderedReference, target: "StartSyncExecution", bad: `{"stateMachineArn":$arn}`, at: `$arn`, good: start(``), payload: written},
	{rule: RuleUnrenderedReference, target: "StartSyncExecution", bad: start(`,"input":"{\"a\":\"$util.foo('x').y\"}"`), at: `$util.foo('x').y`, good: start(`,"input":"{\"a\":\"$5 $ $. #set ${} $$\"}"`), payload: written, severity: Warning},
	{rule: RuleUnrenderedReference, target: "DynamoDB.Scan", bad: `{"TableName":"${Table}"}`, at: `${Table}`, good: `{"TableName":"t"}`, payload: written},
	{rule: RuleUnrenderedReference, target: "SQS.SendMessage", bad: `Action=SendMessage&MessageBody=$x`, at: `$x`, good: `Action=SendMessage&MessageBody=%24x`, payload: written, severity: Warning},
	{rule: RuleJavaMapText, target: "StartSyncExecution", bad: start(`,"input":{a=1, b=2}`), at: `a=1, b=2}`, good: start(`,"input":"{\"a\":1}"`)},
	{rule: RuleJavaMapText, target: "StartSyncExecution", bad: start(`,"input":"{\"data\":{a=1}}"`), at: `a=1}`, good: start(`,"input":"{\"data\":\"{a=1}\"}"`)},
	{rule: RulePayloadNotObject, target: "StartSyncExecution", bad: ` [1]`, at: `[1]`, good: start(``)},
	{rule: RulePayloadNotObject, target: "Kinesis.PutRecord", bad: `"x"`, at: `"x"`, good: record(`"aGk="`)},
	{rule: RulePayloadTooLarge, target: "json", bad: `"` + strings.Repeat("x", maxPayload-1) + `"`, at: `"` + strings.Repeat("x", maxPayload-1) + `"`, good: `"` + strings.Repeat("x", maxPayload-2) + `"`},
	{rule: RulePayloadTooLarge, target: "EventBridge.PutEvents", bad: event(`"\"` + huge + `\""`), at: event(`"\"` + huge + `\""`), good: event(`"\"` + fits + `\""`), severity: Warning},

	{rule: RuleMissingStateMachineARN, target: "StartSyncExecution", bad: `{"input":"{}"}`, at: `{`, good: start(`,"input":"{}"`)},
	{rule: RuleMissingStateMachineARN, target: "StartSyncExecution", bad: `{"stateMachineArn":null}`, at: `null`, good: start(``)},
	{rule: RuleMissingStateMachineARN, target: "StartSyncExecution", bad: `{"stateMachineArn":""}`, at: `""`, good: start(``)},
	{rule: RuleMissingStateMachineARN, target: "DeleteStateMachine", bad: `{}`, at: `{`, good: start(``)},
	{rule: RuleBadStateMachineARN, target: "StartSyncExecution", bad: `{"stateMachineArn":"Orders"}`, at: `"Orders"`, good: start(``)},
	{rule: RuleBadStateMachineARN, target: "StartSyncExecution", bad: `{"stateMachineArn":"Orders"}`, at: `"Orders"`, good: start(``), payload: standIn, severity: Warning},
	{rule: RuleBadStateMachineARN, target: "StartSyncExecution", bad: `{"stateMachineArn":"$x"}`, at: `"$x"`, good: start(``)},
	{rule: RuleBadStateMachineARN, target: "ListExecutions", bad: `{"stateMachineArn":"x"}`, at: `"x"`, good: start(``)},
	{rule: RuleBadExecutionARN, target: "DescribeExecution", bad: `{"executionArn":"x"}`, at: `"x"`, good: `{"executionArn":"` + runARN + `"}`},
	{rule: RuleBadExecutionARN, target: "StopExecution", bad: `{"executionArn":""}`, at: `""`, good: `{"executionArn":"` + runARN + `","error":"E","cause":"c"}`},
	{rule: RuleWrongARNResource, target: "StartSyncExecution", bad: `{"stateMachineArn":"` + runARN + `"}`, at: `"` + runARN + `"`, good: start(``)},
	{rule: RuleWrongARNResource, target: "StopExecution", bad: `{"executionArn":"` + arn + `"}`, at: `"` + arn + `"`, good: `{"executionArn":"` + runARN + `"}`},
	{rule: RuleWrongARNResource, target: "StartExecution", bad: `{"stateMachineArn":"` + arn + `/map"}`, at: `"` + arn + `/map"`, good: start(``)},
	{rule: RuleInputNotString, target: "StartSyncExecution", bad: start(`,"input":{"a":1}`), at: `{"a":1}`, good: start(`,"input":"{\"a\":1}"`)},
	{rule: RuleInputNotString, target: "StartExecution", bad: start(`,"input":1`), at: `1}`[:1], good: start(`,"input":null`)},
	{rule: RuleInputNotJSON, target: "StartSyncExecution", bad: start(`,"input":"{\"a\": hello}"`), at: `hello`, good: start(`,"input":"{\"a\": 1}"`)},
	{rule: RuleInputNotJSON, target: "StartSyncExecution", bad: start(`,"input":" "`), at: ` `, good: start(`,"input":"{}"`)},
	{rule: RuleInputNotJSON, target: "StartSyncExecution", bad: start(`,"input":"hello"`), at: `hello`, good: start(`,"input":"\"hello\""`), payload: Payload{ClientBodyNotJSON: true}, severity: Info},
	{rule: RuleInputTooLarge, target: "StartSyncExecution", bad: start(`,"input":"\"` + huge + `\""`), at: `"\"` + huge + `\""`, good: start(`,"input":"\"` + fits + `\""`)},
	{rule: RuleInputNearlyTooLarge, target: "StartSyncExecution", bad: start(`,"input":"\"` + almost + `\""`), at: `"\"` + almost + `\""`, good: start(`,"input":"\"` + fits + `\""`)},
	{rule: RuleMissingInput, target: "StartSyncExecution", bad: start(``), at: `{`, good: start(`,"input":"{}"`)},
	{rule: RuleMissingInput, target: "StartExecution", bad: start(`,"input":null`), at: `{`, good: start(`,"input":"{}"`)},
	{rule: RuleEmptyInput, target: "StartSyncExecution", bad: start(`,"input":""`), at: `""`, good: start(`,"input":"{}"`)},
	{rule: RuleInputNotObject, target: "StartSyncExecution", bad: start(`,"input":"[1]"`), at: `"[1]"`, good: start(`,"input":"{}"`)},
	{rule: RuleInputNotObject, target: "StartSyncExecution", bad: start(`,"input":"\"text\""`), at: `"\"text\""`, good: start(`,"input":"{}"`)},
	{rule: RuleDoubleEncodedInput, target: "StartSyncExecution", bad: start(`,"input":"\"{\\\"a\\\":1}\""`), at: `"\"{\\\"a\\\":1}\""`, good: start(`,"input":"{\"a\":1}"`)},
	{rule: RuleBadExecutionName, target: "StartSyncExecution", bad: start(`,"name":"a b"`), at: ` `, good: start(`,"name":"a-b_é"`)},
	{rule: RuleBadExecutionName, target: "StartSyncExecution", bad: start(`,"name":""`), at: `""`, good: start(`,"name":null`)},
	{rule: RuleBadExecutionName, target: "StartExecution", bad: start(`,"name":"` + huge[:81] + `"`), at: `"` + huge[:81] + `"`, good: start(`,"name":"` + huge[:80] + `"`)},
	{rule: RuleBadTraceHeader, target: "StartSyncExecution", bad: start(`,"traceHeader":"é"`), at: `"é"`, good: start(`,"traceHeader":"Root=1"`)},
	{rule: RuleBadTraceHeader, target: "StartSyncExecution", bad: start(`,"traceHeader":"` + huge[:257] + `"`), at: `"` + huge[:257] + `"`, good: start(`,"traceHeader":"` + huge[:256] + `"`)},

	{rule: RuleMissingMember, target: "DescribeExecution", bad: `{}`, at: `{`, good: `{"executionArn":"` + runARN + `"}`},
	{rule: RuleMissingMember, target: "SendTaskSuccess", bad: `{"taskToken":"t"}`, at: `{`, good: `{"taskToken":"t","output":"{}"}`},
	{rule: RuleMissingMember, target: "SendTaskFailure", bad: `{"taskToken":null}`, at: `null`, good: `{"taskToken":"t"}`},
	{rule: RuleMissingMember, target: "ListExecutions", bad: `{}`, at: `{`, good: `{"mapRunArn":"x"}`},
	{rule: RuleMissingMember, target: "DynamoDB.PutItem", bad: `{"TableName":"t"}`, at: `{`, good: `{"TableName":"t","Item":{}}`},
	{rule: RuleMissingMember, target: "DynamoDB.Query", bad: `{"TableName":"t"}`, at: `{`, good: `{"TableName":"t","KeyConditionExpression":"a = :a","ExpressionAttributeValues":{":a":{"S":"x"}}}`},
	{rule: RuleMissingMember, target: "EventBridge.PutEvents", bad: `{"Entries":[{"Source":"s","DetailType":"d"}]}`, at: `{"S`[:1], good: event(`"{}"`)},
	{rule: RuleMissingMember, target: "Kinesis.PutRecord", bad: `{"Data":"","PartitionKey":"k"}`, at: `{`, good: record(`""`)},
	{rule: RuleMissingMember, target: "Firehose.PutRecord", bad: `{"DeliveryStreamName":"d","Record":{}}`, at: `{}`[:1], good: `{"DeliveryStreamName":"d","Record":{"Data":""}}`},
	{rule: RuleMissingMember, target: "SQS.SendMessage", bad: `Action=SendMessage`, at: `Action=SendMessage`, good: `Action=SendMessage&MessageBody=x`},
	{rule: RuleMissingMember, target: "SQS.SendMessage", bad: `MessageBody=x`, at: `MessageBody=x`, good: `MessageBody=x&Action=SendMessage`},
	{rule: RuleMissingMember, target: "SQS.SendMessage", bad: `{"QueueUrl":"https://q/a.fifo","MessageBody":"b"}`, at: `{`, good: `{"QueueUrl":"https://q/a.fifo","MessageBody":"b","MessageGroupId":"g"}`, payload: awsJSON},
	{rule: RuleMissingMember, target: "SQS.SendMessageBatch", bad: `Action=SendMessageBatch&SendMessageBatchRequestEntry.1.Id=a`, at: `Action=SendMessageBatch&SendMessageBatchRequestEntry.1.Id=a`, good: `Action=SendMessageBatch&SendMessageBatchRequestEntry.1.Id=a&SendMessageBatchRequestEntry.1.MessageBody=b`},
	{rule: RuleMissingMember, target: "SNS.Publish", bad: `Action=Publish&Message=m`, at: `A`, good: topic(`Message=m`)},
	{rule: RuleMissingMember, target: "SNS.Publish", bad: topic(`MessageStructure=json&Message=%7B%7D`), at: `%7B%7D`, good: topic(`MessageStructure=json&Message=%7B%22default%22%3A%22x%22%7D`)},
	{rule: RuleWrongMemberType, target: "StartSyncExecution", bad: start(`,"name":7`), at: `7}`[:1], good: start(`,"name":"7"`)},
	{rule: RuleWrongMemberType, target: "DynamoDB.Scan", bad: `{"TableName":"t","ConsistentRead":"true"}`, at: `"true"`, good: `{"TableName":"t","ConsistentRead":true}`},
	{rule: RuleWrongMemberType, target: "EventBridge.PutEvents", bad: event(`{"a":1}`), at: `{"a":1}`, good: event(`"{\"a\":1}"`)},
	{rule: RuleWrongMemberType, target: "Kinesis.PutRecords", bad: `{"StreamName":"s","Records":[null]}`, at: `null`, good: `{"StreamName":"s","Records":[{"Data":"","PartitionKey":"k"}]}`},
	{rule: RuleWrongMemberType, target: "SQS.SendMessage", bad: `Action=SendMessage&MessageBody=x&DelaySeconds=soon`, at: `soon`, good: `Action=SendMessage&MessageBody=x&DelaySeconds=5`},
	{rule: RuleValueNotAllowed, target: "StartSyncExecution", bad: start(`,"includedData":"all"`), at: `"all"`, good: start(`,"includedData":"ALL_DATA"`)},
	{rule: RuleValueNotAllowed, target: "DynamoDB.PutItem", bad: `{"TableName":"t","Item":{},"ReturnValues":"ALL"}`, at: `"ALL"`, good: `{"TableName":"t","Item":{},"ReturnValues":"ALL_OLD"}`},
	{rule: RuleValueNotAllowed, target: "SQS.SendMessage", bad: `Action=Send&MessageBody=x`, at: `Send`, good: `Action=SendMessage&MessageBody=x&Version=2012-11-05`},
	{rule: RuleUnknownMember, target: "StartSyncExecution", bad: start(`,"region":"r"`), at: `"region"`, good: start(``)},
	{rule: RuleUnknownMember, target: "StartExecution", bad: start(`,"includedData":"ALL_DATA"`), at: `"includedData"`, good: start(``)},
	{rule: RuleUnknownMember, target: "SQS.SendMessage", bad: `Action=SendMessage&MessageBody=x&MessagGroupId=g`, at: `MessagGroupId=g`, good: `Action=SendMessage&MessageBody=x&MessageGroupId=g`},
	{rule: RuleMiscasedMember, target: "StartSyncExecution", bad: `{"StateMachineArn":"` + arn + `"}`, at: `"StateMachineArn"`, good: start(``), severity: Error},
	{rule: RuleMiscasedMember, target: "StartSyncExecution", bad: start(`,"Input":"{}"`), at: `"Input"`, good: start(`,"input":"{}"`)},
	{rule: RuleDuplicateMember, target: "StartSyncExecution", bad: start(`,"name":"a","name":"b"`), at: `"name":"b"`[:6], good: start(`,"name":"a"`)},
	{rule: RuleDuplicateMember, target: "StartSyncExecution", bad: start(`,"input":"{\"a\":1,\"a\":2}"`), at: `\"a\"`, good: start(`,"input":"{\"a\":1}"`)},
	{rule: RuleBadLength, target: "SendTaskHeartbeat", bad: `{"taskToken":""}`, at: `""`, good: `{"taskToken":"t"}`},
	{rule: RuleBadLength, target: "StopExecution", bad: `{"executionArn":"` + runARN + `","error":"` + huge[:257] + `"}`, at: `"` + huge[:257] + `"`, good: `{"executionArn":"` + runARN + `","error":"` + huge[:256] + `"}`},
	{rule: RuleBadLength, target: "SendTaskSuccess", bad: `{"taskToken":"t","output":"\"` + huge + `\""}`, at: `"\"` + huge + `\""`, good: `{"taskToken":"t","output":"\"x\""}`},
	{rule: RuleBadLength, target: "SQS.SendMessage", bad: `Action=SendMessage&MessageBody=` + huge, at: huge, good: `Action=SendMessage&MessageBody=` + fits, severity: Warning},
	{rule: RuleBadLength, target: "Firehose.PutRecord", bad: `{"DeliveryStreamName":"d","Record":{"Data":"` + strings.Repeat("AAAA", 341334) + `"}}`, at: `"` + strings.Repeat("AAAA", 341334) + `"`, good: `{"DeliveryStreamName":"d","Record":{"Data":"` + strings.Repeat("AAAA", 341333) + `"}}`},
	{rule: RuleBadLength, target: "SNS.Publish", bad: topic(`Message=m&Subject=` + huge[:101]), at: huge[:101], good: topic(`Message=m&Subject=` + huge[:100])},
	{rule: RuleBadLength, target: "DynamoDB.Query", bad: `{"TableName":"t","KeyConditions":{},"IndexName":"ab"}`, at: `"ab"`, good: `{"TableName":"t","KeyConditions":{},"IndexName":"abc"}`},
	{rule: RuleBadValue, target: "Kinesis.PutRecord", bad: `{"StreamName":"a b","Data":"","PartitionKey":"k"}`, at: `"a b"`, good: record(`""`)},
	{rule: RuleBadValue, target: "Kinesis.PutRecord", bad: `{"StreamName":"a b","Data":"","PartitionKey":"k"}`, at: `"a b"`, good: record(`""`), payload: standIn, severity: Warning},
	{rule: RuleBadValue, target: "EventBridge.PutEvents", bad: `{"Entries":[{"Source":"aws.s3","DetailType":"d","Detail":"{}"}]}`, at: `"aws.s3"`, good: event(`"{}"`)},
	{rule: RuleBadValue, target: "SNS.Publish", bad: `Action=Publish&Message=m&TopicArn=topic`, at: `topic`, good: topic(`Message=m`)},
	{rule: RuleOutOfRange, target: "ListExecutions", bad: `{"mapRunArn":"x","maxResults":1001}`, at: `1001`, good: `{"mapRunArn":"x","maxResults":0}`},
	{rule: RuleOutOfRange, target: "DynamoDB.Scan", bad: `{"TableName":"t","Limit":0}`, at: `0`, good: `{"TableName":"t","Limit":1}`},
	{rule: RuleOutOfRange, target: "DynamoDB.Scan", bad: `{"TableName":"t","Limit":1.5}`, at: `1.5`, good: `{"TableName":"t","Limit":10}`},
	{rule: RuleOutOfRange, target: "SQS.SendMessage", bad: `Action=SendMessage&MessageBody=x&DelaySeconds=901`, at: `901`, good: `Action=SendMessage&MessageBody=x&DelaySeconds=900`},
	{rule: RuleBadItemCount, target: "EventBridge.PutEvents", bad: `{"Entries":[]}`, at: `[]`, good: event(`"{}"`)},
	{rule: RuleBadItemCount, target: "Kinesis.PutRecords", bad: `{"StreamName":"s","Records":[` + repeat(`{"Data":"","PartitionKey":"k"}`, 501) + `]}`, at: `[` + repeat(`{"Data":"","PartitionKey":"k"}`, 501) + `]`, good: `{"StreamName":"s","Records":[` + repeat(`{"Data":"","PartitionKey":"k"}`, 500) + `]}`},
	{rule: RuleBadItemCount, target: "SQS.SendMessageBatch", bad: batch(11), at: batch(11), good: batch(10)},
	{rule: RuleMemberNotJSON, target: "EventBridge.PutEvents", bad: event(`"hello"`), at: `hello`, good: event(`"\"hello\""`)},
	{rule: RuleMemberNotJSON, target: "EventBridge.PutEvents", bad: event(`"hello"`), at: `hello`, good: event(`"{}"`), payload: Payload{ClientBodyNotJSON: true}, severity: Info},
	{rule: RuleMemberNotJSON, target: "SendTaskSuccess", bad: `{"taskToken":"t","output":""}`, at: ``, good: `{"taskToken":"t","output":"null"}`},
	{rule: RuleMemberNotJSON, target: "SNS.Publish", bad: topic(`MessageStructure=json&Message=hello`), at: `hello`, good: topic(`Message=hello`)},
	{rule: RuleMemberNotBase64, target: "Kinesis.PutRecord", bad: record(`"{\"a\":1}"`), at: `"{\"a\":1}"`, good: record(`"eyJhIjoxfQ=="`)},
	{rule: RuleMemberNotBase64, target: "Firehose.PutRecordBatch", bad: `{"DeliveryStreamName":"d","Records":[{"Data":"a"}]}`, at: `"a"`, good: `{"DeliveryStreamName":"d","Records":[{"Data":"YQ=="}]}`},
	{rule: RuleMemberNotBase64, target: "DynamoDB.PutItem", bad: `{"TableName":"t","Item":{"b":{"B":"*"}}}`, at: `"*"`, good: `{"TableName":"t","Item":{"b":{"B":"YQ=="}}}`},

	{rule: RuleBadAttributeValue, target: "DynamoDB.PutItem", bad: item(`"x"`), at: `"x"`, good: item(`{"S":""}`)},
	{rule: RuleBadAttributeValue, target: "DynamoDB.PutItem", bad: item(`null`), at: `null`, good: item(`{"NULL":true}`)},
	{rule: RuleBadAttributeValue, target: "DynamoDB.PutItem", bad: item(`{"N":12}`), at: `12`, good: item(`{"N":"12"}`)},
	{rule: RuleBadAttributeValue, target: "DynamoDB.PutItem", bad: item(`{"N":""}`), at: `""`, good: item(`{"N":"-1.5e3"}`)},
	{rule: RuleBadAttributeValue, target: "DynamoDB.PutItem", bad: item(`{"S":"a","N":"1"}`), at: `{"S":"a","N":"1"}`, good: item(`{"S":"a"}`)},
	{rule: RuleBadAttributeValue, target: "DynamoDB.PutItem", bad: item(`{}`), at: `{}`, good: item(`{"M":{}}`)},
	{rule: RuleBadAttributeValue, target: "DynamoDB.PutItem", bad: item(`{"s":"a"}`), at: `"s"`, good: item(`{"S":"a"}`)},
	{rule: RuleBadAttributeValue, target: "DynamoDB.PutItem", bad: item(`{"BOOL":"true"}`), at: `"true"`, good: item(`{"BOOL":true}`)},
	{rule: RuleBadAttributeValue, target: "DynamoDB.PutItem", bad: item(`{"L":[{"S":"a"},"b"]}`), at: `"b"`, good: item(`{"L":[{"S":"a"},{"S":"b"}]}`)},
	{rule: RuleBadAttributeValue, target: "DynamoDB.PutItem", bad: item(`{"M":{"x":{"N":"a"}}}`), at: `"a"`, good: item(`{"M":{"x":{"N":".5"}}}`)},
	{rule: RuleBadAttributeValue, target: "DynamoDB.PutItem", bad: item(`{"NS":["1","x"]}`), at: `"x"`, good: item(`{"NS":["1","2"]}`)},
	{rule: RuleBadAttributeValue, target: "DynamoDB.PutItem", bad: item(`{"SS":[1]}`), at: `1`, good: item(`{"SS":["1"]}`)},
	{rule: RuleBadAttributeValue, target: "DynamoDB.GetItem", bad: `{"TableName":"t","Key":{"k":{"BOOL":true}}}`, at: `"BOOL"`, good: `{"TableName":"t","Key":{"k":{"N":"1"}}}`},
	{rule: RuleUndeclaredPlaceholder, target: "DynamoDB.UpdateItem", bad: update(`set #m = :m`, `":m":{"S":"x"}`, ``), at: `#m`, good: update(`set #m = :m`, `":m":{"S":"x"}`, `"#m":"mode"`)},
	{rule: RuleUndeclaredPlaceholder, target: "DynamoDB.UpdateItem", bad: update(`set m = :\u006d`, ``, ``), at: `:\u006d`, good: update(`set m = :m`, `":m":{"S":"x"}`, ``)},
	{rule: RuleUnusedPlaceholder, target: "DynamoDB.UpdateItem", bad: update(`set m = :m`, `":m":{"S":"x"},":n":{"S":"y"}`, ``), at: `":n"`, good: update(`set m = :m`, `":m":{"S":"x"}`, ``)},
	{rule: RuleDuplicateEntryID, target: "SQS.SendMessageBatch", bad: `{"QueueUrl":"q","Entries":[{"Id":"a","MessageBody":"1"},{"Id":"a","MessageBody":"2"}]}`, at: `"a","MessageBody":"2"`[:3], good: `{"QueueUrl":"q","Entries":[{"Id":"a","MessageBody":"1"},{"Id":"b","MessageBody":"2"}]}`, payload: awsJSON},
	{rule: RuleDuplicateEntryID, target: "SQS.SendMessageBatch", bad: batch(2) + `&SendMessageBatchRequestEntry.3.Id=2&SendMessageBatchRequestEntry.3.MessageBody=b`, at: `2`, good: batch(3)},
	{rule: RuleMockStatus, target: "MOCK", bad: `{"statusCode":"200"}`, at: `"200"`, good: `{"statusCode":200}`},
	{rule: RuleMockStatus, target: "MOCK", bad: `{"status":200}`, at: `{`, good: `{statusCode: 200,}`},
	{rule: RuleMockStatus, target: "MOCK", bad: `{"statusCode":200.5}`, at: `200.5`, good: `{"statusCode":404,"x":1}`},
	{rule: RuleMockStatus, target: "MOCK", bad: `[]`, at: `[]`, good: ``},

	{rule: RulePayloadNotForm, target: "SQS.SendMessage", bad: `{"MessageBody":"x"}`, at: `{"MessageBody":"x"}`, good: `Action=SendMessage&MessageBody=x`},
	{rule: RulePayloadNotForm, target: "SNS.Publish", bad: ``, at: ``, good: topic(`Message=m`)},
	{rule: RuleFormValueNotEncoded, target: "SQS.SendMessage", bad: `Action=SendMessage&MessageBody={"a":"x&y"}`, at: `&y"}`, good: `Action=SendMessage&MessageBody=%7B%22a%22%3A%22x%26y%22%7D`},
	{rule: RuleFormValueNotEncoded, target: "SQS.SendMessage", bad: `Action=SendMessage&MessageBody={"a":"x+y"}`, at: `+`, good: `Action=SendMessage&MessageBody=a+b%2Bc`},
	{rule: RuleFormValueNotEncoded, target: "SQS.SendMessage", bad: `Action=SendMessage&MessageBody=a=b`, at: `=`, good: `Action=SendMessage&MessageBody=a%3Db`},
	{rule: RuleFormValueNotEncoded, target: "SQS.SendMessage", bad: "Action=SendMessage&MessageBody=a\nb", at: "\n", good: `Action=SendMessage&MessageBody=a%0Ab`},
	{rule: RuleFormValueNotEncoded, target: "SQS.SendMessage", bad: `Action=SendMessage&MessageBody=100%`, at: `%`, good: `Action=SendMessage&MessageBody=100%25`},
	{rule: RuleFormValueNotEncoded, target: "SQS.SendMessage", bad: `Action=SendMessage&MessageBody=x&y`, at: `&y`, good: `Action=SendMessage&MessageBody=x`},
	{rule: RuleFormValueNotEncoded, target: "SQS.SendMessage", bad: `Action=SendMessage&MessageBody={"a":1}`, at: `{`, good: `Action=SendMessage&MessageBody=%7B%22a%22%3A1%7D`, severity: Warning},
	{rule: RuleFormValueNotEncoded, target: "SNS.Publish", bad: topic(`Message=é`), at: `é`, good: topic(`Message=%C3%A9`), severity: Warning},
	{rule: RuleFormLineBreak, target: "SQS.SendMessage", bad: "Action=SendMessage&\n  MessageBody=x", at: ` `, good: `Action=SendMessage&MessageBody=x`},
	{rule: RuleFormLineBreak, target: "SQS.SendMessage", bad: "Action=SendMessage\n&MessageBody=x", at: "\n", good: `Action=SendMessage&MessageBody=x`},
	{rule: RuleFormLineBreak, target: "SQS.SendMessage", bad: "Action=SendMessage&MessageBody=x\n", at: "\n", good: `Action=SendMessage&MessageBody=x`, severity: Warning},
}

var (
	written = Payload{FromTemplate: func(int) bool { return true }}
	standIn = Payload{StandIn: func(int) bool { return true }}
	awsJSON = Payload{ContentType: "application/x-amz-json-1.0"}
)

func event(detail string) string {
	return `{"Entries":[{"Source":"orders","DetailType":"placed","Detail":` + detail + `}]}`
}
func record(data string) string {
	return `{"StreamName":"s","PartitionKey":"k","Data":` + data + `}`
}
func item(value string) string { return `{"TableName":"t","Item":{"a":` + value + `}}` }
func topic(params string) string {
	return `Action=Publish&TopicArn=arn:aws:sns:us-east-1:123456789012:orders&` + params
}
func update(expression, values, names string) string {
	return fmt.Sprintf(`{"TableName":"t","Key":{"k":{"S":"x"}},"UpdateExpression":"%s","ExpressionAttributeValues":{%s},"ExpressionAttributeNames":{%s}}`, expression, values, names)
}
func repeat(s string, n int) string { return strings.TrimSuffix(strings.Repeat(s+",", n), ",") }
func batch(n int) string {
	b := "Action=SendMessageBatch"
	for i := 1; i <= n; i++ {
		b += fmt.Sprintf("&SendMessageBatchRequestEntry.%d.Id=%d&SendMessageBatchRequestEntry.%d.MessageBody=m", i, i, i)
	}
	return b
}

func TestRules(t *testing.T) {
	for _, c := range ruleCases {
		target := mustLookup(t, c.target)
		checkBad(t, target, c.rule, c.bad, c.at, c.severity, c.payload)
		good := c.payload
		good.Text = c.good
		for _, f := range target.Check(good) {
			if f.Severity != Info {
				t.Errorf("%s on the good twin of %s: %s %s: %s\n%s", target.Name, c.rule.ID, f.Severity, f.Rule.ID, f.Message, cut(c.good))
			}
		}
	}
}

func checkBad(t *testing.T, target *Target, rule *Rule, text, at string, severity Severity, p Payload) {
	t.Helper()
	if severity == "" {
		severity = rule.Severity
	}
	p.Text = text
	var got []string
	for _, f := range target.Check(p) {
		piece := text[f.Start:f.End]
		if f.Rule == rule && f.Severity == severity && (piece == at || len(at) == 1 && strings.HasPrefix(piece, at)) {
			return
		}
		got = append(got, fmt.Sprintf("%s %s at %q: %s", f.Severity, f.Rule.ID, cut(piece), f.Message))
	}
	t.Errorf("%s on %s\nwant %s %s at %q\ngot  %s", target.Name, cut(text), severity, rule.ID, cut(at), strings.Join(got, "\n     "))
}

func cut(s string) string {
	if len(s) > 200 {
		return s[:200] + "…"
	}
	return s
}

func mustLookup(t testing.TB, name string) *Target {
	t.Helper()
	target, err := Lookup(name)
	if err != nil {
		t.Fatal(err)
	}
	return target
}

func TestEveryRuleHasACase(t *testing.T) {
	seen := map[*Rule]bool{}
	for _, c := range ruleCases {
		seen[c.rule] = true
	}
	for _, r := range Rules() {
		if !seen[r] {
			t.Errorf("no case for %s", r.ID)
		}
	}
}

// messages show what a person reads, one line each.
var messages = []struct{ target, text, want string }{
	{"StartSyncExecution", start(`,"input":{"a":1}`), `input-not-string: found an object for input, expected a string that holds JSON`},
	{"StartSyncExecution", start(`,"input":"{\"s\":\"it\\'s\"}"`), `escaped-apostrophe: found \' in a string, expected ' alone: JSON does not escape the apostrophe (in the JSON text of input)`},
	{"StartSyncExecution", `{"StateMachineArn":"x","input":"{}"}`, `miscased-member: found the member "StateMachineArn", expected stateMachineArn`},
	{"StartSyncExecution", start(`,"input":"{}","includeData":"ALL_DATA"`), `unknown-member: found the member "includeData", which StartSyncExecution does not know; expected includedData, or another of the action's members`},
	{"StartSyncExecution", start(`,"input":"{}","x":1`), `unknown-member: found the member "x", which StartSyncExecution does not know; expected one of stateMachineArn, input, name, traceHeader or includedData`},
	{"StartSyncExecution", `{"stateMachineArn":"arn:aws:lambda:us-east-1:123456789012:function:f","input":"{}"}`, `bad-state-machine-arn: found the service "lambda" in stateMachineArn; expected arn:aws:states:REGION:ACCOUNT:stateMachine:NAME`},
	{"EventBridge.PutEvents", `{"Entries":[{"Source":"s","DetailType":"d"}]}`, `missing-member: found no Detail in Entries[0], expected a string that holds JSON`},
	{"EventBridge.PutEvents", event(`"{"`), `member-not-json: found the end of the text, expected a member's name in double quotes or '}' (in the JSON text of Entries[0].Detail)`},
	{"DynamoDB.PutItem", item(`{"N":12}`), `bad-attribute-value: found a number for Item.a.N, expected the number as a string: {"N": "12"}`},
	{"Kinesis.PutRecords", `{"StreamName":"s","Records":[{"Data":"*","PartitionKey":"k"}]}`, `member-not-base64: found "*" for Records[0].Data, expected base64 (A-Z a-z 0-9 + / and = at the end)`},
	{"SQS.SendMessage", `Action=SendMessage&MessageBody=a=b`, `form-value-not-encoded: found '=' as such in the value of MessageBody, expected %3D`},
	{"SQS.SendMessage", `Action=SendMessage&MessageBody=b&DelaySeconds=1000`, `out-of-range: found 1000 for DelaySeconds, expected an integer from 0 to 900`},
}

func TestMessages(t *testing.T) {
	for _, c := range messages {
		got := []string{}
		for _, f := range mustLookup(t, c.target).Check(Payload{Text: c.text}) {
			got = append(got, f.Rule.ID+": "+f.Message)
			if f.Advice() == "" {
				t.Errorf("%s: no advice", f.Rule.ID)
			}
		}
		if d := cmp.Diff([]string{c.want}, got); d != "" {
			t.Errorf("%s on %s (-want +got):\n%s", c.target, c.text, d)
		}
	}
}

func TestAdviceNamesTheMistake(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{start(`,`), "#set($sep"},
		{start(`,"input":"say "hi""`), "$util.escapeJavaScript"},
		{start(`,"name":}`), "$input.json"},
		{``, "#else"},
	} {
		fs := mustLookup(t, "StartSyncExecution").Check(Payload{Text: c.text})
		if len(fs) != 1 || !strings.Contains(fs[0].Advice(), c.want) {
			t.Errorf("%s: %v, want advice with %q", c.text, fs, c.want)
		}
	}
}

// marked takes a text in which data stands between ‹ and ›.
func marked(text string) Payload {
	var b strings.Builder
	var data []bool
	inData := false
	for _, r := range text {
		switch r {
		case '‹', '›':
			inData = r == '‹'
		default:
			b.WriteRune(r)
			for range len(string(r)) {
				data = append(data, inData)
			}
		}
	}
	return Payload{Text: b.String(), FromTemplate: func(i int) bool { return i < len(data) && !data[i] }}
}

// TestAdviceWhereDataIsRaw: what a raw value broke is not mended by brackets, and the
// member that it brought in has no name to correct.
func TestAdviceWhereDataIsRaw(t *testing.T) {
	const raw, level = "printed raw", "escape the whole once more"
	for _, c := range []struct{ name, text, rule, want string }{
		{"the inner string ends", start(`,"input":"{\"n\": \"‹","x":"›\"}"`), "input-not-json", level},
		{"the outer string does not end", start(`,"name":"‹a\›"`), "payload-not-json", raw},
		{"the template does not end", start(`,"name":"‹a›`), "payload-not-json", "Close what is open"},
		{"a member came in", start(`,"input":"{}","name":"‹a","z":"›b"`), "unknown-member", raw},
		{"a name of the template", start(`,"input":"{}","z":"‹a›"`), "unknown-member", "Correct the name"},
		{"an object of the client", `‹` + start(`,"input":"{}","z":"a"`) + `›`, "unknown-member", "Correct the name"},
	} {
		found := false
		for _, f := range mustLookup(t, "StartSyncExecution").Check(marked(c.text)) {
			if f.Rule.ID != c.rule {
				continue
			}
			found = true
			if !strings.Contains(f.Advice(), c.want) {
				t.Errorf("%s: %s, want advice with %q", c.name, f.Advice(), c.want)
			}
		}
		if !found {
			t.Errorf("%s: no %s", c.name, c.rule)
		}
	}
}

// TestReferencesOfDataAreNotJudged: what passed through is the client's own.
func TestReferencesOfDataAreNotJudged(t *testing.T) {
	text := start(`,"input":"{\"s\":\"$context.x ${y}\"}"`)
	for name, p := range map[string]Payload{
		"unknown": {Text: text},
		"data":    {Text: text, FromTemplate: func(int) bool { return false }},
	} {
		if fs := mustLookup(t, "StartSyncExecution").Check(p); len(fs) != 0 {
			t.Errorf("%s: %v", name, fs)
		}
	}
}

func TestGivenParametersAreNotMissed(t *testing.T) {
	p := Payload{Text: ``, Given: []string{"Action", "MessageBody"}}
	if fs := mustLookup(t, "SQS.SendMessage").Check(p); len(fs) != 0 {
		t.Errorf("parameters in the query string: %v", fs)
	}
	p = Payload{Text: `Action=Publish&Message=m`, Given: []string{"TopicArn"}}
	if fs := mustLookup(t, "SNS.Publish").Check(p); len(fs) != 0 {
		t.Errorf("topic in the query string: %v", fs)
	}
}

func TestWithMaxBytes(t *testing.T) {
	text := start(`,"input":"\"` + huge + `\""`)
	target := mustLookup(t, "StartSyncExecution")
	if fs := target.WithMaxBytes("input", 1<<20).Check(Payload{Text: text}); len(fs) != 1 || fs[0].Severity != Info {
		t.Errorf("with a limit of 1 MiB: %v", fs)
	}
	if fs := target.Check(Payload{Text: text}); len(fs) == 0 || fs[0].Rule != RuleInputTooLarge {
		t.Errorf("the target itself changed: %v", fs)
	}
	small := mustLookup(t, "SQS.SendMessage").WithMaxBytes("MessageBody", 2)
	for text, p := range map[string]Payload{`Action=SendMessage&MessageBody=abc`: {}, `{"QueueUrl":"q","MessageBody":"abc"}`: awsJSON} {
		p.Text = text
		if fs := small.Check(p); len(fs) != 1 || fs[0].Rule != RuleBadLength || fs[0].Severity != Error {
			t.Errorf("%s with a limit of 2: %v", text, fs)
		}
	}
	if fs := target.WithMaxBytes("", 10).Check(Payload{Text: start(``)}); len(fs) == 0 || fs[0].Rule != RulePayloadTooLarge {
		t.Errorf("whole payload with a limit of 10: %v", fs)
	}
}

func TestDotted(t *testing.T) {
	for _, c := range []struct{ pointer, want string }{
		{"", ""},
		{"/input", "input"},
		{"/Entries/0/Detail", "Entries[0].Detail"},
		{"/0", "[0]"},
		{"/a~1b/c~0d", "a/b.c~d"},
		{"/" + strings.Repeat("x", 200), "…" + strings.Repeat("x", maxPath)},
		{"/" + strings.Repeat("x", 200) + "/0/y", "…[0].y"},
	} {
		if got := dotted(c.pointer); got != c.want {
			t.Errorf("dotted(%q) = %q, want %q", c.pointer, got, c.want)
		}
	}
}

func TestFindingsAreBounded(t *testing.T) {
	text := `{"TableName":"t","Item":{` + repeat(`"a":1`, 100_000) + `}}`
	if n := len(mustLookup(t, "DynamoDB.PutItem").Check(Payload{Text: text})); n != maxFindings {
		t.Errorf("%d findings, want %d", n, maxFindings)
	}
}
