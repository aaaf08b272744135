package vtltest

// RuleDoc documents a problem of a case file; each is an error.
type RuleDoc struct{ ID, Title, Text, Remedy string }

// Rules document them, in the order of their ids.
var Rules = []RuleDoc{
	{RuleBadSubject, "what the cases are about is broken", "The template or the definition that the case file names cannot be read.", "Mend it first: vtlcheck lint shows what is wrong with it."},
	{RuleBadValue, "a value that is not allowed", "A key of the case file has a value that it cannot have.", "The message lists what the key takes."},
	{RuleDuplicate, "two cases or keys of one name", "Names tell cases apart, in reports and for --run.", "Give each case a name of its own."},
	{RuleBadYAML, "the case file is no YAML", "The file cannot be read as YAML 1.2 or JSON.", "Mend the syntax at the place that the message names."},
	{RuleMissingFile, "a file cannot be read", "The case file, or a file that it names, cannot be read. Paths are relative to the case file.", "Correct the path."},
	{RuleMissingKey, "a key that must be there is missing", "A case file needs what it is about (template, or file and route) and cases; a case needs a name and what it expects.", "Add the key that the message names."},
	{RuleBadDefinition, "the definition has no such route", "The file is an API definition, and the route that the case file names is not in it.", "The message lists the routes of the definition."},
	{RuleNotUpdated, "an expectation cannot be updated", "--update writes values into the case file and into golden files. It cannot where nothing was rendered, where the value stands behind an alias, or where the expectation is of another kind than what came; the whole file stays as it is.", "Repair this expectation by hand, then run --update again for the rest."},
	{RuleUnknownKey, "a key that nothing has", "A case file has no such key; it would have had no effect.", "The message says which key is close."},
	{RuleWrongType, "a value of another type is due", "The key takes a text, a number, a list or a map, and holds something else.", "The message says what the key takes."},
}
