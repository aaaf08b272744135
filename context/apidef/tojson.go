package apidef

import (
	"encoding/json"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
)

// toJSONString follows Fn::ToJsonString: a value as the text of its JSON.
func (s *stack) toJSONString(at, arg *tree.Node) *tree.Node {
	var b tree.Builder
	s.writeJSON(&b, arg, 0)
	return tree.NewString(b.Text(), at.File, at.Start, at.End)
}

func (s *stack) writeJSON(b *tree.Builder, n *tree.Node, depth int) {
	v := s.resolve(n)
	if v == nil || depth > MaxNesting || b.Len() > MaxTextBytes {
		return
	}
	punctuation := func(p string) { b.Decode(v.File, v.Start, v.Start, p) }
	switch v.Kind {
	case tree.List:
		punctuation("[")
		for i, item := range v.Items {
			if i > 0 {
				punctuation(",")
			}
			s.writeJSON(b, item, depth+1)
		}
		punctuation("]")
	case tree.Map:
		punctuation("{")
		for i, m := range v.Members {
			if i > 0 {
				punctuation(",")
			}
			b.Decode(m.File, m.Start, m.End, jsonString(m.Key)+":")
			s.writeJSON(b, m.Value, depth+1)
		}
		punctuation("}")
	case tree.String:
		punctuation(`"`)
		writeJSONText(b, v.Text())
		punctuation(`"`)
	default:
		b.Append(v.Text())
	}
}

// writeJSONText writes a string's characters, escaped, each at its own place.
func writeJSONText(b *tree.Builder, t text) {
	for i, c := range t.String {
		size := len(string(c))
		encoded := jsonString(string(c))
		encoded = encoded[1 : len(encoded)-1]
		if encoded == t.String[i:min(i+size, len(t.String))] {
			b.Append(t.Slice(i, i+size))
			continue
		}
		p := t.Place(i)
		if p.File != nil {
			b.Decode(p.File, p.Offset, p.Offset, encoded)
		}
	}
}

func jsonString(s string) string {
	out, err := json.Marshal(s)
	if err != nil {
		return `""`
	}
	return string(out)
}
