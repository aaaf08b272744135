package lint

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var kebab = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func TestRulesAreSortedAndDescribed(t *testing.T) {
	if !slices.IsSortedFunc(All, func(a, b *Rule) int { return strings.Compare(a.ID, b.ID) }) {
		t.Error("All is not sorted by id")
	}
	for i, r := range All {
		if i > 0 && All[i-1].ID == r.ID {
			t.Errorf("%s stands twice in All", r.ID)
		}
		switch {
		case !kebab.MatchString(r.ID):
			t.Errorf("%s is no kebab-case id", r.ID)
		case r.Title == "" || r.Text == "" || r.Remedy == "" || r.Evidence == "" || r.Since == "" || r.Severity == 0:
			t.Errorf("%s lacks a title, a text, a remedy, evidence, a version or a severity", r.ID)
		case strings.HasSuffix(r.Title, ".") || !strings.HasSuffix(r.Text, ".") && !strings.HasSuffix(r.Text, ")"):
			t.Errorf("%s: the title is no sentence, the text is one or more", r.ID)
		}
		if target.FindRule(r.ID) != nil {
			t.Errorf("%s is an id of package target as well", r.ID)
		}
	}
}

// noExample are the rules that no template can show.
var noExample = map[string]bool{"stale-baseline": true, "gateway-response-vtl": true}

func TestExamples(t *testing.T) {
	for _, r := range All {
		t.Run(r.ID, func(t *testing.T) {
			if noExample[r.ID] {
				return
			}
			if r.Bad.Template == "" && !r.Bad.IsRoute() || r.Good.Template == "" && !r.Good.IsRoute() {
				t.Fatal("a rule has a bad and a good example")
			}
			bad, err := r.Bad.Run("bad.vtl")
			if err != nil {
				t.Fatal(err)
			}
			if !slices.ContainsFunc(bad, func(p Problem) bool { return p.Rule == r.ID }) {
				t.Errorf("the bad example is not reported by the rule, but:\n%v\n%s", Diagnostics(bad).Error(), r.Bad.Template)
			}
			good, err := r.Good.Run("good.vtl")
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range good {
				if p.Rule == r.ID || p.Severity > vtl.Info {
					t.Errorf("the good example is reported: %s [%s]\n%s", p.Error(), p.Rule, r.Good.Template)
				}
			}
		})
	}
}
