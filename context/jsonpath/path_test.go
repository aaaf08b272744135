package jsonpath

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// pathCase is a path and what $input.path and $input.json gave for it; "" is not known.
type pathCase struct {
	Path, Printed, JSON string
	Error               bool
}

// The cases of testdata/paths.json come from the engine, and from json-path 2.9 where it
// differs.
func TestReadAsTheEngineDoes(t *testing.T) {
	var table struct {
		Document json.RawMessage
		Cases    []pathCase
	}
	loadTable(t, "paths.json", &table)
	doc, err := Parse(string(table.Document))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range table.Cases {
		v, err := readPath(doc, c.Path)
		if (err != nil) != c.Error {
			t.Errorf("%s: %v, want error %v", c.Path, err, c.Error)
		}
		if err != nil || c.Error {
			continue
		}
		if got := java.Text(orNothing(v)); c.Printed != "" && got != c.Printed {
			t.Errorf("%s: %s, want %s", c.Path, got, c.Printed)
		}
		if got := jsonOrNothing(v); c.JSON != "" && got != c.JSON {
			t.Errorf("%s: JSON %s, want %s", c.Path, got, c.JSON)
		}
	}
}

func orNothing(v any) any {
	if v == nil {
		return ""
	}
	return v
}

func jsonOrNothing(v any) string {
	if v == nil {
		return noJSON
	}
	return string(AppendJSON(nil, v))
}

const newerBody = `{"n":[5,1,9,-3,2.5],"e":[],"o":{"a":1,"b":{"c":[1,2]}},"s":"text","t":true,"nul":null,
"l":[{"k":"a","v":1,"tags":["x","y"]},{"k":"b","v":22,"tags":[]},{"k":"c","v":3,"tags":["y","z"],"w":null},{"k":"A(1)","v":"22"}],
"m":[[1,2],[3]],"one":[7],"re":["ab","cd"],"q":["'a'","a\\b","$.n","[1]"],"c":{"a":"x","b":"y"}}`

