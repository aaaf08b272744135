package jsonpath

// escapeTable says of every byte whether it needs a look.
type escapeTable [256]escapeKind

type escapeKind uint8

const (
	escapeNone  escapeKind = iota
	escapeShort            // a backslash and a letter
	escapeHex              // a control character: \u00XX
	escapeC2               // starts U+0080 to U+00BF: \u0080 to \u009F are escaped
	escapeE2               // starts U+2000 to U+2FFF: \u2000 to \u20FF are escaped
)

// The two writers of json-smart differ in the slash.
var (
	plainSlash   = newEscapeTable(false)
	slashEscaped = newEscapeTable(true)
)

// shortEscapes gives the letter behind the backslash.
var shortEscapes = [256]byte{
	'"': '"', '\\': '\\', '\b': 'b', '\f': 'f', '\n': 'n', '\r': 'r', '\t': 't', '/': '/',
}

func newEscapeTable(slash bool) *escapeTable {
	var t escapeTable
	for c := range 0x20 {
		t[c] = escapeHex
	}
	t[0x7F], t[0xC2], t[0xE2] = escapeHex, escapeC2, escapeE2
	for c, letter := range shortEscapes {
		if letter != 0 {
			t[c] = escapeShort
		}
	}
	if !slash {
		t['/'] = escapeNone
	}
	return &t
}

// appendEscaped appends s as the inside of a JSON string.
func appendEscaped(dst []byte, s string, table *escapeTable) []byte {
	done := 0
	for i := 0; i < len(s); {
		kind := table[s[i]]
		if kind == escapeNone {
			i++
			continue
		}
		n, unit := escapeAt(s[i:], kind)
		if unit < 0 { // needs no escape after all
			i += n
			continue
		}
		dst = append(dst, s[done:i]...)
		if kind == escapeShort {
			dst = append(dst, '\\', shortEscapes[s[i]])
		} else {
			dst = appendHex(dst, unit)
		}
		i += n
		done = i
	}
	return append(dst, s[done:]...)
}

// escapeAt gives the length of the character that s starts with and its unit, -1 where
// it is written as it is. Bytes that are no UTF-8 stay.
func escapeAt(s string, kind escapeKind) (n, unit int) {
	switch kind {
	case escapeC2:
		if len(s) >= 2 && s[1] >= 0x80 && s[1] <= 0x9F {
			return 2, int(s[1])
		}
		return 1, -1
	case escapeE2:
		if len(s) >= 3 && s[1] >= 0x80 && s[1] <= 0x83 && s[2]&0xC0 == 0x80 {
			return 3, 0x2000 | int(s[1]&0x3F)<<6 | int(s[2]&0x3F)
		}
		return 1, -1
	}
	return 1, int(s[0])
}

func appendHex(dst []byte, unit int) []byte {
	const digits = "0123456789ABCDEF"
	return append(dst, '\\', 'u', digits[unit>>12&15], digits[unit>>8&15], digits[unit>>4&15], digits[unit&15])
}
