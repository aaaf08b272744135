package vtltest

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/strictjson"
)

// Difference is one place in which two JSON values differ.
type Difference struct {
	// Path is how a person names the place: $.items[0].sku.
	Path string
	// Want and Got are the values there; nil where there is none.
	Want, Got *strictjson.Value
	// near is the innermost value of the second document that holds the place.
	near *strictjson.Value
	// pointer is Path in pieces.
	pointer []step
}

// step is one piece of a path: a member's name, or an index.
type step struct {
	name  string
	index int // -1 for a member
}

// differ compares two JSON values. contains lets objects of the second have more
// members than wanted.
type differ struct {
	contains bool
	out      []Difference
	path     []step
}

// maxDifferences bounds what is reported of one comparison: more tell a reader nothing.
const maxDifferences = 20

// diffJSON lists the differences by path, in the order of the wanted value.
func diffJSON(want, got *strictjson.Value, contains bool) []Difference {
	d := differ{contains: contains}
	d.compare(want, got)
	return d.out
}

func (d *differ) compare(want, got *strictjson.Value) {
	switch {
	case len(d.out) >= maxDifferences:
	case want.Kind == strictjson.Object && got.Kind == strictjson.Object:
		d.objects(want, got)
	case want.Kind == strictjson.Array && got.Kind == strictjson.Array:
		d.lists(want, got)
	case !strictjson.Equal(want, got):
		d.add(want, got, got)
	}
}

func (d *differ) add(want, got, near *strictjson.Value) {
	if len(d.out) < maxDifferences {
		path := append([]step(nil), d.path...)
		d.out = append(d.out, Difference{pathText(path), want, got, near, path})
	}
}

func (d *differ) objects(want, got *strictjson.Value) {
	seen := map[string]bool{}
	for i := range want.Members {
		m := want.Members[i]
		if seen[m.Name] || want.Member(m.Name) != m {
			continue
		}
		seen[m.Name] = true
		d.path = append(d.path, step{m.Name, -1})
		if g := got.Get(m.Name); g != nil {
			d.compare(m.Value, g)
		} else {
			d.add(m.Value, nil, got)
		}
		d.path = d.path[:len(d.path)-1]
	}
	if d.contains {
		return
	}
	for _, m := range got.Members {
		if !seen[m.Name] {
			seen[m.Name] = true
			d.path = append(d.path, step{m.Name, -1})
			d.add(nil, m.Value, m.Value)
			d.path = d.path[:len(d.path)-1]
		}
	}
}

func (d *differ) lists(want, got *strictjson.Value) {
	for i := range max(len(want.Items), len(got.Items)) {
		d.path = append(d.path, step{"", i})
		switch {
		case i >= len(got.Items):
			d.add(want.Items[i], nil, got)
		case i >= len(want.Items):
			d.add(nil, got.Items[i], got.Items[i])
		default:
			d.compare(want.Items[i], got.Items[i])
		}
		d.path = d.path[:len(d.path)-1]
	}
}

func pathText(path []step) string {
	var b strings.Builder
	b.WriteByte('$')
	for _, s := range path {
		switch {
		case s.index >= 0:
			fmt.Fprintf(&b, "[%d]", s.index)
		case isWord(s.name):
			b.WriteByte('.')
			b.WriteString(s.name)
		default:
			b.WriteString("[" + strconv.Quote(s.name) + "]")
		}
	}
	return b.String()
}

func isWord(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c != '_' && c != '-' && (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') {
			return false
		}
	}
	return s != ""
}

// maxShown bounds what a failure shows of a value, in bytes.
const maxShown = 400

// show writes a value as JSON for a person; nothing is "nothing".
func show(v *strictjson.Value) string {
	if v == nil {
		return "nothing"
	}
	return shorten(compact(v))
}

func shorten(s string) string {
	if len(s) <= maxShown {
		return s
	}
	return strings.ToValidUTF8(s[:maxShown], "") + "…"
}

// compact writes a value as JSON without blanks, numbers as they were written.
func compact(v *strictjson.Value) string {
	var b strings.Builder
	writeJSON(&b, v)
	return b.String()
}

func writeJSON(b *strings.Builder, v *strictjson.Value) {
	switch v.Kind {
	case strictjson.Null:
		b.WriteString("null")
	case strictjson.Bool:
		b.WriteString(strconv.FormatBool(v.Bool))
	case strictjson.Number:
		b.WriteString(v.Text)
	case strictjson.String:
		b.WriteString(quoteJSON(v.Text))
	case strictjson.Array:
		b.WriteByte('[')
		for i, item := range v.Items {
			if i > 0 {
				b.WriteByte(',')
			}
			writeJSON(b, item)
		}
		b.WriteByte(']')
	case strictjson.Object:
		b.WriteByte('{')
		for i, m := range v.Members {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(quoteJSON(m.Name) + ":")
			writeJSON(b, m.Value)
		}
		b.WriteByte('}')
	}
}

// firstDifference is the first byte in which two texts differ; -1 where they are equal.
func firstDifference(a, b string) int {
	if a == b {
		return -1
	}
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	return i
}
