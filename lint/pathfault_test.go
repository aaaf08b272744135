package lint

import (
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/context/jsonpath"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// pathProblems gives what the rule says of a template's paths.
func pathProblems(template string) []Problem {
	var found []Problem
	for _, p := range Run(Input{Source: vtl.NewSource("a.vtl", template, nil)}, nil) {
		if p.Rule == "json-path-syntax" {
			found = append(found, p)
		}
	}
	return found
}

func TestJSONPathSyntax(t *testing.T) {
	for _, c := range []struct {
		template, at, says string
	}{
		{`$input.json('$.a[')`, "[", "[ is not closed: expected ]"},
		{`$input.json("$.a[")`, "[", "[ is not closed: expected ]"},
		{`$input.json('$.a]')`, "]", "] closes nothing"},
		{`$input.json('$[0]]')`, "]", "] closes nothing"},
		{`$input.json('$.a[0')`, "[", "[ is not closed: expected ]"},
		{`$input.path('$.a[0').b`, "[", "[ is not closed: expected ]"},
		{`$input.path("$['a]")`, "'", "' is not closed"},
		{`$input.path('$[''a]')`, `'$[''a]'`, "' is not closed"},
		{`$input.path('$.items[?(@.qty > 1]')`, "]", "found ], expected )"},
		{`$input.path('$.length(')`, "(", "( is not closed: expected )"},
		{`$input.path('$.')`, ".", "found a dot at the end"},
		{`$input.path('')`, "''", "it is empty"},
		{`$input.path('$.first name')`, " ", "found a blank in a name"},
		{`$input.path('$[name]')`, "name", "found name between brackets"},
		{`$input.path('$.a[]')`, "[]", "found nothing between the brackets"},
		{`$input.path('$name')`, "'$name'", "Illegal character"},
		{`$input.path("$[?(@.a =)]")`, `"$[?(@.a =)]"`, "cannot be read"},
		{"#set($p = '$.a[0')\n{\"a\": $input.json($p)}", "[", "[ is not closed"},
	} {
		found := pathProblems(c.template)
		if len(found) != 1 {
			t.Errorf("%s: %d findings, want 1: %v", c.template, len(found), found)
			continue
		}
		p := found[0]
		if at := p.Source.Slice(p.Subject); at != c.at || !strings.Contains(p.Summary, c.says) {
			t.Errorf("%s: at %q: %s; want at %q: %s", c.template, at, p.Summary, c.at, c.says)
		}
	}
}

// soundPaths are paths that are right, or that nobody can judge before they are built.
var soundPaths = []string{
	`$input.json('$')`, `$input.json('a.b')`, `$input.json("$['a b']['c'].d")`, `$input.json('$.a-b.c_d')`,
	`$input.path('$["a]b"]')`, `$input.path('$.a[0][1].b')`, `$input.path('$.a[-1:]')`, `$input.path('$..a')`,
	`$input.path("$['a','b']")`, `$input.path('$.a[*].b')`, `$input.path('$.a[?(@.b == "]")]')`, `$input.path('$ ')`,
	`$input.path('$.a[?(@.b =~ /x[)]/i)]')`, `$input.path('$.a.length()')`, `$input.path('$.@type')`, `$input.path('$.a[ 0 ]')`,
	`$input.path("$.a[?(@.b in ['x', 'y'])]")`, `$input.path('$.sum($.a, $.b)')`, `$input.path("$.a[?(@.b[0] > 1)].c")`,
	`#set($i = 0)$input.path("$.a[$i")`, `$input.path("$.a[${input.params('i')}")`, `#foreach($n in [1..2])$input.path("$.a[$n")#end`,
	`#set($input = {})$input.path('$.a[')`, `$other.path('$.a[')`, `$input.params('a[')`, `#if(false)$input.json($p)#end`,
}

func TestJSONPathSyntaxIsSilent(t *testing.T) {
	for _, template := range soundPaths {
		for _, p := range pathProblems(template) {
			t.Errorf("%s: %s", template, p.Error())
		}
	}
}

// FuzzPathFault: what is wrong with a path has a place within it.
func FuzzPathFault(f *testing.F) {
	for _, seed := range []string{"", "$", "$.a[", "$['a]", "$.a[?(@.b =~ /x", "$.é [x]", "$.)", `$["\`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, path string) {
		if len(path) > jsonpath.MaxPathBytes {
			return
		}
		if fault, found := pathFault(path); found && (fault.start < 0 || fault.end < fault.start || fault.end > len(path) || fault.what == "") {
			t.Errorf("%q: %+v", path, fault)
		}
	})
}

// TestJSONPathFaultsAreRefused: what the rule calls unreadable is what the reader refuses.
func TestJSONPathFaultsAreRefused(t *testing.T) {
	for _, path := range []string{"$.a[0", "$['a", "$.", "$.a b", "$[x]", "$[]", ""} {
		if _, err := jsonpath.Compile(path); err == nil {
			t.Errorf("%s is read", path)
		}
	}
}
