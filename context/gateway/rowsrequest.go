package gateway

import (
	"slices"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// requests checks the request side: the base call, and every request template with the
// samples that fit its content type.
func (k *routeCheck) requests() {
	if k.c.isProxy() || k.unparsed() {
		return
	}
	k.request(k.base)
	own := mediaType(k.base.Request.Headers, "Content-Type")
	reached := k.reached()
	limit := sharedLimit(reached)
	for _, r := range reached {
		k.template(r, r.contentType != own, limit)
	}
}

// sharedLimit is the number of shaped samples of each template.
func sharedLimit(reached []reachedTemplate) int {
	bytes := 0
	for _, r := range reached {
		bytes += len(r.parsed.Source.Text)
	}
	return max(minShaped, shapedLimit(bytes)/max(len(reached), 1))
}

// reachedTemplate is a request template with a call that reaches it.
type reachedTemplate struct {
	parsed      *vtl.Template
	contentType string
	call        *apigw.Request
}

// reached are the parsed request templates, each once: that of the base call first, then
// those that it reaches with another content type.
func (k *routeCheck) reached() []reachedTemplate {
	var out []reachedTemplate
	calls := []*apigw.Request{k.base.Request}
	for _, t := range k.c.requests {
		calls = append(calls, withType(k.base.Request, t.ContentType))
	}
	for _, call := range calls {
		ex := k.c.Invoke(call, nil, &Options{SkipAPIKey: true, Limits: k.opts.Limits})
		if ex.Request == nil || ex.Request.Template == nil {
			continue
		}
		r := reachedTemplate{ex.Request.Template, mediaType(call.Headers, "Content-Type"), call}
		if !slices.ContainsFunc(out, func(o reachedTemplate) bool { return o.parsed == r.parsed }) {
			out = append(out, r)
		}
	}
	return out
}

// otherJSON stands for the content types that only a template for $default takes.
const otherJSON = "application/vnd.sample+json"

func withType(base *apigw.Request, contentType string) *apigw.Request {
	if contentType == "$default" {
		contentType = otherJSON
	}
	req := *base
	req.Headers = base.Headers.With("Content-Type", contentType)
	return &req
}

// template tries one request template. The samples of another content type than the base
// call's say which.
func (k *routeCheck) template(r reachedTemplate, other bool, limit int) {
	prefix := ""
	if other {
		prefix = r.contentType + ", "
	}
	read := readsOf(r.parsed)
	filled := read.fill(k.c.Route, r.call)
	samples := samplesFor(r.contentType, filled)
	if len(samples) > 0 && other {
		filled = withBody(filled, samples[0].Request.Body)
	}
	k.named(prefix, samples, false)
	k.named(prefix, []Sample{secretSample(filled)}, false)
	k.shaped(prefix, r, read, filled, limit)
	k.named(prefix, samples, true)
}

// named checks the samples whose body is no JSON, or the others: what the former show is
// the client's fault, and must not hide what is the template's.
func (k *routeCheck) named(prefix string, samples []Sample, notJSON bool) {
	for _, s := range samples {
		if s.NotJSON == notJSON {
			s.Name = prefix + s.Name
			k.request(s)
		}
	}
}

// shaped tries calls that have in them what the template reads, in each place in turn
// something hostile. A form or a text has no places, unless the template reads members.
func (k *routeCheck) shaped(prefix string, r reachedTemplate, read *reads, filled *apigw.Request, limit int) {
	s := newShape(read.body)
	takesJSON := fittingBodies(r.contentType) == nil || !read.body.isValue()
	if takesJSON {
		s.fit(limit, func(body string) int { return k.trouble(withBody(filled, body)) })
		filled = withBody(filled, s.body(nil, ""))
		k.request(Sample{Name: prefix + "what the template reads", Request: filled})
	}
	f := k.arrival(filled)
	for _, p := range read.paramSamples(k.c.Route, filled, k.opts.NeverSet) {
		if limit--; limit < 0 {
			return
		}
		p.Name = prefix + p.Name
		k.hostile(p, nil)
	}
	if !takesJSON {
		return
	}
	for v := range s.variants {
		if limit--; limit < 0 {
			return
		}
		k.hostile(Sample{Name: prefix + v.name, Request: withBody(filled, v.body)}, f.of(s, v))
	}
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

// request checks one sample and keeps what it shows.
func (k *routeCheck) request(s Sample) {
	ex := k.c.Invoke(s.Request, nil, k.call)
	k.keepRequest(s, ex, checkRequest(k.c, ex, k.t, s.NotJSON))
}

func (k *routeCheck) keepRequest(s Sample, ex *Exchange, problems vtl.Diagnostics) {
	row := Row{Route: k.c.Route.Name(), Sample: s.Name, Exchange: ex}
	if s.NotJSON && len(problems) > 0 && !problems.HasErrors() {
		row.Spared = 1
	}
	if ex.GatewayError != "" {
		row.Status = ex.Status
	}
	k.add(row, showIn(problems, s.Name+madeUp(s.Request, k.base.Request), ""))
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
