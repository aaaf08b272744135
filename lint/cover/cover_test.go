package cover_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/lint/cover"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// compile makes a route of one request template.
func compile(t testing.TB, text string) *gateway.Compiled {
	t.Helper()
	c, diags := gateway.Compile(gateway.TemplateRoute(vtl.NewSource("t.vtl", text, nil), nil))
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	return c
}

func invoke(c *gateway.Compiled, body string) *gateway.Exchange {
	req := apigw.DefaultRequest()
	req.Body = body
	return c.Invoke(req, nil, &gateway.Options{Trace: true})
}

// profileOf renders a template once for each body; the cases are called like them.
func profileOf(t testing.TB, text string, bodies ...string) *cover.Profile {
	t.Helper()
	c := cover.NewCollector()
	compiled := compile(t, text)
	c.AddRoute(compiled)
	for _, body := range bodies {
		c.Add(body, compiled, invoke(compiled, body))
	}
	return c.Profile()
}

// branches lists the points of the first template but its entry.
func branches(p *cover.Profile) string {
	var out []string
	for _, pt := range p.Templates[0].Points[1:] {
		out = append(out, fmt.Sprintf("%s:%d", pt.Label, pt.Hits))
	}
	return strings.Join(out, " | ")
}

func TestPoints(t *testing.T) {
	const x = "#set($x = $input.path('$.x'))"
	for _, c := range []struct {
		template string
		bodies   []string
		want     string
	}{
		{"text", []string{"{}"}, ""},
		{x + "#if($x == 1)a#end", []string{`{"x":1}`, `{"x":1}`}, "the #if is true:2 | no arm of the #if is taken:0"},
		{x + "#if($x == 1)a#{else}b#end", []string{`{"x":2}`}, "the #if is true:0 | the #else is taken:1"},
		{x + "#if($x == 1)a#elseif($x == 2)b#else c#end", []string{`{"x":2}`, `{"x":3}`}, "the #if is true:0 | the #elseif is true:1 | the #else is taken:1"},
		{x + "#foreach($i in $x)$i#end", []string{`{"x":[]}`}, "the loop has no round:1 | the loop has one round:0 | the loop has many rounds:0"},
		{x + "#foreach($i in $x)$i#end", []string{`{"x":[1]}`, `{"x":[1,2,3]}`}, "the loop has no round:0 | the loop has one round:1 | the loop has many rounds:1"},
		{"#foreach($i in [1..3])$i#end", []string{`{}`}, "the loop has many rounds:1"},
		{"#foreach($i in [])$i#end", []string{`{}`}, "the loop has no round:1"},
		{x + "#if($x && $x == 1)#end", []string{`{"x":false}`}, "the #if is true:0 | no arm of the #if is taken:1 | $x is true:0 | $x is false:1 | $x == 1 is true:0 | $x == 1 is false:0"},
		{x + "#if($x || true)#end", []string{`{"x":false}`}, "the #if is true:1 | no arm of the #if is taken:0 | $x is true:0 | $x is false:1 | true is true:1"},
		{x + `#set($y = "#if($x)a#{else}b#end")`, []string{`{"x":false}`}, "the #if is true:0 | the #else is taken:1"},
		{"#macro(m)#if($x)#end#end", []string{`{}`}, ""},
		{x + "#define($d)#if($x)a#end#end$d$d", []string{`{"x":false}`}, "the #if is true:0 | no arm of the #if is taken:2"},
	} {
		if diff := cmp.Diff(c.want, branches(profileOf(t, c.template, c.bodies...))); diff != "" {
			t.Errorf("%s with %q: %s", c.template, c.bodies, diff)
		}
	}
}

