package vtl

// Replaced by the parser and the evaluator.

type program struct{}

// ParseSource parses a source; see Parse.
func ParseSource(src *Source) (*Template, Diagnostics) { panic("not yet") }

// Render evaluates the template and gives what it printed.
// The error is an *EvalError: the template is broken, a method threw, a limit was reached.
func (t *Template) Render(scope Scope, opts *Options) (string, error) { panic("not yet") }

// EvalError says why a render ended.
type EvalError struct {
	Diagnostic
	// Frames leads from the outermost reference or directive to the innermost.
	Frames []Frame
	// Cause is the *java.Exception that a method threw, or nil.
	Cause error
}

// Frame is one step of the way to an error.
type Frame struct {
	Node  Node
	Text  string // the node's source, shortened
	Value string // the value in force (the receiver, the arguments), shortened
}

// Unwrap gives the cause.
func (e *EvalError) Unwrap() error { return e.Cause }

// Walk calls visit for node and everything below it, in source order; where visit
// returns false, what is below that node is left out. It panics on an unknown node type.
func Walk(node Node, visit func(Node) bool) { panic("not yet") }
