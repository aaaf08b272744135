package fidelity

// Names of tests that pin many behaviours.
const (
	conformance = "context TestConformance/"
	life        = "context/gateway TestLife/"
	observed    = "context/gateway TestObserved"
)

var missingValues = []Behaviour{
	{ID: "missing-prints-nothing", What: "A reference to nothing prints nothing; its source text is never printed.",
		Evidence: Recorded, Source: "airspeed test_unmatched_name_does_not_get_substituted, localstack test_invoking_canary_deployment", Test: observed},
	{ID: "missing-is-empty-string", What: "A reference that resolves to nothing or to null has the empty string as its value: it equals \"\" and every other reference to nothing.",
		Evidence: Recorded, Source: "localstack test_input_path_template_formatting", Test: observed},
	{ID: "missing-is-true", What: "In #if a reference to nothing is true; only the boolean false is false.",
		Evidence: Recorded, Source: "airspeed test_if_statement_considers_None_to_be_truthy and five others", Test: observed},
	{ID: "quiet-makes-no-difference", What: "$!x prints what $x prints.",
		Evidence: Recorded, Source: "airspeed test_silent_substitution_for_unmatched_values", Test: observed},
	{ID: "literal-in-if-is-false", What: "In #if a literal other than true is false: #if(\"x\"), #if(1), #if([1]) never run.",
		Evidence: Engine, Source: "Velocity 1.7", Test: conformance + "truthiness",
		Probe: &Probe{Template: `#if("x")T#{else}F#end#if(1)T#{else}F#end#if([1])T#{else}F#end`}},
}

var language = []Behaviour{
	{ID: "macros-are-off", What: "A #macro … #end block vanishes and its calls stay as text.",
		Evidence: Recorded, Source: "airspeed test_recursive_macro and two others", Test: conformance + "macro-disabled"},
	{ID: "unknown-directives-are-text", What: "#evaluate(…), #return(…) and every unknown directive stay as text, their arguments unexpanded.",
		Evidence: Recorded, Source: "airspeed test_evaluate_directive, test_return_macro", Test: observed},
	{ID: "define-is-lazy", What: "A #define block is evaluated at each use, with the values of that moment.",
		Evidence: Recorded, Source: "airspeed test_use_defined_func_multiple_times", Test: observed},
	{ID: "output-is-not-trimmed", What: "White space at the start and the end of a template reaches the client.",
		Evidence: Recorded, Source: "airspeed test_multiline_dict_in_set_statement", Test: observed},
	{ID: "half-surrogate-is-a-question-mark", What: "Half of a surrogate pair that a template prints is sent as a question mark.",
		Evidence: Unproven, Source: "String.getBytes of Java", Test: "context/gateway TestHalfSurrogatesAreSent",
		Probe: &Probe{Template: `#set($m = $util.parseJson('{"s":"a\ud800b"}'))[$m.s]`}},
	{ID: "set-swallows-line-break", What: "Blanks and one line break behind #set(…) vanish, and those behind #if(…), #else, #end likewise.",
		Evidence: Recorded, Source: "the white space of all airspeed recordings; #else and #elseif by the engine", Test: conformance + "whitespace"},
	{ID: "double-quote-is-doubled", What: "\"\" inside of a double-quoted string is one quote; backslash sequences are not interpreted.",
		Evidence: Recorded, Source: "airspeed string tests", Test: conformance + "interpolation"},
	{ID: "hyphen-in-names", What: "A hyphen is part of a name: $a-$b looks for a-.",
		Evidence: Recorded, Source: "localstack test_apigateway_to_eventbridge", Test: conformance + "reference-identifier"},
	{ID: "foreach-stops-at-1000", What: "A #foreach ends silently after 1000 rounds, and hasNext is still true then.",
		Evidence: Documented, Source: "API Gateway quotas: 1000 iterations; that the loop ends silently is the engine's", Test: conformance + "foreach",
		Probe: &Probe{Template: `#foreach($i in [1..1002])#if($foreach.count >= 999)$i:$foreach.hasNext;#end#end`}},
	{ID: "lone-dollar-at-the-end", What: "A template that ends in $ or # cannot be parsed: 500.",
		Evidence: Engine, Source: "Velocity 1.7; a comment in airspeed test_dollar_left_untouched says the same of AWS", Test: conformance + "reference-dollar",
		Probe: &Probe{Template: `a$`}},
	{ID: "break-and-verbatim", What: "#break ends a loop, and #[[ … ]]# prints its inside as it is.",
		Evidence: Engine, Source: "Velocity 1.7", Test: conformance + "foreach-form",
		Probe: &Probe{Template: `#foreach($i in [1..3])$i#break#end #[[$x #if]]#`}},
	{ID: "exception-is-500", What: "A method that throws ends the render: 500.",
		Evidence: Engine, Source: "Velocity 1.7", Test: conformance + "list-method",
		Probe: &Probe{Template: `#set($l = [1])before $l.get(9) after`}},
	{ID: "text-plus-number", What: "+ joins as soon as one side is a text: \"5\" + 1 is 51.",
		Evidence: Engine, Source: "Velocity 1.7", Test: conformance + "arithmetic-mixed",
		Probe: &Probe{Template: `#set($x = "5" + 1)$x#set($y = 1 + "5")$y`}},
	{ID: "integers-divide-whole", What: "Integers divide without a remainder, and grow to Long and BigInteger where they need to.",
		Evidence: Engine, Source: "Velocity 1.7", Test: conformance + "arithmetic",
		Probe: &Probe{Template: `#set($x = 5 / 2)$x #set($y = 2147483647 + 1)$y`}},
	{ID: "numbers-compare-with-texts-as-text", What: "== of different classes compares their texts: 1 == \"1\".",
		Evidence: Engine, Source: "Velocity 1.7", Test: conformance + "compare",
		Probe: &Probe{Template: `#if(1 == "1")T#{else}F#end#if(1 == 1.0)T#{else}F#end#if("2" > 1)T#{else}F#end`}},
	{ID: "reflection-is-closed", What: "$x.class.name prints a class name; methods of Class other than getName print nothing.",
		Evidence: Engine, Source: "Velocity 1.7, SecureUberspector; class names were seen on AWS", Test: conformance + "chain",
		Probe: &Probe{Template: `#set($s = "a")$s.class.name [$s.class.forName("java.lang.Runtime")]`}},
}

var printing = []Behaviour{
	{ID: "maps-print-as-java", What: "A JSON object prints as {k=v, l=w}, in the order of the JSON text.",
		Evidence: Recorded, Source: "localstack test_input_path_template_formatting", Test: observed},
	{ID: "lists-print-as-json", What: "A JSON array prints as compact JSON, objects in it included.",
		Evidence: Recorded, Source: "localstack test_input_path_template_formatting", Test: observed},
	{ID: "lists-escape-slashes", What: "A printed JSON array writes / as \\/; $input.json does not.",
		Evidence: Engine, Source: "json-smart", Test: conformance + "json-string-nested",
		Probe: &Probe{Body: `{"l":["a/b"]}`, RequestTemplate: stash("$input.path('$.l') $input.json('$.l')"), Template: stashed}},
	{ID: "decimals-print-as-double", What: "A decimal of the JSON prints as Java's Double: 10.00 as 10.0, 100000000.0 as 1.0E8.",
		Evidence: Engine, Source: "json-smart; the AWS guide says that floats may change", Test: conformance + "json-number",
		Probe: &Probe{Body: `{"a":10.00,"b":100000000.0,"c":12345678901234567890}`, RequestTemplate: stash("$input.path('$')"), Template: stashed}},
}
