package vtl

// The default limits. Each ends a render or a parse with a diagnostic whose rule
// is the name in brackets.
const (
	// MaxTemplateBytes is API Gateway's own: a template may have 300 KB [template-too-large].
	MaxTemplateBytes = 300 * 1024
	// MaxDepth bounds nesting of blocks, parentheses, literals and calls, so that no
	// template can exhaust the stack [too-deep].
	MaxDepth = 1000
	// MaxIterations of one #foreach, API Gateway's own; the loop ends silently, as
	// the engine does, and the trace says so.
	MaxIterations = 1000
	// MaxOutputBytes is API Gateway's payload limit of 10 MB [output-too-large].
	MaxOutputBytes = 10 * 1024 * 1024
	// MaxSteps bounds evaluated nodes, so that nested loops end within a second [too-many-steps].
	MaxSteps = 5_000_000
	// MaxStringBytes bounds one value, MaxItems one collection, so that doubling in a
	// loop ends before memory does [value-too-large].
	MaxStringBytes = 16 * 1024 * 1024
	MaxItems       = 1_000_000
	// MaxDefineDepth is how deep a #define block may use itself: the engine prints
	// the reference's own text below.
	MaxDefineDepth = 2
)

// Limits of a parse or a render; a field that is 0 has its default.
type Limits struct {
	Depth, Iterations, OutputBytes, Steps, StringBytes, Items int
}
