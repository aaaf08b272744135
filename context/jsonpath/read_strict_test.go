package jsonpath

import (
	"fmt"
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// FuzzStrict: what the strict reader reads the permissive one reads alike, and what
// Parse gives is what the permissive reader alone gives.
func FuzzStrict(f *testing.F) {
	var cases []readCase
	loadTable(f, "read.json", &cases)
	for _, c := range cases {
		f.Add(c.Text)
		f.Add(`{"k": ` + c.Text + `}`)
		f.Add(`["v", ` + c.Text + `]`)
	}
	for _, text := range documentTexts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := Parse(text)
		r := new(reader)
		r.begin(text)
		want := r.permissive()
		if fmt.Sprint(err) != fmt.Sprint(errorOf(r.err)) {
			t.Fatalf("%q: error %v, want %v", text, err, r.err)
		}
		if err == nil && shown(got) != shown(want) {
			t.Fatalf("%q is %s, want %s", text, shown(got), shown(want))
		}
	})
}

func errorOf(e *java.Exception) error {
	if e == nil {
		return nil
	}
	return e
}

// shown writes a value with the types of everything in it.
func shown(v any) string {
	switch v := v.(type) {
	case *java.Map:
		s := "{"
		for key, value := range v.All() {
			s += shown(key) + ":" + shown(value) + ","
		}
		return s + "}" + java.ClassName(v)
	case *java.List:
		s := "["
		for _, item := range v.Items {
			s += shown(item) + ","
		}
		return s + "]" + java.ClassName(v)
	}
	return fmt.Sprintf("%T(%v)", v, java.Text(v))
}

// TestPermissiveAllocates: a text that the strict reader gives up late costs memory
// twice, not for every name in it.
func TestPermissiveAllocates(t *testing.T) {
	var members strings.Builder
	for i := range 400 {
		fmt.Fprintf(&members, `"name%d": "value %d",`, i, i)
	}
	allocs := func(text string) float64 {
		return testing.AllocsPerRun(20, func() {
			if _, err := Parse(text); err != nil {
				t.Fatal(err)
			}
		})
	}
	strict, loose := allocs("{"+members.String()+`"last": 1}`), allocs("{"+members.String()+"}")
	if loose > 2*strict+5 {
		t.Errorf("%v allocations, %v where it is strict", loose, strict)
	}
}
