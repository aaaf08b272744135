/*
Package vtl reads and renders templates in the dialect of the Velocity Template
Language that API gateways run: Velocity 1.7, with every reference that comes to
nothing being the empty string, macros off, and loops that end after 1000 rounds.

A template is parsed once and rendered often, from any number of goroutines:

	tmpl, diags := vtl.Parse("hello.vtl", "Hello $name!")
	if diags.HasErrors() {
		return diags // file:line:column and what to do, for each mistake
	}
	out, err := tmpl.Render(vtl.Vars{"name": "Ann"}, nil)

What a template sees is up to the host: [Scope] hands out the root references, and
the values behind them are those of package java. [Walk] visits the tree, [Dump]
shows it, [Print] writes its source, [SyntaxRules] documents the messages.

	text ─► lexer ─► tokens ─► parser ─► tree ─► evaluator ─► output, Trace
	                              └──► Diagnostics   └──► EvalError

The rest of this page is the manual of the dialect. In the lines with an arrow, the
template on the left gives the text on the right, where $name is Ann, $n is 7, $list
is [1, 2, 3], $map is {k=v, a b=x} and ⏎ is a line break. A test runs them all.

# Text

Everything is text but references, directives, comments and escapes.

	Hello!                            → Hello!
	5 $ and 3 # and 1.50$ each        → 5 $ and 3 # and 1.50$ each

A name behind # that is no directive is printed, its arguments too, unexpanded:

	#fff #unknown($n, "a")            → #fff #unknown($n, "a")

The words if, elseif, else, end and set are directives wherever they stand, foreach,
define, macro, literal, stop and break are too. A template may not end with a $ or #.

	issue #1                          → issue #1
	the #end-user                     → error
	total: 5 $                        → error

# References

A reference is a $ and a name: a letter or _, then letters, digits, _ and -.
Braces end the name where letters or a hyphen follow.

	$name                             → Ann
	${name}-$n                        → Ann-7
	$name-$n                          → 7
	${name}s                          → Anns
	$1 $ $é                           → $1 $ $é

Behind the name stand members: .property, .method(arguments) and [index].

	$map.k $map['a b'] $list[0]       → v x 1
	$list.size() $name.length()       → 3 3
	$list.get(0).toString()           → 1
	$name. $name.. $name.5            → Ann. Ann.. Ann.5

What comes to nothing is the empty string: a variable that nobody set, a property or
method that is not there, a null. A ! behind the $, as other dialects have it for
that, changes nothing.

	[$none] [$none.a.b()] [$map.no]   → [] [] []
	[$!none] [$!{none}]               → [] []

A [ right behind a reference is always an index, a ( behind a member always a call.
Braces keep them apart from the name.

	$name[x]                          → error
	${name}[x]                        → Ann[x]
	$name(x)                          → Ann(x)

Arguments and indexes are values: references, strings, numbers, true, false, lists
and maps. Expressions are not allowed there. A bare word gives null.

	$list.get($n - 6)                 → error
	#set($i = $n - 6)$list.get($i)    → 2

true and false are no names: $true is an error, $map['true'] is not.

# Escapes

A backslash before a reference or a directive keeps it from being one. Two are one
backslash. Before anything else they are text.

	\$name \\$name                    → $name \Ann
	\#if \\#if(true)x#end             → #if \x
	\#fff \x C:\dir                   → \#fff \x C:\dir
	#[[$name #if ##]]#                → $name #if ##

# Comments

	a## to the end of the line⏎b      → ab
	a#* over⏎lines *#b                → ab

The line break belongs to a ## comment. Inside of a directive there are no comments.

# Setting variables

#set assigns to a variable, a property, or an index. It prints nothing.

	#set($x = 5)$x                    → 5
	#set($map.k = 1)$map.k            → 1
	#set($map["z"] = 2)$map.z         → 2
	#set($list[0] = 9)$list           → [9, 2, 3]

A value that comes to nothing is assigned as the empty string, but an operation that
fails (a text times a number, a division by 0) leaves the variable as it was.

	#set($x = 1)#set($x = $none)[$x]  → []
	#set($x = 1)#set($x = 5 / 0)[$x]  → [1]

Variables live until the end of the render, also those set in a block. #set with
${name} or $!name assigns to nothing that a reference can reach.

# Values

	#set($x = [1, "a", $n])$x         → [1, a, 7]
	#set($x = {"a": 1, "b": [2]})$x   → {a=1, b=[2]}
	#set($x = [2..5])$x               → [2, 3, 4, 5]
	#set($x = [3..1])$x               → [3, 2, 1]
	#set($x = [])#set($y = {})$x$y    → []{}

There is no null, and no comma behind the last element. Integers are as large as they
need to be (int, long, BigInteger), numbers with a dot or an exponent are doubles.

	#set($x = 2147483647 + 1)$x       → 2147483648
	#set($x = 1.5e3)$x                → 1500.0
	#set($x = null)                   → error

# Strings

Between single quotes a string is what it says. Between double quotes references,
directives and \uXXXX count. No other backslash does: a quote is doubled.

	#set($x = 'it''s $name')$x        → it's $name
	#set($x = "it's $name")$x         → it's Ann
	#set($x = "say ""hi""")$x         → say "hi"
	#set($x = "say \"hi\"")$x         → error
	#set($x = "#if($n > 5)big#end")$x → big
	#set($x = "\u0041\n")$x           → A\n

# Expressions

They stand in #set, #if and #elseif only. Operators, from loose to tight, each line
from left to right:

	||  or
	&&  and
	==  eq   !=  ne
	<  lt   <=  le   >  gt   >=  ge
	+  -
	*  /  %
	!  not

A - needs blanks: -1 is a number, and $x-1 is a name.

	#set($x = 1 + 2 * 3)$x            → 7
	#set($x = (1 + 2) * 3)$x          → 9
	#set($x = 7 / 2)$x                → 3
	#set($x = "a" + 1 + 2)$x          → a12
	#set($x = $n - 1)$x               → 6
	#set($x = $n -1)                  → error
	#set($x = 0 - $n)$x               → -7

== compares numbers by value, values of different classes by their text; < and > take
numbers only and are false for anything else.

	#if(1 == 1.0 && 1 == "1")yes#end  → yes
	#if("10" > 9)yes#{else}no#end     → no

# Conditions

	#if($n > 5)big#{else}small#end    → big
	#if($n == 1)a#elseif($n == 7)b#end → b

A reference is false only where it is false: what is missing is the empty string, and
that is true. A literal other than true is always false. So compare.

	#if($none)true#{else}false#end    → true
	#if("x")true#{else}false#end      → false
	#if($none == "")empty#end         → empty

#else if is #else and text, #elsetext is text, #endif is text; warnings say so.

# Loops

	#foreach($x in $list)$x,#end      → 1,2,3,
	#foreach($x in $map)$x,#end       → v,x,
	#foreach($x in $map.keySet())$x,#end → k,a b,
	#foreach($x in "text")$x,#end     →
	#foreach($x in $list)$x#if($foreach.hasNext), #end#end → 1, 2, 3
	#foreach($x in $list)#if($x == 2)#break#end$x#end → 1

$foreach has index (from 0), count (from 1), first, last, hasNext and parent;
$velocityCount is the count too. Behind the loop the variable is what it was before.
A loop ends silently after 1000 rounds.

# Blocks

#define names a piece of template, which is rendered where it is used.

	#define($b)[$x]#end#set($x = 1)$b#set($x = 2)$b → [1][2]

A #macro block vanishes and its calls are text. #evaluate, #parse and #include are
text. #stop ends the render, and what was printed stays.

	#macro(m)x#end#m()                → #m()
	a#stop b                          → a

# White space

A reference leaves white space alone. The parenthesis of a directive, #else and #end
take the rest of their line with them, if it is blank, and its line break; the blanks
before a directive stay. The blanks between one of these and a #set go too. A carriage
return is a line break, with a line feed behind it or alone.

	#if(true)⏎x⏎#end⏎y                → x⏎y
	a⏎  #set($x = 1)  ⏎b              → a⏎  b
	$name #set($x = 1)!               → Ann!
	#set($x = 1)⏎⏎b                   → ⏎b

# Odd corners

The engine's lexer leaves a reference late, and then finds more than was written. All
of it is reproduced, since templates in use may depend on it, and most of it gets a
warning.

	$name{n}                          → Ann{
	$list.foo(.n)                     → (.n)
	$map.k## no comment               → v## no comment
	# #set($x = 1)!                   → !

# Limits

[MaxTemplateBytes], [MaxDepth] and the limits of a render end with a diagnostic that
names the limit. [Limits] changes those of a render.
*/
package vtl
