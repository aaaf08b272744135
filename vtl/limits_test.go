package vtl_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/vtlcheck/vtlcheck/vtl"
)

// TestLimits: each limit ends a render just above it, and not at it.
func TestLimits(t *testing.T) {
	loop := "#foreach($i in [1..10])x#end"
	for _, c := range []struct {
		name, template string
		limits         vtl.Limits
		rule           string // "" where the render is to succeed
	}{
		{"steps above", loop, vtl.Limits{Steps: 20}, vtl.RuleTooManySteps},
		{"steps at", loop, vtl.Limits{Steps: 21}, ""},
		{"output above", "0123456789", vtl.Limits{OutputBytes: 9}, vtl.RuleOutputTooLarge},
		{"output at", "0123456789", vtl.Limits{OutputBytes: 10}, ""},
		{"output of a reference", "#set($s = '0123456789')$s", vtl.Limits{OutputBytes: 9}, vtl.RuleOutputTooLarge},
		{"output escaped", `\$abcdefghij`, vtl.Limits{OutputBytes: 9}, vtl.RuleOutputTooLarge},
		{"string above", `#set($s = "0123456789$u")`, vtl.Limits{StringBytes: 9}, vtl.RuleValueTooLarge},
		{"string at", `#set($s = "0123456789$u")`, vtl.Limits{StringBytes: 10}, ""},
		{"string by plus", `#set($s = "01234" + "56789")`, vtl.Limits{StringBytes: 9}, vtl.RuleValueTooLarge},
		{"string of a block", `#define($d)0123456789#end#set($s = 1 + "" + $d)`, vtl.Limits{StringBytes: 9}, vtl.RuleValueTooLarge},
		{"items above", "#set($l = [1..10])", vtl.Limits{Items: 9}, vtl.RuleValueTooLarge},
		{"items at", "#set($l = [1..10])", vtl.Limits{Items: 10}, ""},
		{"items of a loop", "#foreach($i in [1..10])#end", vtl.Limits{Items: 9}, vtl.RuleValueTooLarge},
		{"depth", "#define($a)x#end#define($b)$a#end#define($c)$b#end$c", vtl.Limits{Depth: 2}, vtl.RuleTooDeep},
		{"depth at", "#define($a)x#end#define($b)$a#end#define($c)$b#end$c", vtl.Limits{Depth: 3}, ""},
	} {
		tmpl, diags := vtl.Parse("t.vtl", c.template)
		if diags.HasErrors() {
			t.Fatal(diags)
		}
		_, err := tmpl.Render(nil, &vtl.Options{Limits: c.limits})
		var failed *vtl.EvalError
		rule := ""
		if errors.As(err, &failed) {
			rule = failed.Rule
		}
		if rule != c.rule {
			t.Errorf("%s: %s with %+v: %v, want %q", c.name, c.template, c.limits, err, c.rule)
		}
	}
}

// TestIterations: a loop ends silently at the limit, and still says that it goes on.
func TestIterations(t *testing.T) {
	tmpl, _ := vtl.Parse("t.vtl", "#foreach($i in [1..10])$i#if($foreach.hasNext),#end#end")
	got, err := tmpl.Render(nil, &vtl.Options{Limits: vtl.Limits{Iterations: 3}})
	if err != nil || got != "1,2,3," {
		t.Errorf("gave %q, %v", got, err)
	}
	got, err = render("#foreach($i in [1..1001])#if($foreach.count == 1000)$foreach.hasNext#end#end", nil)
	if err != nil || got != "true" {
		t.Errorf("gave %q, %v", got, err)
	}
}

// TestRegexTime: a regular expression that backtracks ends at its time.
func TestRegexTime(t *testing.T) {
	tmpl, _ := vtl.Parse("t.vtl", `#set($s = "`+strings.Repeat("a", 60)+`!")$s.matches("(?=(a+)+b)(a+)+b")`)
	start := time.Now()
	_, err := tmpl.Render(nil, &vtl.Options{Limits: vtl.Limits{RegexTime: 10 * time.Millisecond}})
	var failed *vtl.EvalError
	if !errors.As(err, &failed) || failed.Rule != vtl.RuleRegexTime {
		t.Errorf("ended with %v", err)
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("took %v", took)
	}
}
