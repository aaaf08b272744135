package vtltest

import (
	"context"
	"fmt"
	"slices"

	"go.yaml.in/yaml/v3"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// Coverage knows what cases reached; package lint/cover's Collector is one.
type Coverage interface {
	// Reaches names what a call, invoked with traces, reaches and no case did.
	Reaches(c *gateway.Compiled, ex *gateway.Exchange) []string
	// Missing is how much of a route no case reached.
	Missing(c *gateway.Compiled) int
	// Add counts a call for the case of that name.
	Add(name string, c *gateway.Compiled, ex *gateway.Exchange)
}

// Suggestion is a case that reaches what no case did.
type Suggestion struct {
	Subject *Subject
	// File is the case file that it belongs to.
	File *File
	Name string
	// Reaches says what is new.
	Reaches []string
	// YAML is the case as it would be written: with what the templates do today as what
	// to expect.
	YAML string

	text newCase
}

// maxProbes bounds the calls that are tried for one subject: a few seconds of work.
const maxProbes = 20_000

// Suggest looks for cases that reach what the cases of a run did not, by trying calls
// made of what the templates read and compare. cov must know the run's own cases; the
// suggestions are added to it. What is not reached may still be reachable.
func Suggest(ctx context.Context, s *Summary, cov Coverage) []Suggestion {
	var out []Suggestion
	seen := map[*Subject]bool{}
	for _, f := range s.Files {
		for _, c := range f.Cases {
			if !seen[c.Subject] {
				seen[c.Subject] = true
				p := &prober{ctx: ctx, subject: c.Subject, file: f, cov: cov, left: maxProbes}
				out = append(out, p.run()...)
			}
		}
	}
	return out
}

// prober looks for cases of one subject.
type prober struct {
	ctx     context.Context
	subject *Subject
	file    *File
	cov     Coverage
	left    int
	out     []Suggestion

	request, response *reads
}

func (p *prober) run() []Suggestion {
	var requests, responses []*vtl.Template
	p.subject.Compiled.Templates(func(t *vtl.Template, _ *gateway.Template, r *gateway.Response) bool {
		if r == nil {
			requests = append(requests, t)
		} else {
			responses = append(responses, t)
		}
		return true
	})
	p.request, p.response = newReads(requests...), newReads(responses...)
	for _, place := range p.response.places { // response templates see the request's parameters
		if place.kind != inPayload && p.request.byKey[place.key()] == nil {
			p.request.byKey[place.key()] = place
			p.request.places = append(p.request.places, place)
		}
	}
	p.response.places = slices.DeleteFunc(p.response.places, func(q *place) bool { return q.kind != inPayload })
	p.done()
	// Each call that reached something new is a start for more: one change at a time.
	queue := p.starts()
	for _, c := range queue {
		p.try(c)
	}
	for i := 0; i < len(queue) && p.left > 0 && p.ctx.Err() == nil; i++ {
		queue = append(queue, p.around(queue[i])...)
	}
	return p.out
}

// done ends the search where nothing is left to reach.
func (p *prober) done() {
	if p.cov.Missing(p.subject.Compiled) == 0 {
		p.left = 0
	}
}

// starts are the calls to begin with: every way in which the backend can answer.
func (p *prober) starts() []candidate {
	out := []candidate{{}, {request: map[string]any{wholeBody: ""}}}
	if !p.subject.has(apigw.ResponsePhase) || p.subject.mock() {
		return out
	}
	for _, r := range p.subject.results() {
		out = append(out, candidate{result: &r, base: true})
	}
	for _, status := range p.statuses() {
		r := target.Result{Title: "an answer", Status: status, Class: classOf("", status)}
		out = append(out, candidate{result: &r})
	}
	return out
}

// statuses are those that choose different integration responses.
func (p *prober) statuses() []int {
	var out []int
	seen := map[*gateway.Response]bool{}
	for _, status := range []int{200, 201, 202, 204, 301, 400, 401, 403, 404, 409, 413, 422, 429, 500, 502, 503, 504} {
		if r := gateway.Choose(p.subject.Compiled.Route, fmt.Sprint(status)); r != nil && !seen[r] {
			seen[r] = true
			out = append(out, status)
		}
	}
	return out
}

// around tries every value at every place, one at a time, and gives the calls that
// reached something new.
func (p *prober) around(c candidate) []candidate {
	var found []candidate
	for _, side := range []struct {
		reads    *reads
		response bool
	}{{p.request, false}, {p.response, true}} {
		if side.response && c.result == nil {
			continue
		}
		for _, place := range side.reads.places {
			for _, v := range place.values() {
				if next := c.with(side.response, place.key(), v); p.try(next) {
					found = append(found, next)
				}
			}
		}
	}
	return found
}

// try makes a call, and a suggestion of it where it reaches something new.
func (p *prober) try(c candidate) bool {
	if p.left--; p.left < 0 || p.ctx.Err() != nil {
		return false
	}
	req, notes := p.subject.call(p.base(), p.request.places, c)
	result, resultText := c.answer(p.response.places)
	var backend gateway.Backend
	if result != nil {
		backend = gateway.ResultBackend(*result)
	}
	ex := p.subject.Compiled.Invoke(req, backend, &gateway.Options{Trace: true, SkipAPIKey: true})
	reaches := p.cov.Reaches(p.subject.Compiled, ex)
	if len(reaches) == 0 || renderError(ex) != nil { // a call that fails is a bug, no case to keep
		return false
	}
	reaches = slices.Compact(slices.Sorted(slices.Values(reaches)))
	s := Suggestion{Subject: p.subject, File: p.file, Reaches: reaches, Name: p.name(reaches)}
	s.text = p.write(s, req, notes, result, resultText)
	s.YAML = s.text.yaml("  ")
	p.cov.Add(s.Name, p.subject.Compiled, ex)
	p.out = append(p.out, s)
	p.done()
	return true
}

// base is the call that a case of the file starts from.
func (p *prober) base() *apigw.Request {
	c := &Case{Subject: p.subject}
	r := &reader{file: p.file, loader: newLoader(), made: map[*yaml.Node]bool{}}
	r.request(c, p.file.defaults.request, nil)
	return c.Request
}

// maxName is about how long the name of a suggested case may be, in bytes.
const maxName = 80

// name tells the first of what a case reaches, and how many follow.
func (p *prober) name(reaches []string) string {
	name := "reaches: " + reaches[0]
	for i, r := range reaches[1:] {
		if len(name)+len(r) > maxName {
			name += fmt.Sprintf(" and %d more", len(reaches)-1-i)
			break
		}
		name += ", " + r
	}
	base := name
	for i := 2; p.taken(name); i++ {
		name = fmt.Sprintf("%s (%d)", base, i)
	}
	return name
}

func (p *prober) taken(name string) bool {
	return slices.ContainsFunc(p.out, func(s Suggestion) bool { return s.Name == name }) || unusedName(p.file, name) != name
}

// write makes the case's text; it expects what the templates do today.
func (p *prober) write(s Suggestion, req *apigw.Request, notes []entry, result *target.Result, resultText string) newCase {
	c := &Case{Subject: p.subject, Request: req, side: apigw.RequestPhase}
	out := newCase{comment: "suggested: expects what the templates do today, check that it is right"}
	out.entries = []entry{{key: "name", value: quoteYAML(s.Name)}}
	if p.severalRoutes() {
		out.entries = append(out.entries, entry{key: "route", value: plainOrQuotedPath(p.subject.Name())})
	}
	if len(notes) > 0 {
		out.entries = append(out.entries, entry{key: "request", below: notes})
	}
	if result != nil {
		c.result, c.backend, c.side = result, gateway.ResultBackend(*result), apigw.ResponsePhase
		out.entries = append(out.entries, entry{key: "result", value: resultText})
	} else if p.file.defaults.result != nil {
		out.entries = append(out.entries, entry{key: "result", value: "none"})
	}
	if result == nil && (p.subject.mock() || !p.subject.has(apigw.RequestPhase)) {
		c.side = apigw.ResponsePhase
	}
	side := entry{key: "side", value: c.side.String()}
	expect := c.snapshot()
	if wrong, ids := c.wrong(); wrong {
		out.comment = "suggested: what the templates do today is wrong; mend them, then expect problems: none"
		expect = append(expect, entry{key: "problems", value: flowList(ids)})
	}
	out.entries = append(out.entries, side, entry{key: "expect", below: expect})
	return out
}

// wrong says whether the call shows an error, and names the rules of what it shows: a
// case must not call broken output right.
func (c *Case) wrong() (bool, []string) {
	problems := c.problems(c.invoke(true))
	return problems.HasErrors(), ruleIDs(problems, vtl.Warning)
}

// severalRoutes says whether the cases of the file have to name their route.
func (p *prober) severalRoutes() bool {
	return !p.subject.Raw && slices.ContainsFunc(p.file.Cases, func(c *Case) bool { return c.Subject != p.subject })
}

// WriteCases adds suggestions to the case files that they belong to, and gives the
// paths of the files that it wrote. On an error the file that it names is as it was.
func WriteCases(suggestions []Suggestion) ([]string, error) {
	var files []*File
	byFile := map[*File][]*newCase{}
	for i := range suggestions {
		s := &suggestions[i]
		if byFile[s.File] == nil {
			files = append(files, s.File)
		}
		byFile[s.File] = append(byFile[s.File], &s.text)
	}
	var written []string
	for _, f := range files {
		if err := appendCases(f.Path, nil, byFile[f]); err != nil {
			return written, err
		}
		written = append(written, f.Path)
	}
	return written, nil
}
