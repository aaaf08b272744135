package strictjson

import (
	"strings"
	"testing"
)

func TestEqual(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{`null`, `null`, true},
		{`null`, `false`, false},
		{`true`, `false`, false},
		{`1`, `1.0`, true},
		{`100`, `1e2`, true},
		{`-0`, `0.0e5`, true},
		{`0.1`, `1E-1`, true},
		{`1`, `-1`, false},
		{`12345678901234567890`, `12345678901234567891`, false},
		{`1e999999999999999999999`, `10e999999999999999999998`, true},
		{`1e400`, `1e401`, false},
		{`1e+5`, `100000`, true},
		{`1`, `"1"`, false},
		{`"a"`, `"\u0061"`, true},
		{`"a"`, `"b"`, false},
		{`[1,2]`, `[1.0,2e0]`, true},
		{`[1,2]`, `[2,1]`, false},
		{`[1]`, `[1,1]`, false},
		{`{"a":1,"b":2}`, `{"b":2,"a":1}`, true},
		{`{"a":1}`, `{"a":1,"b":null}`, false},
		{`{"a":1,"a":2}`, `{"a":2}`, true},
		{`{"a":1}`, `{"b":1}`, false},
	} {
		a, b := mustParse(t, c.a), mustParse(t, c.b)
		if got := Equal(a, b); got != c.want {
			t.Errorf("Equal(%s, %s) = %v", c.a, c.b, got)
		}
		if got := Equal(b, a); got != c.want {
			t.Errorf("Equal(%s, %s) = %v", c.b, c.a, got)
		}
	}
	if !Equal(nil, nil) || Equal(nil, mustParse(t, "null")) {
		t.Error("nil is equal to nil alone")
	}
}

func TestEqualNumbersOfHugeExponents(t *testing.T) {
	huge := "1e" + strings.Repeat("9", 2_000_000)
	if !EqualNumbers(huge, huge+"") || EqualNumbers(huge, huge+"9") {
		t.Error("huge exponents are compared as written")
	}
}

func TestLookup(t *testing.T) {
	v := mustParse(t, `{"a":[{"b":1},"x"],"c/d":{"~":2},"":3,"a b":4,"e":5,"e":6}`)
	for _, c := range []struct{ pointer, want string }{
		{"/a/0/b", "1"},
		{"/a/1", `"x"`},
		{"/c~1d/~0", "2"},
		{"/", "3"},
		{"/a b", "4"},
		{"/e", "6"},
		{"/a/2", ""},
		{"/a/-1", ""},
		{"/a/00", ""},
		{"/a/0/b/c", ""},
		{"a", ""},
		{"/zz", ""},
	} {
		got := ""
		if w := v.Lookup(c.pointer); w != nil {
			got = dump(w)
		}
		if got != c.want {
			t.Errorf("Lookup(%q) = %s, want %s", c.pointer, got, c.want)
		}
	}
	if v.Lookup("") != v {
		t.Error(`Lookup("") is not the value itself`)
	}
}

func TestPointerAt(t *testing.T) {
	text := `{"a":[{"b":1}, "x"], "c/d":{"~":22}}`
	v := mustParse(t, text)
	for _, c := range []struct{ at, want string }{
		{`{"a"`, ""},
		{`"a"`, "/a"},
		{`[`, "/a"},
		{`{"b"`, "/a/0"},
		{`1`, "/a/0/b"},
		{`, "x`, "/a"},
		{`"x`, "/a/1"},
		{`, "c`, ""},
		{`22`, "/c~1d/~0"},
	} {
		if got := v.PointerAt(strings.Index(text, c.at)); got != c.want {
			t.Errorf("PointerAt(%q) = %q, want %q", c.at, got, c.want)
		}
	}
	if got := v.PointerAt(-1) + v.PointerAt(1000); got != "" {
		t.Errorf("PointerAt outside = %q", got)
	}
}

func mustParse(t *testing.T, text string) *Value {
	t.Helper()
	v, err := Parse(text)
	if err != nil {
		t.Fatalf("Parse(%s): %v", text, err)
	}
	return v
}
