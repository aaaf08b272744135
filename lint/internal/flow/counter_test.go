package flow

import (
	"strings"
	"testing"
)

const (
	query   = `#set($q = $input.params().querystring)`
	overKey = query + `[#foreach($k in $q.keySet())`
	items   = `#set($l = $input.path('$.items'))#set($n = $l.size())`
	overAll = items + `[#foreach($x in $l)`
)

// TestSoundGuards: loops whose commas are right, or may be, give no slip.
func TestSoundGuards(t *testing.T) {
	cases := []string{
		overKey + `1#if($velocityCount < $q.size()),#end#end]`,
		overKey + `1#if($foreach.count < $q.keySet().size()),#end#end]`,
		overKey + `1#if($foreach.count < $q.entrySet().size()),#end#end]`,
		overKey + `1#if($q.size() > $foreach.count),#end#end]`,
		overKey + `1#if($foreach.index + 1 < $q.size()),#end#end]`,
		overKey + `1#if($foreach.index != $q.size() - 1),#end#end]`,
		overKey + `1#if($foreach.count == $q.size())#else,#end#end]`,
		overKey + `1#if(!($foreach.count >= $q.size())),#end#end]`,
		overKey + `1#if(!$foreach.count.equals($q.size())),#end#end]`,
		overKey + `1#if($foreach.count.compareTo($q.size()) < 0),#end#end]`,
		overKey + `#set($more = $foreach.count < $q.size())1#if($more),#end#end]`,
		query + `[#foreach($v in $q)1#if($foreach.count < $q.size()),#end#end]`,
		query + `[#foreach($v in $q.values())1#if($foreach.count < $q.size()),#end#end]`,
		`#set($m = $input.path('$.map')){#foreach($k in $m.keySet())"a$velocityCount": 1#if($velocityCount < $m.size()),#end#end}`,
		`{"input": "{#foreach($k in $input.params().header.keySet())\"x$velocityCount\": 1#if($velocityCount < $input.params().header.size()),#end#end}"}`,
		overAll + `1#if($foreach.count < $n),#end#end]`,
		overAll + `1#if($foreach.index < $n - 1),#end#end]`,
		overAll + `1#if(($n - $foreach.count) > 0),#end#end]`,
		items + `#set($i = 0)[#foreach($x in $l)#set($i = $i + 1)1#if($i < $n),#end#end]`,
		items + `#set($i = 0)#set($last = $n - 1)[#foreach($x in $l)1#if($i < $last),#end#set($i = $i + 1)#end]`,
		// What cannot be decided is not judged.
		overAll + `1#if($foreach.count < $input.path('$.items.length()')),#end#end]`,
		overAll + `1#if($foreach.count < $input.path('$.total')),#end#end]`,
		overAll + `#if($foreach.count <= $input.path('$.top'))1#if($foreach.count < $input.path('$.top') && $foreach.hasNext),#end#end#end]`,
		overAll + `1#if($foreach.count == $input.path('$.top'))#break#end#if($foreach.hasNext),#end#end]`,
		overAll + `[#foreach($y in $x.more)1#if($foreach.count < $x.size),#end#end]#if($foreach.hasNext),#end#end]`,
		`{"input": "{#foreach($k in $input.params().header.keySet())\"x$velocityCount\": 1#if($velocityCount < $input.params('n')),#end#end}"}`,
		`{"input": "{#foreach($k in $input.params().header.keySet())\"x$velocityCount\": 1#if($velocityCount < $input.path('$.n')),#end#end}"}`,
	}
	for _, template := range cases {
		for _, slip := range run(t, template, World{}).Slips {
			t.Errorf("%s: %s", template, slip.Kind)
		}
	}
}

// TestWrongGuards: loops whose commas are wrong, also where a guard nearby cannot be decided.
func TestWrongGuards(t *testing.T) {
	const undecided = `[#foreach($y in $l)1#if($foreach.count < $input.path('$.n')),#end#end]`
	cases := []struct {
		template string
		want     SlipKind
	}{
		{overKey + `1#if($velocityCount <= $q.size()),#end#end]`, TrailingComma},
		{overKey + `1#if($foreach.index < $q.size()),#end#end]`, TrailingComma},
		{overKey + `"a"#if($foreach.count < $q.size() - 1),#end#end]`, MissingComma},
		{overKey + `"a"#if($foreach.count + 1 < $q.size()),#end#end]`, MissingComma},
		{overKey + `1#if($foreach.count > 0),#end#end]`, TrailingComma},
		{overAll + `"a"#if($foreach.count < 3),#end#end]`, MissingComma},
		{overAll + `"a"#if($foreach.count % 2 == 0),#end#end]`, MissingComma},
		{items + `#set($i = 0)[#foreach($x in $l)1#if($i < $n),#end#set($i = $i + 1)#end]`, TrailingComma},
		{overAll + `#if($x.ok)1#end#if($foreach.count < $n),#end#end]`, TrailingComma},
		{items + `{"a": ` + undecided + `, "b": 1,}`, TrailingComma},
		{items + `{"a": 1, "b": [{"c": ` + undecided + ` "d": 2}]}`, MissingComma},
		{items + `[#foreach($x in $l)` + undecided + `#if($foreach.index < $n),#end#end]`, TrailingComma},
	}
	for _, c := range cases {
		var got []string
		for _, slip := range run(t, c.template, World{}).Slips {
			got = append(got, string(slip.Kind))
		}
		if !strings.Contains(strings.Join(got, ", "), string(c.want)) {
			t.Errorf("%s: %q, want %s", c.template, got, c.want)
		}
	}
}
