package proof

import "strings"

// Term is a word of a proof: an obligation or an assumption.
type Term struct {
	Name, Title string
	// Text says what it means, Remedy how to go on where it does not hold.
	Text, Remedy string
}

// Terms are the obligations, then the assumptions.
var Terms = []Term{
	{string(Renders), "the template renders",
		"Request and response templates owe it. No method throws, for no request and no result: a template that throws ends the call with 500. A body that is no JSON at all counts for nothing, since API Gateway refuses it by itself.",
		"Test that a value is there, and long enough, before a method such as substring or get takes it."},
	{string(WellFormed), "the output is well-formed",
		"Request and response templates owe it, where their content type is JSON or a form: the output can be read as such for every request and every result. Nothing is owed where a template means plain text.",
		"Print values with $input.json('$.x') without quotes of your own, or through $util.escapeJavaScript(…).replaceAll(\"\\\\'\",\"'\") between quotes; let every branch close what it opens."},
	{string(Contract), "the request fulfils its target's contract",
		"Request templates owe it, where it is known what they call: the output has the members that the action requires, in the right types and forms. For Step Functions that is an ARN, and input as a text that holds JSON.",
		"Read the rule that the refutation names: vtlcheck explain RULE."},
	{string(Contained), "a client's text stays in its slot",
		"Request and response templates owe it: what a client writes changes values and never the structure. An input is rendered beside a twin that has letters in place of every other character of its texts; where both take the same way through the template, both outputs must have the same members, down into JSON in texts.",
		"Escape the value where the template prints it, once for each level of JSON that it stands in."},
	{string(Answers), "status and body fit every result",
		"Response templates owe it. For every class of results (of StartSyncExecution an execution that SUCCEEDED, FAILED or TIMED_OUT; of every AWS service a success, an error 4xx, an error 5xx) the client gets a status that tells success and failure apart, and a body that can be read.",
		"Test for SUCCEEDED, and let #else be the failure; give every class an integration response whose pattern takes it."},
	{ClientJSON, "the body is JSON",
		"An assumption of a proof: the body is RFC 8259 JSON with ordinary exponents, or empty. Not assumed where the template reads $input.body: then any text counts. A refutation that needs such a text to make the input of an execution unreadable is told as info, as samples tell it: the service answers that client with 400.", ""},
	{WithinLimits, "nothing reaches a limit",
		"An assumption of a proof: payloads, nesting and the time of regular expressions stay within the limits of API Gateway and of vtlcheck.", ""},
	{StageVariablesSet, "the stage has its variables",
		"An assumption of a proof: the stage has every variable that the template reads. Clients cannot change them.", ""},
	{RequestIDIsUUID, "the request id is a UUID",
		"An assumption of a proof: no client overrides the request id with another text.", ""},
	{BackendJSON, "the backend answers JSON",
		"An assumption of a proof: a backend answers JSON, of whatever form where that is not known. An execution's answer, and the errors of services with a JSON protocol, have the form of their contract.", ""},
}

// FindTerm finds a term by its name, in whatever case.
func FindTerm(name string) (Term, bool) {
	for _, t := range Terms {
		if strings.EqualFold(t.Name, name) {
			return t, true
		}
	}
	return Term{}, false
}

// Title says what the obligation demands.
func (o Obligation) Title() string {
	if t, ok := FindTerm(string(o)); ok {
		return t.Title
	}
	return string(o)
}
