package vtl

// syntaxRules is the list behind SyntaxRules, sorted by id.
var syntaxRules = []SyntaxRule{
	{
		ID: "after-reference", Severity: Error, Title: "a sign that the engine takes for a part of the reference before it",
		Text: "Behind a reference with a member, such as $a.b, the engine goes on looking for members. Where another reference follows at once, it even finds a ( behind that one, and then refuses what a method cannot have.",
		Bad:  "$a.b$c(x)", Good: "$a.b${c} (x)",
	},
	{
		ID: "assignment-in-condition", Severity: Error, Title: "= where == is meant",
		Text: "A single = assigns, and only right behind the reference in #set. Conditions compare with ==.",
		Bad:  "#if($a = 1)x#end", Good: "#if($a == 1)x#end",
	},
	{
		ID: "backslash-quote", Severity: Error, Title: `\" in a string`,
		Text: "A backslash means nothing in a string, so the quote behind it ends the string. A quote in a string is doubled, or the string stands between quotes of the other kind.",
		Bad:  `#set($a = "say \"hi\"")`, Good: `#set($a = 'say "hi"')`,
	},
	{
		ID: "bare-argument", Severity: Warning, Title: "a bare word as a method's argument",
		Text: "The grammar takes a word in a method's arguments for a reference without its $. It never has a value: the method gets null.",
		Bad:  "$a.get(name)", Good: "$a.get('name')",
	},
	{
		ID: "bare-word", Severity: Error, Title: "a text without quotes",
		Text: "In a directive or in arguments a text stands between quotes and a variable has a $. Nothing else is a value but numbers, true and false.",
		Bad:  "#if($a == GET)x#end", Good: `#if($a == "GET")x#end`,
	},
	{
		ID: "blank-list", Severity: Error, Title: "a blank in an empty list",
		Text: "An empty list is written []. With a blank in it the engine waits for an element. Empty maps may have one.",
		Bad:  "#set($a = [ ])", Good: "#set($a = [])",
	},
	{
		ID: "brace-after-reference", Severity: Warning, Title: "{name} right behind a reference",
		Text: "The engine takes {name} behind a reference for another reference and prints its { alone.",
		Bad:  "$a{b}", Good: "${a}{b}",
	},
	{
		ID: "comment-inside", Severity: Error, Title: "a comment inside of a directive",
		Text: "Comments are part of the text around directives. Between the parentheses of one they are refused.",
		Bad:  "#if($a ## why\n)x#end", Good: "## why\n#if($a)x#end",
	},
	{
		ID: "curly-quote", Severity: Error, Title: "a typographic quote",
		Text: "Strings stand between ' or \". Text editors and web pages turn these into curly ones.",
		Bad:  "#set($a = “b”)", Good: `#set($a = "b")`,
	},
	{
		ID: "dangling-sign", Severity: Error, Title: "a template that ends with $ or #",
		Text: "The engine waits for what follows the sign, and refuses the template. The same goes for $! and #*, and for a comment at the end of the template that ends so. Any character behind it helps, even a line break.",
		Bad:  "5 $", Good: "5 $\n",
	},
	{
		ID: "define-arguments", Severity: Error, Title: "#define with anything but one argument",
		Text: "#define takes the name of the block and nothing else.",
		Bad:  "#define($a $b)x#end", Good: "#define($a)x#end",
	},
	{
		ID: "directive-inside", Severity: Error, Title: "a directive inside of another one",
		Text: "Between the parentheses of a directive stand values and operators. Only a double-quoted string can have a directive in it.",
		Bad:  "#set($a = #if($b)1#end)", Good: "#if($b)#set($a = 1)#end",
	},
	{
		ID: "else-if", Severity: Warning, Title: "#else if in two words",
		Text: "This is #else, and the text \" if(…)\" is printed. The directive is #elseif.",
		Bad:  "#if($a)x#else if($b)y#end", Good: "#if($a)x#elseif($b)y#end",
	},
	{
		ID: "empty-literal", Severity: Error, Title: "#literal without text",
		Text: "The engine throws when it loads an empty #literal block.",
		Bad:  "#literal()#end", Good: "#literal()x#end",
	},
	{
		ID: "expression-inside", Severity: Error, Title: "an expression where only values can stand",
		Text: "Operators and parentheses work in #set and in conditions. Method arguments, lists, maps, ranges and indexes take literals and references only.",
		Bad:  "$a.get($i + 1)", Good: "#set($j = $i + 1)$a.get($j)",
	},
	{
		ID: "foreach-colon", Severity: Error, Title: "a colon in #foreach",
		Text: "The word in stands between the variable and the list.",
		Bad:  "#foreach($a : $b)x#end", Good: "#foreach($a in $b)x#end",
	},
	{
		ID: "glued-directive", Severity: Warning, Title: "letters right behind #else or #end",
		Text: "A directive's name goes on as far as letters, digits and _ do: #elsetext is another word, and printed as text. Braces end the name.",
		Bad:  "#if($a)x#elsetext#end", Good: "#if($a)x#{else}text#end",
	},
	{
		ID: "incomplete-foreach", Severity: Warning, Title: "#foreach without a list",
		Text: "With fewer than three parts the loop prints nothing or throws when it is rendered.",
		Bad:  "#foreach($a in)x#end", Good: "#foreach($a in $b)x#end",
	},
	{
		ID: "increment", Severity: Error, Title: "++ or +=",
		Text: "There are no assignments but #set($name = value).",
		Bad:  "#set($i += 1)", Good: "#set($i = $i + 1)",
	},
	{
		ID: "index", Severity: Error, Title: "a wrong index in an expression",
		Text: "An index is an integer, a string, true, false or a reference.",
		Bad:  "#set($a = $b[1.5])", Good: "#set($a = $b[1])",
	},
	{
		ID: "lone-sign", Severity: Error, Title: "a $ or # without a name",
		Text: "In a directive or in arguments these signs start a reference or a directive; elsewhere they are text where nothing follows them.",
		Bad:  "#set($a = $)", Good: "#set($a = '$')",
	},
	{
		ID: "macro-name", Severity: Error, Title: "#macro without a plain name",
		Text: "The first argument of #macro is a word, without quotes and without a $.",
		Bad:  `#macro("a")x#end`, Good: "#macro(a)x#end",
	},
	{
		ID: "missing-arguments", Severity: Error, Title: "a directive without its arguments",
		Text: "#foreach, #define, #macro and #literal are refused without their parentheses, even where they are meant as text.",
		Bad:  "#foreach $a in $b", Good: "#foreach($a in $b)x#end",
	},
	{
		ID: "missing-assignment", Severity: Error, Title: "#set without =",
		Text: "#set assigns a value to a reference; there are no declarations.",
		Bad:  "#set($a)", Good: `#set($a = "")`,
	},
	{
		ID: "missing-colon", Severity: Error, Title: "a map without colons",
		Text: "A map is written {\"key\": value}.",
		Bad:  `#set($a = {"b" 1})`, Good: `#set($a = {"b": 1})`,
	},
	{
		ID: "missing-operand", Severity: Error, Title: "an operator, comma or parenthesis without a value",
		Text: "An operator has a value on both sides, a condition is not empty, and so is no argument.",
		Bad:  "#if($a &&)x#end", Good: "#if($a && $b)x#end",
	},
	{
		ID: "missing-operator", Severity: Error, Title: "two values without an operator",
		Text: "Values are joined by an operator; texts too, by +. Words such as contains or is are none.",
		Bad:  "#set($a = $b $c)", Good: "#set($a = $b + $c)",
	},
	{
		ID: "missing-parenthesis", Severity: Error, Title: "#if without parentheses",
		Text: "The condition of #if and #elseif stands between parentheses.",
		Bad:  "#if $a x#end", Good: "#if($a)x#end",
	},
	{
		ID: "misspelled-directive", Severity: Warning, Title: "a word that looks like a directive",
		Text: "Directives are written in small letters, and there are no #for, #elsif or #endif. What is no directive is printed as text, its arguments too.",
		Bad:  "#if($a)x#elsif($b)y#end", Good: "#if($a)x#elseif($b)y#end",
	},
	{
		ID: "negative-number", Severity: Error, Title: "a minus sign without a blank behind it",
		Text: "-1 is one number, so that $x -1 and 3-1 are two values without an operator. A subtraction has blanks on both sides; without the one before it, the sign belongs to the name.",
		Bad:  "#set($a = $b -1)", Good: "#set($a = $b - 1)",
	},
	{
		ID: "not-a-number", Severity: Error, Title: "a # or $ right before a number",
		Text: "The grammar lets the sign pass, and the engine then throws when it reads the number.",
		Bad:  "#set($a = #5)", Good: "#set($a = 5)",
	},
	{
		ID: "null-literal", Severity: Error, Title: "null",
		Text: "There is no word for no value. What has no value equals the empty string.",
		Bad:  "#if($a == null)x#end", Good: `#if($a == "")x#end`,
	},
	{
		ID: "quote-in-string", Severity: Error, Title: "a quote inside of a string",
		Text: "The string ends at the first quote of its kind. Doubled, it is part of the text.",
		Bad:  "#set($a = 'it's')", Good: "#set($a = 'it''s')",
	},
	{
		ID: "range-end", Severity: Error, Title: "a range that does not reach from integer to integer",
		Text: "The ends of a range are integers or references.",
		Bad:  "#set($a = [1.5..3])", Good: "#set($a = [1..3])",
	},
	{
		ID: "reserved-name", Severity: Error, Title: "$true, $false or a member of that name",
		Text: "true and false are no names. A member of that name is reached by an index.",
		Bad:  "$true", Good: "$a['true']",
	},
	{
		ID: "set-formal", Severity: Warning, Title: "#set with ${name} or $!name",
		Text: "The engine takes what follows the $ for the name, with the brace or the !, so that no reference finds the value. With a member behind the name it works.",
		Bad:  "#set(${a} = 1)", Good: "#set($a = 1)",
	},
	{
		ID: "set-line-break", Severity: Error, Title: "a line break or tab between #set and (",
		Text: "Only blanks can stand there. Otherwise #set is a word like any other, with arguments that have no =.",
		Bad:  "#set\n($a = 1)", Good: "#set ($a = 1)",
	},
	{
		ID: "set-target", Severity: Error, Title: "#set on something that is no reference",
		Text: "The left side of #set is a reference with its $.",
		Bad:  "#set(a = 1)", Good: "#set($a = 1)",
	},
	{
		ID: "set-with-equals", Severity: Error, Title: "== in #set",
		Text: "#set assigns with a single =.",
		Bad:  "#set($a == 1)", Good: "#set($a = 1)",
	},
	{
		ID: "single-sign", Severity: Error, Title: "a single & or |",
		Text: "The operators are && and ||, or the words and and or.",
		Bad:  "#if($a & $b)x#end", Good: "#if($a && $b)x#end",
	},
	{
		ID: "template-too-large", Severity: Error, Title: "a template of more than 300 KB",
		Text: "Templates are limited to 300 KB.",
	},
	{
		ID: "ternary", Severity: Error, Title: "condition ? a : b",
		Text: "Values are chosen by #if.",
		Bad:  "#set($a = $b ? 1 : 2)", Good: "#if($b)#set($a = 1)#else#set($a = 2)#end",
	},
	{
		ID: "text-index", Severity: Error, Title: "a [ right behind a reference in text",
		Text: "It is always an index, and refused where it is none. Braces around the name part it from the text.",
		Bad:  "$a[b]", Good: "${a}[b]",
	},
	{
		ID: "too-deep", Severity: Error, Title: "too many levels of nesting",
		Text: "Blocks, parentheses, lists, calls and strings inside of each other are limited to 1000 levels.",
	},
	{
		ID: "too-many-arguments", Severity: Error, Title: "#stop or #break with several arguments",
		Text: "#stop takes at most a message, #break at most the loop to leave.",
		Bad:  "#stop(1 2)", Good: "#stop",
	},
	{
		ID: "trailing-comma", Severity: Error, Title: "a comma behind the last element",
		Text: "Lists, maps and arguments end without a comma.",
		Bad:  "#set($a = [1, 2,])", Good: "#set($a = [1, 2])",
	},
	{
		ID: "trailing-dot", Severity: Error, Title: "a dot without a name in an expression",
		Text: "In text a dot behind a reference is text where no name follows. In an expression it is an error.",
		Bad:  "#set($a = $b.)", Good: "#set($a = $b.c)",
	},
	{
		ID: "unary-minus", Severity: Error, Title: "a minus sign before a reference",
		Text: "Only numbers can be negative. Subtract from 0 instead.",
		Bad:  "#set($a = -$b)", Good: "#set($a = 0 - $b)",
	},
	{
		ID: "unclosed-block", Severity: Error, Title: "a block without #end",
		Text: "Each #if, #foreach, #define, #macro and #literal has an #end of its own.",
		Bad:  "#if($a)x", Good: "#if($a)x#end",
	},
	{
		ID: "unclosed-bracket", Severity: Error, Title: "a (, [ or { that is not closed",
		Text: "What the bracket starts goes on over line breaks. The problem is shown at the bracket, since only the writer knows where it should end.",
		Bad:  "#if($a == 1\nx#end", Good: "#if($a == 1)\nx#end",
	},
	{
		ID: "unclosed-comment", Severity: Warning, Title: "#* without *#",
		Text: "The rest of the template is a comment. #*# does not end one.",
		Bad:  "#* a", Good: "#* a *#",
	},
	{
		ID: "unclosed-reference", Severity: Error, Title: "${ or a reference's { without }",
		Text: "Between the braces of a formal reference stand its name and members only. There are no default values.",
		Bad:  "Hello ${name, welcome", Good: "Hello ${name}, welcome",
	},
	{
		ID: "unclosed-string", Severity: Error, Title: "a string without its last quote",
		Text: "A string goes on to the next quote of its kind, however far that is.",
		Bad:  "#set($a = \"b)\n#set($c = \"d\")", Good: "#set($a = \"b\")\n#set($c = \"d\")",
	},
	{
		ID: "unclosed-verbatim", Severity: Error, Title: "#[[ without ]]#",
		Text: "Text that is printed as it stands reaches from #[[ to ]]#.",
		Bad:  "#[[ a", Good: "#[[ a ]]#",
	},
	{
		ID: "unexpected-character", Severity: Error, Title: "a sign that has no meaning in a directive",
		Text: "Between parentheses only values, operators and brackets have a meaning. Other signs stand in strings.",
		Bad:  "#if($a; $b)x#end", Good: "#if($a && $b)x#end",
	},
	{
		ID: "unexpected-token", Severity: Error, Title: "something else was expected",
		Text: "The message says what.",
		Bad:  "$a.get(1 2)", Good: "$a.get(1, 2)",
	},
	{
		ID: "unicode-escape", Severity: Error, Title: `\u without four hexadecimal digits`,
		Text: `In double quotes \uXXXX is a character, and anything else behind \u makes the engine throw. Single quotes leave it alone.`,
		Bad:  `#set($a = "\user")`, Good: `#set($a = '\user')`,
	},
	{
		ID: "unknown-operator", Severity: Error, Title: "===, !== or <>",
		Text: "Values are compared with == and !=, by value across types.",
		Bad:  "#if($a === 1)x#end", Good: "#if($a == 1)x#end",
	},
	{
		ID: "unmatched-else", Severity: Error, Title: "#else without #if",
		Text: "An #if has at most one #else, as its last part; #foreach has none.",
		Bad:  "#foreach($a in $b)x#else y#end", Good: "#if($a)x#else y#end",
	},
	{
		ID: "unmatched-elseif", Severity: Error, Title: "#elseif without #if",
		Text: "#elseif parts stand between #if and #else.",
		Bad:  "#if($a)x#else y#elseif($b)z#end", Good: "#if($a)x#elseif($b)z#else y#end",
	},
	{
		ID: "unmatched-end", Severity: Error, Title: "#end without a block",
		Text: "No block is open there. In text too #end is a directive: #end-user needs #[[#end]]#-user.",
		Bad:  "a #end", Good: "a #[[#end]]#",
	},
	{
		ID: "unquoted-path", Severity: Error, Title: "a path without quotes",
		Text: "A $ that no name follows starts no reference. Paths into documents are texts and stand between quotes.",
		Bad:  "$a.path($.b)", Good: "$a.path('$.b')",
	},
}
