package jsonpath

import (
	"cmp"
	"math/big"
	"strings"
	"unicode/utf8"

	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// operator compares two nodes. Errors other than InvalidPathException end the search.
type operator func(s *search, left, right node) (bool, error)

// operators are json-path's, by their names in capitals.
var operators map[string]operator

func init() {
	operators = map[string]operator{
		"==": equalTo, "===": sameAs, "!=": not(equalTo), "!==": not(sameAs),
		"<":  ordered(func(order int) bool { return order < 0 }),
		"<=": ordered(func(order int) bool { return order <= 0 }),
		">":  ordered(func(order int) bool { return order > 0 }),
		">=": ordered(func(order int) bool { return order >= 0 }),
		"=~": matches, "SIZE": size, "EMPTY": empty, "EXISTS": exists,
		"IN": in, "NIN": not(in), "CONTAINS": contains, "ALL": containsAll,
		"SUBSETOF": subsetOf, "ANYOF": intersects, "NONEOF": disjoint,
		"TYPE": unusable, "MATCHES": unusable,
	}
}

// not turns a result round; a throwing operator throws all the same.
func not(op operator) operator {
	return func(s *search, left, right node) (bool, error) {
		ok, err := op(s, left, right)
		return !ok && err == nil, err
	}
}

func equalTo(_ *search, left, right node) (bool, error) {
	if left.isJSON() && right.isJSON() {
		return sameJSON(left, right)
	}
	return left.equals(right), nil
}

// sameJSON compares a list or map of the document to another or to one in the filter;
// one that is written on the left side equals nothing.
func sameJSON(left, right node) (bool, error) {
	v, err := right.json()
	return err == nil && left.kind == jsonNode && java.Equal(left.value, v), err
}

// sameAs is equalTo between values of one sort.
func sameAs(s *search, left, right node) (bool, error) {
	if left.kind != right.kind && !(left.isJSON() && right.isJSON()) {
		return false, nil
	}
	return equalTo(s, left, right)
}

// ordered compares two numbers or two strings; anything else is false.
func ordered(ok func(order int) bool) operator {
	return func(_ *search, left, right node) (bool, error) {
		switch {
		case left.kind == numberNode && right.kind == numberNode:
			return ok(compareNumbers(left, right)), nil
		case left.kind == stringNode && right.kind == stringNode:
			return ok(compareText(left.text, right.text)), nil
		}
		return false, nil
	}
}

// compareText orders by UTF-16 units: characters of two units, whose UTF-8 starts with
// F0 or more, come before U+E000 to U+FFFF, which start with EE and EF.
func compareText(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	if n == len(a) || n == len(b) {
		return cmp.Compare(len(a), len(b))
	}
	x, y := a[n], b[n]
	if utf8.RuneStart(x) && x >= 0xEE && y >= 0xEE && (x >= 0xF0) != (y >= 0xF0) {
		return cmp.Compare(y, x)
	}
	return cmp.Compare(x, y)
}

// matches wants the whole text to match; of a list, the text of one item.
func matches(s *search, left, right node) (bool, error) {
	if right.kind == patternNode {
		left, right = right, left
	}
	if left.kind != patternNode || right.kind == patternNode {
		return false, nil
	}
	re := left.value.(*java.Regex)
	if right.isJSON() {
		if items, ok, err := right.list(s); ok || err != nil {
			return matchesOne(re, items, err)
		}
	}
	return re.Matches(right.input())
}

func matchesOne(re *java.Regex, items []any, err error) (bool, error) {
	for _, v := range items {
		item, _ := itemNode(v) // list let no other in
		ok, err := re.Matches(item.input())
		if ok || err != nil {
			return ok, err
		}
	}
	return false, err
}

// input is what a regular expression sees of a node.
func (n node) input() string {
	switch n.kind {
	case stringNode:
		return n.text
	case numberNode:
		return n.numberText()
	case boolNode:
		return java.Text(n.truth)
	}
	return ""
}

func size(_ *search, left, right node) (bool, error) {
	if right.kind != numberNode {
		return false, nil
	}
	want := lowBits(right.decimal())
	switch {
	case left.kind == stringNode:
		return int32(java.Length(left.text)) == want, nil
	case left.isJSON():
		v, err := left.json()
		if l, ok := asList(v); ok {
			return int32(len(l.Items)) == want, err
		}
		return want == -1, err
	}
	return false, nil
}

// lowBits is intValue() of a BigDecimal.
func lowBits(d *java.Decimal) int32 {
	n, _ := big.NewFloat(d.Float64()).Int64()
	return int32(n)
}

func empty(_ *search, left, right node) (bool, error) {
	if left.kind != stringNode && !left.isJSON() {
		return false, nil
	}
	if right.kind != boolNode {
		return false, invalidPath("Expected boolean node")
	}
	is := left.text == ""
	if left.isJSON() {
		v, err := left.json()
		if err != nil {
			return false, err
		}
		is = isEmpty(v)
	}
	return is == right.truth, nil
}

func isEmpty(v any) bool {
	if l, ok := asList(v); ok {
		return len(l.Items) == 0
	}
	m, ok := v.(*java.Map)
	return !ok || m.Len() == 0
}

// exists is the operator written out: @.flag exists true.
func exists(_ *search, left, right node) (bool, error) {
	switch {
	case left.kind == boolNode && right.kind == boolNode:
		return left.truth == right.truth, nil
	case left.kind == boolNode || right.kind == boolNode:
		return false, invalidPath("Expected boolean node")
	}
	return false, exception(classJSONPath, "Failed to evaluate exists expression")
}

func in(s *search, left, right node) (bool, error) {
	items, _, err := right.list(s)
	return err == nil && left.isOneOf(items), err
}

func contains(s *search, left, right node) (bool, error) {
	if left.kind == stringNode && right.kind == stringNode {
		return strings.Contains(left.text, right.text), nil
	}
	if !left.isJSON() {
		return false, nil
	}
	return in(s, right, left)
}

// containsAll says that a list has all items of another; what is JSON but no list has.
func containsAll(s *search, left, right node) (bool, error) {
	wanted, _, err := right.list(s)
	if err != nil || !left.isJSON() {
		return false, err
	}
	items, ok, err := left.list(s)
	if err != nil || !ok {
		return err == nil, err
	}
	return allIn(s, wanted, items)
}

func subsetOf(s *search, left, right node) (bool, error) {
	l, r, ok, err := lists(s, left, right)
	if err != nil || !ok {
		return false, err
	}
	return allIn(s, l, r)
}

func allIn(s *search, wanted, items []any) (bool, error) {
	for _, v := range wanted {
		n, _ := itemNode(v)
		if err := s.spend(len(items)); err != nil || !n.isOneOf(items) {
			return false, err
		}
	}
	return true, nil
}

func intersects(s *search, left, right node) (bool, error) {
	l, r, ok, err := lists(s, left, right)
	if err != nil || !ok {
		return false, err
	}
	return anyIn(s, l, r)
}

// disjoint too is false unless both are lists.
func disjoint(s *search, left, right node) (bool, error) {
	l, r, ok, err := lists(s, left, right)
	if err != nil || !ok {
		return false, err
	}
	any, err := anyIn(s, l, r)
	return !any && err == nil, err
}

func anyIn(s *search, l, r []any) (bool, error) {
	for _, v := range l {
		n, _ := itemNode(v)
		if err := s.spend(len(r)); err != nil || n.isOneOf(r) {
			return err == nil, err
		}
	}
	return false, nil
}

// lists gives both sides as lists; ok = false where one is JSON but no list.
func lists(s *search, left, right node) (l, r []any, ok bool, err error) {
	if r, ok, err = right.list(s); err != nil || !ok {
		return nil, nil, false, err
	}
	l, ok, err = left.list(s)
	return l, r, ok, err
}

// unusable operators exist, but nothing that can be written in a path goes with them.
func unusable(*search, node, node) (bool, error) {
	return false, invalidPath("Expected class or predicate node")
}
