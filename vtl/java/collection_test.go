package java

import (
	"errors"
	"testing"
	"time"
)

// walk gives what a loop over v sees, while change is called after each item.
func walk(v any, change func(item any)) (seen string, err error) {
	it, ok := Iterate(v)
	if !ok {
		return "<none>", nil
	}
	for it.HasNext() {
		item, err := it.Next()
		if err != nil {
			return seen, err
		}
		seen += Text(item)
		change(item)
	}
	return seen, nil
}

func mapOf(pairs ...any) *Map {
	m := NewMap(len(pairs) / 2)
	for i := 0; i < len(pairs); i += 2 {
		m.Put(pairs[i], pairs[i+1])
	}
	return m
}

func mustCall(t testing.TB, recv any, name string, args ...any) any {
	t.Helper()
	v, found, err := Call(recv, name, args, nil)
	if !found || err != nil {
		t.Fatalf("%s.%s: found %v, %v", ClassName(recv), name, found, err)
	}
	return v
}

func TestIterate(t *testing.T) {
	m := mapOf("a", int32(1), "b", int32(2))
	half, _, _ := Call(NewList("x", "y", "z"), "iterator", nil, nil)
	_, _ = half.(*Iterator).Next()
	for _, c := range []struct {
		v    any
		want string
	}{
		{NewList("a", int32(1)), "a1"},
		{m, "12"},
		{mustCall(t, m, "keySet"), "ab"},
		{mustCall(t, m, "entrySet"), "a=1b=2"},
		{half, "yz"},
		{mustCall(t, "a,b", "split", ","), "ab"},
		{mustCall(t, "a,b", "toCharArray"), "a,b"},
		{"text", "<none>"},
		{int32(5), "<none>"},
		{nil, "<none>"},
	} {
		if got, err := walk(c.v, func(any) {}); got != c.want || err != nil {
			t.Errorf("walking %s gave %q, %v, want %q", Text(c.v), got, err, c.want)
		}
	}
}

// The engine was asked about each of these (#foreach with such a call in its body).
func TestChangeWhileWalking(t *testing.T) {
	for _, c := range []struct {
		name   string
		v      any
		change func(v, item any)
		want   string
		throws bool
	}{
		{"add", NewList(int32(1), int32(2), int32(3)), func(v, _ any) { mustCall(t, v, "add", "x") }, "1", true},
		{"remove while on the last but one", NewList(int32(1), int32(2), int32(3)), func(v, item any) {
			if item == any(int32(2)) {
				mustCall(t, v, "remove", int32(0))
			}
		}, "12", false},
		{"set", NewList("a", "b"), func(v, _ any) { mustCall(t, v, "set", int32(1), "c") }, "ac", false},
		{"put a key that is there", mapOf("a", "1", "b", "2"), func(v, _ any) { mustCall(t, v, "put", "b", "3") }, "13", false},
		{"put another key", mapOf("a", "1", "b", "2"), func(v, _ any) { mustCall(t, v, "put", "c", "3") }, "1", true},
	} {
		got, err := walk(c.v, func(item any) { c.change(c.v, item) })
		var e *Exception
		if threw := errors.As(err, &e) && e.Class == "java.util.ConcurrentModificationException"; got != c.want || threw != c.throws {
			t.Errorf("%s: saw %q, %v, want %q, throws %v", c.name, got, err, c.want, c.throws)
		}
	}
}

func TestSubListShowsItsList(t *testing.T) {
	l := NewList("a", "b", "c", "d")
	sub := mustCall(t, l, "subList", int32(1), int32(3)).(*List)
	mustCall(t, sub, "set", int32(0), "B")
	mustCall(t, sub, "add", "x")
	inner := mustCall(t, sub, "subList", int32(0), int32(2)).(*List)
	mustCall(t, inner, "remove", int32(1))
	if got := Text(l) + Text(inner); got != "[a, B, x, d][B]" {
		t.Errorf("got %s", got)
	}
	mustCall(t, l, "add", "y")
	if _, _, err := Call(sub, "size", nil, nil); err == nil {
		t.Error("a stale sub-list gives its size")
	}
	if _, _, err := Index(sub, int32(0)); err == nil {
		t.Error("a stale sub-list gives an item")
	}
}

