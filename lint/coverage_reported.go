package lint

// reportedMistakes are mistakes that the linter missed until somebody met them.
var reportedMistakes = []Covered{
	{Number: "PATH-OPEN", What: "a bracket of a JSONPath that nothing closes", Rule: "json-path-syntax"},
	{Number: "PATH-NAME", What: "a name with a blank in a JSONPath", Rule: "json-path-syntax"},
	{Number: "INNER-COMMA", What: "a comma after each item of JSON text in input, in front of an #if", Rule: "input-not-json"},
	{Number: "COUNTED-COMMA", What: "a comma after each parameter, by the index where the count was meant", Rule: "json-trailing-comma"},
}
