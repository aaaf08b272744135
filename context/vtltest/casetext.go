package vtltest

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/strictjson"
)

// entry is a key of a case that is written, with its value as YAML on one line, or with
// entries below it.
type entry struct {
	key, value string
	below      []entry
}

// newCase is a case that is written into a file.
type newCase struct {
	comment string
	entries []entry
}

// yaml writes the case as an item of a list whose dash stands behind indent.
func (c *newCase) yaml(indent string) string {
	var b strings.Builder
	if c.comment != "" {
		b.WriteString(indent + "# " + c.comment + "\n")
	}
	lead := indent + "- "
	for _, e := range c.entries {
		writeEntry(&b, e, lead, indent+"  ")
		lead = indent + "  "
	}
	return b.String()
}

func writeEntry(b *strings.Builder, e entry, lead, indent string) {
	b.WriteString(lead + flowName(e.key) + ":")
	if e.below == nil {
		b.WriteString(" " + e.value + "\n")
		return
	}
	b.WriteByte('\n')
	for _, sub := range e.below {
		writeEntry(b, sub, indent+"  ", indent+"  ")
	}
}

// json writes the case as JSON: what YAML writes on one line is read back for it.
func (c *newCase) json() (string, error) {
	var n yaml.Node
	if err := yaml.Unmarshal([]byte(c.yaml("")), &n); err != nil {
		return "", err
	}
	return jsonText(n.Content[0].Content[0])
}

// flowText writes a JSON text as a YAML value on one line; another text in quotes.
func flowText(text string) string {
	if v, err := strictjson.Parse(text); err == nil && (v.Kind == strictjson.Object || v.Kind == strictjson.Array) && compact(v) == text {
		return flow(v)
	}
	return quoteYAML(text)
}

// flowValue writes a JSON text as a YAML value on one line, however it was written.
func flowValue(text string) (string, bool) {
	v, err := strictjson.Parse(text)
	if err != nil {
		return "", false
	}
	return flow(v), true
}

func flowParams(p apigw.Params) string {
	parts := make([]string, len(p))
	for i, q := range p {
		parts[i] = flowName(q.Name) + ": " + quoteYAML(q.Value)
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// snapshot is what to expect where the call does today what it should.
func (c *Case) snapshot() []entry {
	ex := c.invoke(false)
	if c.side == apigw.ResponsePhase {
		out := []entry{{key: "status", value: fmt.Sprint(ex.Status)}}
		return append(out, outputEntry(ex.Body))
	}
	if ex.Request == nil {
		return []entry{{key: "status", value: fmt.Sprint(ex.Status)}}
	}
	if ex.Request.Err != nil {
		return []entry{{key: "error", value: "true"}}
	}
	if payload, err := strictjson.Parse(ex.Request.Output); err == nil {
		if input := payload.Get("input"); input.Is(strictjson.String) {
			if value, ok := flowValue(input.Text); ok {
				return []entry{{key: "input", value: value}}
			}
		}
	}
	return []entry{outputEntry(ex.Request.Output)}
}

// outputEntry expects a text: as JSON where it is some.
func outputEntry(text string) entry {
	if value, ok := flowValue(text); ok {
		return entry{key: "json", value: value}
	}
	return entry{key: "output", value: quoteYAML(text)}
}

// appendCases writes cases behind those of a file; a file that is not there is made,
// with the keys that say what it tests. The file is written as a whole or not at all.
func appendCases(path string, head []entry, cases []*newCase) error {
	text, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		return writeAtomic(path, newFileText(head, cases))
	}
	if err != nil {
		return err
	}
	out, err := withCases(path, string(text), cases)
	if err != nil {
		return err
	}
	return writeAtomic(path, out)
}

func newFileText(head []entry, cases []*newCase) string {
	var b strings.Builder
	for _, e := range head {
		writeEntry(&b, e, "", "")
	}
	b.WriteString("\ncases:\n")
	for i, c := range cases {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(c.yaml("  "))
	}
	return b.String()
}

// withCases adds cases behind the last one.
func withCases(path, text string, cases []*newCase) (string, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil || len(doc.Content) == 0 {
		return "", fmt.Errorf("%s: no case can be added, the file is no YAML mapping", path)
	}
	f := &File{Path: path, text: text, root: doc.Content[0]}
	list := member(f.root, "cases")
	if list == nil || list.Kind != yaml.SequenceNode || len(list.Content) == 0 {
		return "", fmt.Errorf("%s: no case can be added, the file has no list of cases", path)
	}
	e := newEditor(f)
	last := list.Content[len(list.Content)-1]
	_, end := e.extent(last)
	if end < 0 {
		return "", fmt.Errorf("%s:%d:%d: no case can be added behind this one: its end cannot be told", path, last.Line, last.Column)
	}
	if list.Style&yaml.FlowStyle != 0 {
		return e.withFlowCases(end, cases)
	}
	end = e.lineEnd(end)
	indent := strings.Repeat(" ", list.Column-1)
	var b strings.Builder
	for _, c := range cases {
		b.WriteString("\n\n" + strings.TrimSuffix(c.yaml(indent), "\n"))
	}
	e.edits = append(e.edits, edit{end, end, b.String()})
	return e.result()
}

func (e *editor) withFlowCases(end int, cases []*newCase) (string, error) {
	var b strings.Builder
	for _, c := range cases {
		text, err := c.json()
		if err != nil {
			return "", err
		}
		b.WriteString(",\n    " + text)
	}
	e.edits = append(e.edits, edit{end, end, b.String()})
	return e.result()
}

// unusedName gives a name that no case of the file has.
func unusedName(f *File, name string) string {
	taken := func(n string) bool {
		return f != nil && slices.ContainsFunc(f.Cases, func(c *Case) bool { return c.Name == n })
	}
	out := name
	for i := 2; taken(out); i++ {
		out = fmt.Sprintf("%s (%d)", name, i)
	}
	return out
}

// relativeTo gives a path as a case file names it.
func relativeTo(caseFile, path string) string {
	if rel, err := filepath.Rel(filepath.Dir(caseFile), path); err == nil {
		return filepath.ToSlash(rel)
	}
	return filepath.ToSlash(path)
}
