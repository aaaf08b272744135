package gateway

import (
	"strings"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// kindOf decides what a parameter is where the template leaves it open: a path
// parameter where the route has one of that name, a header where the name looks like
// one, else a query parameter.
func (p paramRead) kindOf(r *Route) string {
	switch {
	case p.kind != "":
		return p.kind
	case strings.Contains(r.Path, "{"+p.name+"}"), strings.Contains(r.Path, "{"+p.name+"+}"):
		return "path"
	case strings.Contains(p.name, "-"), p.name != strings.ToLower(p.name) && p.name[0] >= 'A' && p.name[0] <= 'Z':
		return "header"
	}
	return "querystring"
}

// params gives the list of a kind in a request.
func paramList(req *apigw.Request, kind string) *apigw.Params {
	switch kind {
	case "path":
		return &req.PathParams
	case "header":
		return &req.Headers
	}
	return &req.Query
}

// fill gives base with a harmless value for every parameter and member of $context and
// $stageVariables that is read and that base does not have.
func (r *reads) fill(route *Route, base *apigw.Request) *apigw.Request {
	req := *base
	for i, p := range r.params {
		list := paramList(&req, p.kindOf(route))
		if _, ok := list.Get(p.name); !ok {
			*list = list.With(p.name, harmlessText(100+i))
		}
	}
	for _, name := range r.stage {
		if _, ok := req.StageVariables.Get(name); !ok {
			req.StageVariables = req.StageVariables.With(name, "abc")
		}
	}
	return &req
}

// paramSamples gives base with hostile values in one parameter, member of $context or
// stage variable at a time.
func (r *reads) paramSamples(route *Route, base *apigw.Request, neverSet func(string) bool) []Sample {
	var out []Sample
	for _, p := range r.params {
		out = append(out, p.samples(route, base)...)
	}
	for _, path := range r.context {
		if neverSet != nil && neverSet("$context."+path) {
			continue
		}
		out = append(out, contextSamples(path, base)...)
	}
	for _, name := range r.stage {
		out = append(out, stageSamples(name, base)...)
	}
	return out
}

func (p paramRead) samples(route *Route, base *apigw.Request) []Sample {
	kind := p.kindOf(route)
	place := kind + " parameter " + p.name
	if kind == "header" {
		place = "header " + p.name
	}
	var out []Sample
	for _, h := range hostileTexts {
		if kind == "header" && strings.Contains(h.text, "\n") || kind == "path" && h.text == "" {
			continue // HTTP does not allow the one, the router does not match the other
		}
		req := *base
		list := paramList(&req, kind)
		*list = list.With(p.name, h.text)
		out = append(out, Sample{Name: describe(place, h.name), Request: &req})
	}
	if kind != "path" {
		out = append(out, Sample{Name: describe(place, "left out"), Request: without(base, kind, p.name)})
	}
	if p.name == anyParam && kind == "querystring" {
		req := *base
		req.Query = req.Query.With(`a"b'c`, "x")
		out = append(out, Sample{Name: "a query parameter with quotes in its name", Request: &req})
	}
	return out
}

func without(base *apigw.Request, kind, name string) *apigw.Request {
	req := *base
	list := paramList(&req, kind)
	var kept apigw.Params
	for _, q := range *list {
		if q.Name != name {
			kept = append(kept, q)
		}
	}
	*list = kept
	return &req
}

// contextSamples gives hostile values to a member of $context, as far as the
// catalogue says that it can hold them.
func contextSamples(path string, base *apigw.Request) []Sample {
	var out []Sample
	for _, h := range hostileTexts {
		if !apigw.CanHold("$context."+path, h.text) {
			continue
		}
		req := *base
		req.Context = withMember(base.Context, path, h.text)
		out = append(out, Sample{Name: describe("$context."+path, h.name), Request: &req})
	}
	if apigw.Optional("$context." + path) {
		req := *base
		req.Context = withMember(base.Context, path, nil)
		out = append(out, Sample{Name: describe("$context."+path, "left out"), Request: &req})
	}
	return out
}

func stageSamples(name string, base *apigw.Request) []Sample {
	var out []Sample
	for _, h := range hostileTexts {
		if !apigw.CanHold("$stageVariables."+name, h.text) {
			continue
		}
		req := *base
		req.StageVariables = base.StageVariables.With(name, h.text)
		out = append(out, Sample{Name: describe("$stageVariables."+name, h.name), Request: &req})
	}
	return out
}

// withMember copies the maps on the way to a dotted path and sets the member there;
// nil takes it away.
func withMember(m *java.Map, path string, value any) *java.Map {
	out := java.NewMap(8)
	if m != nil {
		for k, v := range m.All() {
			out.Put(k, v)
		}
	}
	name, rest, more := strings.Cut(path, ".")
	switch {
	case more:
		old, _ := out.GetString(name)
		sub, _ := old.(*java.Map)
		out.PutString(name, withMember(sub, rest, value))
	case value == nil:
		out.Delete(name)
	default:
		out.PutString(name, value)
	}
	return out
}
