package gateway

import (
	"errors"
	"fmt"
	"strings"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// MaxPayloadBytes is API Gateway's limit for a payload in either direction.
const MaxPayloadBytes = 10 * 1024 * 1024

// Invoke takes one call through the route. A nil backend ends it once the integration
// request stands, except for MOCK, which has none. A nil opts is a call as deployed.
func (c *Compiled) Invoke(req *apigw.Request, backend Backend, opts *Options) *Exchange {
	if opts == nil {
		opts = &Options{}
	}
	v := &invocation{Compiled: c, req: req, call: apigw.NewCall(req), opts: opts, ex: &Exchange{Client: req}}
	if r := v.run(backend); r != nil {
		r.answer(v.ex)
	}
	v.ex.Overrides = v.call.Overrides()
	return v.ex
}

// invocation is the state of one call.
type invocation struct {
	*Compiled
	req  *apigw.Request
	call *apigw.Call
	opts *Options
	ex   *Exchange
	// mockStatus is what the request template of a MOCK asks for.
	mockStatus int
}

// run is the life of a call; a refusal ends it.
func (v *invocation) run(backend Backend) *refusal {
	if r := v.admit(); r != nil {
		return r
	}
	if r := v.integrationRequest(); r != nil {
		return r
	}
	answer, r := v.ask(backend)
	if r != nil || answer == nil {
		return r
	}
	v.ex.Result = answer
	if len(answer.Body) > MaxPayloadBytes {
		return refuseConfiguration(fmt.Sprintf("Integration response of reported length %d is larger than allowed maximum of %d bytes.", len(answer.Body), MaxPayloadBytes))
	}
	if v.proxy() {
		return v.proxyResponse(answer)
	}
	return v.integrationResponse(answer)
}

// admit is what happens before the integration: size, API key, request validator.
func (v *invocation) admit() *refusal {
	if len(v.req.Body) > MaxPayloadBytes {
		return &refuseTooLarge
	}
	if v.Route.APIKeyRequired && !v.hasAPIKey() {
		if !v.opts.SkipAPIKey {
			return &refuseKey
		}
		v.ex.Problems = append(v.ex.Problems, vtl.Diagnostic{
			Severity: vtl.Info,
			Rule:     "sample-without-api-key",
			Summary:  "the method requires an API key and this sample has none",
			Detail:   "Deployed, this call is answered with 403 Forbidden and no template runs. Give the sample a header x-api-key or a context member identity.apiKey.",
			At:       v.Route.At,
		})
	}
	if missing := v.missingParameters(); len(missing) > 0 {
		return refuseParameters("Missing required request parameters: [" + strings.Join(missing, ", ") + "]")
	}
	return nil
}

// hasAPIKey: every key is taken for a valid one.
func (v *invocation) hasAPIKey() bool {
	if key, ok := header(v.req.Headers, "x-api-key"); ok && key != "" {
		return true
	}
	key, ok := contextText(v.req, "identity.apiKey")
	return ok && key != ""
}

// missingParameters names the required parameters that the call lacks: headers, then
// path, then query string (recorded on AWS).
func (v *invocation) missingParameters() []string {
	var missing []string
	for _, kind := range []string{"header.", "path.", "querystring."} {
		for _, p := range v.Route.RequiredParams {
			name, ok := strings.CutPrefix(p, kind)
			if ok && !v.hasParameter(kind, name) {
				missing = append(missing, name)
			}
		}
	}
	return missing
}

func (v *invocation) hasParameter(kind, name string) bool {
	var found bool
	switch kind {
	case "header.":
		_, found = header(v.req.Headers, name)
	case "path.":
		_, found = v.req.PathParams.Get(name)
	case "querystring.":
		_, found = v.req.Query.Get(name)
	}
	return found
}

// ask gives the integration's answer; nil without error where there is nobody to ask.
func (v *invocation) ask(backend Backend) (*BackendResponse, *refusal) {
	if v.mock() {
		return &BackendResponse{Status: v.mockStatus}, nil
	}
	if backend == nil {
		return nil, nil
	}
	answer, err := backend(v.ex.Backend)
	switch {
	case errors.Is(err, ErrTimeout):
		return nil, &refuseTimeout
	case err != nil || answer == nil:
		return nil, &refuseNetwork
	}
	return answer, nil
}

func (v *invocation) mock() bool { return strings.EqualFold(v.Route.Integration.Type, "MOCK") }

// proxy says whether no template of the route ever runs.
func (v *invocation) proxy() bool {
	return strings.HasSuffix(strings.ToUpper(v.Route.Integration.Type), "_PROXY")
}

// service says whether the integration is an AWS service, not HTTP.
func (v *invocation) service() bool {
	return strings.HasPrefix(strings.ToUpper(v.Route.Integration.Type), "AWS")
}

// lambda says whether the selection patterns read an errorMessage, not a status.
func (v *invocation) lambda() bool {
	return v.service() && strings.Contains(v.Route.Integration.URI, ":lambda:path")
}

// header gives a header whatever the case of its name: the last one of that name.
func header(headers apigw.Params, name string) (string, bool) {
	for i := len(headers) - 1; i >= 0; i-- {
		if strings.EqualFold(headers[i].Name, name) {
			return headers[i].Value, true
		}
	}
	return "", false
}

// setHeader replaces a header whatever the case of its name, or adds it.
func setHeader(headers apigw.Params, name, value string) apigw.Params {
	for i := range headers {
		if strings.EqualFold(headers[i].Name, name) {
			headers[i] = apigw.Param{Name: name, Value: value}
			return headers
		}
	}
	return append(headers, apigw.Param{Name: name, Value: value})
}
