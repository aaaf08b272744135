package java

import (
	"math"
	"strconv"
	"strings"
)

func doubleMethods() []decl {
	own := []decl{
		{"static parseDouble(String) double", "the number that the text writes", 0, doubleOf(parseDouble)},
		{"static valueOf(String) Double", "the number that the text writes", 0, doubleOf(parseDouble)},
		{"static valueOf(double) Double", "the number itself", 0, doubleToDouble(func(d float64) float64 { return d })},
		{"static toString(double) String", "the number as text", 0, doubleTo(func(d float64) string { return Text(d) })},
		{"static toHexString(double) String", "the number as hexadecimal text", 0, doubleTo(doubleHex)},
		{"static isNaN(double) boolean", "whether it is no number", 0, doubleTo(func(d float64) bool { return d != d })},
		{"static isInfinite(double) boolean", "whether it is infinite", 0, doubleTo(isInfinite)},
		{"static isFinite(double) boolean", "whether it is a number and finite", 0, doubleTo(isFinite)},
		{"isNaN() boolean", "whether it is no number", 0, func(recv any, _ []any, _ *Limits) (any, error) { return recv != recv, nil }},
		{"isInfinite() boolean", "whether it is infinite", 0, func(recv any, _ []any, _ *Limits) (any, error) { return isInfinite(recv.(float64)), nil }},
		{"static compare(double, double) int", "-1, 0 or 1; -0.0 is less than 0.0, NaN greater than all", 0, doublesTo(func(a, b float64) int32 { return int32(compareDoubles(a, b)) })},
		{"static sum(double, double) double", "the sum", 0, doublesTo(func(a, b float64) float64 { return a + b })},
		{"static max(double, double) double", "the greater", 0, doublesTo(math.Max)},
		{"static min(double, double) double", "the less", 0, doublesTo(math.Min)},
		{"static hashCode(double) int", "the hash code", 0, doubleTo(func(d float64) int32 { return HashCode(d) })},
		{"static doubleToLongBits(double) long", "its bits", 0, doubleTo(func(d float64) int64 { return int64(doubleBits(d)) })},
		{"static doubleToRawLongBits(double) long", "its bits", 0, doubleTo(func(d float64) int64 { return int64(rawBits(d)) })},
		{"static longBitsToDouble(long) double", "the number of these bits", 0, func(_ any, args []any, _ *Limits) (any, error) {
			return math.Float64frombits(uint64(toLong(args[0]))), nil
		}},
	}
	own = append(own, ordered("Double", func(a, b any) int { return compareDoubles(a.(float64), b.(float64)) })...)
	return append(own, constable("Double")...)
}

func floatMethods() []decl {
	own := []decl{
		{"static parseFloat(String) float", "the number that the text writes", 0, doubleOf(parseFloat)},
		{"static valueOf(String) Float", "the number that the text writes", 0, doubleOf(parseFloat)},
		{"static valueOf(float) Float", "the number itself", 0, floatTo(func(f float32) float32 { return f })},
		{"static toString(float) String", "the number as text", 0, floatTo(func(f float32) string { return Text(f) })},
		{"static toHexString(float) String", "the number as hexadecimal text", 0, floatTo(floatHex)},
		{"static isNaN(float) boolean", "whether it is no number", 0, floatTo(func(f float32) bool { return f != f })},
		{"static isInfinite(float) boolean", "whether it is infinite", 0, floatTo(func(f float32) bool { return isInfinite(float64(f)) })},
		{"static isFinite(float) boolean", "whether it is a number and finite", 0, floatTo(func(f float32) bool { return isFinite(float64(f)) })},
		{"isNaN() boolean", "whether it is no number", 0, func(recv any, _ []any, _ *Limits) (any, error) { return recv != recv, nil }},
		{"isInfinite() boolean", "whether it is infinite", 0, func(recv any, _ []any, _ *Limits) (any, error) { return isInfinite(toDouble(recv)), nil }},
		{"static compare(float, float) int", "-1, 0 or 1; -0.0 is less than 0.0, NaN greater than all", 0, floatsTo(func(a, b float32) int32 { return int32(compareDoubles(float64(a), float64(b))) })},
		{"static sum(float, float) float", "the sum", 0, floatsTo(func(a, b float32) float32 { return a + b })},
		{"static max(float, float) float", "the greater", 0, floatsTo(func(a, b float32) float32 { return float32(math.Max(float64(a), float64(b))) })},
		{"static min(float, float) float", "the less", 0, floatsTo(func(a, b float32) float32 { return float32(math.Min(float64(a), float64(b))) })},
		{"static hashCode(float) int", "the hash code", 0, floatTo(func(f float32) int32 { return HashCode(f) })},
		{"static floatToIntBits(float) int", "its bits", 0, floatTo(func(f float32) int32 { return int32(floatBits(f)) })},
		{"static floatToRawIntBits(float) int", "its bits", 0, floatTo(func(f float32) int32 { return int32(math.Float32bits(f)) })},
		{"static intBitsToFloat(int) float", "the number of these bits", 0, func(_ any, args []any, _ *Limits) (any, error) {
			return math.Float32frombits(uint32(toLong(args[0]))), nil
		}},
	}
	own = append(own, ordered("Float", func(a, b any) int { return compareDoubles(toDouble(a), toDouble(b)) })...)
	return append(own, constable("Float")...)
}

// These make an impl out of a function of the arguments as Java types them.

