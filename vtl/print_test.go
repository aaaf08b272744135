package vtl

import (
	"strings"
	"testing"
)

// TestPrintIsIdentity prints every template of the corpus that parses.
func TestPrintIsIdentity(t *testing.T) {
	printed := 0
	for id, text := range corpus(t) {
		if tmpl, diags := Parse(id, text); !diags.HasErrors() {
			printed++
			checkPrint(t, tmpl)
		}
	}
	for _, file := range goldenFiles(t, "testdata/syntax") {
		tmpl, _ := Parse(file, readFile(t, file))
		checkPrint(t, tmpl)
	}
	t.Logf("%d templates of the corpus", printed)
	if printed < 3000 {
		t.Errorf("only %d templates were printed", printed)
	}
}

func checkPrint(t testing.TB, tmpl *Template) {
	t.Helper()
	if got := Print(tmpl.Root); got != tmpl.Source.Text {
		t.Errorf("%s: printed %q, want %q\n%s", tmpl.Source.Name, got, tmpl.Source.Text, Dump(tmpl.Root))
	}
}

// TestPrintPart prints nodes that are no root, in the plain style.
func TestPrintPart(t *testing.T) {
	tests := []struct{ text, want string }{
		{"#set(  $a=1+2*$b )", "#set($a = 1 + 2 * $b)"},
		{"#set($a = not $b and ( $c ge 1e3 ))", "#set($a = !$b && ($c >= 1000.0))"},
		{"#set($a = { 'k' :[1..3],\"l\":[ ] })", ""}, // no list
		{"#set($a = { 'k' :[1 .. 3],\"l\":[ 1,2 ] })", `#set($a = {'k': [1..3], "l": [1, 2]})`},
		{`#set($a = "x""$b"" y")`, `#set($a = "x""$b"" y")`},
		{"#set($a = 'it''s')", "#set($a = 'it''s')"},
		{"#{if}($a)x#{elseif} ( $b )y#{else}z#{end}", "#if($a)x#elseif($b)y#{else}z#end"},
		{"#foreach( $a  in $b )$a#break#end", "#foreach($a in $b)$a#break#end"},
		{"#define( $a )x#end", "#define($a)x#end"},
		{"#macro( m $x )y#end", "#macro(m)y#end"},
		{"#stop( 'x' )", "#stop('x')"},
		{`\\$!{a.b( 1,"c" )[ -1 ]}`, `\\$!{a.b(1, "c")[-1]}`},
		{"#literal()a#end", "#[[a]]#"},
		{"##c\n", "##\n"},
		{"#*c*#", "#**#"},
		{`\#if`, "#if"},
		{"#set($a = 12345678901 + 99999999999999999999 - 1.)", "#set($a = 12345678901 + 99999999999999999999 - 1.0)"},
	}
	for _, tt := range tests {
		tmpl, diags := Parse("test", tt.text)
		if tt.want == "" {
			if !diags.HasErrors() {
				t.Errorf("%q parses", tt.text)
			}
			continue
		}
		if diags.HasErrors() {
			t.Errorf("%q: %v", tt.text, diags)
			continue
		}
		if got := Print(tmpl.Root.Nodes[0]); got != tt.want {
			t.Errorf("%q: printed %q, want %q", tt.text, got, tt.want)
		}
	}
}

// TestPrintedPartsMeanTheSame parses what the plain style gives for expressions.
func TestPrintedPartsMeanTheSame(t *testing.T) {
	checked := 0
	for id, text := range corpus(t) {
		tmpl, diags := Parse(id, text)
		if diags.HasErrors() {
			continue
		}
		Walk(tmpl.Root, func(n Node) bool {
			set, ok := n.(*Set)
			if !ok || hasDirectiveInString(set) {
				return true
			}
			checked++
			checkPlain(t, id, set)
			return false
		})
	}
	if checked < 1000 {
		t.Errorf("only %d directives were checked", checked)
	}
}

// hasDirectiveInString says whether a string of the directive holds more than text
// and references: the plain style does not keep the spelling of those.
func hasDirectiveInString(set *Set) bool {
	found := false
	Walk(set.Value, func(n Node) bool {
		if b, ok := n.(*Block); ok {
			for _, child := range b.Nodes {
				switch child.(type) {
				case *Text, *Reference:
				default:
					found = true
				}
			}
		}
		return !found
	})
	return found
}

// checkPlain checks that a printed #set gives the same tree, apart from places.
func checkPlain(t *testing.T, id string, set *Set) {
	t.Helper()
	plain := Print(set)
	again, diags := Parse(id, plain)
	if diags.HasErrors() || len(again.Root.Nodes) != 1 {
		t.Errorf("%s: printed %q, which gives %v", id, plain, diags)
		return
	}
	if before, after := withoutPlaces(Dump(set)), withoutPlaces(Dump(again.Root.Nodes[0])); before != after {
		t.Errorf("%s: printed %q, which gives\n%s\nwant\n%s", id, plain, after, before)
	}
}

// withoutPlaces drops the spans of a dump.
func withoutPlaces(dump string) string {
	lines := strings.Split(dump, "\n")
	for i, line := range lines {
		fields := strings.SplitN(strings.TrimLeft(line, " "), " ", 3)
		if len(fields) > 1 {
			fields[1] = ""
		}
		lines[i] = strings.Repeat(" ", len(line)-len(strings.TrimLeft(line, " "))) + strings.Join(fields, " ")
	}
	return strings.Join(lines, "\n")
}
