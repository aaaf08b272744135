package main

import (
	"fmt"
	"os"
	"sync"

	"github.com/vtlcheck/vtlcheck/context/apidef"
	"github.com/vtlcheck/vtlcheck/lint"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// collect lists what is to be linted. A path that cannot be used is reported and makes
// failed true; it does not stop the others.
func (c *lintCmd) collect(io *streams) (files []lint.File, failed bool, err error) {
	paths := c.Paths
	if len(paths) == 0 {
		paths = []string{"."}
	}
	for _, path := range paths {
		more, err := c.path(io, path)
		if err != nil {
			fmt.Fprintln(io.err, "vtlcheck:", err)
			failed = true
		}
		files = append(files, more...)
	}
	if failed && len(files) == 0 {
		return nil, true, exit(exitInput)
	}
	return files, failed, nil
}

// path is one argument: standard input, a folder or a file.
func (c *lintCmd) path(io *streams, path string) ([]lint.File, error) {
	if path == "-" {
		text, err := readFile(io, "-")
		if err != nil {
			return nil, err
		}
		if c.StdinFilename == "" {
			c.StdinFilename = stdinName(text)
		}
		return c.file(c.StdinFilename, text)
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, cannotOpen(path, err)
	}
	if info.IsDir() {
		return c.folder(io, path)
	}
	text, err := readFile(io, path)
	if err != nil {
		return nil, err
	}
	return c.file(path, text)
}

// file is a template or a definition whose text is known.
func (c *lintCmd) file(name, text string) ([]lint.File, error) {
	switch {
	case isTemplateFile(name):
	case apidef.Detect(name, []byte(text)) != "":
		return []lint.File{c.definitionFile(name, text)}, nil
	case c.Phase == "" && c.SkipOthers:
		c.others.add(name)
		return nil, nil
	case c.Phase == "":
		return nil, notRead(name, "is no template (.vtl, .vm) and no API definition that vtlcheck knows; for a template with another ending give --phase")
	}
	return []lint.File{c.templateFile(name, func() (string, error) { return text, nil })}, nil
}

// folder finds what there is below a folder.
func (c *lintCmd) folder(io *streams, dir string) ([]lint.File, error) {
	definitions, templates, skipped, err := apidef.ListTree(dir)
	if err != nil {
		return nil, &inputError{message: err.Error()}
	}
	for _, s := range skipped {
		fmt.Fprintf(io.err, "%s: skipped: %s\n", s.What, s.Why)
	}
	var files []lint.File
	for _, name := range definitions {
		files = append(files, lint.File{Path: name, Open: func() lint.Content { return c.openDefinition(io, name) }})
	}
	for _, name := range templates {
		files = append(files, c.templateFile(name, func() (string, error) { return readFile(io, name) }))
	}
	return files, nil
}

func (c *lintCmd) templateFile(name string, read func() (string, error)) lint.File {
	return lint.File{Path: name, Open: func() lint.Content {
		text, err := read()
		if err != nil {
			return lint.Content{Problems: cannotRead(name, err)}
		}
		return lint.Content{Templates: []lint.Input{c.input(name, text)}}
	}}
}

// cannotRead reports a file that vanished or cannot be opened.
func cannotRead(name string, err error) vtl.Diagnostics {
	return vtl.Diagnostics{{
		Severity: vtl.Error, Rule: ruleUnreadableFile, Summary: "the file cannot be read",
		Detail: err.Error() + ".", At: vtl.Location{File: name, Line: 1, Column: 1},
	}}
}

// definitionFile is a definition whose text is known already.
func (c *lintCmd) definitionFile(name, text string) lint.File {
	return lint.File{Path: name, Open: func() lint.Content {
		if c.fromStdin(name) {
			return content(apidef.Read(name, []byte(text), c.options()))
		}
		return content(apidef.ReadLocal(name, []byte(text), c.options()))
	}}
}

// openDefinition reads a file of a folder that may be a definition.
func (c *lintCmd) openDefinition(io *streams, name string) lint.Content {
	text, err := readFile(io, name)
	if err != nil {
		return lint.Content{Problems: cannotRead(name, err)}
	}
	if apidef.Detect(name, []byte(text)) == "" {
		c.others.add(name)
		return lint.Content{}
	}
	return content(apidef.ReadLocal(name, []byte(text), c.options()))
}

// content is what a definition gives the linter: its routes, what reading it showed,
// and what only the definition shows.
func content(def *apidef.Definition, problems vtl.Diagnostics) lint.Content {
	c := lint.Content{Routes: def.Routes, Problems: append(problems, def.Check()...)}
	for _, r := range def.Facts.GatewayResponses {
		for _, t := range r.Templates {
			if t.Source != nil {
				c.Templates = append(c.Templates, lint.Input{Source: t.Source, ContentType: t.ContentType, GatewayResponse: true})
			}
		}
	}
	return c
}

// fromStdin says whether a name is only what standard input is called.
func (c *lintCmd) fromStdin(name string) bool {
	if name != c.StdinFilename {
		return false
	}
	for _, p := range c.Paths {
		if p == "-" {
			return true
		}
	}
	return false
}

// others collects the files that hold neither a template nor a definition. The zero
// value has none; it is safe for concurrent use.
type others struct {
	mu    sync.Mutex
	names map[string]bool
}

func (o *others) add(name string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.names == nil {
		o.names = map[string]bool{}
	}
	o.names[name] = true
}

// without names the files that are left.
func (o *others) without(files []lint.File) []string {
	o.mu.Lock()
	defer o.mu.Unlock()
	var names []string
	for _, f := range files {
		if !o.names[f.Path] {
			names = append(names, f.Path)
		}
	}
	return names
}
