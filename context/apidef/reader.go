package apidef

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/vtl"
)

type text = tree.Text

// reader reads one definition; every format's reader is built on it.
type reader struct {
	def   *Definition
	opts  *Options
	diags vtl.Diagnostics
	// value turns a node into what the host language makes of it; nil: the value is left out.
	value func(*tree.Node) *tree.Node

	steps    int
	stopped  bool // a limit was reached and reported
	standIns []gateway.StandIn
	uri      text // of the integration that was read last
	partial  bool // not all templates of the route at hand are known
	files    map[string]*tree.File
	sources  map[*tree.Node]*vtl.Source // of templates that aliases share
}

func newReader(def *Definition, opts *Options) *reader {
	if opts == nil {
		opts = &Options{}
	}
	r := &reader{def: def, opts: opts, files: map[string]*tree.File{}, sources: map[*tree.Node]*vtl.Source{}}
	r.value = r.plain
	return r
}

// plain takes a value as it stands.
func (r *reader) plain(n *tree.Node) *tree.Node {
	if !r.step(n) {
		return nil
	}
	return n
}

// step counts one look at a value; it says whether to go on.
func (r *reader) step(n *tree.Node) bool {
	if r.steps++; r.steps <= MaxSteps {
		return true
	}
	if !r.stopped {
		r.stopped = true
		r.report(ruleLimit, n, fmt.Sprintf("the definition unfolds to more than %d values", MaxSteps), "")
	}
	return false
}

// bytesPerStep is how much text counts as one step.
const bytesPerStep = 64

// charge counts text that is put together; it says whether to go on.
func (r *reader) charge(at *tree.Node, bytes int) bool {
	r.steps += bytes / bytesPerStep
	return r.step(at)
}

// report adds a problem at a node.
func (r *reader) report(rule *RuleDoc, n *tree.Node, summary, detail string) {
	r.reportAt(rule, n.At(), n.AtEnd(), summary, detail)
}

func (r *reader) reportAt(rule *RuleDoc, at, end vtl.Location, summary, detail string) {
	if detail == "" {
		detail = rule.Remedy
	}
	r.diags = append(r.diags, vtl.Diagnostic{
		Severity: rule.Severity, Rule: rule.ID, Summary: summary, Detail: detail, At: at, AtEnd: end,
	})
}

func (r *reader) skip(n *tree.Node, what, why string) {
	r.def.Skipped = append(r.def.Skipped, Skipped{What: what, Why: why, At: n.At()})
}

// get gives a member's value, intrinsic functions followed.
func (r *reader) get(n *tree.Node, path ...string) *tree.Node {
	n = r.value(n)
	for _, key := range path {
		if n = n.Get(key); n == nil {
			return nil
		}
		n = r.value(n)
	}
	return n
}

// str gives a scalar member as a string, "" where there is none.
func (r *reader) str(n *tree.Node, path ...string) string {
	v := r.get(n, path...)
	r.use(v)
	return v.Scalar()
}

// use remembers the stand-ins of a value that the route at hand is made of.
func (r *reader) use(v *tree.Node) {
	if len(v.StandIns()) > 0 {
		r.useText(v.Text())
	}
}

func (r *reader) useText(t text) {
	for _, s := range t.StandIns() {
		r.standIns = append(r.standIns, gateway.StandIn(s))
	}
}

func (r *reader) isTrue(n *tree.Node, path ...string) bool { return r.get(n, path...).IsTrue() }

func (r *reader) int(n *tree.Node, path ...string) int {
	i, err := strconv.Atoi(strings.TrimSpace(r.str(n, path...)))
	if err != nil {
		return 0
	}
	return i
}

// items gives a list's values; a single value counts as a list of one.
func (r *reader) items(n *tree.Node, path ...string) []*tree.Node {
	n = r.get(n, path...)
	if n == nil {
		return nil
	}
	if n.Kind != tree.List {
		return []*tree.Node{n}
	}
	var out []*tree.Node
	for _, item := range n.Items {
		if v := r.value(item); v != nil {
			out = append(out, v)
		}
	}
	return out
}

// strs gives a list of scalars.
func (r *reader) strs(n *tree.Node, path ...string) []string {
	var out []string
	for _, item := range r.items(n, path...) {
		if item.IsScalar() {
			out = append(out, item.Str)
		}
	}
	return out
}

// addRoute keeps a route.
func (r *reader) addRoute(route *gateway.Route) {
	if len(r.def.Routes) == MaxRoutes {
		r.reportAt(ruleLimit, route.At, route.At, fmt.Sprintf("the definition has more than %d routes", MaxRoutes), "")
	}
	if len(r.def.Routes) >= MaxRoutes {
		return
	}
	r.def.Routes = append(r.def.Routes, route)
}

// withStandIns gives a route the stand-ins of the values that it is read from.
func (r *reader) withStandIns(read func() *gateway.Route) *gateway.Route {
	before := len(r.standIns)
	r.uri, r.partial = text{}, false
	route := read()
	if route != nil {
		route.StandIns = uniqueStandIns(r.standIns[before:])
		n := r.def.notes[route]
		n.uri, n.partial = r.uri, n.partial || r.partial
		r.def.note(route, n)
	}
	r.standIns = r.standIns[:before]
	return route
}

func uniqueStandIns(all []gateway.StandIn) []gateway.StandIn {
	seen := map[gateway.StandIn]bool{}
	var out []gateway.StandIn
	for _, s := range all {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}
