package main

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/context/strictjson"
	"github.com/vtlcheck/vtlcheck/lint"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// The rules of a call that ended before the templates had their say.
const (
	ruleBodyNotJSON   = "body-not-json"
	ruleAnswerNotJSON = "answer-not-json"
	ruleCallRefused   = "call-refused"
)

// sampleRules document what is wrong with a sample, not with a template.
var sampleRules = []lint.RuleDoc{
	{
		ID: ruleBodyNotJSON, Severity: vtl.Warning, Kind: "render",
		Title:    "The body of the sample is no JSON",
		Text:     "The request template reads the body with $input.json, $input.path or the like, and API Gateway cannot read it: the client gets 400, and the backend is not called.",
		Remedy:   "Correct the body at the place that is named, if the sample was meant to reach the backend.",
		Evidence: "recorded on AWS",
	},
	{
		ID: ruleAnswerNotJSON, Severity: vtl.Warning, Kind: "render",
		Title:    "The answer of the backend is no JSON",
		Text:     "The response template reads the answer with $input.json, $input.path or the like, and API Gateway cannot read it: the client gets 500.",
		Remedy:   "Correct the answer at the place that is named; where the backend does answer so, read $input.body only.",
		Evidence: "recorded on AWS",
	},
	{
		ID: ruleCallRefused, Severity: vtl.Warning, Kind: "render",
		Title:    "API Gateway refuses the sample",
		Text:     "The call ends with an answer of API Gateway's own before a template runs: the content type has no template, a parameter that is required is missing, the body is too large.",
		Remedy:   "Give the sample what the route asks for, if it was meant to reach the backend.",
		Evidence: "API Gateway developer guide: gateway responses",
	},
}

// refused says why a side gave nothing, where that is the sample's doing. said are the
// problems that are known already.
func (r *renderRun) refused(phase apigw.Phase, said vtl.Diagnostics) vtl.Diagnostics {
	var bad *apigw.BodyError
	done := rendering(r.ex, phase)
	switch {
	case said.HasErrors() || r.ex.GatewayError == "":
		return nil
	case done != nil && errors.As(done.Err, &bad) && phase == apigw.ResponsePhase:
		return notJSON(ruleAnswerNotJSON, "the backend's answer", cmp.Or(r.names.result, "answer"), done.Input, bad,
			"The client gets 500. Correct the answer, or read $input.body where the backend does answer so.")
	case done != nil && errors.As(done.Err, &bad):
		return notJSON(ruleBodyNotJSON, "the sample's body", cmp.Or(r.names.body, "body"), done.Input, bad,
			"The client gets 400, and the backend is not called. Correct the body if the sample was meant to reach it.")
	case done == nil && phase == apigw.RequestPhase:
		return vtl.Diagnostics{r.callRefused()}
	}
	return nil
}

// notJSON points at what a reader of JSON stumbles over.
func notJSON(rule, what, name, text string, bad *apigw.BodyError, remedy string) vtl.Diagnostics {
	found := bad.Exception.Error()
	d := vtl.Diagnostic{Severity: vtl.Warning, Rule: rule, Source: vtl.NewSource(name, text, nil), Detail: remedy}
	var wrong *strictjson.SyntaxError
	if _, err := strictjson.Parse(text); errors.As(err, &wrong) {
		found, d.Subject = wrong.Message, vtl.Span{Start: wrong.Offset, End: max(wrong.End, wrong.Offset)}
	}
	d.Summary = fmt.Sprintf("%s is no JSON: %s", what, found)
	return vtl.Diagnostics{d}
}

// callRefused says what the route wants of a call.
func (r *renderRun) callRefused() vtl.Diagnostic {
	in := &r.unit.route.Integration
	d := vtl.Diagnostic{Severity: vtl.Warning, Rule: ruleCallRefused, At: in.At,
		Summary: fmt.Sprintf("API Gateway answers %d before any template runs: %s", r.ex.Status, r.ex.Body),
		Detail:  "Give the sample what the route asks for, if it was meant to reach the backend."}
	if r.ex.GatewayError == "UNSUPPORTED_MEDIA_TYPE" {
		d.Summary = fmt.Sprintf("no request template takes the content type %q, and the passthrough behavior %s refuses it with 415",
			contentTypeOf(r.sample.req), strings.ToUpper(in.Passthrough))
		d.Detail = "Expected " + strings.Join(contentTypes(in.RequestTemplates), ", ") + ". Give --content-type, or add a template for it."
		if len(in.RequestTemplates) == 0 {
			d.Detail = "The route has no request template at all: add one, or set the passthrough behavior to WHEN_NO_TEMPLATES."
		}
	}
	return d
}

func contentTypeOf(req *apigw.Request) string {
	for _, h := range req.Headers {
		if strings.EqualFold(h.Name, "Content-Type") {
			return h.Value
		}
	}
	return ""
}

func contentTypes(templates []gateway.Template) []string {
	names := make([]string, len(templates))
	for i, t := range templates {
		names[i] = t.ContentType
	}
	return names
}

// notAsked says that the call ended before its backend was called.
func (r *renderRun) notAsked() bool {
	return r.ex.GatewayError != "" && r.ex.Result == nil && r.ex.Response == nil && r.ex.ResponseEntry == nil
}

// sampleNames are how problems call the parts of a sample.
type sampleNames struct{ body, result string }

func (f *sampleFlags) names() sampleNames {
	var n sampleNames
	switch {
	case f.Body != nil:
		n.body = flagName("--body", *f.Body)
	case f.Event != "":
		n.body = f.Event + " (body)"
	}
	if f.Result != "" && !looksLikeName(f.Result) {
		n.result = flagName("--result", f.Result)
	}
	return n
}

// flagName is the file that a flag's value names, else the flag.
func flagName(flag, value string) string {
	if file, ok := strings.CutPrefix(value, "@"); ok {
		return file
	}
	return flag
}
