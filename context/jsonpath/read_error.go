package jsonpath

import (
	"fmt"
	"unicode/utf8"

	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// The exceptions of reading, in json-smart's words. The first one counts; with it the
// reader stands at the end of its text.

func (r *reader) fail(format string, args ...any) any {
	return r.throw("net.minidev.json.parser.ParseException", fmt.Sprintf(format, args...))
}

func (r *reader) throw(class, message string) any {
	if r.err == nil {
		r.err = &java.Exception{Class: class, Message: message}
	}
	r.c = endOfText
	return nil
}

// The position is in UTF-16 units, see place and before.
func (r *reader) unexpectedChar(position int) any {
	return r.fail("Unexpected character (%s) at position %d.", r.char(), position)
}

func (r *reader) unexpectedToken(position int) any {
	return r.fail("Unexpected token %s at position %d.", r.char(), position)
}

// unexpectedEnd says what json-smart gives as the thing it found: "EOF" or "null".
func (r *reader) unexpectedEnd(position int, found string) any {
	return r.fail("Unexpected End Of File position %d: %s", position, found)
}

func (r *reader) tooDeep() any {
	return r.fail("Nesting deeper than %d levels at position %d.", MaxDepth, r.place())
}

// place is where the reader stands, in UTF-16 units; it may have read on behind the end.
func (r *reader) place() int {
	n := min(r.pos, len(r.text))
	return unitsIn(r.text[:n]) + r.pos - n
}

// before is one place back: json-smart names it for what it found out late.
func (r *reader) before() int { return r.place() - 1 }

// unitsIn counts UTF-16 units.
func unitsIn(s string) int {
	n := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 0xF0:
			n += 2
		case c < 0x80 || c >= 0xC0:
			n++
		}
	}
	return n
}

// char gives the character at the current place. (Java prints half a character where
// it takes two units; we print all of it.)
func (r *reader) char() string {
	if r.c < utf8.RuneSelf {
		return string(rune(r.c))
	}
	_, n := utf8.DecodeRuneInString(r.text[r.pos:])
	return r.text[r.pos : r.pos+n]
}
