package vtltest

import (
	"errors"
	"strings"
	"testing"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/context/strictjson"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// hostileBodies are the payloads that a fuzz run starts from: what breaks templates
// which do not expect it.
var hostileBodies = []string{
	`{}`, `[]`, `null`, `"text"`, `0`, ``, `not JSON`, `{"a":`,
	`{"a":"it's"}`, `{"a":"say \"hi\""}`, `{"a":"C:\\dir"}`, `{"a":"one\ntwo\ttab"}`,
	`{"a":"$x ${y} #set #end @@"}`, "{\"a\":\"é€😀\u2028\"}", `{"a":1e400,"b":1.0,"c":12345678901234567890}`,
	`{"a":null}`, `{"a":[]}`, `{"a":[1]}`, `{"a":[{"b":"'"},{}]}`, `{"a":{"b":{"c":"\\\""}}}`,
}

// hostileTexts are the texts that parameters start from.
var hostileTexts = []string{"", "abc", "it's", `say "hi"`, `C:\dir`, "$x ${y} #set", `a","x":"b`, "é€😀", "%27&a=b"}

// Fuzz feeds hostile requests to a subject: payloads out of seeds and built-in ones, and
// texts in every parameter that its templates read. It fails on what must never be,
// whatever a client sends: an integration request that the backend would not take, or a
// template that fails. A payload that is no JSON is the client's fault: it only must not
// crash. A response template by itself gets the payload as the backend's answer.
//
//	func FuzzOrder(f *testing.F) {
//		vtltest.Fuzz(f, vtltest.LoadRoute(f, "template.json", "POST /orders"), `{"items":[]}`)
//	}
func Fuzz(f *testing.F, s *Subject, seeds ...string) {
	f.Helper()
	for i, body := range append(append([]string(nil), seeds...), hostileBodies...) {
		f.Add(body, hostileTexts[i%len(hostileTexts)])
	}
	places := s.parameters()
	f.Fuzz(func(t *testing.T, body, text string) { s.feed(t, places, body, text) })
}

// parameters are the places beside the payload that the request templates read.
func (s *Subject) parameters() []*place {
	var requests []*vtl.Template
	s.Compiled.Templates(func(t *vtl.Template, _ *gateway.Template, r *gateway.Response) bool {
		if r == nil {
			requests = append(requests, t)
		}
		return true
	})
	var out []*place
	for _, p := range newReads(requests...).places {
		if p.kind == inParams {
			out = append(out, p)
		}
	}
	return out
}

func (s *Subject) feed(t *testing.T, places []*place, body, text string) {
	req := s.baseRequest()
	if !strings.ContainsAny(text, "\r\n\x00") { // HTTP does not let these through
		for _, p := range places {
			s.set(req, p, text, nil)
		}
	}
	req.Body = body
	var backend gateway.Backend
	if !s.has(apigw.RequestPhase) {
		backend = gateway.ResultBackend(target.Result{Title: "a hostile answer", Status: 200, Body: body})
	}
	ex := s.Compiled.Invoke(req, backend, &gateway.Options{Trace: true, SkipAPIKey: true})
	if err := renderError(ex); err != nil {
		var e *vtl.EvalError
		if errors.As(err, &e) && strictjson.Valid(body) {
			t.Fatalf("a template fails: %s\nbody: %s\nparameters: %q", e.Trail(), body, text)
		}
		return
	}
	if ex.Request == nil || !strictjson.Valid(body) {
		return
	}
	problems := gateway.CheckRequest(s.Compiled, ex, s.contract(ex.Request.Output))
	if problems.HasErrors() {
		t.Fatalf("%v\nbody: %s\nparameters: %q\npayload: %s", problems.Sort(), body, text, shorten(ex.Request.Output))
	}
}
