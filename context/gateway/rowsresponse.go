package gateway

import (
	"slices"
	"strings"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/strictjson"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// results checks the response side: the base call with every result, then answers
// that have in them what the response template reads, and parameters that it reads.
func (k *routeCheck) results() {
	if k.c.isProxy() {
		return
	}
	call := k.answeredCall()
	if call == nil {
		return
	}
	results := k.opts.Results
	if results == nil {
		results = Results(k.c.Route, k.t)
	}
	for _, r := range results {
		k.result(Sample{Name: k.base.Name, Request: call}, r)
	}
	if k.opts.Results == nil {
		k.shapedResults(call, results)
	}
}

// answeredCall gives a call that reaches the backend, or nil: where the base call does
// not, one that has in it what a request template reads.
func (k *routeCheck) answeredCall() *apigw.Request {
	if k.reaches(k.base.Request) {
		return k.base.Request
	}
	for _, r := range k.reached() {
		read := readsOf(r.parsed)
		call := withBody(read.fill(k.c.Route, r.call), newShape(read.body).body(nil, ""))
		if k.reaches(call) {
			return call
		}
		for _, s := range samplesFor(r.contentType, call) {
			if k.reaches(s.Request) {
				return s.Request
			}
		}
	}
	return nil
}

func (k *routeCheck) reaches(req *apigw.Request) bool {
	return k.c.Invoke(req, nil, &Options{SkipAPIKey: true, Limits: k.opts.Limits}).GatewayError == ""
}

// result checks one result of the backend.
func (k *routeCheck) result(s Sample, r target.Result) { k.resultOf(s, r, "") }

// resultOf checks a result that is one of many of that name; "" is one by itself.
func (k *routeCheck) resultOf(s Sample, r target.Result, shaped string) {
	ex := k.c.Invoke(s.Request, ResultBackend(r), k.call)
	row := Row{Route: k.c.Route.Name(), Sample: s.Name, Result: resultName(r), Shaped: shaped, Status: ex.Status, Exchange: ex}
	k.add(row, showIn(CheckResponse(k.c, ex, r), s.Name, resultName(r)))
}

func resultName(r target.Result) string {
	if r.Name != "" {
		return r.Name
	}
	return r.Title
}

// shapedResults takes answers that hold what the response template reads, in each
// place in turn something hostile, and for the parameters that it reads hostile ones.
func (k *routeCheck) shapedResults(call *apigw.Request, results []target.Result) {
	a := k.answers(results)
	ex := k.c.Invoke(call, ResultBackend(a.plain), &Options{SkipAPIKey: true, Limits: k.opts.Limits})
	if ex.Response == nil || ex.Response.Template == nil {
		if !a.known {
			k.result(Sample{Name: k.base.Name, Request: call}, a.plain)
		}
		return
	}
	t := ex.Response.Template
	read := readsOf(t)
	limit := shapedLimit(len(t.Source.Text))
	s := newShape(a.root(read.body))
	s.fit(limit, func(body string) int { return k.responseTrouble(call, a.with(body)) })
	harmless := a.plain
	if a.free || !a.known {
		harmless = a.with(s.body(nil, ""))
	}
	sample := Sample{Name: k.base.Name, Request: read.fill(k.c.Route, call)}
	if !a.known {
		k.result(sample, harmless)
	}
	for _, p := range read.paramSamples(k.c.Route, sample.Request, k.opts.NeverSet) {
		if limit--; limit < 0 {
			return
		}
		k.result(p, harmless)
	}
	if a.free {
		k.hostileResults(sample, s, a, limit)
	}
}

func (k *routeCheck) hostileResults(sample Sample, s *shape, a answers, limit int) {
	for v := range s.variants {
		if limit--; limit < 0 {
			return
		}
		r := a.with(v.body)
		r.Name, r.Title = "", a.what+" "+v.name
		k.resultOf(sample, r, a.what)
	}
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

// answers makes answers of a backend around a body of our choice.
type answers struct {
	plain target.Result
	// what names the body in a report.
	what string
	// free says that the body can hold anything; the answers of most services hold ids.
	free bool
	// output says that the body is the text of an execution's output.
	output bool
	// known says that plain is a built-in result, which was tried by itself.
	known bool
}

// answers knows what the target's successes look like.
func (k *routeCheck) answers(results []target.Result) answers {
	i := slices.IndexFunc(results, func(r target.Result) bool { return r.Class == target.Succeeded })
	a := answers{plain: target.Result{Name: "an answer with status 200", Status: 200, Body: "{}"}, what: "answer", free: k.freeAnswers()}
	switch {
	case strings.EqualFold(k.c.Route.Integration.Type, "MOCK"):
		return answers{plain: target.Result{Name: "mock", Status: 200}, what: "answer"}
	case i < 0:
	case k.t != nil && k.t.Executes():
		output := resultText(results[i], "output") != nil
		return answers{plain: results[i], what: "output", free: output, output: output, known: true}
	case !a.free:
		a.plain, a.known = results[i], true
	}
	return a
}

// freeAnswers says whether what the backend answers holds data of clients: that of a
// service that only hands out ids does not.
func (k *routeCheck) freeAnswers() bool {
	return k.t == nil || !slices.Contains([]string{"states", "sqs", "sns", "kinesis", "firehose", "events"}, k.t.Service)
}

// resultText gives a text member of a result's body; nil where there is none.
func resultText(r target.Result, name string) *strictjson.Value {
	doc, err := strictjson.Parse(r.Body)
	if err != nil || !doc.Get(name).Is(strictjson.String) {
		return nil
	}
	return doc.Get(name)
}

// root is the part of what a response template reads that the body stands for.
func (a answers) root(body *slot) *slot {
	if !a.output {
		return body
	}
	for _, m := range body.members {
		if m.name == "output" && m.text != nil {
			return m.text
		}
	}
	return &slot{path: "$"}
}

// with puts a body into the plain answer.
func (a answers) with(body string) target.Result {
	r := a.plain
	if !a.output {
		if a.plain.Name != "mock" {
			r.Body = body
		}
		return r
	}
	output := resultText(r, "output")
	r.Body = r.Body[:output.Start] + quoteJSON(body) + r.Body[output.End:]
	return r
}
