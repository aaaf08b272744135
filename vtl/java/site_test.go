package java

import (
	"fmt"
	"sync"
	"testing"
)

// siteValues are receivers of many classes, made anew for each use, as calls change them.
func siteValues() []any {
	list := NewList("a", int32(1), nil)
	sub, _, _ := Call(NewList("x", "y"), "subList", []any{int32(0), int32(1)}, nil)
	stale := NewList("x", "y")
	staleSub, _, _ := Call(stale, "subList", []any{int32(0), int32(1)}, nil)
	stale.add("z")
	m := NewMap(2)
	m.PutString("a", "b")
	hashed := NewMapOf(&MapKind{Class: "java.util.HashMap", HashOrder: true}, 0)
	hashed.PutString("a", nil)
	fixed := NewMapOf(&MapKind{Class: "java.util.Collections$UnmodifiableMap", ReadOnly: true}, 0)
	own := NewListOf(&ListKind{Class: "own.List", Methods: func(*List, string, []any) (any, bool, error) {
		return "of its kind", true, nil
	}}, []any{"a"})
	array, _, _ := Call("a,b", "split", []any{","}, nil)
	class, _, _ := Property("text", "class")
	return []any{
		"text", int32(5), "other", int64(5), list, sub, staleSub, array, m, hashed, fixed, own, true, 1.5,
		Char('c'), class, nil, m.first, "last",
	}
}

// TestSite: a site gives what Call gives, whatever was called there before.
func TestSite(t *testing.T) {
	args := [][]any{
		{}, {"a"}, {nil}, {int32(0)}, {int64(0)}, {"a", "b"}, {int32(0), "b"}, {"a", nil}, {int32(0), int32(1)}, {"a", "b", "c"},
	}
	names := []string{
		"get", "put", "size", "length", "toString", "equals", "contains", "add", "remove", "clear", "wait", "notify", "getClass",
		"substring", "indexOf", "replace", "format", "compareTo", "isEmpty", "keySet", "parseInt", "nothing", "getName", "set",
	}
	for _, name := range names {
		site := &Site{Name: name}
		for round := range 3 {
			for i := range siteValues() {
				for _, a := range args {
					got := shownCall(siteValues()[i], a, site.Call)
					want := shownCall(siteValues()[i], a, func(recv any, args []any, lim *Limits) (any, bool, error) {
						return Call(recv, name, args, lim)
					})
					if got != want {
						t.Errorf("round %d: %s on %s with %v gives %s, want %s", round, name, ClassName(siteValues()[i]), a, got, want)
					}
				}
			}
		}
	}
}

// TestSiteRemembers: most of what is called twice was found before.
func TestSiteRemembers(t *testing.T) {
	for _, c := range []struct {
		recv any
		name string
		args []any
		want bool
	}{
		{"text", "indexOf", []any{"x"}, true},
		{NewMap(0), "get", []any{"x"}, true},
		{NewList(), "size", nil, true},
		{NewList(), "clear", nil, false},         // void
		{"text", "wait", nil, false},             // forbidden
		{"text", "format", []any{"x"}, false},    // more arguments could follow
		{"text", "nothing", nil, false},          // none
		{"text", "compareTo", []any{nil}, false}, // throws
	} {
		site := &Site{Name: c.name}
		_, _, _ = site.Call(c.recv, c.args, nil)
		if got := site.last.Load() != nil; got != c.want {
			t.Errorf("%s on %s is remembered: %v", c.name, ClassName(c.recv), got)
		}
	}
}

// TestSiteGivesUp: a place where values keep changing their class costs no memory.
func TestSiteGivesUp(t *testing.T) {
	site := &Site{Name: "hashCode"}
	values := []any{"a", int32(1)}
	got := testing.AllocsPerRun(100, func() {
		for _, v := range values {
			_, _, _ = site.Call(v, nil, nil)
		}
	})
	want := testing.AllocsPerRun(100, func() {
		for _, v := range values {
			_, _, _ = Call(v, "hashCode", nil, nil)
		}
	})
	if got > want {
		t.Errorf("%v allocations, Call has %v", got, want)
	}
}

// TestSiteAtOnce is for the race detector.
func TestSiteAtOnce(t *testing.T) {
	site := &Site{Name: "toString"}
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			for n := range 200 {
				v := any(int32(n))
				if (n+i)%2 == 0 {
					v = "text"
				}
				if got, _, _ := site.Call(v, nil, nil); got != Text(v) {
					t.Errorf("%v gives %v", v, got)
				}
			}
		})
	}
	group.Wait()
}

func shownCall(recv any, args []any, call func(any, []any, *Limits) (any, bool, error)) string {
	v, found, err := call(recv, args, nil)
	return fmt.Sprintf("%s %s, %v, %v, then %s", ClassName(v), Text(v), found, err, Text(recv))
}
