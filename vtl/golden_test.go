package vtl

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestErrorGoldens shows what a person sees for each broken template.
func TestErrorGoldens(t *testing.T) {
	files := goldenFiles(t, "testdata/errors")
	if len(files) < 80 {
		t.Errorf("only %d templates", len(files))
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			tmpl, diags := Parse(filepath.Base(file), readFile(t, file))
			if len(diags) == 0 {
				t.Error("no diagnostics")
			}
			checkTree(t, tmpl)
			compareGolden(t, file, showDiagnostics(diags))
		})
	}
}

// TestTreeGoldens shows the trees of good templates.
func TestTreeGoldens(t *testing.T) {
	for _, file := range goldenFiles(t, "testdata/syntax") {
		t.Run(filepath.Base(file), func(t *testing.T) {
			tmpl, diags := Parse(filepath.Base(file), readFile(t, file))
			if diags.HasErrors() {
				t.Error(diags)
			}
			checkTree(t, tmpl)
			compareGolden(t, file, Dump(tmpl.Root)+showDiagnostics(diags))
		})
	}
}

func goldenFiles(t testing.TB, dir string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.vtl"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no templates in %s: %v", dir, err)
	}
	return files
}

func readFile(t testing.TB, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func compareGolden(t *testing.T, file, got string) {
	t.Helper()
	golden := strings.TrimSuffix(file, ".vtl") + ".golden"
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want := readFile(t, golden); got != want {
		t.Errorf("%s differs; run the test with -update to accept:\n%s\nwant:\n%s", golden, got, want)
	}
}

// showDiagnostics writes diagnostics with the lines they are about.
func showDiagnostics(diags Diagnostics) string {
	var b strings.Builder
	for _, d := range diags {
		at := d.Start()
		fmt.Fprintf(&b, "%d:%d: %s: %s [%s]\n%s    %s\n", at.Line, at.Column, d.Severity, d.Summary, d.Rule, snippet(d), d.Detail)
	}
	return b.String()
}

// snippet is the line of a problem with carets below it.
func snippet(d Diagnostic) string {
	text, start := d.Source.Text, d.Subject.Start
	from := strings.LastIndexByte(text[:start], '\n') + 1
	to := from + lineLength(text[from:])
	end := min(max(d.Subject.End, start+1), to)
	pad := utf8.RuneCountInString(text[from:start])
	carets := max(1, utf8.RuneCountInString(text[start:max(start, end)]))
	return fmt.Sprintf("    | %s\n    | %s%s\n", text[from:to], strings.Repeat(" ", pad), strings.Repeat("^", carets))
}
