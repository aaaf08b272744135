package proof

import (
	"fmt"
	"math"
	"strings"

	"github.com/vtlcheck/vtlcheck/vtl"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// value is what is known of a value of the template. Values are not changed.
type value struct {
	kind valueKind
	// id names the input that the value is, "" where it is none: two values of one id are
	// the same value.
	id   string
	lit  any // valueConst: a bool or a number
	text str // valueText
	// null says that a valueText may be nothing at all, as long as its chain goes on: a
	// method of nothing gives nothing, where one of an empty text gives something.
	null bool
	// assigned says that a variable holds the value: there nothing has become a text.
	assigned bool
	// small says that a valueAny is no number but an Integer, if it is one.
	small  bool
	lo, hi int64
	elem   *value   // valueList: what its elements are; nil: nothing is known
	items  []*value // valueList: the elements themselves, where known says so
	known  bool
	host   string // valueHost: $context.identity
	doc    *doc   // valueLeaf: what is known of it; nil: any JSON value, or nothing
	define *vtl.Define
}

type valueKind uint8

const (
	valueAny     valueKind = iota // nothing is known
	valueConst                    // a boolean or a number
	valueText                     // a String
	valueNumber                   // a whole number from lo to hi
	valueBool                     // true or false
	valueLeaf                     // a value of a payload
	valueList                     // a list
	valueEntry                    // an entry of a map
	valueHost                     // $input, $util, $context and what lies below
	valueLoop                     // $foreach
	valueDefine                   // a #define block
	valueMap                      // a map of the template, with elem for values
	valueNothing                  // nothing, as long as its chain goes on
)

var (
	anyValue = &value{}
	nothing  = &value{kind: valueNothing}
)

// maybe is a value of which the chain may have come to nothing instead.
func (v *value) maybe() *value {
	switch v.kind {
	case valueText:
		return &value{kind: valueText, text: join(v.text, nil), null: true}
	case valueConst, valueNumber, valueBool, valueList, valueMap:
		return anyValue
	}
	return v
}

// held is the value as a variable holds it.
func (v *value) held() *value {
	if v.kind != valueLeaf {
		return v
	}
	c := *v
	c.assigned = true
	return &c
}

// settled is what a chain that ends with the value gives: nothing is the empty text.
func (v *value) settled() *value {
	switch {
	case v.kind == valueNothing:
		return emptyText()
	case v.null:
		c := *v
		c.null = false
		return &c
	}
	return v
}

func textValue(s str) *value           { return &value{kind: valueText, text: s} }
func numberValue(lo, hi int64) *value  { return &value{kind: valueNumber, lo: lo, hi: hi} }
func boolValue(id string) *value       { return &value{kind: valueBool, id: id} }
func leafValue(id string) *value       { return &value{kind: valueLeaf, id: id} }
func hostValue(path string) *value     { return &value{kind: valueHost, host: path} }
func constValue(v any) *value          { return &value{kind: valueConst, lit: v} }
func optionalText(set charSet) *value  { return textValue(anyText(set, false)) }
func emptyText() *value                { return textValue(nil) }
func listValue(elem *value) *value     { return &value{kind: valueList, elem: elem} }
func knownList(items []*value) *value  { return &value{kind: valueList, items: items, known: true} }
func named(v *value, id string) *value { c := *v; c.id = id; return &c }
func isWhole(v any) (n int64, ok bool) {
	switch v := v.(type) {
	case int32:
		return int64(v), true
	case int64:
		return v, true
	}
	return 0, false
}

// key tells values apart; values of one key are alike.
func (v *value) key() string {
	switch v.kind {
	case valueAny:
		if v.small {
			return "?i" + v.id
		}
		return "?" + v.id
	case valueConst:
		return "c" + java.ClassName(v.lit) + java.Text(v.lit)
	case valueText:
		if v.null {
			return "-" + v.text.key() + v.id
		}
		return v.text.key() + v.id
	case valueNumber:
		return fmt.Sprintf("n%d,%d%s", v.lo, v.hi, v.id)
	case valueBool:
		return "b" + v.id
	case valueLeaf:
		return fmt.Sprintf("l%s@%p%t", v.id, v.doc, v.assigned)
	case valueHost:
		return "h" + v.host
	case valueDefine:
		return fmt.Sprintf("d%p", v.define)
	}
	var b strings.Builder
	b.WriteByte('A' + byte(v.kind))
	if v.elem != nil {
		b.WriteString(v.elem.key())
	}
	if v.known {
		b.WriteByte('[')
		for _, item := range v.items {
			b.WriteString(item.key() + ",")
		}
	}
	return b.String() + v.id
}

// print gives the text that a value prints. A leaf's can be pinned by a comparison.
func (v *value) print(w *world) str {
	switch v.kind {
	case valueConst:
		return constant(java.Text(v.lit))
	case valueText:
		if pinned, ok := w.pinned(v.id); ok {
			return constant(pinned)
		}
		return v.text
	case valueNumber:
		return jsonText(jsonNumber)
	case valueBool:
		return jsonText(jsonWord)
	case valueLeaf:
		return v.leafText(w)
	case valueHost:
		if v.host == "$params" || strings.HasPrefix(v.host, "$params.") || v.host == "$stageVariables" {
			return anyText(allChars, true)
		}
		return nil
	}
	return anyText(allChars, false)
}

func (v *value) leafText(w *world) str {
	if pinned, ok := w.pinned(v.id); ok {
		return constant(pinned)
	}
	if v.doc != nil {
		switch v.doc.kind {
		case docText:
			return v.doc.text
		case docNumber:
			return jsonText(jsonNumber)
		}
	}
	s := anyText(allChars, false)
	s[0].from = v.id
	return s
}

// joinValues describes both. Numbers that grew lose their bound, so that loops end.
func joinValues(a, b *value) *value {
	if a == nil || b == nil {
		return anyValue
	}
	if a.key() == b.key() {
		return a
	}
	if x, ok := a.asText(); ok {
		if y, ok := b.asText(); ok {
			return &value{kind: valueText, text: join(x, y), null: a.null || b.null}
		}
	}
	if v, ok := joinNumbers(a, b); ok {
		return v
	}
	if a.isBool() && b.isBool() {
		return boolValue("")
	}
	if a.kind == b.kind && (a.kind == valueList || a.kind == valueMap) {
		return &value{kind: a.kind, elem: joinElems(a, b)}
	}
	return anyValue
}

// mayBeBig says whether the value can be a BigInteger or a BigDecimal, mayBeInfinite
// whether it can be an infinite Double or a NaN: Java throws where one meets the other.
// A payload's numbers are finite.
func (v *value) mayBeBig() bool {
	switch v.kind {
	case valueAny:
		return !v.small
	case valueLeaf:
		return v.doc == nil || v.doc.kind == docAny
	case valueNumber:
		return v.lo == math.MinInt64 || v.hi == math.MaxInt64
	case valueConst:
		_, isBool := v.lit.(bool)
		_, whole := isWhole(v.lit)
		_, double := v.lit.(float64)
		return !isBool && !whole && !double
	}
	return false
}

func (v *value) mayBeInfinite() bool {
	f, double := v.lit.(float64)
	return v.kind == valueAny && !v.small || v.kind == valueConst && double && (math.IsInf(f, 0) || math.IsNaN(f))
}

// clash says whether two numbers can be such that Java throws.
func clash(a, b *value) bool {
	return a.mayBeInfinite() && b.mayBeBig() || b.mayBeInfinite() && a.mayBeBig()
}

func (v *value) isBool() bool {
	_, isBool := v.lit.(bool)
	return v.kind == valueBool || v.kind == valueConst && isBool
}

func (v *value) asText() (str, bool) { return v.text, v.kind == valueText }

func (v *value) bounds() (lo, hi int64, ok bool) {
	if v.kind == valueNumber {
		return v.lo, v.hi, true
	}
	n, ok := isWhole(v.lit)
	return n, n, ok && v.kind == valueConst
}

func joinNumbers(a, b *value) (*value, bool) {
	alo, ahi, ok1 := a.bounds()
	blo, bhi, ok2 := b.bounds()
	if !ok1 || !ok2 {
		return nil, false
	}
	lo, hi := alo, ahi
	if blo < lo {
		lo = math.MinInt64
	}
	if bhi > hi {
		hi = math.MaxInt64
	}
	return numberValue(lo, hi), true
}

func joinElems(a, b *value) *value {
	x, y := a.element(), b.element()
	if x == nil {
		return y
	}
	if y == nil {
		return x
	}
	return joinValues(x, y)
}

// element describes every element of a list; nil where there are none.
func (v *value) element() *value {
	if !v.known {
		return v.elem
	}
	var out *value
	for _, item := range v.items {
		if out == nil {
			out = item
		} else {
			out = joinValues(out, item)
		}
	}
	return out
}

// forget drops the names of inputs that hold id: of the loop's element, which is
// another one in the next round.
func (v *value) forget(id string) *value {
	if !strings.Contains(v.key(), id) {
		return v
	}
	c := *v
	if strings.Contains(c.id, id) {
		c.id = ""
	}
	c.text = c.text.forget(id)
	if c.elem != nil {
		c.elem = c.elem.forget(id)
	}
	for i, item := range c.items {
		if i == 0 {
			c.items = append([]*value(nil), c.items...)
		}
		c.items[i] = item.forget(id)
	}
	return &c
}