func TestSelfNesting(t *testing.T) {
	self := NewList("a")
	self.Items = append(self.Items, self)
	loop := NewList()
	loop.Items = append(loop.Items, NewList(loop))
	shared := NewList("x")
	for range 60 {
		shared = NewList(shared, shared)
	}
	own := mapOf("k", "v")
	own.Put("me", own)
	keyed := mapOf("k", "v")
	keyed.Put(mustCall(t, keyed, "keySet"), "x")
	for i := range 40 { // with an index
		keyed.Put(int32(i), mustCall(t, keyed, "entrySet"))
	}
	for _, c := range []struct {
		name string
		v    any
		want string // "" for an error
	}{
		{"a map with its own keys as a key", keyed, ""},
		{"a list in itself", self, "[a, (this Collection)]"},
		{"a map in itself", own, "{k=v, me=(this Map)}"},
		{"a list in a list in itself", loop, ""},
		{"2^60 texts", shared, ""},
	} {
		start := time.Now()
		got, err := TextOf(c.v, nil)
		if c.want == "" && err == nil || c.want != "" && got != c.want {
			t.Errorf("%s: %.40q, %v", c.name, got, err)
		}
		_, _ = LooseEqualOf(c.v, NewList(c.v), nil)
		Equal(c.v, c.v)
		HashCode(c.v)
		for _, method := range []string{"hashCode", "equals", "contains", "containsKey", "remove"} {
			_, _, err := Call(c.v, method, []any{c.v}[:boolInt(method != "hashCode")], nil)
			if !expected(err) {
				t.Errorf("%s: %s: %v", c.name, method, err)
			}
		}
		_ = Text(c.v)
		if d := time.Since(start); d > time.Minute { // milliseconds; without a bound, years
			t.Errorf("%s took %v", c.name, d)
		}
	}
}

func TestLimits(t *testing.T) {
	lim := &Limits{StringBytes: 100, Items: 5}
	long := "0123456789012345678901234567890123456789" // 40 bytes
	five := NewList("a", "b", "c", "d", "e")
	for _, c := range []struct {
		recv any
		name string
		args []any
	}{
		{long, "concat", []any{long + long}},
		{long, "repeat", []any{int32(3)}},
		{long, "replace", []any{"0", "abcdefghijklmnopqrstuvwxyz"}},
		{long, "replace", []any{"", "---"}},
		{long, "replaceAll", []any{"0", "abcdefghijklmnopqrstuvwxyz"}},
		{long, "indent", []any{int32(90)}},
		{long, "join", []any{long, long, long}},
		{long, "format", []any{"%101s", "x"}},
		{long, "format", []any{"%.101f", 1.0}},
		{long, "split", []any{""}},
		{long, "toCharArray", nil},
		{long, "getBytes", nil},
		{five, "add", []any{"f"}},
		{five, "addAll", []any{five}},
		{mapOf("1", 1, "2", 2, "3", 3, "4", 4, "5", 5), "put", []any{"6", "x"}},
		{mapOf("1", 1, "2", 2, "3", 3, "4", 4), "putAll", []any{mapOf("a", 1, "b", 2)}},
		{bigOf("2"), "pow", []any{int32(1 << 20)}},
		{bigOf("2"), "shiftLeft", []any{int32(1 << 20)}},
		{bigOf("2"), "setBit", []any{int32(1 << 20)}},
		{decOf("1E+1000000000"), "toBigInteger", nil},
		{decOf("1E+1000000000"), "toPlainString", nil},
		{decOf("1E+1000000000"), "add", []any{decOf("1")}},
		{decOf("1.1"), "pow", []any{int32(999999999)}},
		{decOf("1"), "setScale", []any{int32(999999999)}},
	} {
		_, found, err := Call(c.recv, c.name, c.args, lim)
		var e *LimitError
		if !found || !errors.As(err, &e) {
			t.Errorf("%s%v: found %v, %v", c.name, c.args, found, err)
		}
	}
}

// host is an object that knows one property and one method.
type host struct{}

func (host) Get(name string) (any, bool, error) { return "got " + name, name == "known", nil }

func (host) Call(name string, args []any) (any, bool, error) {
	return int32(len(args)), name == "count", nil
}
func (host) ClassName() string            { return "test.Host" }
func (host) AppendText(dst []byte) []byte { return append(dst, "host"...) }

