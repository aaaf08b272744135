package flow

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/vtl"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// Kind says what is known about a value. The zero value is Unknown.
type Kind int

// The kinds.
const (
	Unknown Kind = iota // anything
	Nothing             // certainly missing: an undefined variable, a member that does not exist
	Text                // a String: constants and data in a row
	Number
	Bool
	List  // a list that the template or a method made
	Map   // a map that the template made
	Array // a Java array: what split gives
	JSON  // a value out of a JSON document: any type
	Host  // an object of the scope: $input, $context.identity, $input.params()
	Class // a java.lang.Class
	Block // a #define block
)

func (k Kind) String() string {
	return [...]string{"unknown value", "nothing", "text", "number", "boolean", "list", "map",
		"array", "JSON value", "object", "class", "block"}[k]
}

// Value is what is known about one value. Values are immutable.
type Value struct {
	Kind   Kind
	Pieces []Piece         // Text
	Num    any             // Number: the constant, a value of package java; nil where unknown
	Truth  Truth           // Bool
	Data   *Data           // JSON
	Elem   *Value          // List, Array: any of the items; nil where unknown
	Items  []*Value        // List written out in the template
	Keys   map[string]bool // Map: the constant keys
	Member *catalog.Member // Host
	Define *vtl.Block      // Block
	From   []*Data         // what a Number, Bool, List, Map, Array or Unknown was made of
	// Node is the expression that made the value; nil for what the scope holds.
	Node vtl.Node
	// key identifies the value: equal keys are equal values.
	key string
	// least is the smallest number that a Number can be, where that is known to be above 0.
	least int32
	// counts says that a counter of a loop is in a number, open that it is made of more
	// than that and constants.
	counts, open bool
	// base is what a number counts, where it is that plus off: a loop's counter, the size
	// of a collection.
	base string
	off  int64
	// sized is the key of the collection that has as many items as this one, or "".
	sized string
}

// Truth is a boolean that may be unknown.
type Truth int

// The truths.
const (
	Maybe Truth = iota
	Yes
	No
)

func truthOf(b bool) Truth {
	if b {
		return Yes
	}
	return No
}

// Not is the opposite; of Maybe it is Maybe.
func (t Truth) Not() Truth {
	switch t {
	case Yes:
		return No
	case No:
		return Yes
	}
	return Maybe
}

// Piece is a part of a text: a constant, or data that was read.
type Piece struct {
	Text string // the constant, where Data is nil
	Data *Data
	// Node is the literal, text or reference that the piece came from; nil where a
	// computation made it.
	Node vtl.Node
	// Exact says that Text is the source under Node's span, from Offset on.
	Exact  bool
	Offset int
	// Escapes are the escapes that were applied to the data, the first one first.
	Escapes []Escape
	// Handled says that the template replaces quotes or backslashes of the data in a
	// way of its own: it is not judged.
	Handled bool
}

// Escape is one application of $util.escapeJavaScript.
type Escape struct {
	// Call is the reference that holds the call.
	Call *vtl.Reference
	// Undone says that \' was turned back into an apostrophe afterwards.
	Undone bool
	// Failed is the call that meant to do that and does nothing, or nil.
	Failed *vtl.Call
}

// Source says where data comes from.
type Source int

// The sources.
const (
	FromBody    Source = iota + 1 // the payload: the client's, or in a response the backend's
	FromParam                     // a path, query or header parameter of the client
	FromContext                   // $context
	FromStage                     // $stageVariables
	FromOther                     // computed
)

// Data is something that is only known when a call comes in. Data is immutable.
type Data struct {
	// Key identifies what is read, however it is read: $.order.id, params:id, $context.stage.
	Key    string
	Type   catalog.Type
	Source Source
	Member *catalog.Member // FromContext, FromStage and where a catalogue method made it
	Values catalog.Alphabet
	// Optional data may be missing; it then is the empty string.
	Optional bool
	// Path is the JSONPath of FromBody where it is constant, else "".
	Path string
	// Param is the name of FromParam, or "" where it is computed; Part is path,
	// querystring or header where that is known.
	Param, Part string
	// Encoded is url or base64 where $util.urlEncode or $util.base64Encode made the text.
	Encoded string
	// Of is what it was made from, or nil.
	Of *Data
	// Node is the expression that reads it.
	Node vtl.Node
	// reparse is the $util.parseJson that made it of the JSON text of a path, or nil.
	reparse *vtl.Reference
	// replaced is what a replace call took out of it.
	replaced string
}

// Replaced says whether the data was made by a replacement of that character.
func (d *Data) Replaced(r rune) bool { return strings.ContainsRune(d.replaced, r) }

// Origin follows Of to the data that was read first.
func (d *Data) Origin() *Data {
	for d.Of != nil {
		d = d.Of
	}
	return d
}

// Untrusted says whether someone outside of the template decides what the data holds.
func (d *Data) Untrusted() bool {
	switch d.Origin().Source {
	case FromBody, FromParam:
		return true
	case FromContext:
		return d.Values.Any()
	}
	return false
}

var nothing = &Value{Kind: Nothing, key: "nothing"}

func unknown(from ...*Data) *Value { return &Value{Kind: Unknown, From: from, key: "?"} }

// constant gives the text of a literal.
func constant(text string, node vtl.Node) *Value {
	return rope(Piece{Text: text, Node: node})
}

