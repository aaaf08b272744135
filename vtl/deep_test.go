package vtl

import (
	"strings"
	"testing"
	"time"
)

// soon is a bound on the time for one hostile template. It takes a few milliseconds;
// the rest is for machines that are busy, and for the race detector.
const soon = time.Minute

// TestDeepNesting nests each construct as deeply as a template's size allows, up to
// 100,000 levels. Each must end with the message of the limit, and soon.
func TestDeepNesting(t *testing.T) {
	tests := []struct{ name, before, open, close, after string }{
		{"if", "", "#if($a)", "#end", ""},
		{"foreach", "", "#foreach($a in $b)", "#end", ""},
		{"define", "", "#define($a)", "#end", ""},
		{"macro", "", "#macro(a)", "#end", ""},
		{"literal", "", "#literal()", "#end", ""},
		{"block call", "", "#@a()", "#end", ""},
		{"elseif", "#if($a)", "#elseif($a)#if($b)", "#end", "#end"},
		{"parenthesis", "#set($a = ", "(", ")", ")"},
		{"not", "#set($a = ", "!", "", "$b)"},
		{"not word", "#if(", "not ", "", "$b)x#end"},
		{"list", "#set($a = ", "[", "]", ")"},
		{"map", "#set($a = ", "{1:", "}", ")"},
		{"call", "", "$a.b(", ")", ""},
		{"index", "", "$a[", "]", ""},
		{"index and call", "", "$a.b($c[", "])", ""},
		{"unclosed call", "", "$a.b(", "", ""},
		{"unclosed string", "", `#set($a = "`, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			n := min(100_000, (MaxTemplateBytes-200)/(len(tt.open)+len(tt.close)))
			text := tt.before + strings.Repeat(tt.open, n) + "$x" + strings.Repeat(tt.close, n) + tt.after
			start := time.Now()
			tmpl, diags := Parse("deep.vtl", text)
			if took := time.Since(start); took > soon {
				t.Errorf("took %v", took)
			}
			if !diags.HasErrors() || tmpl.broken == nil {
				t.Fatalf("%d levels give no error", n)
			}
			if tt.close != "" && diags[0].Rule != "too-deep" {
				t.Errorf("got %s, want too-deep", diags[0].Rule)
			}
			Walk(tmpl.Root, func(Node) bool { return true })
		})
	}
}

// TestNestedStrings nests strings in strings, each of which doubles the quotes.
func TestNestedStrings(t *testing.T) {
	text := "$x"
	for range 12 {
		text = `$a.b("` + strings.ReplaceAll(text, `"`, `""`) + `")`
	}
	tmpl, diags := Parse("nested.vtl", text)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	checkNested(t, tmpl, tmpl.Root)
}

func TestTemplateSize(t *testing.T) {
	fits := strings.Repeat("x", MaxTemplateBytes)
	if _, diags := Parse("big.vtl", fits); len(diags) > 0 {
		t.Errorf("%d bytes: %v", len(fits), diags)
	}
	tmpl, diags := Parse("bigger.vtl", fits+"x")
	if len(diags) != 1 || diags[0].Rule != "template-too-large" || tmpl.broken == nil {
		t.Errorf("%d bytes: %v", len(fits)+1, diags)
	}
}

// TestLongRuns checks that long runs of one thing take linear time.
func TestLongRuns(t *testing.T) {
	for _, run := range []string{`\`, "$", "#", "{", "$a", "$a.b", "#a ", `\$`, "$!", "#*", "##", "\"", "' '", " ", "\n", "$a ", "#if ", "$a.b(", "..", "1", "a", "-", "[", "#set( ", "*#", "]]#", "#[["} {
		for _, before := range []string{"", "#set($a = ", "$a.b(", "$a[", "#[[", "#*", `#set($a = "$`} {
			text := before + strings.Repeat(run, MaxTemplateBytes/4/len(run))
			start := time.Now()
			Parse("long.vtl", text)
			if took := time.Since(start); took > soon {
				t.Errorf("%q, then %q again and again: took %v", before, run, took)
			}
		}
	}
}

// TestManyErrors checks that the number of messages, and the work for them, is bounded.
func TestManyErrors(t *testing.T) {
	for _, line := range []string{"#set($a = null)\n", "$a[b]\n", "#if($a = 1)\n", "#set($a = \"b)\n", "#end\n", "$a.f(1 + 1\n", "${a\n", "#if(\n", "'$a.b('\n"} {
		text := strings.Repeat(line, MaxTemplateBytes/len(line))
		start := time.Now()
		_, diags := Parse("many.vtl", text)
		if took := time.Since(start); took > soon {
			t.Errorf("%q: took %v", line, took)
		}
		if n := len(diags); n == 0 || n > maxDiagnostics {
			t.Errorf("%q: %d messages", line, n)
		}
	}
}

// TestManyWarnings checks that no number of warnings stops a render.
func TestManyWarnings(t *testing.T) {
	text := strings.Repeat("#if($a)#else if($b)#end\n", 1000)
	tmpl, diags := Parse("many.vtl", text)
	if diags.HasErrors() || tmpl.broken != nil || len(diags) != maxDiagnostics {
		t.Errorf("%d messages, broken: %v", len(diags), tmpl.broken)
	}
	if n := len(tmpl.Root.Nodes); n != 1000 {
		t.Errorf("%d nodes, want 1000", n)
	}
}
