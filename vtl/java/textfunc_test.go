package java

import (
	"strings"
	"testing"
)

// FuzzIndexOf: it is strings.Index.
func FuzzIndexOf(f *testing.F) {
	for _, c := range [][2]string{{`a\'b`, `\'`}, {`\\'`, `\'`}, {"'", `\'`}, {"", `\'`}, {"aa", "aa"}, {"aaa", "aa"}, {"ab", "abc"}, {"x", ""}} {
		f.Add(c[0], c[1])
	}
	f.Fuzz(func(t *testing.T, s, old string) {
		if got, want := indexOf(s, old), strings.Index(s, old); got != want {
			t.Errorf("indexOf(%q, %q) = %d, want %d", s, old, got, want)
		}
	})
}

// TestBindText: what is bound gives what the call gives.
func TestBindText(t *testing.T) {
	texts := []string{"", "a", `it\'s`, `\'\'`, `\\'`, "\xed\xa0\x80\\'\xed\xb0\x80", "é'\\'", strings.Repeat(`\'`, 100)}
	for _, c := range []struct {
		pattern, by string
		bound       bool
	}{
		{`\\'`, "'", true}, {`\\'`, "", true}, {"a", "", true}, {"a", "bb", true},
		{"a", "bbb", false}, {"a+", "b", false}, {"a", "$0", false}, {"a", `\\`, false}, {"(", "b", false},
		{strings.Repeat("a", maxBoundPattern+1), "b", false},
	} {
		args := []any{c.pattern, c.by}
		f := BindText("replaceAll", args)
		if (f != nil) != c.bound {
			t.Errorf("%q by %q is bound: %v", c.pattern, c.by, f != nil)
		}
		for _, s := range texts {
			if f == nil {
				continue
			}
			want, _, err := Call(s, "replaceAll", args, nil)
			out, changed, errBound := f([]byte("before"), s)
			got := strings.TrimPrefix(string(out), "before")
			if !changed {
				got = s
			}
			if got != want || err != nil || errBound != nil {
				t.Errorf("%q.replaceAll(%q, %q) is %q (%v), want %q (%v)", s, c.pattern, c.by, got, errBound, want, err)
			}
		}
	}
}
