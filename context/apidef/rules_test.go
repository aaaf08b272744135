package apidef_test

import (
	"regexp"
	"slices"
	"testing"

	"github.com/vtlcheck/vtlcheck/context/apidef"
	"github.com/vtlcheck/vtlcheck/vtl"
)

func TestRulesAreDocumented(t *testing.T) {
	kebab := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	rules := apidef.Rules()
	for i, r := range rules {
		if !kebab.MatchString(r.ID) || r.Title == "" || r.Text == "" || r.Remedy == "" || r.Severity < vtl.Info || r.Severity > vtl.Error {
			t.Errorf("incomplete rule %+v", r)
		}
		if i > 0 && rules[i-1].ID >= r.ID {
			t.Errorf("%s stands behind %s", r.ID, rules[i-1].ID)
		}
	}
}

// TestEveryRuleFires asks that each rule is met in a sample or a hostile definition, and
// that nothing is reported under another id.
func TestEveryRuleFires(t *testing.T) {
	fired := map[string]vtl.Severity{}
	note := func(all vtl.Diagnostics) {
		for _, d := range all {
			fired[d.Rule] = d.Severity
		}
	}
	for _, path := range samplePaths(t) {
		def, diags := readSample(t, path)
		note(append(diags, def.Check()...))
	}
	for _, c := range hostile {
		if c.rule == "definition-unknown" || c.name == "resources in a circle" {
			_, diags := apidef.Read(c.path, []byte(c.text()), nil)
			note(diags)
		}
	}
	for _, r := range apidef.Rules() {
		if severity, ok := fired[r.ID]; !ok {
			t.Errorf("no sample shows %s", r.ID)
		} else if severity != r.Severity {
			t.Errorf("%s was reported as %v, declared as %v", r.ID, severity, r.Severity)
		}
		delete(fired, r.ID)
	}
	for id := range fired {
		t.Errorf("%s is not among the rules", id)
	}
}

// TestOrders: the sample application has nothing to report; its broken twin has no mistake
// outside of its templates.
func TestOrders(t *testing.T) {
	for _, name := range []string{"orders", "orders-broken"} {
		def, diags, err := apidef.ReadFile("../../testdata/"+name+"/template.json", nil)
		if err != nil {
			t.Fatal(err)
		}
		if all := append(diags, def.Check()...); len(all) > 0 {
			t.Errorf("%s: %v", name, all)
		}
		if len(def.Routes) != 1 || def.Routes[0].Name() != "POST /orders" || !def.Routes[0].APIKeyRequired {
			t.Errorf("%s: routes %v", name, def.Routes)
		}
		if !slices.ContainsFunc(def.Facts.StateMachines, func(m apidef.StateMachine) bool { return m.Name == "OrdersStateMachine" && m.Type == "EXPRESS" }) {
			t.Errorf("%s: state machines %v", name, def.Facts.StateMachines)
		}
	}
}