// What json-path 2.10 gives where 2.0.0 has no such thing; the rules are read off the
// sources of 2.9, which no program of ours can ask. "-" stands for nothing found.
func TestReadNewer(t *testing.T) {
	tests := []struct{ path, want string }{
		// Functions.
		{"$.n.length()", "5"}, {"$.o.length()", "2"}, {"$.s.length()", "-"}, {"$.n.size()", "5"}, {"$.length()", "12"},
		{"$.n.min()", "-3.0"}, {"$.n.max()", "9.0"}, {"$.n.sum()", "14.5"}, {"$.n.avg()", "2.9"}, {"$.n.stddev()", "4.004996878900157"},
		{"$.sum($.n)", "14.5"}, {"$.sum($.n[0],$.n[1], 10)", "16.0"}, {"$.n.sum(0.5)", "15.0"}, {"$.n.max({\"a\":1})", "9.0"},
		{"$.concat($.s, \"!\", $.n[0])", `"text!5"`}, {"$.re.concat()", `"abcd"`}, {"$.re.concat(\"x\")", `"abcdx"`}, {"$.n.concat('x')", `""`},
		{"$.concat(\"a,b\",\"c\\\"d\")", `"abc"`}, // commas vanish, an escaped quote ends its text
		{"$.o.keys()", `["a","b"]`}, {"$.n.keys()", "-"}, {"$.n.first()", "5"}, {"$.n.last()", "2.5"}, {"$.n.index(1)", "1"}, {"$.n.index(-2)", "-3"},
		{"$.n.index(9)", "error IndexOutOfBounds"}, {"$.m[0].index(9)", "-"}, {"$.one.last()", "error JsonPath"}, {"$.s.first()", "error JsonPath"},
		{"$.one.append(8)", "[7,8]"}, {"$.s.append(8)", `"text"`}, {"$.re.distinct()", `["ab","cd"]`}, {"$.s.distinct()", "error JsonPath"},
		{"$.e.min()", "error JsonPath"}, {"$.s.sum()", "error JsonPath"}, {"$.n.nope()", "error InvalidPath"}, {"$.missing.nope()", "-"},
		{"$.sum($.missing)", "-"}, {"$.l[*].length()", "[3,3,4,2]"}, {"$.m[*].sum()", "[3.0,3.0]"}, {"$..tags.length()", "4"}, {"$..v.sum()", "26.0"},
		{"$.length($.o.b)", "1"}, {"$.length($.n)", "5"}, {"$.length($.n.min())", "12"}, {"$.length(5)", "error NullPointer"},
		{"$.sum({bad)", "error InvalidPath"}, {"$.sum(\"x)", "error JsonPath"}, {"$.n.sum(1", "error InvalidPath"}, {"$.sum({\"a\":})", "error InvalidJson"},
		{"$..length()", "error IllegalState"}, {"$.n.length().x", "-"}, {"$.o.keys().length()", "-"},
		// Negative indexes and slices of both signs.
		{"$.n[-1]", "2.5"}, {"$.n[-5]", "5"}, {"$.n[-6]", "-"}, {"$.n[0,-1]", "[5,2.5]"}, {"$.n[-2:]", "[-3,2.5]"}, {"$.n[:-3]", "[5,1]"},
		{"$.n[-3:-1]", "[9,-3]"}, {"$.n[-1:1]", "[2.5,5]"}, {"$.n[-99:-3]", "[5,1]"}, {"$.n[3:99]", "[-3,2.5]"}, {"$.n[1:3:2]", "[1,9]"}, {"$.n[ 1 , 2 ]", "[1,9]"},
		// Quotes, names, steps behind several names.
		{`$["s"]`, `"text"`}, {`$["s","t"]`, `{"s":"text","t":true}`}, {`$['s' , 't']`, `{"s":"text","t":true}`}, {`$['o','c'].a`, `[1,"x"]`},
		{`$['o','s'].a`, "[1]"}, {`$['o','missing'].a`, "[1]"}, {`$.c['a','b']`, `{"a":"x","b":"y"}`}, {`$['\u0073']`, `"text"`}, {`$['n'][0]x`, "5"},
		{`$['o']b`, `{"a":1,"b":{"c":[1,2]}}`}, {`$['o']b.c`, `[1,2]`}, {`$.o.b.c[`, `[1,2]`}, {`o.a`, "1"}, {`@.o.a`, "1"}, {`$.[ 'o' ].a`, "1"}, {`$. o`, "error InvalidPath"},
		// Filters.
		{"$.l[?(@.k in ['a','c'])].v", "[1,3]"}, {"$.l[?(@.k IN ['a'])].v", "[1]"}, {"$.l[?(@.k nin ['a','c'])].v", `[22,"22"]`}, {"$.l[?(@.k in 'a')].v", "[]"},
		{"$.l[?(@.k nin {\"a\":1})].v", `[1,22,3,"22"]`}, {"$.l[?(@.k in $.c)].v", "[]"}, {"$.n[?(@ in [5, 2.5])]", "[5,2.5]"}, {"$.l[?(@.v in ['22'])].k", `["b","A(1)"]`},
		{"$.l[?(@.tags contains 'x')].k", `["a"]`}, {"$.l[?(@.k contains 'A')].k", `["A(1)"]`}, {"$.l[?(@.v contains 2)].k", "[]"}, {"$.l[?(@.tags size 2)].k", `["a","c"]`},
		{"$.l[?(@.k size 4)].v", `["22"]`}, {"$.l[?(@.tags size '2')].k", "[]"}, {"$.l[?(@.tags empty true)].k", `["b"]`}, {"$.l[?(@.k empty false)].v", `[1,22,3,"22"]`},
		{"$.l[?(@.tags empty 1)].k", "[]"}, {"$.l[?(@.tags subsetof ['x','y'])].k", `["a","b"]`}, {"$.l[?(@.tags anyof ['z'])].k", `["c"]`},
		{"$.l[?(@.tags noneof ['x'])].k", `["b","c"]`}, {"$.l[?(@.k noneof ['x'])].k", "[]"}, {"$.l[?(@.tags all ['y'])].k", `["a","c"]`}, {"$.l[?(@.tags subsetof 5)].k", "[]"},
		{`$.l[?(@.k == "a")].v`, "[1]"}, {"$.l[?(@.v === '22')].k", `["A(1)"]`}, {"$.l[?(@.v == '22')].k", `["b","A(1)"]`}, {"$.l[?(@.v !== 22)].k", `["a","c","A(1)"]`},
		{"$.l[?(@.tags == ['x','y'])].k", `["a"]`}, {"$.l[?(@.tags == [])].k", `["b"]`}, {"$.l[?(['x','y'] == @.tags)].k", "[]"}, {"$.l[?(@.tags === ['y','z'])].k", `["c"]`},
		{`$.o[?(@.c == {"a":1})]`, "[]"}, {"$[?(@.c == {'a':'x','b':'y'})].s", `["text"]`},
		{"$.l[?(@.w)].k", `["c"]`}, {"$.l[?(!@.w)].k", `["a","b","A(1)"]`}, {"$.l[?(@.w == null)].k", `["c"]`}, {"$.l[?(@.w != null)].k", `["a","b","A(1)"]`},
		{"$.l[?(!(@.v == 1))].k", `["b","c","A(1)"]`}, {"$.l[?(!!@.w)].k", `["c"]`}, {"$.l[?(!@.v == 1)].k", `["a"]`}, // the negation means nothing there
		{"$.l[?(@.v == 1 || @.v == 3 && @.k == 'x')].k", `["a"]`}, {"$.l[?((@.v == 1 || @.v == 3) && @.k == 'c')].k", `["c"]`}, {"$.l[?(@.v > 1 && @.v < 22)].k", `["c"]`},
		{"$.l[?(@.k =~ /A\\(\\d\\)/)].v", `["22"]`}, {"$.l[?(@.k =~ /(a|b)/i)].v", `[1,22]`}, {"$.l[?(@.k =~ /A.*/i && @.v == 1)].k", `["a"]`}, {"$.l[?(/a/ =~ @.k)].v", "[1]"},
		{"$.l[?(@.tags =~ /[xz]/)].k", `["a","c"]`}, {"$.n[?(@ =~ /\\d/)]", "[5,1,9]"}, {"$[?(@.t =~ /true/)].s", `["text"]`}, {"$.n[?(/5/ =~ /5/)]", "[]"}, {"$.l[?(@.zz =~ /.*/)].k", `["a","b","c","A(1)"]`},
		{"$.n[?(@ > $.n[1])]", "[5,9,2.5]"}, {"$.n[?(@ < $.n.max())]", "[5,1,-3,2.5]"}, {"$.n[?($.e.length() == 0)]", "[5,1,9,-3,2.5]"}, {"$.l[?(@.tags.length() > 1)].k", `["a","c"]`},
		{"$.n[?(@ >= 2.5)]", "[5,9,2.5]"}, {"$.n[?(@ < -2.5e0)]", "[-3]"}, {"$.n[?(@ < 'x')]", "[]"}, {"$.re[?(@ < 'b')]", `["ab"]`}, {"$.re[?(@ <= 'ab')]", `["ab"]`}, {"$.re[?(@ >= 'ab')]", `["ab","cd"]`},
		{"$.l[?(@.v type 5)].k", "[]"}, {"$.l[?(@.v matches 5)].k", "[]"}, {"$.l[?(@.v exists true)].k", "[]"}, {"$.l[?(@.v exists 1)].k", "error JsonPath"}, {"$[?(@.t exists true)].s", `["text"]`},
		{"$.m[?(@ contains 3)]", "[[3]]"}, {"$[?(@.m contains 3)]", "error JsonPath"}, {"$.q[?(@ == '\\'a\\'')]", `["'a'"]`}, {"$[?(@.q contains 'a')].s", `["text"]`},
		{"$[?(@.q contains '$.n')].s", "[]"}, {"$[?(@.q contains '[1]')].s", "[]"},
		{"$.s[?(@.x)]", "error InvalidPath"}, {"$.nul[?(@.x)]", "error InvalidPath"}, {"$.l[*][?(@.x)]", "[]"}, {"$.c[?(@.a == 'x')].b", `["y"]`}, {"$.l[?(@)].k", `["a","b","c","A(1)"]`},
		{"$.l[?(@.tags[?(@ == 'x')])].k", `["a","b","c"]`}, {"$..[?(@.b)].a", `[1,"x"]`}, {"$..[?(@.v == 3)].k", `["c"]`}, {"$.n[?(true == true)]", "[5,1,9,-3,2.5]"}, {"$.n[?(null != null)]", "[]"},
		{"$.l[?(@['k'] == 'a')]['v']", "[1]"}, {"$.l[?( @.k=='a' )].v", "[1]"}, {"$.l[ ?(@.k=='a') ].v", "[1]"}, {"$.l[?(@.k == 'a'&& @.v == 1)].v", "[1]"}, {"$.l[?(@.w&& @.v)].v", "error InvalidPath"},
		// Deep scans.
		{"$..k", `["a","b","c","A(1)"]`}, {"$.l..k", `["a","b","c","A(1)"]`}, {"$..c[0]", "[1]"}, {"$..m[0][1]", "[2]"}, {"$..['k','v']", `[{"k":"a","v":1},{"k":"b","v":22},{"k":"c","v":3},{"k":"A(1)","v":"22"}]`},
		{"$..tags[0]", `["x","y"]`}, {"$.m..[0]", "[[1,2],1,3]"}, {"$.l..[0].k", `["a","b","c","A(1)"]`}, {"$.s..x", "[]"}, {"$.missing..x", "-"}, {"$..missing", "[]"}, {"$.o.*", `[1,{"c":[1,2]}]`}, {"$.o..*", `[1,{"c":[1,2]},[1,2],1,2]`},
	}
	for _, tt := range tests {
		doc, err := Parse(newerBody)
		if err != nil {
			t.Fatal(err)
		}
		if got := outcome(doc, tt.path); !sameOutcome(got, tt.want) {
			t.Errorf("%s: %s, want %s", tt.path, got, tt.want)
		}
	}
}

