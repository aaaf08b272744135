package target

func payloadRules() []*Rule {
	return []*Rule{RulePayloadNotJSON, RuleEscapedApostrophe, RuleUnrenderedReference, RuleJavaMapText, RulePayloadNotObject, RulePayloadTooLarge}
}

// The rules about a payload as a whole.
var (
	// RulePayloadNotJSON is R02.
	RulePayloadNotJSON = &Rule{
		ID:       "payload-not-json",
		Title:    "the rendered request is no JSON",
		Severity: Error,
		Text: "The backend reads the rendered text as strict JSON (RFC 8259). A text that is none is refused before the action runs: " +
			"Step Functions, DynamoDB and the other JSON services answer 400 with a SerializationException, Lambda with " +
			"\"Could not parse request body into json\".",
		Remedy: "Put client text into a JSON string only through $util.escapeJavaScript(…).replaceAll(\"\\\\'\",\"'\"), take whole values " +
			"from $input.json(…), and give what may be missing a default with #if.",
		Evidence: "recorded on AWS: 400 com.amazon.coral.service#SerializationException",
		Ref:      "R02",
	}

	// RuleEscapedApostrophe is R03.
	RuleEscapedApostrophe = &Rule{
		ID:       "escaped-apostrophe",
		Title:    "an apostrophe was escaped as \\', which JSON does not know",
		Severity: Error,
		Text: "$util.escapeJavaScript writes ' as \\'. That is JavaScript, not JSON: one apostrophe in the client's text makes the " +
			"whole payload (or, a level deeper, the execution's input) unreadable, and the call ends with 400.",
		Remedy: "Append .replaceAll(\"\\\\'\",\"'\") to the escapeJavaScript call. Two backslashes must arrive at API Gateway: inside a JSON " +
			"file write four, since \"\\'\" with one backslash replaces nothing.",
		Evidence: "recorded on AWS: 400 com.amazon.coral.service#SerializationException for a body with an apostrophe",
		Ref:      "R03",
	}

	// RuleUnrenderedReference is R04. It judges only what template text wrote.
	RuleUnrenderedReference = &Rule{
		ID:       "unrendered-reference",
		Title:    "the template printed a reference as text",
		Severity: Error,
		Text: "API Gateway prints nothing for a reference that it cannot resolve, so text such as ${AWS::Region} or ${Machine} that " +
			"reaches the backend was no reference to it: most often a placeholder of the deployment tool that nothing replaced. " +
			"In an ARN or outside of strings the call fails; inside other strings the backend takes the text as data.",
		Remedy: "Let the deployment tool replace it (Fn::Sub, templatefile), or write a name that VTL reads: letters, digits, - and _ " +
			"after the $. Where the text is meant, build it from #set($d = '$').",
		Evidence: "recorded on AWS: unresolved references print nothing",
		Ref:      "R04",
	}

	// RuleJavaMapText is R05.
	RuleJavaMapText = &Rule{
		ID:       "java-map-text",
		Title:    "an object was printed as Java text {a=1}, not as JSON",
		Severity: Error,
		Text: "$input.path and $util.parseJson give Java maps, and a Java map prints as {a=1, b=2}: no quotes, = instead of a colon. " +
			"Arrays print as JSON; objects do not.",
		Remedy:   "Print objects with $input.json('$.the.path'), or write their members one by one.",
		Evidence: "recorded on AWS: $input.path of an object prints {k=v}",
		Ref:      "R05",
	}

	// RulePayloadNotObject is R06.
	RulePayloadNotObject = &Rule{
		ID:       "payload-not-object",
		Title:    "the rendered request is JSON, but no object",
		Severity: Error,
		Text:     "The action takes its parameters as the members of one JSON object.",
		Remedy:   "Write the object's braces in the template and put the client's value into a member of it.",
		Evidence: "the service's API model: the input is a structure",
		Ref:      "R06",
	}

	// RulePayloadTooLarge is R25, and the limit of a service on a whole request.
	RulePayloadTooLarge = &Rule{
		ID:       "payload-too-large",
		Title:    "the rendered request is larger than API Gateway or the service takes",
		Severity: Error,
		Text: "API Gateway passes at most 10 MB on; some services take less for a whole request (PutEvents 256 KB). " +
			"A template that repeats the body can exceed it although the client's own body did not.",
		Remedy:   "Send less: leave out what the backend does not need, or store the body and pass its key.",
		Evidence: "API Gateway limits page: payload size 10 MB",
		Ref:      "R25",
	}
)
