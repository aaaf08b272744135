package apidef

import (
	"fmt"
	"slices"

	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// variants reads routes once with every open condition true, and again with each of
// them false, and leaves out what comes out the same.
func (s *stack) variants(read func() []*gateway.Route) []*gateway.Route {
	outer := s.met
	s.met = nil
	routes := read()
	for i := 0; i < len(s.met); i++ {
		name := s.met[i]
		if _, fixed := s.assume[name]; fixed {
			continue
		}
		s.assume[name] = false
		routes = appendNew(routes, read())
		delete(s.assume, name)
	}
	s.met = append(outer, s.met...)
	return routes
}

func appendNew(routes, more []*gateway.Route) []*gateway.Route {
	seen := make([]string, len(routes))
	for i, r := range routes {
		seen[i] = fingerprint(r)
	}
	for _, r := range more {
		if !slices.Contains(seen, fingerprint(r)) {
			routes = append(routes, r)
		}
	}
	return routes
}

// fingerprint is equal for routes that say the same.
func fingerprint(r *gateway.Route) string {
	flat := *r
	flat.StandIns = nil
	var texts []string
	flatten := func(templates []gateway.Template) []gateway.Template {
		out := slices.Clone(templates)
		for i, t := range out {
			texts = append(texts, sourceKey(t.Source))
			out[i].Source = nil
		}
		return out
	}
	flat.Integration.RequestTemplates = flatten(flat.Integration.RequestTemplates)
	flat.Integration.Responses = slices.Clone(flat.Integration.Responses)
	for i := range flat.Integration.Responses {
		response := &flat.Integration.Responses[i]
		response.Templates = flatten(response.Templates)
	}
	return fmt.Sprintf("%+v %q", flat, texts)
}

func sourceKey(src *vtl.Source) string {
	if src == nil {
		return ""
	}
	return src.Text + fmt.Sprint(src.Location(0))
}
