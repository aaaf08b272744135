package vtltest

import (
	"encoding/json"
	"fmt"
	"math/big"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/vtlcheck/vtlcheck/context/strictjson"
)

// The limits of a case file's values: aliases let a few bytes stand for any size.
const (
	// maxValueNodes is more than any payload of 10 MB that a person writes down.
	maxValueNodes = 1_000_000
	// maxValueDepth is the depth of strictjson's own reader and more than services take.
	maxValueDepth = 500
)

// valueError is a value that JSON cannot hold.
type valueError struct {
	node    *yaml.Node
	message string
}

func (e *valueError) Error() string { return e.message }

// jsonText writes a YAML value as compact JSON, members in their order. The error is a
// *valueError.
func jsonText(n *yaml.Node) (string, error) {
	w := jsonWriter{}
	if err := w.write(n, 0); err != nil {
		return "", err
	}
	return w.b.String(), nil
}

type jsonWriter struct {
	b     strings.Builder
	nodes int
}

func (w *jsonWriter) write(n *yaml.Node, depth int) error {
	n = resolve(n)
	if w.nodes++; w.nodes > maxValueNodes || depth > maxValueDepth {
		return &valueError{n, "the value is too large: an alias that holds itself, or aliases of aliases?"}
	}
	switch n.Kind {
	case yaml.MappingNode:
		return w.object(n, depth)
	case yaml.SequenceNode:
		return w.list(n, depth)
	}
	return w.scalar(n)
}

func (w *jsonWriter) object(n *yaml.Node, depth int) error {
	w.b.WriteByte('{')
	for i, m := range members(n) {
		if m.name.Kind != yaml.ScalarNode {
			return &valueError{m.name, "the name of a JSON member must be a text"}
		}
		if i > 0 {
			w.b.WriteByte(',')
		}
		w.b.WriteString(quoteJSON(m.name.Value))
		w.b.WriteByte(':')
		if err := w.write(m.value, depth+1); err != nil {
			return err
		}
	}
	w.b.WriteByte('}')
	return nil
}

func (w *jsonWriter) list(n *yaml.Node, depth int) error {
	w.b.WriteByte('[')
	for i, item := range n.Content {
		if i > 0 {
			w.b.WriteByte(',')
		}
		if err := w.write(item, depth+1); err != nil {
			return err
		}
	}
	w.b.WriteByte(']')
	return nil
}

func (w *jsonWriter) scalar(n *yaml.Node) error {
	text, err := scalarJSON(n)
	w.b.WriteString(text)
	return err
}

// scalarJSON writes one scalar; a number keeps the form in which it was written where
// JSON has that form.
func scalarJSON(n *yaml.Node) (string, error) {
	switch n.Tag {
	case "!!null":
		return "null", nil
	case "!!bool":
		return fmt.Sprint(strings.EqualFold(n.Value, "true")), nil
	case "!!int", "!!float":
		if strictjson.Valid(n.Value) {
			return n.Value, nil
		}
		return oddNumber(n)
	}
	return quoteJSON(n.Value), nil
}

// oddNumber writes a number in a form that only YAML has, such as 0x10 or 1_000.
func oddNumber(n *yaml.Node) (string, error) {
	text := strings.ReplaceAll(n.Value, "_", "")
	if i, ok := new(big.Int).SetString(text, 0); ok && n.Tag == "!!int" {
		return i.String(), nil
	}
	var f float64
	if err := n.Decode(&f); err == nil {
		if b, err := json.Marshal(f); err == nil {
			return string(b), nil
		}
	}
	return "", &valueError{n, fmt.Sprintf("%s is no number that JSON can hold", n.Value)}
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

// quoteYAML writes a text in double quotes for YAML, which does not take some characters
// as they are, or takes them for line breaks.
func quoteYAML(text string) string {
	quoted := quoteJSON(text)
	if !strings.ContainsFunc(quoted, hardForYAML) {
		return quoted
	}
	var b strings.Builder
	for _, r := range quoted {
		if hardForYAML(r) {
			fmt.Fprintf(&b, "\\u%04x", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func hardForYAML(r rune) bool {
	return r >= 0x7F && r < 0xA0 || r == 0x2028 || r == 0x2029 || r == 0xFEFF || r == 0xFFFE || r == 0xFFFF
}

// resolve follows aliases.
func resolve(n *yaml.Node) *yaml.Node {
	for n.Kind == yaml.AliasNode && n.Alias != nil {
		n = n.Alias
	}
	return n
}

// pair is one entry of a mapping.
type pair struct{ name, value *yaml.Node }

// members lists a mapping's entries in order; those of a merge key (<<) come where it
// stands, unless the mapping has its own.
func members(n *yaml.Node) []pair {
	own := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		own[n.Content[i].Value] = true
	}
	var out []pair
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Tag != "!!merge" {
			out = append(out, pair{n.Content[i], n.Content[i+1]})
			continue
		}
		for _, m := range merged(resolve(n.Content[i+1])) {
			if !own[m.name.Value] {
				own[m.name.Value] = true
				out = append(out, m)
			}
		}
	}
	return out
}

// merged lists what a merge key brings; mappings that are merged themselves into it are
// not followed further.
func merged(n *yaml.Node) []pair {
	var out []pair
	sources := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		sources = n.Content
	}
	for _, s := range sources {
		s = resolve(s)
		if s.Kind != yaml.MappingNode {
			continue
		}
		for i := 0; i+1 < len(s.Content); i += 2 {
			if s.Content[i].Tag != "!!merge" {
				out = append(out, pair{s.Content[i], s.Content[i+1]})
			}
		}
	}
	return out
}

// member gives the value of a name in a mapping, or nil.
func member(n *yaml.Node, name string) *yaml.Node {
	for _, m := range members(n) {
		if m.name.Value == name {
			return m.value
		}
	}
	return nil
}
