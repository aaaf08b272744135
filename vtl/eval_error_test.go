package vtl_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vtlcheck/vtlcheck/vtl"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// TestTrail: what a person sees of an error at run time.
func TestTrail(t *testing.T) {
	vars := vtl.Vars{"s": "text", "l": java.NewList("a", "b")}
	for _, c := range []struct{ template, want string }{
		{"$s.substring(9)", `
t.vtl:1:3: X
  at t.vtl:1:3: .substring(9)
     with 9
  at t.vtl:1:1: $s.substring(9)
     on "text"`},
		{"a\n#foreach($i in $l)\n  #if($s.charAt(7) == $i)x#end\n#end", `
t.vtl:3:9: X
  at t.vtl:3:9: .charAt(7)
     with 7
  at t.vtl:3:7: $s.charAt(7)
     on "text"
  at t.vtl:3:3: #if($s.charAt(7) == $i)
  at t.vtl:2:1: #foreach($i in $l)
     in round 1`},
		{"#set($x = \"<$l.get(5)>\")", `
t.vtl:1:15: X
  at t.vtl:1:15: .get(5)
     with 5
  at t.vtl:1:13: $l.get(5)
     on [a, b] (java.util.ArrayList)
  at t.vtl:1:1: #set($x = "<$l.get(5)>")`},
		{"#define($d)$l[5]#end\n$s.concat(\"$d\")", `
t.vtl:1:14: X
  at t.vtl:1:14: [5]
     with 5
  at t.vtl:1:12: $l[5]
     on [a, b] (java.util.ArrayList)
  at t.vtl:2:12: $d
  at t.vtl:2:1: $s.concat("$d")
     on "text"`},
	} {
		failed := failure(t, c.template, vars)
		want := strings.Replace(strings.TrimPrefix(c.want, "\n"), "X", failed.Message(), 1)
		if diff := cmp.Diff(want, failed.Trail()); diff != "" {
			t.Errorf("%s\n%s", c.template, diff)
		}
	}
}

func failure(t *testing.T, template string, vars vtl.Vars) *vtl.EvalError {
	t.Helper()
	_, err := render(template, vars)
	var failed *vtl.EvalError
	if !errors.As(err, &failed) {
		t.Fatalf("%s: %v", template, err)
	}
	return failed
}

// TestEvalError: an error says what it is in the ways that Go programs ask.
func TestEvalError(t *testing.T) {
	failed := failure(t, "ab $l.get(5)", vtl.Vars{"l": java.NewList()})
	var thrown *java.Exception
	if !errors.As(failed, &thrown) || thrown.Class != "java.lang.IndexOutOfBoundsException" {
		t.Errorf("cause is %v", failed.Cause)
	}
	if failed.Rule != vtl.RuleException || failed.Severity != vtl.Error {
		t.Errorf("rule %q, severity %v", failed.Rule, failed.Severity)
	}
	if got := failed.Source.Slice(failed.Subject); got != ".get(5)" {
		t.Errorf("subject is %q", got)
	}
}

// TestBrokenTemplate: a template with syntax errors cannot be rendered, and says why.
func TestBrokenTemplate(t *testing.T) {
	tmpl, diags := vtl.Parse("t.vtl", "a\n#if($x")
	if !diags.HasErrors() {
		t.Fatal("no syntax error")
	}
	out, err := tmpl.Render(nil, nil)
	var failed *vtl.EvalError
	if !errors.As(err, &failed) || failed.Rule != vtl.RuleBroken || out != "" {
		t.Fatalf("gave %q, %v", out, err)
	}
	var cause vtl.Diagnostics
	if !errors.As(err, &cause) {
		t.Errorf("cause is %v", failed.Cause)
	}
	if !strings.Contains(err.Error(), "t.vtl:2:") {
		t.Errorf("no place in %v", err)
	}
}

// TestOutputUntilError: what was printed before an error is given with it.
func TestOutputUntilError(t *testing.T) {
	out, err := render("printed $s.substring(9) not", vtl.Vars{"s": "text"})
	if out != "printed " || err == nil {
		t.Errorf("gave %q, %v", out, err)
	}
}

// TestFramesBounded: the frames of a long chain are bounded.
func TestFramesBounded(t *testing.T) {
	var b strings.Builder
	for range 200 {
		b.WriteString("#if(true)")
	}
	b.WriteString("$s.substring(9)")
	b.WriteString(strings.Repeat("#end", 200))
	failed := failure(t, b.String(), vtl.Vars{"s": "text"})
	if n := len(failed.Frames); n == 0 || n > 50 {
		t.Errorf("%d frames", n)
	}
}
