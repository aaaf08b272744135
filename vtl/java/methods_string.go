package java

import (
	"strings"
)

// text gives the i-th argument, which the signature makes a String.
func text(args []any, i int) string { return args[i].(string) }

// number gives the i-th argument, which the signature makes an int.
func number(args []any, i int) int { return int(toLong(args[i])) }

func stringMethods() []decl {
	return append(append(stringReading(), stringMaking()...), stringStatics()...)
}

func stringReading() []decl {
	return []decl{
		{"length() int", "the number of UTF-16 units", 0, func(recv any, _ []any, _ *Limits) (any, error) {
			return int32(Length(recv.(string))), nil
		}},
		{"isEmpty() boolean", "whether the length is 0", 0, func(recv any, _ []any, _ *Limits) (any, error) {
			return recv.(string) == "", nil
		}},
		{"isBlank() boolean", "whether there is nothing but white space", 11, func(recv any, _ []any, _ *Limits) (any, error) {
			return stripLeading(recv.(string)) == "", nil
		}},
		{"charAt(int) char", "the UTF-16 unit at an index from 0", 0, stringCharAt},
		{"codePointAt(int) int", "the code point at an index from 0", 0, stringCodePointAt},
		{"codePointBefore(int) int", "the code point before an index", 0, stringCodePointBefore},
		{"codePointCount(int, int) int", "how many code points lie between two indexes", 0, stringCodePointCount},
		{"offsetByCodePoints(int, int) int", "the index so many code points away from an index", 0, stringOffset},
		{"equals(Object) boolean", "whether the other is a String of the same units", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return recv == args[0], nil
		}},
		{"contentEquals(CharSequence) boolean", "whether the other has the same units", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return recv == args[0], nil
		}},
		{"contentEquals(StringBuffer) boolean", "no StringBuffer can be had in a template", 0, nil},
		{"equalsIgnoreCase(String) boolean", "equality without case", 0, func(recv any, args []any, _ *Limits) (any, error) {
			other, ok := args[0].(string)
			return ok && compareFold(recv.(string), other) == 0, nil
		}},
		{"compareTo(String) int", "the difference of the first units that differ, or of the lengths", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return int32(compareStrings(recv.(string), text(args, 0))), nil
		}},
		{"compareTo(Object) int", "throws ClassCastException for all but a String", 0, castTo("String", func(recv, arg any) (any, error) {
			return int32(compareStrings(recv.(string), arg.(string))), nil
		})},
		{"compareToIgnoreCase(String) int", "compareTo without case", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return int32(compareFold(recv.(string), text(args, 0))), nil
		}},
		{"startsWith(String) boolean", "whether it begins with the text", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return unitsPrefix(recv.(string), text(args, 0)), nil
		}},
		{"startsWith(String, int) boolean", "whether the text stands at an index", 0, stringStartsAt},
		{"endsWith(String) boolean", "whether it ends with the text", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return unitsSuffix(recv.(string), text(args, 0)), nil
		}},
		{"contains(CharSequence) boolean", "whether the text occurs", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return indexFromUnit(recv.(string), text(args, 0), 0) >= 0, nil
		}},
		{"indexOf(String) int", "the first index of the text, or -1", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return int32(indexFromUnit(recv.(string), text(args, 0), 0)), nil
		}},
		{"indexOf(String, int) int", "the first index of the text from an index on, or -1", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return int32(indexFromUnit(recv.(string), text(args, 0), number(args, 1))), nil
		}},
		{"indexOf(int) int", "the first index of a code point, or -1", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return int32(indexOfCode(recv.(string), number(args, 0), 0)), nil
		}},
		{"indexOf(int, int) int", "the first index of a code point from an index on, or -1", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return int32(indexOfCode(recv.(string), number(args, 0), number(args, 1))), nil
		}},
		{"lastIndexOf(String) int", "the last index of the text, or -1", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return int32(lastIndexFrom(recv.(string), text(args, 0), maxIndex)), nil
		}},
		{"lastIndexOf(String, int) int", "the last index of the text up to an index, or -1", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return int32(lastIndexFrom(recv.(string), text(args, 0), number(args, 1))), nil
		}},
		{"lastIndexOf(int) int", "the last index of a code point, or -1", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return int32(lastIndexOfCode(recv.(string), number(args, 0), maxIndex)), nil
		}},
		{"lastIndexOf(int, int) int", "the last index of a code point up to an index, or -1", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return int32(lastIndexOfCode(recv.(string), number(args, 0), number(args, 1))), nil
		}},
		{"matches(String) boolean", "whether a regular expression matches the whole", 0, stringMatches},
		{"regionMatches(int, String, int, int) boolean", "whether two parts have the same units", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return regionMatches(recv.(string), number(args, 0), text(args, 1), number(args, 2), number(args, 3), false), nil
		}},
		{"regionMatches(boolean, int, String, int, int) boolean", "the same, without case where the first is true", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return regionMatches(recv.(string), number(args, 1), text(args, 2), number(args, 3), number(args, 4), args[0].(bool)), nil
		}},
		{"hashCode() int", "31-fold sum of the units", 0, func(recv any, _ []any, _ *Limits) (any, error) {
			return hashString(recv.(string)), nil
		}},
	}
}

