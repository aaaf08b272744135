package jsonpath

import "github.com/vtlcheck/vtlcheck/vtl/java"

// Parse reads JSON as permissively as json-smart does. Strings without escapes share
// the memory of the text. The error is a *java.Exception: ParseException where the text
// is no JSON however permissively it is read, NumberFormatException for numbers such as
// 1e+ (there json-smart throws Java's own).
func Parse(text string) (any, error) {
	r := reader{text: text, pos: -1}
	r.read()
	v := r.value(stopAtEnd)
	if r.err != nil {
		return nil, r.err
	}
	return v, nil
}

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
	sizes sizeHints
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
	case '{':
		return r.nested((*reader).object)
	case '[':
		return r.nested((*reader).array)
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
	for r.c == ' ' || r.c == '\n' || r.c == '\r' || r.c == '\t' {
		r.read()
	}
}

// skipControls skips blanks and control characters.
func (r *reader) skipControls() {
	for r.c <= ' ' && r.c != endOfText {
		r.read()
	}
}

func (r *reader) nested(read func(*reader) any) any {
	if r.depth++; r.depth > MaxDepth {
		return r.tooDeep()
	}
	v := read(r)
	r.depth--
	return v
}

// array reads [ items ]: commas may be missing, doubled, first and last.
func (r *reader) array() any {
	var items []any
	r.read()
	for {
		switch r.c {
		case ' ', '\n', '\r', '\t', ',':
			r.read()
		case ']':
			r.read()
			r.sizes.put(r.depth, len(items))
			return java.NewListOf(ArrayKind, items)
		case ':', '}':
			return r.unexpectedChar(r.place())
		case endOfText:
			return r.unexpectedEnd(r.before(), "EOF")
		default:
			if items == nil {
				items = make([]any, 0, max(1, r.sizes.take(r.depth)))
			}
			items = append(items, r.value(stopInArray))
		}
	}
}

// object reads { name: value, … }: a name that comes again keeps its place and takes
// the new value.
func (r *reader) object() any {
	m := java.NewMapOf(ObjectKind, r.objectSize())
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
			r.sizes.put(r.depth, m.Len())
			return m
		}
	}
}

// objectSize guesses how many members follow.
func (r *reader) objectSize() int {
	if r.pos+1 < len(r.text) && r.text[r.pos+1] == '}' {
		return 0
	}
	return r.sizes.take(r.depth)
}

// sizeHints keep the size of the last collection at a depth: the next one is often as
// large. Each is used once, so that all guesses together are no larger than the text.
type sizeHints [8]int

func (h *sizeHints) put(depth, size int) { h[depth%len(h)] = size }

func (h *sizeHints) take(depth int) int {
	size := h[depth%len(h)]
	h[depth%len(h)] = 0
	return size
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
	m.Put(r.keys.boxed(name), v)
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
type keyCache [64]any

func (k *keyCache) boxed(name string) any {
	slot := &k[keySlot(name)]
	if s, ok := (*slot).(string); !ok || s != name {
		*slot = name
	}
	return *slot
}

func keySlot(name string) int {
	if name == "" {
		return 0
	}
	return int(name[0]*31+name[len(name)-1]*7+byte(len(name))) % len(keyCache{})
}
