package target

func statesRules() []*Rule {
	return []*Rule{RuleMissingStateMachineARN, RuleBadStateMachineARN, RuleBadExecutionARN, RuleWrongARNResource,
		RuleInputNotString, RuleInputNotJSON, RuleInputTooLarge, RuleInputNearlyTooLarge, RuleMissingInput, RuleEmptyInput,
		RuleInputNotObject, RuleDoubleEncodedInput, RuleBadExecutionName, RuleBadTraceHeader}
}

// The rules about requests to Step Functions.
var (
	// RuleMissingStateMachineARN is R07, first half.
	RuleMissingStateMachineARN = &Rule{
		ID:       "missing-state-machine-arn",
		Title:    "the request does not name a state machine",
		Severity: Error,
		Text: "stateMachineArn is required. Without it, or with null, Step Functions answers 400 ValidationException; with an empty text " +
			"400 InvalidArn. A stage variable that the stage does not define prints as nothing and leaves it empty.",
		Remedy:   "Write \"stateMachineArn\": \"arn:aws:states:…:stateMachine:Name\" into the template, or define the stage variable.",
		Evidence: "Step Functions API model: stateMachineArn is required, 1 to 256 characters",
		Ref:      "R07",
	}

	// RuleBadStateMachineARN is R07, second half.
	RuleBadStateMachineARN = &Rule{
		ID:       "bad-state-machine-arn",
		Title:    "stateMachineArn is no ARN of a state machine",
		Severity: Error,
		Text:     "Step Functions answers 400 InvalidArn (or StateMachineDoesNotExist) for an ARN that is incomplete or names another service.",
		Remedy: "Use the whole ARN: arn:aws:states:REGION:ACCOUNT:stateMachine:NAME, with :VERSION or :ALIAS where one is meant. In a " +
			"SAM or CloudFormation template Ref of the state machine is its ARN.",
		Evidence: "recorded on AWS: 400 InvalidArn, Invalid Arn: 'Invalid ARN prefix: …'",
		Ref:      "R07",
	}

	// RuleBadExecutionARN is R23.
	RuleBadExecutionARN = &Rule{
		ID:       "bad-execution-arn",
		Title:    "executionArn is no ARN of an execution",
		Severity: Error,
		Text:     "Step Functions answers 400 InvalidArn for an ARN that is incomplete or names another service.",
		Remedy:   "Pass the executionArn that StartExecution answered: arn:aws:states:REGION:ACCOUNT:execution:MACHINE:NAME.",
		Evidence: "recorded on AWS: 400 InvalidArn",
		Ref:      "R23",
	}

	// RuleWrongARNResource is R08.
	RuleWrongARNResource = &Rule{
		ID:       "wrong-arn-resource",
		Title:    "the ARN names another kind of resource",
		Severity: Error,
		Text: "An execution is started by the ARN of its stateMachine and described by the ARN of the execution; Express executions " +
			"(:express:) cannot be described or stopped, and the label of a distributed map (/label) cannot be started.",
		Remedy:   "Use the ARN of the resource that the action works on.",
		Evidence: "recorded on AWS: 400 InvalidArn, Resource type not valid in this context: express",
		Ref:      "R08",
	}

	// RuleInputNotString is R09.
	RuleInputNotString = &Rule{
		ID:       "input-not-string",
		Title:    "input is a JSON value, not a string that holds JSON",
		Severity: Error,
		Text: "input is a string whose text is JSON: {\"input\": \"{\\\"a\\\": 1}\"}. An object in its place does not fit the service's " +
			"model and is refused with 400.",
		Remedy:   "Quote and escape it: \"input\": \"$util.escapeJavaScript($input.json('$')).replaceAll(\"\\\\'\",\"'\")\".",
		Evidence: "Step Functions API model: input is a string; the exact answer to an object is unproven",
		Ref:      "R09",
	}

	// RuleInputNotJSON is R10.
	RuleInputNotJSON = &Rule{
		ID:       "input-not-json",
		Title:    "the text of input is no JSON",
		Severity: Error,
		Text: "Step Functions parses the text of input strictly and answers 400 InvalidExecutionInput. Text that is put into the inner " +
			"JSON needs the escapes of two levels. Where the client's own body was no JSON, that answer is right and this is only info.",
		Remedy: "Build the inner JSON with $input.json(…) or escaped values, then escape the whole once more: " +
			"$util.escapeJavaScript($inner).replaceAll(\"\\\\'\",\"'\").",
		Evidence: "recorded on AWS: 400 InvalidExecutionInput, Invalid State Machine Execution Input: '…'",
		Ref:      "R10",
	}

	// RuleInputTooLarge is R11, error.
	RuleInputTooLarge = &Rule{
		ID:       "input-too-large",
		Title:    "input is larger than Step Functions takes",
		Severity: Error,
		Text: "input may have 262144 bytes of UTF-8, counted after the outer JSON is decoded. API Gateway takes bodies of up to 10 MB, " +
			"so a client can send one that passes the gateway and fails here with 400 ValidationException.",
		Remedy:   "Pass what the state machine needs, or store the body and pass its key; limit the body with a request validator.",
		Evidence: "Step Functions API model: SensitiveData has at most 262144 bytes; service quotas page",
		Ref:      "R11",
	}

	// RuleInputNearlyTooLarge is R11, warning.
	RuleInputNearlyTooLarge = &Rule{
		ID:       "input-nearly-too-large",
		Title:    "input has used up 90 % of what Step Functions takes",
		Severity: Warning,
		Text:     "input may have 262144 bytes of UTF-8. This sample leaves less than a tenth of it.",
		Remedy:   "Pass what the state machine needs, or store the body and pass its key.",
		Evidence: "Step Functions API model: SensitiveData has at most 262144 bytes; service quotas page",
		Ref:      "R11",
	}

	// RuleMissingInput is R12, info.
	RuleMissingInput = &Rule{
		ID:       "missing-input",
		Title:    "the execution starts without input",
		Severity: Info,
		Text:     "input is optional. Without it the execution gets {}.",
		Remedy:   "Nothing to do where the state machine needs no input; otherwise add \"input\": \"…\".",
		Evidence: "Step Functions API model: input is not required",
		Ref:      "R12",
	}

	// RuleEmptyInput is R12, error.
	RuleEmptyInput = &Rule{
		ID:       "empty-input",
		Title:    "input is an empty text",
		Severity: Error,
		Text:     "An absent input means {}, but an empty one is refused with 400 InvalidExecutionInput.",
		Remedy:   "Print {} where there is nothing to pass, as $input.json('$') does for an empty body, or leave the member out.",
		Evidence: "recorded on AWS: 400 InvalidExecutionInput, 'Invalid execution input.'",
		Ref:      "R12",
	}

	// RuleInputNotObject is R13, info.
	RuleInputNotObject = &Rule{
		ID:       "input-not-object",
		Title:    "the execution's input is JSON, but no object",
		Severity: Info,
		Text:     "Any JSON value is legal as input. A state machine that reads $.member needs an object.",
		Remedy:   "Wrap the value in a member, such as {\"data\": …}, where the state machine reads members.",
		Evidence: "recorded on AWS: numbers, strings and null start an execution",
		Ref:      "R13",
	}

	// RuleDoubleEncodedInput is R13, warning.
	RuleDoubleEncodedInput = &Rule{
		ID:       "double-encoded-input",
		Title:    "the execution gets a string that holds JSON, not the JSON",
		Severity: Warning,
		Text: "The text of input is a JSON string whose own text is an object or array: it was encoded once too often. The execution " +
			"starts, and $.member finds nothing in it.",
		Remedy:   "Escape once: leave out the inner quotes, or take $input.json('$') instead of a value that is already a string.",
		Evidence: "recorded on AWS: a JSON string is a legal input",
		Ref:      "R13",
	}

	// RuleBadExecutionName is R14.
	RuleBadExecutionName = &Rule{
		ID:       "bad-execution-name",
		Title:    "the execution's name does not have 1 to 80 characters that are allowed",
		Severity: Error,
		Text: "name has 1 to 80 characters and none of: white space, < > { } [ ] ? * \" # % \\ ^ | ~ ` $ & , ; : / and control " +
			"characters. Step Functions answers 400 InvalidName, or ValidationException for its length.",
		Remedy:   "Leave name out (Step Functions then invents one), or use $context.requestId, which fits.",
		Evidence: "Step Functions API model and API_StartExecution; that the synchronous action judges the same way is unproven",
		Ref:      "R14",
	}

	// RuleBadTraceHeader is R15.
	RuleBadTraceHeader = &Rule{
		ID:       "bad-trace-header",
		Title:    "traceHeader is too long or not ASCII",
		Severity: Error,
		Text:     "traceHeader has at most 256 ASCII characters.",
		Remedy:   "Leave it out: API Gateway sends its own X-Amzn-Trace-Id, which wins over the member.",
		Evidence: "Step Functions API model: TraceHeader, pattern \\p{ASCII}*",
		Ref:      "R15",
	}
)
