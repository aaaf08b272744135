package java

import (
	"fmt"
	"math"
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"
)

// digitOf is Character.digit: the value of a code point as a digit, -1 where it is none.
func digitOf(r rune, radix int) int {
	v := -1
	switch {
	case r >= '0' && r <= '9':
		v = int(r - '0')
	case r >= 'a' && r <= 'z':
		v = int(r-'a') + 10
	case r >= 'A' && r <= 'Z':
		v = int(r-'A') + 10
	case r >= 0xFF21 && r <= 0xFF3A:
		v = int(r-0xFF21) + 10
	case r >= 0xFF41 && r <= 0xFF5A:
		v = int(r-0xFF41) + 10
	case r >= utf8.RuneSelf && isDecimalDigit(r):
		v = decimalValue(r)
	}
	if v >= radix || radix < minRadix || radix > maxRadix {
		return -1
	}
	return v
}

// The bounds of a radix: Character.MIN_RADIX and MAX_RADIX.
const (
	minRadix = 2
	maxRadix = 36
)

// decimalValue gives the value of a decimal digit of any script: they come in runs of ten.
func decimalValue(r rune) int {
	for _, table := range unicode.Nd.R16 {
		if r >= rune(table.Lo) && r <= rune(table.Hi) {
			return int(r-rune(table.Lo)) % 10
		}
	}
	for _, table := range unicode.Nd.R32 {
		if r >= rune(table.Lo) && r <= rune(table.Hi) {
			return int(r-rune(table.Lo)) % 10
		}
	}
	return -1
}

// parseWhole reads a whole number as Integer.parseInt does: a sign, then digits of
// the radix. The error is a NumberFormatException.
func parseWhole(s string, radix int, low, high int64) (int64, error) {
	if radix < minRadix || radix > maxRadix {
		return 0, &Exception{Class: "java.lang.NumberFormatException", Message: fmt.Sprintf("radix %d out of range", radix)}
	}
	digits, negative := cutSign(s)
	if digits == "" {
		return 0, badNumber(s, radix)
	}
	n := int64(0)
	for len(digits) > 0 {
		r, size := decodeRune(digits)
		d := int64(digitOf(r, radix))
		if r >= astralMin {
			d = -1 // Java looks at UTF-16 units here
		}
		if d < 0 || n < (math.MinInt64+d)/int64(radix) {
			return 0, badNumber(s, radix)
		}
		n = n*int64(radix) - d // negative, so that the least number fits
		digits = digits[size:]
	}
	if !negative {
		if n == math.MinInt64 {
			return 0, badNumber(s, radix)
		}
		n = -n
	}
	if n < low || n > high {
		return 0, badNumber(s, radix)
	}
	return n, nil
}

func cutSign(s string) (rest string, negative bool) {
	if s != "" && (s[0] == '-' || s[0] == '+') {
		return s[1:], s[0] == '-'
	}
	return s, false
}

func badNumber(s string, radix int) error {
	m := "For input string: \"" + s + "\""
	if radix != 10 {
		m += fmt.Sprintf(" under radix %d", radix)
	}
	return &Exception{Class: "java.lang.NumberFormatException", Message: m}
}

// parseUnsigned reads a whole number without sign of at most so many bits.
func parseUnsigned(s string, radix, bits int) (uint64, error) {
	if radix < minRadix || radix > maxRadix {
		return 0, &Exception{Class: "java.lang.NumberFormatException", Message: fmt.Sprintf("radix %d out of range", radix)}
	}
	digits := strings.TrimPrefix(s, "+")
	n := new(big.Int)
	if digits == "" || len(digits) > maxUnsignedDigits {
		return 0, badNumber(s, radix)
	}
	for _, r := range runesOf(digits) {
		d := digitOf(r, radix)
		if d < 0 || r >= astralMin {
			return 0, badNumber(s, radix)
		}
		n.Mul(n, big.NewInt(int64(radix)))
		n.Add(n, big.NewInt(int64(d)))
	}
	if n.BitLen() > bits {
		return 0, badNumber(s, radix)
	}
	return n.Uint64(), nil
}

// maxUnsignedDigits bounds the digits of an unsigned number, leading zeros included.
const maxUnsignedDigits = 4096

// decodeWhole is Integer.decode: 0x, 0X and # begin a hexadecimal number, 0 an octal one.
func decodeWhole(s string, low, high int64) (int64, error) {
	if s == "" {
		return 0, &Exception{Class: "java.lang.NumberFormatException", Message: "Zero length string"}
	}
	rest, negative := cutSign(s)
	radix := 10
	switch {
	case strings.HasPrefix(rest, "0x"), strings.HasPrefix(rest, "0X"):
		rest, radix = rest[2:], 16
	case strings.HasPrefix(rest, "#"):
		rest, radix = rest[1:], 16
	case strings.HasPrefix(rest, "0") && len(rest) > 1:
		rest, radix = rest[1:], 8
	}
	if strings.HasPrefix(rest, "-") || strings.HasPrefix(rest, "+") {
		return 0, &Exception{Class: "java.lang.NumberFormatException", Message: "Sign character in wrong position"}
	}
	if negative {
		rest = "-" + rest
	}
	return parseWhole(rest, radix, low, high)
}

// radixText is Integer.toString(n, radix): a radix out of range is 10.
func radixText(n int64, radix int) string {
	if radix < minRadix || radix > maxRadix {
		radix = 10
	}
	return big.NewInt(n).Text(radix)
}

func unsignedText(n uint64, radix int) string {
	if radix < minRadix || radix > maxRadix {
		radix = 10
	}
	return new(big.Int).SetUint64(n).Text(radix)
}
