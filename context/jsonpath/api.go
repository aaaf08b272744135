// Package jsonpath is json-path's dialect of JSONPath over json-smart's permissive
// JSON, as $input.path, $input.json and $util.parseJson use them.
//
// Documents are the values of package java: objects are *java.Map (Kind ObjectKind),
// arrays *java.List (Kind ArrayKind), numbers int32, int64, *big.Int, float64 or
// *java.Decimal.
package jsonpath

import "github.com/vtlcheck/vtlcheck/vtl/java"

// Path is a compiled path. It is immutable and safe for concurrent use.
type Path struct{ prog pathProgram }

type pathProgram struct{}

// Compile compiles a path and keeps a bounded number of results.
// The error is a *java.Exception (InvalidPathException).
func Compile(path string) (*Path, error) { panic("not yet") }

// Read applies the path. found = false: a definite path met nothing. The error is a
// *java.Exception.
func (p *Path) Read(doc any) (value any, found bool, err error) { panic("not yet") }

// Parse reads JSON as permissively as json-smart does. The error is a *java.Exception
// (ParseException).
func Parse(text string) (any, error) { panic("not yet") }

// AppendJSON appends a value as $input.json writes it.
func AppendJSON(dst []byte, value any) []byte { panic("not yet") }

// ArrayKind and ObjectKind are json-smart's JSONArray, which prints as JSON, and the
// map of a JSON object.
var (
	ArrayKind  = &java.ListKind{Class: "net.minidev.json.JSONArray"}
	ObjectKind *java.MapKind
)
