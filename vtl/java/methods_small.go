package java

import (
	"math"
	"math/bits"
)

func parseShort(s string, radix int) (int16, error) {
	n, err := parseWhole(s, radix, math.MinInt16, math.MaxInt16)
	return int16(n), err
}

func parseByte(s string, radix int) (int8, error) {
	n, err := parseWhole(s, radix, math.MinInt8, math.MaxInt8)
	return int8(n), err
}

func shortMethods() []decl {
	own := []decl{
		{"static parseShort(String) short", "the number that the text writes", 0, parser(parseShort)},
		{"static parseShort(String, int) short", "the number that the text writes in a radix", 0, parser(parseShort)},
		{"static valueOf(String) Short", "the number that the text writes", 0, parser(parseShort)},
		{"static valueOf(String, int) Short", "the number that the text writes in a radix", 0, parser(parseShort)},
		{"static valueOf(short) Short", "the number itself", 0, shortToShort(func(n int16) int16 { return n })},
		{"static decode(String) Short", "the number that the text writes, 0x and # hexadecimal, 0 octal", 0, func(_ any, args []any, _ *Limits) (any, error) {
			n, err := decodeWhole(text(args, 0), math.MinInt16, math.MaxInt16)
			return noneOnError(int16(n), err)
		}},
		{"static toString(short) String", "the number as text", 0, longToText(func(n int64) string { return radixText(n, 10) })},
		{"static hashCode(short) int", "the number itself", 0, intToInt(func(n int32) int32 { return n })},
		{"static compare(short, short) int", "the difference", 0, intsToInt(func(a, b int32) int32 { return a - b })},
		{"static compareUnsigned(short, short) int", "the difference of unsigned numbers", 9, intsToInt(func(a, b int32) int32 { return int32(uint16(a)) - int32(uint16(b)) })},
		{"static toUnsignedInt(short) int", "the bits as an unsigned number", 0, intToInt(func(n int32) int32 { return int32(uint16(n)) })},
		{"static toUnsignedLong(short) long", "the bits as an unsigned number", 0, longToLong(func(n int64) int64 { return int64(uint16(n)) })},
		{"static reverseBytes(short) short", "the bytes in reverse order", 0, shortToShort(func(n int16) int16 { return int16(bits.ReverseBytes16(uint16(n))) })},
		{"describeConstable() Optional", "the value as a description", 15, nil},
	}
	return append(own, ordered("Short", compareDifference)...)
}

func shortToShort(f func(n int16) int16) impl {
	return func(_ any, args []any, _ *Limits) (any, error) { return f(int16(toLong(args[0]))), nil }
}

func byteMethods() []decl {
	own := []decl{
		{"static parseByte(String) byte", "the number that the text writes", 0, parser(parseByte)},
		{"static parseByte(String, int) byte", "the number that the text writes in a radix", 0, parser(parseByte)},
		{"static valueOf(String) Byte", "the number that the text writes", 0, parser(parseByte)},
		{"static valueOf(String, int) Byte", "the number that the text writes in a radix", 0, parser(parseByte)},
		{"static valueOf(byte) Byte", "the number itself", 0, func(_ any, args []any, _ *Limits) (any, error) { return args[0], nil }},
		{"static decode(String) Byte", "the number that the text writes, 0x and # hexadecimal, 0 octal", 0, func(_ any, args []any, _ *Limits) (any, error) {
			n, err := decodeWhole(text(args, 0), math.MinInt8, math.MaxInt8)
			return noneOnError(int8(n), err)
		}},
		{"static toString(byte) String", "the number as text", 0, longToText(func(n int64) string { return radixText(n, 10) })},
		{"static hashCode(byte) int", "the number itself", 0, intToInt(func(n int32) int32 { return n })},
		{"static compare(byte, byte) int", "the difference", 0, intsToInt(func(a, b int32) int32 { return a - b })},
		{"static compareUnsigned(byte, byte) int", "the difference of unsigned numbers", 9, intsToInt(func(a, b int32) int32 { return int32(uint8(a)) - int32(uint8(b)) })},
		{"static toUnsignedInt(byte) int", "the bits as an unsigned number", 0, intToInt(func(n int32) int32 { return int32(uint8(n)) })},
		{"static toUnsignedLong(byte) long", "the bits as an unsigned number", 0, longToLong(func(n int64) int64 { return int64(uint8(n)) })},
		{"describeConstable() Optional", "the value as a description", 15, nil},
	}
	return append(own, ordered("Byte", compareDifference)...)
}

func booleanMethods() []decl {
	own := []decl{
		{"booleanValue() boolean", "the value itself", 0, itself},
		{"static parseBoolean(String) boolean", "whether the text is true, in any case", 0, parseBoolean},
		{"static valueOf(String) Boolean", "whether the text is true, in any case", 0, parseBoolean},
		{"static valueOf(boolean) Boolean", "the value itself", 0, func(_ any, args []any, _ *Limits) (any, error) { return args[0], nil }},
		{"static toString(boolean) String", "true or false", 0, textOfArgument},
		{"static hashCode(boolean) int", "1231 for true, 1237 for false", 0, func(_ any, args []any, _ *Limits) (any, error) { return HashCode(args[0]), nil }},
		{"static compare(boolean, boolean) int", "-1, 0 or 1; false is less", 0, func(_ any, args []any, _ *Limits) (any, error) {
			return int32(compareBooleans(args[0], args[1])), nil
		}},
		{"static logicalAnd(boolean, boolean) boolean", "whether both are true", 0, booleans(func(a, b bool) bool { return a && b })},
		{"static logicalOr(boolean, boolean) boolean", "whether one is true", 0, booleans(func(a, b bool) bool { return a || b })},
		{"static logicalXor(boolean, boolean) boolean", "whether they differ", 0, booleans(func(a, b bool) bool { return a != b })},
		{"static getBoolean(String) boolean", "no system property can be read in a template: false", 0, func(any, []any, *Limits) (any, error) { return false, nil }},
		{"describeConstable() Optional", "the value as a description", 15, nil},
	}
	return append(own, ordered("Boolean", compareBooleans)...)
}

func parseBoolean(_ any, args []any, _ *Limits) (any, error) {
	s, ok := args[0].(string)
	return ok && compareFold(s, "true") == 0, nil
}

func compareBooleans(a, b any) int { return boolInt(a.(bool)) - boolInt(b.(bool)) }

func booleans(f func(a, b bool) bool) impl {
	return func(_ any, args []any, _ *Limits) (any, error) { return f(args[0].(bool), args[1].(bool)), nil }
}
