package jsonpath

import (
	"math"
	"math/big"
	"slices"

	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// functions are json-path's.
var functions map[string]func(call) (any, error)

func init() {
	functions = map[string]func(call) (any, error){
		"length": call.length, "size": call.length, "keys": call.keys,
		"min": aggregation(minimum), "max": aggregation(maximum), "sum": aggregation(sum),
		"avg": aggregation(average), "stddev": aggregation(deviation),
		"concat": call.concat, "append": call.append, "distinct": call.distinct,
		"first": call.first, "last": call.last, "index": call.index,
	}
}

// values gives the arguments; JSON is read now.
func (c call) values() ([]any, error) {
	list := slices.Clone(c.bound)
	for i, a := range c.args {
		if a, ok := a.(jsonArg); ok {
			v, err := a.value(c.s)
			if err != nil {
				return nil, err
			}
			list[i] = v
		}
	}
	return list, nil
}

// items gives the arguments with lists taken apart.
func (c call) items() ([]any, error) {
	values, err := c.values()
	if err != nil {
		return nil, err
	}
	var list []any
	for _, v := range values {
		if l, ok := asList(v); ok {
			list = append(list, l.Items...)
		} else {
			list = append(list, v)
		}
	}
	return list, c.s.spend(len(list))
}

// length counts members or items, of the first argument's where there is one. Text has
// no length (nil).
func (c call) length() (any, error) {
	if len(c.args) > 0 {
		n, err := c.lengthOf(c.args[0])
		if n != nil || err != nil {
			return n, err
		}
	}
	if l, ok := asList(c.model); ok {
		return int32(len(l.Items)), nil
	}
	if m, ok := c.model.(*java.Map); ok {
		return int32(m.Len()), nil
	}
	return nil, nil
}

// lengthOf counts what lies below an argument's path, seen from the model.
func (c call) lengthOf(a argument) (any, error) {
	arg, ok := a.(pathArg)
	if !ok {
		return nil, exception("java.lang.NullPointerException", "the argument of length() is no path")
	}
	prog := arg.prog
	if !prog.function && len(prog.steps) > 0 {
		n := len(prog.steps)
		prog = link(append(prog.steps[:n:n], wildcardStep{}), true)
	}
	v, err := c.s.readWithin(prog, c.model, c.model, c.s.strict)
	if l, ok := asList(v); ok {
		return int32(len(l.Items)), err
	}
	return nil, err
}

// keys gives the keySet of an object.
func (c call) keys() (any, error) {
	m, ok := c.model.(*java.Map)
	if !ok {
		return nil, nil
	}
	v, _, err := java.Call(m, "keySet", nil, nil)
	return v, err
}

// concat joins the strings of a list and the arguments.
func (c call) concat() (any, error) {
	var b []byte
	if l, ok := asList(c.model); ok {
		for _, v := range l.Items {
			if s, ok := v.(string); ok {
				b = java.AppendString(b, s)
			}
		}
	}
	items, err := c.items()
	if err != nil {
		return nil, err
	}
	for _, v := range items {
		if v != nil {
			b = java.AppendString(b, java.Text(v))
		}
	}
	return string(b), nil
}

// append adds the arguments to a list, in the document itself.
func (c call) append() (any, error) {
	values, err := c.values()
	if err != nil {
		return nil, err
	}
	if l, ok := asList(c.model); ok {
		if len(l.Items)+len(values) > MaxMatches {
			return nil, &java.LimitError{What: "collection items", Max: MaxMatches}
		}
		l.Items = append(l.Items, values...)
	}
	return c.model, nil
}

// distinct gives an ArrayList without the items that came before.
func (c call) distinct() (any, error) {
	l, ok := asList(c.model)
	if !ok {
		return nil, exception(classJSONPath, "Aggregation function attempted unique values using non array")
	}
	seen := java.NewMap(len(l.Items))
	for _, v := range l.Items {
		if _, had := seen.Get(v); !had {
			seen.Put(v, true)
		}
	}
	var items []any
	for v := range seen.All() {
		items = append(items, v)
	}
	return java.NewList(items...), nil
}

func (c call) first() (any, error) { return c.at(0) }
func (c call) last() (any, error)  { return c.at(-1) }

func (c call) index() (any, error) {
	items, err := c.items()
	if err != nil {
		return nil, err
	}
	for _, v := range items {
		if f, ok := number(v); ok {
			return c.at(int(max(math.MinInt32, min(f, math.MaxInt32))))
		}
	}
	return nil, exception(classOutOfBounds, "Index 0 out of bounds for length 0")
}

// at gives an item; negative numbers count from the end, but never reach the first one.
func (c call) at(n int) (any, error) {
	l, ok := asList(c.model)
	if !ok {
		return nil, exception(classJSONPath, "Aggregation function attempted to calculate value using empty array")
	}
	size := len(l.Items)
	if n < 0 {
		if size+n <= 0 {
			return nil, exception(classJSONPath, "Target index:%d larger than object count:%d", n, size)
		}
		n += size
	}
	if n >= size {
		return nil, exception(classOutOfBounds, "Index %d out of bounds for length %d", n, size)
	}
	return l.Items[n], nil
}

// aggregation makes a function of the numbers in a list and in the arguments. What is
// no number does not count.
func aggregation(f func([]float64) float64) func(call) (any, error) {
	return func(c call) (any, error) {
		var numbers []float64
		if l, ok := asList(c.model); ok {
			numbers = appendNumbers(numbers, l.Items)
		}
		items, err := c.items()
		if err != nil {
			return nil, err
		}
		if numbers = appendNumbers(numbers, items); len(numbers) == 0 {
			return nil, exception(classJSONPath, "Aggregation function attempted to calculate value using empty array")
		}
		return f(numbers), nil
	}
}

func appendNumbers(dst []float64, items []any) []float64 {
	for _, v := range items {
		if f, ok := number(v); ok {
			dst = append(dst, f)
		}
	}
	return dst
}

// number is doubleValue().
func number(v any) (float64, bool) {
	switch v := v.(type) {
	case int32:
		return float64(v), true
	case int64:
		return float64(v), true
	case int16:
		return float64(v), true
	case int8:
		return float64(v), true
	case float64:
		return v, true
	case float32:
		return float64(v), true
	case *big.Int:
		f, _ := v.Float64()
		return f, true
	case *java.Decimal:
		return v.Float64(), true
	}
	return 0, false
}

func minimum(list []float64) float64 {
	m := math.MaxFloat64
	for _, f := range list {
		if m > f {
			m = f
		}
	}
	return m
}

func maximum(list []float64) float64 {
	m := -math.MaxFloat64
	for _, f := range list {
		if m < f {
			m = f
		}
	}
	return m
}

func sum(list []float64) float64 {
	t := 0.0
	for _, f := range list {
		t += f
	}
	return t
}

func average(list []float64) float64 { return sum(list) / float64(len(list)) }

func deviation(list []float64) float64 {
	t, squares, n := 0.0, 0.0, float64(len(list))
	for _, f := range list {
		t += f
		squares += float64(f * f) // no fused multiply-add: Java has none
	}
	return math.Sqrt(squares/n - float64(t*t)/n/n)
}
