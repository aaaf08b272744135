package gateway

import (
	"strconv"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/strictjson"
)

// choose finds the integration response: the first whose pattern matches the whole
// selection text, else the default; nil where there is neither. Several patterns that
// match are a mistake of the route; which one API Gateway takes is not documented.
func (v *invocation) choose(answer *BackendResponse) *compiledResponse {
	text, failed := strconv.Itoa(answer.Status), true
	if v.lambda() {
		text, failed = functionError(answer)
	}
	byDefault := v.defaultResponse()
	if !failed && byDefault != nil {
		return byDefault
	}
	for i := range v.responses {
		r := &v.responses[i]
		if r.pattern == nil {
			continue
		}
		if ok, err := r.pattern.Matches(text); ok && err == nil {
			return r
		}
	}
	return byDefault
}

func (v *invocation) defaultResponse() *compiledResponse {
	for i := range v.responses {
		if v.responses[i].Pattern == "" {
			return &v.responses[i]
		}
	}
	return nil
}

// functionError gives the errorMessage of a failed Lambda function; "" and false of
// one that succeeded, which only the default response takes (recorded on AWS).
func functionError(answer *BackendResponse) (message string, failed bool) {
	_, failed = header(answer.Headers, "X-Amz-Function-Error")
	if !strings.Contains(answer.Body, `"errorMessage"`) {
		return "", failed
	}
	body, err := strictjson.Parse(answer.Body)
	if err != nil {
		return "", failed
	}
	if m := body.Get("errorMessage"); m.Is(strictjson.String) {
		return m.Text, true
	}
	return "", failed
}
