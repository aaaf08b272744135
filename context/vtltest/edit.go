package vtltest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/vtlcheck/vtlcheck/context/strictjson"
)

// editor changes values in the text of a case file and leaves every other byte alone.
type editor struct {
	f     *File
	lines []int // byte offset at which each line starts
	edits []edit
	// owner is the mapping or list that holds a node, and its place in it.
	owner map[*yaml.Node]holder
}

// edit replaces the text from start to end.
type edit struct {
	start, end int
	text       string
}

type holder struct {
	node  *yaml.Node
	index int
}

func newEditor(f *File) *editor {
	e := &editor{f: f, lines: []int{0}, owner: map[*yaml.Node]holder{}}
	for i := range f.text {
		if f.text[i] == '\n' {
			e.lines = append(e.lines, i+1)
		}
	}
	e.own(f.root)
	return e
}

func (e *editor) own(n *yaml.Node) {
	if n == nil {
		return
	}
	for i, child := range n.Content {
		e.owner[child] = holder{n, i}
		e.own(child)
	}
}

// offset is the byte at which a node starts.
func (e *editor) offset(n *yaml.Node) int {
	if n.Line < 1 || n.Line > len(e.lines) {
		return len(e.f.text)
	}
	at := e.lines[n.Line-1]
	for c := 1; c < n.Column && at < len(e.f.text); c++ {
		_, size := utf8.DecodeRuneInString(e.f.text[at:])
		at += size
	}
	return at
}

// inFile says whether a node stands in the file as it is, so that it can be edited:
// nodes that a table's placeholders made, and anchored ones that several places share,
// do not.
func (e *editor) inFile(n *yaml.Node) bool {
	_, ok := e.owner[n]
	return ok && n.Anchor == "" && n.Kind != yaml.AliasNode && !strings.HasPrefix(n.Value, "<")
}

// apply notes the edits of one fix; false where the fix cannot be made in place.
func (e *editor) apply(f *fix) bool {
	switch {
	case f.node == nil:
		return false
	case f.scalar != "":
		return e.replace(f.node, f.scalar)
	case f.path == nil && f.value == nil:
		return e.replaceText(f.node, f.text)
	}
	return e.json(f)
}

// json repairs one place of a JSON value.
func (e *editor) json(f *fix) bool {
	at, rest := f.node, f.path
	for len(rest) > 0 {
		next := childOf(at, rest[0])
		if next == nil {
			break
		}
		at, rest = next, rest[1:]
	}
	switch {
	case len(rest) == 0 && f.value == nil:
		return e.remove(at)
	case len(rest) == 0:
		return e.replace(at, flow(f.value))
	case len(rest) == 1 && f.value != nil:
		return e.insert(at, rest[0], f.value)
	}
	return false
}

func childOf(n *yaml.Node, s step) *yaml.Node {
	switch {
	case n.Kind == yaml.MappingNode && s.index < 0:
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == s.name {
				return n.Content[i+1]
			}
		}
	case n.Kind == yaml.SequenceNode && s.index >= 0 && s.index < len(n.Content):
		return n.Content[s.index]
	}
	return nil
}

// flow writes a JSON value as YAML on one line; texts stay in quotes.
func flow(v *strictjson.Value) string {
	var b strings.Builder
	writeFlow(&b, v)
	return b.String()
}

func writeFlow(b *strings.Builder, v *strictjson.Value) {
	switch v.Kind {
	case strictjson.Array:
		b.WriteByte('[')
		for i, item := range v.Items {
			if i > 0 {
				b.WriteString(", ")
			}
			writeFlow(b, item)
		}
		b.WriteByte(']')
	case strictjson.Object:
		b.WriteByte('{')
		for i, m := range v.Members {
			if i > 0 {
				b.WriteString(", ")
			}
			b.WriteString(flowName(m.Name) + ": ")
			writeFlow(b, m.Value)
		}
		b.WriteByte('}')
	case strictjson.String:
		b.WriteString(plainOrQuoted(v.Text))
	default:
		b.WriteString(compact(v))
	}
}

