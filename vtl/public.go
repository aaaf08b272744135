package vtl

import "github.com/vtlcheck/vtlcheck/vtl/java"

// Template is a parsed template. It is immutable and safe for concurrent renders.
type Template struct {
	Source *Source
	Root   *Block
	broken Diagnostics // not empty: the template cannot be rendered
	prog   program
}

// Scope is what a host puts into a template's scope: the root references.
// It is asked once per use; a nil value is the same as found = false.
// What the template assigns with #set is kept by the render and hides the host's.
type Scope interface {
	Lookup(name string) (value any, found bool)
}

// Vars is the simplest Scope.
type Vars map[string]any

// Lookup implements Scope.
func (v Vars) Lookup(name string) (any, bool) { x, ok := v[name]; return x, ok && x != nil }

// Object is a value whose members the host defines; see package java.
type Object = java.Object

// Options of a render. The zero value (and nil) means the limits of API Gateway
// and of this package, and no trace.
type Options struct {
	// Limits replaces the defaults, field by field where a field is not 0.
	Limits Limits
	// Trace, where not nil, is filled with what the render did.
	Trace *Trace
}

// Parse parses a template. The template is never nil; where the diagnostics hold
// an error it can be walked but not rendered.
func Parse(name, text string) (*Template, Diagnostics) {
	return ParseSource(NewSource(name, text, nil))
}
