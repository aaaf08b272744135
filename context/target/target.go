package target

import (
	"slices"

	"github.com/vtlcheck/vtlcheck/context/strictjson"
)

// Finding is one breach of a contract in a payload. Start and End are byte offsets
// in the payload's text.
type Finding struct {
	Rule       *Rule
	Severity   Severity // usually the rule's own
	Message    string   // what was found, and what was expected
	Start, End int
	// Remedy is how to go on here, where more is known than the rule's own; see Advice.
	Remedy string
}

// Advice says how to go on: the finding's own remedy, else the rule's.
func (f Finding) Advice() string {
	if f.Remedy != "" {
		return f.Remedy
	}
	return f.Rule.Remedy
}

// Payload is a rendered request body.
type Payload struct {
	Text string
	// ContentType is the media type with which the backend gets the text, "" is
	// application/json; it decides between the two protocols of SQS.
	ContentType string
	// FromTemplate says whether the byte at offset was written by the template itself
	// rather than being data that passed through; nil: nothing is known, judge nothing by it.
	FromTemplate func(offset int) bool
	// StandIn says whether the byte at offset is a stand-in for what is only known after
	// deployment; nil: there are none.
	StandIn func(offset int) bool
	// ClientBodyNotJSON says that the client's body was no JSON on purpose: that an
	// execution's input then is none either is the client's fault, and only info.
	ClientBodyNotJSON bool
	// Given are the parameters that the request has elsewhere, mapped to its query string
	// (integration.request.querystring.Action); a form does not miss them.
	Given []string
}

// Target is a backend's action. Targets are immutable and safe for concurrent use.
type Target struct {
	// Name is what --target takes: StartSyncExecution for Step Functions, else
	// Service.Action (SQS.SendMessage), MOCK, json.
	Name    string
	Service string // as in the uri: states, sqs, dynamodb …
	Action  string
	// Form says that the body is form-encoded, not JSON.
	Form bool

	members []Member
	shape   *node // of the members
	// oneOf are groups of members of which a payload needs at least one.
	oneOf [][]string
	// anyJSON says that a payload need not be an object.
	anyJSON bool
	// partial is the member of an answer with status 200 that counts what failed.
	partial string
	// maxBytes and warnBytes bound the whole payload; 0 is no limit of the service's own.
	maxBytes, warnBytes int
	// more judges what the table cannot say, on a payload that is an object.
	more func(*checker, *strictjson.Value)
	// judge, where not nil, replaces the reading of JSON or a form.
	judge func(*checker)
	// results, where not nil, are the built-in samples; else those of its service are.
	results func() []Result
}

// Check judges a rendered request. The findings are in the order of their places.
func (t *Target) Check(p Payload) []Finding {
	c := &checker{t: t, p: p, text: p.Text}
	c.size()
	switch {
	case t.judge != nil:
		t.judge(c)
	case t.Form:
		c.form()
	default:
		c.json()
	}
	slices.SortStableFunc(c.out, func(a, b Finding) int { return a.Start - b.Start })
	return c.out
}

// Members tells what the contract says about each member, in the order of the
// service's model. The caller must not change what Pattern and Enum point to.
func (t *Target) Members() []Member { return slices.Clone(t.members) }

// OneOf gives the groups of members of which a payload needs at least one.
func (t *Target) OneOf() [][]string { return slices.Clone(t.oneOf) }

// NeedsObject says that a payload must be a JSON object.
func (t *Target) NeedsObject() bool { return !t.Form && !t.anyJSON }

// PartialFailure gives the member of an answer with status 200 that counts the
// entries that failed (FailedEntryCount), or "".
func (t *Target) PartialFailure() string { return t.partial }

// MaxBytes gives the service's own limit of a whole payload, or 0.
func (t *Target) MaxBytes() int { return t.maxBytes }

// WithMaxBytes gives a copy of the target with another limit for the member at path,
// or for the whole payload where path is "": services raise their limits from time to
// time. A warning limit goes away, or moves to 90 % of n for an execution's input. It
// panics where the target has no such member.
func (t *Target) WithMaxBytes(path string, n int) *Target {
	clone := *t
	if path == "" {
		clone.maxBytes, clone.warnBytes = n, 0
		return &clone
	}
	clone.members = slices.Clone(t.members)
	i := slices.IndexFunc(clone.members, func(m Member) bool { return m.Path == path })
	if i < 0 {
		panic("target: " + t.Name + " has no member " + path)
	}
	m := &clone.members[i]
	m.MaxBytes, m.WarnBytes = n, 0
	if m.nearlyTooLarge != nil {
		m.WarnBytes = nearly(n)
	}
	clone.prepare()
	return &clone
}

// Results gives the target's built-in sample results, in an order that reads well;
// none for targets whose answers nobody knows: MOCK, json and a Lambda function.
func (t *Target) Results() []Result {
	if t.results != nil {
		return slices.Clone(t.results())
	}
	return resultsOf(t.Service, t.Action, t.Service+":"+t.Action)
}

// Executes says whether the answers are those of an execution that has ended, with
// Class Failed and TimedOut among them; only StartSyncExecution's are.
func (t *Target) Executes() bool { return t.Action == "StartSyncExecution" }
