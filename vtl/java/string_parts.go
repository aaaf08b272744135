package java

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

func stringIndexError(message string, a ...any) error {
	return &Exception{Class: "java.lang.StringIndexOutOfBoundsException", Message: fmt.Sprintf(message, a...)}
}

func substring(s string, begin, end int) (any, error) {
	if begin < 0 || begin > end || !hasUnits(s, end) {
		return nil, stringIndexError("begin %d, end %d, length %d", begin, end, Length(s))
	}
	return slice(s, begin, end), nil
}

// stringIndex gives an index argument that must be one of s.
func stringIndex(s string, i int) error {
	if i < 0 || !hasUnits(s, i+1) {
		return stringIndexError("index %d, length %d", i, Length(s))
	}
	return nil
}

func stringCharAt(recv any, args []any, _ *Limits) (any, error) {
	s, i := recv.(string), number(args, 0)
	if err := stringIndex(s, i); err != nil {
		return nil, err
	}
	return unitAt(s, i), nil
}

func stringCodePointAt(recv any, args []any, _ *Limits) (any, error) {
	s, i := recv.(string), number(args, 0)
	if err := stringIndex(s, i); err != nil {
		return nil, err
	}
	return int32(codeAt(s, i)), nil
}

func codeAt(s string, i int) rune {
	offset, middle := offsetOf(s, i)
	r, _ := decodeRune(s[offset:])
	if middle {
		_, r = splitSurrogates(r)
	}
	return r
}

func stringCodePointBefore(recv any, args []any, _ *Limits) (any, error) {
	s, i := recv.(string), number(args, 0)
	if i < 1 || i > Length(s) {
		return nil, stringIndexError("Index %d out of bounds for length %d", i, Length(s))
	}
	r, _ := decodeLastRune(slice(s, 0, i))
	return int32(r), nil
}

func stringCodePointCount(recv any, args []any, _ *Limits) (any, error) {
	n, err := codePointCount(recv.(string), number(args, 0), number(args, 1))
	return n, err
}

func codePointCount(s string, begin, end int) (any, error) {
	if begin < 0 || begin > end || end > Length(s) {
		return nil, &Exception{Class: "java.lang.IndexOutOfBoundsException"}
	}
	return int32(len(runesOf(slice(s, begin, end)))), nil
}

func stringOffset(recv any, args []any, _ *Limits) (any, error) {
	return offsetByCodePoints(recv.(string), number(args, 0), number(args, 1))
}

func offsetByCodePoints(s string, at, by int) (any, error) {
	n := Length(s)
	if at < 0 || at > n {
		return nil, &Exception{Class: "java.lang.IndexOutOfBoundsException"}
	}
	if by >= 0 {
		rest := runesOf(slice(s, at, n))
		if by > len(rest) {
			return nil, &Exception{Class: "java.lang.IndexOutOfBoundsException"}
		}
		return int32(at + Length(stringOf(rest[:by]))), nil
	}
	before := runesOf(slice(s, 0, at))
	if -by > len(before) {
		return nil, &Exception{Class: "java.lang.IndexOutOfBoundsException"}
	}
	return int32(at - Length(stringOf(before[len(before)+by:]))), nil
}

func stripLeading(s string) string {
	for len(s) > 0 {
		r, size := decodeRune(s)
		if !isWhitespace(r) {
			break
		}
		s = s[size:]
	}
	return s
}

func stripTrailing(s string) string {
	for len(s) > 0 {
		r, size := decodeLastRune(s)
		if !isWhitespace(r) {
			break
		}
		s = s[:len(s)-size]
	}
	return s
}

// linesOf splits at \n, \r and \r\n; there is no line after the last end.
func linesOf(s string) []string {
	var lines []string
	for len(s) > 0 {
		i := strings.IndexAny(s, "\r\n")
		if i < 0 {
			return append(lines, s)
		}
		lines = append(lines, s[:i])
		if strings.HasPrefix(s[i:], "\r\n") {
			i++
		}
		s = s[i+1:]
	}
	return lines
}

// stripIndent is String.stripIndent.
func stripIndent(s string) string {
	if s == "" {
		return s
	}
	closes := strings.HasSuffix(s, "\n") || strings.HasSuffix(s, "\r")
	lines := linesOf(s)
	margin := leastIndent(lines, closes)
	for i, line := range lines {
		if stripLeading(line) == "" {
			lines[i] = ""
			continue
		}
		lines[i] = stripTrailing(dropUnits(line, margin))
	}
	out := strings.Join(lines, "\n")
	if closes {
		out += "\n"
	}
	return out
}

