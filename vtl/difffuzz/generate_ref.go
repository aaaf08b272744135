package main

import "strings"

// reference writes a reference with what may follow it.
func (g *generator) reference() {
	form := g.oneOf([]string{"$", "$", "$", "$", "${", "${", "$!", "$!{"})
	g.write(form, g.oneOf(rootNames))
	if g.depth <= maxDepth {
		g.depth++
		g.steps(g.stepCount())
		g.depth--
	}
	if strings.HasSuffix(form, "{") {
		g.write("}")
	}
	if g.depth <= 1 {
		g.after()
	}
}

func (g *generator) stepCount() int {
	if g.chance(45) {
		return 0
	}
	return 1 + g.IntN(2) + g.IntN(2)*g.IntN(2)
}

func (g *generator) steps(n int) {
	for range n {
		switch {
		case g.chance(30):
			g.write(".", g.oneOf(propertyNames))
		case g.chance(20):
			g.index()
		default:
			g.call()
		}
	}
}

func (g *generator) index() {
	g.write("[")
	g.blanks()
	if g.tame || g.chance(50) {
		g.write(g.oneOf([]string{"0", "1", "-1", "$n", "$z", "\"k\"", "'a'", "\"$s\"", "$i", "$foreach.index", "true", "9", "$u"}))
	} else {
		g.argument()
	}
	g.blanks()
	g.write("]")
}

var propertyNames = []string{
	"k", "a", "b", "c", "x", "class", "name", "length", "size", "empty", "bytes", "key", "value", "index", "count", "hasNext", "first", "last",
	"parent", "a-b", "K", "Class", "Empty", "keySet", "0", "a1", "_a", "toString", "iterator", "simpleName", "infinite", "NaN",
}

// call writes .name(arguments): a method that exists, mostly with arguments of the
// right kind, else with odd ones.
func (g *generator) call() {
	m := calls[g.IntN(len(calls))]
	g.write(".", m.name)
	if !g.tame && g.chance(2) {
		g.write(" ")
	}
	g.write("(")
	args := m.args
	if g.chance(10) {
		args = strings.Repeat("?", g.IntN(4))
	}
	if args != "" || g.chance(1) {
		g.blanks()
	}
	for i := range len(args) {
		if i > 0 {
			g.write(g.oneOf([]string{",", ", ", ", ", " , "}))
		}
		g.argumentOf(args[i])
	}
	if args != "" {
		g.blanks()
	}
	g.write(")")
}

// argumentOf writes an argument of a kind: s text, f a format, r a regular expression,
// p its replacement, i a whole number, n any number, l a list, m a map, ? anything.
func (g *generator) argumentOf(kind byte) {
	if g.chance(12) {
		kind = '?'
	}
	switch kind {
	case 's':
		g.write(g.oneOf(textArgs))
	case 'r':
		g.write("'", g.pattern(), "'")
	case 'f':
		g.write("'", g.format(), "'")
	case 'p':
		g.write("'", g.oneOf(replacements), "'")
	case 'i':
		g.write(g.oneOf(wholeArgs))
	case 'n':
		g.write(g.oneOf(numbers))
	case 'l':
		g.write(g.oneOf([]string{"$l", "[1, 2]", "[]", "$ln", "['a']", "$ll", "[1..2]", "$deep.a.b"}))
	case 'm':
		g.write(g.oneOf([]string{"$m", "{}", "{'k': 1}", "{\"z\": $n}", "$deep", "$me", "$m3"}))
	default:
		g.argument()
	}
}

var textArgs = []string{
	"'a'", "\"b\"", "''", "\"\"", "'t'", "'xt'", "$s", "$e", "$uni", "'é'", "'😀'", "\"$s$n\"", "' '", "','", "'k'", "'7'", "'-3'", "'1.5'",
	"'true'", "'TEXT'", "\"\\u0041\"", "'%s'", "'%d'", "'%5.2f|'", "$u", "'0x1F'", "'1e3'", "'9999999999'", "'it''s'", "\"q\"\"q\"", "'+5'", "' 7 '",
}

var wholeArgs = []string{"0", "1", "2", "-1", "3", "9", "$n", "$z", "$neg", "100", "2147483648", "-2147483649", "$long", "4", "16", "1.0", "'1'"}

