package target

func requestRules() []*Rule {
	return []*Rule{RuleAPIKeyInPayload, RuleSecretHeaderForwarded, RuleInputAltered, RulePayloadInjection}
}

// The rules about a request that only a whole call shows.
var (
	// RuleAPIKeyInPayload is R19.
	RuleAPIKeyInPayload = &Rule{
		ID:       "api-key-in-payload",
		Title:    "the client's API key is passed on to the backend",
		Severity: Info,
		Text: "$context.identity.apiKey is the key itself, a secret. In an execution's input it stands in the execution history and in " +
			"logs, for everyone who may read those.",
		Remedy:   "Pass $context.identity.apiKeyId, which names the key without being one.",
		Evidence: "API Gateway developer guide: $context variables",
		Ref:      "R19",
	}

	// RuleSecretHeaderForwarded is R20.
	RuleSecretHeaderForwarded = &Rule{
		ID:       "secret-header-forwarded",
		Title:    "a header that holds a secret is passed on to the backend",
		Severity: Info,
		Text: "A loop over all of $input.params().header passes Authorization, Cookie and x-api-key on as well. In an execution's input " +
			"they stand in the execution history and in logs.",
		Remedy:   "Pass the headers that the backend needs by name.",
		Evidence: "API Gateway developer guide: $input variables",
		Ref:      "R20",
	}

	// RuleInputAltered is R21. What the JSON reader itself changes does not count: 1.0 stays a number.
	RuleInputAltered = &Rule{
		ID:       "input-altered",
		Title:    "the client's data arrives changed",
		Severity: Warning,
		Text: "A value of the client's body is not what the backend gets: a number became a string, null an empty text, a character was " +
			"lost or doubled, or a stand-in for a quote was replaced inside the data.",
		Remedy:   "Take whole values from $input.json(…), which keeps them as they are.",
		Evidence: "the payload was rendered and compared with the sample",
		Ref:      "R21",
	}

	// RulePayloadInjection is R22.
	RulePayloadInjection = &Rule{
		ID:       "payload-injection",
		Title:    "client text changes the structure of the payload",
		Severity: Error,
		Text: "A sample whose text holds a quote, a backslash or a line break gave the payload other members than a harmless one. A " +
			"client can use that to set members of the request, such as the name of the state machine, or of the execution's input.",
		Remedy: "Put client text into a JSON string only through $util.escapeJavaScript(…).replaceAll(\"\\\\'\",\"'\"), once per level of " +
			"JSON in JSON.",
		Evidence: "the payload was rendered with a hostile and with a harmless sample",
		Ref:      "R22",
	}
)
