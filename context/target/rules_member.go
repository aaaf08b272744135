package target

func memberRules() []*Rule {
	return []*Rule{RuleMissingMember, RuleWrongMemberType, RuleValueNotAllowed, RuleUnknownMember, RuleMiscasedMember,
		RuleDuplicateMember, RuleBadLength, RuleBadValue, RuleOutOfRange, RuleBadItemCount, RuleMemberNotJSON, RuleMemberNotBase64}
}

// The rules about a member of any service's payload.
var (
	// RuleMissingMember is R23.
	RuleMissingMember = &Rule{
		ID:       "missing-member",
		Title:    "a member that the action requires is missing",
		Severity: Error,
		Text:     "The action cannot run without it. A member with the value null counts as missing.",
		Remedy:   "Add the member. Where its value comes from the client, give it a default or let a request validator demand it.",
		Evidence: "the service's API model",
		Ref:      "R23",
	}

	// RuleWrongMemberType is R23.
	RuleWrongMemberType = &Rule{
		ID:       "wrong-member-type",
		Title:    "a member has the wrong JSON type",
		Severity: Error,
		Text:     "The service's model gives each member one type; another is refused with 400 SerializationException.",
		Remedy:   "Quote what must be a string, and leave out the quotes of what must be a number, boolean, object or array.",
		Evidence: "the service's API model",
		Ref:      "R23",
	}

	// RuleValueNotAllowed is R16.
	RuleValueNotAllowed = &Rule{
		ID:       "value-not-allowed",
		Title:    "a member's value is not in the list of allowed ones",
		Severity: Error,
		Text:     "The member takes one of a few words, in exactly that spelling. Another is refused with 400 ValidationException.",
		Remedy:   "Write one of the allowed values.",
		Evidence: "the service's API model",
		Ref:      "R16",
	}

	// RuleUnknownMember is R17.
	RuleUnknownMember = &Rule{
		ID:       "unknown-member",
		Title:    "the action does not know a member",
		Severity: Warning,
		Text:     "The JSON protocols ignore members that they do not know: what the template passes there is lost.",
		Remedy:   "Correct the name, or leave the member out.",
		Evidence: "seen in running templates; the answer of AWS to unknown members is unproven",
		Ref:      "R17",
	}

	// RuleMiscasedMember is R17; an error where the member is required.
	RuleMiscasedMember = &Rule{
		ID:       "miscased-member",
		Title:    "a member's name has the wrong case",
		Severity: Warning,
		Text: "Names are case-sensitive: StateMachineArn is not stateMachineArn. The member counts as unknown, and a required one as " +
			"missing (then this is an error).",
		Remedy:   "Write the name as the action's documentation does.",
		Evidence: "the service's API model",
		Ref:      "R17",
	}

	// RuleDuplicateMember is R18.
	RuleDuplicateMember = &Rule{
		ID:       "duplicate-member",
		Title:    "an object has the same member twice",
		Severity: Warning,
		Text:     "JSON readers differ in which of the two they take; most take the last.",
		Remedy:   "Write the member once. Where client data is spread over the object, put it into a member of its own.",
		Evidence: "RFC 8259, section 4",
		Ref:      "R18",
	}

	// RuleBadLength is R23.
	RuleBadLength = &Rule{
		ID:       "bad-length",
		Title:    "a member's text is too short or too long",
		Severity: Error,
		Text:     "The service limits the length of the text and answers 400 ValidationException outside of it.",
		Remedy:   "Keep the value within the limits; reject what is longer with a request validator.",
		Evidence: "the service's API model",
		Ref:      "R23",
	}

	// RuleBadValue is R23.
	RuleBadValue = &Rule{
		ID:       "bad-value",
		Title:    "a member's text does not have the form that the service demands",
		Severity: Error,
		Text:     "The service's model gives a pattern for the member and answers 400 where the value does not match it.",
		Remedy:   "Correct the value.",
		Evidence: "the service's API model",
		Ref:      "R23",
	}

	// RuleOutOfRange is R23.
	RuleOutOfRange = &Rule{
		ID:       "out-of-range",
		Title:    "a number is outside of its range",
		Severity: Error,
		Text:     "The service answers 400 for a number outside of the range, and for one with a fraction where an integer is due.",
		Remedy:   "Keep the number within the range; reject others with a request validator.",
		Evidence: "the service's API model",
		Ref:      "R23",
	}

	// RuleBadItemCount is R23.
	RuleBadItemCount = &Rule{
		ID:       "bad-item-count",
		Title:    "a list has too few or too many items",
		Severity: Error,
		Text:     "The service limits the number of entries of one request and answers 400 outside of it.",
		Remedy:   "Limit the client's list with a request validator, or call the action more than once.",
		Evidence: "the service's API model",
		Ref:      "R23",
	}

	// RuleMemberNotJSON is R10 for members of other actions.
	RuleMemberNotJSON = &Rule{
		ID:       "member-not-json",
		Title:    "a string that must hold JSON holds none",
		Severity: Error,
		Text: "The member (output of SendTaskSuccess, Detail of an event, a Message with MessageStructure json) is a string whose text " +
			"is JSON. Text that is put into that inner JSON needs the escapes of two levels.",
		Remedy: "Build the inner JSON with $input.json(…) or escaped values, then escape the whole once more: " +
			"$util.escapeJavaScript($inner).replaceAll(\"\\\\'\",\"'\").",
		Evidence: "the service's API reference",
		Ref:      "R10",
	}

	// RuleMemberNotBase64 has no number in the table.
	RuleMemberNotBase64 = &Rule{
		ID:       "member-not-base64",
		Title:    "a member that must be base64 is none",
		Severity: Error,
		Text:     "Bytes travel in JSON as base64. The service decodes the text and refuses what is none.",
		Remedy:   "Write \"Data\": \"$util.base64Encode($input.json('$.Data'))\".",
		Evidence: "the service's API model: the member is a blob",
	}
)
