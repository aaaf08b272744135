package vtltest

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/vtlcheck/vtlcheck/vtl"
)

// The rules of the diagnostics about case files.
const (
	RuleBadYAML       = "case-file-syntax"    // no YAML
	RuleUnknownKey    = "case-unknown-key"    // a key that nothing has
	RuleWrongType     = "case-wrong-type"     // a list where a text is due
	RuleBadValue      = "case-bad-value"      // a value that is not allowed
	RuleDuplicate     = "case-duplicate-name" // two cases, or keys, of one name
	RuleMissingKey    = "case-missing-key"    // a key that must be there
	RuleMissingFile   = "case-missing-file"   // a file that cannot be read
	RuleBadSubject    = "case-bad-subject"    // the template or the definition is broken
	RuleBadDefinition = "case-no-such-route"  // the definition has no such route
)

// MaxFileBytes bounds a case file and what it names: above API Gateway's 10 MB payload.
const MaxFileBytes = 64 << 20

// ReadFile reads a case file and everything that it names. The file is never nil; where
// the diagnostics hold an error, no case of it should run.
func ReadFile(path string) (*File, vtl.Diagnostics) {
	return readFile(path, newLoader())
}

func readFile(path string, l *loader) (*File, vtl.Diagnostics) {
	f := &File{Path: path, Reads: []string{path}}
	r := &reader{file: f, loader: l, made: map[*yaml.Node]bool{}}
	text, err := l.read(path)
	if err != nil {
		r.diags = append(r.diags, vtl.Diagnostic{Severity: vtl.Error, Rule: RuleMissingFile,
			Summary: "the case file cannot be read: " + reason(err), At: vtl.Location{File: path, Line: 1, Column: 1}})
		return f, r.diags
	}
	f.text = text
	r.document()
	return f, r.diags.Sort()
}

// reason drops the path from a file error: the message has it already.
func reason(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}

// reader reads one case file. It goes on after an error, to find all of them.
type reader struct {
	file   *File
	loader *loader
	diags  vtl.Diagnostics
	// top are the file's own keys, which a case may override.
	top top
	// made are nodes that were put together out of several places: they cannot be edited.
	made map[*yaml.Node]bool
}

// top is what stands above the cases.
type top struct {
	subject                       subjectKeys
	request, result, expect, side *yaml.Node
}

func (r *reader) document() {
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(r.file.text), &doc); err != nil {
		r.syntax(err)
		return
	}
	if len(doc.Content) == 0 {
		r.errorAt(1, 1, RuleMissingKey, "the file is empty", "Expected a mapping with template or file and route, and cases.")
		return
	}
	r.file.root = doc.Content[0]
	r.root(doc.Content[0])
}

var yamlLine = regexp.MustCompile(`line (\d+): (.*)`)

func (r *reader) syntax(err error) {
	line, message := 1, strings.TrimPrefix(err.Error(), "yaml: ")
	if m := yamlLine.FindStringSubmatch(message); m != nil {
		line, _ = strconv.Atoi(m[1])
		message = m[2]
	}
	r.errorAt(line, 1, RuleBadYAML, "the file is no YAML: "+message,
		"Put texts that hold : # { [ & * ! | > ' \" % @ ` in quotes, and indent with blanks, not tabs.")
}

func (r *reader) errorAt(line, column int, rule, summary, detail string) {
	at := vtl.Location{File: r.file.Path, Line: line, Column: column}
	r.diags = append(r.diags, vtl.Diagnostic{Severity: vtl.Error, Rule: rule, Summary: summary, Detail: detail, At: at})
}

// report adds an error at a node.
func (r *reader) report(n *yaml.Node, rule, summary, detail string) {
	r.errorAt(n.Line, n.Column, rule, summary, detail)
}

// place is a node's place in the file.
func (f *File) place(n *yaml.Node) vtl.Location {
	if f == nil || n == nil {
		return vtl.Location{}
	}
	return vtl.Location{File: f.Path, Line: n.Line, Column: n.Column}
}

// field is a key of a mapping with what reads its value.
type field struct {
	name string
	read func(*yaml.Node)
}

// object reads a mapping whose keys are all known.
func (r *reader) object(n *yaml.Node, what string, fields ...field) bool {
	n = resolve(n)
	if n.Kind != yaml.MappingNode {
		r.wrongType(n, what, "a mapping with "+names(fields))
		return false
	}
	seen := map[string]bool{}
	for _, m := range members(n) {
		i := slices.IndexFunc(fields, func(f field) bool { return f.name == m.name.Value })
		switch {
		case i < 0:
			r.unknownKey(m.name, what, fields)
		case seen[m.name.Value]:
			r.report(m.name, RuleDuplicate, fmt.Sprintf("%s has the key %s twice", what, m.name.Value), "Only one of them can count: take the other away.")
		default:
			seen[m.name.Value] = true
			fields[i].read(resolve(m.value))
		}
	}
	return true
}

