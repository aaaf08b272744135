package proof

import (
	"strings"

	"github.com/vtlcheck/vtlcheck/vtl"
)

// str is what is known of a text: a sequence of pieces, each constant or not. A text
// that it describes is any concatenation of texts of its pieces. Strs are not changed.
type str []piece

// piece is a part of a text.
type piece struct {
	kind pieceKind
	text string // pieceConst
	// set and nonEmpty describe pieceAny: texts of these characters.
	set      charSet
	nonEmpty bool
	// json says which kinds of values pieceJSON can be.
	json jsonKinds
	// inner is what pieceJS and pieceString escape.
	inner str
	// from names the input that the piece is: two pieces with one name are the same text.
	from string
	// span is the place in the template that the piece came from, for reasons.
	span vtl.Span
}

type pieceKind uint8

const (
	pieceConst  pieceKind = iota
	pieceAny              // any text of characters of set
	pieceJSON             // RFC 8259 JSON text of one value
	pieceJS               // $util.escapeJavaScript of inner
	pieceString           // inside of a JSON string that decodes to inner
)

// jsonKinds is a set of kinds of JSON values.
type jsonKinds uint8

const (
	jsonNumber jsonKinds = 1 << iota
	jsonWord             // true, false, null
	jsonOther            // texts, arrays, objects
	jsonAny    = jsonNumber | jsonWord | jsonOther
)

func constant(s string) str {
	if s == "" {
		return nil
	}
	return str{{kind: pieceConst, text: s}}
}

func anyText(set charSet, nonEmpty bool) str {
	if set.empty() {
		return nil
	}
	return str{{kind: pieceAny, set: set, nonEmpty: nonEmpty}}
}

func jsonText(kinds jsonKinds) str { return str{{kind: pieceJSON, json: kinds}} }

// isConst gives the text where it is known.
func (s str) isConst() (string, bool) {
	switch {
	case len(s) == 0:
		return "", true
	case len(s) == 1 && s[0].kind == pieceConst:
		return s[0].text, true
	}
	return "", false
}

// concat joins texts; constants that meet become one.
func concat(a, b str) str {
	if len(a) == 0 {
		return b
	}
	if len(b) == 0 {
		return a
	}
	out := append(make(str, 0, len(a)+len(b)), a...)
	if last := &out[len(out)-1]; last.kind == pieceConst && b[0].kind == pieceConst {
		last.text += b[0].text
		b = b[1:]
	}
	return append(out, b...)
}

// chars gives every character that the text can hold.
func (s str) chars() charSet {
	var out charSet
	for _, p := range s {
		out = out.union(p.chars())
	}
	return out
}

func (p piece) chars() charSet {
	switch p.kind {
	case pieceConst:
		return charsOf(p.text)
	case pieceAny:
		return p.set
	case pieceJSON:
		if p.json&jsonOther == 0 {
			return p.json.scalarChars()
		}
		return allChars
	case pieceJS:
		return printable
	}
	return printable.union(p.inner.chars().without(charSet{lo: 1<<32 - 1}))
}

func (k jsonKinds) scalarChars() charSet {
	var out charSet
	if k&jsonNumber != 0 {
		out = numberChars
	}
	if k&jsonWord != 0 {
		out = out.union(charsOf("truefalsn"))
	}
	return out
}

// mayBeEmpty says whether the text can be empty.
func (s str) mayBeEmpty() bool {
	for _, p := range s {
		if !p.mayBeEmpty() {
			return false
		}
	}
	return true
}

func (p piece) mayBeEmpty() bool {
	switch p.kind {
	case pieceAny:
		return !p.nonEmpty
	case pieceJS, pieceString:
		return p.inner.mayBeEmpty()
	}
	return false
}

// mayStartWith and mayEndWith say whether a text of the piece that is not empty can
// start or end with the ASCII character c.
func (p piece) mayStartWith(c byte) bool {
	switch p.kind {
	case pieceConst:
		return p.text[0] == c
	case pieceJSON:
		return c != '\'' && c != '\\'
	case pieceJS:
		return c != '\'' && c != '"' && c != '/'
	}
	return p.chars().has(rune(c))
}

func (p piece) mayEndWith(c byte) bool {
	switch p.kind {
	case pieceConst:
		return p.text[len(p.text)-1] == c
	case pieceJSON:
		return c != '\'' && c != '\\'
	}
	return p.chars().has(rune(c))
}

// at marks the pieces that are not constant with the place they came from.
func (s str) at(span vtl.Span) str {
	for i, p := range s {
		if p.kind == pieceConst || p.span != (vtl.Span{}) {
			continue
		}
		out := append(str(nil), s...)
		for j := i; j < len(out); j++ {
			if out[j].kind != pieceConst && out[j].span == (vtl.Span{}) {
				out[j].span = span
			}
		}
		return out
	}
	return s
}

// key tells texts apart; texts of one key are alike.
func (s str) key() string {
	if text, ok := s.isConst(); ok {
		return "'" + text
	}
	var b strings.Builder
	for _, p := range s {
		p.writeKey(&b)
	}
	return b.String()
}

func (p piece) writeKey(b *strings.Builder) {
	b.WriteByte("'*jsS"[p.kind])
	switch p.kind {
	case pieceConst:
		b.WriteString(p.text)
	case pieceAny:
		b.WriteString(p.set.key())
		if p.nonEmpty {
			b.WriteByte('+')
		}
	case pieceJSON:
		b.WriteByte('0' + byte(p.json))
	default:
		b.WriteString("(" + p.inner.key() + ")")
	}
	b.WriteString("<" + p.from + ">\x00")
}

// join gives a text that describes the texts of both.
func join(a, b str) str {
	if a.key() == b.key() {
		return a
	}
	if len(a) == 1 && len(b) == 1 && a[0].kind == pieceJSON && b[0].kind == pieceJSON {
		return jsonText(a[0].json | b[0].json)
	}
	set := a.chars().union(b.chars())
	if !set.common(breaksString).empty() {
		x, ok1 := a.decoded()
		y, ok2 := b.decoded()
		if ok1 && ok2 {
			return str{{kind: pieceString, inner: join(x, y)}}
		}
	}
	return anyText(set, !a.mayBeEmpty() && !b.mayBeEmpty())
}

// decoded gives what a text stands for as the inside of a JSON string; ok = false where
// it may not be one.
func (s str) decoded() (out str, ok bool) {
	for _, p := range s {
		switch {
		case p.kind == pieceString:
			out = concat(out, p.inner)
		case p.chars().common(breaksString).empty():
			out = concat(out, str{p})
		default:
			return nil, false
		}
	}
	return out, true
}

// forget drops the names of inputs that hold id.
func (s str) forget(id string) str {
	for i := range s {
		if strings.Contains(s[i].from, id) || len(s[i].inner) > 0 {
			out := append(str(nil), s...)
			for j := range out {
				if strings.Contains(out[j].from, id) {
					out[j].from = ""
				}
				out[j].inner = out[j].inner.forget(id)
			}
			return out
		}
	}
	return s
}
