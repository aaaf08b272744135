package java

import (
	"strings"
	"unicode/utf8"
)

// Strings are UTF-8 in which a surrogate that has no partner is written as its three
// bytes. Everything here counts UTF-16 units, as Java does.

const (
	surrogateMin = 0xD800
	lowMin       = 0xDC00
	surrogateMax = 0xDFFF
	astralMin    = 0x10000
)

// Length is the length of s in UTF-16 units.
func Length(s string) int {
	n := asciiPrefix(s)
	for i := n; i < len(s); i++ {
		switch c := s[i]; {
		case c < utf8.RuneSelf || c >= 0xC0 && c < 0xF0:
			n++
		case c >= 0xF0:
			n += 2
		}
	}
	return n
}

// asciiPrefix gives how many bytes from the start are ASCII, eight at a time as long
// as there are.
func asciiPrefix(s string) int {
	i := 0
	for ; i+8 <= len(s); i += 8 {
		if (s[i]|s[i+1]|s[i+2]|s[i+3]|s[i+4]|s[i+5]|s[i+6]|s[i+7])&utf8.RuneSelf != 0 {
			break
		}
	}
	for i < len(s) && s[i] < utf8.RuneSelf {
		i++
	}
	return i
}

func isASCII(s string) bool { return asciiPrefix(s) == len(s) }

// hasUnits tells whether s has n UTF-16 units or more.
func hasUnits(s string, n int) bool {
	return 3*n <= len(s) || n <= Length(s) // no unit takes more than three bytes
}

// decodeRune is utf8.DecodeRuneInString that knows lone surrogates.
func decodeRune(s string) (r rune, size int) {
	if len(s) >= 3 && s[0] == 0xED && s[1] >= 0xA0 && s[1] <= 0xBF && s[2]&0xC0 == 0x80 {
		return rune(s[0]&0x0F)<<12 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F), 3
	}
	return utf8.DecodeRuneInString(s)
}

// decodeLastRune is decodeRune from the end.
func decodeLastRune(s string) (r rune, size int) {
	if n := len(s); n >= 3 && s[n-3] == 0xED && s[n-2] >= 0xA0 && s[n-2] <= 0xBF && s[n-1]&0xC0 == 0x80 {
		return decodeRune(s[n-3:])
	}
	return utf8.DecodeLastRuneInString(s)
}

