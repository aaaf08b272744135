package vtltest

import (
	"errors"
	"time"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// Outcome is what came of a case.
type Outcome struct {
	Case *Case
	// Exchange is the call; nil where the case was skipped. It has traces where the
	// case failed or Options.Trace asked for them.
	Exchange *gateway.Exchange
	Failures []Failure
	// Skipped is why the case did not run; "" where it did.
	Skipped string
	Elapsed time.Duration
}

// Passed says that the case ran and all its expectations were met.
func (o *Outcome) Passed() bool { return o.Skipped == "" && len(o.Failures) == 0 }

// Failure is one expectation that was not met.
type Failure struct {
	// What was expected of: output, json, contains, input, status, headers …
	What string
	// Path is the place in a JSON value, such as $.items[0]; "" where it is the whole.
	Path string
	// Want and Got are the two values, as JSON or text.
	Want, Got string
	// Message says more, such as why a text is no JSON; may be empty.
	Message string
	// At is the expectation's place in the case file.
	At vtl.Location
	// Origins are the places in the template that wrote the differing bytes.
	Origins []Origin

	fix *fix // how --update repairs the case file; nil where it cannot
}

// Run takes the case through its subject and judges what came of it. It is safe for
// concurrent use.
func (c *Case) Run() *Outcome { return c.run(false) }

// run renders without traces first, which is cheaper, and again with them where the
// case fails.
func (c *Case) run(trace bool) *Outcome {
	start := time.Now()
	o := &Outcome{Case: c}
	trace = trace || c.expect.problemsAt != nil || c.expect.empty()
	o.Exchange = c.invoke(trace)
	o.Failures = c.judge(o.Exchange)
	if len(o.Failures) > 0 && !trace {
		o.Exchange = c.invoke(true)
		o.Failures = c.judge(o.Exchange)
	}
	o.Elapsed = time.Since(start)
	return o
}

func (c *Case) invoke(trace bool) *gateway.Exchange {
	return c.Subject.Compiled.Invoke(c.Request, c.backend, &gateway.Options{Trace: trace, SkipAPIKey: true})
}

// rendering is the side that the case judges; nil where the call ended before it.
func (c *Case) rendering(ex *gateway.Exchange) *gateway.Rendering {
	if c.side == apigw.ResponsePhase {
		return ex.Response
	}
	return ex.Request
}

// output is the text that the case judges.
func (c *Case) output(ex *gateway.Exchange) string {
	if c.side == apigw.ResponsePhase {
		return ex.Body
	}
	if ex.Request == nil {
		return ""
	}
	return ex.Request.Output
}

// renderError gives the failed render of either side; nil where none failed.
func renderError(ex *gateway.Exchange) error {
	for _, r := range []*gateway.Rendering{ex.Request, ex.Response} {
		if r != nil && r.Err != nil {
			return r.Err
		}
	}
	return nil
}

// errorText is an error with the way on which the render came there.
func errorText(err error) string {
	var e *vtl.EvalError
	if errors.As(err, &e) {
		return e.Trail()
	}
	return err.Error()
}

// problems judges both sides against the contracts, as vtlcheck check does.
func (c *Case) problems(ex *gateway.Exchange) vtl.Diagnostics {
	var out vtl.Diagnostics
	s := c.Subject
	if s.has(apigw.RequestPhase) {
		rendered := ""
		if ex.Request != nil {
			rendered = ex.Request.Output
		}
		out = append(out, gateway.CheckRequest(s.Compiled, ex, s.contract(rendered))...)
	}
	if ex.Result != nil && s.has(apigw.ResponsePhase) {
		result := target.Result{Status: ex.Result.Status, Body: ex.Result.Body, Class: classOf(ex.Result.Body, ex.Result.Status)}
		if c.result != nil {
			result = *c.result
		}
		out = append(out, gateway.CheckResponse(s.Compiled, ex, result)...)
	}
	return out.Sort()
}
