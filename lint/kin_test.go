package lint

import (
	"slices"
	"strings"
	"testing"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// TestKinShow renders the bad example of every rule that claims to show on samples: a
// sample must show it, and only by rules that the claim names.
func TestKinShow(t *testing.T) {
	for _, r := range All {
		if len(r.Shows) == 0 {
			continue
		}
		t.Run(r.ID, func(t *testing.T) {
			shown := shownBy(t, r.Bad)
			if !slices.ContainsFunc(r.Shows, func(id string) bool { return slices.Contains(shown, id) }) {
				t.Errorf("no sample shows the bad example by %s, but by %s", strings.Join(r.Shows, ", "), strings.Join(shown, ", "))
			}
			for _, id := range r.Shows {
				own := slices.ContainsFunc(gateway.OwnRules, func(d gateway.RuleDoc) bool { return d.ID == id })
				if target.FindRule(id) == nil && !own && id != vtl.RuleException {
					t.Errorf("no render reports %s", id)
				}
			}
		})
	}
}

// shownBy lists the rules that the samples of an example break.
func shownBy(t *testing.T, e Example) []string {
	route, tgt := exampleRoute(t, e)
	c, _ := gateway.Compile(route)
	var ids []string
	for _, row := range gateway.CheckRoute(c, tgt, nil) {
		for _, d := range row.Problems {
			ids = append(ids, d.Rule)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// exampleRoute is the example as a route, with what judges it.
func exampleRoute(t *testing.T, e Example) (*gateway.Route, *target.Target) {
	if e.IsRoute() {
		route := e.route("bad.vtl")
		return route, routeTarget(route)
	}
	in, err := e.input("bad.vtl")
	if err != nil {
		t.Fatal(err)
	}
	if in.Phase == ResponsePhase {
		return gateway.TemplateRoute(nil, in.Source), in.Target
	}
	route := gateway.TemplateRoute(in.Source, nil)
	if in.Target != nil && in.Target.Name == "MOCK" {
		route.Integration.Type = "MOCK"
	}
	if e.ContentType != "" {
		route.Integration.RequestTemplates[0].ContentType = e.ContentType
	}
	if in.Target == nil {
		c, _ := gateway.Compile(route)
		in.Target = gateway.InferTarget(route, c.Invoke(apigw.DefaultRequest(), nil, nil).Request.Output)
	}
	return route, in.Target
}
