package catalog

var textParam = Param{Name: "text", Type: Text, Doc: "a String; what other values give is not documented"}

// utilMembers are the members of $util: six functions, no more.
var utilMembers = []*Member{
	{
		Path: "$util", Kind: Map, Result: Object, Where: Templates | WebSocket,
		Doc:  "Six functions for text. Every other function that is known from elsewhere ($util.toJson, $util.qr …) does not exist: it prints nothing.",
		Page: pageReference, Mark: Documented, Evidence: "AWS developer guide; recorded on AWS that $util.toJson prints nothing",
	},
	{
		Path: "$util.escapeJavaScript", Kind: Method, Params: []Param{textParam}, Result: Text, Where: Templates | WebSocket,
		Values:  escapedText,
		Example: `$util.escapeJavaScript($input.params('q')).replaceAll("\\'","'")`,
		Doc:     `Escapes text for a string of JavaScript: " \ ' / get a backslash, control characters and non-ASCII become escapes. Quotes around it are the template's business. JSON forbids \', so a template that writes JSON must turn it back: .replaceAll("\\'","'").`,
		Page:    pageReference, Mark: Recorded, Evidence: `AWS developer guide on \' and the un-escape; recorded on AWS that StartExecution refuses a payload with \'`,
	},
	{
		Path: "$util.parseJson", Kind: Method, Params: []Param{textParam}, Result: JSON, Where: Templates | WebSocket,
		Optional: true,
		Example:  `$util.parseJson($input.path('$.output'))`,
		Doc:      "Reads JSON text, permissively, and gives a value to work with. A map of it prints in Java's form {k=v}; there is no way back to JSON text. Of text that is a JSON string it gives that string.",
		Page:     pageReference, Mark: Recorded, Evidence: "recorded on AWS: members, brackets, mutation; a string literal stays a string",
	},
	{
		Path: "$util.urlEncode", Kind: Method, Params: []Param{textParam}, Result: Text, Where: Templates | WebSocket,
		Values:  formText,
		Example: `$util.urlEncode($input.body)`,
		Doc:     "Form encoding in UTF-8: a blank becomes +, everything but letters, digits and . - * _ becomes %XX.",
		Page:    pageReference, Mark: Recorded, Evidence: "recorded on AWS",
	},
	{
		Path: "$util.urlDecode", Kind: Method, Params: []Param{textParam}, Result: Text, Where: Templates | WebSocket,
		Example: `$util.urlDecode($input.params('q'))`,
		Doc:     "Form decoding in UTF-8: + becomes a blank, %XX its byte.",
		Page:    pageReference, Mark: Documented, Evidence: "AWS developer guide",
	},
	{
		Path: "$util.base64Encode", Kind: Method, Params: []Param{textParam}, Result: Text, Where: Templates | WebSocket,
		Values:  base64Text,
		Example: `$util.base64Encode($input.json('$.Data'))`,
		Doc:     "Base64 of the text's UTF-8 bytes, standard alphabet, padded, on one line.",
		Page:    pageReference, Mark: Recorded, Evidence: "recorded on AWS",
	},
	{
		Path: "$util.base64Decode", Kind: Method, Params: []Param{textParam}, Result: Text, Where: Templates | WebSocket,
		Example: `$util.base64Decode($input.params('context'))`,
		Doc:     "The text whose UTF-8 bytes the base64 holds.",
		Page:    pageReference, Mark: Recorded, Evidence: "recorded on AWS",
	},
}

// stageMembers are the members of $stageVariables.
var stageMembers = []*Member{
	{
		Path: "$stageVariables", Kind: Map, Result: Object, Where: Templates | GatewayResponse | WebSocket,
		Doc:  "The stage's variables, from name to text; in a canary call with the canary's own values over them.",
		Page: pageStageVars, Mark: Recorded, Evidence: "recorded on AWS, canary included",
	},
	{
		Path: "$stageVariables.<name>", Kind: Property, Result: Text, Where: Templates | GatewayResponse | WebSocket | ParameterMapping,
		Optional: true, Values: stageValue, Example: "orders-prod",
		Doc:  "A stage variable; empty where the stage does not define it. Names hold letters, digits and underscores.",
		Page: pageStageVars, Mark: Recorded, Evidence: "recorded on AWS: a missing variable prints nothing",
	},
}

// loopMembers are what the language itself puts into scope inside of #foreach.
var loopMembers = []*Member{
	{Path: "$foreach", Kind: Map, Result: Object, Where: Templates, Doc: "The state of the innermost #foreach; empty outside of loops.", Page: pageForeach, Mark: Recorded, Evidence: "recorded on AWS"},
	{Path: "$foreach.count", Kind: Property, Result: Integer, Where: Templates, Values: digits, Example: "1", Doc: "The round, from 1.", Page: pageForeach, Mark: Recorded, Evidence: "recorded on AWS"},
	{Path: "$foreach.index", Kind: Property, Result: Integer, Where: Templates, Values: digits, Example: "0", Doc: "The round, from 0.", Page: pageForeach, Mark: Recorded, Evidence: "recorded on AWS"},
	{Path: "$foreach.hasNext", Kind: Property, Result: Boolean, Where: Templates, Values: truthText, Example: "true", Doc: "Whether another item follows. At the limit of 1000 rounds it is still true.", Page: pageForeach, Mark: Recorded, Evidence: "recorded on AWS; the limit by the engine"},
	{Path: "$foreach.first", Kind: Property, Result: Boolean, Where: Templates, Values: truthText, Example: "true", Doc: "Whether this is the first round.", Page: pageForeach, Mark: Recorded, Evidence: "recorded on AWS"},
	{Path: "$foreach.last", Kind: Property, Result: Boolean, Where: Templates, Values: truthText, Example: "false", Doc: "Whether this is the last round.", Page: pageForeach, Mark: Recorded, Evidence: "recorded on AWS"},
	{Path: "$foreach.parent", Kind: Map, Result: Object, Where: Templates, Optional: true, Doc: "The state of the enclosing #foreach.", Page: pageForeach, Mark: Engine, Evidence: "the engine"},
	{Path: "$foreach.topmost", Kind: Map, Result: Object, Where: Templates, Optional: true, Doc: "The state of the outermost #foreach.", Page: pageForeach, Mark: Engine, Evidence: "the engine"},
	{Path: "$velocityCount", Kind: Property, Result: Integer, Where: Templates, Values: digits, Example: "1", Doc: "The round of the innermost #foreach, from 1: the old form of $foreach.count.", Page: pageForeach, Mark: Recorded, Evidence: "recorded on AWS"},
	{Path: "$velocityHasNext", Kind: Property, Result: Boolean, Where: Templates, Values: truthText, Example: "true", Doc: "The old form of $foreach.hasNext.", Page: pageForeach, Mark: Recorded, Evidence: "recorded on AWS"},
}
