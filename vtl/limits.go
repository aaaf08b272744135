package vtl

import (
	"time"

	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// The default limits. Each ends a render or a parse with a diagnostic whose rule
// is the name in brackets.
const (
	// MaxTemplateBytes is API Gateway's own: a template may have 300 KB [template-too-large].
	MaxTemplateBytes = 300 * 1024
	// MaxDepth bounds nesting of blocks, parentheses, literals and calls, of #define
	// blocks in each other and of lists in lists, so that no template can exhaust the
	// stack [too-deep].
	MaxDepth = 1000
	// MaxIterations of one #foreach, API Gateway's own; the loop ends silently, as
	// the engine does, and the trace says so.
	MaxIterations = 1000
	// MaxOutputBytes is API Gateway's payload limit of 10 MB [output-too-large].
	MaxOutputBytes = 10 * 1024 * 1024
	// MaxSteps bounds evaluated nodes, so that nested loops end within a second
	// [too-many-steps]: two full loops within each other fit. A call on a long text or
	// a large collection counts for more than one, by the length of what it may have
	// to read, and a regular expression by its time.
	MaxSteps = 20_000_000
	// MaxStringBytes bounds one value, so that doubling in a loop ends before memory
	// does; no value that a payload can hold is larger [value-too-large].
	MaxStringBytes = MaxOutputBytes
	// MaxItems bounds one collection that a template makes: two hundred times what one
	// loop can look at [value-too-large].
	MaxItems = 200_000
	// MaxHeldBytes bounds what all variables hold together, more than any template that
	// keeps several copies of a large payload [value-too-large].
	MaxHeldBytes = 32 * 1024 * 1024
	// MaxRegexTime bounds one use of a regular expression that backtracks [regex-too-slow].
	MaxRegexTime = java.DefaultRegexTime
	// MaxDefineDepth is how deep a #define block may use itself: the engine prints
	// the reference's own text below.
	MaxDefineDepth = 2
)

// Limits of a parse or a render; a field that is 0 has its default.
type Limits struct {
	Depth, Iterations, OutputBytes, Steps, StringBytes, Items, HeldBytes int
	RegexTime                                                            time.Duration
}

// withDefaults fills the fields that are 0.
func (l Limits) withDefaults() Limits {
	orDefault(&l.Depth, MaxDepth)
	orDefault(&l.Iterations, MaxIterations)
	orDefault(&l.OutputBytes, MaxOutputBytes)
	orDefault(&l.Steps, MaxSteps)
	orDefault(&l.StringBytes, MaxStringBytes)
	orDefault(&l.Items, MaxItems)
	orDefault(&l.HeldBytes, MaxHeldBytes)
	if l.RegexTime == 0 {
		l.RegexTime = MaxRegexTime
	}
	return l
}

func orDefault(field *int, value int) {
	if *field == 0 {
		*field = value
	}
}
