package lint

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/vtlcheck/vtlcheck/context/apidef"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// found lists problems above info as rule at line:column.
func found(problems []Problem) []string {
	var list []string
	for _, p := range problems {
		if p.Severity > vtl.Info {
			at := p.Start()
			list = append(list, fmt.Sprintf("%d:%d %s", at.Line, at.Column, p.Rule))
		}
	}
	return list
}

func lintDefinition(t *testing.T, path string) []Problem {
	t.Helper()
	def, _, err := apidef.ReadFile(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(def.Routes) == 0 {
		t.Fatalf("%s has no routes", path)
	}
	var problems []Problem
	for _, route := range def.Routes {
		problems = append(problems, RunRoute(route, nil)...)
	}
	return problems
}

// TestOrders: the sound application is silent; in its broken twin each mistake is found
// at its place in the JSON file.
func TestOrders(t *testing.T) {
	if got := found(lintDefinition(t, "../testdata/orders/template.json")); len(got) > 0 {
		t.Errorf("the sound application is reported: %q", got)
	}
	broken := lintDefinition(t, "../testdata/orders-broken/template.json")
	data, err := os.ReadFile("../testdata/orders-broken/template.json")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(data), "\n")
	for rule, text := range map[string]string{
		"noop-unescape": "replaceAll(", "unescaped-value": "$", "timed-out-forgotten": "$",
	} {
		i := slices.IndexFunc(broken, func(p Problem) bool { return p.Rule == rule })
		if i < 0 {
			t.Errorf("%s is not found; found: %q", rule, found(broken))
			continue
		}
		at := broken[i].Start()
		if rest := string([]rune(lines[at.Line-1])[at.Column-1:]); !strings.HasPrefix(rest, text) {
			t.Errorf("%s is at %d:%d, where the file has %.30q", rule, at.Line, at.Column, rest)
		}
	}
}

func TestSyntaxErrorsAreProblems(t *testing.T) {
	problems := Run(Input{Source: vtl.NewSource("a.vtl", "#if($a == null)x#end\n#set($b = $c -1)\n", nil)}, nil)
	if got, want := found(problems), []string{"1:11 null-literal", "2:14 negative-number"}; !cmp.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
}

// TestPhases: without a phase only what holds in both is reported.
func TestPhases(t *testing.T) {
	template := "#set($context.requestOverride.header.X = \"1\")\n{\"a\": $input.path('$.a')}\n"
	cases := map[Phase][]string{
		UnknownPhase:  nil,
		RequestPhase:  {"2:7 unquoted-value"},
		ResponsePhase: {"1:6 late-request-override"},
	}
	for phase, want := range cases {
		got := found(Run(Input{Source: vtl.NewSource("a.vtl", template, nil), Phase: phase}, nil))
		if !cmp.Equal(got, want) {
			t.Errorf("phase %s: %q, want %q", phase, got, want)
		}
	}
}

func TestWebSocketNames(t *testing.T) {
	in := Input{Source: vtl.NewSource("a.vtl", "{\"c\": \"$context.connectionId\"}\n", nil)}
	if got := found(Run(in, nil)); len(got) != 1 {
		t.Errorf("REST: %q", got)
	}
	in.WebSocket = true
	if got := found(Run(in, nil)); len(got) != 0 {
		t.Errorf("WebSocket: %q", got)
	}
}

// generated gives templates of the shapes that people write, all different.
func generated(n int) []File {
	shapes := []string{
		"#set($b = $input.json('$'))\n#set($all = '{\"data\":' + $b + ',\"n\":\"%d\"}')\n{\"input\": \"$util.escapeJavaScript($all).replaceAll(\"\\\\'\",\"'\")\", \"stateMachineArn\": \"arn:aws:states:us-east-1:123456789012:stateMachine:M%[1]d\"}\n",
		"#if($input.path('$.status') == \"FAILED\")\n#set($context.responseOverride.status = 500)\n{\"cause\": \"$input.path('$.cause')\", \"n\": %d}\n#else\n$input.path('$.output')\n#end\n",
		"{\"TableName\": \"t%d\", \"Item\": {\"id\": {\"S\": \"$input.params('id')\"}, \"name\": {\"S\": \"$util.escapeJavaScript($input.path('$.name'))\"}}}\n",
		"#set($p = $input.params())\n{#foreach($type in $p.keySet())\n#set($m = $p.get($type))\n\"$type%d\": {#foreach($k in $m.keySet())\n\"$k\": \"$util.escapeJavaScript($m.get($k)).replaceAll(\"\\\\'\",\"'\")\"#if($foreach.hasNext),#end\n#end}#if($foreach.hasNext),#end\n#end}\n",
		"Action=SendMessage&MessageBody=$util.urlEncode($input.body)&N=%d",
	}
	files := make([]File, n)
	for i := range files {
		path := fmt.Sprintf("templates/%05d.vtl", i)
		text := fmt.Sprintf(shapes[i%len(shapes)], i)
		files[i] = File{Path: path, Open: func() Content {
			return Content{Templates: []Input{{Source: vtl.NewSource(path, text, nil)}}}
		}}
	}
	return files
}

