package jsonpath

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"sync"

	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// AppendJSON appends a value as $input.json writes it: compact, in json-smart's style
// LT_COMPRESS, which leaves the slash alone. Infinite numbers are null, NaN stays NaN,
// lists and maps of any kind are arrays and objects. A value that holds itself, nests
// deeper than MaxDepth or fills MaxJSONBytes is cut there; [AppendChecked] says so.
func AppendJSON(dst []byte, value any) []byte {
	return appendValue(dst, value, plainSlash)
}

// AppendChecked is AppendJSON with an error where the value cannot be written: a
// *java.Exception (StackOverflowError) where it nests deeper than MaxDepth, a
// *java.LimitError where it would take more than MaxJSONBytes. dst then holds what was
// written until there.
func AppendChecked(dst []byte, value any) ([]byte, error) {
	w := writer{dst: dst, start: len(dst), escapes: plainSlash}
	w.value(value)
	return w.dst, w.err
}

// textOf is AppendChecked into a text of its own.
func textOf(value any) (string, error) {
	room := rooms.Get().(*[]byte)
	b, err := AppendChecked((*room)[:0], value)
	text := string(b)
	if cap(b) <= maxRoom {
		*room = b
	}
	rooms.Put(room)
	return text, err
}

// rooms are for texts while they are written; maxRoom bounds what is kept of one.
var rooms = sync.Pool{New: func() any { return new([]byte) }}

const maxRoom = 64 * 1024

func appendValue(dst []byte, value any, escapes *escapeTable) []byte {
	w := writer{dst: dst, start: len(dst), escapes: escapes}
	w.value(value)
	return w.dst
}

// writer writes one value; after an error it writes nothing more.
type writer struct {
	dst     []byte
	start   int // where the value starts in dst
	depth   int
	escapes *escapeTable
	err     error
}

func (w *writer) value(value any) {
	switch v := value.(type) {
	case nil:
		w.text("null")
	case string:
		w.string(v)
	case bool:
		w.dst = strconv.AppendBool(w.dst, v)
	case int32:
		w.dst = strconv.AppendInt(w.dst, int64(v), 10)
	case *java.Map:
		if w.enter() {
			w.object(v)
			w.depth--
		}
	case *java.List:
		if w.enter() {
			w.array(v)
			w.depth--
		}
	case float64:
		w.float(v, value)
	case float32:
		w.float(float64(v), value)
	case int64, int16, int8, *big.Int, *java.Decimal:
		w.dst = java.AppendText(w.dst, value)
	default:
		w.other(value)
	}
}

// other writes what JSON has no word for: a view such as keySet() as an array, an object
// without readable fields as {}. Where json-smart may not look into a class of Java's
// own, it throws.
func (w *writer) other(value any) {
	switch value.(type) {
	case *java.Entry, *java.Class:
		w.fail("java.lang.IllegalAccessError", "failed to access class "+java.ClassName(value))
		return
	case *java.Iterator, java.Char:
		w.text("{}")
		return
	}
	it, ok := java.Iterate(value)
	if !ok {
		w.text("{}")
		return
	}
	var items []any
	for it.HasNext() && w.err == nil {
		item, err := it.Next()
		if w.err == nil {
			w.err = err
		}
		items = append(items, item)
	}
	if w.enter() {
		w.items(items)
		w.depth--
	}
}

// array writes a list or a Java array; those of numbers and characters json-smart
// cannot write.
func (w *writer) array(l *java.List) {
	if l.Kind != nil && (l.Kind.Class == "[C" || l.Kind.Class == "[B") {
		w.fail("java.lang.ClassCastException", "class "+l.Kind.Class+" cannot be cast to class [Ljava.lang.Object;")
		return
	}
	w.items(l.Items)
}

func (w *writer) fail(class, message string) {
	if w.err == nil {
		w.err = &java.Exception{Class: class, Message: message}
	}
}

func (w *writer) text(s string) { w.dst = append(w.dst, s...) }

// float writes number, whose value is f.
func (w *writer) float(f float64, number any) {
	if math.IsInf(f, 0) {
		w.text("null")
		return
	}
	w.dst = java.AppendText(w.dst, number)
}

// enter says whether a collection may be written; it then counts as one level.
func (w *writer) enter() bool {
	switch {
	case w.err != nil:
	case w.depth >= MaxDepth:
		w.err = tooDeep("the value")
	case len(w.dst)-w.start > MaxJSONBytes:
		w.err = &java.LimitError{What: "JSON bytes", Max: MaxJSONBytes}
	default:
		w.depth++
		return true
	}
	return false
}

func tooDeep(what string) error {
	return &java.Exception{
		Class:   "java.lang.StackOverflowError",
		Message: fmt.Sprintf("%s nests deeper than %d levels, or holds itself", what, MaxDepth),
	}
}

func (w *writer) items(items []any) {
	w.dst = append(w.dst, '[')
	for i, item := range items {
		if i > 0 {
			w.dst = append(w.dst, ',')
		}
		w.value(item)
		if w.err != nil {
			return
		}
	}
	w.dst = append(w.dst, ']')
}

func (w *writer) object(m *java.Map) {
	w.dst = append(w.dst, '{')
	first := true
	for e := range m.Entries() {
		if !first {
			w.dst = append(w.dst, ',')
		}
		first = false
		w.name(e.Key)
		w.value(e.Value)
		if w.err != nil {
			return
		}
	}
	w.dst = append(w.dst, '}')
}

// name writes a key: its text, whatever it is.
func (w *writer) name(key any) {
	s, ok := key.(string)
	if !ok {
		s = string(java.AppendText(nil, key))
	}
	w.string(s)
	w.dst = append(w.dst, ':')
}

func (w *writer) string(s string) {
	w.dst = append(w.dst, '"')
	w.dst = appendEscaped(w.dst, s, w.escapes)
	w.dst = append(w.dst, '"')
}
