package context

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// escapedPlainly is EscapeJavaScript a character at a time.
func escapedPlainly(s string) string {
	var dst []byte
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c >= utf8.RuneSelf:
			r, size := decodeWTF8(s[i:])
			dst = appendUnicodeEscape(dst, r)
			i += size - 1
		case strings.IndexByte(`'"\/`, c) >= 0:
			dst = append(dst, '\\', c)
		case c < ' ':
			dst = appendEscapedControl(dst, c)
		default:
			dst = append(dst, c)
		}
		i++
	}
	return string(dst)
}

// FuzzEscapeJavaScript: a text is escaped as its characters are.
func FuzzEscapeJavaScript(f *testing.F) {
	for c := range 256 {
		f.Add(string([]byte{byte(c)}))
		f.Add("plain text" + string([]byte{byte(c), 'a', byte(c) ^ 1, byte(c) + 1}) + "and more of it")
	}
	f.Add(`{"it's": "a/b\c"}` + "\u2028😀\xed\xa0\x80\x00")
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := EscapeJavaScript(s), escapedPlainly(s); got != want {
			t.Errorf("EscapeJavaScript(%q) = %q, want %q", s, got, want)
		}
		out, changed, err := appendEscaped([]byte("kept"), s)
		if err != nil || !strings.HasPrefix(string(out), "kept") || changed != (EscapeJavaScript(s) != s) {
			t.Errorf("appendEscaped(%q) = %q, %v, %v", s, out, changed, err)
		}
	})
}