func stringMaking() []decl {
	return []decl{
		{"toString() String", "the text itself", 0, itself},
		{"intern() String", "the text itself", 0, itself},
		{"trim() String", "without units up to U+0020 at both ends", 0, func(recv any, _ []any, _ *Limits) (any, error) {
			return strings.TrimFunc(recv.(string), func(r rune) bool { return r <= ' ' }), nil
		}},
		{"strip() String", "without white space at both ends", 11, func(recv any, _ []any, _ *Limits) (any, error) {
			return stripTrailing(stripLeading(recv.(string))), nil
		}},
		{"stripLeading() String", "without white space at the start", 11, func(recv any, _ []any, _ *Limits) (any, error) {
			return stripLeading(recv.(string)), nil
		}},
		{"stripTrailing() String", "without white space at the end", 11, func(recv any, _ []any, _ *Limits) (any, error) {
			return stripTrailing(recv.(string)), nil
		}},
		{"stripIndent() String", "without the white space that all lines begin with", 15, func(recv any, _ []any, _ *Limits) (any, error) {
			return stripIndent(recv.(string)), nil
		}},
		{"indent(int) String", "every line moved right, or left where negative", 12, stringIndent},
		{"translateEscapes() String", "with \\n, \\t and the like read as in Java source", 15, func(recv any, _ []any, _ *Limits) (any, error) {
			return noneOnError(translateEscapes(recv.(string)))
		}},
		{"repeat(int) String", "so many times over", 11, stringRepeat},
		{"toLowerCase() String", "in lower case", 0, func(recv any, _ []any, _ *Limits) (any, error) {
			return toLower(recv.(string)), nil
		}},
		{"toUpperCase() String", "in upper case", 0, func(recv any, _ []any, _ *Limits) (any, error) {
			return toUpper(recv.(string)), nil
		}},
		{"toLowerCase(Locale) String", "no Locale can be had in a template", 0, nil},
		{"toUpperCase(Locale) String", "no Locale can be had in a template", 0, nil},
		{"concat(String) String", "followed by the text", 0, func(recv any, args []any, lim *Limits) (any, error) {
			s, t := recv.(string), text(args, 0)
			return Concat(s, t), lim.checkString(len(s) + len(t))
		}},
		{"substring(int) String", "from an index on", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return substring(recv.(string), number(args, 0), Length(recv.(string)))
		}},
		{"substring(int, int) String", "from an index to another, which stays out", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return substring(recv.(string), number(args, 0), number(args, 1))
		}},
		{"subSequence(int, int) CharSequence", "the same as substring", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return substring(recv.(string), number(args, 0), number(args, 1))
		}},
		{"replace(char, char) String", "with every such unit replaced", 0, func(recv any, args []any, lim *Limits) (any, error) {
			return replaceUnits(recv.(string), args[0].(Char), args[1].(Char)), nil
		}},
		{"replace(CharSequence, CharSequence) String", "with every occurrence of the text replaced", 0, func(recv any, args []any, lim *Limits) (any, error) {
			return noneOnError(replaceText(recv.(string), text(args, 0), text(args, 1), lim))
		}},
		{"replaceAll(String, String) String", "with every match of a regular expression replaced; $1 stands for a group", 0, replaceMatches(-1)},
		{"replaceFirst(String, String) String", "with the first match of a regular expression replaced", 0, replaceMatches(1)},
		{"split(String) String[]", "the parts between matches of a regular expression, without empty ones at the end", 0, func(recv any, args []any, lim *Limits) (any, error) {
			return stringSplit(recv.(string), text(args, 0), 0, lim)
		}},
		{"split(String, int) String[]", "the same in at most so many parts; a negative limit keeps empty ones", 0, func(recv any, args []any, lim *Limits) (any, error) {
			return stringSplit(recv.(string), text(args, 0), number(args, 1), lim)
		}},
		{"toCharArray() char[]", "its UTF-16 units", 0, stringToChars},
		{"getBytes() byte[]", "its bytes in UTF-8", 0, func(recv any, _ []any, lim *Limits) (any, error) {
			return encodeString(recv.(string), "UTF-8", lim)
		}},
		{"getBytes(String) byte[]", "its bytes in a character set", 0, func(recv any, args []any, lim *Limits) (any, error) {
			return encodeString(recv.(string), text(args, 0), lim)
		}},
		{"getBytes(java.nio.charset.Charset) byte[]", "no Charset can be had in a template", 0, nil},
		{"getBytes(int, int, byte[], int) void", "copies low bytes into an array", 0, stringCopyBytes},
		{"getChars(int, int, char[], int) void", "copies units into an array", 0, stringCopyChars},
		{"formatted(Object[]) String", "the text as a format for the arguments", 15, func(recv any, args []any, lim *Limits) (any, error) {
			return stringFormat([]any{recv, args[0]}, lim)
		}},
		{"describeConstable() Optional", "the text in an Optional", 12, inOptional},
		{"chars() stream.IntStream", "its units as a stream", 9, stringUnitsStream},
		{"codePoints() stream.IntStream", "its code points as a stream", 9, stringCodesStream},
		{"lines() stream.Stream", "its lines as a stream", 11, stringLinesStream},
		{"transform(function.Function) Object", "no function can be had in a template", 12, nil},
		{"resolveConstantDesc(invoke.MethodHandles$Lookup) Object", "the text itself", 12, itself},
	}
}

