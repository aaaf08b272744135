package gateway

import (
	"encoding/base64"
	"fmt"
	"slices"
	"strings"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// integrationResponse chooses the integration response, runs its template and makes
// the client's answer.
func (v *invocation) integrationResponse(answer *BackendResponse) *refusal {
	entry := v.choose(answer)
	if entry == nil {
		return refuseConfiguration(fmt.Sprintf("No match for output mapping and no default output mapping configured. Endpoint Response Status Code: %d", answer.Status))
	}
	v.ex.ResponseEntry = entry.Response
	if codes := v.Route.MethodResponses; codes != nil && !slices.Contains(codes, entry.StatusCode) {
		return refuseConfiguration(fmt.Sprintf("Output mapping refers to an invalid method response: %d", entry.StatusCode))
	}
	if id, ok := header(answer.Headers, "x-amzn-RequestId"); ok && v.service() {
		v.call.Answered(id)
	}
	t := v.responseTemplate(entry)
	body, r := v.responsePayload(entry, answer, t != nil)
	if r != nil {
		return r
	}
	if t == nil {
		v.passResponse(answer, body)
	} else if v.ex.Response = v.render(t, apigw.ResponsePhase, body); v.ex.Response.Err != nil {
		return refuseConfiguration("Unable to transform response")
	}
	v.answer(entry, answer)
	return nil
}

// responseTemplate chooses by the first media type of Accept, else application/json,
// else takes the first; nil lets the payload pass.
func (v *invocation) responseTemplate(entry *compiledResponse) *compiledTemplate {
	if len(entry.templates) == 0 {
		return nil
	}
	t := byType(entry.templates, mediaType(v.req.Headers, "Accept"))
	if t == nil {
		t = byType(entry.templates, jsonType)
	}
	if t == nil {
		t = &entry.templates[0]
	}
	if t.parsed == nil {
		return nil
	}
	return t
}

// responsePayload applies the integration response's contentHandling (AWS developer
// guide, content type conversions); a template that meets a binary payload ends the
// call (recorded on AWS).
func (v *invocation) responsePayload(entry *compiledResponse, answer *BackendResponse, template bool) (string, *refusal) {
	contentType, _ := header(answer.Headers, "Content-Type")
	binary := v.isBinary(strings.ToLower(contentType))
	wanted := v.isBinary(mediaType(v.req.Headers, "Accept"))
	toBinary, toText := false, false
	switch entry.ContentHandling {
	case "CONVERT_TO_BINARY":
		toBinary = true
	case "CONVERT_TO_TEXT":
		toText = true
	default:
		toBinary, toText = wanted, binary && !wanted
	}
	switch {
	case toBinary && template:
		return "", refuseConfiguration("Unable to transform response")
	case toBinary && !binary && answer.Body != "":
		return decodeBody(answer.Body)
	case toText && binary:
		return base64.StdEncoding.EncodeToString([]byte(answer.Body)), nil
	}
	return answer.Body, nil
}

func (v *invocation) passResponse(answer *BackendResponse, body string) {
	contentType, ok := header(answer.Headers, "Content-Type")
	if !ok {
		contentType = jsonType
	}
	v.ex.Response = &Rendering{Phase: apigw.ResponsePhase, ContentType: contentType, Input: body, Output: body, PassedThrough: true}
}

// answer makes the client's answer: status and headers of the integration response,
// then responseParameters, then the overrides, which win.
func (v *invocation) answer(entry *compiledResponse, answer *BackendResponse) {
	ex := v.ex
	ex.Status, ex.Body = entry.StatusCode, ex.Response.Output
	ex.Headers = apigw.Pairs("Content-Type", ex.Response.ContentType)
	source := responseValues(v.req, answer)
	for _, m := range entry.Parameters {
		name, ok := strings.CutPrefix(m.To, "method.response.header.")
		if !ok {
			continue
		}
		if value, ok := source.lookup(m.From); ok {
			ex.Headers = setHeader(ex.Headers, remapped(name), java.ValidUTF8(value))
		}
	}
	v.applyResponseOverride()
}

// applyResponseOverride applies $context.responseOverride. A status that is not an
// Integer of 100 to 599 is ignored: recorded on AWS for an empty one; for a numeric
// string and other numbers it is the emulators' belief.
func (v *invocation) applyResponseOverride() {
	overrides := v.call.Overrides().Response
	if overrides == nil {
		return
	}
	if status, ok := overrides.GetString("status"); ok {
		if n, ok := StatusOverride(status); ok {
			v.ex.Status = n
		}
	}
	headers := subMap(overrides, "header")
	if headers == nil {
		return
	}
	for name, value := range headers.All() {
		text := java.Text(value)
		if list, ok := value.(*java.List); ok {
			text = joinList(list)
		}
		v.ex.Headers = setHeader(v.ex.Headers, remapped(java.Text(name)), java.ValidUTF8(text))
	}
}

// StatusOverride is the status that a value of $context.responseOverride.status sets;
// false where API Gateway ignores it.
func StatusOverride(value any) (int, bool) {
	var n int64
	switch value := value.(type) {
	case int32:
		n = int64(value)
	case int64:
		n = value
	default:
		return 0, false
	}
	if n < 100 || n > 599 {
		return 0, false
	}
	return int(n), true
}

// remapped is the name under which the client gets a header.
func remapped(name string) string {
	if apigw.RemappedHeader(name) {
		return "x-amzn-Remapped-" + name
	}
	return name
}
