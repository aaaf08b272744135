package lint

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleNeverTrue = &Rule{
	ID: "never-true", Severity: vtl.Warning, Since: "0.1.0",
	Title:    "a negation that cannot be true",
	Text:     `Only the boolean false is false, so ! of anything else is false. A missing value is the empty string, which is true: #if(!$x) does not ask whether $x is missing.`,
	Remedy:   `Compare: #if($x == "").`,
	Evidence: byRecord + ": the negation of an undefined reference is false",
	Bad:      Example{Template: "#set($q = $input.params('q'))\n#if(!$q){\"error\": \"q is missing\"}#else{}#end\n"},
	Good:     Example{Template: "#set($q = $input.params('q'))\n#if($q == \"\"){\"error\": \"q is missing\"}#else{}#end\n"},
	Fix:      `compares with ""`,
	Run:      runNeverTrue,
}

func runNeverTrue(p *Pass) {
	seen := map[vtl.Expr]bool{}
	for _, t := range p.Flow.Tests {
		if !t.Negated || t.Literal || seen[t.Expr] {
			continue
		}
		seen[t.Expr] = true
		kind, certain := p.neverFalse(t.Expr)
		if kind == "" {
			continue
		}
		not, span := p.negation(t.Expr)
		detail := fmt.Sprintf(`Compare: %s == "".`, p.Text(t.Expr))
		if !certain {
			p.ReportInfo(span, fmt.Sprintf("%s is never true unless it is a boolean", not), detail)
			continue
		}
		p.Report(span, fmt.Sprintf("%s is never true: the value is %s", not, kind), detail, p.compareFix(t.Expr, span, "==")...)
	}
}

// negation gives the ! around an expression.
func (p *Pass) negation(e vtl.Expr) (string, vtl.Span) {
	for n := p.Parent(e); n != nil; n = p.Parent(n) {
		if u, ok := n.(*vtl.Unary); ok {
			return p.Text(u), u.Span()
		}
	}
	return p.Text(e), e.Span()
}
