// Package target knows what a backend accepts and what it answers: a contract per
// service, and sample results.
package target

// Severity of a finding; the zero value is invalid.
type Severity string

// The severities.
const (
	Info    Severity = "info"
	Warning Severity = "warning"
	Error   Severity = "error"
)

// Rule is what every finding of one kind has in common. The same value feeds
// explain, the documentation and SARIF.
type Rule struct {
	ID       string // kebab-case, stable
	Title    string // one line
	Severity Severity
	Text     string // what happens and why, a paragraph or two
	Remedy   string // how to go on
	Evidence string // a page, a recording, the engine
	// Ref is the number in the table that the rule came from (R03), for its documentation only.
	Ref string
}

// Finding is one breach of a contract in a payload. Start and End are byte offsets
// in the payload's text.
type Finding struct {
	Rule       *Rule
	Severity   Severity // usually the rule's own
	Message    string   // what was found, and what was expected
	Start, End int
}

// Payload is a rendered request body.
type Payload struct {
	Text string
	// ContentType is the media type of the template that wrote it, "" is application/json.
	ContentType string
	// FromTemplate says whether the byte at offset was written by the template itself
	// rather than being data that passed through; nil: nothing is known, judge nothing by it.
	FromTemplate func(offset int) bool
	// StandIn says whether the byte at offset is a stand-in for what is only known after
	// deployment; nil: there are none.
	StandIn func(offset int) bool
}

// Target is a backend's action. Targets are immutable and safe for concurrent use.
type Target struct {
	// Name is what --target takes: StartSyncExecution for Step Functions, else
	// Service.Action (SQS.SendMessage), MOCK, json.
	Name    string
	Service string // as in the uri: states, sqs, dynamodb …
	Action  string
	// Form says that the body is form-encoded, not JSON.
	Form  bool
	check func(*Target, Payload) []Finding
}

// Check judges a rendered request.
func (t *Target) Check(p Payload) []Finding { return t.check(t, p) }

// Class says in which way an execution or a call ended.
type Class string

// The classes of results.
const (
	Succeeded    Class = "SUCCEEDED"
	Failed       Class = "FAILED"
	TimedOut     Class = "TIMED_OUT"
	ClientError  Class = "400"
	ServiceError Class = "500"
)

// Result is what a backend answered.
type Result struct {
	Name   string // of a built-in sample, such as failed-lambda-json-cause; "" otherwise
	Title  string
	Class  Class
	Status int // HTTP status
	Body   string
}