// leastIndent gives the white space, in units, that every line that counts begins
// with: those that are not blank, and the last one.
func leastIndent(lines []string, closes bool) int {
	if closes {
		return 0
	}
	least := maxIndex
	for i, line := range lines {
		if stripped := stripLeading(line); stripped != "" || i == len(lines)-1 {
			least = min(least, Length(line)-Length(stripped))
		}
	}
	return least
}

func dropUnits(s string, n int) string {
	offset, _ := offsetOf(s, min(n, Length(s)))
	return s[offset:]
}

func stringIndent(recv any, args []any, lim *Limits) (any, error) {
	s, n := recv.(string), number(args, 0)
	if s == "" {
		return "", nil
	}
	lines := linesOf(s)
	if err := lim.checkString(len(s) + max(n, 0)*len(lines)); err != nil {
		return nil, err
	}
	for i, line := range lines {
		if n > 0 {
			lines[i] = strings.Repeat(" ", n) + line
			continue
		}
		lines[i] = dropUnits(line, min(-n, Length(line)-Length(stripLeading(line))))
	}
	return strings.Join(lines, "\n") + "\n", nil
}

func stringRepeat(recv any, args []any, lim *Limits) (any, error) {
	s, n := recv.(string), number(args, 0)
	if n < 0 {
		return nil, illegalArgument(fmt.Sprintf("count is negative: %d", n))
	}
	if s == "" || n == 0 {
		return "", nil
	}
	if err := lim.checkString(len(s) * n); err != nil {
		return nil, err
	}
	if hasSurrogateEdge(s) {
		return joinSurrogateText(strings.Repeat(s, n)), nil
	}
	return strings.Repeat(s, n), nil
}

// translateEscapes reads the escapes of Java source.
func translateEscapes(s string) (string, error) {
	dst := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		if s[i] != '\\' {
			dst = append(dst, s[i])
			i++
			continue
		}
		r, size, err := javaEscape(s[i+1:])
		if err != nil {
			return "", err
		}
		if r >= 0 {
			dst = appendRune(dst, r)
		}
		i += 1 + size
	}
	return string(dst), nil
}

// javaEscape reads one escape from behind its backslash; r < 0 stands for nothing.
func javaEscape(s string) (r rune, size int, err error) {
	if s == "" {
		return 0, 0, illegalArgument("Invalid escape sequence: \\%c \\\\u0000")
	}
	if i := strings.IndexByte("btnfrs'\"\\", s[0]); i >= 0 {
		return rune("\b\t\n\f\r '\"\\"[i]), 1, nil
	}
	switch c := s[0]; {
	case c == '\n':
		return -1, 1, nil
	case c == '\r':
		return -1, 1 + boolInt(strings.HasPrefix(s, "\r\n")), nil
	case c >= '0' && c <= '7':
		limit := choose(c <= '3', 3, 2)
		for size < limit && size < len(s) && s[size] >= '0' && s[size] <= '7' {
			r = r*8 + rune(s[size]-'0')
			size++
		}
		return r, size, nil
	}
	return 0, 0, illegalArgument("Invalid escape sequence: \\" + s[:1])
}

func stringToChars(recv any, _ []any, lim *Limits) (any, error) {
	us := units(recv.(string))
	if err := lim.checkItems(len(us)); err != nil {
		return nil, err
	}
	items := make([]any, len(us))
	for i, u := range us {
		items[i] = Char(u)
	}
	return &List{Kind: charArray, Items: items}, nil
}

// charsOf gives the units in an array of char.
func charsOf(l *List) []uint16 {
	us := make([]uint16, len(l.Items))
	for i, c := range l.Items {
		us[i] = uint16(c.(Char))
	}
	return us
}

func textOfChars(_ any, args []any, _ *Limits) (any, error) {
	return fromUnits(charsOf(args[0].(*List))), nil
}

func textOfSomeChars(_ any, args []any, _ *Limits) (any, error) {
	us, at, n := charsOf(args[0].(*List)), number(args, 1), number(args, 2)
	if at < 0 || n < 0 || at > len(us)-n {
		return nil, stringIndexError("offset %d, count %d, length %d", at, n, len(us))
	}
	return fromUnits(us[at : at+n]), nil
}