func flowName(s string) string { return plainOrQuoted(s) }

// plainOrQuoted writes a text bare where every YAML reader takes it for the same text.
func plainOrQuoted(s string) string {
	bare := s != ""
	for i := 0; i < len(s); i++ {
		c := s[i]
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		if !letter && (i == 0 || c != '-' && c != '_' && c != ' ' && (c < '0' || c > '9')) {
			bare = false
		}
	}
	var n yaml.Node
	if bare && !strings.HasSuffix(s, " ") && yaml.Unmarshal([]byte("["+s+"]"), &n) == nil {
		if items := n.Content[0].Content; len(items) == 1 && items[0].Tag == "!!str" && items[0].Value == s && !oldBool[strings.ToLower(s)] {
			return s
		}
	}
	return quoteYAML(s)
}

// oldBool are the words that YAML 1.1 readers take for booleans.
var oldBool = map[string]bool{"y": true, "n": true, "yes": true, "no": true, "on": true, "off": true}

// replace puts a value on one line in the place of another.
func (e *editor) replace(n *yaml.Node, text string) bool {
	if !e.inFile(n) {
		return false
	}
	start, end := e.extent(n)
	if end < 0 {
		return false
	}
	if e.startsLine(n, start) { // a block that starts below its key
		start = e.afterKey(n)
		text = " " + text
	}
	e.edits = append(e.edits, edit{start, end, text})
	return true
}

// startsLine says whether nothing but blanks stands before a block value of a mapping.
func (e *editor) startsLine(n *yaml.Node, start int) bool {
	h := e.owner[n]
	if h.node == nil || h.node.Kind != yaml.MappingNode || h.node.Style&yaml.FlowStyle != 0 {
		return false
	}
	return n.Line > h.node.Content[h.index-1].Line
}

// afterKey is the byte behind the colon of a value's key.
func (e *editor) afterKey(n *yaml.Node) int {
	h := e.owner[n]
	key := h.node.Content[h.index-1]
	_, end := e.extent(key)
	colon := strings.IndexByte(e.f.text[end:], ':')
	return end + colon + 1
}

// replaceText puts a text in the place of another, in its style where that can hold it.
func (e *editor) replaceText(n *yaml.Node, text string) bool {
	if !e.inFile(n) || !utf8.ValidString(text) { // YAML cannot hold other bytes
		return false
	}
	h := e.owner[n]
	if !strings.Contains(text, "\n") || h.node.Style&yaml.FlowStyle != 0 || !literalCan(text) {
		return e.replace(n, quoteYAML(text))
	}
	start, end := e.extent(n)
	if end < 0 {
		return false
	}
	indent := strings.Repeat(" ", e.indentOf(h)+2)
	e.edits = append(e.edits, edit{start, end, literal(text, indent)})
	return true
}

// indentOf is the number of blanks before the key that holds a value.
func (e *editor) indentOf(h holder) int {
	if h.node.Kind == yaml.MappingNode {
		return h.node.Content[h.index-1].Column - 1
	}
	return h.node.Column - 1
}

// literalCan says whether a block scalar can hold a text: it has no escapes.
func literalCan(text string) bool {
	for _, r := range text {
		if r != '\n' && r != '\t' && (r < ' ' || hardForYAML(r) || r == utf8.RuneError) {
			return false
		}
	}
	return !strings.HasPrefix(text, "\n")
}

// literal writes a block scalar whose lines have that indentation.
func literal(text, indent string) string {
	var b strings.Builder
	b.WriteByte('|')
	if strings.HasPrefix(text, " ") {
		b.WriteByte('2') // the first line starts with a blank: say how deep the block is
	}
	switch {
	case !strings.HasSuffix(text, "\n"):
		b.WriteByte('-')
	case strings.HasSuffix(text, "\n\n"):
		b.WriteByte('+')
	}
	for _, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		b.WriteByte('\n')
		if line != "" {
			b.WriteString(indent + line)
		}
	}
	return b.String()
}