func stringStatics() []decl {
	return []decl{
		{"static format(String, Object[]) String", "a format such as %05d for the arguments", 0, func(_ any, args []any, lim *Limits) (any, error) {
			return stringFormat(args, lim)
		}},
		{"static format(Locale, String, Object[]) String", "the same in a locale; a template can only give null", 0, func(_ any, args []any, lim *Limits) (any, error) {
			return stringFormat(args[1:], lim)
		}},
		{"static join(CharSequence, CharSequence[]) String", "the texts with the first between them", 0, func(_ any, args []any, lim *Limits) (any, error) {
			return joinTexts(text(args, 0), args[1].(*List).Items, lim)
		}},
		{"static join(CharSequence, Iterable) String", "the texts of a collection with the first between them", 0, func(_ any, args []any, lim *Limits) (any, error) {
			items, err := drain(args[1])
			if err != nil {
				return nil, err
			}
			return joinTexts(text(args, 0), items, lim)
		}},
		{"static valueOf(Object) String", "the text that printing gives", 0, textOfArgument},
		{"static valueOf(boolean) String", "true or false", 0, textOfArgument},
		{"static valueOf(char) String", "the unit as text", 0, textOfArgument},
		{"static valueOf(int) String", "the number as text", 0, textOfArgument},
		{"static valueOf(long) String", "the number as text", 0, textOfArgument},
		{"static valueOf(float) String", "the number as text", 0, func(_ any, args []any, _ *Limits) (any, error) {
			return Text(toFloat(args[0])), nil
		}},
		{"static valueOf(double) String", "the number as text", 0, func(_ any, args []any, _ *Limits) (any, error) {
			return Text(toDouble(args[0])), nil
		}},
		{"static valueOf(char[]) String", "the units as text", 0, textOfChars},
		{"static valueOf(char[], int, int) String", "some of the units as text", 0, textOfSomeChars},
		{"static copyValueOf(char[]) String", "the units as text", 0, textOfChars},
		{"static copyValueOf(char[], int, int) String", "some of the units as text", 0, textOfSomeChars},
		{"static compare(CharSequence, CharSequence) int", "compareTo of the two", 11, func(_ any, args []any, _ *Limits) (any, error) {
			return int32(compareStrings(text(args, 0), text(args, 1))), nil
		}},
	}
}

// stringFormat formats an array of arguments; Java takes a null array for one that
// holds nulls without end.
func stringFormat(args []any, lim *Limits) (any, error) {
	format := text(args, 0)
	if args[1] == nil {
		return noneOnError(Format(format, make([]any, strings.Count(format, "%")), lim))
	}
	return noneOnError(Format(format, args[1].(*List).Items, lim))
}

func itself(recv any, _ []any, _ *Limits) (any, error) { return recv, nil }

func textOfArgument(_ any, args []any, lim *Limits) (any, error) {
	return noneOnError(TextOf(args[0], lim))
}

// castTo makes compareTo(Object), which Java compiles to a cast, out of a comparison
// with the class itself.
func castTo(class string, compare func(recv, arg any) (any, error)) impl {
	return func(recv any, args []any, _ *Limits) (any, error) {
		if t := typeOf(args[0]); t != nil && t.name != class {
			return nil, &Exception{
				Class:   "java.lang.ClassCastException",
				Message: "class " + ClassName(args[0]) + " cannot be cast to class " + ClassName(recv),
			}
		}
		return compare(recv, args[0])
	}
}
