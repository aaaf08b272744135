// Package context models what API Gateway puts into a mapping template's scope:
// $input, $context, $stageVariables and $util.
//
// It is unrelated to the standard library's context package; import it as apigw.
package context

import "github.com/vtlcheck/vtlcheck/vtl/java"

// Param is one name and value of a path, a query string or a set of headers.
type Param struct{ Name, Value string }

// Params are parameters in the order in which they came. Of a repeated name the
// last value counts. Names are case-sensitive, as in API Gateway. Nil is empty.
type Params []Param

// Pairs makes Params of name, value, name, value …; it panics on an odd number.
func Pairs(namesAndValues ...string) Params {
	if len(namesAndValues)%2 != 0 {
		panic("context.Pairs: a name without a value")
	}
	var p Params
	for i := 0; i < len(namesAndValues); i += 2 {
		p = append(p, Param{namesAndValues[i], namesAndValues[i+1]})
	}
	return p
}

// Get gives the value that counts.
func (p Params) Get(name string) (string, bool) {
	if found := p.find(name); found != nil {
		return found.Value, true
	}
	return "", false
}

// find gives the last parameter of that name, or nil.
func (p Params) find(name string) *Param {
	for i := len(p) - 1; i >= 0; i-- {
		if p[i].Name == name {
			return &p[i]
		}
	}
	return nil
}

// Request is the client's call as a template sees it. The zero value is a call
// without body, parameters and $context members. Read only: safe for concurrent use.
type Request struct {
	Method     string
	Path       string // as sent, without the stage
	PathParams Params
	Query      Params // decoded
	Headers    Params
	// Body is the payload's text; "" is no payload, which templates read as {}.
	Body           string
	StageVariables Params
	// Context holds the members of $context (nested maps for identity, authorizer …);
	// nil is empty. Values are those of package java. Method, Path are not copied into it.
	Context *java.Map
}

// Phase says which side of the integration a template stands on.
type Phase int

// The phases.
const (
	RequestPhase Phase = iota + 1
	ResponsePhase
)

func (p Phase) String() string {
	switch p {
	case RequestPhase:
		return "request"
	case ResponsePhase:
		return "response"
	}
	return "unknown"
}

// Call is the scope of one call through the gateway: the request template and the
// response template share its overrides. Not safe for concurrent use.
type Call struct {
	req *Request

	ctx   contextMap // $context
	asked bool       // ctx was begun: a template has asked for it

	first Scope // room for the scope that is asked for first
}

// NewCall starts a call. The request must not change as long as the call, or what it
// gave, is in use: the texts of its parameters are shared, not copied.
func NewCall(req *Request) *Call { return &Call{req: req} }

// Scope gives what a template of that phase sees; body is the payload that $input
// reads: the request's own for RequestPhase, the integration response's for ResponsePhase.
func (c *Call) Scope(phase Phase, body string) *Scope {
	if body == "" {
		body = emptyBody
	}
	s := &c.first
	if s.call != nil {
		s = new(Scope)
	}
	s.call, s.phase = c, phase
	s.input.req, s.input.body = c.req, body
	s.input.doc.Reset(body)
	return s
}

// Answered tells the call the request id that the AWS backend answered with; its
// response template reads it as $context.awsEndpointRequestId.
func (c *Call) Answered(requestID string) {
	c.context().PutString("awsEndpointRequestId", requestID)
}

// Overrides gives what the templates of this call have left in $context.requestOverride
// and $context.responseOverride until now.
func (c *Call) Overrides() Overrides { return overridesOf(c) }

// Overrides are the members of the two override maps; values are those of package java,
// and may be texts of the request (see [NewCall]).
// Empty maps are left out as the oracle of this project leaves them out.
type Overrides struct {
	Request  *java.Map // members path, querystring, header
	Response *java.Map // members header, status, and what a template invented
}

// BodyError is API Gateway's own 400: the payload that a template reads as JSON is
// none, however permissively it is read.
type BodyError struct{ Exception *java.Exception }

func (e *BodyError) Error() string { return "Could not process payload" + e.Exception.Error() }

// Unwrap gives the exception of the JSON reader.
func (e *BodyError) Unwrap() error { return e.Exception }

// With gives the parameters with name set to value: its place is kept where it has one.
func (p Params) With(name, value string) Params {
	out := make(Params, 0, len(p)+1)
	found := false
	for _, q := range p {
		if q.Name == name {
			if found {
				continue
			}
			q.Value, found = value, true
		}
		out = append(out, q)
	}
	if !found {
		out = append(out, Param{name, value})
	}
	return out
}