// outcome gives JSON, "-" for nothing and null, or "error" with the exception.
func outcome(doc any, path string) string {
	v, err := readPath(doc, path)
	switch {
	case err != nil:
		return "error " + err.Error()
	case v == nil:
		return "-"
	}
	return string(AppendJSON(nil, v))
}

func sameOutcome(got, want string) bool {
	if class, ok := strings.CutPrefix(want, "error "); ok {
		return strings.HasPrefix(got, "error ") && strings.Contains(got, "."+class+"Exception: ")
	}
	return got == want
}

func TestCompileRefuses(t *testing.T) {
	const invalid = "com.jayway.jsonpath.InvalidPathException: "
	tests := []struct{ path, want string }{
		{"", "java.lang.IllegalArgumentException: path can not be null or empty"},
		{"   ", invalid + "Path must not end with a '.' or '..'"},
		{"$.", invalid + "Path must not end with a '.' or '..'"},
		{"$..", invalid + "Path must not end with a '.' or '..'"},
		{"$.a.", invalid + "Path must not end with a '.' or '..'"},
		{"$a", invalid + "Illegal character at position 1 expected '.' or '['"},
		{"$...a", invalid + "Character '.' on position 3 is not valid."},
		{"..a", invalid + "Character '.' on position 3 is not valid."},
		{"$.a b", invalid + "Use bracket notion ['my prop'] if your property contains blank characters. position: 2"},
		{"$[", invalid + "Could not parse token starting at position 1. Expected ?, ', 0-9, * "},
		{"$[]", invalid + "Could not parse token starting at position 1. Expected ?, ', 0-9, * "},
		{"$[a]", invalid + "Could not parse token starting at position 1. Expected ?, ', 0-9, * "},
		{"$[1", invalid + "Could not parse token starting at position 1. Expected ?, ', 0-9, * "},
		{"$[1.5]", invalid + "Could not parse token starting at position 1. Expected ?, ', 0-9, * "},
		{"$[1,]", invalid + "Failed to parse token in ArrayIndexOperation: "},
		{"$[1 2]", invalid + "Failed to parse token in ArrayIndexOperation: 1 2"},
		{"$[99999999999]", invalid + "Failed to parse token in ArrayIndexOperation: 99999999999"},
		{"$[:]", invalid + "Failed to parse SliceOperation: :"},
		{"$[::2]", invalid + "Failed to parse SliceOperation: :"},
		{"$[1: 2]", invalid + "Failed to parse SliceOperation: 1: 2"},
		{"$[1-:2]", invalid + "Failed to parse SliceOperation: 1-:2"},
		{"$[*", invalid + "Expected wildcard token to end with ']' on position 3"},
		{"$['a", invalid + "Property has not been closed - missing closing '"},
		{"$['a'", invalid + "Property must be separated by comma or Property must be terminated close square bracket at index 4"},
		{"$['a',]", invalid + "Found empty property at index 6"},
		{"$['a','b'", invalid + "Property must be separated by comma or Property must be terminated close square bracket at index 8"},
		{"$['a',", invalid + "Property has not been closed - missing closing ]"},
		{`$['\u00zz']`, "com.jayway.jsonpath.JsonPathException: Unable to parse unicode value: 00zz"},
		{"$[?]", invalid + "Not enough predicates supplied for filter [?] at position 1"},
		{"$[?a]", invalid + "Could not parse token starting at position 1. Expected ?, ', 0-9, * "},
		{"$[?(@.a]", invalid + "Could not parse token starting at position 1. Expected ?, ', 0-9, * "},
		{"$[?(@.a == 'x)]", invalid + "Could not find matching close quote for ' when parsing : $[?(@.a == 'x)]"},
		{"$[?(@.a =~ /x)]", invalid + "Could not find matching close for / when parsing regex in : $[?(@.a =~ /x)]"},
		{"$[?()]", invalid + "Failed to parse filter: (), error on position: 1"},
		{"$[?(@.a ==)]", invalid + "Failed to parse filter: (@.a ==), error on position: 7"},
		{"$[?(@.a foo 1)]", invalid + "Filter operator foo is not supported!"},
		{"$[?(@.a == 1 & @.b)]", invalid + "Failed to parse filter: (@.a == 1 & @.b), error on position: 10, char: &"},
		{"$[?(@.a == 1-2)]", invalid + "Failed to parse filter: 1-2 is no number"},
		{"$[?(@.a == nul)]", invalid + "Expected <null> value"},
		{"$[?(@.a == tru)]", invalid + "Expected <true> value"},
		{"$[?(@.a == !1)]", invalid + "Unexpected character: !"},
		{"$[?('a')]", invalid + "Expected path node"},
		{"$[?(@.a) && (@.b)]", invalid + "Could not parse token starting at position 1. Expected ?, ', 0-9, * "},
		{"$[?(@.a =~ /(/)]", invalid},
		{"$.sum(1", invalid + "Arguments to function: 'sum' are not closed properly."},
		{"$.sum(1}", invalid + "Arguments to function: 'sum' are not closed properly."},
		{"$.sum(1})", invalid + "Unexpected close brace '}' at character position: 8"},
		{"$.sum(1])", invalid + "Unexpected close bracket ']' at character position: 8"},
		{"$.sum([1)", invalid + "Arguments to function: 'sum' are not closed properly."},
		{strings.Repeat("a", MaxPathBytes+1), invalid + "Path of more than 65536 bytes"},
		{nestedFilters(MaxFilterDepth + 1), invalid + "Filters and functions nest deeper than 32 levels"},
		{"$[?(" + strings.Repeat("(", MaxFilterDepth+1) + "@.a" + strings.Repeat(")", MaxFilterDepth+1) + ")]", invalid + "Filters nest deeper than 32 levels"},
		{"$[?(" + strings.Repeat("!", MaxFilterDepth+2) + "@.a)]", invalid + "Filters nest deeper than 32 levels"},
	}
	for _, tt := range tests {
		_, err := Compile(tt.path)
		if got := errorText(err); got != tt.want && !(tt.want == invalid && strings.HasPrefix(got, invalid)) {
			t.Errorf("%.60s: %s, want %s", tt.path, got, tt.want)
		}
	}
}

