package strictjson

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// SyntaxError is where and why a text is no JSON.
type SyntaxError struct {
	// Offset and End are the byte offsets of what was found, End exclusive. Both are
	// the length of the text where the text ends too early.
	Offset, End int
	Message     string // lower-case: what was found, what was expected
	// Hint is the kind of the usual mistake, one of the Hint constants, or "".
	Hint string
}

func (e *SyntaxError) Error() string { return e.Message }

// The kinds of usual mistakes.
const (
	HintApostrophe     = "apostrophe"        // \' in a string
	HintTrailingComma  = "trailing-comma"    // {"a":1,}
	HintMissingComma   = "missing-comma"     // {"a":1 "b":2}
	HintMissingValue   = "missing-value"     // {"a":}
	HintJavaMap        = "java-map"          // {a=1}
	HintReference      = "reference"         // $x or ${x} where a value or name is due
	HintBlank          = "blank"             // nothing but blanks
	HintTrailingData   = "trailing-data"     // {} {}
	HintDoubledBrace   = "doubled-brace"     // { {
	HintUnquotedWord   = "unquoted-word"     // {a:1}, [abc]
	HintSingleQuotes   = "single-quotes"     // {'a':1}
	HintUnescapedQuote = "unescaped-quote"   // {"a":"say "hi""}
	HintControl        = "control-character" // a line break or tab as such in a string
	HintBadEscape      = "bad-escape"        // \x
	HintBadNumber      = "bad-number"        // 01, .5, 1., +1
	HintUnclosed       = "unclosed"          // the text ends too early
	HintComment        = "comment"           // // or /*
	HintByteOrderMark  = "byte-order-mark"   // U+FEFF at the start
	HintUTF8           = "invalid-utf8"      // bytes that are no UTF-8
	HintTooDeep        = "too-deep"          // deeper than MaxDepth
)

// maxShown bounds what a message quotes of the text.
const maxShown = 40

// fail sets the error; it gives nil for the callers' convenience.
func (p *parser) fail(start, end int, hint, format string, args ...any) *Value {
	p.err = &SyntaxError{Offset: start, End: end, Hint: hint, Message: fmt.Sprintf(format, args...)}
	return nil
}

func (p *parser) failBlank() *Value {
	found := "blanks only"
	if p.text == "" {
		found = "an empty text"
	}
	return p.fail(0, len(p.text), HintBlank, "found %s, expected a JSON value", found)
}

func (p *parser) failDepth() *Value {
	return p.fail(p.pos, p.pos+1, HintTooDeep,
		"found arrays and objects nested more than %d deep, expected at most that", MaxDepth)
}

// failTrailing: something stands behind the whole value.
func (p *parser) failTrailing(v *Value) *Value {
	f := p.found(p.pos)
	hint := HintTrailingData
	if v.Kind == String && p.looksUnescaped(v) {
		hint = HintUnescapedQuote
	}
	return p.fail(p.pos, f.end, hint, "found %s after the value, expected the end of the text", f.text)
}

// failValue: no value begins here.
func (p *parser) failValue() *Value {
	f := p.found(p.pos)
	if c := p.peek(); c == ',' || c == '}' || c == ']' {
		if i := p.lastNonSpace(); c == ']' && i >= 0 && p.text[i] == ',' {
			return p.failTrailingComma(i, "value")
		}
		f.hint = HintMissingValue
	}
	return p.fail(p.pos, f.end, f.hint, "found %s, expected a value", f.text)
}

func (p *parser) failTrailingComma(comma int, what string) *Value {
	return p.fail(comma, comma+1, HintTrailingComma,
		"found a comma before %q, expected another %s or no comma", p.peek(), what)
}

