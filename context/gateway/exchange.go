package gateway

import (
	"errors"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// Options of a call. The zero value (and nil) is the call as deployed, without traces.
type Options struct {
	// Limits of each render.
	Limits vtl.Limits
	// Trace fills Rendering.Trace.
	Trace bool
	// SkipAPIKey lets a call without an API key pass a method that requires one; the
	// exchange's problems say so.
	SkipAPIKey bool
}

// Exchange is one call through a route: what was rendered, what went to the backend,
// what came back, and what the client gets.
type Exchange struct {
	// Client is the call that came in.
	Client *apigw.Request
	// Request is the request template's work; nil where the call ended before it.
	Request *Rendering
	// Backend is what was sent; nil where the call ended before it, and for MOCK.
	Backend *BackendRequest
	// Result is what the backend answered; nil where it was not asked.
	Result *BackendResponse
	// ResponseEntry is the integration response that was chosen, and Response its
	// template's work; nil where the call ended before.
	ResponseEntry *Response
	Response      *Rendering
	// Status, Headers and Body are the client's. Status is 0 where no backend was given.
	Status  int
	Headers apigw.Params
	Body    string
	// Overrides are what the templates left in the override maps.
	Overrides apigw.Overrides
	// GatewayError is the type of API Gateway's own answer, such as
	// MISSING_AUTHENTICATION_TOKEN; "" where the route answered.
	GatewayError string
	// Log is the line that the execution log would hold for a GatewayError; may be empty.
	Log string
	// Problems are what the call itself showed, such as a template that failed. See
	// Check for what is wrong with what was rendered.
	Problems vtl.Diagnostics
}

// Rendering is one template at work, or a payload that passed through where no
// template applies.
type Rendering struct {
	Phase apigw.Phase
	// Template is nil where the payload passed through.
	Template *vtl.Template
	// ContentType is the template's key; of a payload that passed through its own type.
	ContentType string
	// Input is the payload that the template read as $input.body; "" is none.
	Input string
	// Output is the text as it is sent on: valid UTF-8, where a half of a surrogate pair
	// that a template printed has become a question mark, as Java writes it. A payload
	// that passed through is the client's own bytes.
	Output string
	// Err is why the render failed: a *vtl.EvalError, or the diagnostics of a template
	// that cannot be parsed.
	Err error
	// Trace is nil unless the options asked for it; its segments are those of Output.
	Trace *vtl.Trace
	// Overrides are the override maps as they stood after this template.
	Overrides     apigw.Overrides
	PassedThrough bool
}

// BackendRequest is what API Gateway sends to the integration.
type BackendRequest struct {
	Method  string
	URI     string // stage variables and path parameters filled in
	Query   apigw.Params
	Headers apigw.Params
	Body    string
}

// BackendResponse is what an integration answers. Of a Lambda function the selection
// patterns read the errorMessage of the body, which a function that failed writes.
type BackendResponse struct {
	Status  int
	Headers apigw.Params
	Body    string
}

// Backend answers for the integration. An error that is ErrTimeout is the
// integration's timeout (504), another one that it could not be reached (504).
type Backend func(*BackendRequest) (*BackendResponse, error)

// ErrTimeout is returned by a Backend that did not answer within the integration's
// timeout, 29 seconds where nothing else is set.
var ErrTimeout = errors.New("the integration timed out")
