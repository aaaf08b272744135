package gateway

import (
	"strconv"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/strictjson"
	"github.com/vtlcheck/vtlcheck/vtl/java"
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
		if v.responses[i].takes(text) {
			return &v.responses[i]
		}
	}
	return byDefault
}

// takes says whether the response's pattern matches the whole text.
func (r *compiledResponse) takes(text string) bool {
	if r.pattern == nil {
		return false
	}
	ok, err := r.pattern.Matches(text)
	return ok && err == nil
}

func (c *Compiled) defaultResponse() *compiledResponse {
	for i := range c.responses {
		if c.responses[i].Pattern == "" {
			return &c.responses[i]
		}
	}
	return nil
}

// Choose gives the integration response of a route that takes a selection text: a
// status such as "404", or the errorMessage of a Lambda function that failed. It gives
// nil where API Gateway answers 500, since no pattern matches and there is no default.
func Choose(r *Route, text string) *Response {
	var byDefault *Response
	for i := range r.Integration.Responses {
		entry := &r.Integration.Responses[i]
		if entry.Pattern == "" {
			if byDefault == nil {
				byDefault = entry
			}
			continue
		}
		if re, err := java.CompileRegex(entry.Pattern); err == nil {
			if ok, err := re.Matches(text); ok && err == nil {
				return entry
			}
		}
	}
	return byDefault
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