// TestRunFilesIsDeterministic: whatever the cores do, the problems and their order are
// those of one file after the other.
func TestRunFilesIsDeterministic(t *testing.T) {
	files := generated(200)
	var want []string
	for _, f := range files {
		for _, p := range Run(f.Open().Templates[0], nil) {
			want = append(want, p.Error())
		}
	}
	calls := 0
	for range 3 {
		var got []string
		for _, p := range RunFiles(files, nil, func(done, total int) { calls++ }) {
			got = append(got, p.Error())
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("-want +got:\n%s", diff)
		}
	}
	if calls != 3*len(files) {
		t.Errorf("%d progress calls for %d files, three times", calls, len(files))
	}
	if len(want) < 100 {
		t.Errorf("only %d problems", len(want))
	}
}

// TestRunFilesSaysEverythingOnce: what the check of a definition has said of a place is
// not said again.
func TestRunFilesSaysEverythingOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "api.json")
	body := `{"openapi": "3.0.1", "paths": {"/o": {"post": {"x-amazon-apigateway-integration": {"type": "aws", "httpMethod": "POST",
"uri": "arn:aws:apigateway:us-east-1:states:action/StartSyncExecution", "requestTemplates": {"application/json": "{}"},
"responses": {"200": {"statusCode": "200"}}}}}}}`
	if err := os.WriteFile(path, []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
	file := File{Path: path, Open: func() Content {
		def, diags, err := apidef.ReadFile(path, nil)
		if err != nil {
			t.Error(err)
		}
		return Content{Routes: def.Routes, Problems: append(diags, def.Check()...)}
	}}
	count := map[vtl.Location]int{}
	for _, p := range RunFiles([]File{file}, nil, nil) {
		if p.Rule == "no-default-response" || p.Rule == "no-integration-response" {
			count[p.Start()]++
		}
	}
	for at, n := range count {
		if n > 1 {
			t.Errorf("said %d times of %v", n, at)
		}
	}
	if len(count) == 0 {
		t.Error("nothing says that no response takes an error")
	}
}

func BenchmarkRunFiles(b *testing.B) {
	for _, n := range []int{500, 1000, 2000} {
		files := generated(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				RunFiles(files, nil, nil)
			}
			b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "files/s")
		})
	}
}

func BenchmarkRun(b *testing.B) {
	for i, f := range generated(5) {
		in := f.Open().Templates[0]
		b.Run(fmt.Sprint(i), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Run(in, nil)
			}
		})
	}
}

