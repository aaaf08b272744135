package java

import (
	"reflect"
	"strconv"
	"testing"
)

// TestSlabText: a value of a slab is a string like any other.
func TestSlabText(t *testing.T) {
	var s Slab
	s.Expect(0, 0, 10)
	var values []any
	for i := range 200 {
		values = append(values, s.Text("text "+strconv.Itoa(i)))
	}
	for i, v := range values {
		want := "text " + strconv.Itoa(i)
		text, ok := v.(string)
		if !ok || text != want || v != any(want) || reflect.TypeOf(v) != reflect.TypeOf("") {
			t.Fatalf("value %d is %#v", i, v)
		}
		if m := (map[any]int{v: 1}); m[want] != 1 {
			t.Fatalf("value %d is no key like its text", i)
		}
	}
}

// TestSlabMaps: maps of a slab do not run into each other.
func TestSlabMaps(t *testing.T) {
	var s Slab
	s.Expect(3, 5, 0)
	var maps []*Map
	for i := range 100 {
		m := s.NewMapOf(nil)
		for key := range i % 7 {
			s.PutText(m, strconv.Itoa(key), 0)
		}
		maps = append(maps, m)
	}
	for round := range 10 {
		for i, m := range maps {
			m.PutString(strconv.Itoa(round), i)
		}
	}
	for i, m := range maps {
		for key, v := range m.All() {
			if v != i {
				t.Fatalf("map %d holds %v at %v", i, v, key)
			}
		}
		if m.Len() != 10 {
			t.Fatalf("map %d has %d entries", i, m.Len())
		}
	}
}

// TestSlabAllocates: a document of three maps and ten texts needs three allocations.
func TestSlabAllocates(t *testing.T) {
	got := testing.AllocsPerRun(100, func() {
		var s Slab
		s.Expect(3, 5, 10)
		for range 5 {
			m := s.NewMapOf(nil)
			key, value := s.Text("key"), s.Text("value")
			s.PutText(m, key, value)
		}
	})
	if got > 5 { // two maps more than expected
		t.Errorf("%v allocations", got)
	}
}
