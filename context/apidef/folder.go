package apidef

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/vtlcheck/vtlcheck/vtl"
)

// The limits of a folder.
const (
	// MaxTreeFiles bounds the files that are looked at in a folder.
	MaxTreeFiles = 100_000
	// MaxTreeDepth bounds how deep folders lie in each other.
	MaxTreeDepth = 64
)

// ReadTree finds the definitions in a folder by their content, and reads them in the
// order of their paths. It leaves out what .gitignore files name, hidden folders,
// node_modules and what other tools download; skipped says which files it passed over
// and why, as far as they might be definitions. One bad file does not stop the others.
// The error says why the folder itself cannot be read.
func ReadTree(dir string, opts *Options) (defs []*Definition, diags vtl.Diagnostics, skipped []Skipped, err error) {
	w := &walker{root: dir, opts: opts, named: map[string]bool{}, called: map[string]bool{}}
	if err := filepath.WalkDir(dir, w.visit); err != nil {
		return nil, nil, nil, err
	}
	slices.Sort(w.files)
	for _, path := range w.files {
		w.read(path)
	}
	defs, diags, skipped = w.collect()
	return defs, diags, skipped, nil
}

// walker collects the files of a folder and reads them.
type walker struct {
	root   string
	opts   *Options
	ignore []ignoreRule
	files  []string
	// templates stand in files of their own.
	templates []string
	seen      int
	found     []found
	skipped   []Skipped
	named     map[string]bool // files that a definition has read
	called    map[string]bool // files of Terraform modules that another one calls
}

// skippedFolders hold copies of other people's files.
var skippedFolders = map[string]bool{
	"node_modules": true, "vendor": true, "__pycache__": true, "venv": true, "dist-packages": true, "site-packages": true,
}

func (w *walker) visit(path string, d fs.DirEntry, err error) error {
	if err != nil {
		if path == w.root {
			return err
		}
		w.skip(path, err.Error())
		return nil
	}
	if path == w.root {
		w.loadIgnore(path)
		return nil
	}
	if w.seen++; w.seen > MaxTreeFiles {
		w.skip(path, fmt.Sprintf("the folder has more than %d files", MaxTreeFiles))
		return filepath.SkipAll
	}
	if d.IsDir() {
		return w.folder(path, d)
	}
	switch {
	case d.Type().IsRegular() && NotRead(path) != "":
		w.skip(path, NotRead(path))
	case !d.Type().IsRegular() || !mayHold(path) && !isTemplate(path):
	case w.ignored(path, false):
		w.skip(path, becauseIgnored)
	case mayHold(path):
		w.files = append(w.files, path)
	default:
		w.templates = append(w.templates, path)
	}
	return nil
}

const becauseIgnored = ".gitignore names it; give its own name to read it"

func (w *walker) folder(path string, d fs.DirEntry) error {
	switch {
	case d.Name() == ".git":
		return filepath.SkipDir
	case strings.HasPrefix(d.Name(), "."), skippedFolders[d.Name()]:
		w.skip(path, "folders of that name are not searched")
		return filepath.SkipDir
	case w.ignored(path, true):
		w.skip(path, becauseIgnored)
		return filepath.SkipDir
	case strings.Count(path, string(filepath.Separator))-strings.Count(w.root, string(filepath.Separator)) > MaxTreeDepth:
		w.skip(path, fmt.Sprintf("folders are nested more than %d deep", MaxTreeDepth))
		return filepath.SkipDir
	}
	w.loadIgnore(path)
	return nil
}

// ListTree lists what ReadTree would look at, without reading it: the files that may be
// definitions (see Detect), and the templates in files of their own (.vtl, .vm), each in
// the order of their paths.
func ListTree(dir string) (candidates, templates []string, skipped []Skipped, err error) {
	w := &walker{root: dir}
	if err := filepath.WalkDir(dir, w.visit); err != nil {
		return nil, nil, nil, err
	}
	slices.Sort(w.files)
	slices.Sort(w.templates)
	return w.files, w.templates, w.skipped, nil
}

// isTemplate: by its ending.
func isTemplate(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".vtl", ".vm":
		return true
	}
	return false
}

// NotRead says why a definition of that name is not read, and what to give instead; ""
// for all other names.
func NotRead(path string) string {
	name := strings.ToLower(filepath.Base(path))
	stem, ext := strings.TrimSuffix(name, filepath.Ext(name)), filepath.Ext(name)
	if stem != "serverless" || !slices.Contains([]string{".ts", ".js", ".mts", ".mjs", ".cts", ".cjs"}, ext) {
		return ""
	}
	return "it is a program, and programs are not run; give what `serverless print > serverless.printed.yml` writes, " +
		"or .serverless/cloudformation-template-update-stack.json after `serverless package`"
}

// mayHold says whether a file's name is one that definitions have.
func mayHold(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".json", ".yaml", ".yml", ".tf", ".template":
		return true
	}
	return false
}

func (w *walker) skip(path, why string) {
	w.skipped = append(w.skipped, Skipped{What: filepath.ToSlash(path), Why: why, At: vtl.Location{File: filepath.ToSlash(path)}})
}

func (w *walker) read(path string) {
	data, err := readDisk(path)
	if err != nil {
		w.skip(path, err.Error())
		return
	}
	if Detect(path, data) == "" {
		return
	}
	o := w.options()
	def, diags := Read(filepath.ToSlash(path), data, &o)
	w.found = append(w.found, found{def, diags})
	for _, name := range def.Reads {
		w.named[name] = true
	}
	for _, name := range def.called {
		w.called[name] = true
	}
}

// found is a definition with what reading it showed.
type found struct {
	def   *Definition
	diags vtl.Diagnostics
}

func (w *walker) options() Options {
	o := Options{}
	if w.opts != nil {
		o = *w.opts
	}
	if o.ReadFile == nil {
		o.ReadFile, o.ListDir = readDisk, listDisk
	}
	return o
}

// collect leaves out files that another definition has read, so that their routes are not
// there twice: OpenAPI bodies, and Terraform modules, which are exact only in their call.
// A Terraform folder that only calls modules without routes is no definition.
func (w *walker) collect() (defs []*Definition, diags vtl.Diagnostics, skipped []Skipped) {
	skipped = w.skipped
	for _, f := range w.found {
		d := f.def
		switch {
		case d.Format == OpenAPI && w.named[d.File], d.Format == Terraform && w.called[d.File]:
			continue
		case d.Format == Terraform && len(d.Routes)+len(d.Facts.GatewayResponses)+len(f.diags) == 0:
			continue
		}
		defs = append(defs, d)
		diags = append(diags, f.diags...)
		skipped = append(skipped, d.Skipped...)
	}
	return defs, diags, skipped
}
