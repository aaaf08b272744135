package gateway

import (
	"fmt"
	"strings"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// CheckRequest judges the request side of an exchange: whether the template rendered,
// and whether the target takes what it wrote. A nil t leaves well-formedness alone to
// be judged, where the template's key is JSON. The exchange needs traces for exact
// places. A call that API Gateway refuses by itself, for its body or its content type,
// has no problems: it is not the template's fault. Nor has a payload that passes
// through: it is the client's own.
func CheckRequest(c *Compiled, ex *Exchange, t *target.Target) vtl.Diagnostics {
	return checkRequest(c, ex, t, false)
}

func checkRequest(c *Compiled, ex *Exchange, t *target.Target, clientNotJSON bool) vtl.Diagnostics {
	r := ex.Request
	switch {
	case r != nil && r.Err != nil:
		return requestProblems(ex)
	case ex.GatewayError == configurationError && ex.Result == nil && !judgesMock(t, r):
		return vtl.Diagnostics{c.Route.diagnosticAt(requestConfiguration(ex))}
	case r == nil || r.PassedThrough:
		return nil
	}
	if t == nil {
		if t = fallbackTarget(c, r); t == nil {
			return nil
		}
	}
	return append(contract(c, ex, t, clientNotJSON), secrets(c, ex)...)
}

// judgesMock says whether the contract itself tells why a MOCK ended with 500, and
// where.
func judgesMock(t *target.Target, r *Rendering) bool {
	return t != nil && t.Name == "MOCK" && r != nil && !r.PassedThrough
}

// requestConfiguration tells of a request that no backend ever sees, for another
// reason than a template that fails.
func requestConfiguration(ex *Exchange) vtl.Diagnostic {
	return vtl.Diagnostic{
		Severity: vtl.Error,
		Rule:     "request-configuration",
		Summary:  "the client gets 500, and the backend is not called: " + ex.Log,
		Detail: "Print {\"statusCode\": 200} in the request template of a MOCK, set no header that API Gateway keeps for itself, " +
			"and do not convert a payload to binary where a template reads it.",
	}
}

// requestProblems are those of the render itself.
func requestProblems(ex *Exchange) vtl.Diagnostics {
	var out vtl.Diagnostics
	for _, d := range ex.Problems {
		if d.Severity == vtl.Error {
			out = append(out, d)
		}
	}
	return out
}

// fallbackTarget judges what no contract is known for.
func fallbackTarget(c *Compiled, r *Rendering) *target.Target {
	if c.meansJSON(r) {
		return known("json")
	}
	return nil
}

// contract holds what was written against the target's contract.
func contract(c *Compiled, ex *Exchange, t *target.Target, clientNotJSON bool) vtl.Diagnostics {
	p := newPlacer(c, ex, ex.Request)
	payload := target.Payload{
		Text:              ex.Request.Output,
		ContentType:       backendType(ex),
		StandIn:           p.standIn,
		ClientBodyNotJSON: clientNotJSON,
		Given:             c.givenParameters(),
	}
	if ex.Request.Trace != nil {
		payload.FromTemplate = p.fromTemplate
	}
	var out vtl.Diagnostics
	for _, f := range t.Check(payload) {
		severity := f.Severity
		if clientNotJSON {
			severity = target.Info
		}
		d := p.diagnostic(f.Rule, severity, f.Message, f.Advice(), f.Start)
		out = append(out, c.Route.diagnosticAt(d))
	}
	return out
}

// givenParameters names what the integration's query string has already.
func (c *Compiled) givenParameters() []string {
	var names []string
	for _, m := range c.Route.Integration.RequestParameters {
		if name, ok := strings.CutPrefix(m.To, "integration.request.querystring."); ok {
			names = append(names, name)
		}
	}
	return names
}

// backendType is the Content-Type with which the backend gets the payload.
func backendType(ex *Exchange) string {
	if ex.Backend != nil {
		if value, ok := header(ex.Backend.Headers, "Content-Type"); ok {
			value, _, _ = strings.Cut(value, ";")
			return strings.TrimSpace(value)
		}
	}
	return ex.Request.ContentType
}

// minSecret is the length from which on a value counts as a secret: shorter ones occur
// in payloads by chance.
const minSecret = 8

// secrets tells of an API key and of credential headers that the payload passes on to
// the backend, whose history and logs keep them.
func secrets(c *Compiled, ex *Exchange) vtl.Diagnostics {
	if ex.Client == nil {
		return nil
	}
	var out vtl.Diagnostics
	key, _ := contextText(ex.Client, "identity.apiKey")
	report := func(rule *target.Rule, secret, what string) {
		at := strings.Index(ex.Request.Output, secret)
		if len(secret) < minSecret || at < 0 {
			return
		}
		p := newPlacer(c, ex, ex.Request)
		out = append(out, p.diagnostic(rule, rule.Severity, fmt.Sprintf("found the value of %s", what), "", at))
	}
	report(target.RuleAPIKeyInPayload, key, "$context.identity.apiKey")
	for _, name := range []string{"Authorization", "Cookie", "x-api-key"} {
		if value, ok := header(ex.Client.Headers, name); ok && value != key {
			report(target.RuleSecretHeaderForwarded, value, "the header "+name)
		}
	}
	return out
}

// secretSample is base with a key and credentials that cannot be mistaken for one
// another.
func secretSample(base *apigw.Request) Sample {
	req := *base
	req.Headers = req.Headers.With("Authorization", "Bearer vtlcheck-authorization-value")
	req.Headers = req.Headers.With("Cookie", "session=vtlcheck-cookie-value")
	req.Headers = req.Headers.With("x-api-key", "vtlcheckHeaderKey0123456789")
	req.Context = withMember(base.Context, "identity.apiKey", "vtlcheckContextKey0123456789")
	return Sample{Name: "a call with credentials", Request: &req}
}