func stringCopyChars(recv any, args []any, _ *Limits) (any, error) {
	us := units(recv.(string))
	from, to, dst, at := number(args, 0), number(args, 1), args[2].(*List), number(args, 3)
	if err := copyRange(len(us), from, to, len(dst.Items), at); err != nil {
		return nil, err
	}
	for i, u := range us[from:to] {
		dst.Items[at+i] = Char(u)
	}
	return nil, nil
}

func stringCopyBytes(recv any, args []any, _ *Limits) (any, error) {
	us := units(recv.(string))
	from, to, dst, at := number(args, 0), number(args, 1), args[2].(*List), number(args, 3)
	if err := copyRange(len(us), from, to, len(dst.Items), at); err != nil {
		return nil, err
	}
	for i, u := range us[from:to] {
		dst.Items[at+i] = int8(u)
	}
	return nil, nil
}

func copyRange(n, from, to, room, at int) error {
	if from < 0 || from > to || to > n {
		return stringIndexError("begin %d, end %d, length %d", from, to, n)
	}
	if at < 0 || at > room-(to-from) {
		return stringIndexError("offset %d, count %d, length %d", at, to-from, room)
	}
	return nil
}

func joinTexts(sep string, items []any, lim *Limits) (any, error) {
	var dst []byte
	for i, item := range items {
		s, ok := item.(string)
		if !ok && item != nil {
			return nil, &Exception{
				Class:   "java.lang.ClassCastException",
				Message: "class " + ClassName(item) + " cannot be cast to class java.lang.CharSequence",
			}
		}
		if i > 0 {
			dst = AppendString(dst, sep)
		}
		if item == nil {
			s = "null"
		}
		dst = AppendString(dst, s)
		if err := lim.checkString(len(dst)); err != nil {
			return nil, err
		}
	}
	return string(dst), nil
}

// encodeString gives the bytes of s in a character set, an array of byte.
func encodeString(s, charset string, lim *Limits) (any, error) {
	encode, ok := charsets[strings.ToUpper(charset)]
	if !ok {
		return nil, &Exception{Class: "java.io.UnsupportedEncodingException", Message: charset}
	}
	b := encode(s)
	if err := lim.checkItems(len(b)); err != nil {
		return nil, err
	}
	return byteList(b), nil
}

func byteList(b []byte) *List {
	items := make([]any, len(b))
	for i, c := range b {
		items[i] = int8(c)
	}
	return &List{Kind: byteArray, Items: items}
}

// charsets are the character sets that every Java has, under the names that people
// write; a Java runtime knows about 170 more.
var charsets = map[string]func(s string) []byte{
	"UTF-8": encodeUTF8, "UTF8": encodeUTF8,
	"US-ASCII": encodeBelow(0x80), "ASCII": encodeBelow(0x80),
	"ISO-8859-1": encodeBelow(0x100), "ISO8859_1": encodeBelow(0x100), "LATIN1": encodeBelow(0x100), "ISO_8859-1": encodeBelow(0x100),
	"UTF-16": encodeUTF16("\xFE\xFF", 0, 1), "UTF-16BE": encodeUTF16("", 0, 1), "UTF-16LE": encodeUTF16("", 1, 0),
}

func encodeUTF8(s string) []byte { return []byte(ValidUTF8(s)) }

func encodeBelow(limit rune) func(s string) []byte {
	return func(s string) []byte {
		b := make([]byte, 0, len(s))
		for _, r := range runesOf(s) {
			if r < limit {
				b = append(b, byte(r))
			} else {
				b = append(b, '?')
			}
		}
		return b
	}
}

// encodeUTF16 writes the high and the low byte of every unit at their places.
func encodeUTF16(mark string, high, low int) func(s string) []byte {
	return func(s string) []byte {
		if s == "" {
			return nil
		}
		b := []byte(mark)
		for _, r := range runesOf(s) {
			if r >= surrogateMin && r <= surrogateMax {
				r = utf8.RuneError
			}
			for _, u := range units(string(r)) {
				pair := [2]byte{}
				pair[high], pair[low] = byte(u>>8), byte(u)
				b = append(b, pair[:]...)
			}
		}
		return b
	}
}
