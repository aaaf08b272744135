package flow

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/vtlcheck/vtlcheck/vtl"
)

func run(t *testing.T, text string, w World) *Result {
	t.Helper()
	tmpl, diags := vtl.Parse("t.vtl", text)
	if diags.HasErrors() {
		t.Fatalf("%s: %v", text, diags)
	}
	return Run(tmpl, w)
}

// TestPlaces: where each printed piece of data stands.
func TestPlaces(t *testing.T) {
	const esc = `$util.escapeJavaScript($input.path('$.v'))`
	cases := []struct{ template, want string }{
		{`{"a": "$input.path('$.v')"}`, "JSON in string of /a, depth 1, reached 0, spare 0"},
		{`{"a": $input.path('$.v')}`, "JSON at value of /a, depth 0, reached 0, spare 0"},
		{`{"a": ["x", $input.path('$.v')]}`, "JSON at value of /a, depth 0, reached 0, spare 0"},
		{`{"a": {"b": [{"c": "$input.path('$.v')"}]}}`, "JSON in string of /a/b/c, depth 1, reached 0, spare 0"},
		{`{"$input.path('$.v')": 1}`, "JSON in key of , depth 1, reached 0, spare 0"},
		{`{"a": "` + esc + `"}`, "JSON at start of /a, depth 1, reached 1, spare 0"},
		{`{"a": "x ` + esc + `"}`, "JSON in text of /a, depth 1, reached 1, spare 0"},
		{`{"a": ` + esc + `}`, "JSON at value of /a, depth 0, reached 0, spare 1"},
		{`{"a": "{\"b\": \"` + esc + `\"}"}`, "JSON in string of /a/b, depth 2, reached 1, spare 0"},
		{`{"a": "{\"b\": \"$input.path('$.v')\"}"}`, "JSON in string of /a/b, depth 2, reached 0, spare 0"},
		{`{"a": "{\"b\": ` + esc + `}"}`, "JSON at value of /a/b, depth 1, reached 1, spare 0"},
		{`{"a": "{\"b\": \"{\\\"c\\\": \\\"` + esc + `\\\"}\"}"}`, "JSON in string of /a/b/c, depth 3, reached 1, spare 0"},
		{`#set($x = '{"b": "' + ` + esc + ` + '"}'){"a": "$util.escapeJavaScript($x)"}`, "JSON at start of /a/b, depth 2, reached 2, spare 0"},
		{`#set($s = "{""b"": ""` + `$input.path('$.v')` + `""}"){"a": $s}`, "JSON in string of /a/b, depth 1, reached 0, spare 0"},
		{`$input.path('$.v')`, "JSON at start of , depth 0, reached 0, spare 0"},
		{`Action=A&B=$input.path('$.v')`, "form in form of /B, depth 0, reached 0, spare 0"},
		{`<a>$input.path('$.v')</a>`, "XML in XML of , depth 0, reached 0, spare 0"},
		{`hello $input.path('$.v')`, "text in text of , depth 0, reached 0, spare 0"},
		{`[INFO] $input.path('$.v')`, "text in text of , depth 0, reached 0, spare 0"},
	}
	words := map[Spot]string{NoSpot: "nowhere", InString: "in string", InKey: "in key", AtValue: "at value", AtMember: "at member",
		AtStart: "at start", InText: "in text", InForm: "in form", InXML: "in XML", Astray: "astray"}
	for _, c := range cases {
		got := "nothing"
		for _, e := range run(t, c.template, World{}).Emits {
			if e.Piece.Data != nil {
				p := e.Place
				got = fmt.Sprintf("%s %s of %s, depth %d, reached %d, spare %d", p.Format, words[p.Spot], p.Path, p.Depth, p.Reached, p.Spare)
			}
		}
		if got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.template, got, c.want)
		}
	}
}

