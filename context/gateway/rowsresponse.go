package gateway

import (
	"strings"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/strictjson"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// results checks the response side: the base call with every result, then a success
// whose body has in it what the templates read.
func (k *routeCheck) results() {
	if k.c.isProxy() || len(k.c.responses) == 0 {
		return
	}
	call := k.answeredCall()
	if call == nil {
		return
	}
	results := k.opts.Results
	if results == nil && k.t != nil {
		results = k.t.Results()
	}
	for _, r := range results {
		k.result(Sample{Name: k.base.Name, Request: call}, r)
	}
	k.shapedResults(call, results)
}

// answeredCall gives a call that reaches the backend, or nil: where the base call does
// not, one that has in it what the request template reads.
func (k *routeCheck) answeredCall() *apigw.Request {
	call := k.base.Request
	if k.reaches(call) {
		return call
	}
	read := readsOf(k.requestTemplates()...)
	call = withBody(read.fill(k.c.Route, call), newShape(read.body).body(nil, ""))
	if k.reaches(call) {
		return call
	}
	return nil
}

func (k *routeCheck) reaches(req *apigw.Request) bool {
	return k.c.Invoke(req, nil, &Options{SkipAPIKey: true, Limits: k.opts.Limits}).GatewayError == ""
}

// result checks one result of the backend.
func (k *routeCheck) result(s Sample, r target.Result) {
	k.answered(s, r, func(d vtl.Diagnostics) vtl.Diagnostics { return d })
}

func (k *routeCheck) answered(s Sample, r target.Result, judge func(vtl.Diagnostics) vtl.Diagnostics) {
	ex := k.c.Invoke(s.Request, ResultBackend(r), k.call)
	problems := judge(CheckResponse(k.c, ex, r))
	row := Row{Route: k.c.Route.Name(), Sample: s.Name, Result: resultName(r), Status: ex.Status}
	k.add(row, showIn(problems, s.Name, resultName(r)))
}

func resultName(r target.Result) string {
	if r.Name != "" {
		return r.Name
	}
	return r.Title
}

// shapedResults takes a success whose body holds what the response templates read, in
// each place in turn something hostile; and for the parameters that they read, hostile
// ones.
func (k *routeCheck) shapedResults(call *apigw.Request, results []target.Result) {
	if k.opts.Results != nil {
		return
	}
	success := successOf(results)
	ex := k.c.Invoke(call, ResultBackend(success), &Options{SkipAPIKey: true, Limits: k.opts.Limits})
	if ex.Response == nil || ex.Response.Template == nil {
		if len(results) == 0 {
			k.result(Sample{Name: k.base.Name, Request: call}, success)
		}
		return
	}
	t := ex.Response.Template
	read := readsOf(t)
	s := newShape(shapedRoot(read.body, len(results) > 0))
	wrap := func(body string) target.Result { return shapedResult(success, body, len(results) > 0) }
	limit := shapedLimit(len(t.Source.Text))
	s.fit(limit, func(body string) int { return k.responseTrouble(call, wrap(body)) })
	sample := Sample{Name: k.base.Name, Request: read.fill(k.c.Route, call)}
	if len(results) == 0 {
		k.result(sample, wrap(s.body(nil, "")))
	}
	for v := range s.variants {
		if limit--; limit < 0 {
			return
		}
		r := wrap(v.body)
		r.Name, r.Title = "", "output "+v.name
		k.result(sample, r)
	}
	for _, p := range read.paramSamples(k.c.Route, sample.Request) {
		if limit--; limit < 0 {
			return
		}
		k.result(p, wrap(s.body(nil, "")))
	}
}

// successOf gives the first result that is a success, or one of our own.
func successOf(results []target.Result) target.Result {
	for _, r := range results {
		if r.Class == target.Succeeded {
			return r
		}
	}
	return target.Result{Name: "success", Title: "an answer with status 200", Class: target.Succeeded, Status: 200, Body: "{}"}
}

func (k *routeCheck) responseTrouble(call *apigw.Request, r target.Result) int {
	ex := k.c.Invoke(call, ResultBackend(r), k.call)
	n := 0
	for _, d := range CheckResponse(k.c, ex, r) {
		if d.Severity == vtl.Error {
			n++
		}
	}
	return n
}

// shapedRoot is what of a response's payload can be anything: all of it, or for an
// execution the JSON in its output.
func shapedRoot(body *slot, execution bool) *slot {
	if !execution {
		return body
	}
	for _, m := range body.members {
		if m.name == "output" && m.text != nil {
			m.text.path = "$.output → $"
			return m.text
		}
	}
	return &slot{path: "$.output → $"}
}

// shapedResult puts a body into a success: as the whole of it, or as the output of an
// execution.
func shapedResult(success target.Result, body string, execution bool) target.Result {
	if !execution {
		success.Body = body
		return success
	}
	doc, err := strictjson.Parse(success.Body)
	if err != nil {
		return success
	}
	output := doc.Get("output")
	if output == nil {
		return success
	}
	var b strings.Builder
	b.WriteString(success.Body[:output.Start])
	b.WriteString(quoteJSON(body))
	b.WriteString(success.Body[output.End:])
	success.Body = b.String()
	return success
}
