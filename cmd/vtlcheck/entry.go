package main

import (
	"errors"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// newEntry is the JSON form of one side of an exchange.
func newEntry(u *unit, phase apigw.Phase, sample, result string, ex *gateway.Exchange, problems vtl.Diagnostics) renderEntry {
	e := renderEntry{
		Source: u.file, Route: u.name(), Phase: phase.String(), Sample: sample,
		RequestOverride: overrideJSON(nil), ResponseOverride: overrideJSON(nil),
		Problems: problemEntries(problems),
	}
	rendering := ex.Request
	if phase == apigw.ResponsePhase {
		rendering = ex.Response
		e.Result = &result
		e.Headers = headerMap(ex.Headers)
		if ex.Status != 0 {
			e.Status = &ex.Status
		}
	}
	if rendering == nil {
		e.Error = &renderError{Message: refusal(ex)}
		return e
	}
	e.RequestOverride = overrideJSON(rendering.Overrides.Request)
	e.ResponseOverride = overrideJSON(rendering.Overrides.Response)
	if rendering.Err != nil {
		e.Error = newRenderError(rendering.Err)
		return e
	}
	e.Output = &rendering.Output
	return e
}

// refusal says why a side was never reached.
func refusal(ex *gateway.Exchange) string {
	if ex.GatewayError == "" {
		return "no template was reached"
	}
	text := ex.GatewayError + ": " + ex.Body
	if ex.Log != "" {
		text += " (" + ex.Log + ")"
	}
	return text
}

func newRenderError(err error) *renderError {
	var failed *vtl.EvalError
	var broken vtl.Diagnostics
	switch {
	case errors.As(err, &failed):
		return diagnosticError(failed.Diagnostic)
	case errors.As(err, &broken):
		for _, d := range broken {
			if d.Severity == vtl.Error {
				return diagnosticError(d)
			}
		}
	}
	return &renderError{Message: err.Error()}
}

func diagnosticError(d vtl.Diagnostic) *renderError {
	at := d.Start()
	return &renderError{Message: d.Message(), Line: at.Line, Column: at.Column}
}

// headerMap gives headers by name; of a repeated one the last value.
func headerMap(headers apigw.Params) map[string]string {
	m := map[string]string{}
	for _, h := range headers {
		m[h.Name] = h.Value
	}
	return m
}
