package apidef

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/terraform"
	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
)

// tfResource is one resource of a configuration or a plan.
type tfResource struct {
	typ, name string
	at        *tree.Node
	file      string
	// value gives an argument, nil where it is absent or not known.
	value func(argument string) *tree.Node
	// ref tells which resource an argument names: its address, and a text that is equal
	// for arguments that name the same.
	ref func(argument string) (address, same string)
	// find gives the resource of an address, nil where there is none.
	find func(address string) *tfResource
	// blocks gives nested blocks as maps.
	blocks func(typ string) []*tree.Node
	// unknown says that an argument is there and only known after an apply.
	unknown func(argument string) bool
}

// readTerraform reads one file of a configuration; the other files of its folder are
// part of it.
func readTerraform(r *reader, f *tree.File) {
	files := append([]*tree.File{f}, r.moduleFiles(f)...)
	vars := r.terraformVars(f)
	m := terraform.Load(files, terraform.Host{
		Vars:   vars,
		Read:   r.read,
		Step:   func(bytes int) bool { return r.charge(&tree.Node{File: f}, bytes) },
		Folder: r.folderFiles,
		Unreadable: func(f *tree.File, start, end int, name, why string) {
			r.reportAt(ruleFileUnreadable, f.Locate(start), f.Locate(end), fmt.Sprintf("%s cannot be read: %s", name, why), "")
		},
		Report: func(f *tree.File, start, end int, summary, detail string) {
			if f != nil {
				r.reportAt(ruleSyntax, f.Locate(start), f.Locate(end), summary, detail)
			}
		},
	})
	for _, name := range m.Variables() {
		value, at := m.Variable(name)
		r.def.Facts.Parameters = append(r.def.Facts.Parameters,
			Parameter{Name: name, Value: value.Scalar(), StandIn: len(value.StandIns()) > 0, At: at.At()})
	}
	(&tfReader{reader: r, own: f.Name}).routes(hclResources(m))
	r.calledModules(f, m)
}

// calledModules reads the modules that a file calls, with the call's arguments.
func (r *reader) calledModules(f *tree.File, m *terraform.Module) {
	for _, call := range m.Calls() {
		at := call.At()
		if f != nil && at.File != f {
			continue
		}
		child := call.Module()
		if child == nil {
			r.skip(at, "module."+call.Name, "its source "+quote(call.Source())+" is not read")
			continue
		}
		(&tfReader{reader: r}).routes(hclResources(child))
		r.calledModules(nil, child)
	}
}

// folderFiles reads the configuration of a folder that a module's source names.
func (r *reader) folderFiles(from *tree.File, source string) []*tree.File {
	if from == nil || r.opts.ListDir == nil {
		return nil
	}
	dir := filepath.ToSlash(filepath.Join(filepath.Dir(from.Name), filepath.FromSlash(source)))
	names, err := r.opts.ListDir(dir)
	if err != nil {
		return nil
	}
	slices.Sort(names)
	var files []*tree.File
	for _, name := range names {
		if !terraform.IsFile(name) {
			continue
		}
		if f, _ := r.read(from, filepath.ToSlash(filepath.Join(filepath.FromSlash(source), name))); f != nil {
			files = append(files, f)
			r.def.called = append(r.def.called, f.Name)
		}
	}
	return files
}

// moduleFiles reads the other configuration files of the folder.
func (r *reader) moduleFiles(f *tree.File) []*tree.File {
	if r.opts.ListDir == nil || r.opts.ReadFile == nil {
		return nil
	}
	names, err := r.opts.ListDir(filepath.ToSlash(filepath.Dir(f.Name)))
	if err != nil {
		return nil
	}
	slices.Sort(names)
	var files []*tree.File
	for _, name := range names {
		if !terraform.IsFile(name) || name == filepath.Base(f.Name) {
			continue
		}
		if other, _ := r.read(f, name); other != nil {
			files = append(files, other)
		}
	}
	return files
}

// terraformVars are the values that terraform itself would load, and those given, which win.
func (r *reader) terraformVars(f *tree.File) map[string]string {
	vars := map[string]string{}
	if r.opts.ListDir != nil {
		names, _ := r.opts.ListDir(filepath.ToSlash(filepath.Dir(f.Name)))
		slices.Sort(names)
		for _, name := range names {
			if name == "terraform.tfvars" || strings.HasSuffix(name, ".auto.tfvars") {
				if other, _ := r.read(f, name); other != nil {
					terraform.ReadVars(other, vars)
				}
			}
		}
	}
	for name, value := range r.opts.Params {
		vars[name] = value
	}
	return vars
}

func hclResources(m *terraform.Module) []*tfResource {
	var all []*tfResource
	wrap := map[*terraform.Resource]*tfResource{}
	for _, res := range m.Resources() {
		at := res.At()
		t := &tfResource{typ: res.Type, name: res.Name, at: at, value: res.Value, ref: res.Reference, blocks: res.Blocks}
		if at.File != nil {
			t.file = at.File.Name
		}
		t.find = func(address string) *tfResource { return wrap[m.Resource(address, res)] }
		t.unknown = func(string) bool { return false }
		wrap[res] = t
		if !res.Data {
			all = append(all, t)
		}
	}
	return all
}

func (res *tfResource) address() string { return res.typ + "." + res.name }
