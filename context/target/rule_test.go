package target

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

var kebab = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// TestRuleTexts: each rule says what it is, and no two share an id.
func TestRuleTexts(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range slices.Concat(Rules(), RequestRules(), ResponseRules()) {
		if !kebab.MatchString(r.ID) || seen[r.ID] {
			t.Errorf("id %q is no kebab-case or not unique", r.ID)
		}
		seen[r.ID] = true
		if r.Severity != Info && r.Severity != Warning && r.Severity != Error {
			t.Errorf("%s: severity %q", r.ID, r.Severity)
		}
		for name, text := range map[string]string{"title": r.Title, "text": r.Text, "remedy": r.Remedy, "evidence": r.Evidence} {
			if text == "" || strings.Contains(text, "  ") || strings.TrimSpace(text) != text {
				t.Errorf("%s: the %s is %q", r.ID, name, text)
			}
			if regexp.MustCompile(`\b[RSFTAB]\d\d\b`).MatchString(text) {
				t.Errorf("%s: the %s names a number of the table: %q", r.ID, name, text)
			}
		}
		if strings.HasSuffix(r.Title, ".") || !strings.HasSuffix(r.Text, ".") {
			t.Errorf("%s: the title has a full stop or the text has none", r.ID)
		}
	}
}

func TestRulesAreSorted(t *testing.T) {
	for _, rules := range [][]*Rule{Rules(), RequestRules(), ResponseRules()} {
		if !slices.IsSortedFunc(rules, func(a, b *Rule) int { return strings.Compare(a.ID, b.ID) }) {
			t.Errorf("not in the order of their ids: %v", rules)
		}
	}
}

// TestEveryLineOfTheTables: each check has a rule. R01 and R24 are judged by whoever
// renders and whoever reads the definition.
func TestEveryLineOfTheTables(t *testing.T) {
	refs := map[string]bool{}
	for _, r := range slices.Concat(Rules(), RequestRules(), ResponseRules()) {
		refs[r.Ref] = true
	}
	want := "R02 R03 R04 R05 R06 R07 R08 R09 R10 R11 R12 R13 R14 R15 R16 R17 R18 R19 R20 R21 R22 R23 R25 " +
		"S01 S02 S03 S04 S05 F01 F02 F03 F04 T01 T02 T03 A01 A02 A03 A04 A05 B01"
	for _, ref := range strings.Fields(want) {
		if !refs[ref] {
			t.Errorf("no rule for %s", ref)
		}
	}
}

func TestFindRule(t *testing.T) {
	for id, want := range map[string]*Rule{
		"payload-not-json": RulePayloadNotJSON, "payload-injection": RulePayloadInjection, "timed-out-as-success": RuleTimedOutAsSuccess, "nothing": nil,
	} {
		if got := FindRule(id); got != want {
			t.Errorf("FindRule(%q) = %v", id, got)
		}
	}
}
