package java

import (
	"fmt"
	"unicode"
)

func characterMethods() []decl {
	own := []decl{
		{"charValue() char", "the unit itself", 0, itself},
		{"static valueOf(char) Character", "the unit itself", 0, func(_ any, args []any, _ *Limits) (any, error) { return args[0], nil }},
		{"static toString(char) String", "the unit as text", 0, textOfArgument},
		{"static toString(int) String", "the code point as text", 11, func(_ any, args []any, _ *Limits) (any, error) {
			t, ok := codeText(number(args, 0))
			if !ok {
				return nil, notCodePoint(number(args, 0))
			}
			return t, nil
		}},
		{"static hashCode(char) int", "the unit as a number", 0, func(_ any, args []any, _ *Limits) (any, error) { return HashCode(args[0]), nil }},
		{"static compare(char, char) int", "the difference", 0, func(_ any, args []any, _ *Limits) (any, error) {
			return int32(args[0].(Char)) - int32(args[1].(Char)), nil
		}},
		{"static digit(char, int) int", "its value as a digit of a radix, or -1", 0, characterDigit},
		{"static digit(int, int) int", "the same of a code point", 0, characterDigit},
		{"static forDigit(int, int) char", "the digit of a value in a radix", 0, forDigit},
		{"static reverseBytes(char) char", "the bytes in reverse order", 0, func(_ any, args []any, _ *Limits) (any, error) {
			c := args[0].(Char)
			return c<<8 | c>>8, nil
		}},
		{"static getName(int) String", "the Unicode name; not carried here", 0, nil},
		{"static codePointOf(String) int", "the code point of a Unicode name; not carried here", 9, nil},
		{"describeConstable() Optional", "the value as a description", 15, nil},
	}
	own = append(own, characterTests()...)
	own = append(own, characterCase()...)
	own = append(own, characterSurrogates()...)
	own = append(own, characterTexts()...)
	return append(own, ordered("Character", func(a, b any) int { return int(a.(Char)) - int(b.(Char)) })...)
}

// codeArgument gives a char or an int argument as a code point.
func codeArgument(v any) rune {
	if c, ok := v.(Char); ok {
		return rune(c)
	}
	return rune(toLong(v))
}

func notCodePoint(n int) error {
	return illegalArgument(fmt.Sprintf("Not a valid Unicode code point: 0x%X", uint32(n)))
}

// forBoth declares a method for a char and for a code point.
func forBoth(name, result, doc string, f func(r rune) any) []decl {
	do := func(_ any, args []any, _ *Limits) (any, error) { return f(codeArgument(args[0])), nil }
	return []decl{
		{"static " + name + "(char) " + result, doc, 0, do},
		{"static " + name + "(int) " + result, doc, 0, do},
	}
}

func test(f func(r rune) bool) func(r rune) any { return func(r rune) any { return f(r) } }

func characterTests() []decl {
	var out []decl
	for _, t := range []struct {
		name, doc string
		test      func(r rune) bool
	}{
		{"isLetter", "whether it is a letter", unicode.IsLetter},
		{"isDigit", "whether it is a decimal digit", isDecimalDigit},
		{"isLetterOrDigit", "whether it is a letter or a decimal digit", isLetterOrDigit},
		{"isWhitespace", "whether it is white space, as Java has it", isWhitespace},
		{"isSpaceChar", "whether Unicode has it as a separator", isSpaceChar},
		{"isUpperCase", "whether it is in upper case", isUpperCase},
		{"isLowerCase", "whether it is in lower case", isLowerCase},
		{"isTitleCase", "whether it is in title case", unicode.IsTitle},
		{"isDefined", "whether Unicode defines it", isDefined},
		{"isISOControl", "whether it is a control character", isISOControl},
		{"isJavaIdentifierStart", "whether a name in Java may begin with it", isIdentifierStart},
		{"isJavaIdentifierPart", "whether a name in Java may hold it", isIdentifierPart},
		{"isUnicodeIdentifierStart", "whether a name may begin with it", isUnicodeStart},
		{"isUnicodeIdentifierPart", "whether a name may hold it", isUnicodePart},
		{"isIdentifierIgnorable", "whether it counts for nothing in a name", isIgnorable},
	} {
		out = append(out, forBoth(t.name, "boolean", t.doc, test(t.test))...)
	}
	out = append(out, forBoth("getNumericValue", "int", "its value as a number, -1 where it has none, -2 where it is no whole one", func(r rune) any { return numericValue(r) })...)
	out = append(out, forBoth("getType", "int", "its Unicode category, as Java numbers them", func(r rune) any { return categoryNumber(r) })...)
	for _, d := range [...]string{"isMirrored", "getDirectionality"} {
		result := choose(d == "isMirrored", "boolean", "byte")
		out = append(out, decl{sig: "static " + d + "(char) " + result, doc: "the bidirectional class; not carried here"},
			decl{sig: "static " + d + "(int) " + result, doc: "the bidirectional class; not carried here"})
	}
	return append(out, characterOneTests()...)
}

