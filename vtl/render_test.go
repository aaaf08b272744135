package vtl_test

import (
	"errors"
	"strings"
	"sync"
	"testing"

	"github.com/vtlcheck/vtlcheck/vtl"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// TestRender holds what the conformance corpus has no case for; each was asked of
// the engine.
func TestRender(t *testing.T) {
	for _, c := range []struct{ template, want string }{
		// null in a loop hides what is assigned to the loop's variable
		{`#foreach($i in [1, $u, 2])<$i>#end`, "<1><><2>"},
		{`#foreach($i in $nulls)#set($i = "a")<$i>#end`, "<a><><a>"},
		{`#set($i = "o")#foreach($i in $nulls)<$i>#end$i`, "<1><><2>o"},
		{`#foreach($host in $nulls)<$host>#end$host`, "<1><><2>h"},
		// what a loop sets by itself
		{`#foreach($i in [1..3])#set($velocityCount = 9)$velocityCount#end$velocityCount`, "999"},
		{`#set($velocityCount = 5)#foreach($i in [1..2])$velocityCount#end$velocityCount`, "125"},
		{`#set($foreach = 7)#foreach($i in [1,2])$foreach.replaced $foreach.index,#end$foreach`, "7 0,7 1,7"},
		{`#foreach($i in [1,2])#set($foreach = 7)$foreach#end$foreach`, "777"},
		{`#foreach($i in [1])$foreach#end`, "{}"},
		{`#foreach($i in [1])#set($foreach.a = 2)$foreach.a $foreach#end`, "2 {a=2}"},
		{`#foreach($i in [1])#set($foreach.a = 5)#foreach($j in [1])$foreach.a $foreach.get("a")#end#end`, "5 5"},
		{`#foreach($i in [1])#foreach($j in [1])$foreach.parent.index$foreach.topmost.count$foreach.parent.parent#end#end`, "01"},
		{`#foreach($i in [1..3])#if($foreach.last)L#end$foreach.first#end`, "truefalseLfalse"},
		// only plain $x can be assigned or defined
		{`#set(${x} = 1)#set($!x = 2)[$x]`, "[]"},
		{`#set(${m.k} = 1)$m`, "{k=1}"},
		{`#define(${b})x#end#define($!b)x#end[$b]`, "[]"},
		{`#define($b.c)x#end[$b]`, "[x]"},
		// #define blocks
		{`#define($b)x$b#end[$b]`, "[xx$b]"},
		{`#define($b)x$!b#end[$b]`, "[xx]"},
		{`#define($b)x$b#end[\\$b]`, "[xx$b]"},
		{`#define($b)x#set($i=$i+1)#end#set($i=0)#if($b)T#{end}$i`, "T1"},
		{`#define($b)x#set($i=$i+1)#end#set($i=0)#set($l=[$b])#if($l)T#{end}$i`, "T1"},
		{`#define($b)x#end#set($x="1"+$b)[$x]`, "[1x]"},
		{`#define($b)x#end#if($b=="x")T#end`, "T"},
		{`#define($b)x#end#if($b==$b)T#end`, "T"},
		{`#define($b)x#end$b.toString() $b.class.name`, "x org.apache.velocity.runtime.directive.Block$Reference"},
		{`#define($b)x#end#foreach($i in $b)$i#end.`, "."},
		{`#define($b)x#end#set($m={"k":$b})$m $m.k`, "{k=x} x"},
		{`#define($b)x#stop y#end a $b z`, " a x"},
		{`#define($b)x#stop y#end a #set($s="$b") z`, " a "},
		{`#define($b)a#break b#end a #set($s="$b") z$s`, " a  za"},
		{`#define($b)x#end#set($l=[$b,$b])#set($s="$l.remove(0)")$s$l.size()`, "x1"},
		// text in the place of an operand without a value
		{`#set($x = "a" + (5/0))[$x]`, "[a5/0]"},
		{`#set($x = "a" + ("b" * 2))[$x]`, `[a"b" * 2]`},
		{`#set($x = 5 / 0 + "a")[$x]`, "[ 0 a]"},
		{`#set($x = "a"  +  5  /  0  )[$x]`, "[a  0  ]"},
		{`#set($x = 1 + 5 / 0 - 2 + "b")[$x]`, "[ 2 b]"},
		{`#set($x = 1 + 5 / 0 + "b")[$x]`, "[ 5 / 0 b]"},
		{`#set($x = ( 5 / 0 ) + "b")[$x]`, "[ 5 / 0 b]"},
		{`#set($x = "b" + ( ("c" * 2) ) + "d")[$x]`, `[b ("c" * 2) d]`},
		{`#set($x = 1 + 2 + "a" + 3 + 4 + true + [5])[$x]`, "[3a34true[5]]"},
		// ranges are counted in 32 bits
		{`#set($x=[-2147483648..2147483647])$x`, "[-2147483648, -2147483647]"},
	} {
		vars := vtl.Vars{
			"nulls": java.NewList(int32(1), nil, int32(2)),
			"m":     java.NewMap(0),
			"host":  "h",
		}
		got, err := render(c.template, vars)
		if err != nil || got != c.want {
			t.Errorf("%s gave %q, %v; want %q", c.template, got, err, c.want)
		}
	}
}

// TestRenderErrors: the engine ends these renders too.
func TestRenderErrors(t *testing.T) {
	for _, template := range []string{
		`#foreach($i in [1,2])#set($f = $foreach)#end#break($f)`,
		`#foreach($foreach in [1])x#end`,
		`#set($l=[1,2,3])#foreach($i in $l)#set($d=$l.add(4))#end`,
		`#set($l=[1])#set($k=[$l])#set($d=$l.add($k))$l`,
		`#break(1)`,
		`#foreach($i in [2147483647..0])#end`,
	} {
		got, err := render(template, nil)
		var failed *vtl.EvalError
		if !errors.As(err, &failed) {
			t.Errorf("%s gave %q, %v", template, got, err)
		}
	}
}

// TestRenderConcurrently renders one template from many goroutines, some of which
// end early, so that what a render leaves behind shows in another.
func TestRenderConcurrently(t *testing.T) {
	tmpl, diags := vtl.Parse("t.vtl",
		`#set($x = $n)#foreach($i in [1..50])#if($stop && $i == 25)#stop#end$x#if($foreach.hasNext),#end#end`)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	want := func(n string, rounds int) string { return strings.Repeat(n+",", rounds) }
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			name := string(rune('a' + g))
			for range 200 {
				out, err := tmpl.Render(vtl.Vars{"n": name, "stop": g%2 == 0}, nil)
				expect := want(name, 24)
				if g%2 == 1 {
					expect = want(name, 49) + name
				}
				if err != nil || out != expect {
					t.Errorf("gave %q, %v", out, err)
					return
				}
			}
		})
	}
	wg.Wait()
}

