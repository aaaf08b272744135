package gateway

import (
	"net/url"
	"slices"
	"strings"

	apigw "github.com/vtlcheck/vtlcheck/context"
)

// Router finds the route of a call as API Gateway does. It is immutable and safe for
// concurrent use. The zero value knows no route.
type Router struct {
	entries []routerEntry // more specific ones first
}

// routerEntry is a route with its path in segments.
type routerEntry struct {
	route    *Compiled
	segments []string
}

// NewRouter gives a router over routes.
func NewRouter(routes ...*Compiled) *Router {
	r := &Router{}
	for _, c := range routes {
		r.entries = append(r.entries, routerEntry{c, segments(c.Route.Path)})
	}
	slices.SortStableFunc(r.entries, func(a, b routerEntry) int {
		if order := compareSegments(a.segments, b.segments); order != 0 {
			return order
		}
		return anyLast(a.route) - anyLast(b.route)
	})
	return r
}

// anyLast sorts ANY behind the methods that have a name.
func anyLast(c *Compiled) int {
	if isAny(c.Route.Method) {
		return 1
	}
	return 0
}

func isAny(method string) bool {
	return strings.EqualFold(method, "ANY") || strings.EqualFold(method, "X-AMAZON-APIGATEWAY-ANY-METHOD")
}

// compareSegments sorts paths segment by segment: fixed text, then {name}, then
// {name+}.
func compareSegments(a, b []string) int {
	for i := range min(len(a), len(b)) {
		if order := segmentClass(a[i]) - segmentClass(b[i]); order != 0 {
			return order
		}
	}
	return len(a) - len(b)
}

func segmentClass(segment string) int {
	name, greedy := placeholder(segment)
	switch {
	case name == "":
		return 0
	case !greedy:
		return 1
	}
	return 2
}

// placeholder gives the name of {name} or {name+}; "" for fixed text.
func placeholder(segment string) (name string, greedy bool) {
	inner, ok := strings.CutPrefix(segment, "{")
	if !ok {
		return "", false
	}
	if inner, ok = strings.CutSuffix(inner, "}"); !ok {
		return "", false
	}
	return strings.CutSuffix(inner, "+")
}

func segments(path string) []string {
	path = strings.TrimPrefix(path, "/")
	if path == "" {
		return nil
	}
	return strings.Split(path, "/")
}

// Match finds the route for a method and a path without its stage, and the decoded
// path parameters. A path whose resource is known but whose method is not there tries
// the next resource that fits.
func (r *Router) Match(method, path string) (*Compiled, apigw.Params, bool) {
	parts := segments(path)
	for _, e := range r.entries {
		if !isAny(e.route.Route.Method) && !strings.EqualFold(e.route.Route.Method, method) {
			continue
		}
		if params, ok := matchSegments(e.segments, parts); ok {
			return e.route, params, true
		}
	}
	return nil, nil, false
}

func matchSegments(pattern, parts []string) (apigw.Params, bool) {
	var params apigw.Params
	for i, segment := range pattern {
		if i >= len(parts) {
			return nil, false
		}
		name, greedy := placeholder(segment)
		switch {
		case greedy:
			return append(params, apigw.Param{Name: name, Value: unescape(strings.Join(parts[i:], "/"))}), true
		case name != "":
			if parts[i] == "" {
				return nil, false
			}
			params = append(params, apigw.Param{Name: name, Value: unescape(parts[i])})
		case segment != parts[i]:
			return nil, false
		}
	}
	return params, len(parts) == len(pattern)
}

func unescape(s string) string {
	if out, err := url.PathUnescape(s); err == nil {
		return out
	}
	return s
}

// Invoke finds the route of a call and takes the call through it. Path parameters that
// the request does not give come from its path. No route is a 403 (recorded on AWS).
func (r *Router) Invoke(req *apigw.Request, backend Backend, opts *Options) *Exchange {
	c, params, ok := r.Match(req.Method, req.Path)
	if !ok {
		ex := &Exchange{Client: req}
		refuseRoute.answer(ex)
		return ex
	}
	if len(req.PathParams) == 0 && len(params) > 0 {
		filled := *req
		filled.PathParams = params
		req = &filled
	}
	return c.Invoke(req, backend, opts)
}
