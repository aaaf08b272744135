package vtltest

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// maxRows bounds the rows of one case: more than a person reads.
const maxRows = 100_000

// row is one case, after the placeholders of a table were filled in.
type row struct {
	node   *yaml.Node // the case
	at     *yaml.Node // its place: the row of the table, else the case
	suffix string     // what tells rows apart whose name has no placeholder
}

// rows gives the case itself, or one case for each of its rows: <column> in a text of
// the case stands for the row's value, and a text that is nothing else becomes it.
func (r *reader) rows(n *yaml.Node) []row {
	list := member(n, "rows")
	if list == nil {
		return []row{{node: n, at: n}}
	}
	list = resolve(list)
	if list.Kind != yaml.SequenceNode || len(list.Content) == 0 || len(list.Content) > maxRows {
		r.wrongType(list, "rows", "a list of rows, each a mapping of column to value, or a list of values with columns above")
		return nil
	}
	columns, ok := r.columns(n)
	if !ok {
		return nil
	}
	var out []row
	for _, item := range list.Content {
		cells, ok := r.cells(resolve(item), columns)
		if !ok {
			continue
		}
		f := &filler{cells: cells, made: r.made}
		out = append(out, row{node: f.fill(n), at: item, suffix: rowSuffix(n, cells)})
	}
	return out
}

// columns reads the names over rows that are lists.
func (r *reader) columns(n *yaml.Node) ([]string, bool) {
	c := member(n, "columns")
	if c == nil {
		return nil, true
	}
	c = resolve(c)
	if c.Kind != yaml.SequenceNode {
		r.wrongType(c, "columns", "a list of names")
		return nil, false
	}
	var out []string
	for _, item := range c.Content {
		name, ok := r.text(resolve(item), "a column")
		if !ok {
			return nil, false
		}
		if slices.Contains(out, name) {
			r.report(item, RuleDuplicate, fmt.Sprintf("there are two columns %q", name), "Give each its own name.")
			return nil, false
		}
		out = append(out, name)
	}
	return out, true
}

// cells gives the values of a row by column.
func (r *reader) cells(item *yaml.Node, columns []string) (map[string]*yaml.Node, bool) {
	cells := map[string]*yaml.Node{}
	switch item.Kind {
	case yaml.MappingNode:
		for _, m := range members(item) {
			cells[m.name.Value] = m.value
		}
		return cells, true
	case yaml.SequenceNode:
		if len(item.Content) != len(columns) {
			r.report(item, RuleBadValue, fmt.Sprintf("the row has %d values and the table %d columns", len(item.Content), len(columns)),
				"Expected a value for each of the columns.")
			return nil, false
		}
		for i, name := range columns {
			cells[name] = item.Content[i]
		}
		return cells, true
	}
	r.wrongType(item, "a row", "a mapping of column to value, or a list of values with columns above")
	return nil, false
}

// rowSuffix tells rows apart where the case's name has no placeholder.
func rowSuffix(n *yaml.Node, cells map[string]*yaml.Node) string {
	name := member(n, "name")
	if name == nil {
		return ""
	}
	var parts []string
	for column, value := range cells {
		if strings.Contains(name.Value, "<"+column+">") {
			return ""
		}
		if value.Kind == yaml.ScalarNode {
			parts = append(parts, column+"="+value.Value)
		}
	}
	slices.Sort(parts)
	return " (" + strings.Join(parts, ", ") + ")"
}

// filler copies a case with the placeholders filled in; nodes without any are shared.
type filler struct {
	cells map[string]*yaml.Node
	made  map[*yaml.Node]bool
	once  *strings.Replacer
	depth int // of nodes in each other: an alias can hold itself
	nodes int // visited: aliases of aliases stand for any number
}

// replacer puts all columns in at once, so that a value is not searched again.
func (f *filler) replacer() *strings.Replacer {
	if f.once == nil {
		var pairs []string
		for column, value := range f.cells {
			pairs = append(pairs, "<"+column+">", value.Value)
		}
		f.once = strings.NewReplacer(pairs...)
	}
	return f.once
}

func (f *filler) fill(n *yaml.Node) *yaml.Node {
	if f.nodes++; f.depth > maxValueDepth || f.nodes > maxValueNodes {
		return n
	}
	f.depth++
	defer func() { f.depth-- }()
	switch n.Kind {
	case yaml.ScalarNode:
		return f.scalar(n)
	case yaml.AliasNode:
		return f.fill(n.Alias)
	}
	var out *yaml.Node
	for i, child := range n.Content {
		filled := child
		if n.Kind != yaml.MappingNode || i%2 == 0 || n.Content[i-1].Value != "rows" && n.Content[i-1].Value != "columns" {
			filled = f.fill(child)
		}
		if filled != child && out == nil {
			copied := *n
			copied.Content = slices.Clone(n.Content)
			out = &copied
		}
		if out != nil {
			out.Content[i] = filled
		}
	}
	if out == nil {
		return n
	}
	return out
}

func (f *filler) scalar(n *yaml.Node) *yaml.Node {
	if !strings.Contains(n.Value, "<") {
		return n
	}
	for column, value := range f.cells {
		if n.Value == "<"+column+">" {
			return value
		}
	}
	text := f.replacer().Replace(n.Value)
	if text == n.Value {
		return n
	}
	copied := *n
	copied.Value = text
	f.made[&copied] = true
	return &copied
}