// characterOneTests are the tests that take a char only, or a code point only.
func characterOneTests() []decl {
	alone := func(param, name, doc string, f func(r rune) bool) decl {
		return decl{"static " + name + "(" + param + ") boolean", doc, 0, func(_ any, args []any, _ *Limits) (any, error) {
			return f(codeArgument(args[0])), nil
		}}
	}
	return []decl{
		alone("int", "isAlphabetic", "whether Unicode has it as alphabetic", isAlphabetic),
		alone("int", "isIdeographic", "whether it is an ideograph", isIdeographic),
		alone("char", "isSpace", "whether it is one of five ASCII white spaces", func(r rune) bool { return r == ' ' || r >= '\t' && r <= '\r' && r != '\v' }),
		alone("char", "isJavaLetter", "whether a name in Java may begin with it", isIdentifierStart),
		alone("char", "isJavaLetterOrDigit", "whether a name in Java may hold it", isIdentifierPart),
		alone("int", "isValidCodePoint", "whether it is a code point", func(r rune) bool { return r >= 0 && r <= maxRune }),
		alone("int", "isBmpCodePoint", "whether one unit holds it", func(r rune) bool { return r >= 0 && r < astralMin }),
		alone("int", "isSupplementaryCodePoint", "whether it needs two units", func(r rune) bool { return r >= astralMin && r <= maxRune }),
		alone("char", "isHighSurrogate", "whether it is the first half of a pair", func(r rune) bool { return r >= surrogateMin && r < lowMin }),
		alone("char", "isLowSurrogate", "whether it is the second half of a pair", func(r rune) bool { return r >= lowMin && r <= surrogateMax }),
		alone("char", "isSurrogate", "whether it is half of a pair", func(r rune) bool { return r >= surrogateMin && r <= surrogateMax }),
	}
}

func characterCase() []decl {
	var out []decl
	for _, t := range []struct {
		name, doc string
		convert   func(r rune) rune
	}{
		{"toUpperCase", "in upper case", unicode.ToUpper},
		{"toLowerCase", "in lower case", unicode.ToLower},
		{"toTitleCase", "in title case", unicode.ToTitle},
	} {
		out = append(out,
			decl{"static " + t.name + "(char) char", t.doc, 0, func(_ any, args []any, _ *Limits) (any, error) {
				c := args[0].(Char)
				if r := t.convert(rune(c)); r < astralMin {
					return Char(r), nil
				}
				return c, nil
			}},
			decl{"static " + t.name + "(int) int", t.doc, 0, func(_ any, args []any, _ *Limits) (any, error) {
				return int32(t.convert(codeArgument(args[0]))), nil
			}})
	}
	return out
}

func characterSurrogates() []decl {
	return []decl{
		{"static charCount(int) int", "how many units a code point needs", 0, func(_ any, args []any, _ *Limits) (any, error) {
			return int32(1 + boolInt(number(args, 0) >= astralMin)), nil
		}},
		{"static highSurrogate(int) char", "the first unit of a code point that needs two", 0, func(_ any, args []any, _ *Limits) (any, error) {
			high, _ := splitSurrogates(codeArgument(args[0]))
			return Char(high), nil
		}},
		{"static lowSurrogate(int) char", "the second unit of a code point that needs two", 0, func(_ any, args []any, _ *Limits) (any, error) {
			_, low := splitSurrogates(codeArgument(args[0]))
			return Char(low), nil
		}},
		{"static isSurrogatePair(char, char) boolean", "whether the two make a pair", 0, func(_ any, args []any, _ *Limits) (any, error) {
			high, low := args[0].(Char), args[1].(Char)
			return high >= surrogateMin && high < lowMin && low >= lowMin && low <= surrogateMax, nil
		}},
		{"static toCodePoint(char, char) int", "the code point of a pair", 0, func(_ any, args []any, _ *Limits) (any, error) {
			return int32(joinSurrogates(rune(args[0].(Char)), rune(args[1].(Char)))), nil
		}},
		{"static toChars(int) char[]", "the units of a code point", 0, func(_ any, args []any, lim *Limits) (any, error) {
			t, ok := codeText(number(args, 0))
			if !ok {
				return nil, notCodePoint(number(args, 0))
			}
			return stringToChars(t, nil, lim)
		}},
		{"static toChars(int, char[], int) int", "puts the units of a code point into an array", 0, putChars},
	}
}