// maxText bounds a text's constants, maxPieces its pieces: templates that double a text
// end there; what is longer is only known to be something.
const (
	maxText   = 1 << 16
	maxPieces = 256
)

func rope(pieces ...Piece) *Value {
	size := 0
	for _, p := range pieces {
		size += len(p.Text)
	}
	if size > maxText || len(pieces) > maxPieces {
		return unknown()
	}
	return &Value{Kind: Text, Pieces: pieces, key: ropeKey(pieces)}
}

func ropeKey(pieces []Piece) string {
	var b strings.Builder
	b.WriteString("text:")
	for _, p := range pieces {
		if p.Data == nil {
			fmt.Fprintf(&b, "%q", p.Text)
			continue
		}
		b.WriteString("<" + p.Data.Key)
		for _, e := range p.Escapes {
			fmt.Fprintf(&b, "|esc%v", e.Undone)
		}
		if p.Handled {
			b.WriteString("|handled")
		}
		b.WriteByte('>')
	}
	return shortKey(b.String())
}

// maxKey bounds keys: a value made of two of itself would double its key each time.
const maxKey = 400

// shortKey keeps a key short: of a long one its beginning and a hash.
func shortKey(key string) string {
	if len(key) <= maxKey {
		return key
	}
	sum := sha256.Sum256([]byte(key))
	return key[:maxKey/2] + hex.EncodeToString(sum[:16])
}

// dataValue is the value of data: a rope for text, a number for numbers …
func dataValue(d *Data, node vtl.Node) *Value {
	v := &Value{Data: d, Node: node, From: []*Data{d}, key: "data:" + d.Key}
	switch d.Type {
	case catalog.Text, catalog.JSONText:
		return rope(Piece{Data: d, Node: node})
	case catalog.Long, catalog.Integer:
		v.Kind = Number
	case catalog.Boolean:
		v.Kind = Bool
	case catalog.JSON:
		v.Kind = JSON
	default:
		v.Kind = Unknown
	}
	return v
}

func number(n any, node vtl.Node) *Value {
	return &Value{Kind: Number, Num: n, Node: node, key: fmt.Sprintf("number:%T:%s", n, java.Text(n))}
}

func boolean(t Truth, key string, node vtl.Node, from ...*Data) *Value {
	if t != Maybe {
		key = "bool:" + [...]string{Yes: "true", No: "false"}[t]
	}
	return &Value{Kind: Bool, Truth: t, Node: node, From: from, key: shortKey(key)}
}

// Const gives the text of a value that is a constant text.
func (v *Value) Const() (string, bool) {
	if v.Kind != Text {
		return "", false
	}
	var b strings.Builder
	for _, p := range v.Pieces {
		if p.Data != nil {
			return "", false
		}
		b.WriteString(p.Text)
	}
	return b.String(), true
}

// Single gives the data of a value that is nothing but data: text or JSON.
func (v *Value) Single() *Data {
	switch v.Kind {
	case JSON:
		return v.Data
	case Text:
		if len(v.Pieces) == 1 && len(v.Pieces[0].Escapes) == 0 {
			return v.Pieces[0].Data
		}
	}
	return nil
}

// Sources lists the data in a value.
func (v *Value) Sources() []*Data {
	if v.Kind != Text {
		return v.From
	}
	var all []*Data
	for _, p := range v.Pieces {
		if p.Data != nil {
			all = append(all, p.Data)
		}
	}
	return all
}

// Key identifies the value.
func (v *Value) Key() string { return v.key }

// concat joins two texts, or what prints as one.
func concat(a, b *Value) *Value {
	pieces := append(append([]Piece(nil), piecesOf(a)...), piecesOf(b)...)
	return rope(pieces...)
}

// piecesOf gives the text that a value prints.
func piecesOf(v *Value) []Piece {
	switch v.Kind {
	case Text:
		return v.Pieces
	case Nothing:
		return nil
	case Number:
		if v.Num != nil {
			return []Piece{{Text: java.Text(v.Num), Node: v.Node}}
		}
	case Bool:
		if v.Truth != Maybe {
			return []Piece{{Text: fmt.Sprint(v.Truth == Yes), Node: v.Node}}
		}
	case JSON:
		return []Piece{{Data: v.Data, Node: v.Node}}
	}
	return []Piece{{Data: printed(v), Node: v.Node}}
}

// printed is the data that the text of a value is made of.
func printed(v *Value) *Data {
	if v.Data != nil {
		return v.Data
	}
	d := &Data{Key: v.key, Type: catalog.Text, Source: FromOther, Values: valuesOf(v), Of: firstOf(v.From), Node: v.Node}
	switch v.Kind {
	case Number:
		d.Type = catalog.Long
	case Bool:
		d.Type = catalog.Boolean
	}
	return d
}

// valuesOf gives the characters that a value can print.
func valuesOf(v *Value) catalog.Alphabet {
	switch {
	case v.Data != nil:
		return v.Data.Values
	case v.Kind == Number:
		return catalog.Alphabet{Name: "a number", Class: `0-9E.\-`}
	case v.Kind == Bool:
		return catalog.Alphabet{Name: "true or false", Class: `a-z`}
	}
	return catalog.Alphabet{}
}

func firstOf(data []*Data) *Data {
	if len(data) == 0 {
		return nil
	}
	return data[0]
}
