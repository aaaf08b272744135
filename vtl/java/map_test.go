package java

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"testing"
)

func TestHashOrder(t *testing.T) {
	text, err := os.ReadFile("testdata/hashorder.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct{ Steps, Order []string }
	if err := json.Unmarshal(text, &cases); err != nil {
		t.Fatal(err)
	}
	kind := &MapKind{Class: "java.util.HashMap", HashOrder: true}
	for i, c := range cases {
		m := NewMapOf(kind, 0)
		for _, step := range c.Steps {
			if step[0] == '+' {
				m.PutString(step[1:], nil)
			} else {
				m.Delete(step[1:])
			}
		}
		var got []string
		for k := range m.All() {
			got = append(got, k.(string))
		}
		if !slices.Equal(got, c.Order) {
			t.Errorf("case %d: got %q, want %q", i, got, c.Order)
		}
	}
}

// TestMapAgainstModel does the same to a Map and to a slice of pairs.
func TestMapAgainstModel(t *testing.T) {
	key := func(n int) any {
		switch n % 5 {
		case 0:
			return int32(n)
		case 1:
			return int64(n)
		case 2:
			return NewList(int32(n))
		case 3:
			return float64(n)
		}
		return fmt.Sprint(n)
	}
	m := NewMap(2)
	var model []int
	value := map[int]int{}
	for step := range 20_000 {
		n := (step * 7919) % 97
		switch at := slices.Index(model, n); {
		case step%3 == 0 && at >= 0:
			if old, had := m.Delete(key(n)); !had || old != any(value[n]) {
				t.Fatalf("step %d: Delete gave %v, %v", step, old, had)
			}
			model = slices.Delete(model, at, at+1)
		case step%1000 == 999:
			m.Clear()
			model = nil
		default:
			if at < 0 {
				model = append(model, n)
			}
			m.Put(key(n), step)
			value[n] = step
		}
		if m.Len() != len(model) {
			t.Fatalf("step %d: %d entries, want %d", step, m.Len(), len(model))
		}
	}
	var want []string
	for _, n := range model {
		want = append(want, Text(key(n)))
		if v, ok := m.Get(key(n)); !ok || v != any(value[n]) {
			t.Errorf("Get(%v) = %v, %v", Text(key(n)), v, ok)
		}
	}
	var got []string
	for k := range m.All() {
		got = append(got, Text(k))
	}
	if !slices.Equal(got, want) {
		t.Errorf("order %v, want %v", got, want)
	}
}

func TestMapKeysAreJavas(t *testing.T) {
	m := NewMap(0)
	for i, k := range []any{int32(1), int64(1), 1.0, "1", Char('1'), true, nil, bigOf("1"), decOf("1"), decOf("1.0"), 0.0, negativeZero()} {
		if old, had := m.Put(k, i); had {
			t.Errorf("key %d equals key %v", i, old)
		}
	}
	for i := range 100 { // now with an index
		m.Put(fmt.Sprint("filler", i), nil)
	}
	for i, k := range []any{int32(1), int64(1), 1.0, "1", Char('1'), true, nil, bigOf("1"), decOf("1"), decOf("1.0"), 0.0, negativeZero()} {
		if v, ok := m.Get(k); !ok || v != any(i) {
			t.Errorf("Get(key %d) = %v, %v", i, v, ok)
		}
	}
}

func negativeZero() float64 { return math.Copysign(0, -1) }

func TestEntryOutlivesItsMapping(t *testing.T) {
	m := NewMap(0)
	m.Put("a", int32(1))
	entries := slices.Collect(m.Entries())
	if _, found, err := Call(entries[0], "setValue", []any{int32(2)}, nil); !found || err != nil {
		t.Fatal(found, err)
	}
	if v, _ := m.Get("a"); v != int32(2) {
		t.Errorf("setValue left %v in the map", v)
	}
	m.Delete("a")
	if got := Text(entries[0]); got != "a=2" {
		t.Errorf("after removal the entry prints %s", got)
	}
}

func TestReadingMapsConcurrently(t *testing.T) {
	m := NewMapOf(&MapKind{HashOrder: true}, 0)
	for i := range 20 {
		m.PutString(fmt.Sprint(i), i)
	}
	done := make(chan int)
	for range 8 {
		go func() {
			sum := 0
			for i := range 20 {
				v, _ := m.GetString(fmt.Sprint(i))
				sum += v.(int)
			}
			done <- sum + len(maps.Collect(m.All()))
		}()
	}
	for range 8 {
		if got := <-done; got != 210 {
			t.Errorf("got %d", got)
		}
	}
}
