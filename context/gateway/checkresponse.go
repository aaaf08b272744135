package gateway

import (
	"fmt"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/strictjson"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// CheckResponse judges what the client gets for a result of the backend: status, body,
// and what should not be in it. The exchange needs traces for exact places.
func CheckResponse(c *Compiled, ex *Exchange, result target.Result) vtl.Diagnostics {
	k := &responseCheck{c: c, ex: ex, result: result}
	k.run()
	for i := range k.out {
		k.out[i] = c.Route.diagnosticAt(k.out[i])
	}
	return k.out
}

// responseCheck judges one response.
type responseCheck struct {
	c      *Compiled
	ex     *Exchange
	result target.Result
	place  *placer
	body   *strictjson.Value // nil where the body is no JSON
	out    vtl.Diagnostics
}

func (k *responseCheck) run() {
	switch r := k.ex.Response; {
	case k.ex.Result == nil:
	case k.ex.ResponseEntry == nil && !k.c.isProxy():
		k.out = append(k.out, problem(target.RuleNoIntegrationResponse, target.Error,
			fmt.Sprintf("the backend answered %d", k.ex.Result.Status), ""))
	case r == nil:
		k.configuration()
	case r.Err != nil:
		k.out = append(k.out, requestProblems(k.ex)...)
	default:
		k.place = newPlacer(k.c, k.ex, r)
		k.status()
		k.content()
		k.exposure()
	}
}

func (c *Compiled) isProxy() bool {
	return strings.HasSuffix(strings.ToUpper(c.Route.Integration.Type), "_PROXY")
}

// configuration tells of a response that cannot be given.
func (k *responseCheck) configuration() {
	if k.ex.GatewayError == "" {
		return
	}
	k.out = append(k.out, vtl.Diagnostic{
		Severity: vtl.Error,
		Rule:     "response-configuration",
		Summary:  "the client gets 500 instead of this response: " + k.ex.Log,
		Detail:   "Declare a method response for the status of each integration response, and do not convert a payload to binary where a template reads it.",
		At:       k.ex.ResponseEntry.At,
	})
}

// report adds a problem at a byte of the body.
func (k *responseCheck) report(rule *target.Rule, offset int, message string) {
	k.out = append(k.out, k.place.diagnostic(rule, rule.Severity, message, "", offset))
}

// content judges the body, where the template says that it is JSON.
func (k *responseCheck) content() {
	r := k.ex.Response
	if r.PassedThrough && r.Input == "" || !k.c.meansJSON(r) {
		return
	}
	if strings.TrimSpace(r.Output) == "" {
		k.blank()
		return
	}
	body, err := strictjson.Parse(r.Output)
	if err != nil {
		k.notJSON(err.(*strictjson.SyntaxError))
		return
	}
	k.body = body
	k.encoding()
	k.references()
}

// blank: 204 and redirects have no body, everything else should.
func (k *responseCheck) blank() {
	switch {
	case k.ex.Status == 204 || k.ex.Status/100 == 3:
	case k.ex.Status >= 400 || k.failedExecution():
		k.reportStatus(target.RuleEmptyErrorResponse, fmt.Sprintf("status %d", k.ex.Status))
	default:
		k.reportStatus(target.RuleEmptyResponse, fmt.Sprintf("status %d", k.ex.Status))
	}
}

func (k *responseCheck) failedExecution() bool {
	return k.result.Class == target.Failed || k.result.Class == target.TimedOut
}

// notJSON names what broke the body.
func (k *responseCheck) notJSON(e *strictjson.SyntaxError) {
	rule := target.RuleResponseNotJSON
	switch {
	case e.Hint == strictjson.HintJavaMap:
		rule = target.RuleJavaMapInResponse
	case k.failedExecution() && k.brokenByCause(e):
		rule = target.RuleUnescapedCause
	}
	k.report(rule, e.Offset, e.Message)
}

// brokenByCause says whether text out of a reference broke the body, in the way that
// text which was not escaped does.
func (k *responseCheck) brokenByCause(e *strictjson.SyntaxError) bool {
	switch e.Hint {
	case strictjson.HintUnescapedQuote, strictjson.HintControl, strictjson.HintBadEscape,
		strictjson.HintApostrophe, strictjson.HintMissingComma, strictjson.HintUnquotedWord, "":
	default:
		return false
	}
	cause := k.resultMember("cause")
	return cause != "" && strings.Contains(k.ex.Response.Output, cause)
}

// resultMember gives a text member of the result's body; "" where there is none.
func (k *responseCheck) resultMember(name string) string {
	if v := resultText(k.result, name); v != nil {
		return v.Text
	}
	return ""
}

// encoding finds JSON inside of a string where the output of an execution was meant.
func (k *responseCheck) encoding() {
	if k.result.Class != target.Succeeded {
		return
	}
	output := k.resultMember("output")
	if !looksEncoded(output) {
		return
	}
	meant, err := strictjson.Parse(output)
	if err != nil {
		return
	}
	each(k.body, func(v *strictjson.Value) bool {
		if v.Kind != strictjson.String || !looksEncoded(v.Text) {
			return true
		}
		if inner, err := strictjson.Parse(v.Text); err != nil || !strictjson.Equal(inner, meant) {
			return true
		}
		k.report(target.RuleDoubleEncodedOutput, v.Start, "found a string that holds "+shortened(v.Text))
		return false
	})
}

func looksEncoded(text string) bool {
	text = strings.TrimSpace(text)
	return len(text) > 1 && (text[0] == '{' || text[0] == '[') && strictjson.Valid(text)
}

// each visits a value and all below it until visit gives false.
func each(v *strictjson.Value, visit func(*strictjson.Value) bool) bool {
	if !visit(v) {
		return false
	}
	for _, item := range v.Items {
		if !each(item, visit) {
			return false
		}
	}
	for _, m := range v.Members {
		if !each(m.Value, visit) {
			return false
		}
	}
	return true
}

// references finds references that were printed as text, and null as a word.
func (k *responseCheck) references() {
	if k.ex.Response.Trace == nil || k.ex.Response.PassedThrough {
		return
	}
	text := k.ex.Response.Output
	for i := 0; i < len(text); i++ {
		if text[i] != '$' {
			continue
		}
		if n := strictjson.ReferenceLength(text[i:]); n > 0 && k.place.fromTemplate(i) {
			k.report(target.RuleReferenceInResponse, i, "found "+shortened(text[i:i+n]))
			i += n
		}
	}
	if k.failedExecution() {
		each(k.body, func(v *strictjson.Value) bool {
			if v.Kind == strictjson.String && v.Text == "null" {
				k.report(target.RuleNullAsText, v.Start+1, "")
				return false
			}
			return true
		})
	}
}

// maxQuoted bounds what a message quotes, in characters.
const maxQuoted = 60

func shortened(s string) string {
	r := []rune(s[:min(len(s), 4*maxQuoted)])
	if len(r) > maxQuoted {
		return fmt.Sprintf("%q…", string(r[:maxQuoted]))
	}
	return fmt.Sprintf("%q", s)
}
