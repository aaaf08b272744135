package context

import (
	"github.com/vtlcheck/vtlcheck/context/jsonpath"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// emptyBody is what a template reads where there is no payload, whatever its content
// type (recorded on AWS).
const emptyBody = "{}"

// input is $input. It prints as nothing.
type input struct {
	req  *Request
	body string

	// doc is the payload as JSON, shared by path and json: what a template changes in it
	// is seen by both. It is not read before one of them asks.
	doc    jsonpath.Document
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
		v, found, err := in.doc.Read(text)
		if err != nil || !found {
			return nil, true, in.readError(err)
		}
		return v, true, nil
	case "json":
		v, err := in.doc.JSON(text)
		return v, true, in.readError(err)
	case "params":
		return in.param(text), true, nil
	}
	return nil, false, nil
}

// readError tells a payload that is no JSON, which is the client's fault, from a path
// that is none.
func (in *input) readError(err error) error {
	if err == nil {
		return nil
	}
	_, unreadable := in.doc.Value()
	if ex, ok := unreadable.(*java.Exception); ok {
		return &BodyError{ex}
	}
	return err
}
