package java

import (
	"encoding/json"
	"math/big"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// callCase is one method call and what Velocity 1.7 on Java 17 made of it. See
// testdata/README.md for how values are written and where the expectations are from.
type callCase struct {
	Recv   any
	Method string
	Args   []any
	Want   string // the result as printed; no result and null are ""
	Class  string // of the result
	After  string // the receiver afterwards
	Error  string // the exception, where the call threw
}

func TestCalls(t *testing.T) {
	files, err := filepath.Glob("testdata/calls/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no testdata/calls: %v", err)
	}
	if more := os.Getenv("VTLCHECK_CALLS"); more != "" {
		files = append(files, more)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) { runCalls(t, file) })
	}
}

func readCalls(t *testing.T, file string) (cases []callCase) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	d := json.NewDecoder(strings.NewReader(string(text)))
	d.UseNumber()
	if err := d.Decode(&cases); err != nil {
		t.Fatal(err)
	}
	return cases
}

func runCalls(t *testing.T, file string) {
	for i, c := range readCalls(t, file) {
		if diff := c.difference(t); diff != "" {
			line, _ := json.Marshal(c)
			t.Errorf("case %d: %s\n\t%s", i, diff, line)
		}
	}
}

// innerError is what a call threw that only makes a value.
type innerError struct{ error }

// difference carries the call out and says what is not as in Java.
func (c *callCase) difference(t *testing.T) (diff string) {
	defer func() {
		switch e := recover().(type) {
		case nil:
		case innerError:
			diff = c.threw(e.error)
		default:
			panic(e)
		}
	}()
	recv := value(t, c.Recv)
	args := make([]any, len(c.Args))
	for i, a := range c.Args {
		args[i] = value(t, a)
	}
	v, found, err := Call(recv, c.Method, args, nil)
	if err != nil {
		return c.threw(err)
	}
	if !found || v == nil {
		v = "" // what a template sees
	}
	got, err := TextOf(v, nil)
	after, errAfter := TextOf(recv, nil)
	switch {
	case c.Error != "":
		return "gave " + strconv.Quote(got) + ", want " + c.Error
	case err != nil || errAfter != nil:
		return "no text"
	case got != lone(c.Want):
		return "gave " + strconv.Quote(got) + ", want " + strconv.Quote(c.Want)
	case classProperty(v) != c.Class:
		return "gave a " + classProperty(v) + ", want a " + c.Class
	case after != lone(c.After):
		return "left " + strconv.Quote(after) + ", want " + strconv.Quote(c.After)
	}
	return ""
}

func (c *callCase) threw(err error) string {
	if c.Error == "" {
		return "threw " + err.Error() + ", want " + strconv.Quote(c.Want)
	}
	if e, ok := err.(*Exception); !ok || !strings.HasPrefix(c.Error, e.Class) {
		return "threw " + err.Error() + ", want " + c.Error
	}
	return ""
}

// classProperty is $v.class.name.
func classProperty(v any) string {
	class, found, err := Property(v, "class")
	if !found || err != nil {
		return ""
	}
	name, _, _ := Property(class, "name")
	return Text(name)
}

// lone turns the private code points U+FD800 to U+FDFFF, which stand for lone
// surrogates in the JSON files, into those.
func lone(s string) string {
	var dst []byte
	for _, r := range s {
		if r >= 0xFD800 && r <= 0xFDFFF {
			r -= 0xF0000
		}
		dst = appendRune(dst, r)
	}
	return string(dst)
}

// value makes a value of its notation: a string or a bool stands for itself, all else
// is an object whose only name is the kind.
func value(t *testing.T, spec any) any {
	t.Helper()
	switch s := spec.(type) {
	case string:
		return lone(s)
	case bool:
		return s
	case map[string]any:
		for kind, x := range s {
			return valueOfKind(t, kind, x)
		}
	}
	t.Fatalf("bad value %v", spec)
	return nil
}

func valueOfKind(t *testing.T, kind string, x any) any {
	t.Helper()
	switch kind {
	case "null":
		return nil
	case "list":
		return NewList(values(t, x)...)
	case "of":
		l, _ := immutableList(values(t, x))
		return l
	case "sub":
		p := x.([]any)
		l, _ := subList(NewList(values(t, p[0])...), int(wholeOf(p[1])), int(wholeOf(p[2])))
		return l
	case "strings":
		return NewListOf(stringArray, values(t, x))
	case "map":
		m := NewMap(0)
		for _, pair := range x.([]any) {
			m.Put(value(t, pair.([]any)[0]), value(t, pair.([]any)[1]))
		}
		return m
	case "entry":
		p := x.([]any)
		return &Entry{Key: value(t, p[0]), Value: value(t, p[1])}
	case "optional":
		return &optional{value(t, x), optionalClass}
	case "call":
		p := values(t, x)
		v, found, err := Call(p[0], p[1].(string), p[2:], nil)
		if err != nil {
			panic(innerError{err})
		}
		if !found || v == nil {
			return ""
		}
		return v
	case "chars", "bytes":
		v, _, _ := Call(lone(x.(string)), map[string]string{"chars": "toCharArray", "bytes": "getBytes"}[kind], nil, nil)
		return v
	case "keys", "values", "entries", "iterator", "listIterator":
		method := map[string]string{"keys": "keySet", "values": "values", "entries": "entrySet"}[kind]
		if method == "" {
			method = kind
		}
		v, _, _ := Call(value(t, x), method, nil, nil)
		return v
	}
	return numberOfKind(t, kind, x)
}

func values(t *testing.T, x any) []any {
	items := x.([]any)
	out := make([]any, len(items))
	for i, item := range items {
		out[i] = value(t, item)
	}
	return out
}

func wholeOf(x any) int64 {
	n, err := strconv.ParseInt(Text(textOfNumber(x)), 10, 64)
	if err != nil {
		panic(err)
	}
	return n
}

func textOfNumber(x any) string {
	if n, ok := x.(json.Number); ok {
		return n.String()
	}
	return x.(string)
}

func numberOfKind(t *testing.T, kind string, x any) any {
	t.Helper()
	switch kind {
	case "int":
		return int32(wholeOf(x))
	case "long":
		return wholeOf(x)
	case "short":
		return int16(wholeOf(x))
	case "byte":
		return int8(wholeOf(x))
	case "big":
		n, _ := new(big.Int).SetString(x.(string), 10)
		return n
	case "double":
		d, _ := parseDouble(x.(string))
		return d
	case "float":
		f, _ := parseFloat(x.(string))
		return f
	case "char":
		return Char(units(lone(x.(string)))[0])
	case "dec":
		p := x.([]any)
		return NewDecimal(big.NewInt(wholeOf(p[0])), int32(wholeOf(p[1])))
	}
	t.Fatalf("bad kind %s", kind)
	return nil
}
