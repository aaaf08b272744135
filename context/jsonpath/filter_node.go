package jsonpath

import (
	"cmp"
	"strings"

	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// node is a value as a filter compares it.
type node struct {
	kind  nodeKind
	truth bool    // boolNode
	text  string  // stringNode, jsonTextNode
	float float64 // numberNode: its value, rounded
	// value is the number of a numberNode, the list or map of a jsonNode or jsonTextNode
	// (an error where it is no JSON), the *java.Regex of a patternNode.
	value any
}

type nodeKind int

const (
	undefinedNode nodeKind = iota // a path that leads nowhere
	nullNode
	boolNode
	numberNode
	stringNode
	jsonNode     // a list or a map of the document
	jsonTextNode // one that is written in the filter
	patternNode
	pathNode // a string in a list that is a path: equal to nothing
)

// nodeOf gives the node of what a path found.
func nodeOf(v any) (node, error) {
	switch v := v.(type) {
	case nil:
		return node{kind: nullNode}, nil
	case string:
		return node{kind: stringNode, text: v}, nil
	case bool:
		return node{kind: boolNode, truth: v}, nil
	case *java.Map:
		return node{kind: jsonNode, value: v}, nil
	}
	if _, ok := asList(v); ok {
		return node{kind: jsonNode, value: v}, nil
	}
	if _, ok := number(v); ok {
		return numberNodeOf(v)
	}
	return node{}, exception(classJSONPath, "Could not convert %s to a ValueNode", java.Text(v))
}

// numberNodeOf throws for NaN and the infinities, which no BigDecimal holds.
func numberNodeOf(v any) (node, error) {
	f, _ := number(v)
	if f-f != 0 {
		if _, err := java.ParseDecimal(java.Text(v)); err != nil {
			return node{}, err
		}
	}
	return node{kind: numberNode, value: v, float: f}, nil
}

// decimal gives a number as BigDecimal.
func (n node) decimal() *java.Decimal {
	if d, ok := n.value.(*java.Decimal); ok {
		return d
	}
	d, err := java.ParseDecimal(java.Text(n.value))
	if err != nil { // numberNodeOf let no such number in
		panic(err)
	}
	return d
}

// numberText is the text of the BigDecimal.
func (n node) numberText() string { return java.Text(n.decimal()) }

// compareNumbers orders two numbers by their decimal text. Rounding keeps the order, so
// that only those which round to the same need a second look.
func compareNumbers(a, b node) int {
	if a.float != b.float {
		return cmp.Compare(a.float, b.float)
	}
	if x, ok := a.value.(int32); ok {
		if y, ok := b.value.(int32); ok {
			return cmp.Compare(x, y)
		}
	}
	order, _ := java.Compare(a.decimal(), b.decimal())
	return order
}

// equals is equals() of json-path's nodes; it is not symmetric where text meets numbers.
func (n node) equals(o node) bool {
	switch n.kind {
	case nullNode:
		return o.kind == nullNode
	case boolNode:
		return o.kind == boolNode && n.truth == o.truth
	case stringNode:
		return o.kind == stringNode && n.text == o.text || o.kind == numberNode && n.text == o.numberText()
	case numberNode:
		return n.equalsNumber(o)
	case jsonNode:
		return o.kind == jsonNode && java.Equal(n.value, o.value)
	case jsonTextNode:
		return o.kind == jsonTextNode && n.text == o.text
	}
	return false
}

func (n node) equalsNumber(o node) bool {
	switch o.kind {
	case numberNode:
		return compareNumbers(n, o) == 0
	case stringNode:
		d, err := java.ParseDecimal(o.text)
		return err == nil && compareNumbers(n, node{kind: numberNode, value: d, float: d.Float64()}) == 0
	}
	return false
}

func (n node) isJSON() bool { return n.kind == jsonNode || n.kind == jsonTextNode }

// json gives the list or map of a JSON node.
func (n node) json() (any, error) {
	if err, ok := n.value.(error); ok {
		return nil, exception("java.lang.IllegalArgumentException", "%s", err)
	}
	return n.value, nil
}

// list gives the items of a list, all of which are fit for [itemNode]; ok = false where
// it is JSON but no list. Whatever is no JSON at all throws.
func (n node) list(s *search) (items []any, ok bool, err error) {
	if !n.isJSON() {
		return nil, false, invalidPath("Expected value list node")
	}
	v, err := n.json()
	if err != nil {
		return nil, false, err
	}
	l, ok := asList(v)
	if !ok {
		return nil, false, nil
	}
	if err := s.spend(len(l.Items)); err != nil {
		return nil, false, err
	}
	for _, v := range l.Items {
		if err := checkItem(v); err != nil {
			return nil, false, err
		}
	}
	return l.Items, true, nil
}

// checkItem throws for what cannot be an item of a list that is searched.
func checkItem(v any) error {
	switch v := v.(type) {
	case int32, bool, nil:
		return nil
	case string:
		if strings.IndexByte(v, '\\') < 0 {
			return nil
		}
	}
	_, err := itemNode(v)
	return err
}

// isOneOf says whether a node is equal to one of the items, none of which throws.
func (n node) isOneOf(items []any) bool {
	for _, v := range items {
		if item, err := itemNode(v); err == nil && n.equals(item) {
			return true
		}
	}
	return false
}

// itemNode gives the node of an item. Text that is a path or JSON is taken for that,
// and lists and maps within lists throw.
func itemNode(v any) (node, error) {
	if isPointer(v) {
		return node{}, exception(classJSONPath, "Could not determine value type")
	}
	text, ok := v.(string)
	if !ok {
		return nodeOf(v)
	}
	switch trimmed := trimControls(text); {
	case isPath(trimmed):
		return node{kind: pathNode}, nil
	case isJSON(trimmed):
		return node{kind: jsonTextNode, text: text}, nil
	}
	if len(text) < 2 {
		return node{kind: stringNode, text: text}, nil
	}
	if q := text[0]; (q == '\'' || q == '"') && text[len(text)-1] == q {
		text = text[1 : len(text)-1]
	}
	text, err := unescape(text)
	return node{kind: stringNode, text: text}, err
}

func isPath(text string) bool {
	if !strings.HasPrefix(text, "$") && !strings.HasPrefix(text, "@") {
		return false
	}
	_, err := compilePath(text, MaxFilterDepth)
	return err == nil
}

func isJSON(text string) bool {
	n := len(text)
	if n < 2 || !(text[0] == '[' && text[n-1] == ']' || text[0] == '{' && text[n-1] == '}') {
		return false
	}
	_, err := Parse(text)
	return err == nil
}
