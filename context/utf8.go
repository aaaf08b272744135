package context

import (
	"strings"
	"unicode/utf8"
)

// decodeWTF8 is utf8.DecodeRuneInString that also takes a lone surrogate, which
// strings of package java hold as its three bytes.
func decodeWTF8(s string) (r rune, size int) {
	r, size = utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && size == 1 && isSurrogate(s) {
		return rune(s[0]&0x0F)<<12 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F), 3
	}
	return r, size
}

// isSurrogate says whether s starts with the three bytes of a lone surrogate.
func isSurrogate(s string) bool {
	return len(s) >= 3 && s[0] == 0xED && s[1] >= 0xA0 && continues(s[1]) && continues(s[2])
}

func continues(b byte) bool { return b&0xC0 == 0x80 }

// encodable is s as Java's getBytes("UTF-8") has it: a lone surrogate becomes "?".
func encodable(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		if isSurrogate(s) {
			b.WriteByte('?')
			s = s[3:]
			continue
		}
		_, size := utf8.DecodeRuneInString(s)
		b.WriteString(s[:size])
		s = s[size:]
	}
	return b.String()
}

// fromUTF8 is Java's new String(bytes, UTF_8): what is not UTF-8 becomes U+FFFD, one
// for as many bytes as Java takes together.
func fromUTF8(b []byte) string {
	if utf8.Valid(b) {
		return string(b)
	}
	dst := make([]byte, 0, len(b)+8)
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		if r == utf8.RuneError && size == 1 {
			size = malformed(b)
		}
		dst = utf8.AppendRune(dst, r)
		b = b[size:]
	}
	return string(dst)
}

// malformed counts the bytes at the start of b, which is not UTF-8 there, that Java
// replaces by one U+FFFD.
func malformed(b []byte) int {
	switch lead := b[0]; {
	case lead >= 0xE0 && lead <= 0xEF:
		return malformed3(b)
	case lead >= 0xF0 && lead <= 0xF4:
		return malformed4(b)
	}
	return 1
}

func malformed3(b []byte) int {
	if len(b) < 2 || !continues(b[1]) || b[0] == 0xE0 && b[1] < 0xA0 {
		return 1
	}
	if len(b) < 3 || !continues(b[2]) {
		return 2
	}
	return 3 // a surrogate
}

func malformed4(b []byte) int {
	switch {
	case len(b) < 2, !continues(b[1]), b[0] == 0xF0 && b[1] < 0x90, b[0] == 0xF4 && b[1] > 0x8F:
		return 1
	case len(b) < 3, !continues(b[2]):
		return 2
	}
	return 3
}
