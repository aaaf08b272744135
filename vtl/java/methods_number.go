package java

import (
	"math"
	"math/bits"
)

// numberMethods are those of every java.lang.Number.
func numberMethods() []decl {
	return []decl{
		{"intValue() int", "the number as an int, cut to 32 bits or to the nearest there is", 0, func(recv any, _ []any, _ *Limits) (any, error) {
			return toInt(recv), nil
		}},
		{"longValue() long", "the number as a long", 0, func(recv any, _ []any, _ *Limits) (any, error) {
			return toLong(recv), nil
		}},
		{"doubleValue() double", "the number as a double", 0, func(recv any, _ []any, _ *Limits) (any, error) {
			return toDouble(recv), nil
		}},
		{"floatValue() float", "the number as a float", 0, func(recv any, _ []any, _ *Limits) (any, error) {
			return toFloat(recv), nil
		}},
		{"shortValue() short", "the lowest 16 bits of the int", 0, func(recv any, _ []any, _ *Limits) (any, error) {
			return int16(toInt(recv)), nil
		}},
		{"byteValue() byte", "the lowest 8 bits of the int", 0, func(recv any, _ []any, _ *Limits) (any, error) {
			return int8(toInt(recv)), nil
		}},
	}
}

// toInt is Number.intValue: floating numbers end at the bounds, whole ones lose bits.
func toInt(v any) int32 {
	switch n := v.(type) {
	case float64:
		return saturateInt(n)
	case float32:
		return saturateInt(float64(n))
	}
	return int32(toLong(v))
}

func saturateInt(d float64) int32 {
	return int32(min(max(saturate(d), math.MinInt32), math.MaxInt32))
}

// comparable declares equals, hashCode and compareTo of a class as Java has them.
func ordered(class string, compare func(a, b any) int) []decl {
	return []decl{
		{"compareTo(" + class + ") int", "-1, 0 or 1 as it is less, equal or greater", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return int32(compare(recv, args[0])), nil
		}},
		{"compareTo(Object) int", "throws ClassCastException for another class", 0, castTo(class, func(recv, arg any) (any, error) {
			return int32(compare(recv, arg)), nil
		})},
	}
}

// constable declares what Java 12 added to the boxes.
func constable(class string) []decl {
	return []decl{
		{"describeConstable() Optional", "the value in an Optional", 12, inOptional},
		{"resolveConstantDesc(invoke.MethodHandles$Lookup) " + class, "the value itself", 12, itself},
	}
}

func compareWhole(a, b any) int {
	x, y := toLong(a), toLong(b)
	return order3(x < y, x > y)
}

func compareDifference(a, b any) int { return int(toLong(a) - toLong(b)) }

// These make an impl out of a function of the arguments as Java types them.

func intToInt(f func(n int32) int32) impl {
	return func(_ any, args []any, _ *Limits) (any, error) { return f(int32(toLong(args[0]))), nil }
}

func intToText(f func(n int32) string) impl {
	return func(_ any, args []any, _ *Limits) (any, error) { return f(int32(toLong(args[0]))), nil }
}

func intsToInt(f func(a, b int32) int32) impl {
	return func(_ any, args []any, _ *Limits) (any, error) {
		return f(int32(toLong(args[0])), int32(toLong(args[1]))), nil
	}
}

func longToInt(f func(n int64) int32) impl {
	return func(_ any, args []any, _ *Limits) (any, error) { return f(toLong(args[0])), nil }
}

func longToLong(f func(n int64) int64) impl {
	return func(_ any, args []any, _ *Limits) (any, error) { return f(toLong(args[0])), nil }
}

func longToText(f func(n int64) string) impl {
	return func(_ any, args []any, _ *Limits) (any, error) { return f(toLong(args[0])), nil }
}

func longsToLong(f func(a, b int64) int64) impl {
	return func(_ any, args []any, _ *Limits) (any, error) { return f(toLong(args[0]), toLong(args[1])), nil }
}

func longsToInt(f func(a, b int64) int32) impl {
	return func(_ any, args []any, _ *Limits) (any, error) { return f(toLong(args[0]), toLong(args[1])), nil }
}

// parser makes an impl that reads the first argument, in the radix that the second
// gives where there is one.
func parser[T any](parse func(s string, radix int) (T, error)) impl {
	return func(_ any, args []any, _ *Limits) (any, error) {
		radix := 10
		if len(args) > 1 {
			radix = number(args, 1)
		}
		return noneOnError(parse(text(args, 0), radix))
	}
}

