package context

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// urlEncode is java.net.URLEncoder for UTF-8 (recorded on AWS).
func urlEncode(s string) string {
	s = encodable(s)
	plain := 0
	for plain < len(s) && urlPlain[s[plain]] {
		plain++
	}
	if plain == len(s) {
		return s
	}
	dst := append(make([]byte, 0, len(s)+len(s)/2+8), s[:plain]...)
	for _, b := range []byte(s[plain:]) {
		switch {
		case urlPlain[b]:
			dst = append(dst, b)
		case b == ' ':
			dst = append(dst, '+')
		default:
			dst = append(dst, '%', upperHex[b>>4], upperHex[b&15])
		}
	}
	return string(dst)
}

// urlPlain tells the bytes that form encoding leaves alone.
var urlPlain = func() (t [256]bool) {
	for _, b := range []byte("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-*_") {
		t[b] = true
	}
	return t
}()

// urlDecode is java.net.URLDecoder for UTF-8 (the engine).
func urlDecode(s string) (string, error) {
	if !strings.ContainsAny(s, "%+") {
		return s, nil
	}
	dst := make([]byte, 0, len(s))
	for len(s) > 0 {
		switch s[0] {
		case '+':
			dst, s = append(dst, ' '), s[1:]
		case '%':
			run, rest, err := percentRun(s)
			if err != nil {
				return "", err
			}
			dst, s = append(dst, fromUTF8(run)...), rest
		default:
			dst, s = append(dst, s[0]), s[1:]
		}
	}
	return string(dst), nil
}

// percentRun reads the escapes at the start of s, whose bytes Java decodes together.
func percentRun(s string) (run []byte, rest string, err error) {
	for strings.HasPrefix(s, "%") {
		digits, ok := twoUnits(s[1:])
		if !ok {
			return nil, "", illegalArgument("URLDecoder: Incomplete trailing escape (%) pattern")
		}
		// Integer.parseInt takes a sign; so does ParseInt, and neither an underscore here.
		v, err := strconv.ParseInt(digits, 16, 32)
		if err != nil {
			return nil, "", illegalArgument(fmt.Sprintf("URLDecoder: Illegal hex characters in escape (%%) pattern - For input string: %q", digits))
		}
		if v < 0 {
			return nil, "", illegalArgument("URLDecoder: Illegal hex characters in escape (%) pattern - negative value")
		}
		run, s = append(run, byte(v)), s[1+len(digits):]
	}
	return run, s, nil
}

// twoUnits gives the first two UTF-16 units of s, as far as they are whole characters.
func twoUnits(s string) (string, bool) {
	n := 0
	for units := 0; units < 2; units++ {
		if n >= len(s) {
			return "", false
		}
		r, size := utf8.DecodeRuneInString(s[n:])
		if r >= 0x10000 {
			units++
		}
		n += size
	}
	return s[:n], true
}

// base64Decode is java.util.Base64.getDecoder(): the standard alphabet alone, padding
// optional (the engine). What it throws API Gateway was not seen to throw.
func base64Decode(s string) (string, error) {
	if len(s) == 1 {
		return "", illegalArgument("Input byte[] should at least have 2 bytes for base64 bytes")
	}
	var out []byte
	bits, n := uint32(0), 0 // n sextets are in bits
	for i := 0; i < len(s); i++ {
		if s[i] == '=' {
			return paddedTail(out, bits, n, s, i)
		}
		v := sextet[s[i]]
		if v < 0 {
			return "", illegalArgument(fmt.Sprintf("Illegal base64 character %x", s[i]))
		}
		bits, n = bits<<6|uint32(v), n+1
		if n == 4 {
			out = append(out, byte(bits>>16), byte(bits>>8), byte(bits))
			bits, n = 0, 0
		}
	}
	return base64Tail(out, bits, n)
}

// paddedTail ends the decoding at the first =, which stands at i.
func paddedTail(out []byte, bits uint32, n int, s string, i int) (string, error) {
	end := i + 1
	if n == 2 {
		end++
	}
	if n == 0 || n == 2 && (i+1 >= len(s) || s[i+1] != '=') {
		return "", illegalArgument("Input byte array has wrong 4-byte ending unit")
	}
	if n > 1 && end < len(s) {
		return "", illegalArgument(fmt.Sprintf("Input byte array has incorrect ending byte at %d", end))
	}
	return base64Tail(out, bits, n)
}

// base64Tail adds the bytes of a last unit of fewer than four sextets.
func base64Tail(out []byte, bits uint32, n int) (string, error) {
	switch n {
	case 1:
		return "", illegalArgument("Last unit does not have enough valid bits")
	case 2:
		out = append(out, byte(bits>>4))
	case 3:
		out = append(out, byte(bits>>10), byte(bits>>2))
	}
	return fromUTF8(out), nil
}

// sextet is the value of each character of the standard alphabet, -1 for the others.
var sextet = func() (t [256]int8) {
	for i := range t {
		t[i] = -1
	}
	for i, b := range []byte("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/") {
		t[b] = int8(i)
	}
	return t
}()
