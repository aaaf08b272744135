package proof

import (
	"errors"
	"strings"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/context/strictjson"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// outcome is one render by the real evaluator, and what it broke.
type outcome struct {
	sample   sample
	exchange *gateway.Exchange
	render   *gateway.Rendering // nil where the template did not run
	broken   map[Obligation]*breach
	// excused says that the call counts for nothing: API Gateway refused it, or a limit
	// was reached.
	excused bool
}

// breach is how an outcome breaks an obligation.
type breach struct {
	rule    string
	message string
	remedy  string
	at      vtl.Span // in the output; Start -1: no place is known
	span    vtl.Span // in the template; zero: by the trace
	twin    *sample  // of O4: the harmless input that it was held against
}

// run renders an input and judges it. It is the same code that prover, prober and
// soundness test use. wanted leaves away what nobody asks for.
func (s *subject) run(in sample, wanted map[Obligation]bool) *outcome {
	o := s.render(in)
	if o.excused || o.render == nil {
		return o
	}
	if o.render.Err != nil {
		s.judgeError(o)
		return o
	}
	if s.phase == apigw.ResponsePhase {
		s.judgeResponse(o)
	} else {
		s.judgeRequest(o, wanted)
	}
	if wanted[Contained] && o.broken[WellFormed] == nil {
		s.judgeContained(o)
	}
	return o
}

// render takes the call through the route.
func (s *subject) render(in sample) *outcome {
	o := &outcome{sample: in, broken: map[Obligation]*breach{}}
	opts := &gateway.Options{Trace: true, SkipAPIKey: true, Limits: vtl.Limits{Steps: maxRenderSteps}}
	if in.result == nil {
		o.exchange = s.compiled.Invoke(in.req, nil, opts)
		o.render = o.exchange.Request
	} else {
		o.exchange = s.compiled.Invoke(in.req, gateway.ResultBackend(*in.result), opts)
		o.render = o.exchange.Response
	}
	if o.render != nil {
		o.excused = o.render.PassedThrough || excuses(o.render.Err)
	}
	return o
}

// cost is what a render counts for: 1, and more where it is long.
func (o *outcome) cost() int {
	n := 1
	if o.render == nil || o.render.Trace == nil {
		return n
	}
	rounds := 0
	for _, e := range o.render.Trace.Events {
		if e.Kind == vtl.EventLoop {
			rounds += e.N
		}
	}
	return n + len(o.render.Output)/chargedBytes + (len(o.render.Trace.Events)+rounds)/chargedEvents
}

// excuses says whether an error is no failure of the template: the payload is no JSON,
// or a limit was reached.
func excuses(err error) bool {
	if err == nil {
		return false
	}
	var body *apigw.BodyError
	var limit *java.LimitError
	var failed *vtl.EvalError
	if errors.As(err, &body) || errors.As(err, &limit) {
		return true
	}
	if !errors.As(err, &failed) {
		return false
	}
	switch failed.Rule {
	case vtl.RuleTooManySteps, vtl.RuleOutputTooLarge, vtl.RuleValueTooLarge, vtl.RuleTooDeep, vtl.RuleRegexTime:
		return true
	}
	return false
}

func (s *subject) judgeError(o *outcome) {
	b := &breach{rule: vtl.RuleException, at: vtl.Span{Start: -1}}
	var failed *vtl.EvalError
	var diags vtl.Diagnostics
	var one vtl.Diagnostic
	switch {
	case errors.As(o.render.Err, &failed):
		one = failed.Diagnostic
	case errors.As(o.render.Err, &diags) && len(diags) > 0:
		one = diags[0]
		for _, d := range diags {
			if d.Severity == vtl.Error {
				one = d
				break
			}
		}
	case errors.As(o.render.Err, &one):
	default:
		one.Summary = o.render.Err.Error()
	}
	if one.Rule != "" {
		b.rule = one.Rule
	}
	b.message, b.remedy, b.span = one.Summary, one.Detail, one.Subject
	o.broken[Renders] = b
	if s.phase == apigw.ResponsePhase {
		answer := *b
		o.broken[Answers] = &answer
	}
}

func (s *subject) judgeRequest(o *outcome, wanted map[Obligation]bool) {
	out := o.render.Output
	if s.json() && !s.form() && !s.mock() && !(blank(out) && (s.target == nil || !s.target.NeedsObject())) {
		if b := notJSON(out); b != nil {
			o.broken[WellFormed] = b
		}
	}
	if wanted[Contract] && s.target != nil {
		s.judgeContract(o)
	}
}

func blank(text string) bool { return strings.TrimSpace(text) == "" }

func notJSON(text string) *breach {
	_, err := strictjson.Parse(text)
	if err == nil {
		return nil
	}
	e := err.(*strictjson.SyntaxError)
	remedy, ok := remedies[e.Hint]
	if !ok {
		remedy = remedyEscape
	}
	return &breach{rule: "invalid-json", message: e.Message, at: vtl.Span{Start: e.Offset, End: e.End}, remedy: remedy}
}

const (
	remedyEscape = "Print values through $util.escapeJavaScript(…).replaceAll(\"\\\\'\", \"'\") between quotes, or as $input.json(…) without quotes."
	remedyComma  = "Print the comma before each item but the first, #if($foreach.count > 1), or keep it in a variable that is set once something was printed."
	remedyValue  = "Print the value as $input.json(…), or the whole member only where there is a value: #if($x != \"\")."
)

// remedies are those of the usual mistakes, by their kind.
var remedies = map[string]string{
	strictjson.HintTrailingComma: remedyComma,
	strictjson.HintMissingComma:  remedyComma,
	strictjson.HintMissingValue:  remedyValue,
	strictjson.HintUnquotedWord:  remedyValue,
	strictjson.HintJavaMap:       "Print objects with $input.json(…): a map prints as Java shows it, {name=value}.",
	strictjson.HintUnclosed:      "Close every bracket and quote on every path.",
	strictjson.HintTrailingData:  "Print one JSON value on every path, and nothing behind it.",
}

// judgeContract asks the target; only errors count.
func (s *subject) judgeContract(o *outcome) {
	for _, d := range gateway.CheckRequest(s.compiled, o.exchange, s.target) {
		if d.Severity != vtl.Error || !contractRules[d.Rule] {
			continue
		}
		o.broken[Contract] = &breach{rule: d.Rule, message: d.Summary, remedy: d.Detail, at: s.findingAt(o, d.Rule), span: d.Subject}
		return
	}
}

// contractRules are the rules of O3: those about a payload, except for its size, which
// stays within limits by assumption.
var contractRules = func() map[string]bool {
	out := map[string]bool{}
	for _, r := range target.Rules() {
		out[r.ID] = true
	}
	for _, r := range []*target.Rule{target.RuleInputTooLarge, target.RuleInputNearlyTooLarge, target.RulePayloadTooLarge} {
		delete(out, r.ID)
	}
	return out
}()

// findingAt gives the place in the output that a rule of the target is about.
func (s *subject) findingAt(o *outcome, rule string) vtl.Span {
	p := target.Payload{Text: o.render.Output, ContentType: o.render.ContentType}
	for _, f := range s.target.Check(p) {
		if f.Rule.ID == rule {
			return vtl.Span{Start: f.Start, End: f.End}
		}
	}
	return vtl.Span{Start: -1}
}

// judgeResponse judges well-formedness, and status and body against the result.
func (s *subject) judgeResponse(o *outcome) {
	text := o.render.Output
	if s.json() && !blank(text) {
		if b := notJSON(text); b != nil {
			o.broken[WellFormed] = b
		}
	}
	for _, d := range gateway.CheckResponse(s.compiled, o.exchange, *o.sample.result) {
		if d.Severity != vtl.Error || !answerRules[d.Rule] || d.Rule == target.RuleSucceededAsError.ID && !s.execution() {
			continue
		}
		b := &breach{rule: d.Rule, message: d.Summary, remedy: d.Detail, at: vtl.Span{Start: -1}, span: d.Subject}
		if formed := o.broken[WellFormed]; formed != nil {
			b.at = formed.at
		}
		o.broken[Answers] = b
		return
	}
}

// answerRules are the rules of O5: the status is in the right class, and the body well-formed.
var answerRules = map[string]bool{
	target.RuleSucceededAsError.ID: true, target.RuleFailedAsSuccess.ID: true, target.RuleTimedOutAsSuccess.ID: true,
	target.RuleBackend400AsSuccess.ID: true, target.RuleBackend500AsSuccess.ID: true,
	target.RuleResponseNotJSON.ID: true, target.RuleUnescapedCause.ID: true, target.RuleJavaMapInResponse.ID: true,
	target.RuleEmptyErrorResponse.ID: true,
}
