package tree

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// The limits of a YAML file.
const (
	// MaxNodes bounds the nodes of one file; a definition of 6 MB, API Gateway's own
	// limit, has fewer.
	MaxNodes = 2_000_000
	// MaxNesting bounds how deep values may lie in each other, so that no file can
	// exhaust the stack.
	MaxNesting = 500
)

// ParseYAML reads a file's YAML documents, without those that are empty. Aliases share
// the node that they name. The error is a *SyntaxError; the documents before it are given.
func ParseYAML(f *File) ([]*Node, error) {
	if i := invalidUTF8(f.Text); i >= 0 {
		return nil, &SyntaxError{Offset: i, Message: "found a byte that is not UTF-8; save the file as UTF-8"}
	}
	r := &yamlReader{file: f, lines: yamlLines(f.Text), shared: map[*yaml.Node]*Node{}}
	var docs []*Node
	dec := yaml.NewDecoder(strings.NewReader(f.Text))
	for {
		var doc yaml.Node
		err := dec.Decode(&doc)
		if errors.Is(err, io.EOF) {
			return docs, nil
		}
		if err != nil {
			return docs, r.syntaxError(err)
		}
		if len(doc.Content) == 0 {
			continue
		}
		n, err := r.node(doc.Content[0], 0)
		if err != nil {
			return docs, err
		}
		if n.Kind != Null {
			docs = append(docs, n)
		}
	}
}

func invalidUTF8(s string) int {
	if utf8.ValidString(s) {
		return -1
	}
	for i, r := range s {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
				return i
			}
		}
	}
	return -1
}

// yamlLines gives the offset at which each line starts, as YAML 1.1 counts lines: it
// also ends them at a carriage return, U+0085, U+2028 and U+2029.
func yamlLines(text string) []int {
	lines := []int{strings.Count(text[:min(len(text), 3)], "\ufeff") * len("\ufeff")}
	for i := 0; i < len(text); {
		if n := breakLen(text[i:]); n > 0 {
			i += n
			lines = append(lines, i)
			continue
		}
		i++
	}
	return lines
}

// yamlReader turns the nodes of the YAML library into ours.
type yamlReader struct {
	file   *File
	lines  []int
	nodes  int
	shared map[*yaml.Node]*Node // by the node that an anchor names
	last   cursor
}

var yamlErrorLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)$`)

func (r *yamlReader) syntaxError(err error) error {
	m := yamlErrorLine.FindStringSubmatch(err.Error())
	if m == nil {
		return &SyntaxError{Message: "the YAML cannot be read: " + err.Error()}
	}
	line, _ := strconv.Atoi(m[1])
	offset := 0
	if line > 0 && line <= len(r.lines) {
		offset = r.lines[line-1]
		offset += len(r.file.Text[offset:]) - len(strings.TrimLeft(r.file.Text[offset:], " "))
	}
	return &SyntaxError{Offset: offset, Message: "the YAML cannot be read: " + m[2]}
}

func (r *yamlReader) node(y *yaml.Node, depth int) (*Node, error) {
	if y.Kind == yaml.AliasNode {
		if n, ok := r.shared[y.Alias]; ok {
			return n, nil
		}
		return nil, r.errorAt(y, "the alias *%s lies in the value that it names", y.Value)
	}
	if r.nodes++; r.nodes > MaxNodes {
		return nil, r.errorAt(y, "the file has more than %d values", MaxNodes)
	}
	if depth > MaxNesting {
		return nil, r.errorAt(y, "values are nested more than %d deep", MaxNesting)
	}
	n, err := r.fill(y, depth)
	if err != nil {
		return nil, err
	}
	if y.Anchor != "" {
		r.shared[y] = n
	}
	return n, nil
}

func (r *yamlReader) fill(y *yaml.Node, depth int) (*Node, error) {
	start := r.offset(y.Line, y.Column)
	n := &Node{File: r.file, Start: start, End: start}
	switch y.Kind {
	case yaml.SequenceNode:
		n.Kind = List
		for _, c := range y.Content {
			item, err := r.node(c, depth+1)
			if err != nil {
				return nil, err
			}
			n.Items = append(n.Items, item)
			n.End = max(n.End, item.End)
		}
	case yaml.MappingNode:
		n.Kind = Map
		if err := r.members(n, y, depth); err != nil {
			return nil, err
		}
	default:
		r.scalar(n, y)
	}
	return longForm(n, y), nil
}

func (r *yamlReader) members(n *Node, y *yaml.Node, depth int) error {
	seen := make(map[string]bool, len(y.Content)/2)
	var merged []*Member
	for i := 0; i+1 < len(y.Content); i += 2 {
		k := y.Content[i]
		value, err := r.node(y.Content[i+1], depth+1)
		if err != nil {
			return err
		}
		if k.ShortTag() == "!!merge" {
			merged = append(merged, mergedMembers(value)...)
			continue
		}
		if k.Kind == yaml.AliasNode {
			k = k.Alias
		}
		key := &Node{File: r.file, Start: r.offset(k.Line, k.Column)}
		r.scalar(key, k)
		m := &Member{Key: k.Value, File: r.file, Start: key.Start, End: key.End, Value: value,
			Duplicate: seen[k.Value]}
		seen[k.Value] = true
		n.Members = append(n.Members, m)
		n.End = max(n.End, value.End)
	}
	n.inherit(merged, seen)
	return nil
}

// mergedMembers lists the members of the map, or the maps, behind a << key.
func mergedMembers(from *Node) []*Member {
	if from.Kind != List {
		return from.Members
	}
	var all []*Member
	for _, source := range from.Items {
		all = append(all, source.Members...)
	}
	return all
}

// inherit puts merged members before those of n itself, which hide them; of several of
// one key the first counts.
func (n *Node) inherit(merged []*Member, own map[string]bool) {
	var members []*Member
	for _, m := range merged {
		if !own[m.Key] {
			own[m.Key] = true
			members = append(members, m)
		}
	}
	n.Members = append(members, n.Members...)
}

func (r *yamlReader) scalar(n *Node, y *yaml.Node) {
	n.Str = y.Value
	switch y.ShortTag() {
	case "!!null":
		n.Kind = Null
	case "!!bool":
		n.Kind = Bool
	case "!!int", "!!float":
		n.Kind = Number
	default:
		n.Kind = String
	}
	s := scalarScanner{file: r.file, at: skipProperties(r.file.Text, n.Start, y.Anchor)}
	n.Start, n.End = s.at, s.at
	s.scan(y)
	n.End = s.at
	if s.b.sb.String() != y.Value {
		// The scanner here and the library's do not agree: the value counts, and its
		// bytes all lead to the scalar's start.
		s.b = Builder{}
		s.b.Decode(r.file, n.Start, n.End, y.Value)
	}
	if s.b.end.file == nil {
		s.b.EndAt(r.file, n.Start)
	}
	t := s.b.Text()
	n.text = func() Text { return t }
}

// longForm turns a CloudFormation tag into the map that it is short for.
func longForm(n *Node, y *yaml.Node) *Node {
	tag := y.Tag
	if !strings.HasPrefix(tag, "!") || strings.HasPrefix(tag, "!!") || tag == "!" {
		return n
	}
	name := tag[1:]
	if name != "Ref" && name != "Condition" {
		name = "Fn::" + name
	}
	m := &Member{Key: name, File: n.File, Start: n.Start, End: n.End, Value: n}
	return &Node{Kind: Map, File: n.File, Start: n.Start, End: n.End, Members: []*Member{m}, Short: true}
}

// offset turns the library's line and column, in characters from 1, into a byte offset.
func (r *yamlReader) offset(line, column int) int {
	if line < 1 || line > len(r.lines) {
		return len(r.file.Text)
	}
	if r.last.line != line || r.last.column > column {
		r.last = cursor{line: line, column: 1, at: r.lines[line-1]}
	}
	for ; r.last.column < column && r.last.at < len(r.file.Text); r.last.column++ {
		_, size := utf8.DecodeRuneInString(r.file.Text[r.last.at:])
		r.last.at += size
	}
	return r.last.at
}

// cursor is a place that was looked up; the next one is mostly behind it, which matters
// where a file is one long line.
type cursor struct{ line, column, at int }

func (r *yamlReader) errorAt(y *yaml.Node, format string, args ...any) error {
	return &SyntaxError{Offset: r.offset(y.Line, y.Column), Message: fmt.Sprintf(format, args...)}
}

// skipProperties moves over a scalar's tag and anchor, and what lies between them and it.
func skipProperties(text string, at int, anchor string) int {
	for at < len(text) {
		switch {
		case anchor != "" && strings.HasPrefix(text[at:], "&"+anchor):
			at += len("&" + anchor)
			anchor = ""
		case strings.HasPrefix(text[at:], "!<"):
			at += strings.IndexByte(text[at:], '>') + 1
		case text[at] == '!':
			for at < len(text) && strings.IndexByte(" \t", text[at]) < 0 && breakLen(text[at:]) == 0 {
				at++
			}
		default:
			return at
		}
		at = skipBlanks(text, at)
	}
	return at
}

func skipBlanks(text string, at int) int {
	for at < len(text) {
		switch n := breakLen(text[at:]); {
		case n > 0:
			at += n
		case text[at] == ' ' || text[at] == '\t':
			at++
		case text[at] == '#':
			for at < len(text) && breakLen(text[at:]) == 0 {
				at++
			}
		default:
			return at
		}
	}
	return at
}
