package apidef

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
)

// read gives another file that the definition names; nil and a reason where it cannot be read.
func (r *reader) read(from *tree.File, name string) (*tree.File, string) {
	switch {
	case strings.Contains(name, "://"):
		return nil, "it lies in the network, where nothing is read"
	case r.opts.ReadFile == nil:
		return nil, "no other files are read here"
	case len(r.files) >= MaxFollowedFiles:
		return nil, fmt.Sprintf("the definition names more than %d files", MaxFollowedFiles)
	}
	path := filepath.FromSlash(name)
	if !filepath.IsAbs(path) {
		path = filepath.Join(filepath.Dir(from.Name), path)
	}
	path = filepath.ToSlash(path)
	if f, ok := r.files[path]; ok {
		return f, ""
	}
	data, err := r.opts.ReadFile(path)
	if err != nil {
		return nil, err.Error()
	}
	if len(data) > MaxFileBytes {
		return nil, fmt.Sprintf("it has more than %d bytes", MaxFileBytes)
	}
	f := tree.NewFile(path, string(data))
	r.files[path] = f
	r.def.Reads = append(r.def.Reads, path)
	return f, ""
}

// parse reads a file as JSON or YAML and reports what is wrong with it.
func (r *reader) parse(f *tree.File) *tree.Node {
	docs := r.parseAll(f)
	if len(docs) == 0 {
		return nil
	}
	return docs[0]
}

// aboutTab says how to go on where YAML was left because of a tab; "" elsewhere. A tab
// within a block is told by its first line, which has none.
func aboutTab(f *tree.File, message string, offset int) string {
	line := f.Text[strings.LastIndexByte(f.Text[:min(offset, len(f.Text))], '\n')+1:]
	indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
	if startsAsJSON(f) || !strings.Contains(indent, "\t") && !strings.Contains(message, "tab character") {
		return ""
	}
	return "Found a tab at the beginning of a line, expected blanks: YAML takes no tabs for indentation. Replace it by blanks."
}

func (r *reader) parseAll(f *tree.File) []*tree.Node {
	docs, err := parseFile(f)
	if err != nil {
		offset := 0
		if syntax, ok := err.(*tree.SyntaxError); ok {
			offset = syntax.Offset
		}
		at := f.Locate(offset)
		r.reportAt(ruleSyntax, at, at, err.Error(), aboutTab(f, err.Error(), offset))
	}
	for _, doc := range docs {
		for _, m := range doc.Duplicates() {
			r.reportAt(ruleDuplicateKey, m.At(), m.AtEnd(), fmt.Sprintf("the key %s stands a second time in its map", quote(m.Key)), "")
		}
	}
	return docs
}

// parseFile tells JSON from YAML by the name, else by the first character. A file that
// starts as JSON may be YAML all the same, and a .yaml file JSON: the YAML reader takes
// neither \/ nor surrogate pairs, which JSON has.
func parseFile(f *tree.File) ([]*tree.Node, error) {
	ext := strings.ToLower(filepath.Ext(f.Name))
	if !startsAsJSON(f) {
		return tree.ParseYAML(f)
	}
	doc, jsonErr := tree.ParseJSON(f)
	if jsonErr == nil {
		return []*tree.Node{doc}, nil
	}
	if ext == ".json" {
		return nil, jsonErr
	}
	docs, err := tree.ParseYAML(f)
	if err != nil && ext != ".yaml" && ext != ".yml" {
		err = jsonErr
	}
	return docs, err
}

func startsAsJSON(f *tree.File) bool {
	start := strings.TrimLeft(strings.TrimPrefix(f.Text, "\ufeff"), " \t\r\n")
	return strings.EqualFold(filepath.Ext(f.Name), ".json") || strings.HasPrefix(start, "{") || strings.HasPrefix(start, "[")
}