// appendRune is utf8.AppendRune that keeps surrogates, and joins two halves.
func appendRune(dst []byte, r rune) []byte {
	if r < surrogateMin || r > surrogateMax {
		return utf8.AppendRune(dst, r)
	}
	if r >= lowMin && endsHigh(dst) {
		high, _ := decodeRune(string(dst[len(dst)-3:]))
		return utf8.AppendRune(dst[:len(dst)-3], joinSurrogates(high, r))
	}
	return append(dst, 0xE0|byte(r>>12), 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
}

func endsHigh[T string | []byte](s T) bool {
	n := len(s)
	return n >= 3 && s[n-3] == 0xED && s[n-2] >= 0xA0 && s[n-2] <= 0xAF && s[n-1]&0xC0 == 0x80
}

func startsLow(s string) bool {
	return len(s) >= 3 && s[0] == 0xED && s[1] >= 0xB0 && s[1] <= 0xBF && s[2]&0xC0 == 0x80
}

func joinSurrogates(high, low rune) rune {
	return (high-surrogateMin)<<10 + (low - lowMin) + astralMin
}

func splitSurrogates(r rune) (high, low rune) {
	r -= astralMin
	return surrogateMin + r>>10, lowMin + r&0x3FF
}

// Concat joins two strings, and the halves of a surrogate pair where they meet.
func Concat(a, b string) string {
	if !endsHigh(a) || !startsLow(b) {
		return a + b
	}
	return string(appendJoined([]byte(a), b))
}

// AppendString appends s to dst as Concat joins strings.
func AppendString(dst []byte, s string) []byte {
	if !endsHigh(dst) || !startsLow(s) {
		return append(dst, s...)
	}
	return appendJoined(dst, s)
}

func appendJoined(dst []byte, s string) []byte {
	low, size := decodeRune(s)
	return append(appendRune(dst, low), s[size:]...)
}

// ValidUTF8 gives s with every lone surrogate and every invalid byte replaced by a
// question mark, as Java writes it to UTF-8.
func ValidUTF8(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	dst := make([]byte, 0, len(s))
	for len(s) > 0 {
		r, size := decodeRune(s)
		if r >= surrogateMin && r <= surrogateMax || r == utf8.RuneError && size == 1 {
			dst = append(dst, '?')
		} else {
			dst = append(dst, s[:size]...)
		}
		s = s[size:]
	}
	return string(dst)
}

// offsetOf gives the byte offset of UTF-16 index n in s, and whether n lies in the
// middle of a surrogate pair that begins there. n must be within 0 and Length(s).
func offsetOf(s string, n int) (offset int, middle bool) {
	if n <= len(s) && isASCII(s[:n]) {
		return n, false
	}
	for n > 0 && offset < len(s) {
		r, size := decodeRune(s[offset:])
		if r >= astralMin {
			if n == 1 {
				return offset, true
			}
			n--
		}
		n--
		offset += size
	}
	return offset, false
}

// slice gives the UTF-16 units from begin to end, which must be in range.
func slice(s string, begin, end int) string {
	from, middle := offsetOf(s, begin)
	to, cut := offsetOf(s[from:], end-begin+boolInt(middle))
	to += from
	if !middle && !cut {
		return s[from:to]
	}
	var dst []byte
	if middle && begin < end {
		r, size := decodeRune(s[from:])
		_, low := splitSurrogates(r)
		dst = appendRune(dst, low)
		from += size
	}
	if from < to {
		dst = append(dst, s[from:to]...)
	}
	if cut && begin < end {
		r, _ := decodeRune(s[to:])
		high, _ := splitSurrogates(r)
		dst = appendRune(dst, high)
	}
	return string(dst)
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// unitAt gives the UTF-16 unit at index n, which must be in range.
func unitAt(s string, n int) Char {
	offset, middle := offsetOf(s, n)
	r, _ := decodeRune(s[offset:])
	if r < astralMin {
		return Char(r)
	}
	high, low := splitSurrogates(r)
	if middle {
		return Char(low)
	}
	return Char(high)
}

// units gives the UTF-16 units of s.
func units(s string) []uint16 {
	u := make([]uint16, 0, len(s))
	for len(s) > 0 {
		r, size := decodeRune(s)
		if r >= astralMin {
			high, low := splitSurrogates(r)
			u = append(u, uint16(high), uint16(low))
		} else {
			u = append(u, uint16(r))
		}
		s = s[size:]
	}
	return u
}

// fromUnits gives the string of UTF-16 units.
func fromUnits(u []uint16) string {
	dst := make([]byte, 0, len(u))
	for _, c := range u {
		dst = appendRune(dst, rune(c))
	}
	return string(dst)
}

// compareStrings is String.compareTo: the difference of the first units that differ,
// or of the lengths.
func compareStrings(a, b string) int {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	if isASCII(a) && isASCII(b) {
		if i < len(a) && i < len(b) {
			return int(a[i]) - int(b[i])
		}
		return len(a) - len(b)
	}
	return compareUnits(units(a), units(b))
}

func compareUnits(a, b []uint16) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return int(a[i]) - int(b[i])
		}
	}
	return len(a) - len(b)
}

// hashString is String.hashCode.
func hashString(s string) int32 {
	var h int32
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return hashUnits(h, s[i:])
		}
		h = 31*h + int32(s[i])
	}
	return h
}

func hashUnits(h int32, s string) int32 {
	for _, c := range units(s) {
		h = 31*h + int32(c)
	}
	return h
}

// hasLoneSurrogate tells whether s holds a surrogate without its partner.
func hasLoneSurrogate(s string) bool {
	return strings.IndexByte(s, 0xED) >= 0 && !utf8.ValidString(s)
}