var numbers = []string{
	"0", "1", "-1", "7", "2147483647", "-2147483648", "2147483648", "9223372036854775807", "-9223372036854775808", "9223372036854775808", "1.5",
	"-1.5", "0.0", "-0.0", "1.0", "100.0", "1e3", "1.5e10", "1E-5", "1e400", "0.1", "123456789.123", "1e7", "1e-3", "12345678", "00", "007", "$n", "$d",
	"$big", "$long", "$max", "$min", "$lmax", "$dbig", "$dz", "$neg", "0.001", "9999999.0", "10000000.0", "1.", ".5", "-.5", "1.e2", "5e-324", "1.7976931348623157E308",
}

var patterns = []string{
	"a", ".", "x|t", "[a-e]", "(t)(e)", "t$", "^t", "\\d+", "\\s", "\\w", "", "(?i)T", "t*", "t+?", "e(?=x)", "(?<=e)x", "[^a]", "(", "[", "*", "\\", "a{2}",
	"(?:t|x)+", ",", "\\.", "\\|", "|", "\\bt", "(t).*\\1", "[\\w&&[^t]]", "\\p{L}", "\\p{Lu}", "\\R", "t++", "(?<n>e)", "\\Qt\\E", "\\u0074", "[t-e]",
	"\\$", "\\\\", "(?s).", "(?m)^l", "\\h", "\\x74", "é", "[[:alpha:]]", "\\z", "\\Z", "\\G", "(?#c)t",
}

// pattern gives a regular expression, often one put together.
func (g *generator) pattern() string {
	if g.chance(50) {
		return g.oneOf(patterns)
	}
	text := ""
	for range 1 + g.IntN(4) {
		text += g.oneOf(patternParts) + g.oneOf(quantifiers)
		if g.chance(15) {
			text += "|"
		}
	}
	if g.chance(20) {
		text = "(" + text + ")" + g.oneOf(quantifiers)
	}
	return text
}

var patternParts = []string{
	"a", "b", "t", "e", "x", ".", "[abc]", "[^abc]", "[a-z]", "[A-Z0-9]", "\\d", "\\D", "\\w", "\\W", "\\s", "\\S", "\\b", "\\B", "^", "$", "(a|b)", "(?:ex)",
	"(t)", "\\1", "(?=t)", "(?!t)", "(?<=t)", "(?<!t)", "[\\s,]", "\\.", ",", "\\p{Alpha}", "\\P{L}", "é", "😀", "[é-ÿ]", "(?i)", "(?-i)", "(?i:T)", "\\Q.\\E",
	"\\x65", "\\u0065", "\\t", "\\n", "\\r\\n", "[^\\n]", "[\\w&&[^x]]", "[a-c[x-z]]", "\\A", "\\z", "(?>t)", "\\e", "\\cA", "\\0101", "[]a]", "[a-]", "{",
}

var quantifiers = []string{"", "", "", "", "*", "+", "?", "*?", "+?", "??", "++", "*+", "{2}", "{1,2}", "{0,}", "{1,2}?"}

// format gives a format, often one put together.
func (g *generator) format() string {
	text := ""
	for range 1 + g.IntN(2) {
		text += "%" + g.oneOf([]string{"", "", "", "1$", "2$", "<"}) + g.oneOf([]string{"", "", "-", "0", "+", ",", " ", "#", "("}) +
			g.oneOf([]string{"", "", "5", "10", "1"}) + g.oneOf([]string{"", "", "", ".0", ".2", ".5"}) +
			g.oneOf([]string{"s", "d", "f", "x", "X", "e", "g", "b", "c", "n", "%", "o", "h", "S", "B", "a", "z", "tY", "i"}) + g.oneOf([]string{"", "|", " "})
	}
	return text
}

var replacements = []string{
	"", "X", "$0", "$1", "$2", "\\$", "\\\\", "\\", "$", "[$0]", "${n}", "$1$0", "\\n", "a\\b", "$9", "$10", "\\\"", "é", "$a", "${", "\\\\$0",
}

// callOf is a method with the kinds of its arguments.
type callOf struct{ name, args string }

