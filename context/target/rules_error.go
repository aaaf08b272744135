package target

func serviceErrorRules() []*Rule {
	return []*Rule{RuleBackend400AsSuccess, RuleBackend500AsSuccess, RuleNoIntegrationResponse, RuleServerFaultAsClientError,
		RuleThrottlingStatus, RuleAbsentErrorMember, RuleServiceMessageExposed}
}

// The rules about what a client gets when the service itself answers an error.
var (
	// RuleBackend400AsSuccess is A01.
	RuleBackend400AsSuccess = &Rule{
		ID:       "backend-400-as-success",
		Title:    "the service refused the request, and the client gets a success",
		Severity: Error,
		Text: "The backend answered 400 (or another 4xx). An integration whose only response is the default one maps every status to that one, which is " +
			"mostly 200.",
		Remedy:   "Add an integration response with selection pattern 4\\d{2} (and one with 5\\d{2}), each with a status of its own.",
		Evidence: "API Gateway developer guide: integration response, selection pattern",
		Ref:      "A01",
	}

	// RuleBackend500AsSuccess is B01.
	RuleBackend500AsSuccess = &Rule{
		ID:       "backend-500-as-success",
		Title:    "the service failed, and the client gets a success",
		Severity: Error,
		Text: "The backend answered 500 or above. An integration whose only response is the default one maps every status to that one, " +
			"which is mostly 200.",
		Remedy:   "Add an integration response with selection pattern 5\\d{2} and status 500, 502 or 503.",
		Evidence: "API Gateway developer guide: integration response, selection pattern",
		Ref:      "B01",
	}

	// RuleNoIntegrationResponse is A01 and B01 where nothing matches.
	RuleNoIntegrationResponse = &Rule{
		ID:       "no-integration-response",
		Title:    "no integration response fits the backend's status",
		Severity: Error,
		Text: "No selection pattern matches, and there is no default response: API Gateway answers 500 {\"message\": \"Internal server " +
			"error\"}, and no template runs.",
		Remedy:   "Add a default integration response (no selection pattern), or a pattern for that status.",
		Evidence: "API Gateway log: No match for output mapping and no default output mapping configured",
		Ref:      "B01",
	}

	// RuleServerFaultAsClientError is A02.
	RuleServerFaultAsClientError = &Rule{
		ID:       "server-fault-as-client-error",
		Title:    "a fault of the API is answered as the client's",
		Severity: Info,
		Text: "Access denied, a state machine that does not exist or is of the wrong type, and a payload that the template broke are not " +
			"the client's fault, although the service answers them with 400. The client gets a 4xx.",
		Remedy: "Answer 4xx for what a client can cause (InvalidExecutionInput and InvalidName, a condition that does not hold), 500 for " +
			"the others: the response template can read $.__type.",
		Evidence: "Step Functions API reference: common errors",
		Ref:      "A02",
	}

	// RuleThrottlingStatus is A03.
	RuleThrottlingStatus = &Rule{
		ID:       "throttling-status",
		Title:    "throttling is answered with a status that does not ask for a retry",
		Severity: Info,
		Text:     "ThrottlingException comes with 400. Clients retry on 429 and 503, not on 400.",
		Remedy:   "Override the status with 429 or 503 where $.__type ends in ThrottlingException.",
		Evidence: "Step Functions API reference: common errors; RFC 6585, section 4",
		Ref:      "A03",
	}

	// RuleAbsentErrorMember is A04.
	RuleAbsentErrorMember = &Rule{
		ID:       "absent-error-member",
		Title:    "the template reads a member that a service error does not have",
		Severity: Warning,
		Text:     "A service error has __type and message. error, cause and status belong to executions; they print as nothing here.",
		Remedy:   "Read $.message and $.__type, or answer a text of your own.",
		Evidence: "Step Functions API reference: common errors",
		Ref:      "A04",
	}

	// RuleServiceMessageExposed is A05.
	RuleServiceMessageExposed = &Rule{
		ID:       "service-message-exposed",
		Title:    "the client gets the service's own message with ARNs in it",
		Severity: Warning,
		Text:     "The message of an error names roles, accounts and state machines.",
		Remedy:   "Answer a text of your own with $context.requestId.",
		Evidence: "recorded on AWS: User: arn:aws:sts::… is not authorized to perform: states:StartSyncExecution on resource: …",
		Ref:      "A05",
	}
)
