package target

func formRules() []*Rule {
	return []*Rule{RulePayloadNotForm, RuleFormValueNotEncoded, RuleFormLineBreak}
}

// The rules about form-encoded payloads.
var (
	// RulePayloadNotForm says that a form was due.
	RulePayloadNotForm = &Rule{
		ID:       "payload-not-form",
		Title:    "the backend expects a form and gets something else",
		Severity: Error,
		Text: "The query protocol takes a body of the form Action=…&Name=value. JSON is only understood with the Content-Type " +
			"application/x-amz-json-1.0 and an X-Amz-Target header.",
		Remedy: "Print Action=SendMessage&MessageBody=$util.urlEncode($input.body) and set integration.request.header.Content-Type to " +
			"'application/x-www-form-urlencoded'; or set the two headers of the JSON protocol.",
		Evidence: "recorded on AWS, both protocols of SQS",
	}

	// RuleFormValueNotEncoded is an error where the value changes, else a warning.
	RuleFormValueNotEncoded = &Rule{
		ID:       "form-value-not-encoded",
		Title:    "a form value was not url-encoded",
		Severity: Error,
		Text: "In a form & starts the next parameter, + is a blank and % an escape. Text that is printed as it is loses or changes " +
			"these characters, and a client can add parameters of its own. Text with other special characters but none of these " +
			"arrives unchanged; then this is a warning.",
		Remedy:   "Print each value through $util.urlEncode(…).",
		Evidence: "recorded on AWS: $util.urlEncode($input.body) arrives unchanged in SQS",
	}

	// RuleFormLineBreak is an error between parameters and a warning at the end.
	RuleFormLineBreak = &Rule{
		ID:       "form-line-break",
		Title:    "a line break of the template became part of a form",
		Severity: Error,
		Text: "A form is one line. A line break after & becomes part of the next parameter's name, one before & part of the value " +
			"before it; the service then misses a parameter. One at the end becomes part of the last value (a warning).",
		Remedy:   "Write the form on one line, or end each line with ## (a comment takes the line break with it).",
		Evidence: "seen on AWS: MissingParameter for forms on several lines",
	}
)
