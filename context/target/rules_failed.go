package target

func failedRules() []*Rule {
	return []*Rule{RuleFailedAsSuccess, RuleUnescapedCause, RuleCauseExposed, RuleReferenceInResponse, RuleNullAsText,
		RuleTimedOutAsSuccess, RuleEmptyErrorResponse, RuleTimedOutForgotten}
}

// The rules about what a client gets for an execution that failed or timed out.
var (
	// RuleFailedAsSuccess is F01.
	RuleFailedAsSuccess = &Rule{
		ID:       "failed-execution-as-success",
		Title:    "a failed execution is answered as a success",
		Severity: Error,
		Text: "StartSyncExecution answers HTTP 200 for an execution that FAILED as well. API Gateway chooses the integration response by " +
			"that 200; only the response template can tell the client.",
		Remedy:   "#if($input.path('$.status') != \"SUCCEEDED\") #set($context.responseOverride.status = 500) … #end",
		Evidence: "Step Functions API_StartSyncExecution",
		Ref:      "F01",
	}

	// RuleUnescapedCause is F02 where the cause or error breaks the body.
	RuleUnescapedCause = &Rule{
		ID:       "unescaped-cause",
		Title:    "the cause of a failure breaks the response body",
		Severity: Error,
		Text: "cause is free text: quotes, line breaks, and for a Lambda task JSON. Printed raw between quotes, it makes the body " +
			"unreadable in exactly the case in which the client needs it.",
		Remedy: "Print it as $input.json('$.cause') without quotes of your own, or through " +
			"$util.escapeJavaScript($input.path('$.cause')).replaceAll(\"\\\\'\",\"'\").",
		Evidence: "published answers: the cause of a failed Lambda task is JSON text",
		Ref:      "F02",
	}

	// RuleCauseExposed is F03.
	RuleCauseExposed = &Rule{
		ID:       "cause-exposed",
		Title:    "the client gets the raw cause of a failure",
		Severity: Info,
		Text:     "The cause of a failed task may hold a stack trace, file names and data.",
		Remedy:   "Answer a text of your own with $context.requestId, and look the cause up in the logs.",
		Evidence: "published answers: the cause of a failed Lambda task holds its trace",
		Ref:      "F03",
	}

	// RuleReferenceInResponse is F04. It judges only what template text wrote.
	RuleReferenceInResponse = &Rule{
		ID:       "unrendered-reference-in-response",
		Title:    "the response template printed a reference as text",
		Severity: Warning,
		Text:     "API Gateway prints nothing for a reference that it cannot resolve, so a $name in the body was no reference to it.",
		Remedy:   "Write the reference as VTL reads it, or build the text from #set($d = '$') where it is meant.",
		Evidence: "recorded on AWS: unresolved references print nothing",
		Ref:      "F04",
	}

	// RuleNullAsText is F04. It judges only what template text wrote.
	RuleNullAsText = &Rule{
		ID:       "null-as-text",
		Title:    "the client gets the word null as a text",
		Severity: Warning,
		Text:     "A member that is absent in this state was printed as \"null\" between quotes.",
		Remedy:   "Print null without quotes, or leave the member out with #if.",
		Evidence: "Step Functions API_StartSyncExecution: error and cause are optional",
		Ref:      "F04",
	}

	// RuleTimedOutAsSuccess is T01.
	RuleTimedOutAsSuccess = &Rule{
		ID:       "timed-out-as-success",
		Title:    "an execution that timed out is answered as a success",
		Severity: Error,
		Text: "StartSyncExecution answers HTTP 200 for an execution that TIMED_OUT as well, without output and mostly without error and " +
			"cause. A template that asks for FAILED only takes it for a success.",
		Remedy: "Test for what is right, not for what is wrong: #if($input.path('$.status') == \"SUCCEEDED\") … #else " +
			"#set($context.responseOverride.status = 504) … #end",
		Evidence: "Step Functions API_StartSyncExecution; an execution recorded on AWS that timed out has neither error nor cause",
		Ref:      "T01",
	}

	// RuleEmptyErrorResponse is T02 and F02.
	RuleEmptyErrorResponse = &Rule{
		ID:       "empty-error-response",
		Title:    "a failure is answered with an empty body",
		Severity: Error,
		Text:     "The content type says JSON, and the body is empty: the client's reader fails and the reason is lost.",
		Remedy:   "Print an object with a text of your own; error and cause may both be absent.",
		Evidence: "Step Functions API_StartSyncExecution: error and cause are optional",
		Ref:      "T02",
	}

	// RuleTimedOutForgotten is T03, seen in the template itself.
	RuleTimedOutForgotten = &Rule{
		ID:       "timed-out-forgotten",
		Title:    "the template asks for FAILED and takes everything else for success",
		Severity: Warning,
		Text:     "The status is one of SUCCEEDED, FAILED and TIMED_OUT. An #else after a test for FAILED gets TIMED_OUT as well.",
		Remedy:   "Test for SUCCEEDED, and let #else be the failure.",
		Evidence: "Step Functions API_StartSyncExecution: status",
		Ref:      "T03",
	}
)
