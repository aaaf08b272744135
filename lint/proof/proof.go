package proof

import (
	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// Obligation is something that a template owes on every path.
type Obligation string

// The obligations. A request template has O1 to O4, O3 only where a target is known; a
// response template has O1, O2, O4 and O5.
const (
	Renders    Obligation = "O1" // no method throws
	WellFormed Obligation = "O2" // the output is well-formed for its content type
	Contract   Obligation = "O3" // a request fulfils its target's contract
	Contained  Obligation = "O4" // a client's text stays in its slot
	Answers    Obligation = "O5" // status and body of a response fit the result
)

// Verdict is how a proof ended.
type Verdict string

// The verdicts.
const (
	Proven  Verdict = "proven"  // holds on every path, under the proof's assumptions
	Refuted Verdict = "refuted" // the witness breaks it
	Unknown Verdict = "unknown" // neither; Reason says what stopped the proof
)

// The assumptions of a proof. Beside them stand the alphabets of the catalogue that
// the proof leaned on, as "alphabet: $context.stage is a stage name".
const (
	// ClientJSON: the body is RFC 8259 JSON with ordinary exponents, or empty. It is not
	// assumed where the template reads $input.body.
	ClientJSON = "client-json"
	// WithinLimits: payloads, nesting and loops stay within the limits of API Gateway and
	// of this module.
	WithinLimits = "within-limits"
	// RequestIDIsUUID: no client overrides the request id with another text.
	RequestIDIsUUID = "request-id-is-uuid"
	// StageVariablesSet: the stage has every variable that the template reads.
	StageVariablesSet = "stage-variables-set"
	// BackendJSON: a backend without a contract answers JSON.
	BackendJSON = "backend-json"
)

// Proof is what became of one obligation of one template. Proofs are not changed after
// they were handed out.
type Proof struct {
	Obligation Obligation
	Verdict    Verdict
	// Assumes lists what the verdict leans on.
	Assumes []string
	// Reason is one line: what broke it, or what stopped the proof. Empty where proven.
	Reason string
	// Source and Span are the place in the template that Reason is about.
	Source *vtl.Source
	Span   vtl.Span
	// Rule is the rule that the witness breaks, such as input-not-json; "" otherwise.
	Rule string
	// Remedy says how to go on; "" where proven.
	Remedy string
	// Witness is nil unless refuted.
	Witness *Witness
	// More are further witnesses of O5, one for each class of results that is answered
	// wrongly beside that of Witness.
	More []*Witness
	// LoopLimit is a witness of more than 1000 items that breaks the obligation although
	// the verdict holds for fewer; nil where there is none. It is a warning of its own.
	LoopLimit *Witness
	// Tried is the number of inputs that were rendered in search of a witness.
	Tried int
}

// Witness is an input that was rendered by the real evaluator and broke an obligation.
type Witness struct {
	// Request is the whole call.
	Request *apigw.Request
	// Result is the backend's answer; nil for a request template.
	Result *target.Result
	// Output is what the template printed, until it failed where it did.
	Output string
	// Status is what the client got; 0 for a request template.
	Status int
	// BrokenAt is the broken place in Output; empty at the end where something is missing.
	BrokenAt vtl.Span
	// Reference is the place in the template that wrote the bytes which broke it.
	Reference vtl.Span
	// Rule, Reason and Remedy say which rule it breaks, how, and how to go on.
	Rule, Reason, Remedy string
	// Path says in words what is special about the input: "$.note is missing".
	Path []string
	// Flow is the way through the template.
	Flow []Step
	// Harmless is, for O4, the same call with harmless texts, which takes the same way and
	// prints the right members; nil otherwise.
	Harmless *Call
}

// Call is what a template is rendered on.
type Call struct {
	Request *apigw.Request
	// Result is the backend's answer; nil for a request template.
	Result *target.Result
}

// Step is one decision on the way of a witness through a template.
type Step struct {
	Span vtl.Span
	Text string
}

// Input is one template by itself.
type Input struct {
	Source *vtl.Source
	// Phase says on which side the template stands; the zero value is the request.
	Phase apigw.Phase
	// Target is what receives the request or answered; nil lets the template tell.
	Target *target.Target
	// ContentType is the template's key; "" is application/json.
	ContentType string
}

// Options of a proof. The zero value (and nil) has the limits of this package.
type Options struct {
	// MaxTried bounds how many inputs are rendered in search of witnesses; 0 is MaxTried,
	// below 0 none are.
	MaxTried int
	// NoSymbolic leaves the symbolic side away: nothing is proven then.
	NoSymbolic bool

	// twist lets a test put a wrong image of a transformer in the place of the right one.
	twist func(transformer string, out str) str
}
