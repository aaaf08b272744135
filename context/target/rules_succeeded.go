package target

func succeededRules() []*Rule {
	return []*Rule{RuleSucceededAsError, RuleSucceededAsRedirect, RuleResponseNotJSON, RuleEmptyResponse, RuleDoubleEncodedOutput,
		RuleInternalMembersExposed, RuleJavaMapInResponse}
}

// The rules about what a client gets for an execution that succeeded, and about any
// response body.
var (
	// RuleSucceededAsError is S01.
	RuleSucceededAsError = &Rule{
		ID:       "succeeded-as-error",
		Title:    "a succeeded execution is answered as an error",
		Severity: Error,
		Text:     "The execution ended with SUCCEEDED, and the client gets a status of 400 or above.",
		Remedy:   "Override the status only for FAILED and TIMED_OUT, or by a statusCode that the output itself gives.",
		Evidence: "Step Functions API_StartSyncExecution: status SUCCEEDED",
		Ref:      "S01",
	}

	// RuleSucceededAsRedirect is S01 for 3xx.
	RuleSucceededAsRedirect = &Rule{
		ID:       "succeeded-as-redirect",
		Title:    "a succeeded execution is answered as a redirect",
		Severity: Warning,
		Text:     "The client gets a status of 300 to 399, which tells it to ask elsewhere.",
		Remedy:   "Answer 200, 201, 202 or 204 unless a redirect is meant.",
		Evidence: "RFC 9110, section 15.4",
		Ref:      "S01",
	}

	// RuleResponseNotJSON is S02, F02, T02 and A04: any result.
	RuleResponseNotJSON = &Rule{
		ID:       "response-not-json",
		Title:    "the response body is no JSON although its content type says so",
		Severity: Error,
		Text:     "API Gateway sends the rendered text as it is. A client that parses it as JSON fails, whatever the status.",
		Remedy: "Take whole values from $input.json(…), put text into JSON strings only through " +
			"$util.escapeJavaScript(…).replaceAll(\"\\\\'\",\"'\"), and give what may be missing a default with #if.",
		Evidence: "RFC 8259",
		Ref:      "S02",
	}

	// RuleEmptyResponse is S02; fine with status 204.
	RuleEmptyResponse = &Rule{
		ID:       "empty-response",
		Title:    "a succeeded execution is answered with an empty body",
		Severity: Warning,
		Text:     "The client gets a success and nothing to read, which is no JSON either.",
		Remedy:   "Print $input.path('$.output'), or answer 204.",
		Evidence: "RFC 8259; RFC 9110, section 15.3.5",
		Ref:      "S02",
	}

	// RuleDoubleEncodedOutput is S03.
	RuleDoubleEncodedOutput = &Rule{
		ID:       "double-encoded-output",
		Title:    "the client gets the output as a string that holds JSON",
		Severity: Warning,
		Text: "output is a string whose text is JSON. $input.json('$.output') prints it with its quotes and escapes, so the client has " +
			"to parse twice.",
		Remedy:   "Print $input.path('$.output') without quotes: that is the JSON text itself.",
		Evidence: "Step Functions API_StartSyncExecution: output is a string",
		Ref:      "S03",
	}

	// RuleInternalMembersExposed is S04.
	RuleInternalMembersExposed = &Rule{
		ID:       "internal-members-exposed",
		Title:    "the client gets members that are about the service, not the result",
		Severity: Info,
		Text: "executionArn, stateMachineArn, billingDetails, traceHeader and input tell a client about the account and how the API is " +
			"built.",
		Remedy:   "Print the output (or an error text of your own) instead of the whole body.",
		Evidence: "Step Functions API_StartSyncExecution: response members",
		Ref:      "S04",
	}

	// RuleJavaMapInResponse is S05.
	RuleJavaMapInResponse = &Rule{
		ID:       "java-map-in-response",
		Title:    "the client gets an object as Java text {a=1}, not as JSON",
		Severity: Error,
		Text:     "$util.parseJson gives Java maps, and a Java map prints as {a=1, b=2}. Arrays print as JSON; objects do not.",
		Remedy:   "Print $input.path('$.output'), which is the JSON text, or write the members one by one.",
		Evidence: "recorded on AWS: an object of $util.parseJson prints {k=v}",
		Ref:      "S05",
	}
)
