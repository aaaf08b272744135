package apidef

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// Read reads a definition. The definition is never nil; what is wrong with the file, and
// what its own language shows to be wrong with it, is among the diagnostics. Each
// template's source has the file's path as its name, the text that API Gateway receives,
// and leads every byte back to where it was written. Nil options are the zero value.
func Read(path string, data []byte, opts *Options) (*Definition, vtl.Diagnostics) {
	def := newDefinition(path, Detect(path, data))
	r := newReader(def, opts)
	f := tree.NewFile(path, string(data))
	switch {
	case len(data) > MaxFileBytes:
		r.reportAt(ruleLimit, f.Locate(0), f.Locate(0), fmt.Sprintf("the file has %d bytes, more than the %d that are read", len(data), MaxFileBytes), "")
		return def, r.diags
	case def.Format == "":
		r.reportAt(ruleUnknownFormat, f.Locate(0), f.Locate(0), "the file is no definition of an API that is known here", "")
		return def, r.diags
	}
	r.readFormat(f)
	def.dropRepeats()
	return def, r.diags.Sort()
}

// ReadFile reads the definition of that path, and lets it name other files unless the
// options say how to read them. The error says why the file itself cannot be read.
func ReadFile(path string, opts *Options) (*Definition, vtl.Diagnostics, error) {
	data, err := readDisk(path)
	if err != nil {
		return nil, nil, err
	}
	def, diags := ReadLocal(path, data, opts)
	return def, diags, nil
}

// ReadLocal is ReadFile for a file whose bytes are known already.
func ReadLocal(path string, data []byte, opts *Options) (*Definition, vtl.Diagnostics) {
	o := Options{}
	if opts != nil {
		o = *opts
	}
	if o.ReadFile == nil {
		o.ReadFile, o.ListDir = readDisk, listDisk
	}
	return Read(path, data, &o)
}

// treeReaders read the formats that are JSON or YAML.
var treeReaders = map[Format]func(*reader, *tree.Node){
	CloudFormation: readCloudFormation,
	SAM:            readCloudFormation,
	CDK:            readCloudFormation,
	OpenAPI:        readOpenAPI,
	Integration:    readCLI,
	Serverless:     readServerless,
	TerraformPlan:  readPlan,
}

func (r *reader) readFormat(f *tree.File) {
	if r.def.Format == Terraform {
		readTerraform(r, f)
		return
	}
	read := treeReaders[r.def.Format]
	for _, doc := range r.parseAll(f) {
		read(r, doc)
	}
}
