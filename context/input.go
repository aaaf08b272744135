package context

import (
	"github.com/vtlcheck/vtlcheck/context/jsonpath"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// emptyBody is what a template reads where there is no payload, whatever its content
// type (recorded on AWS).
const emptyBody = "{}"

// noJSON is what $input.json prints for a path that finds nothing (recorded on AWS).
const noJSON = `""`

// input is $input. It prints as nothing.
type input struct {
	req  *Request
	body string

	doc    any // the payload as json-smart reads it, shared by path and json
	parsed bool
	params *java.Map // what params() gives; made on first use
}

// ClassName implements java.Object. The real name is not known.
func (in *input) ClassName() string { return "Input" }

// AppendText implements java.Object.
func (in *input) AppendText(dst []byte) []byte { return dst }

// Get implements java.Object: $input.body is getBody().
func (in *input) Get(name string) (any, bool, error) {
	if name == "body" || name == "Body" {
		return in.body, true, nil
	}
	return nil, false, nil
}

// Call implements java.Object.
func (in *input) Call(name string, args []any) (any, bool, error) {
	switch len(args) {
	case 0:
		return in.callPlain(name)
	case 1:
		if text, ok := args[0].(string); ok {
			return in.callText(name, text)
		}
	}
	return nil, false, nil
}

func (in *input) callPlain(name string) (any, bool, error) {
	switch name {
	case "params":
		return in.allParams(), true, nil
	case "getBody":
		return in.body, true, nil
	}
	return nil, false, nil
}

func (in *input) callText(name, text string) (any, bool, error) {
	switch name {
	case "path":
		v, err := in.path(text)
		return v, true, err
	case "json":
		v, err := in.json(text)
		return v, true, err
	case "params":
		return in.param(text), true, nil
	}
	return nil, false, nil
}

// document parses the payload once: what a template changes in it is seen by every
// later path and json of the same template.
func (in *input) document() (any, error) {
	if in.parsed {
		return in.doc, nil
	}
	doc, err := jsonpath.Parse(in.body)
	if err != nil {
		return nil, bodyError(err)
	}
	in.doc, in.parsed = doc, true
	return doc, nil
}

// path gives nil where the path finds nothing, and for every path into a payload that
// is null.
func (in *input) path(text string) (any, error) {
	doc, err := in.document()
	if doc == nil || err != nil {
		return nil, err
	}
	p, err := jsonpath.Compile(text)
	if err != nil {
		return nil, err
	}
	v, found, err := p.Read(doc)
	if !found || err != nil {
		return nil, err
	}
	return v, nil
}

func (in *input) json(text string) (string, error) {
	v, err := in.path(text)
	if err != nil {
		return "", err
	}
	if v == nil {
		return noJSON, nil
	}
	return string(jsonpath.AppendJSON(nil, v)), nil
}

func bodyError(err error) error {
	if ex, ok := err.(*java.Exception); ok {
		return &BodyError{ex}
	}
	return err
}