// failName: no member begins here, behind a brace (first) or a comma.
func (p *parser) failName(first bool) *Member {
	f := p.found(p.pos)
	switch {
	case p.peek() == '}':
		p.failTrailingComma(p.lastNonSpace(), "member")
		return nil
	case f.hint == "" && p.peek() == '{' && first:
		f.hint = HintDoubledBrace
	case f.hint == HintUnquotedWord && first && p.looksLikeJavaMap():
		f.hint = HintJavaMap
		f.text, f.end = "the text of a Java map, "+p.shown(p.lastNonSpace(), p.mapEnd()), p.mapEnd()
	}
	expected := "a member's name in double quotes"
	if first {
		expected += " or '}'"
	}
	p.fail(p.pos, f.end, f.hint, "found %s, expected %s", f.text, expected)
	return nil
}

func (p *parser) failColon(m *Member) *Member {
	f := p.found(p.pos)
	p.fail(p.pos, f.end, f.hint, "found %s after the name %s, expected ':'", f.text, p.shown(m.NameStart, m.NameEnd))
	return nil
}

// failAfter: a container neither goes on nor ends behind its value last.
func (p *parser) failAfter(k Kind, container, last *Value) *Value {
	closer := map[Kind]string{Object: "'}'", Array: "']'"}[k]
	f := p.found(p.pos)
	switch {
	case p.pos == len(p.text):
		line, column := Position(p.text, container.Start)
		return p.fail(p.pos, p.pos, HintUnclosed, "found the end of the text, expected ',' or %s to end %s that starts at line %d, column %d",
			closer, the(k), line, column)
	case last.Kind == String && p.looksUnescaped(last):
		f.hint = HintUnescapedQuote
	case startsValue(p.peek()):
		f.hint = HintMissingComma
	}
	return p.fail(p.pos, f.end, f.hint, "found %s after a value, expected ',' or %s", f.text, closer)
}

func the(k Kind) string {
	if k == Object {
		return "the object"
	}
	return "the array"
}

func (p *parser) failUnclosed() {
	line, column := Position(p.text, p.pos)
	p.fail(len(p.text), len(p.text), HintUnclosed,
		"found the end of the text in a string, expected the '\"' that ends the string of line %d, column %d", line, column)
}

func (p *parser) failUTF8(i int) {
	p.fail(i, i+1, HintUTF8, "found the byte 0x%02X, expected UTF-8", p.text[i])
}

func (p *parser) failControl(i int) {
	name, escape := "control character", fmt.Sprintf(`\u%04x`, p.text[i])
	switch p.text[i] {
	case '\n':
		name, escape = "line break", `\n`
	case '\r':
		name, escape = "line break", `\r`
	case '\t':
		name, escape = "tab", `\t`
	}
	p.fail(i, i+1, HintControl, "found a raw %s (U+%04X) in a string, expected the escape %s", name, p.text[i], escape)
}

func (p *parser) failEscape(i int) {
	if i+1 == len(p.text) {
		p.failUnclosed()
		return
	}
	switch c := p.text[i+1]; c {
	case '\'':
		p.fail(i, i+2, HintApostrophe, `found \' in a string, expected ' alone: JSON does not escape the apostrophe`)
	case 'u':
		end := min(i+6, len(p.text))
		p.fail(i, end, HintBadEscape, `found %s in a string, expected \u and four hexadecimal digits`, p.shown(i, end))
	default:
		_, width := utf8.DecodeRuneInString(p.text[i+1:])
		p.fail(i, i+1+width, HintBadEscape, `found %s in a string, expected one of \" \\ \/ \b \f \n \r \t \u, or \\ for a backslash`,
			p.shown(i, i+1+width))
	}
}

func (p *parser) failNumber(start, i int) *Value {
	end := i
	for end < len(p.text) && (isWordByte(p.text[end]) || strings.IndexByte("+-.", p.text[end]) >= 0) {
		end++
	}
	text := p.shown(start, max(end, start+1))
	switch c := p.at(i); {
	case c >= 0x80 || isLetter(c) && c|0x20 != 'e':
		return p.fail(start, end, HintUnquotedWord, "found %s, expected a number or a string in double quotes", text)
	case isDigit(c):
		return p.fail(start, end, HintBadNumber, "found %s, expected a number without a leading zero", text)
	}
	return p.fail(start, max(end, start+1), HintBadNumber, "found %s, expected a number such as 12, -0.5 or 1e3", text)
}
