package target

import (
	"slices"
	"strings"
	"sync"
)

// serviceEntries are the ways in which all other actions can answer: each success with
// the members that the service's model gives it, the errors 400 and 500. The shapes of
// Step Functions, DynamoDB, EventBridge, Kinesis and Firehose are those of the JSON
// protocols (MODEL, MODEL-ERR); those of SQS and SNS are the query protocols' as JSON, which is what
// API Gateway asks them for. The values are invented.
var serviceEntries = sync.OnceValue(func() []resultEntry { return readEntries("services") })

// anyService is the name under which services without a contract have their errors.
const anyService = "other"

// ServiceResults gives the sample errors of the AWS service that an integration's uri
// names, for services and actions without a contract: how their successes look is not
// known. It gives nil for a uri that names no AWS service, and for a Lambda function, whose
// errors no integration response sees by their status.
func ServiceResults(uri string) []Result {
	parts := integrationURI.FindStringSubmatch(strings.TrimSpace(uri))
	if parts == nil || parts[1] == "lambda" {
		return nil
	}
	service, rest := parts[1], parts[3]
	action := service + ":" + strings.Trim(rest, "/")
	if parts[2] == "path" {
		action = service
	}
	if results := resultsOf(service, "", action); len(results) > 0 {
		return results
	}
	return resultsOf(anyService, "", action)
}

// resultsOf are the samples of one action: its own, and those of the whole service.
func resultsOf(service, name, action string) []Result {
	var results []Result
	for _, e := range serviceEntries() {
		if slices.Contains(e.Of, service) || slices.Contains(e.Of, service+":"+name) {
			results = append(results, e.result("services", action))
		}
	}
	return results
}

// ResultsFor gives the built-in sample results as Results does, for a backend that gets
// its request with that Content-Type: a queue answers JSON otherwise than a form.
func (t *Target) ResultsFor(contentType string) []Result {
	if t.Service == "sqs" && isAWSJSON(contentType) {
		return resultsOf("sqs-json", t.Action, t.Service+":"+t.Action)
	}
	return t.Results()
}
