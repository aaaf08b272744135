package vtl_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/vtl"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// doubler is a host whose method twice makes a text of a text.
type doubler struct{}

func (doubler) Get(string) (any, bool, error) { return nil, false, nil }

func (doubler) Call(name string, args []any) (any, bool, error) {
	if name != "twice" || len(args) != 1 {
		return nil, false, nil
	}
	text := java.Text(args[0])
	return text + text, true, nil
}

func (doubler) ClassName() string { return "Doubler" }

func (doubler) AppendText(dst []byte) []byte { return dst }

func (doubler) TextMethod(name string) java.TextFunc {
	if name != "twice" {
		return nil
	}
	return func(dst []byte, s string) ([]byte, bool, error) {
		switch s {
		case "":
			return dst, false, nil
		case "refused":
			return dst, false, &java.Exception{Class: "Refused"}
		}
		return append(append(dst, s...), s...), true, nil
	}
}

type doublerScope struct{}

func (doublerScope) Lookup(name string) (any, bool) { return doubler{}, name == "h" }

// TestConvert: a host's text function works wherever a value can stand.
func TestConvert(t *testing.T) {
	for _, c := range []struct{ template, want string }{
		{"$h.twice('ab')", "abab"},
		{"<$h.twice($h.twice('ab'))>", "<abababab>"},
		{"#set($x = $h.twice('ab'))$x$x.length()", "abab4"},
		{"$h.twice('it''s').replaceAll(\"'\", '')", "itsits"},
		{"$h.twice('')|$h.twice(12)|$h.twice($none)|$h.other('a')|$h.twice('a', 'b')", "|1212|||"},
		{"#set($s = \"<$h.twice('a')>\")$s", "<aa>"},
		{"#foreach($i in ['a', 'b'])$h.twice($i)#end", "aabb"},
		{"#if($h.twice('a') == 'aa')yes#end", "yes"},
	} {
		got, err := render(c.template, doublerScope{})
		if err != nil || got != c.want {
			t.Errorf("%s gives %q (%v), want %q", c.template, got, err, c.want)
		}
	}
}

// TestConvertLimits: what a text function makes is bounded as everything else.
func TestConvertLimits(t *testing.T) {
	var many strings.Builder
	for i := range 30 {
		fmt.Fprintf(&many, "#set($a%d = $h.twice('%s'))", i, strings.Repeat("x", 60))
	}
	long := strings.Repeat("x", 400)
	for _, c := range []struct {
		name, template string
		limits         vtl.Limits
		rule, value    string
	}{
		{"string above", "$h.twice('01234')", vtl.Limits{StringBytes: 9}, vtl.RuleValueTooLarge, `with "01234"`},
		{"string at", "$h.twice('01234')", vtl.Limits{StringBytes: 10}, "", ""},
		{"bound", `#set($s = 'aaaa')$s.replaceAll("a", "bb")`, vtl.Limits{StringBytes: 7}, vtl.RuleValueTooLarge, `with "a", "bb"`},
		{"bound at", `#set($s = 'aaaa')$s.replaceAll("a", "bb")`, vtl.Limits{StringBytes: 8}, "", ""},
		{"steps", "$h.twice('" + long + "')$h.twice('" + long + "')x", vtl.Limits{Steps: 150}, vtl.RuleTooManySteps, ""},
		{"steps left", "$h.twice('" + long + "')x", vtl.Limits{Steps: 150}, "", ""},
		{"held", many.String(), vtl.Limits{HeldBytes: 3000}, vtl.RuleValueTooLarge, ""},
		{"thrown", "$h.twice('refused')", vtl.Limits{}, vtl.RuleException, `with "refused"`},
	} {
		tmpl, diags := vtl.Parse("t.vtl", c.template)
		if diags.HasErrors() {
			t.Fatal(diags)
		}
		_, err := tmpl.Render(doublerScope{}, &vtl.Options{Limits: c.limits})
		var failed *vtl.EvalError
		rule, shown := "", ""
		if errors.As(err, &failed) {
			rule, shown = failed.Rule, fmt.Sprint(failed.Frames)
		}
		if rule != c.rule || !strings.Contains(shown, c.value) {
			t.Errorf("%s: %v %s, want %q showing %q", c.name, err, shown, c.rule, c.value)
		}
	}
}

// TestPatternsCostNothing: a pattern of a call that never happens is not compiled.
func TestPatternsCostNothing(t *testing.T) {
	text := "#if(false)" + strings.Repeat(`$x.replaceAll("[^a]{999}N","")`, 2000) + "#end"
	tmpl, diags := vtl.Parse("t.vtl", text)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	allocated := testing.Benchmark(func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			again, _ := vtl.Parse("t.vtl", text)
			if _, err := again.Render(nil, nil); err != nil {
				b.Fatal(err)
			}
		}
	}).AllocedBytesPerOp()
	if most := int64(100 * len(text)); allocated > most {
		t.Errorf("%d bytes allocated for a template of %d", allocated, len(text))
	}
	if _, err := tmpl.Render(nil, &vtl.Options{Limits: vtl.Limits{Steps: 100}}); err != nil {
		t.Error(err)
	}
}
