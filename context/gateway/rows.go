package gateway

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// Row is one line of a check: a route, a call, what the backend answered, and what is
// wrong with it.
type Row struct {
	Route string
	// Sample is the call, Samples how many calls the row stands for: further ones that
	// showed nothing new are not rows of their own.
	Sample  string
	Samples int
	// Result is the backend's answer; "" for a row about the request alone.
	Result string
	// Status is what the client gets; 0 for a row about the request alone.
	Status int
	// OK says that no problem is an error.
	OK bool
	// Problems that no earlier row has: the same rule at the same place is told once,
	// with the first sample that shows it.
	Problems vtl.Diagnostics
	// Exchange is the call that the row shows; nil for a row about templates that cannot
	// be parsed.
	Exchange *Exchange
	// Known are the rules of the warnings and errors that an earlier row tells of.
	Known []string
	// Shaped says that the result is one of many that are shaped from what the response
	// template reads, such as answer $.id: a quote; it is named up to the place.
	Shaped string
	// Spared is how many of the samples break the contract only since their body is no JSON,
	// which is the client's fault.
	Spared int
	worst  vtl.Severity // of all problems
}

// CheckOptions of CheckRoute. The zero value (and nil) checks the default request with
// the target's own results.
type CheckOptions struct {
	// Base is the call that the others are made of; nil is the default request.
	Base *apigw.Request
	// BaseName is how reports name it; "" is default.
	BaseName string
	// NeverSet says of a member of $context, such as $context.identity.sourceIP, that no
	// call has a value for it: then no sample has one. Nil says so of none.
	NeverSet func(path string) bool
	// Judge, where not nil, gives a sample's problems as a configuration wants them: without
	// those that do not count, and with severities of its own. It may change the slice.
	Judge func(vtl.Diagnostics) vtl.Diagnostics
	// Results replace the target's.
	Results []target.Result
	// Limits of each render.
	Limits vtl.Limits
}

// CheckRoute takes a route through samples and results: the base call, the built-in
// bodies, and calls shaped from what the templates read, in which each place in turn
// holds what breaks templates; then every result of the target. A nil t judges only
// what every backend needs. Rows with errors come first, then those with warnings.
func CheckRoute(c *Compiled, t *target.Target, opts *CheckOptions) []Row {
	if opts == nil {
		opts = &CheckOptions{}
	}
	k := newRouteCheck(c, t, opts)
	k.broken()
	k.requests()
	k.results()
	slices.SortStableFunc(k.rows, func(a, b Row) int {
		return cmp.Compare(max(b.worst, vtl.Info), max(a.worst, vtl.Info))
	})
	return k.rows
}

// routeCheck is a check of one route at work.
type routeCheck struct {
	c    *Compiled
	t    *target.Target
	opts *CheckOptions
	base Sample
	rows []Row
	seen map[string]bool // problems that a row has already
	call *Options
}

func newRouteCheck(c *Compiled, t *target.Target, opts *CheckOptions) *routeCheck {
	k := &routeCheck{c: c, t: t, opts: opts, seen: map[string]bool{}}
	k.base = Sample{Name: cmp.Or(opts.BaseName, "default"), Request: opts.Base}
	if opts.Base == nil {
		k.base.Request = apigw.DefaultRequest()
	}
	k.call = &Options{Limits: opts.Limits, Trace: true, SkipAPIKey: true}
	return k
}

// broken gives a row for templates that cannot be parsed at all and that no sample
// below may reach.
func (k *routeCheck) broken() {
	var all vtl.Diagnostics
	for _, t := range k.c.requests {
		all = append(all, t.diagnostics...)
	}
	for _, r := range k.c.responses {
		for _, t := range r.templates {
			all = append(all, t.diagnostics...)
		}
	}
	if len(all) > 0 {
		k.add(Row{Route: k.c.Route.Name(), Sample: "any call"}, all)
	}
}

// add keeps a row with the problems that are new; a row that has none of them and is
// not the first of its kind only counts. It says whether the row was kept.
func (k *routeCheck) add(row Row, problems vtl.Diagnostics) bool {
	if k.opts.Judge != nil {
		problems = k.opts.Judge(problems)
	}
	for _, d := range problems {
		at := d.Start()
		key := fmt.Sprintf("%s %s:%d:%d", d.Rule, at.File, at.Line, at.Column)
		if k.seen[key] {
			if d.Severity > vtl.Info {
				row.Known = addOnce(row.Known, d.Rule)
			}
			continue
		}
		k.seen[key] = true
		row.Problems = append(row.Problems, d)
	}
	row.worst = problems.Worst()
	row.Problems = row.Problems.Sort()
	row.OK = !problems.HasErrors()
	row.Samples = 1
	for i := range k.rows {
		have := &k.rows[i]
		if len(row.Problems) == 0 && have.like(&row) {
			have.Samples++
			have.Spared += row.Spared
			for _, rule := range row.Known {
				have.Known = addOnce(have.Known, rule)
			}
			return false
		}
	}
	k.rows = append(k.rows, row)
	return true
}

// like says whether two rows are about results of one kind that came to the same. A row of
// shaped results that has problems of its own is about the one that shows them.
func (r *Row) like(o *Row) bool {
	sameResult := r.Result == o.Result || r.Shaped != "" && r.Shaped == o.Shaped && len(r.Problems) == 0
	return sameResult && r.Status == o.Status && r.OK == o.OK
}

// showIn names the sample in each problem that it shows.
func showIn(problems vtl.Diagnostics, sample, result string) vtl.Diagnostics {
	by := "Shown by the sample " + sample + "."
	if result != "" {
		by = "Shown by the result " + result + "."
	}
	out := slices.Clone(problems)
	for i := range out {
		out[i].Detail = strings.TrimSpace(by + " " + out[i].Detail)
	}
	return out
}
