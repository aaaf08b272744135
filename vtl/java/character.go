package java

import "unicode"

// The tests of java.lang.Character, on code points.

func isLowerCase(r rune) bool {
	return unicode.Is(unicode.Ll, r) || unicode.Is(unicode.Other_Lowercase, r)
}

func isUpperCase(r rune) bool {
	return unicode.Is(unicode.Lu, r) || unicode.Is(unicode.Other_Uppercase, r)
}

func isAlphabetic(r rune) bool {
	return unicode.In(r, unicode.L, unicode.Nl, unicode.Other_Alphabetic)
}

func isDecimalDigit(r rune) bool  { return unicode.Is(unicode.Nd, r) }
func isLetterOrDigit(r rune) bool { return unicode.IsLetter(r) || isDecimalDigit(r) }
func isSpaceChar(r rune) bool     { return unicode.Is(unicode.Z, r) }
func isISOControl(r rune) bool    { return r >= 0 && r <= 0x1F || r >= 0x7F && r <= 0x9F }
func isIdeographic(r rune) bool   { return unicode.Is(unicode.Ideographic, r) }

// isWhitespace is Character.isWhitespace: separators that may break, and some controls.
func isWhitespace(r rune) bool {
	switch {
	case r >= '\t' && r <= '\r', r >= 0x1C && r <= 0x1F:
		return true
	case r == 0xA0 || r == 0x2007 || r == 0x202F:
		return false
	}
	return isSpaceChar(r)
}

func isDefined(r rune) bool { return unicodeClassSet("assigned").has(r) }

// categoryNumbers are the values of Character.getType.
var categoryNumbers = []struct {
	table  *unicode.RangeTable
	number int32
}{
	{unicode.Lu, 1}, {unicode.Ll, 2}, {unicode.Lt, 3}, {unicode.Lm, 4}, {unicode.Lo, 5}, {unicode.Mn, 6}, {unicode.Me, 7},
	{unicode.Mc, 8}, {unicode.Nd, 9}, {unicode.Nl, 10}, {unicode.No, 11}, {unicode.Zs, 12}, {unicode.Zl, 13}, {unicode.Zp, 14},
	{unicode.Cc, 15}, {unicode.Cf, 16}, {unicode.Co, 18}, {unicode.Cs, 19}, {unicode.Pd, 20}, {unicode.Ps, 21}, {unicode.Pe, 22},
	{unicode.Pc, 23}, {unicode.Po, 24}, {unicode.Sm, 25}, {unicode.Sc, 26}, {unicode.Sk, 27}, {unicode.So, 28}, {unicode.Pi, 29},
	{unicode.Pf, 30},
}

func categoryNumber(r rune) int32 {
	for _, c := range categoryNumbers {
		if unicode.Is(c.table, r) {
			return c.number
		}
	}
	return 0
}

func isIgnorable(r rune) bool {
	return r >= 0 && r <= 8 || r >= 0xE && r <= 0x1B || r >= 0x7F && r <= 0x9F || unicode.Is(unicode.Cf, r)
}

func isIdentifierStart(r rune) bool {
	return unicode.In(r, unicode.L, unicode.Nl, unicode.Sc, unicode.Pc)
}

func isIdentifierPart(r rune) bool {
	return isIdentifierStart(r) || unicode.In(r, unicode.Nd, unicode.Mn, unicode.Mc) || isIgnorable(r)
}

func isUnicodeStart(r rune) bool {
	return unicode.In(r, unicode.L, unicode.Nl, unicode.Other_ID_Start)
}

func isUnicodePart(r rune) bool {
	return isUnicodeStart(r) || unicode.In(r, unicode.Nd, unicode.Mn, unicode.Mc, unicode.Pc, unicode.Other_ID_Continue) || isIgnorable(r)
}

// numericValue is Character.getNumericValue for digits, Latin letters and Roman
// numerals; -1 for all else, also where Unicode has a value (a fraction: -2 in Java).
func numericValue(r rune) int32 {
	if d := digitOf(r, maxRadix); d >= 0 {
		return int32(d)
	}
	if n, ok := numericValues[r]; ok {
		return n
	}
	return -1
}

// numericValues are those of the common numbers that are no decimal digits.
var numericValues = map[rune]int32{
	0xB2: 2, 0xB3: 3, 0xB9: 1, 0xBC: -2, 0xBD: -2, 0xBE: -2,
	0x2160: 1, 0x2161: 2, 0x2162: 3, 0x2163: 4, 0x2164: 5, 0x2165: 6, 0x2166: 7, 0x2167: 8, 0x2168: 9, 0x2169: 10,
	0x216A: 11, 0x216B: 12, 0x216C: 50, 0x216D: 100, 0x216E: 500, 0x216F: 1000,
	0x2170: 1, 0x2171: 2, 0x2172: 3, 0x2173: 4, 0x2174: 5, 0x2175: 6, 0x2176: 7, 0x2177: 8, 0x2178: 9, 0x2179: 10,
	0x217A: 11, 0x217B: 12, 0x217C: 50, 0x217D: 100, 0x217E: 500, 0x217F: 1000,
	0x2070: 0, 0x2074: 4, 0x2075: 5, 0x2076: 6, 0x2077: 7, 0x2078: 8, 0x2079: 9,
	0x2080: 0, 0x2081: 1, 0x2082: 2, 0x2083: 3, 0x2084: 4, 0x2085: 5, 0x2086: 6, 0x2087: 7, 0x2088: 8, 0x2089: 9,
}
