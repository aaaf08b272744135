package jsonpath

import (
	"strings"
	"unicode/utf8"
)

// unquoted reads on to one of the stops and gives the text since start without the
// blanks and control characters around it.
func (r *reader) unquoted(start int, stop stops) string {
	pos := r.pos
	for pos < len(r.text) && r.text[pos] != endOfText && stopsAt[r.text[pos]]&stop == 0 {
		pos++
	}
	r.jump(pos)
	return trimControls(r.text[min(start, len(r.text)):min(pos, len(r.text))])
}

func trimControls(s string) string {
	for s != "" && s[0] <= ' ' {
		s = s[1:]
	}
	for s != "" && s[len(s)-1] <= ' ' {
		s = s[:len(s)-1]
	}
	return s
}

func (r *reader) quoted() any {
	s := r.quotedText()
	if r.err != nil {
		return nil
	}
	return r.slab.Text(s)
}

// quotedText reads "text" or 'text'. Between its quotes a text without escapes stays as
// it is, whatever it holds; with escapes control characters are dropped and U+001A is
// the end of the input.
func (r *reader) quotedText() string {
	quote, start := r.c, r.pos+1
	for i := start; i < len(r.text) && i < start+shortText; i++ {
		switch c := r.text[i]; {
		case c == quote:
			r.jump(i + 1)
			return r.text[start:i]
		case c == '\\':
			return r.longText(quote, start)
		}
	}
	return r.longText(quote, start)
}

// shortText is how far a text is looked at byte by byte, which is quicker than two
// searches for most names and values.
const shortText = 24

func (r *reader) longText(quote byte, start int) string {
	n := strings.IndexByte(r.text[start:], quote)
	if n < 0 {
		r.unexpectedEnd(unitsIn(r.text), "null")
		return ""
	}
	if s := r.text[start : start+n]; strings.IndexByte(s, '\\') < 0 {
		r.jump(start + n + 1)
		return s
	}
	return r.escapedText(quote, n)
}

func (r *reader) escapedText(quote byte, size int) string {
	b := make([]byte, 0, size+16)
	for {
		r.read()
		switch {
		case r.c == endOfText:
			r.unexpectedEnd(r.before(), "null")
			return ""
		case r.c == quote:
			r.read()
			return string(b)
		case r.c == '\\':
			r.read()
			b = r.escape(b)
		case r.c < ' ' || r.c == 0x7F:
			// dropped
		default:
			b = append(b, r.c)
		}
	}
}

// escapes gives the character that a backslash and a letter stand for. An unknown
// letter vanishes with its backslash.
var escapes = [256]byte{
	't': '\t', 'n': '\n', 'r': '\r', 'f': '\f', 'b': '\b',
	'\\': '\\', '/': '/', '\'': '\'', '"': '"',
}

// escape appends what the escape at the current letter stands for.
func (r *reader) escape(b []byte) []byte {
	switch r.c {
	case 'u':
		return appendUnit(b, r.hex(4))
	case 'x':
		return appendUnit(b, r.hex(2))
	}
	if c := escapes[r.c]; c != 0 {
		return append(b, c)
	}
	if r.c < utf8.RuneSelf {
		return b
	}
	c, n := utf8.DecodeRuneInString(r.text[r.pos:])
	r.jump(r.pos + n - 1)
	if c > 0xFFFF { // only the first of its two units vanishes
		return appendUnit(b, uint16(0xDC00|(c-0x10000)&0x3FF))
	}
	return b
}

// hex reads the hexadecimal digits behind the current letter.
func (r *reader) hex(digits int) uint16 {
	var unit uint16
	for range digits {
		r.read()
		d, ok := hexDigit(r.c)
		switch {
		case r.c == endOfText:
			r.unexpectedEnd(r.place(), "EOF")
			return 0
		case !ok:
			r.fail("Unexpected unicode escape sequence %s at position %d.", r.char(), r.place())
			return 0
		}
		unit = unit<<4 | d
	}
	return unit
}

func hexDigit(c byte) (uint16, bool) {
	switch {
	case c >= '0' && c <= '9':
		return uint16(c - '0'), true
	case c >= 'A' && c <= 'F':
		return uint16(c-'A') + 10, true
	case c >= 'a' && c <= 'f':
		return uint16(c-'a') + 10, true
	}
	return 0, false
}

// appendUnit appends a UTF-16 unit. A low surrogate behind a high one makes a
// character of the two; alone they keep their three bytes, see package java.
func appendUnit(b []byte, unit uint16) []byte {
	switch {
	case unit < utf8.RuneSelf:
		return append(b, byte(unit))
	case unit < 0x800:
		return append(b, 0xC0|byte(unit>>6), 0x80|byte(unit&0x3F))
	case unit>>10 == 0xDC00>>10 && endsInHighSurrogate(b):
		n := len(b)
		high := uint32(b[n-2]&0x0F)<<6 | uint32(b[n-1]&0x3F) // the low ten bits
		return utf8.AppendRune(b[:n-3], rune(0x10000+high<<10|uint32(unit&0x3FF)))
	}
	return append(b, 0xE0|byte(unit>>12), 0x80|byte(unit>>6&0x3F), 0x80|byte(unit&0x3F))
}

// endsInHighSurrogate sees a lone U+D800 to U+DBFF: ED A0..AF xx.
func endsInHighSurrogate(b []byte) bool {
	n := len(b)
	return n >= 3 && b[n-3] == 0xED && b[n-2] >= 0xA0 && b[n-2] <= 0xAF
}