// TestLines: each line of a template begins with the number of times that it must run;
// a line on which nothing runs begins with a dash.
func TestLines(t *testing.T) {
	for _, c := range []struct {
		name, template string
		bodies         []string
	}{
		{"arms", "1 #set($x = $input.path('$.x'))\n1 #if($x == 1)\n0 a\n1 #elseif($x == 2)\n1 b\n0 #else\n0 c\n- #end\n1 d", []string{`{"x":2}`}},
		{"loop", "1 #foreach($i in $input.path('$.x'))\n3 $i\n- #end", []string{`{"x":[1,2,3]}`}},
		{"break", "1 #foreach($i in $input.path('$.x'))\n2 $i\n2 #if($i == 2)\n1 #break\n0 never\n- #end\n1 after\n- #end\n1 end", []string{`{"x":[1,2,3]}`}},
		{"stop", "1 a\n1 #if($input.path('$.x'))\n1 #stop\n- #end\n0 b", []string{`{"x":1}`}},
		{"stop in one of two cases", "2 a\n2 #if($input.path('$.x'))\n1 #stop\n- #end\n1 b", []string{`{"x":1}`, `{"x":false}`}},
		{"stop in a loop", "1 #foreach($i in $input.path('$.x'))\n1 $i\n1 #stop\n0 b\n- #end\n0 c", []string{`{"x":[1,2]}`}},
		{"failure", "1 a\n1 $input.path('$.x').substring(9)\n0 b", []string{`{"x":"s"}`}},
		{"define", "1 #define($d)\n2 a\n- #end\n1 $d,$d", []string{`{}`}},
		{"unused define", "1 #define($d)\n0 a\n- #end", []string{`{}`}},
		{"no case", "0 a\n0 $b", nil},
		{"set over lines", "1 #set($x = {\n1 \"a\":\n1 1})", []string{`{}`}},
		{"comment", "- ## nothing\n-\n1 a", []string{`{}`}},
	} {
		var text, want []string
		for _, line := range strings.Split(c.template, "\n") {
			count, code, _ := strings.Cut(line, " ")
			text, want = append(text, code), append(want, count)
		}
		p := profileOf(t, strings.Join(text, "\n"), c.bodies...)
		got := make([]string, len(want))
		for i := range got {
			got[i] = "-"
		}
		for _, l := range p.Templates[0].Lines {
			got[l.Line-1] = fmt.Sprint(l.Hits)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

func TestCasesOfLines(t *testing.T) {
	p := profileOf(t, "#if($input.path('$.x'))\na\n#end", `{"x":1}`, `{"x":false}`, `{"x":2}`)
	if diff := cmp.Diff([]int{0, 2}, p.Templates[0].Lines[1].Cases); diff != "" {
		t.Error(diff)
	}
}

// TestReaches: only what is new is told, and asking changes nothing.
func TestReaches(t *testing.T) {
	c := cover.NewCollector()
	compiled := compile(t, "#if($input.path('$.x'))a#{else}b#end")
	c.Add("first", compiled, invoke(compiled, `{"x":1}`))
	for range 2 {
		if got := c.Reaches(compiled, invoke(compiled, `{"x":1}`)); got != nil {
			t.Errorf("an old case reaches %q", got)
		}
		if diff := cmp.Diff([]string{"the #else is taken (line 1)"}, c.Reaches(compiled, invoke(compiled, `{"x":false}`))); diff != "" {
			t.Error(diff)
		}
	}
}

// TestSameTemplateParsedTwice: runs that parse a file anew add to one count.
func TestSameTemplateParsedTwice(t *testing.T) {
	c := cover.NewCollector()
	const text = "#if($input.path('$.x'))a#{else}b#end"
	for _, body := range []string{`{"x":1}`, `{"x":false}`} {
		compiled := compile(t, text)
		c.Add(body, compiled, invoke(compiled, body))
	}
	p := c.Profile()
	if len(p.Templates) != 1 || p.Percent() != 100 {
		t.Errorf("%d templates, %v %%", len(p.Templates), p.Percent())
	}
}

// TestUncountedCall: a case that was skipped makes its route count.
func TestUncountedCall(t *testing.T) {
	c := cover.NewCollector()
	c.Add("skipped", compile(t, "a"), nil)
	if p := c.Profile(); len(p.Cases) != 0 || p.Percent() != 0 {
		t.Errorf("cases %q, %v %%", p.Cases, p.Percent())
	}
}

func BenchmarkAdd(b *testing.B) {
	compiled := compile(b, "#foreach($i in $input.path('$.x'))#if($i > 1 && $i < 3)$i,#end#end")
	ex := invoke(compiled, `{"x":[1,2,3,4]}`)
	c := cover.NewCollector()
	b.ReportAllocs()
	for b.Loop() {
		c.Add("case", compiled, ex)
	}
}