func (r *reader) unknownKey(n *yaml.Node, what string, fields []field) {
	summary := fmt.Sprintf("%s has no key %q", what, n.Value)
	if s := closest(n.Value, fields); s != "" {
		summary += fmt.Sprintf(", did you mean %s?", s)
	}
	r.report(n, RuleUnknownKey, summary, "Allowed are "+names(fields)+".")
}

func names(fields []field) string {
	out := make([]string, len(fields))
	for i, f := range fields {
		out[i] = f.name
	}
	return strings.Join(out, ", ")
}

// closest gives the allowed key that a mistyped one resembles most; "" where none does.
func closest(name string, fields []field) string {
	best, bestDistance := "", len(name)/2+1
	for _, f := range fields {
		if d := distance(strings.ToLower(name), strings.ToLower(f.name)); d < bestDistance {
			best, bestDistance = f.name, d
		}
	}
	return best
}

// distance is Levenshtein's.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diagonal := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := diagonal
			if a[i-1] != b[j-1] {
				cost++
			}
			diagonal = row[j]
			row[j] = min(row[j]+1, row[j-1]+1, cost)
		}
	}
	return row[len(b)]
}

func (r *reader) wrongType(n *yaml.Node, what, expected string) {
	r.report(n, RuleWrongType, fmt.Sprintf("%s is %s", what, kindOf(n)), "Expected "+expected+".")
}

// kindOf names what a node is.
func kindOf(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	}
	switch n.Tag {
	case "!!null":
		return "empty"
	case "!!bool":
		return "a boolean"
	case "!!int", "!!float":
		return "a number"
	}
	return "a text"
}

// text reads a scalar as a text; a number or boolean is taken as it is written.
func (r *reader) text(n *yaml.Node, what string) (string, bool) {
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" {
		r.wrongType(n, what, "a text")
		return "", false
	}
	return n.Value, true
}

func (r *reader) textInto(s *string, what string) func(*yaml.Node) {
	return func(n *yaml.Node) { *s, _ = r.text(n, what) }
}

func (r *reader) bool(n *yaml.Node, what string) bool {
	if n.Kind != yaml.ScalarNode || n.Tag != "!!bool" {
		r.wrongType(n, what, "true or false")
		return false
	}
	return strings.EqualFold(n.Value, "true")
}

func (r *reader) int(n *yaml.Node, what string, lowest, highest int) (int, bool) {
	i, err := strconv.Atoi(n.Value)
	if n.Kind != yaml.ScalarNode || n.Tag != "!!int" || err != nil {
		r.wrongType(n, what, fmt.Sprintf("a whole number from %d to %d", lowest, highest))
		return 0, false
	}
	if i < lowest || i > highest {
		r.report(n, RuleBadValue, fmt.Sprintf("%s is %d", what, i), fmt.Sprintf("Expected a number from %d to %d.", lowest, highest))
		return 0, false
	}
	return i, true
}

// keep remembers a node for later.
func keep(to **yaml.Node) func(*yaml.Node) { return func(n *yaml.Node) { *to = n } }

// fileText reads a file that the case file names, relative to its own folder.
func (r *reader) fileText(n *yaml.Node, what string) (string, bool) {
	name, ok := r.text(n, what)
	if !ok {
		return "", false
	}
	text, err := r.loader.read(r.resolvePath(name))
	if err != nil {
		r.report(n, RuleMissingFile, fmt.Sprintf("%s: %s cannot be read: %s", what, name, reason(err)),
			"Paths are relative to the folder of the case file, "+filepath.ToSlash(filepath.Dir(r.file.Path))+".")
		return "", false
	}
	return text, true
}

// resolvePath makes a name relative to the case file, and notes that it is read.
func (r *reader) resolvePath(name string) string {
	if !filepath.IsAbs(name) {
		name = filepath.Join(filepath.Dir(r.file.Path), filepath.FromSlash(name))
	}
	if !slices.Contains(r.file.Reads, name) {
		r.file.Reads = append(r.file.Reads, name)
	}
	return name
}

// readBounded reads a file that is not a folder and not too large.
func readBounded(path string) (string, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return "", err
	case info.IsDir():
		return "", errors.New("it is a folder, expected a file")
	case info.Size() > MaxFileBytes:
		return "", fmt.Errorf("it has %d bytes, more than the %d that are read", info.Size(), MaxFileBytes)
	}
	text, err := os.ReadFile(path)
	return string(text), err
}
