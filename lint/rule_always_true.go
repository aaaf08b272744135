package lint

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleAlwaysTrue = &Rule{
	ID: "always-true", Severity: vtl.Warning, Since: "0.1.0",
	Title:    "a condition that cannot be false",
	Text:     `Only the boolean false is false. Text is true, the empty string too, and whatever is missing is the empty string: #if($input.params('x')) runs also without the parameter, and an authorizer's "false" is text, hence true.`,
	Remedy:   `Compare: #if($x != ""), for an authorizer's boolean #if($x == "true").`,
	Evidence: byRecord + ": undefined references are true",
	Bad:      Example{Template: "#if($input.params('q')){\"q\": true}#else{\"q\": false}#end\n"},
	Good:     Example{Template: "#if($input.params('q') != \"\"){\"q\": true}#else{\"q\": false}#end\n"},
	Fix:      `compares with ""`,
	Run:      runAlwaysTrue,
}

func runAlwaysTrue(p *Pass) {
	seen := map[vtl.Expr]bool{}
	for _, t := range p.Flow.Tests {
		if t.Negated || t.Literal || seen[t.Expr] {
			continue
		}
		seen[t.Expr] = true
		p.presence(t, "is always true", "!=", fmt.Sprintf(`Compare: %s != "".`, p.Text(t.Expr)))
	}
}

// presence reports a value that no condition can tell from a missing one.
func (p *Pass) presence(t flow.Test, verdict, comparison, detail string) {
	kind, certain := p.neverFalse(t.Expr)
	if kind == "" || p.negatedElsewhere(t) {
		return
	}
	text := p.Text(t.Expr)
	summary := fmt.Sprintf("%s %s: it is %s", text, verdict, kind)
	if !certain {
		p.ReportInfo(t.Expr.Span(), fmt.Sprintf("%s %s unless it is a boolean", text, verdict), detail)
		return
	}
	if d := t.Value.Single(); d != nil && d.Source == flow.FromContext && d.Values.Any() {
		detail = `Values of an authorizer are text: compare with == "true", or with != "" for whether it is there.`
	}
	p.Report(t.Expr.Span(), summary, detail, p.compareFix(t.Expr, t.Expr.Span(), comparison)...)
}

// compareFix turns a question for truth into one for text.
func (p *Pass) compareFix(e vtl.Expr, span vtl.Span, operator string) []Fix {
	if !p.only(e, flow.Text) {
		return nil
	}
	return []Fix{replace(`compare with ""`, span, p.Text(e)+" "+operator+` ""`)}
}

// neverFalse says what a value is that is true whatever it holds; certain is false
// where a boolean is possible.
func (p *Pass) neverFalse(e vtl.Expr) (kind string, certain bool) {
	values := p.Flow.Values(e)
	if len(values) == 0 {
		return "", false
	}
	for _, v := range values {
		switch v.Kind {
		case flow.Text:
			kind = "text"
			if _, ok := v.Const(); ok {
				kind = "a text that the template made"
			}
		case flow.Number, flow.List, flow.Map, flow.Array:
			kind = "a " + v.Kind.String()
		case flow.Nothing:
			return "", false // the rules about names report it
		case flow.JSON:
			if v.Data.Key == "$" {
				return "", false
			}
			return "a value of the payload", false
		default:
			return "", false
		}
	}
	return kind, true
}

// negatedElsewhere leaves flags alone: variables that hold true or a text.
func (p *Pass) negatedElsewhere(t flow.Test) bool {
	values := p.Flow.Values(t.Expr)
	for _, v := range values {
		if v.Kind == flow.Bool {
			return true
		}
	}
	return false
}
