package gateway

import (
	"slices"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// requests checks the request side with every sample.
func (k *routeCheck) requests() {
	if k.c.isProxy() || k.unparsed() {
		return
	}
	k.request(k.base)
	templates := k.requestTemplates()
	if len(templates) == 0 {
		return
	}
	read := readsOf(templates...)
	filled := Sample{Name: "what the template reads", Request: read.fill(k.c.Route, k.base.Request)}
	for _, s := range BuiltinSamples(filled.Request) {
		k.request(s)
	}
	k.request(secretSample(filled.Request))

	limit := shapedLimit(textOf(templates))
	s := newShape(read.body)
	s.fit(limit, func(body string) int { return k.trouble(withBody(filled.Request, body)) })
	filled.Request = withBody(filled.Request, s.body(nil, ""))
	k.request(filled)
	f := k.arrival(filled.Request)
	for _, p := range read.paramSamples(k.c.Route, filled.Request, k.opts.NeverSet) {
		if limit--; limit < 0 {
			return
		}
		k.hostile(p, nil)
	}
	for v := range s.variants {
		if limit--; limit < 0 {
			return
		}
		k.hostile(Sample{Name: v.name, Request: withBody(filled.Request, v.body)}, f.of(s, v))
	}
}

// requestTemplates are the parsed ones that the samples can reach: that of the base
// call's content type.
func (k *routeCheck) requestTemplates() []*vtl.Template {
	ex := k.c.Invoke(k.base.Request, nil, &Options{SkipAPIKey: true, Limits: k.opts.Limits})
	if ex.Request == nil || ex.Request.Template == nil {
		return nil
	}
	return []*vtl.Template{ex.Request.Template}
}

// unparsed says that no request template can be parsed: every call ends as the row about
// that says.
func (k *routeCheck) unparsed() bool {
	for _, t := range k.c.requests {
		if !t.diagnostics.HasErrors() {
			return false
		}
	}
	return len(k.c.requests) > 0
}

func textOf(templates []*vtl.Template) int {
	n := 0
	for _, t := range templates {
		n += len(t.Source.Text)
	}
	return n
}

// request checks one sample and keeps what it shows.
func (k *routeCheck) request(s Sample) {
	ex := k.c.Invoke(s.Request, nil, k.call)
	k.keepRequest(s, ex, checkRequest(k.c, ex, k.t, s.NotJSON))
}

func (k *routeCheck) keepRequest(s Sample, ex *Exchange, problems vtl.Diagnostics) {
	row := Row{Route: k.c.Route.Name(), Sample: s.Name, Exchange: ex}
	if ex.GatewayError != "" {
		row.Status = ex.Status
	}
	k.add(row, showIn(problems, s.Name, ""))
}

// trouble counts the errors that a call shows.
func (k *routeCheck) trouble(req *apigw.Request) int {
	n := 0
	for _, d := range CheckRequest(k.c, k.c.Invoke(req, nil, k.call), k.t) {
		if d.Severity == vtl.Error {
			n++
		}
	}
	return n
}

// hostile checks a sample with a hostile value, and that nothing but the value
// changed.
func (k *routeCheck) hostile(s Sample, arrived func(*Exchange) vtl.Diagnostics) {
	ex := k.c.Invoke(s.Request, nil, k.call)
	problems := checkRequest(k.c, ex, k.t, s.NotJSON)
	for i, d := range problems {
		if d.Rule == target.RuleBadExecutionName.ID && d.Severity == vtl.Error {
			// The client chose the name: the service refuses the call, as it should.
			problems[i].Severity = vtl.Warning
		}
	}
	if arrived != nil {
		more := arrived(ex)
		if len(more) > 0 && more[0].Rule == target.RulePayloadInjection.ID {
			// The contract's word on the member that came in says less.
			problems = slices.DeleteFunc(problems, func(d vtl.Diagnostic) bool { return d.Rule == target.RuleUnknownMember.ID })
		}
		problems = append(problems, more...)
	}
	k.keepRequest(s, ex, problems)
}
