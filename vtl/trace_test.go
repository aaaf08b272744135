package vtl_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vtlcheck/vtlcheck/vtl"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

var traceVars = vtl.Vars{
	"s": "text",
	"l": java.NewList("a", "b"),
	"t": true,
}

func traceOf(t *testing.T, text string) (*vtl.Template, *vtl.Trace, string) {
	t.Helper()
	tmpl, diags := vtl.Parse("t.vtl", text)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	trace := &vtl.Trace{}
	out, err := tmpl.Render(traceVars, &vtl.Options{Trace: trace})
	if err != nil {
		t.Fatal(err)
	}
	return tmpl, trace, out
}

// TestSegments: output in brackets, each piece followed by the source of its node.
func TestSegments(t *testing.T) {
	for _, c := range []struct{ template, want string }{
		{"", ""},
		{"a", "[a|a]"},
		{"a$s!", "[a|a][text|$s][!|!]"},
		{"$s$s", "[text|$s][text|$s]"},
		{"$u$s", "[text|$s]"},
		{`\$s`, `[$s|\$s]`},
		{"${s}#[[ $x ]]#", "[text|${s}][ $x |#[[ $x ]]#]"},
		{"#set($x = \"a$s\")$x", "[atext|$x]"},
		{"#foreach($i in $l)$i,#end", "[a|$i][,|,][b|$i][,|,]"},
		{"#foreach($i in $l),#end", "[,,|,]"},
		{"#define($d)<$s>#end$d!", "[<|<][text|$s][>|>][!|!]"},
		{"#define($d)<$s>#end#set($x = \"$d\")$x", "[<text>|$x]"},
		{"#define($d)<#end#set($x = [$d])$x", "[[<]|$x]"},
		{"#define($d)$d#end$d", "[$d|$d]"},
		{"#if($t)yes#{else}no#end", "[yes|yes]"},
		{"a## c\nb", "[a|a][b|b]"},
		{"a#stop b", "[a|a]"},
	} {
		tmpl, trace, out := traceOf(t, c.template)
		var b strings.Builder
		end := 0
		for _, s := range trace.Segments {
			if s.Start != end || s.End <= s.Start {
				t.Errorf("%q: segment %d to %d follows %d", c.template, s.Start, s.End, end)
			}
			end = s.End
			fmt.Fprintf(&b, "[%s|%s]", out[s.Start:s.End], tmpl.Source.Slice(s.Node.Span()))
		}
		if end != len(out) {
			t.Errorf("%q: segments end at %d of %d", c.template, end, len(out))
		}
		if diff := cmp.Diff(c.want, b.String()); diff != "" {
			t.Errorf("%q: %s", c.template, diff)
		}
	}
}

func TestSegmentAt(t *testing.T) {
	tmpl, trace, out := traceOf(t, "a$s!")
	for offset, want := range []string{"a", "$s", "$s", "$s", "$s", "!"} {
		s, ok := trace.SegmentAt(offset)
		if !ok || tmpl.Source.Slice(s.Node.Span()) != want {
			t.Errorf("offset %d: %v %v, want %s", offset, s, ok, want)
		}
	}
	if s, ok := trace.SegmentAt(len(out)); ok {
		t.Errorf("a segment behind the end: %v", s)
	}
}

var eventNames = map[vtl.EventKind]string{
	vtl.EventArm: "arm", vtl.EventLoop: "loop", vtl.EventSide: "side", vtl.EventSet: "set",
	vtl.EventSetFailed: "not set", vtl.EventUnresolved: "unresolved",
}

func TestEvents(t *testing.T) {
	for _, c := range []struct{ template, want string }{
		{"#if($t)a#elseif($t)b#end", "arm 0"},
		{"#if(!$t)a#elseif($t)b#end", "arm 1"},
		{"#if(!$t)a#end", "arm -1"},
		{"#if(!$t)a#{else}b#end", "arm 1"},
		{"#foreach($i in $l)$i#end", "loop 2"},
		{"#foreach($i in $l)#break#end", "loop 1"},
		{"#foreach($i in [])#end", "loop 0"},
		{"#foreach($i in $s)#end", "loop 0"},
		{"#foreach($i in [1..1000])#end", "loop 1000"},
		{"#foreach($i in [1..1001])#end", "loop 1000 cut"},
		{"#if($t && !$t)a#end", "side 1, side right 0, arm -1"},
		{"#if($t || $u)a#end", "side 1, arm 0"},
		{"#if(!$t && $u)a#end", "side 0, arm -1"},
		{"#set($x = 1)", "set 0"},
		{"#set($x = 1 / 0)", "not set 0"},
		{"#set($x = $u)", "unresolved 0, set 0"},
		{"#set($u.a = 1)", "not set 0"},
		{"#set($s.a = 1)", "not set 0"},
		{"$u", "unresolved 0"},
		{"$s.nothing", "unresolved 0"},
		{"$u.a.b", "unresolved 0"},
		{"$s", ""},
	} {
		_, trace, _ := traceOf(t, c.template)
		var events []string
		for _, e := range trace.Events {
			text := eventNames[e.Kind]
			if e.Right {
				text += " right"
			}
			text = fmt.Sprint(text, " ", e.N)
			if e.Cut {
				text += " cut"
			}
			events = append(events, text)
		}
		if diff := cmp.Diff(c.want, strings.Join(events, ", ")); diff != "" {
			t.Errorf("%q: %s", c.template, diff)
		}
	}
}

// TestTraceChangesNothing renders the corpus's whitespace cases both ways.
func TestTraceChangesNothing(t *testing.T) {
	for _, c := range readConformance(t, "../testdata/conformance/whitespace.json") {
		if needsHost.MatchString(c.Template) || c.Expect.Error {
			continue
		}
		tmpl, _ := vtl.Parse("t.vtl", c.Template)
		trace := &vtl.Trace{}
		got, err := tmpl.Render(vtl.Vars{}, &vtl.Options{Trace: trace})
		if err != nil || got != c.Expect.Output {
			t.Errorf("%s: %q gave %q, %v", c.ID, c.Template, got, err)
		}
		if n := len(trace.Segments); n > 0 && trace.Segments[n-1].End != len(got) {
			t.Errorf("%s: the segments do not cover %q", c.ID, got)
		}
	}
}
