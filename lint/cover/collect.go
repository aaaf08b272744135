package cover

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// Collector sums up what calls reached. Not safe for concurrent use.
type Collector struct {
	cases     []string
	caseIndex map[string]int
	routes    []*routeCount
	templates []*templateCount
	byKey     map[templateKey]*templateCount
	shapes    map[*vtl.Template]*shape
}

// NewCollector gives a collector that knows no route yet.
func NewCollector() *Collector {
	return &Collector{caseIndex: map[string]int{}, byKey: map[templateKey]*templateCount{}, shapes: map[*vtl.Template]*shape{}}
}

// templateKey tells templates apart, however often they are parsed.
type templateKey struct {
	at   vtl.Location
	text string
}

// count is how often a thing was reached, and by which cases.
type count struct {
	hits  int
	cases []int
}

func (c *count) add(hits, caseIndex int) {
	if hits == 0 {
		return
	}
	c.hits += hits
	if n := len(c.cases); n == 0 || c.cases[n-1] != caseIndex {
		c.cases = append(c.cases, caseIndex)
	}
}

type templateCount struct {
	template *vtl.Template
	shape    *shape
	name     string
	points   []count
	lines    map[int]*count
	renders  []render
}

// render is one output of a template, kept for the page.
type render struct {
	caseIndex int
	output    string
	segments  []vtl.Segment
}

type routeCount struct {
	route   *gateway.Route
	classes []string
	counts  []count
}

// AddRoute makes the templates and results of a route count although no case may reach
// them. Add does so by itself.
func (c *Collector) AddRoute(compiled *gateway.Compiled) {
	if slices.ContainsFunc(c.routes, func(r *routeCount) bool { return sameRoute(r.route, compiled.Route) }) {
		return
	}
	classes := classesOf(compiled.Route)
	c.routes = append(c.routes, &routeCount{compiled.Route, classes, make([]count, len(classes))})
	compiled.Templates(func(t *vtl.Template, decl *gateway.Template, resp *gateway.Response) bool {
		c.template(t, templateName(compiled.Route, decl, resp))
		return true
	})
}

func sameRoute(a, b *gateway.Route) bool {
	return a == b || a.At == b.At && a.Name() == b.Name() && a.At != (vtl.Location{})
}

// templateName is how reports call a template.
func templateName(r *gateway.Route, decl *gateway.Template, resp *gateway.Response) string {
	if resp == nil {
		return fmt.Sprintf("%s request %s", r.Name(), decl.ContentType)
	}
	return fmt.Sprintf("%s response %d %s", r.Name(), resp.StatusCode, decl.ContentType)
}

// classesOf lists the ways in which a route's backend can answer, as far as they are
// coverage: those that issue different templates or arms.
func classesOf(r *gateway.Route) []string {
	t := gateway.InferTarget(r, "")
	if t == nil || len(r.Integration.Responses) == 0 || r.Integration.URI == "" {
		return nil
	}
	var out []string
	for _, result := range t.Results() {
		if class := string(result.Class); class != "500" && !slices.Contains(out, class) {
			out = append(out, class)
		}
	}
	return out
}

// template gives the count of a template, which it makes where there is none.
func (c *Collector) template(t *vtl.Template, name string) *templateCount {
	if c.shapes[t] == nil {
		c.shapes[t] = shapeOf(t)
	}
	key := templateKey{t.Source.Location(0), t.Source.Text}
	tc := c.byKey[key]
	if tc == nil {
		s := c.shapes[t]
		tc = &templateCount{template: t, shape: s, name: name, points: make([]count, len(s.points)), lines: map[int]*count{}}
		for line := range linesOf(t, s, nil) {
			tc.lines[line] = &count{}
		}
		c.byKey[key] = tc
		c.templates = append(c.templates, tc)
	}
	return tc
}

