package lint

import (
	"slices"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// Phase says on which side of the integration a template stands. The zero value is
// not known: then the rules that hold in both are applied.
type Phase int

// The phases.
const (
	UnknownPhase Phase = iota
	RequestPhase
	ResponsePhase
)

func (p Phase) String() string { return [...]string{"unknown", "request", "response"}[p] }

// Input is one template with what is known about it. Only Source is needed.
type Input struct {
	Source *vtl.Source
	Phase  Phase
	// Target is what receives the request, or what the response comes from; nil: the
	// template itself may tell.
	Target *target.Target
	// Route is where the template belongs, Response which of its integration responses;
	// nil where that is not known.
	Route    *gateway.Route
	Response *gateway.Response
	// ContentType is the template's key; "" is application/json.
	ContentType string
	// WebSocket says that the template belongs to a WebSocket API.
	WebSocket bool
	// GatewayResponse says that the text is a gateway response, which is no VTL.
	GatewayResponse bool
}

// Run judges one template. cfg may be nil. The problems are sorted by place; syntax
// errors are among them. It is safe for concurrent use.
func Run(in Input, cfg *Config) []Problem {
	_, problems := analyse(in, cfg)
	return finish(in.Source, problems, cfg)
}

// analyse parses a template and asks every rule. The facts are nil where there is
// nothing to run.
func analyse(in Input, cfg *Config) (*Facts, []Problem) {
	if in.GatewayResponse {
		return nil, judgeGatewayResponse(in, cfg)
	}
	tmpl, diags := vtl.ParseSource(in.Source)
	problems := make([]Problem, 0, len(diags))
	for _, d := range diags {
		problems = append(problems, Problem{Diagnostic: d, Fixes: syntaxFixes(d)})
	}
	if diags.HasErrors() {
		sayOthersWait(problems)
		return nil, problems
	}
	facts := newFacts(in, tmpl)
	for _, rule := range All {
		if rule.Run != nil && cfg.allows(in.Source.Name, rule.ID) {
			rule.Run(&Pass{Facts: facts, rule: rule, out: &problems})
		}
	}
	judgeExecution(facts, &problems)
	judgePayload(facts, &problems)
	return facts, problems
}

// othersWait says why a template that does not parse has so few problems.
const othersWait = "The other rules did not run: they need a template that parses."

// sayOthersWait adds it to the last syntax error, which is where the list ends.
func sayOthersWait(problems []Problem) {
	for i := len(problems) - 1; i >= 0; i-- {
		if p := &problems[i]; p.Severity == vtl.Error {
			p.Detail = strings.TrimSpace(p.Detail + " " + othersWait)
			return
		}
	}
}

// finish applies suppressions and severities, sorts, and drops repeats.
func finish(src *vtl.Source, problems []Problem, cfg *Config) []Problem {
	problems = suppress(src, problems)
	problems = cfg.apply(src.Name, problems)
	return Sort(problems)
}

// Sort orders problems by file, line, column, severity and rule, and drops repeats.
func Sort(problems []Problem) []Problem {
	type placed struct {
		Problem
		start vtl.Location
	}
	list := make([]placed, len(problems))
	for i, p := range problems {
		list[i] = placed{p, p.Start()}
	}
	slices.SortStableFunc(list, func(a, b placed) int { return compareProblems(a.start, b.start, a.Problem, b.Problem) })
	list = slices.CompactFunc(list, func(a, b placed) bool {
		return compareProblems(a.start, b.start, a.Problem, b.Problem) == 0 && a.Subject == b.Subject
	})
	for i := range list {
		problems[i] = list[i].Problem
	}
	return problems[:len(list)]
}

// Diagnostics gives the problems without their fixes.
func Diagnostics(problems []Problem) vtl.Diagnostics {
	diags := make(vtl.Diagnostics, len(problems))
	for i, p := range problems {
		diags[i] = p.Diagnostic
	}
	return diags
}