var calls = []callOf{
	// String
	{"length", ""}, {"isEmpty", ""}, {"charAt", "i"}, {"substring", "i"}, {"substring", "ii"}, {"indexOf", "s"}, {"indexOf", "si"}, {"indexOf", "i"},
	{"lastIndexOf", "s"}, {"lastIndexOf", "si"}, {"contains", "s"}, {"startsWith", "s"}, {"startsWith", "si"}, {"endsWith", "s"}, {"equals", "s"},
	{"equalsIgnoreCase", "s"}, {"compareTo", "s"}, {"compareToIgnoreCase", "s"}, {"toUpperCase", ""}, {"toLowerCase", ""}, {"trim", ""}, {"strip", ""},
	{"concat", "s"}, {"replace", "ss"}, {"replaceAll", "rp"}, {"replaceFirst", "rp"}, {"matches", "r"}, {"split", "r"}, {"split", "ri"}, {"codePointAt", "i"},
	{"codePointBefore", "i"}, {"codePointCount", "ii"}, {"offsetByCodePoints", "ii"}, {"regionMatches", "isii"}, {"hashCode", ""}, {"toString", ""},
	{"intern", ""}, {"subSequence", "ii"}, {"toCharArray", ""}, {"getBytes", ""}, {"contentEquals", "s"}, {"format", "fl"}, {"format", "f"}, {"format", "f?"},
	{"format", "f??"}, {"format", "fn"}, {"format", "fs"}, {"valueOf", "?"}, {"join", "sl"}, {"join", "ss"}, {"join", "sss"}, {"repeat", "i"}, {"isBlank", ""}, {"chars", ""}, {"lines", ""},
	{"indent", "i"}, {"copyValueOf", "?"}, {"stripLeading", ""}, {"stripTrailing", ""}, {"stripIndent", ""}, {"formatted", "?"}, {"translateEscapes", ""},
	// numbers
	{"intValue", ""}, {"longValue", ""}, {"doubleValue", ""}, {"floatValue", ""}, {"shortValue", ""}, {"byteValue", ""}, {"parseInt", "s"}, {"parseInt", "si"},
	{"parseLong", "s"}, {"parseDouble", "s"}, {"parseBoolean", "s"}, {"valueOf", "s"}, {"valueOf", "n"}, {"toHexString", "n"}, {"toBinaryString", "n"},
	{"toOctalString", "n"}, {"compareTo", "n"}, {"compare", "nn"}, {"equals", "n"}, {"max", "nn"}, {"min", "nn"}, {"sum", "nn"}, {"abs", ""}, {"negate", ""},
	{"signum", ""}, {"signum", "n"}, {"bitCount", "n"}, {"reverse", "n"}, {"highestOneBit", "n"}, {"numberOfTrailingZeros", "n"}, {"rotateLeft", "ni"},
	{"isNaN", ""}, {"isInfinite", ""}, {"isNaN", "n"}, {"toString", "n"}, {"toString", "ni"}, {"add", "n"}, {"subtract", "n"}, {"multiply", "n"},
	{"divide", "n"}, {"mod", "n"}, {"pow", "i"}, {"remainder", "n"}, {"toBigInteger", ""}, {"decode", "s"}, {"parseUnsignedInt", "s"}, {"divideUnsigned", "nn"},
	{"getInteger", "s"}, {"isFinite", "n"}, {"doubleToLongBits", "n"}, {"booleanValue", ""}, {"logicalAnd", "??"}, {"bitLength", ""}, {"gcd", "n"},
	{"charValue", ""}, {"isDigit", "?"}, {"isLetter", "?"}, {"getNumericValue", "?"},
	// lists and maps
	{"size", ""}, {"get", "i"}, {"get", "s"}, {"set", "i?"}, {"add", "?"}, {"add", "i?"}, {"addAll", "l"}, {"addAll", "il"}, {"remove", "i"}, {"remove", "?"},
	{"contains", "?"}, {"containsAll", "l"}, {"indexOf", "?"}, {"lastIndexOf", "?"}, {"subList", "ii"}, {"clear", ""}, {"iterator", ""}, {"listIterator", ""},
	{"toArray", ""}, {"removeAll", "l"}, {"retainAll", "l"}, {"equals", "?"}, {"put", "s?"}, {"put", "??"}, {"putAll", "m"}, {"containsKey", "s"},
	{"containsValue", "?"}, {"keySet", ""}, {"values", ""}, {"entrySet", ""}, {"getOrDefault", "s?"}, {"putIfAbsent", "s?"}, {"replace", "s?"}, {"remove", "s?"},
	{"hasNext", ""}, {"next", ""}, {"getKey", ""}, {"getValue", ""}, {"setValue", "?"}, {"isEmpty", ""}, {"ensureCapacity", "i"}, {"trimToSize", ""},
	{"clone", ""}, {"stream", ""}, {"sort", "?"}, {"forEach", "?"}, {"replaceAll", "?"}, {"removeFirst", ""}, {"getFirst", ""}, {"getLast", ""}, {"reversed", ""},
	// objects
	{"getClass", ""}, {"notify", ""}, {"wait", ""}, {"wait", "i"}, {"nosuch", ""}, {"nosuch", "?"}, {"getName", ""}, {"getIndex", ""}, {"getCount", ""},
}
