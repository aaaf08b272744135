package vtl

import (
	"slices"
	"strings"
	"testing"
)

func TestSyntaxRulesAreSortedAndComplete(t *testing.T) {
	rules := SyntaxRules()
	if !slices.IsSortedFunc(rules, func(a, b SyntaxRule) int { return strings.Compare(a.ID, b.ID) }) {
		t.Error("the rules are not sorted by id")
	}
	for _, r := range rules {
		if r.ID == "" || r.Severity == 0 || r.Title == "" || !strings.HasSuffix(r.Text, ".") {
			t.Errorf("%q lacks a part of its documentation: %+v", r.ID, r)
		}
		if _, ok := LookupSyntaxRule(r.ID); !ok {
			t.Errorf("%s cannot be looked up", r.ID)
		}
	}
}

func TestSyntaxRuleExamples(t *testing.T) {
	for _, r := range SyntaxRules() {
		if r.Bad == "" {
			continue // a matter of size
		}
		t.Run(r.ID, func(t *testing.T) {
			_, diags := Parse("bad.vtl", r.Bad)
			i := slices.IndexFunc(diags, func(d Diagnostic) bool { return d.Rule == r.ID })
			switch {
			case i < 0:
				t.Errorf("%q gives %v, not %s", r.Bad, diags, r.ID)
			case diags[i].Severity != r.Severity:
				t.Errorf("%q: severity %v, declared %v", r.Bad, diags[i].Severity, r.Severity)
			case len(diags) > 1:
				t.Errorf("%q: one mistake gives several messages: %v", r.Bad, diags)
			}
			if _, diags := Parse("good.vtl", r.Good); len(diags) > 0 {
				t.Errorf("%q: %v", r.Good, diags)
			}
		})
	}
}
