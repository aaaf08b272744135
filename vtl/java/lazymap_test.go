package java

import "testing"

// pairs is a source of a and b, both 1, that counts how often it is asked.
type pairs struct{ peeks, pours int }

func (p *pairs) Peek(key string) (any, bool, bool) {
	p.peeks++
	if key == "a" {
		return "1", true, true
	}
	return nil, false, false
}

func (p *pairs) Pour(m *Map) {
	p.pours++
	m.PutString("a", "1")
	m.PutString("b", "1")
}

// TestFillFrom: whatever is asked of a map that is not filled, it answers as one that
// is, and is filled at most once.
func TestFillFrom(t *testing.T) {
	filled := NewMap(2)
	(&pairs{}).Pour(filled)
	for _, tt := range []struct {
		name  string
		ask   func(m *Map) any
		pours int
	}{
		{"peeked", func(m *Map) any { v, ok := m.GetString("a"); return Text(v) + Text(ok) }, 0},
		{"Get", func(m *Map) any { v, ok := m.Get("a"); return Text(v) + Text(ok) }, 0},
		{"GetString", func(m *Map) any { v, ok := m.GetString("b"); return Text(v) + Text(ok) }, 1},
		{"Get of no string", func(m *Map) any { _, ok := m.Get(int32(1)); return ok }, 1},
		{"Len", func(m *Map) any { return m.Len() }, 1},
		{"Text", func(m *Map) any { return Text(m) }, 1},
		{"ClassName", func(m *Map) any { return ClassName(m) }, 0},
		{"Put", func(m *Map) any { m.Put("c", "2"); return Text(m) }, 1},
		{"Put over", func(m *Map) any { m.Put("a", "2"); return Text(m) }, 1},
		{"PutString", func(m *Map) any { m.PutString("b", "2"); return Text(m) }, 1},
		{"Delete", func(m *Map) any { m.Delete("a"); return Text(m) }, 1},
		{"Clear", func(m *Map) any { m.Clear(); return Text(m) }, 1},
		{"All", func(m *Map) any {
			n := 0
			for range m.All() {
				n++
			}
			return n
		}, 1},
		{"Equal", func(m *Map) any { return Equal(m, filled) }, 1},
		{"Equal to", func(m *Map) any { return Equal(filled, m) }, 1},
		{"HashCode", func(m *Map) any { return HashCode(m) }, 1},
		{"Iterate", func(m *Map) any { it, _ := Iterate(m); v, err := it.Next(); return Text(v) + Text(err == nil) }, 1},
		{"keySet", func(m *Map) any { v, _, _ := Call(m, "keySet", nil, nil); m.Put("c", "2"); return Text(v) }, 1},
		{"size", func(m *Map) any { v, _, _ := Call(m, "size", nil, nil); return v }, 1},
		{"containsValue", func(m *Map) any { v, _, _ := Call(m, "containsValue", []any{"1"}, nil); return v }, 1},
		{"putAll", func(m *Map) any { to := NewMap(0); Call(to, "putAll", []any{m}, nil); return Text(to) }, 1},
		{"clone", func(m *Map) any { v, _, _ := Call(m, "clone", nil, nil); return Text(v) }, 1},
	} {
		source := &pairs{}
		late := new(Map)
		late.FillFrom(nil, source)
		at := NewMap(2)
		(&pairs{}).Pour(at)
		if got, want := tt.ask(late), tt.ask(at); got != want {
			t.Errorf("%s gives %v, want %v", tt.name, got, want)
		}
		if late.Len(); source.pours > 1 {
			t.Errorf("%s: filled %d times", tt.name, source.pours)
		}
		source = &pairs{}
		late = new(Map)
		late.FillFrom(nil, source)
		if tt.ask(late); source.pours != tt.pours {
			t.Errorf("%s fills the map %d times, want %d", tt.name, source.pours, tt.pours)
		}
	}
}