// countingScope counts what it is asked.
type countingScope struct{ asked int }

func (s *countingScope) Lookup(name string) (any, bool) {
	s.asked++
	return "v", name == "x"
}

// TestScopeHidden: what the template assigns hides the host's.
func TestScopeHidden(t *testing.T) {
	scope := &countingScope{}
	got, err := render("$x#set($x = 1)$x$y#foreach($x in [2])$x#end$x", scope)
	if err != nil || got != "v121" {
		t.Errorf("gave %q, %v", got, err)
	}
}

// TestRenderAllocations: a template without calls allocates nothing but its output.
func TestRenderAllocations(t *testing.T) {
	vars := vtl.Vars{
		"s": "text", "t": true,
		"l": java.NewList("a", "b", "c"),
		"m": func() *java.Map { m := java.NewMap(1); m.PutString("k", "v"); return m }(),
	}
	for _, template := range []string{
		"text",
		"$s ${s} $!s $u $m.k ${l[1]}",
		"#set($x = $s)#set($y = 'constant')$x$y",
		"#if($s == 'text' && $t)yes#{else}no#end",
		"#foreach($i in [1..100])$i#if($foreach.hasNext), #end$velocityCount#end",
		"#foreach($i in $l)$i#end#foreach($i in $m)$i#end",
		"#foreach($i in $l)#foreach($j in $l)$foreach.index#end#end",
	} {
		tmpl, diags := vtl.Parse("t.vtl", template)
		if diags.HasErrors() {
			t.Fatal(diags)
		}
		allocs := testing.AllocsPerRun(100, func() {
			if _, err := tmpl.Render(vars, nil); err != nil {
				t.Fatal(err)
			}
		})
		if allocs > 1 && slowness == 1 {
			t.Errorf("%s allocates %v times", template, allocs)
		}
	}
}