func putChars(_ any, args []any, _ *Limits) (any, error) {
	code, dst, at := number(args, 0), args[1].(*List), number(args, 2)
	t, ok := codeText(code)
	if !ok {
		return nil, notCodePoint(code)
	}
	us := units(t)
	if at < 0 || at+len(us) > len(dst.Items) {
		return nil, &Exception{Class: "java.lang.ArrayIndexOutOfBoundsException"}
	}
	for i, u := range us {
		dst.Items[at+i] = Char(u)
	}
	return int32(len(us)), nil
}

// characterTexts are the methods that look into a text or an array of units.
func characterTexts() []decl {
	return []decl{
		{"static codePointAt(CharSequence, int) int", "the code point at an index", 0, func(_ any, args []any, lim *Limits) (any, error) {
			return stringCodePointAt(args[0], args[1:], lim)
		}},
		{"static codePointAt(char[], int) int", "the code point at an index", 0, inChars(stringCodePointAt)},
		{"static codePointAt(char[], int, int) int", "the code point at an index below a limit", 0, func(_ any, args []any, lim *Limits) (any, error) {
			us, i, limit := charsOf(args[0].(*List)), number(args, 1), number(args, 2)
			switch {
			case i >= limit || limit < 0 || limit > len(us):
				return nil, &Exception{Class: "java.lang.IndexOutOfBoundsException"}
			case i < 0:
				return nil, &Exception{Class: "java.lang.ArrayIndexOutOfBoundsException"}
			}
			return stringCodePointAt(fromUnits(us[:limit]), args[1:2], lim)
		}},
		{"static codePointBefore(CharSequence, int) int", "the code point before an index", 0, func(_ any, args []any, lim *Limits) (any, error) {
			return stringCodePointBefore(args[0], args[1:], lim)
		}},
		{"static codePointBefore(char[], int) int", "the code point before an index", 0, inChars(stringCodePointBefore)},
		{"static codePointBefore(char[], int, int) int", "the code point before an index from a start on", 0, func(_ any, args []any, lim *Limits) (any, error) {
			us, i, start := charsOf(args[0].(*List)), number(args, 1), number(args, 2)
			switch {
			case i <= start || start < 0 || start >= len(us):
				return nil, &Exception{Class: "java.lang.IndexOutOfBoundsException"}
			case i > len(us):
				return nil, &Exception{Class: "java.lang.ArrayIndexOutOfBoundsException"}
			}
			return stringCodePointBefore(fromUnits(us[start:i]), []any{int32(i - start)}, lim)
		}},
		{"static codePointCount(CharSequence, int, int) int", "how many code points lie between two indexes", 0, func(_ any, args []any, _ *Limits) (any, error) {
			return codePointCount(text(args, 0), number(args, 1), number(args, 2))
		}},
		{"static codePointCount(char[], int, int) int", "how many code points lie in so many units from an index", 0, func(_ any, args []any, _ *Limits) (any, error) {
			us, at, n := charsOf(args[0].(*List)), number(args, 1), number(args, 2)
			if n < 0 || at < 0 || n > len(us)-at {
				return nil, &Exception{Class: "java.lang.IndexOutOfBoundsException"}
			}
			return int32(len(runesOf(fromUnits(us[at : at+n])))), nil
		}},
		{"static offsetByCodePoints(CharSequence, int, int) int", "the index so many code points away from an index", 0, func(_ any, args []any, _ *Limits) (any, error) {
			return offsetByCodePoints(text(args, 0), number(args, 1), number(args, 2))
		}},
		{"static offsetByCodePoints(char[], int, int, int, int) int", "the same within a part of an array", 0, offsetInChars},
	}
}

func inChars(do impl) impl {
	return func(_ any, args []any, lim *Limits) (any, error) {
		v, err := do(fromUnits(charsOf(args[0].(*List))), args[1:], lim)
		if e, ok := err.(*Exception); ok {
			e.Class = "java.lang.ArrayIndexOutOfBoundsException"
		}
		return v, err
	}
}

func offsetInChars(_ any, args []any, _ *Limits) (any, error) {
	us, start, n := charsOf(args[0].(*List)), number(args, 1), number(args, 2)
	at, by := number(args, 3), number(args, 4)
	if n > len(us)-start || start < 0 || n < 0 || at < start || at > start+n {
		return nil, &Exception{Class: "java.lang.IndexOutOfBoundsException"}
	}
	v, err := offsetByCodePoints(fromUnits(us[start:start+n]), at-start, by)
	if err != nil {
		return nil, err
	}
	return v.(int32) + int32(start), nil
}

func characterDigit(_ any, args []any, _ *Limits) (any, error) {
	return int32(digitOf(codeArgument(args[0]), number(args, 1))), nil
}

func forDigit(_ any, args []any, _ *Limits) (any, error) {
	n, radix := number(args, 0), number(args, 1)
	if n < 0 || n >= radix || radix < minRadix || radix > maxRadix {
		return Char(0), nil
	}
	return Char("0123456789abcdefghijklmnopqrstuvwxyz"[n]), nil
}