// insert adds a member to a mapping, or an item to a list.
func (e *editor) insert(n *yaml.Node, s step, v *strictjson.Value) bool {
	ok := n.Kind == yaml.MappingNode && s.index < 0 || n.Kind == yaml.SequenceNode && s.index == len(n.Content)
	if !ok || !e.inFile(n) {
		return false
	}
	entry := flow(v)
	if s.index < 0 {
		entry = flowName(s.name) + ": " + entry
	}
	start, end := e.extent(n)
	switch {
	case end < 0:
		return false
	case n.Style&yaml.FlowStyle != 0 && len(n.Content) == 0:
		e.edits = append(e.edits, edit{start + 1, end - 1, entry})
	case n.Style&yaml.FlowStyle != 0:
		_, last := e.extent(n.Content[len(n.Content)-1])
		e.edits = append(e.edits, edit{last, last, ", " + entry})
	default:
		prefix := "\n" + strings.Repeat(" ", n.Column-1)
		if s.index >= 0 {
			prefix += "- "
		}
		end = e.lineEnd(end)
		e.edits = append(e.edits, edit{end, end, prefix + entry})
	}
	return true
}

// lineEnd is the end of the line that holds a byte: behind a comment there.
func (e *editor) lineEnd(at int) int {
	if i := strings.IndexByte(e.f.text[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(e.f.text)
}

// remove takes a member or an item away, with its line where it has one of its own.
func (e *editor) remove(n *yaml.Node) bool {
	h, ok := e.owner[n]
	if !ok || !e.inFile(n) {
		return false
	}
	first, count := n, 1
	if h.node.Kind == yaml.MappingNode {
		first, count = h.node.Content[h.index-1], 2
	}
	_, end := e.extent(n)
	start := e.offset(first)
	switch {
	case end < 0 || len(h.node.Content) == count:
		// The last one would leave nothing behind: write the empty value.
		empty := "{}"
		if h.node.Kind == yaml.SequenceNode {
			empty = "[]"
		}
		return end >= 0 && e.replace(h.node, empty)
	case h.node.Style&yaml.FlowStyle != 0:
		start, end = e.flowEntry(h, start, end, count)
	default:
		if h.node.Kind == yaml.MappingNode && h.index == 1 && strings.TrimSpace(e.f.text[e.lineStart(start):start]) != "" {
			return false // the first member of a list's item shares its line with the dash
		}
		start, end = e.lineStart(start), min(e.lineEnd(end)+1, len(e.f.text))
	}
	e.edits = append(e.edits, edit{start, end, ""})
	return true
}

func (e *editor) lineStart(at int) int { return strings.LastIndexByte(e.f.text[:at], '\n') + 1 }

// flowEntry widens an entry of a flow mapping or list by the comma that goes with it.
func (e *editor) flowEntry(h holder, start, end, count int) (int, int) {
	if h.index+1 < len(h.node.Content) {
		return start, e.offset(h.node.Content[h.index+1])
	}
	_, before := e.extent(h.node.Content[h.index-count])
	return before, end
}

// result applies the edits and makes sure that the text still is what it was but for
// them. The error says why nothing can be written.
func (e *editor) result() (string, error) {
	slices.SortStableFunc(e.edits, func(a, b edit) int { return cmp.Compare(a.start, b.start) })
	var b strings.Builder
	at := 0
	for i, d := range e.edits {
		if i > 0 && d == e.edits[i-1] {
			continue
		}
		if d.start < at {
			return "", fmt.Errorf("%s: two cases that share one expectation differ; nothing was written. Give each its own", e.f.Path)
		}
		b.WriteString(e.f.text[at:d.start])
		b.WriteString(d.text)
		at = d.end
	}
	b.WriteString(e.f.text[at:])
	text := b.String()
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
		return "", fmt.Errorf("%s: the updated text would be no YAML (%v); nothing was written", e.f.Path, err)
	}
	return text, nil
}