// TestEnds: how many different ways a template has, and what each prints.
func TestEnds(t *testing.T) {
	cases := []struct {
		name, template string
		want           []string
		merged         bool
	}{
		{"no branch", `a`, []string{"a"}, false},
		{"two arms", `#if($input.path('$.x') == "")a#{else}b#end`, []string{"a", "b"}, true},
		{"the same question twice", `#if($input.path('$.x') == "")#set($p = 1)a#{else}b#end#if($input.path('$.x') == "")c#{else}d#end`, []string{"ac", "bd"}, false},
		{"asked in other words", `#set($r = $input.path('$'))#if($r.x == "a")#set($p = 1)1#{else}2#end#if($input.path("$.x") != "a")3#{else}4#end`, []string{"14", "23"}, false},
		{"two values of one thing", `#if($input.path('$.x') == "a")1#elseif($input.path('$.x') == "b")2#{else}3#end`, []string{"1", "2", "3"}, true},
		{"equal to one, not to the other", `#if($input.path('$.x') == "a")1#if($input.path('$.x') == "b")no#end#end`, []string{"1", ""}, true},
		{"and", `#if($input.path('$.x') == "a" && $input.path('$.y') == "b")1#end`, []string{"1", ""}, true},
		{"not", `#if(!($input.path('$.x') == "a"))#set($p = 1)1#{else}2#end#if($input.path('$.x') == "a")3#end`, []string{"1", "23"}, false},
		{"constant", `#set($a = 3)#if($a > 2)1#{else}2#end`, []string{"1"}, false},
		{"missing is the empty string", `#if($nope == "")1#{else}2#end`, []string{"1"}, false},
		{"text is true", `#if($input.params('x'))1#{else}2#end`, []string{"1"}, false},
		{"a literal is false", `#if("x")1#{else}2#end`, []string{"2"}, false},
		{"hasNext", `#foreach($x in $input.path('$.l'))x#if($foreach.hasNext),#end#end`, []string{"", "x", "x,x", "x,x,x"}, true},
		{"first", `#foreach($x in $input.path('$.l'))#if(!$foreach.first),#{end}x#end`, []string{"", "x", "x,x", "x,x,x"}, true},
		{"index", `#foreach($x in $input.path('$.l'))#if($foreach.index > 0),#{end}x#end`, []string{"", "x", "x,x", "x,x,x"}, true},
		{"size", `#set($l = $input.path('$.l'))#foreach($x in $l)x#if($foreach.count < $l.size()),#end#end`, []string{"", "x", "x,x", "x,x,x"}, true},
		{"size less one", `#set($l = $input.path('$.l'))#set($n = $l.size() - 1)#foreach($x in $l)x#if($foreach.index < $n),#end#end`, []string{"", "x", "x,x", "x,x,x"}, true},
		{"a list of two", `#foreach($x in [1, 2])x#end`, []string{"x", "xx", "xxx"}, true},
		{"over text", `#foreach($x in "abc")x#end`, []string{""}, false},
		{"break", `#foreach($x in [1, 2])x#break#end`, []string{"x"}, false},
		{"stop", `a#stop b`, []string{"a"}, false},
		{"define", `#define($d)x$y#end#set($y = 1)$d#set($y = 2)$d`, []string{"x1x2"}, false},
		{"a define that uses itself ends", `#define($d)x$d#end$d`, []string{"xx"}, false},
		{"the loop variable comes back", `#set($x = "a")#foreach($x in [1])#end$x`, []string{"a"}, false},
		{"what failed keeps the old value", `#set($a = 1)#set($a = "x" * 2)$a`, []string{"1"}, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := map[string]bool{}
			for _, e := range run(t, c.template, World{}).Ends {
				text := ""
				for _, chunk := range e.Chunks() {
					text += chunk.Piece.Text
				}
				got[text] = true
			}
			want := map[string]bool{}
			for _, w := range c.want {
				want[w] = true
			}
			// Ways that differ in nothing but what they printed are one: of the ways that a
			// row lists some may be missing, others may not come up.
			for text := range got {
				if !want[text] {
					t.Errorf("a way prints %q", text)
				}
			}
			if len(got) == 0 || !c.merged && len(got) != len(want) {
				t.Errorf("ways print %v, want %q", got, c.want)
			}
		})
	}
}

func TestWorlds(t *testing.T) {
	template := `#set($b = $util.parseJson($input.body))#if($b.status == "FAILED")F$b.output#elseif($input.path('$.status') == "SUCCEEDED")S$input.path('$.output')#{else}T#end`
	for status, want := range map[string]string{"FAILED": "F", "SUCCEEDED": "S", "TIMED_OUT": "T"} {
		known := map[string]Known{"$.status": {Text: status}}
		if status != "SUCCEEDED" {
			known["$.output"] = Known{Absent: true}
		}
		res := run(t, template, World{Known: known})
		if len(res.Ends) != 1 {
			t.Fatalf("%s: %d ways", status, len(res.Ends))
		}
		if got := res.Ends[0].Chunks()[0].Piece.Text; got != want {
			t.Errorf("%s goes to %s, want %s", status, got, want)
		}
		if absent := len(res.Absent) > 0; absent != (status == "FAILED") {
			t.Errorf("%s: absent reads %v", status, res.Absent)
		}
	}
}