func doubleOf[T any](parse func(s string) (T, error)) impl {
	return func(_ any, args []any, _ *Limits) (any, error) { return noneOnError(parse(text(args, 0))) }
}

func doubleTo[T any](f func(d float64) T) impl {
	return func(_ any, args []any, _ *Limits) (any, error) { return f(toDouble(args[0])), nil }
}

func doubleToDouble(f func(d float64) float64) impl { return doubleTo(f) }

func doublesTo[T any](f func(a, b float64) T) impl {
	return func(_ any, args []any, _ *Limits) (any, error) { return f(toDouble(args[0]), toDouble(args[1])), nil }
}

func floatTo[T any](f func(n float32) T) impl {
	return func(_ any, args []any, _ *Limits) (any, error) { return f(toFloat(args[0])), nil }
}

func floatsTo[T any](f func(a, b float32) T) impl {
	return func(_ any, args []any, _ *Limits) (any, error) { return f(toFloat(args[0]), toFloat(args[1])), nil }
}

// rawBits gives the bits of a double; a NaN that Go made has those of Java's.
func rawBits(d float64) uint64 {
	if b := math.Float64bits(d); b != math.Float64bits(math.NaN()) {
		return b
	}
	return doubleBits(d)
}

func isInfinite(d float64) bool { return math.IsInf(d, 0) }
func isFinite(d float64) bool   { return !math.IsInf(d, 0) && d == d }

// compareDoubles is Double.compare.
func compareDoubles(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	x, y := int64(doubleBits(a)), int64(doubleBits(b))
	return order3(x < y, x > y)
}

func parseDouble(s string) (float64, error) {
	t, err := floatingText(s)
	if err != nil {
		return 0, err
	}
	d, _ := strconv.ParseFloat(t, 64) // out of range gives the infinity that Java gives
	return d, nil
}

func parseFloat(s string) (float32, error) {
	t, err := floatingText(s)
	if err != nil {
		return 0, err
	}
	d, _ := strconv.ParseFloat(t, 32)
	return float32(d), nil
}

// floatingText checks the text of a floating number by Double.valueOf's grammar and
// gives it as strconv reads it. The error is a NumberFormatException.
func floatingText(s string) (string, error) {
	t := strings.TrimFunc(s, func(r rune) bool { return r <= ' ' })
	if t == "" {
		return "", &Exception{Class: "java.lang.NumberFormatException", Message: "empty String"}
	}
	rest, _ := cutSign(t)
	if rest == "NaN" || rest == "Infinity" {
		return strings.Replace(t, "Infinity", "Inf", 1), nil
	}
	body := strings.TrimRight(rest, "fFdD")
	hex := strings.HasPrefix(rest, "0x") || strings.HasPrefix(rest, "0X")
	switch {
	case hex:
		body = trimSuffixLetter(rest)
		if isHexFloating(body[2:]) {
			return t[:len(t)-len(rest)] + body, nil
		}
	case len(rest)-len(body) <= 1 && isDecimalFloating(body):
		return t[:len(t)-len(rest)] + body, nil
	}
	return "", &Exception{Class: "java.lang.NumberFormatException", Message: "For input string: \"" + s + "\""}
}

// trimSuffixLetter takes the f or d off a hexadecimal number, which stands behind its exponent.
func trimSuffixLetter(s string) string {
	if p := strings.IndexAny(s, "pP"); p >= 0 && len(s) > p+1 && strings.IndexByte("fFdD", s[len(s)-1]) >= 0 {
		return s[:len(s)-1]
	}
	return s
}

// isDecimalFloating is digits [. digits] [e [sign] digits], with digits on one side of the point.
func isDecimalFloating(s string) bool {
	mantissa := s
	if i := strings.IndexAny(s, "eE"); i >= 0 {
		exponent, _ := cutSign(s[i+1:])
		if !isDigits(exponent) {
			return false
		}
		mantissa = s[:i]
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	return isDigits(whole + fraction)
}

// isHexFloating is the same with hexadecimal digits and a p that must be there.
func isHexFloating(s string) bool {
	i := strings.IndexAny(s, "pP")
	if i < 0 {
		return false
	}
	exponent, _ := cutSign(s[i+1:])
	whole, fraction, _ := strings.Cut(s[:i], ".")
	digits := whole + fraction
	return isDigits(exponent) && digits != "" && strings.Trim(digits, "0123456789abcdefABCDEF") == ""
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// doubleHex is Double.toHexString.
func doubleHex(d float64) string {
	return hexText(d, -1022)
}

func floatHex(f float32) string { return hexText(float64(f), -126) }

// hexText writes 0x1.fp5; a number below the least normal exponent begins with 0x0.
func hexText(d float64, least int) string {
	switch {
	case d != d || isInfinite(d):
		return Text(d)
	case d == 0:
		return choose(math.Signbit(d), "-0x0.0p0", "0x0.0p0")
	}
	sign := ""
	if d < 0 {
		sign, d = "-", -d
	}
	_, exp := math.Frexp(d)
	exp--
	lead := "1"
	if exp < least {
		exp, lead = least, "0"
	}
	fraction := math.Ldexp(d, -exp)
	if lead == "1" {
		fraction--
	}
	bits := uint64(math.Ldexp(fraction, 52))
	hex := strings.TrimRight(strconv.FormatUint(1<<52|bits, 16)[1:], "0")
	if hex == "" {
		hex = "0"
	}
	return sign + "0x" + lead + "." + hex + "p" + strconv.Itoa(exp)
}