// TestHostileTemplatesStayCheap: ways, texts and numbers are bounded, so that work
// follows the template's size.
func TestHostileTemplatesStayCheap(t *testing.T) {
	repeat := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.ReplaceAll(format, "N", fmt.Sprint(i)))
		}
		return b.String()
	}
	cases := map[string]string{
		"branches":     "{\"a\": 1" + repeat(60, "#if($input.path('$.mN') != \"\")#set($vN = \"xN\"), \"mN\": \"$vN\"#end\n") + "}",
		"variables":    repeat(3000, "#if($input.path('$.mN') != \"\")#set($vN = \"xN\")#end\n"),
		"loops":        repeat(8, "#foreach($xN in $input.path('$.lN'))") + "$x0" + strings.Repeat("#end", 8),
		"doubling":     "#set($s = \"x\")" + repeat(80, "#set($s = $s + $s)") + "$s",
		"replacing":    "#set($s = \"a\")" + repeat(80, "#set($s = $s.replace(\"a\", \"aa\"))") + "$s",
		"escaping":     "#set($s = '\\')" + repeat(80, "#set($s = $util.escapeJavaScript($s))") + "{\"a\": \"$s\"}",
		"squaring":     "#set($n = 9)" + repeat(60, "#set($n = $n * $n)") + "$n",
		"a long name":  "{\"" + strings.Repeat("k", 250_000) + "\": 1}",
		"a long text":  strings.Repeat("$input.path('$.a') ", 14_000),
		"deep":         strings.Repeat("#if($input.path('$.a') == \"\")", 900) + strings.Repeat("#end", 900),
		"deep JSON":    strings.Repeat("[", 100_000),
		"deep strings": "{\"a\": \"" + strings.Repeat("{\\\"a\\\": [", 20_000) + "\"}",
		"defines":      repeat(200, "#define($dN)$d0$d0#end") + "$d0",
	}
	for name, text := range cases {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			Run(Input{Source: vtl.NewSource("a.vtl", text, nil)}, nil)
			// Each takes well under a second alone; what is unbounded never ends. The bound
			// leaves room for the race detector on a busy machine.
			if d := time.Since(start); d > time.Minute {
				t.Errorf("took %v", d)
			}
			t.Logf("%d bytes in %v", len(text), time.Since(start))
		})
	}
}

func FuzzRun(f *testing.F) {
	for _, r := range All {
		f.Add(r.Bad.Text(), 1)
		f.Add(r.Good.Text(), 2)
	}
	f.Fuzz(func(t *testing.T, text string, phase int) {
		in := Input{Source: vtl.NewSource("fuzz.vtl", text, nil), Phase: Phase(uint(phase) % 3)}
		problems := Run(in, nil)
		for _, p := range problems {
			if p.Subject.Start < 0 || p.Subject.End > len(text) || p.Subject.Start > p.Subject.End {
				t.Fatalf("%s: %s: the place %v lies outside of the template", p.Rule, p.Summary, p.Subject)
			}
			for _, fix := range p.Fixes {
				for _, e := range fix.Edits {
					if e.Span.Start < 0 || e.Span.End > len(text) || e.Span.Start > e.Span.End {
						t.Fatalf("%s: the edit %v lies outside of the template", p.Rule, e.Span)
					}
				}
			}
		}
		ApplyFixes(text, problems)
	})
}

// TestOthersWait: one syntax error hides what the rules would find, and says so once.
func TestOthersWait(t *testing.T) {
	for template, want := range map[string]int{
		"#if($a == null)x#end\n#if($b === 1)y#end\n$c": 1,
		"#if($a == 1)x#end\n$c":                        0,
	} {
		said := 0
		problems := Run(Input{Source: vtl.NewSource("a.vtl", template, nil)}, nil)
		for i, p := range problems {
			if strings.Contains(p.Detail, "other rules did not run") {
				said++
				if i != len(problems)-1 {
					t.Errorf("%q: said of %s, which is not the last", template, p.Rule)
				}
			}
		}
		if said != want {
			t.Errorf("%q: said %d times, want %d", template, said, want)
		}
	}
}

// TestAdviceOnNames: guesses are close, and the command that lists methods has a name.
func TestAdviceOnNames(t *testing.T) {
	for _, c := range []struct{ template, rule, want, never string }{
		{"#set($q = 1)#set($x = 2)$q$x$y", "undefined-variable", "$y never gets a value", "did you mean"},
		{"#set($itemList = 1)$itemList$itemLst", "undefined-variable", "did you mean $itemList", ""},
		{"#set($Q = 1)$Q$q", "undefined-variable", "did you mean $Q", ""},
		{"#set($t = 'a')$t.upper()", "no-such-method", "`vtlcheck explain String` lists the methods", ""},
		{"#set($t = [1])$t.first()", "no-such-method", "`vtlcheck explain ArrayList` lists the methods", ""},
	} {
		said := ""
		for _, p := range Run(Input{Source: vtl.NewSource("a.vtl", c.template, nil)}, nil) {
			if p.Rule == c.rule {
				said += p.Error()
			}
		}
		if !strings.Contains(said, c.want) || c.never != "" && strings.Contains(said, c.never) {
			t.Errorf("%s: %q, want %q without %q", c.template, said, c.want, c.never)
		}
	}
}