// Add counts a call that was invoked with traces, for the case of that name; a nil call
// only makes the route count.
func (c *Collector) Add(name string, compiled *gateway.Compiled, ex *gateway.Exchange) {
	c.AddRoute(compiled)
	if ex == nil {
		return
	}
	at := c.caseOf(name)
	for _, r := range []*gateway.Rendering{ex.Request, ex.Response} {
		if r != nil && r.Template != nil && r.Trace != nil {
			c.render(at, r)
		}
	}
	for _, r := range c.routes {
		if i := r.classOf(ex); i >= 0 && sameRoute(r.route, compiled.Route) {
			r.counts[i].add(1, at)
		}
	}
}

func (c *Collector) caseOf(name string) int {
	i, ok := c.caseIndex[name]
	if !ok {
		i = len(c.cases)
		c.cases = append(c.cases, name)
		c.caseIndex[name] = i
	}
	return i
}

func (c *Collector) render(at int, r *gateway.Rendering) {
	tc := c.template(r.Template, "")
	s := c.shapes[r.Template]
	t := tallyOf(s, r)
	for i, hits := range t.hits {
		tc.points[i].add(hits, at)
	}
	for line, hits := range linesOf(r.Template, s, t) {
		tc.lines[line].add(hits, at)
	}
	tc.renders = append(tc.renders, render{at, r.Output, r.Trace.Segments})
}

// classOf gives the index of the class of a call's result; below 0 where it is none. An
// execution that is described as FAILED is a success of the call.
func (r *routeCount) classOf(ex *gateway.Exchange) int {
	class := classOf(ex)
	i := slices.Index(r.classes, class)
	if i < 0 && (class == "FAILED" || class == "TIMED_OUT") {
		i = slices.Index(r.classes, "SUCCEEDED")
	}
	return i
}

// classOf tells in which way the backend answered; "" where nobody was asked.
func classOf(ex *gateway.Exchange) string {
	r := ex.Result
	switch {
	case r == nil:
		return ""
	case r.Status >= 500:
		return "500"
	case r.Status >= 400:
		return "400"
	}
	var execution struct{ Status string }
	if json.Unmarshal([]byte(r.Body), &execution) == nil && (execution.Status == "FAILED" || execution.Status == "TIMED_OUT") {
		return execution.Status
	}
	return "SUCCEEDED"
}

// Reaches names the points that a call reaches and no case did until now, each with its
// line in its template; nil where there are none. The call must have been invoked with traces.
func (c *Collector) Reaches(compiled *gateway.Compiled, ex *gateway.Exchange) []string {
	c.AddRoute(compiled)
	var out []string
	for _, r := range []*gateway.Rendering{ex.Request, ex.Response} {
		if r == nil || r.Template == nil || r.Trace == nil {
			continue
		}
		tc := c.template(r.Template, "")
		for i, hits := range tallyOf(c.shapes[r.Template], r).hits {
			if hits > 0 && tc.points[i].hits == 0 && tc.shape.points[i].Label != "" {
				line, _ := r.Template.Source.LineColumn(tc.shape.points[i].Span.Start)
				out = append(out, fmt.Sprintf("%s (line %d)", tc.shape.points[i].Label, line))
			}
		}
	}
	for _, r := range c.routes {
		if i := r.classOf(ex); i >= 0 && sameRoute(r.route, compiled.Route) && r.counts[i].hits == 0 {
			out = append(out, "the result is "+r.classes[i])
		}
	}
	return out
}

// Missing is the number of points and results of a route that no case reached.
func (c *Collector) Missing(compiled *gateway.Compiled) int {
	c.AddRoute(compiled)
	missing := 0
	compiled.Templates(func(t *vtl.Template, _ *gateway.Template, _ *gateway.Response) bool {
		tc := c.template(t, "")
		for i := range tc.points {
			if tc.points[i].hits == 0 && tc.shape.points[i].Label != "" {
				missing++
			}
		}
		return true
	})
	for _, r := range c.routes {
		for i := range r.counts {
			if sameRoute(r.route, compiled.Route) && r.counts[i].hits == 0 {
				missing++
			}
		}
	}
	return missing
}