// partParser makes an impl that reads the part of the first argument between two
// indexes, in the radix of the last.
func partParser[T any](parse func(s string, radix int) (T, error)) impl {
	return func(_ any, args []any, _ *Limits) (any, error) {
		s, begin, end := text(args, 0), number(args, 1), number(args, 2)
		if begin < 0 || begin > end || end > Length(s) {
			return nil, &Exception{Class: "java.lang.IndexOutOfBoundsException"}
		}
		return noneOnError(parse(slice(s, begin, end), number(args, 3)))
	}
}

func nothing(any, []any, *Limits) (any, error) { return nil, nil }

func secondArgument(_ any, args []any, _ *Limits) (any, error) { return args[1], nil }

func divideByZero() error { return arithmeticException("/ by zero") }

func parseInt(s string, radix int) (int32, error) {
	n, err := parseWhole(s, radix, math.MinInt32, math.MaxInt32)
	return int32(n), err
}

func parseLong(s string, radix int) (int64, error) {
	return parseWhole(s, radix, math.MinInt64, math.MaxInt64)
}

func parseUnsignedInt(s string, radix int) (int32, error) {
	n, err := parseUnsigned(s, radix, 32)
	return int32(n), err
}

func parseUnsignedLong(s string, radix int) (int64, error) {
	n, err := parseUnsigned(s, radix, 64)
	return int64(n), err
}

func integerMethods() []decl {
	own := []decl{
		{"static parseInt(String) int", "the number that the text writes", 0, parser(parseInt)},
		{"static parseInt(String, int) int", "the number that the text writes in a radix", 0, parser(parseInt)},
		{"static parseInt(CharSequence, int, int, int) int", "the number that a part of the text writes in a radix", 9, partParser(parseInt)},
		{"static valueOf(String) Integer", "the number that the text writes", 0, parser(parseInt)},
		{"static valueOf(String, int) Integer", "the number that the text writes in a radix", 0, parser(parseInt)},
		{"static valueOf(int) Integer", "the number itself", 0, intToInt(func(n int32) int32 { return n })},
		{"static decode(String) Integer", "the number that the text writes, 0x and # hexadecimal, 0 octal", 0, func(_ any, args []any, _ *Limits) (any, error) {
			n, err := decodeWhole(text(args, 0), math.MinInt32, math.MaxInt32)
			return noneOnError(int32(n), err)
		}},
		{"static parseUnsignedInt(String) int", "the unsigned number that the text writes", 0, parser(parseUnsignedInt)},
		{"static parseUnsignedInt(String, int) int", "the same in a radix", 0, parser(parseUnsignedInt)},
		{"static parseUnsignedInt(CharSequence, int, int, int) int", "the same of a part of the text", 9, partParser(parseUnsignedInt)},
		{"static toString(int) String", "the number as text", 0, intToText(func(n int32) string { return radixText(int64(n), 10) })},
		{"static toString(int, int) String", "the number as text in a radix", 0, func(_ any, args []any, _ *Limits) (any, error) {
			return radixText(toLong(args[0]), number(args, 1)), nil
		}},
		{"static toUnsignedString(int) String", "the bits as an unsigned number", 0, intToText(func(n int32) string { return unsignedText(uint64(uint32(n)), 10) })},
		{"static toUnsignedString(int, int) String", "the same in a radix", 0, func(_ any, args []any, _ *Limits) (any, error) {
			return unsignedText(uint64(uint32(toLong(args[0]))), number(args, 1)), nil
		}},
		{"static toBinaryString(int) String", "the bits in binary", 0, intToText(func(n int32) string { return unsignedText(uint64(uint32(n)), 2) })},
		{"static toHexString(int) String", "the bits in hexadecimal", 0, intToText(func(n int32) string { return unsignedText(uint64(uint32(n)), 16) })},
		{"static toOctalString(int) String", "the bits in octal", 0, intToText(func(n int32) string { return unsignedText(uint64(uint32(n)), 8) })},
		{"static hashCode(int) int", "the number itself", 0, intToInt(func(n int32) int32 { return n })},
		{"static getInteger(String) Integer", "a system property; here there are none: null", 0, nothing},
		{"static getInteger(String, int) Integer", "a system property, or the second argument; here there are none", 0, secondArgument},
	}
	own = append(own, integerArithmetic()...)
	own = append(own, ordered("Integer", compareWhole)...)
	return append(own, constable("Integer")...)
}

