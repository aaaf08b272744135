package gateway

import "github.com/vtlcheck/vtlcheck/vtl"

// RuleDoc documents a problem that this package reports and that no contract of a
// target has.
type RuleDoc struct {
	ID       string
	Severity vtl.Severity
	Title    string
	Text     string
	Remedy   string
}

// OwnRules document them, in the order of their ids.
var OwnRules = []RuleDoc{
	{"bad-selection-pattern", vtl.Error, "a selection pattern is no Java regular expression",
		"The pattern of an integration response cannot be compiled, so that it matches no status of the backend.",
		"Write a pattern of the whole status code, such as 4\\d{2}; of a Lambda function one of the whole errorMessage."},
	{"override-set-twice", vtl.Error, "a render sets one override a second time",
		"API Gateway documents that each override may be set once per call, and that a second time ends it with a 5XX.",
		"Keep the value in a variable and set the override once, at the end."},
	{"request-configuration", vtl.Error, "the configuration of the request side ends the call with 500",
		"The template ran, and API Gateway refuses what came of it before the backend is called: a MOCK without an integer statusCode, an override of a header that it keeps for itself, a binary payload where a template reads text.",
		"Print {\"statusCode\": 200} in the request template of a MOCK, set no such header, and do not convert a payload to binary where a template reads it."},
	{"response-configuration", vtl.Error, "the configuration of the response side ends the call with 500",
		"The backend answered, and the client gets 500 instead: the status of the integration response has no method response, or a template meets a binary payload.",
		"Declare a method response for the status of each integration response, and do not convert a payload to binary where a template reads it."},
	{"sample-without-api-key", vtl.Info, "the method requires an API key and the sample has none",
		"Deployed, such a call is answered with 403 Forbidden and no template runs. The sample was taken through all the same.",
		"Give the sample a header x-api-key or a context member identity.apiKey."},
}
