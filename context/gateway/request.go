package gateway

import (
	"encoding/base64"
	"errors"
	"strings"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// integrationRequest renders the request template, or lets the payload pass, and
// builds what goes to the backend.
func (v *invocation) integrationRequest() *refusal {
	if v.proxy() {
		v.passRequest(v.req.Body)
		return v.buildBackend()
	}
	t, r := v.requestTemplate()
	if r != nil {
		return r
	}
	body, r := v.requestPayload(t != nil)
	if r != nil {
		return r
	}
	if t == nil {
		v.passRequest(body)
	} else if r := v.renderRequest(t, body); r != nil {
		return r
	}
	if v.mock() {
		return v.readMock()
	}
	return v.buildBackend()
}

// requestTemplate chooses by the Content-Type; nil lets the payload pass. Where no key
// matches, passthroughBehavior decides.
func (v *invocation) requestTemplate() (*compiledTemplate, *refusal) {
	t := byType(v.requests, mediaType(v.req.Headers, "Content-Type"))
	if t == nil {
		t = byType(v.requests, "$default")
	}
	if t != nil {
		if t.parsed == nil {
			return nil, nil
		}
		return t, nil
	}
	switch strings.ToUpper(v.Route.Integration.Passthrough) {
	case "NEVER":
		return nil, &refuseType
	case "WHEN_NO_TEMPLATES":
		if len(v.requests) > 0 {
			return nil, &refuseType
		}
	}
	return nil, nil
}

// requestPayload applies contentHandling. A template can read text only: a payload
// that is or becomes binary ends the call (recorded on AWS).
func (v *invocation) requestPayload(template bool) (string, *refusal) {
	body := v.req.Body
	binary := v.isBinary(mediaType(v.req.Headers, "Content-Type"))
	switch v.Route.Integration.ContentHandling {
	case "CONVERT_TO_TEXT":
		if binary {
			return base64.StdEncoding.EncodeToString([]byte(body)), nil
		}
		return body, nil
	case "CONVERT_TO_BINARY":
		if template {
			return "", refuseConfiguration("Unable to transform request")
		}
		if binary {
			return body, nil
		}
		return decodeBody(body)
	}
	if binary && template {
		return "", refuseConfiguration("Unable to transform request")
	}
	return body, nil
}

func decodeBody(body string) (string, *refusal) {
	decoded, err := base64.StdEncoding.DecodeString(body)
	if err != nil {
		return "", refuseConfiguration("Unable to base64 decode the body.")
	}
	return string(decoded), nil
}

func (v *invocation) passRequest(body string) {
	contentType, _ := header(v.req.Headers, "Content-Type")
	v.ex.Request = &Rendering{Phase: apigw.RequestPhase, ContentType: contentType, Input: body, Output: body, PassedThrough: true}
}

// renderRequest runs the request template. A payload that it cannot read as JSON is
// the client's fault, everything else the route's.
func (v *invocation) renderRequest(t *compiledTemplate, body string) *refusal {
	v.ex.Request = v.render(t, apigw.RequestPhase, body)
	err := v.ex.Request.Err
	if err == nil {
		return nil
	}
	var bad *apigw.BodyError
	if errors.As(err, &bad) {
		return refuseBody(bad.Error())
	}
	return refuseConfiguration("Unable to transform request")
}

// render runs a template, keeps what came of it, and reports what ended it.
func (v *invocation) render(t *compiledTemplate, phase apigw.Phase, body string) *Rendering {
	r := &Rendering{Phase: phase, Template: t.parsed, ContentType: t.ContentType, Input: body}
	opts := vtl.Options{Limits: v.opts.Limits}
	if v.opts.Trace || len(t.overridden) > 0 {
		opts.Trace = &vtl.Trace{}
	}
	if t.diagnostics.HasErrors() {
		r.Err = t.diagnostics
		v.ex.Problems = append(v.ex.Problems, t.diagnostics...)
		return r
	}
	output, err := t.parsed.Render(v.call.Scope(phase, body), &opts)
	r.Output, r.Err = sent(output, opts.Trace), err
	r.Overrides = v.call.Overrides()
	if r.Err == nil {
		r.Err = t.overriddenTwice(opts.Trace)
	}
	if v.opts.Trace {
		r.Trace = opts.Trace
	}
	v.report(r.Err)
	return r
}

func (v *invocation) report(err error) {
	var failed *vtl.EvalError
	var bad *apigw.BodyError
	if errors.As(err, &failed) && !errors.As(err, &bad) {
		v.ex.Problems = append(v.ex.Problems, failed.Diagnostic)
	}
}
