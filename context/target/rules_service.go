package target

func serviceRules() []*Rule {
	return []*Rule{RuleBadAttributeValue, RuleUndeclaredPlaceholder, RuleUnusedPlaceholder, RuleDuplicateEntryID, RuleMockStatus}
}

// The rules about one service's own forms.
var (
	// RuleBadAttributeValue is about DynamoDB's typed values.
	RuleBadAttributeValue = &Rule{
		ID:       "bad-attribute-value",
		Title:    "a DynamoDB value does not name its type rightly",
		Severity: Error,
		Text: "DynamoDB takes each value as an object with exactly one member that names its type: {\"S\": \"text\"}, {\"N\": \"12\"} " +
			"(a number travels as a string), {\"BOOL\": true}, {\"NULL\": true}, {\"M\": {…}}, {\"L\": […]}, and B, SS, NS, BS.",
		Remedy:   "Write {\"S\": \"…\"} with the client's text escaped, or {\"N\": \"…\"} with a number in quotes that cannot be empty.",
		Evidence: "DynamoDB API model 2012-08-10: AttributeValue",
	}

	// RuleUndeclaredPlaceholder is about :v and #n in DynamoDB expressions.
	RuleUndeclaredPlaceholder = &Rule{
		ID:       "undeclared-placeholder",
		Title:    "an expression uses a placeholder that is not declared",
		Severity: Error,
		Text: "Each :value of an expression must be a member of ExpressionAttributeValues, each #name one of " +
			"ExpressionAttributeNames.",
		Remedy:   "Declare it, or correct its name.",
		Evidence: "DynamoDB developer guide: expression attribute names and values",
	}

	// RuleUnusedPlaceholder is about declarations that no expression uses.
	RuleUnusedPlaceholder = &Rule{
		ID:       "unused-placeholder",
		Title:    "a declared placeholder is not used by any expression",
		Severity: Error,
		Text:     "DynamoDB refuses a request whose ExpressionAttributeValues or ExpressionAttributeNames declare more than its expressions use.",
		Remedy:   "Take the declaration out, or put both it and its use into the same #if.",
		Evidence: "DynamoDB developer guide: expression attribute names and values",
	}

	// RuleDuplicateEntryID is about batches.
	RuleDuplicateEntryID = &Rule{
		ID:       "duplicate-entry-id",
		Title:    "two entries of a batch have the same Id",
		Severity: Error,
		Text:     "The Ids of a batch's entries must differ: the answer names them to say which entries failed.",
		Remedy:   "Use $foreach.count as the Id, or an id that the client's entries cannot share.",
		Evidence: "SQS API reference: SendMessageBatch",
	}

	// RuleMockStatus is reported by Check where the text is strict JSON, and by whoever
	// reads the text as leniently as API Gateway does; see MockStatus.
	RuleMockStatus = &Rule{
		ID:       "mock-without-status",
		Title:    "a mock integration got no integer statusCode",
		Severity: Error,
		Text: "The request template of a MOCK integration must print an object with an integer statusCode; it chooses the integration " +
			"response. Without it, and for a quoted one, the client gets 500.",
		Remedy:   "Print {\"statusCode\": 200} on every path through the request template.",
		Evidence: "recorded on AWS; log: Unable to parse statusCode. It should be an integer that is defined in the request template.",
	}
)
