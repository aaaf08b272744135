package lint

// wildMistakes are the classes of mistakes in public templates.
var wildMistakes = []Covered{
	{Number: "UNESC", What: "a value raw in a JSON string", Rule: "unescaped-value"},
	{Number: "ESC-NONE", What: `escapeJavaScript without turning \' back`, Rule: "unescaped-apostrophe"},
	{Number: "ESC-LOST", What: `turning \' back with a pattern that lost a backslash`, Rule: "noop-unescape"},
	{Number: "SFN-FAILED", What: "FAILED answered as a success", Rule: "failed-execution-as-success"},
	{Number: "SFN-TIMED-OUT", What: "TIMED_OUT forgotten", Rule: "timed-out-forgotten"},
	{Number: "SFN-CAUSE", What: "the cause raw in a JSON string", Rule: "unescaped-value"},
	{Number: "SFN-PARSE", What: "parseJson of the output of a failed execution", Rule: "absent-member"},
	{Number: "BADJSON", What: "no JSON whatever the input", Rule: "invalid-json"},
	{Number: "PARSE-ABSENT", What: "parseJson of a member that may be absent", Rule: "parse-missing"},
	{Number: "FORM-ENC", What: "a form value without urlEncode", Rule: "form-not-encoded"},
	{Number: "MISSING", What: "a missing parameter or member breaks the JSON", Rule: "unquoted-value"},
	{Number: "TRAIL-COMMA", What: "a comma before the end", Rule: "json-trailing-comma"},
	{Number: "ESC-LEVEL", What: "JSON in JSON with one escape instead of two", Rule: "escape-level"},
	{Number: "INJECT", What: "JSON in JSON with no escape", Rule: "json-in-quotes"},
	{Number: "MAP-PRINT", What: "a map printed where JSON is meant", Rule: "map-printed"},
	{Number: "APPSYNC", What: "$util.toJson, $util.randomUUID", Rule: "appsync-name"},
	{Number: "NS-MIX", What: "$method.request.x in a template", Rule: "parameter-mapping-name"},
	{Number: "NS-LOG", What: "names of the access log in a template", Rule: "log-only-name"},
	{Number: "UNQUOTED", What: "a parameter in a number's place", Rule: "unquoted-value"},
	{Number: "JSON-IN-QUOTES", What: `"$input.json(…)"`, Rule: "json-in-quotes"},
	{Number: "SHADOWED", What: "a member of $input after #set($input = …)", Rule: "member-of-text"},
}
