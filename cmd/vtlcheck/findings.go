package main

import (
	"fmt"
	"slices"
	"strings"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/lint"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// ruleFlags turn rules off for commands that render.
type ruleFlags struct {
	Disable []string `help:"Do not report this rule; repeatable. .vtlcheck.yaml, here or in a folder above, does the same for every run." placeholder:"ID" group:"Rules"`
}

// config is the configuration file of this folder with the flags on top.
func (f *ruleFlags) config() (*lint.Config, error) {
	if err := checkRules(f.Disable); err != nil {
		return nil, err
	}
	cfg, err := lint.FindConfig(".", definitionRules()...)
	switch {
	case err != nil:
		return nil, &inputError{message: err.Error()}
	case len(f.Disable) > 0:
		cfg = cfg.Disable(f.Disable...)
	}
	return cfg, nil
}

// checkRules finds misspelt ids of rules in flags.
func checkRules(ids []string) error {
	for _, id := range ids {
		if !knownRule(id) {
			return &usageError{fmt.Sprintf("there is no rule %q; vtlcheck rules lists them%s", id, suggestion(lint.SuggestRule(id)))}
		}
	}
	return nil
}

// configured gives problems as a configuration wants them; a nil one changes nothing.
func configured(cfg *lint.Config, ds vtl.Diagnostics) vtl.Diagnostics {
	if cfg == nil {
		return ds
	}
	var problems []lint.Problem
	for _, d := range ds {
		problems = append(problems, lint.Problem{Diagnostic: d})
	}
	return lint.Diagnostics(cfg.Apply(problems))
}

// findings are what the linter says of a unit's templates by itself, errors and
// warnings. What the contract of the backend says is kept in the unit: samples are held
// against it. t is the target that the flags name; nil lets the linter find out. The
// exchanges are what has been rendered.
func findings(u *unit, t *target.Target, cfg *lint.Config, exchanges ...*gateway.Exchange) vtl.Diagnostics {
	var problems []lint.Problem
	if u.raw {
		for _, in := range rawInputs(u, t, plainText(u, exchanges)) {
			problems = append(problems, lint.Run(in, cfg)...)
		}
	} else {
		problems = lint.RunRoute(u.route, cfg)
	}
	var out vtl.Diagnostics
	for _, d := range lint.Diagnostics(problems) {
		switch {
		case d.Source == nil || d.Severity <= vtl.Info:
		case target.FindRule(d.Rule) != nil:
			u.ownFault = append(u.ownFault, d)
		default:
			out = append(out, d)
		}
	}
	return out
}

// definitionFindings are what the linter says of the definition around a unit's templates,
// errors and warnings.
func definitionFindings(u *unit, cfg *lint.Config) vtl.Diagnostics {
	if u.def == nil {
		return nil
	}
	alone := *u.def
	alone.Routes = []*gateway.Route{u.route}
	return slices.DeleteFunc(configured(cfg, alone.Check()), func(d vtl.Diagnostic) bool { return d.Severity <= vtl.Info })
}

// rawInputs are the templates of a unit that stand alone, each once.
func rawInputs(u *unit, t *target.Target, plain map[*vtl.Source]bool) []lint.Input {
	var inputs []lint.Input
	add := func(templates []gateway.Template, phase lint.Phase) {
		if len(templates) == 0 || templates[0].Source == nil {
			return
		}
		in := lint.Input{Source: templates[0].Source, Phase: phase, Target: t}
		if plain[in.Source] {
			in.ContentType = "text/plain"
		}
		inputs = append(inputs, in)
	}
	add(u.route.Integration.RequestTemplates, lint.RequestPhase)
	for _, response := range u.route.Integration.Responses {
		add(response.Templates, lint.ResponsePhase)
	}
	return inputs
}

// plainText are the templates that have been rendered and never meant JSON. Nobody
// chose a content type for a template that stands alone.
func plainText(u *unit, exchanges []*gateway.Exchange) map[*vtl.Source]bool {
	plain := map[*vtl.Source]bool{}
	for _, ex := range exchanges {
		for _, r := range []*gateway.Rendering{ex.Request, ex.Response} {
			if r == nil || r.Template == nil || r.Err != nil {
				continue
			}
			before, seen := plain[r.Template.Source]
			plain[r.Template.Source] = (before || !seen) && !u.compiled.MeansJSON(r)
		}
	}
	return plain
}

// unsaid leaves away findings that what was said before tells already: by the same rule
// at the same place, or by the rule under which a sample shows the same mistake there.
// Where a sample shows it at another place the finding is its cause, and says so. A
// fault that the linter sees in the template's own text there (ownFault) has that cause.
func unsaid(found, said vtl.Diagnostics, ownFault ...vtl.Diagnostic) vtl.Diagnostics {
	var out vtl.Diagnostics
	for _, f := range found {
		here := slices.ContainsFunc(said, func(s vtl.Diagnostic) bool { return sameMistake(f, s) })
		if here {
			continue
		}
		for _, s := range said {
			if mayCause(f, s) && !explained(s, ownFault) && causes(found, s) == 1 {
				f.Detail += fmt.Sprintf(" A sample shows it as %s at %s.", s.Rule, place(s))
				break
			}
		}
		out = append(out, f)
	}
	return out
}

// sameMistake says whether two diagnostics speak of one mistake at one place.
func sameMistake(f, s vtl.Diagnostic) bool {
	same := s.Source == f.Source && s.At == f.At && samePlace(s.Source, s.Subject, f.Subject)
	return same && (s.Rule == f.Rule || lint.Shows(f.Rule, s.Rule))
}

// mayCause says whether a finding can be why a sample shows a problem further on.
func mayCause(f, s vtl.Diagnostic) bool {
	return s.Source == f.Source && lint.Shows(f.Rule, s.Rule) && f.Subject.Start <= s.Subject.Start
}

// causes counts the findings that can be why a sample shows a problem.
func causes(found vtl.Diagnostics, s vtl.Diagnostic) int {
	n := 0
	for _, f := range found {
		if mayCause(f, s) {
			n++
		}
	}
	return n
}

// explained says whether one of the faults is the problem itself.
func explained(s vtl.Diagnostic, faults []vtl.Diagnostic) bool {
	return slices.ContainsFunc(faults, func(f vtl.Diagnostic) bool { return sameMistake(f, s) })
}

// samePlace says whether two spans overlap, or nothing but blanks lies between them, as
// between what was printed last and the end of a template.
func samePlace(src *vtl.Source, a, b vtl.Span) bool {
	if a.Start > b.Start {
		a, b = b, a
	}
	return overlap(a, b) || src != nil && a.End <= b.Start && strings.TrimSpace(src.Text[a.End:b.Start]) == ""
}

func overlap(a, b vtl.Span) bool { return a == b || a.Start < b.End && b.Start < a.End }

// forRendering leaves the findings that matter to somebody who looks at one rendering:
// errors, and references that came to nothing because of what the linter says of them.
// A warning about what other samples would do is for check.
func forRendering(found vtl.Diagnostics, r *gateway.Rendering) vtl.Diagnostics {
	if r == nil || r.Template == nil {
		return nil
	}
	empty := emptyReferences(r.Trace)
	var out vtl.Diagnostics
	for _, f := range found {
		if f.Source != r.Template.Source {
			continue
		}
		cameToNothing := slices.ContainsFunc(empty, func(s vtl.Span) bool { return overlap(s, f.Subject) })
		if f.Severity == vtl.Error || cameToNothing && !lint.ShowsOnSamples(f.Rule) {
			out = append(out, f)
		}
	}
	return out
}

// emptyReferences are the places of the references that came to nothing.
func emptyReferences(t *vtl.Trace) []vtl.Span {
	if t == nil {
		return nil
	}
	var spans []vtl.Span
	for _, e := range t.Events {
		if e.Kind == vtl.EventUnresolved {
			spans = append(spans, e.Node.Span())
		}
	}
	return spans
}

// rendering is the work of one side; nil where the call ended before it.
func rendering(ex *gateway.Exchange, phase apigw.Phase) *gateway.Rendering {
	if phase == apigw.ResponsePhase {
		return ex.Response
	}
	return ex.Request
}
