package gateway

import (
	"encoding/base64"
	"strconv"
	"strings"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/strictjson"
)

// proxyResponse passes the answer of a proxy integration on. A Lambda function's
// answer is an object that holds status, headers and body.
func (v *invocation) proxyResponse(answer *BackendResponse) *refusal {
	status, headers, body := answer.Status, answer.Headers, answer.Body
	if v.lambda() {
		var ok bool
		if status, headers, body, ok = lambdaProxyAnswer(answer); !ok {
			return &refuseProxyAnswer
		}
	}
	v.passResponse(answer, body)
	v.ex.Status, v.ex.Body = status, body
	for _, h := range headers {
		v.ex.Headers = append(v.ex.Headers, apigw.Param{Name: remapped(h.Name), Value: h.Value})
	}
	return nil
}

// lambdaProxyAnswer reads {"statusCode", "headers", "body", "isBase64Encoded"}.
func lambdaProxyAnswer(answer *BackendResponse) (status int, headers apigw.Params, body string, ok bool) {
	if _, failed := functionError(answer); failed {
		return 0, nil, "", false
	}
	doc, err := strictjson.Parse(answer.Body)
	if err != nil || !doc.Is(strictjson.Object) {
		return 0, nil, "", false
	}
	status, ok = proxyStatus(doc.Get("statusCode"))
	if !ok {
		return 0, nil, "", false
	}
	if b := doc.Get("body"); b.Is(strictjson.String) {
		body = b.Text
	} else if b != nil && b.Kind != strictjson.Null {
		return 0, nil, "", false
	}
	if h := doc.Get("headers"); h.Is(strictjson.Object) {
		for _, m := range h.Members {
			headers = append(headers, apigw.Param{Name: m.Name, Value: scalarText(m.Value, answer.Body)})
		}
	}
	if flag := doc.Get("isBase64Encoded"); flag.Is(strictjson.Bool) && flag.Bool {
		if decoded, err := base64.StdEncoding.DecodeString(body); err == nil {
			body = string(decoded)
		}
	}
	return status, headers, body, true
}

// proxyStatus takes a number or a numeric string; 200 where there is none.
func proxyStatus(v *strictjson.Value) (int, bool) {
	if v == nil {
		return 200, true
	}
	n, err := strconv.Atoi(strings.TrimSpace(v.Text))
	return n, err == nil && n >= 100 && n <= 599
}

// scalarText is a string's text and everything else as written.
func scalarText(v *strictjson.Value, text string) string {
	if v.Kind == strictjson.String {
		return v.Text
	}
	return text[v.Start:v.End]
}
