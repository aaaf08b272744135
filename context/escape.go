package context

import (
	"slices"
	"unicode/utf8"
)

// upperHex writes the digits of \uXXXX and %XX.
const upperHex = "0123456789ABCDEF"

// EscapeJavaScript is $util.escapeJavaScript: a backslash before ' " \ and /, short
// escapes for \b \t \n \f \r, and \uXXXX for other control characters and everything
// above U+007F, characters above U+FFFF as two (commons-lang; the engine).
func EscapeJavaScript(s string) string {
	out, changed, _ := appendEscaped(nil, s)
	if !changed {
		return s
	}
	return string(out)
}

// appendEscaped is EscapeJavaScript as a java.TextFunc.
func appendEscaped(dst []byte, s string) (out []byte, changed bool, err error) {
	from := 0 // what is before it is written
	for i := 0; i < len(s); {
		c := s[i]
		if !escapedByte[c] {
			i++
			continue
		}
		if from == 0 {
			dst = slices.Grow(dst, len(s)+len(s)/4+16)
		}
		dst = append(dst, s[from:i]...)
		switch {
		case c >= ' ' && c < utf8.RuneSelf:
			dst = append(dst, '\\', c)
			i++
		case c < ' ':
			dst = appendEscapedControl(dst, c)
			i++
		default:
			r, size := decodeWTF8(s[i:])
			dst = appendUnicodeEscape(dst, r)
			i += size
		}
		from = i
	}
	if from == 0 {
		return dst, false, nil
	}
	return append(dst, s[from:]...), true, nil
}

// escapedByte tells the bytes that do not stand for themselves.
var escapedByte = func() (t [256]bool) {
	for i := range t {
		t[i] = i < ' ' || i >= utf8.RuneSelf
	}
	t['\''], t['"'], t['\\'], t['/'] = true, true, true, true
	return t
}()

func appendEscapedControl(dst []byte, b byte) []byte {
	if c := shortEscapes[b]; c != 0 {
		return append(dst, '\\', c)
	}
	return appendUnit(dst, rune(b))
}

// shortEscapes are the letters of the control characters that have one.
var shortEscapes = [' ']byte{'\b': 'b', '\t': 't', '\n': 'n', '\f': 'f', '\r': 'r'}

// appendUnicodeEscape writes r as one or two UTF-16 units.
func appendUnicodeEscape(dst []byte, r rune) []byte {
	if r < 0x10000 {
		return appendUnit(dst, r)
	}
	r -= 0x10000
	return appendUnit(appendUnit(dst, 0xD800+r>>10), 0xDC00+r&0x3FF)
}

func appendUnit(dst []byte, u rune) []byte {
	return append(dst, '\\', 'u', upperHex[u>>12&15], upperHex[u>>8&15], upperHex[u>>4&15], upperHex[u&15])
}
