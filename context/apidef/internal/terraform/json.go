package terraform

import (
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
)

// IsFile says whether Terraform takes a file for configuration, by its name: HCL, or
// HCL in JSON's clothes, as CDK for Terraform writes it.
func IsFile(name string) bool { return strings.HasSuffix(name, ".tf") || isJSON(name) }

func isJSON(name string) bool { return strings.HasSuffix(name, ".tf.json") }

// blockLabels are the blocks of a configuration with the number of their labels, each of
// which is one more level of maps in JSON.
var blockLabels = map[string]int{"resource": 2, "data": 2, "variable": 1, "module": 1, "output": 1, "locals": 0}

// nestedBlocks are the arguments of resources that a Resource's Blocks asks for. JSON
// does not tell blocks from maps; all others are read as maps.
var nestedBlocks = map[string]bool{"api_stages": true}

// nativeText writes a .tf.json file in the native syntax, every byte of which leads back
// to where it stands in the JSON: the parser of hcl for JSON keeps no places within
// strings. The error is a *tree.SyntaxError.
func nativeText(f *tree.File) (tree.Text, error) {
	doc, err := tree.ParseJSON(f)
	if err != nil {
		return tree.Text{}, err
	}
	w := &nativeWriter{f: f}
	for _, part := range objects(doc) {
		for _, m := range part.Members {
			if labels, ok := blockLabels[m.Key]; ok {
				w.blocks(m, m.Key, m.Value, labels)
			}
		}
	}
	return w.b.Text(), nil
}

// objects are the maps that a block can be written as: one, or a list of them.
func objects(n *tree.Node) []*tree.Node {
	if n != nil && n.Kind == tree.Map {
		return []*tree.Node{n}
	}
	var maps []*tree.Node
	for _, item := range n.Elems() {
		if item.Kind == tree.Map {
			maps = append(maps, item)
		}
	}
	return maps
}

// nativeWriter writes native syntax.
type nativeWriter struct {
	f *tree.File
	b tree.Builder
}

// word writes syntax that stands for the bytes of a key or a value.
func (w *nativeWriter) word(start, end int, s string) { w.b.Decode(w.f, start, end, s) }

// blocks writes the blocks of a member; head is its type and the labels until now.
func (w *nativeWriter) blocks(at *tree.Member, head string, n *tree.Node, labels int) {
	for _, object := range objects(n) {
		if labels == 0 {
			w.word(at.Start, at.End, head+" {\n")
			w.body(object)
			w.word(at.Start, at.End, "}\n")
			continue
		}
		for _, m := range object.Members {
			if hclsyntax.ValidIdentifier(m.Key) { // "//" is a comment
				w.blocks(m, head+` "`+m.Key+`"`, m.Value, labels-1)
			}
		}
	}
}

func (w *nativeWriter) body(object *tree.Node) {
	for _, m := range object.Members {
		switch {
		case !hclsyntax.ValidIdentifier(m.Key) || m.Duplicate:
		case nestedBlocks[m.Key]:
			w.blocks(m, m.Key, m.Value, 0)
		default:
			w.word(m.Start, m.End, m.Key)
			w.word(m.Start, m.End, " = ")
			w.value(m.Value)
			w.word(m.Value.End, m.Value.End, "\n")
		}
	}
}

func (w *nativeWriter) value(n *tree.Node) {
	switch n.Kind {
	case tree.String:
		w.quoted(n)
	case tree.List:
		w.word(n.Start, n.Start+1, "[")
		for _, item := range n.Items {
			w.value(item)
			w.word(item.End, item.End, ", ")
		}
		w.word(n.End-1, n.End, "]")
	case tree.Map:
		w.word(n.Start, n.Start+1, "{")
		for _, m := range n.Members {
			w.template(tree.NewString(keyText(m), m.File, m.Start, m.End).Text())
			w.word(m.End, m.End, " = ")
			w.value(m.Value)
			w.word(m.Value.End, m.Value.End, ", ")
		}
		w.word(n.End-1, n.End, "}")
	default:
		w.word(n.Start, n.End, n.Str)
	}
}

// keyText is a key with its place, which is that of the whole key where it has escapes.
func keyText(m *tree.Member) tree.Text {
	var b tree.Builder
	if m.File.Text[m.Start:m.End] == `"`+m.Key+`"` {
		b.Copy(m.File, m.Start+1, m.End-1)
	} else {
		b.Decode(m.File, m.Start, m.End, m.Key)
	}
	return b.Text()
}

func (w *nativeWriter) quoted(n *tree.Node) {
	w.word(n.Start, n.Start+1, `"`)
	w.inside(n.Text())
	w.word(n.End-1, n.End, `"`)
}

func (w *nativeWriter) template(t tree.Text) {
	at := t.Place(0)
	w.word(at.Offset, at.Offset, `"`)
	w.inside(t)
	w.word(at.Offset, at.Offset, `"`)
}

// nativeEscapes are the characters that a quoted string of the native syntax escapes.
var nativeEscapes = map[byte]string{'"': `\"`, '\\': `\\`, '\n': `\n`, '\r': `\r`, '\t': `\t`}

// inside writes a template between quotes. Interpolations and directives stay as they
// are; what is left is escaped.
func (w *nativeWriter) inside(t tree.Text) {
	s, last := t.String, 0
	for i := 0; i < len(s); {
		if size := sequence(s[i:]); size > 0 {
			i += size
			continue
		}
		escape, ok := nativeEscapes[s[i]]
		if !ok {
			i++
			continue
		}
		w.b.Append(t.Slice(last, i))
		from, to := t.Place(i), t.Place(i+1)
		w.b.Decode(from.File, from.Offset, max(from.Offset, to.Offset), escape)
		i++
		last = i
	}
	w.b.Append(t.Slice(last, len(s)))
}

// sequence gives the length of the interpolation, directive or escape of one that a
// template goes on with; 0 where it goes on with text.
func sequence(s string) int {
	switch {
	case strings.HasPrefix(s, "$${") || strings.HasPrefix(s, "%%{"):
		return 3
	case strings.HasPrefix(s, "${") || strings.HasPrefix(s, "%{"):
		return max(0, closingBrace(s, 2))
	}
	return 0
}