func nestedFilters(n int) string {
	return strings.Repeat("$[?(", 1) + strings.Repeat("@[?(", n) + "@.a" + strings.Repeat(")]", n) + ")]"
}

func TestCompileNestedFilters(t *testing.T) {
	if _, err := Compile(nestedFilters(MaxFilterDepth - 1)); err != nil {
		t.Error(err)
	}
}

// No path may take more than its share of time and memory.
func TestReadLimits(t *testing.T) {
	wide := arrayOf()
	for range 2000 {
		wide.Items = append(wide.Items, arrayOf(int32(1), int32(2)))
	}
	loop := arrayOf()
	loop.Items = append(loop.Items, loop)
	tests := []struct {
		name, path string
		doc        any
		want       string
	}{
		{"too many finds", "$..*..*..*..*", chain(150), "more than 1000000 values found by one path"},
		{"too many visits", "$[?(@ in $[*])]", numbers(6000), "more than 20000000 values visited by one path"},
		{"slice far below zero", "$[-2147483648:1]", wide, ""},
		{"slice far above", "$[0:2147483647]", wide, ""},
		{"loop", "$..x", loop, "java.lang.StackOverflowError: the document nests deeper than 1000 levels, or holds itself"},
		{"append into itself", "$.append($)", arrayOf(), ""},
	}
	for _, tt := range tests {
		_, err := readPath(tt.doc, tt.path)
		if got := errorText(err); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func numbers(n int) *java.List {
	l := arrayOf()
	for i := range n {
		l.Items = append(l.Items, int32(i))
	}
	return l
}

// chain gives lists within each other.
func chain(n int) *java.List {
	l := arrayOf()
	for range n {
		l = arrayOf(l)
	}
	return l
}

func TestCompileCache(t *testing.T) {
	for i := range 3 * MaxCachedPaths {
		if _, err := Compile(fmt.Sprintf("$.a[%d]", i)); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(compiled.young) + len(compiled.old); n > MaxCachedPaths {
		t.Errorf("%d paths are kept", n)
	}
	p, err := Compile("$.again")
	if err != nil {
		t.Fatal(err)
	}
	if q, _ := Compile("$.again"); q != p {
		t.Error("a path was compiled twice")
	}
}

func TestCompileConcurrently(t *testing.T) {
	var wg sync.WaitGroup
	for g := range 4 {
		wg.Go(func() {
			for i := range 500 {
				p, err := Compile(fmt.Sprintf("$.l[%d].k", (g+i)%300))
				if err != nil {
					t.Error(err)
					return
				}
				if _, _, err := p.Read(arrayOf()); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
}

func TestDefinite(t *testing.T) {
	tests := []struct {
		path string
		want bool
	}{
		{"$", true}, {"$.a[0]['b']", true}, {"$['a','b']", true}, {"$['a','b'].c", false}, {"$.a.length()", true},
		{"$.a[*]", false}, {"$.a[0,1]", false}, {"$.a[1:]", false}, {"$..a", false}, {"$.a[?(@.b)]", false}, {"$..a.length()", true},
	}
	for _, tt := range tests {
		p, err := Compile(tt.path)
		if err != nil {
			t.Fatal(err)
		}
		if p.Definite() != tt.want {
			t.Errorf("%s: definite is %v", tt.path, p.Definite())
		}
	}
}
