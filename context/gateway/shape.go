package gateway

import (
	"encoding/json"
	"strconv"
	"strings"
)

// shape writes payloads that have everything in them that templates read. Each value
// has a harmless form, which may be of any kind; one slot at a time gets another one.
type shape struct {
	root  *slot
	slots []*slot
	// harmless is the JSON text of each value, by slot.
	harmless map[*slot]string
}

// leftOut in place of a value's JSON text leaves the member away.
const leftOut = ""

// newShape gives the shape of what is read of a payload; every value is a text.
func newShape(root *slot) *shape {
	s := &shape{root: root, harmless: map[*slot]string{}}
	root.each(func(at *slot) {
		s.slots = append(s.slots, at)
		if at.isValue() {
			s.harmless[at] = quoteJSON(harmlessText(len(s.slots)))
		}
	})
	if root.isValue() {
		s.harmless[root] = `{"s":"` + harmlessText(0) + `"}`
	}
	return s
}

// isValue says whether nothing below the slot is read.
func (s *slot) isValue() bool { return len(s.members) == 0 && s.elem == nil && s.text == nil }

// harmlessText is a text that no escaping changes and that occurs once.
func harmlessText(n int) string { return "abc" + strconv.Itoa(n) }

// body writes the payload with one slot's value replaced; a nil slot replaces none.
func (s *shape) body(replaced *slot, value string) string {
	var b strings.Builder
	s.write(&b, s.root, replaced, value)
	return b.String()
}

func (s *shape) write(b *strings.Builder, at, replaced *slot, value string) {
	if at == replaced {
		b.WriteString(value)
		return
	}
	switch {
	case len(at.members) > 0:
		s.writeObject(b, at, replaced, value)
	case at.elem != nil:
		b.WriteByte('[')
		s.writeElement(b, at.elem, replaced, value)
		b.WriteByte(']')
	case at.text != nil:
		var inner strings.Builder
		s.write(&inner, at.text, replaced, value)
		b.WriteString(quoteJSON(inner.String()))
	default:
		b.WriteString(s.harmless[at])
	}
}

func (s *shape) writeObject(b *strings.Builder, at, replaced *slot, value string) {
	b.WriteByte('{')
	first := true
	for _, m := range at.members {
		if m == replaced && value == leftOut {
			continue
		}
		if !first {
			b.WriteByte(',')
		}
		first = false
		b.WriteString(quoteJSON(m.name))
		b.WriteByte(':')
		s.write(b, m, replaced, value)
	}
	b.WriteByte('}')
}

// writeElement writes a list's two elements, of which the first is as asked.
func (s *shape) writeElement(b *strings.Builder, at, replaced *slot, value string) {
	if at != replaced || value != leftOut {
		s.write(b, at, replaced, value)
		b.WriteByte(',')
	}
	s.write(b, at, nil, "")
}

// quoteJSON writes a text as JSON, with nothing escaped that need not be.
func quoteJSON(text string) string {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if enc.Encode(text) != nil {
		return `""`
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// kinds are the harmless forms of a value that are tried, the text first.
func kindsFor(n int) []string {
	text := harmlessText(n)
	return []string{
		quoteJSON(text),
		strconv.Itoa(1000 + n),
		`true`,
		`{"k":` + quoteJSON(text) + `}`,
		`[` + quoteJSON(text) + `]`,
		quoteJSON(`{"k":` + quoteJSON(text) + `}`),
	}
}

// fit chooses, value by value, the kind with which the fewest problems show. trouble
// counts the problems of a body; it is asked at most tries times.
func (s *shape) fit(tries int, trouble func(body string) int) {
	worst := trouble(s.body(nil, ""))
	for n, at := range s.slots {
		if !at.isValue() || at == s.root {
			continue
		}
		best := s.harmless[at]
		for _, kind := range kindsFor(n + 1)[1:] {
			if tries--; tries < 0 || worst == 0 {
				s.harmless[at] = best
				return
			}
			s.harmless[at] = kind
			if count := trouble(s.body(nil, "")); count < worst {
				worst, best = count, kind
			}
		}
		s.harmless[at] = best
	}
}

// variant is a payload in which one place is out of the ordinary.
type variant struct {
	name string
	body string
	slot *slot
	text string // what a text slot holds; "" for another kind of value
}

// variants yields every hostile form of every place that is read, in order.
func (s *shape) variants(yield func(variant) bool) {
	for _, at := range s.slots {
		if at == s.root || !at.read && at.isValue() {
			continue
		}
		if !s.variantsOf(at, yield) {
			return
		}
	}
}

func (s *shape) variantsOf(at *slot, yield func(variant) bool) bool {
	if at.isValue() {
		for _, h := range hostileTexts {
			if !yield(variant{describe(at.path, h.name), s.body(at, quoteJSON(h.text)), at, h.text}) {
				return false
			}
		}
	} else if !yield(variant{describe(at.path, "a text"), s.body(at, `"it's"`), at, ""}) {
		return false
	}
	for _, h := range hostileValues {
		if !yield(variant{describe(at.path, h.name), s.body(at, h.text), at, ""}) {
			return false
		}
	}
	return at.name == "" || yield(variant{describe(at.path, "left out"), s.body(at, leftOut), at, ""})
}
