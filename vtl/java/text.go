package java

import (
	"math/big"
	"strconv"
)

// Text is what printing a value gives: toString, or "null". A collection that would
// print more than the default limits allow gives a note of that; see TextOf.
func Text(v any) string {
	if s, ok := v.(string); ok {
		return s
	}
	return string(AppendText(nil, v))
}

// TextOf is Text within limits: the error is a *LimitError, or an *Exception where
// Java's stack would end (a collection that holds itself by way of another).
func TextOf(v any, lim *Limits) (string, error) {
	if s, ok := v.(string); ok {
		return s, nil
	}
	dst, err := AppendTextOf(nil, v, lim)
	return string(dst), err
}

// AppendText appends Text(v) to dst.
func AppendText(dst []byte, v any) []byte {
	out, err := AppendTextOf(dst, v, nil)
	if err != nil {
		return append(append(append(dst, ClassName(v)...), ": "...), err.Error()...)
	}
	return out
}

// AppendTextOf appends what TextOf gives to dst.
func AppendTextOf(dst []byte, v any, lim *Limits) ([]byte, error) {
	if isCollection(v) {
		w := weigher{left: lim.stringBytes(), max: lim.stringBytes()}
		if err := w.weigh(v, 0); err != nil {
			return dst, err
		}
	}
	return appendValue(dst, v), nil
}

func isCollection(v any) bool {
	switch v.(type) {
	case *List, *Map, *mapView, *Entry:
		return true
	}
	return false
}

func appendValue(dst []byte, v any) []byte {
	switch x := v.(type) {
	case nil:
		return append(dst, "null"...)
	case string:
		return AppendString(dst, x)
	case bool:
		return strconv.AppendBool(dst, x)
	case int32:
		return strconv.AppendInt(dst, int64(x), 10)
	case int64:
		return strconv.AppendInt(dst, x, 10)
	case float64:
		return appendDouble(dst, x)
	case *big.Int:
		return x.Append(dst, 10)
	case *Decimal:
		return x.appendText(dst)
	case int8:
		return strconv.AppendInt(dst, int64(x), 10)
	case int16:
		return strconv.AppendInt(dst, int64(x), 10)
	case float32:
		return appendFloat(dst, x)
	case Char:
		return appendRune(dst, rune(x))
	case *List:
		return x.appendText(dst)
	case *Map:
		return x.appendText(dst)
	case Object:
		return x.AppendText(dst)
	}
	return append(dst, ClassName(v)...)
}

func (l *List) appendText(dst []byte) []byte {
	switch {
	case l.Kind != nil && l.Kind.Text != nil:
		return l.Kind.Text(dst, l)
	case l.isArray():
		return appendIdentity(dst, l.Kind.Class)
	}
	dst = append(dst, '[')
	for i, item := range l.Items {
		if i > 0 {
			dst = append(dst, ", "...)
		}
		if item == any(l) {
			dst = append(dst, "(this Collection)"...)
		} else {
			dst = appendValue(dst, item)
		}
	}
	return append(dst, ']')
}

// identityHash stands for the hash code that Java makes up for an array or another
// object without a hash code of its own; there it differs from run to run.
const identityHash = 0x1b2c3d4e

func appendIdentity(dst []byte, class string) []byte {
	return strconv.AppendInt(append(append(dst, class...), '@'), identityHash, 16)
}

func (m *Map) appendText(dst []byte) []byte {
	if m.Kind != nil && m.Kind.Text != nil {
		return m.Kind.Text(dst, m)
	}
	dst = append(dst, '{')
	first := true
	for e := range m.Entries() {
		if !first {
			dst = append(dst, ", "...)
		}
		first = false
		dst = appendMember(dst, e.Key, m)
		dst = append(dst, '=')
		dst = appendMember(dst, e.Value, m)
	}
	return append(dst, '}')
}

func appendMember(dst []byte, v any, m *Map) []byte {
	if v == any(m) {
		return append(dst, "(this Map)"...)
	}
	return appendValue(dst, v)
}

// weigher counts roughly what a collection prints, so that one that is nested in
// itself, or shared many times, is found before it is written.
type weigher struct {
	left, max int
	nodes     bool // count values, whatever they print
}

func (w *weigher) weigh(v any, depth int) error {
	if depth > maxNesting {
		return &Exception{Class: "java.lang.StackOverflowError"}
	}
	switch x := v.(type) {
	case string:
		return w.take(len(x))
	case *List:
		return w.weighList(x, depth)
	case *Map:
		return w.weighMap(x, depth)
	case *mapView:
		return w.weighMap(x.m, depth)
	case *Entry:
		return w.weighBoth(x.Key, x.Value, depth)
	}
	return w.take(1)
}

func (w *weigher) take(n int) error {
	if w.nodes {
		n = 0
	}
	if w.left -= n + 1; w.left < 0 {
		return &LimitError{What: choose(w.nodes, "values in a collection", "string bytes"), Max: int64(w.max)}
	}
	return nil
}

// checkNesting gives the StackOverflowError of a collection that holds itself, and a
// LimitError where there are too many values to look at.
func checkNesting(values ...any) error {
	for _, v := range values {
		w := weigher{left: maxComparisons, max: maxComparisons, nodes: true}
		if isCollection(v) {
			if err := w.weigh(v, 0); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *weigher) weighList(l *List, depth int) error {
	for _, item := range l.Items {
		if item == any(l) && (l.Kind == nil || l.Kind.Text == nil) {
			continue
		}
		if err := w.weigh(item, depth+1); err != nil {
			return err
		}
	}
	return w.take(1)
}

func (w *weigher) weighMap(m *Map, depth int) error {
	m.fill()
	for e := m.first; e != nil; e = e.next {
		value := e.Value
		if value == any(m) && (m.Kind == nil || m.Kind.Text == nil) { // printed as (this Map)
			value = nil
		}
		if err := w.weighBoth(e.Key, value, depth); err != nil {
			return err
		}
	}
	return w.take(1)
}

func (w *weigher) weighBoth(key, value any, depth int) error {
	if err := w.weigh(key, depth+1); err != nil {
		return err
	}
	return w.weigh(value, depth+1)
}