func integerArithmetic() []decl {
	return []decl{
		{"static compare(int, int) int", "-1, 0 or 1 as the first is less, equal or greater", 0, intsToInt(func(a, b int32) int32 { return int32(order3(a < b, a > b)) })},
		{"static compareUnsigned(int, int) int", "the same of unsigned numbers", 0, intsToInt(func(a, b int32) int32 { return int32(order3(uint32(a) < uint32(b), uint32(a) > uint32(b))) })},
		{"static sum(int, int) int", "the sum, cut to 32 bits", 0, intsToInt(func(a, b int32) int32 { return a + b })},
		{"static max(int, int) int", "the greater", 0, intsToInt(func(a, b int32) int32 { return max(a, b) })},
		{"static min(int, int) int", "the less", 0, intsToInt(func(a, b int32) int32 { return min(a, b) })},
		{"static signum(int) int", "-1, 0 or 1 by its sign", 0, intToInt(func(n int32) int32 { return int32(sign(int64(n))) })},
		{"static divideUnsigned(int, int) int", "the quotient of unsigned numbers", 0, func(_ any, args []any, _ *Limits) (any, error) {
			a, b := uint32(toLong(args[0])), uint32(toLong(args[1]))
			if b == 0 {
				return nil, divideByZero()
			}
			return int32(a / b), nil
		}},
		{"static remainderUnsigned(int, int) int", "the remainder of unsigned numbers", 0, func(_ any, args []any, _ *Limits) (any, error) {
			a, b := uint32(toLong(args[0])), uint32(toLong(args[1]))
			if b == 0 {
				return nil, divideByZero()
			}
			return int32(a % b), nil
		}},
		{"static toUnsignedLong(int) long", "the bits as an unsigned number", 0, func(_ any, args []any, _ *Limits) (any, error) {
			return int64(uint32(toLong(args[0]))), nil
		}},
		{"static bitCount(int) int", "how many bits are 1", 0, intToInt(func(n int32) int32 { return int32(bits.OnesCount32(uint32(n))) })},
		{"static highestOneBit(int) int", "the highest bit that is 1", 0, intToInt(highestOne32)},
		{"static lowestOneBit(int) int", "the lowest bit that is 1", 0, intToInt(func(n int32) int32 { return n & -n })},
		{"static numberOfLeadingZeros(int) int", "how many bits above the highest 1", 0, intToInt(func(n int32) int32 { return int32(bits.LeadingZeros32(uint32(n))) })},
		{"static numberOfTrailingZeros(int) int", "how many bits below the lowest 1", 0, intToInt(func(n int32) int32 { return int32(bits.TrailingZeros32(uint32(n))) })},
		{"static reverse(int) int", "the bits in reverse order", 0, intToInt(func(n int32) int32 { return int32(bits.Reverse32(uint32(n))) })},
		{"static reverseBytes(int) int", "the bytes in reverse order", 0, intToInt(func(n int32) int32 { return int32(bits.ReverseBytes32(uint32(n))) })},
		{"static rotateLeft(int, int) int", "the bits rotated left", 0, intsToInt(func(a, b int32) int32 { return int32(bits.RotateLeft32(uint32(a), int(b&31))) })},
		{"static rotateRight(int, int) int", "the bits rotated right", 0, intsToInt(func(a, b int32) int32 { return int32(bits.RotateLeft32(uint32(a), -int(b&31))) })},
	}
}

func highestOne32(n int32) int32 {
	if n == 0 {
		return 0
	}
	return int32(uint32(1) << (31 - bits.LeadingZeros32(uint32(n))))
}

func highestOne64(n int64) int64 {
	if n == 0 {
		return 0
	}
	return int64(uint64(1) << (63 - bits.LeadingZeros64(uint64(n))))
}

