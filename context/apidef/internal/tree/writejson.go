package tree

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"
)

// JSON writes a value as compact JSON.
type JSON struct {
	// Value turns a node into what it stands for; nil takes it as it is.
	Value func(*Node) *Node
	// Sort orders the members of maps by their keys, as Terraform does.
	Sort bool
	// HTML writes < > & as \u003c and so on, as Terraform does.
	HTML bool
	// MaxBytes ends the text early, so that shared nodes cannot unfold to a huge one.
	MaxBytes int
}

// Text gives the JSON of a node: each character of a string leads to its own place, keys to
// theirs, brackets to the value.
func (j JSON) Text(n *Node) Text {
	var b Builder
	j.write(&b, n, 0)
	return b.Text()
}

func (j JSON) write(b *Builder, n *Node, depth int) {
	if j.Value != nil {
		n = j.Value(n)
	}
	switch {
	case n == nil || depth > MaxNesting || b.Len() > j.MaxBytes:
		return
	case n.Kind == List:
		j.list(b, n, depth)
	case n.Kind == Map:
		j.object(b, n, depth)
	case n.Kind == String:
		b.Decode(n.File, n.Start, n.Start, `"`)
		j.string(b, n.Text())
		b.Decode(n.File, n.End, n.End, `"`)
	case n.Kind == Null:
		b.Decode(n.File, n.Start, n.End, "null")
	default:
		b.Append(n.Text())
	}
}

func (j JSON) list(b *Builder, n *Node, depth int) {
	b.Decode(n.File, n.Start, n.Start, "[")
	for i, item := range n.Items {
		if i > 0 {
			b.Decode(n.File, n.Start, n.Start, ",")
		}
		j.write(b, item, depth+1)
	}
	b.Decode(n.File, n.End, n.End, "]")
}

func (j JSON) object(b *Builder, n *Node, depth int) {
	members := n.Members
	if j.Sort {
		members = slices.Clone(members)
		slices.SortStableFunc(members, func(a, b *Member) int { return strings.Compare(a.Key, b.Key) })
	}
	b.Decode(n.File, n.Start, n.Start, "{")
	for i, m := range members {
		comma := ""
		if i > 0 {
			comma = ","
		}
		b.Decode(m.File, m.Start, m.End, comma+j.quote(m.Key)+":")
		j.write(b, m.Value, depth+1)
	}
	b.Decode(n.File, n.End, n.End, "}")
}

// string writes a string's characters; those that need no escape lead to their own bytes.
func (j JSON) string(b *Builder, t Text) {
	start := 0
	for i, c := range t.String {
		if j.plain(c) {
			continue
		}
		_, size := utf8.DecodeRuneInString(t.String[i:]) // 1 for a byte that is no UTF-8
		b.Append(t.Slice(start, i))
		if r, ok := t.run(i); ok {
			if r.how == copied {
				r.how = decoded
			}
			escaped := j.quote(string(c))
			b.add(r, escaped[1:len(escaped)-1])
		}
		start = i + size
	}
	b.Append(t.Slice(start, len(t.String)))
}

func (j JSON) plain(c rune) bool {
	switch c {
	case '"', '\\', '\u2028', '\u2029', '\ufffd':
		return false
	case '<', '>', '&':
		return !j.HTML
	}
	return c >= ' '
}

func (j JSON) quote(s string) string {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(j.HTML)
	if enc.Encode(s) != nil {
		return `""`
	}
	return strings.TrimSuffix(buf.String(), "\n")
}