func TestMembers(t *testing.T) {
	text := func(v any, found bool, err error) string {
		switch {
		case err != nil:
			return err.(*Exception).Class
		case !found:
			return "<none>"
		}
		return Text(v)
	}
	m := mapOf("class", "c", "k", nil, "size", int32(9))
	o := mustCall(t, "x", "describeConstable")
	for _, c := range []struct{ what, got, want string }{
		{"map key", text(Property(m, "size")), "9"},
		{"map null", text(Property(m, "k")), "null"},
		{"map class", text(Property(m, "class")), "class java.util.LinkedHashMap"},
		{"map missing", text(Property(m, "none")), "null"},
		{"string getter", text(Property("ab", "bytes")), "[B@1b2c3d4e"},
		{"string test", text(Property("ab", "empty")), "false"},
		{"string no property", text(Property("ab", "length")), "<none>"},
		{"optional get takes no name", text(Property(o, "present")), "<none>"},
		{"entry", text(Property(&Entry{Key: "a", Value: "b"}, "value")), "b"},
		{"host known", text(Property(host{}, "known")), "got known"},
		{"host unknown", text(Property(host{}, "other")), "<none>"},
		{"host class", text(Property(host{}, "class")), "class test.Host"},
		{"host call", text(Call(host{}, "count", []any{1, 2}, nil)), "2"},
		{"host toString", text(Call(host{}, "toString", nil, nil)), "host"},
		{"host equals", text(Call(host{}, "equals", []any{"x"}, nil)), "false"},
		{"null", text(Property(nil, "x")), "<none>"},
		{"null call", text(Call(nil, "toString", nil, nil)), "<none>"},
		{"index", text(Index(NewList("a", "b"), int32(-1))), "b"},
		{"index out of range", text(Index(NewList("a"), int32(1))), "java.lang.IndexOutOfBoundsException"},
		{"index of a string key", text(Index(NewList("a"), "0")), "<none>"},
		{"index of a map", text(Index(m, "size")), "9"},
		{"negative index of what has no size", text(Index("ab", int32(-1))), "org.apache.velocity.exception.VelocityException"},
		{"too many arguments for none", text(Call("ab", "length", []any{int32(1)}, nil)), "java.lang.IllegalArgumentException"},
		{"null for a text", text(Call("ab", "concat", []any{nil}, nil)), "java.lang.NullPointerException"},
		{"null for an object", text(Call(NewList("a"), "contains", []any{nil}, nil)), "false"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %s, want %s", c.what, c.got, c.want)
		}
	}
}

func TestAssign(t *testing.T) {
	l, m := NewList("a", "b"), mapOf("k", "v")
	e := &Entry{Key: "k", Value: "v"}
	for _, c := range []struct {
		what  string
		set   func() (bool, error)
		found bool
		throw bool
	}{
		{"list index", func() (bool, error) { return SetIndex(l, int32(-1), "z") }, true, false},
		{"list index out of range", func() (bool, error) { return SetIndex(l, int32(5), "z") }, true, true},
		{"list key", func() (bool, error) { return SetIndex(l, "k", "z") }, false, false},
		{"map key", func() (bool, error) { return SetIndex(m, "n", "z") }, true, false},
		{"map property", func() (bool, error) { return SetProperty(m, "p", "z") }, true, false},
		{"entry", func() (bool, error) { return SetProperty(e, "value", "z") }, true, false},
		{"list property", func() (bool, error) { return SetProperty(l, "p", "z") }, false, false},
		{"string property", func() (bool, error) { return SetProperty("s", "p", "z") }, false, false},
		{"class", func() (bool, error) { return SetProperty(&Class{of: "x", class: hashMapClass}, "p", "z") }, false, false},
		{"read-only map", func() (bool, error) { return SetProperty(NewMapOf(immutableMap, 0), "p", "z") }, true, true},
	} {
		if found, err := c.set(); found != c.found || (err != nil) != c.throw {
			t.Errorf("%s: found %v, %v", c.what, found, err)
		}
	}
	if got := Text(l) + Text(m) + Text(e); got != "[a, z]{k=v, n=z, p=z}k=z" {
		t.Errorf("left %s", got)
	}
}
