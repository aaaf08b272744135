package vtl_test

import (
	"os"
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/vtl"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// TestManual renders the examples of the package documentation.
func TestManual(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	examples := 0
	for i, line := range strings.Split(string(doc), "\n") {
		text, want, ok := strings.Cut(line, "→")
		if !ok || !strings.HasPrefix(line, "\t") {
			continue
		}
		examples++
		text = strings.ReplaceAll(strings.TrimRight(text[1:], " "), "⏎", "\n")
		want = strings.ReplaceAll(strings.TrimPrefix(want, " "), "⏎", "\n")
		if got := renderExample(text); got != want {
			t.Errorf("doc.go:%d: %q gives %q, not %q", i+1, text, got, want)
		}
	}
	if examples < 60 {
		t.Errorf("found only %d examples", examples)
	}
}

// renderExample gives "error" for a template that the parser refuses.
func renderExample(text string) string {
	tmpl, diags := vtl.Parse("doc.go", text)
	if diags.HasErrors() {
		return "error"
	}
	m := java.NewMap(2)
	m.PutString("k", "v")
	m.PutString("a b", "x")
	vars := vtl.Vars{"name": "Ann", "n": int32(7), "list": java.NewList(int32(1), int32(2), int32(3)), "map": m}
	out, err := tmpl.Render(vars, nil)
	if err != nil {
		return err.Error()
	}
	return out
}
