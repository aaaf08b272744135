package jsonpath

import (
	"slices"
	"strings"
	"sync"

	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// Parse reads JSON as permissively as json-smart does. Strings without escapes share
// the memory of the text. The error is a *java.Exception: ParseException where the text
// is no JSON however permissively it is read, NumberFormatException for numbers such as
// 1e+ (there json-smart throws Java's own).
func Parse(text string) (any, error) {
	r := readers.Get().(*reader)
	r.begin(text)
	v, ok := r.strict()
	if !ok {
		v = r.permissive()
	}
	err := r.err
	r.end()
	if err != nil {
		return nil, err
	}
	return v, nil
}

var readers = sync.Pool{New: func() any { return new(reader) }}

// reader walks over the text byte by byte; no byte of a multi-byte character has a
// meaning of its own. It stands on the byte c at pos. After the first error it stands
// at the end, so that every loop ends.
type reader struct {
	text  string
	pos   int
	c     byte
	depth int
	err   *java.Exception
	keys  keyCache
	open  []any // the items of the arrays that are under way
	slab  java.Slab
}

func (r *reader) begin(text string) {
	r.text = text
	r.expect()
}

// expect asks for the memory that the text needs.
func (r *reader) expect() {
	r.slab.Expect(strings.Count(r.text, "{"), strings.Count(r.text, ":"), strings.Count(r.text, `"`)/2)
}

// permissive reads the text from its start.
func (r *reader) permissive() any {
	r.expect() // the strict reader may have taken some
	r.jump(0)
	return r.value(stopAtEnd)
}

// maxKept bounds the room for items that is kept for the next document.
const maxKept = 1024

func (r *reader) end() {
	open := r.open
	clear(open) // after an error
	if cap(open) > maxKept {
		open = nil
	}
	*r = reader{open: open[:0]}
	readers.Put(r)
}

// endOfText is what c is behind the last byte. json-smart uses U+001A for that, and so
// takes one in the text for the end.
const endOfText = 0x1A

func (r *reader) read() {
	r.pos++
	r.land()
}

// jump moves to pos.
func (r *reader) jump(pos int) {
	r.pos = pos
	r.land()
}

func (r *reader) land() {
	if r.pos < len(r.text) && r.err == nil {
		r.c = r.text[r.pos]
		return
	}
	r.c = endOfText
}

// stops says which characters end a text without quotes.
type stops uint8

const (
	stopAtEnd    stops = 0
	stopAtColon  stops = 1 << iota // a name
	stopInArray                    // a value in an array
	stopInObject                   // a value in an object
)

// stopsAt gives the contexts in which a character ends a text without quotes.
var stopsAt = [256]stops{
	':': stopAtColon,
	',': stopInArray | stopInObject,
	']': stopInArray,
	'}': stopInObject,
}

// value reads the value that starts at or behind the current place; stop tells where
// it stands. Only the whole text may be empty.
func (r *reader) value(stop stops) any {
	r.skipBlanks()
	switch r.c {
	case ':', '}', ']':
		return r.unexpectedChar(r.place())
	case '{', '[':
		return r.nested()
	case '"', '\'':
		return r.quoted()
	case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return r.number(stop)
	case endOfText:
		if stop != stopAtEnd {
			return r.unexpectedEnd(r.before(), "null")
		}
	}
	return r.word(stop)
}

// word reads the constants and leaves every other text a string, also one that starts
// with a control character. NaN is a Float.
func (r *reader) word(stop stops) any {
	first := r.c
	text := r.unquoted(r.pos, stop)
	if text == "" || text[0] != first {
		return text
	}
	switch text {
	case "null":
		return nil
	case "true":
		return true
	case "false":
		return false
	case "NaN":
		return nan
	}
	return text
}

// skipBlanks skips what JSON calls whitespace.
func (r *reader) skipBlanks() {
	for isBlank(r.c) {
		r.read()
	}
}

// skipControls skips blanks and control characters.
func (r *reader) skipControls() {
	for r.c <= ' ' && r.c != endOfText {
		r.read()
	}
}

// nested reads a collection.
func (r *reader) nested() (v any) {
	if r.depth++; r.depth > MaxDepth {
		return r.tooDeep()
	}
	if r.c == '{' {
		v = r.object()
	} else {
		v = r.array()
	}
	r.depth--
	return v
}

// array reads [ items ]: commas may be missing, doubled, first and last.
func (r *reader) array() any {
	first := len(r.open)
	r.read()
	for {
		switch r.c {
		case ' ', '\n', '\r', '\t', ',':
			r.read()
		case ']':
			r.read()
			return r.closeArray(first)
		case ':', '}':
			return r.unexpectedChar(r.place())
		case endOfText:
			return r.unexpectedEnd(r.before(), "EOF")
		default:
			item := r.value(stopInArray)
			r.open = append(r.open, item)
		}
	}
}

// closeArray makes a list of the items from first on.
func (r *reader) closeArray(first int) any {
	items := slices.Clone(r.open[first:])
	clear(r.open[first:])
	r.open = r.open[:first]
	return java.NewListOf(ArrayKind, items)
}

// object reads { name: value, … }: a name that comes again keeps its place and takes
// the new value.
func (r *reader) object() any {
	m := r.slab.NewMapOf(ObjectKind)
	for {
		r.read()
		switch r.c {
		case ' ', '\n', '\r', '\t', ',':
			continue
		case '}':
			r.read()
			return m
		case ':', ']', '[', '{':
			return r.unexpectedChar(r.place())
		}
		if !r.member(m) {
			return nil
		}
		if r.c == '}' {
			r.read()
			return m
		}
	}
}

// member reads name: value and stops at the comma or brace behind it.
func (r *reader) member(m *java.Map) bool {
	name := r.name()
	r.skipControls()
	if r.c != ':' {
		if r.c == endOfText {
			r.unexpectedEnd(r.before(), "null")
		} else {
			r.unexpectedChar(r.before())
		}
		return false
	}
	if r.pos+1 >= len(r.text) {
		r.unexpectedEnd(r.place(), "EOF")
		return false
	}
	r.read()
	v := r.value(stopInObject)
	if r.err != nil {
		return false
	}
	r.slab.PutText(m, r.keys.boxed(name, &r.slab), v)
	return r.memberEnd()
}

func (r *reader) memberEnd() bool {
	r.skipControls()
	switch r.c {
	case ',', '}':
		return true
	case endOfText:
		r.unexpectedEnd(r.before(), "null")
	default:
		r.unexpectedToken(r.before())
	}
	return false
}

func (r *reader) name() string {
	if r.c == '"' || r.c == '\'' {
		return r.quotedText()
	}
	return r.unquoted(r.pos, stopAtColon)
}

// keyCache keeps names as interface values: the objects of a list repeat theirs.
type keyCache [32]any

func (k *keyCache) boxed(name string, slab *java.Slab) any {
	slot := &k[keySlot(name)]
	if s, ok := (*slot).(string); !ok || s != name {
		*slot = slab.Text(name)
	}
	return *slot
}

func keySlot(name string) int {
	if name == "" {
		return 0
	}
	return int(name[0]*31+name[len(name)-1]*7+byte(len(name))) % len(keyCache{})
}