func longMethods() []decl {
	own := []decl{
		{"static parseLong(String) long", "the number that the text writes", 0, parser(parseLong)},
		{"static parseLong(String, int) long", "the number that the text writes in a radix", 0, parser(parseLong)},
		{"static parseLong(CharSequence, int, int, int) long", "the number that a part of the text writes in a radix", 9, partParser(parseLong)},
		{"static valueOf(String) Long", "the number that the text writes", 0, parser(parseLong)},
		{"static valueOf(String, int) Long", "the number that the text writes in a radix", 0, parser(parseLong)},
		{"static valueOf(long) Long", "the number itself", 0, longToLong(func(n int64) int64 { return n })},
		{"static decode(String) Long", "the number that the text writes, 0x and # hexadecimal, 0 octal", 0, func(_ any, args []any, _ *Limits) (any, error) {
			return noneOnError(decodeWhole(text(args, 0), math.MinInt64, math.MaxInt64))
		}},
		{"static parseUnsignedLong(String) long", "the unsigned number that the text writes", 0, parser(parseUnsignedLong)},
		{"static parseUnsignedLong(String, int) long", "the same in a radix", 0, parser(parseUnsignedLong)},
		{"static parseUnsignedLong(CharSequence, int, int, int) long", "the same of a part of the text", 9, partParser(parseUnsignedLong)},
		{"static toString(long) String", "the number as text", 0, longToText(func(n int64) string { return radixText(n, 10) })},
		{"static toString(long, int) String", "the number as text in a radix", 0, func(_ any, args []any, _ *Limits) (any, error) {
			return radixText(toLong(args[0]), number(args, 1)), nil
		}},
		{"static toUnsignedString(long) String", "the bits as an unsigned number", 0, longToText(func(n int64) string { return unsignedText(uint64(n), 10) })},
		{"static toUnsignedString(long, int) String", "the same in a radix", 0, func(_ any, args []any, _ *Limits) (any, error) {
			return unsignedText(uint64(toLong(args[0])), number(args, 1)), nil
		}},
		{"static toBinaryString(long) String", "the bits in binary", 0, longToText(func(n int64) string { return unsignedText(uint64(n), 2) })},
		{"static toHexString(long) String", "the bits in hexadecimal", 0, longToText(func(n int64) string { return unsignedText(uint64(n), 16) })},
		{"static toOctalString(long) String", "the bits in octal", 0, longToText(func(n int64) string { return unsignedText(uint64(n), 8) })},
		{"static hashCode(long) int", "both halves, one against the other", 0, longToInt(hashLong)},
		{"static getLong(String) Long", "a system property; here there are none: null", 0, nothing},
		{"static getLong(String, long) Long", "a system property, or the second argument; here there are none", 0, secondArgument},
	}
	own = append(own, longArithmetic()...)
	own = append(own, ordered("Long", compareWhole)...)
	return append(own, constable("Long")...)
}

func longArithmetic() []decl {
	return []decl{
		{"static compare(long, long) int", "-1, 0 or 1 as the first is less, equal or greater", 0, longsToInt(func(a, b int64) int32 { return int32(order3(a < b, a > b)) })},
		{"static compareUnsigned(long, long) int", "the same of unsigned numbers", 0, longsToInt(func(a, b int64) int32 { return int32(order3(uint64(a) < uint64(b), uint64(a) > uint64(b))) })},
		{"static sum(long, long) long", "the sum, cut to 64 bits", 0, longsToLong(func(a, b int64) int64 { return a + b })},
		{"static max(long, long) long", "the greater", 0, longsToLong(func(a, b int64) int64 { return max(a, b) })},
		{"static min(long, long) long", "the less", 0, longsToLong(func(a, b int64) int64 { return min(a, b) })},
		{"static signum(long) int", "-1, 0 or 1 by its sign", 0, longToInt(func(n int64) int32 { return int32(sign(n)) })},
		{"static divideUnsigned(long, long) long", "the quotient of unsigned numbers", 0, func(_ any, args []any, _ *Limits) (any, error) {
			a, b := uint64(toLong(args[0])), uint64(toLong(args[1]))
			if b == 0 {
				return nil, divideByZero()
			}
			return int64(a / b), nil
		}},
		{"static remainderUnsigned(long, long) long", "the remainder of unsigned numbers", 0, func(_ any, args []any, _ *Limits) (any, error) {
			a, b := uint64(toLong(args[0])), uint64(toLong(args[1]))
			if b == 0 {
				return nil, divideByZero()
			}
			return int64(a % b), nil
		}},
		{"static bitCount(long) int", "how many bits are 1", 0, longToInt(func(n int64) int32 { return int32(bits.OnesCount64(uint64(n))) })},
		{"static highestOneBit(long) long", "the highest bit that is 1", 0, longToLong(highestOne64)},
		{"static lowestOneBit(long) long", "the lowest bit that is 1", 0, longToLong(func(n int64) int64 { return n & -n })},
		{"static numberOfLeadingZeros(long) int", "how many bits above the highest 1", 0, longToInt(func(n int64) int32 { return int32(bits.LeadingZeros64(uint64(n))) })},
		{"static numberOfTrailingZeros(long) int", "how many bits below the lowest 1", 0, longToInt(func(n int64) int32 { return int32(bits.TrailingZeros64(uint64(n))) })},
		{"static reverse(long) long", "the bits in reverse order", 0, longToLong(func(n int64) int64 { return int64(bits.Reverse64(uint64(n))) })},
		{"static reverseBytes(long) long", "the bytes in reverse order", 0, longToLong(func(n int64) int64 { return int64(bits.ReverseBytes64(uint64(n))) })},
		{"static rotateLeft(long, int) long", "the bits rotated left", 0, longsToLong(func(a, b int64) int64 { return int64(bits.RotateLeft64(uint64(a), int(b&63))) })},
		{"static rotateRight(long, int) long", "the bits rotated right", 0, longsToLong(func(a, b int64) int64 { return int64(bits.RotateLeft64(uint64(a), -int(b&63))) })},
	}
}
