package strictjson

import (
	"unicode/utf16"
	"unicode/utf8"
)

func (p *parser) stringValue() *Value {
	v := p.values.next()
	v.Kind, v.Start = String, p.pos
	text, ok := p.str()
	if !ok {
		return nil
	}
	v.Text, v.End = text, p.pos
	return v
}

// str = %x22 *char %x22; without escapes the result is a piece of the text.
func (p *parser) str() (string, bool) {
	start := p.pos + 1
	end, ok := p.plain(start)
	if !ok {
		return "", false
	}
	if p.text[end] == '"' {
		p.pos = end + 1
		return p.text[start:end], true
	}
	p.buf = append(p.buf[:0], p.text[start:end]...)
	return p.escaped(end)
}

// escaped reads on at the first backslash of a string; what lies before is in buf.
func (p *parser) escaped(i int) (string, bool) {
	for p.text[i] == '\\' {
		r, width := unescape(p.text[i:])
		if width == 0 {
			p.failEscape(i)
			return "", false
		}
		p.buf = utf8.AppendRune(p.buf, r)
		end, ok := p.plain(i + width)
		if !ok {
			return "", false
		}
		p.buf = append(p.buf, p.text[i+width:end]...)
		i = end
	}
	p.pos = i + 1
	return string(p.buf), true
}

// plain skips what stands for itself in a string and gives the offset of the quote
// or backslash after it.
func (p *parser) plain(i int) (int, bool) {
	for i < len(p.text) {
		switch c := p.text[i]; {
		case c == '"' || c == '\\':
			return i, true
		case c < 0x20:
			p.failControl(i)
			return 0, false
		case c < utf8.RuneSelf:
			i++
		default:
			r, width := utf8.DecodeRuneInString(p.text[i:])
			if r == utf8.RuneError && width == 1 {
				p.failUTF8(i)
				return 0, false
			}
			i += width
		}
	}
	p.failUnclosed()
	return 0, false
}

// unescape decodes the escape at the start of s, with its partner where it is the
// first half of a surrogate pair. A half without partner is U+FFFD. Width 0 is no escape.
func unescape(s string) (r rune, width int) {
	if len(s) < 2 {
		return 0, 0
	}
	switch c := s[1]; c {
	case '"', '\\', '/':
		return rune(c), 2
	case 'b':
		return '\b', 2
	case 'f':
		return '\f', 2
	case 'n':
		return '\n', 2
	case 'r':
		return '\r', 2
	case 't':
		return '\t', 2
	}
	r, ok := unicodeEscape(s)
	if !ok {
		return 0, 0
	}
	if !utf16.IsSurrogate(r) {
		return r, 6
	}
	if low, ok := unicodeEscape(s[6:]); ok {
		if pair := utf16.DecodeRune(r, low); pair != utf8.RuneError {
			return pair, 12
		}
	}
	return utf8.RuneError, 6
}

// unicodeEscape = "\u" 4HEXDIG
func unicodeEscape(s string) (rune, bool) {
	if len(s) < 6 || s[0] != '\\' || s[1] != 'u' {
		return 0, false
	}
	var r rune
	for i := 2; i < 6; i++ {
		d, ok := hexDigit(s[i])
		if !ok {
			return 0, false
		}
		r = r<<4 | d
	}
	return r, true
}

func hexDigit(c byte) (rune, bool) {
	switch {
	case isDigit(c):
		return rune(c - '0'), true
	case 'a' <= c && c <= 'f':
		return rune(c-'a') + 10, true
	case 'A' <= c && c <= 'F':
		return rune(c-'A') + 10, true
	}
	return 0, false
}
