package vtl

import "testing"

// seeds gives fuzz targets the templates of the goldens and of the corpus.
func seeds(f *testing.F) {
	for _, dir := range []string{"testdata/errors", "testdata/syntax"} {
		for _, file := range goldenFiles(f, dir) {
			f.Add(readFile(f, file))
		}
	}
	for _, text := range corpus(f) {
		f.Add(text)
	}
}

// FuzzLexer checks that tokens cover the text, whatever it is.
func FuzzLexer(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		checkTokens(t, "fuzz", text)
	})
}

// FuzzParse checks that every text gives a tree whose places are right, and an error
// exactly where it cannot be rendered.
func FuzzParse(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		tmpl, diags := Parse("fuzz", text)
		checkNested(t, tmpl, tmpl.Root)
		bad := false
		Walk(tmpl.Root, func(n Node) bool {
			if _, ok := n.(*Bad); ok {
				bad = true
			}
			return true
		})
		if bad && !diags.HasErrors() || diags.HasErrors() != (tmpl.broken != nil) {
			t.Errorf("bad nodes: %v, broken: %v, diagnostics: %v", bad, tmpl.broken, diags)
		}
		for _, d := range diags {
			checkDiagnostic(t, d)
		}
	})
}

// checkDiagnostic checks that a message is complete and its place within the text.
func checkDiagnostic(t *testing.T, d Diagnostic) {
	t.Helper()
	if _, ok := LookupSyntaxRule(d.Rule); !ok || d.Summary == "" || d.Detail == "" {
		t.Errorf("incomplete: %+v", d)
	}
	if d.Subject.Start < 0 || d.Subject.End < d.Subject.Start || d.Subject.End > len(d.Source.Text) {
		t.Errorf("%s lies outside of the text: %v", d.Rule, d.Subject)
	}
	if d.Context.Start > d.Subject.Start || d.Context.End < d.Subject.End {
		t.Errorf("%s: context %v does not cover %v", d.Rule, d.Context, d.Subject)
	}
}

// FuzzPrint checks that what parses is printed as it was written.
func FuzzPrint(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		tmpl, diags := Parse("fuzz", text)
		if diags.HasErrors() {
			return
		}
		checkPrint(t, tmpl)
		Dump(tmpl.Root)
		for _, n := range tmpl.Root.Nodes {
			Print(n)
		}
	})
}