func TestOverrides(t *testing.T) {
	res := run(t, `#set($context.responseOverride.status = 404)#set($context["responseOverride"].header["X-A"] = "b")#set($context.requestOverride.path.id = $input.params('id'))$context.requestOverride.path.id`, World{})
	var got []string
	for _, s := range res.Ends[0].Sets {
		got = append(got, s.Path)
	}
	want := []string{"$context.responseOverride.status", "$context.responseOverride.header.X-A", "$context.requestOverride.path.id"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if key := res.Emits[0].Piece.Data.Key; key != "params:id" {
		t.Errorf("what was set is read back as %s", key)
	}
}

func TestNormalPath(t *testing.T) {
	cases := map[string]string{"$": "$", "$.": "$", "": "$", "a": "$.a", "$.a.b": "$.a.b", "$['a'].b": "$.a.b", `$["a"]["b"]`: "$.a.b",
		"$.l[0].x": "$.l[0].x", "$['a.b']": "$['a.b']", " $.a ": "$.a", "$['a": "$['a"}
	for path, want := range cases {
		if got := normalPath(path); got != want {
			t.Errorf("normalPath(%q) = %q, want %q", path, got, want)
		}
	}
}

func TestUndoes(t *testing.T) {
	cases := []struct {
		method, pattern, with string
		undoes, means         bool
	}{
		{"replaceAll", `\\'`, "'", true, true},
		{"replaceAll", `\'`, "'", false, true},
		{"replaceAll", `'`, "'", false, true},
		{"replace", `\'`, "'", true, true},
		{"replace", `\\'`, "'", false, true},
		{"replaceAll", `[\\]'`, "'", true, false},
		{"replaceAll", "a", "b", false, false},
	}
	for _, c := range cases {
		if got := Undoes(c.method, c.pattern, c.with); got != c.undoes {
			t.Errorf("Undoes(%s, %s) = %v", c.method, c.pattern, got)
		}
		if got := MeansToUndo(c.method, c.pattern, c.with); got != c.means {
			t.Errorf("MeansToUndo(%s, %s) = %v", c.method, c.pattern, got)
		}
	}
}

// slipless says whether the reader takes a text for JSON.
func slipless(text string) bool {
	o := newOutput(JSONFormat, false)
	for _, s := range o.text(text) {
		if s.depth == 0 {
			return false
		}
	}
	return o.end() == ""
}

var jsonTexts = []string{
	`{}`, `[]`, `{"a":1}`, `[1,2,{"b":[null,true,false]}]`, `"x"`, `1`, `-1.5e3`, `{"a":"\u00e4\ud83d\ude00\n\""}`, ` { "a" : [ ] } `,
	`{"a":1,}`, `[1,]`, `[,1]`, `{"a" 1}`, `{"a":}`, `{a:1}`, `{'a':1}`, `[01]`, `[1.]`, `[.5]`, `[+1]`, `[1 2]`, `{"a":1 "b":2}`,
	`{"a":1}}`, `{{}}`, `[}`, `{]`, `{"a`, `["a\x"]`, `["a\'"]`, "[\"a\nb\"]", `nul`, `[nul]`, `{"a":"{"}`, `{"a":"{\"b\":1}"}`, `[1]x`, `["\u12"]`, `{"":""}`, `[-]`, `[1e]`,
}

// FuzzReader: on any text the reader and encoding/json agree on whether it is JSON.
func FuzzReader(f *testing.F) {
	for _, text := range jsonTexts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || strings.TrimSpace(text) == "" || len(text) > 2000 || strings.ContainsAny(text, "\v\f\u0085\u00a0\ufeff") {
			t.Skip()
		}
		if got, want := slipless(text), json.Valid([]byte(text)); got != want {
			t.Errorf("%q: the reader says %v, encoding/json %v", text, got, want)
		}
	})
}

func BenchmarkFlow(b *testing.B) {
	text := `#set($sep = ""){#foreach($k in $input.params().header.keySet())$sep"$k": "$util.escapeJavaScript($input.params().header.get($k)).replaceAll("\\'","'")"#set($sep = ",")#end}`
	tmpl, diags := vtl.Parse("t.vtl", text)
	if diags.HasErrors() {
		b.Fatal(diags)
	}
	b.ReportAllocs()
	for b.Loop() {
		Run(tmpl, World{})
	}
}
