package cover_test

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/context/vtltest"
	"github.com/vtlcheck/vtlcheck/lint/cover"
)

// runCases runs the case files of a folder with coverage.
func runCases(t *testing.T, dir string) (*vtltest.Summary, *cover.Collector) {
	t.Helper()
	var report bytes.Buffer
	s, err := vtltest.Run(context.Background(), vtltest.Options{Paths: []string{dir}, Trace: true}, &report, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	if !s.OK() {
		t.Fatal(report.String())
	}
	c := cover.NewCollector()
	for _, o := range s.Outcomes {
		c.Add(o.Case.Name, o.Case.Subject.Compiled, o.Exchange)
	}
	return s, c
}

func textOf(t *testing.T, p *cover.Profile) string {
	t.Helper()
	var b strings.Builder
	if err := cover.WriteText(&b, p, cover.TextOptions{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const orders = "../../testdata/orders"

func TestOrdersAreCoveredWhole(t *testing.T) {
	_, c := runCases(t, orders)
	if p := c.Profile(); p.Percent() != 100 || p.ResultRatio().Total != 4 {
		t.Errorf("coverage:\n%s", textOf(t, p))
	}
}

// TestRemovedCaseIsMissedAndRestored takes each case in turn out of the file of the
// sample application: coverage drops where only that case reached something, the report
// names the line, and the cases that are suggested bring it back to 100 %.
func TestRemovedCaseIsMissedAndRestored(t *testing.T) {
	for _, c := range []struct{ name, missed string }{
		{"what the workflow put out is the body", "template.json:106:81: never: the #if is true (line 2 of the template"},
		{"<result> is a 500", "never: the #elseif is true (line 4 of the template"},
		{"a workflow that took too long is a 504", "no case has the result TIMED_OUT"},
		{"a call that Step Functions refuses is a 500", "no case has the result 400"},
		{"Step Functions itself being down is a 502", "no case runs this template"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := withoutCase(t, c.name)
			s, col := runCases(t, dir)
			p := col.Profile()
			text := textOf(t, p)
			if p.Percent() == 100 || !strings.Contains(text, c.missed) {
				t.Errorf("want less than 100 %% and %q, got:\n%s", c.missed, text)
			}
			suggestions := vtltest.Suggest(context.Background(), s, col)
			written, err := vtltest.WriteCases(suggestions)
			if err != nil || len(written) != 1 {
				t.Fatal(written, err)
			}
			again, col := runCases(t, dir)
			if p := col.Profile(); p.Percent() != 100 {
				text, _ := os.ReadFile(written[0])
				t.Errorf("%d suggestions leave:\n%s\n%s", len(suggestions), textOf(t, p), text)
			}
			if len(again.Outcomes) != len(s.Outcomes)+len(suggestions) {
				t.Errorf("%d cases were written as %d", len(suggestions), len(again.Outcomes)-len(s.Outcomes))
			}
		})
	}
}

// withoutCase copies the sample application, with one case taken out of its case file.
func withoutCase(t *testing.T, name string) string {
	t.Helper()
	dir := t.TempDir()
	for _, file := range []string{"template.json", "orders.vtltest.yaml"} {
		text, err := os.ReadFile(filepath.Join(orders, file))
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(file, ".yaml") {
			text = []byte(cutCase(t, string(text), name))
		}
		if err := os.WriteFile(filepath.Join(dir, file), text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func cutCase(t *testing.T, text, name string) string {
	t.Helper()
	start := strings.Index(text, "  - name: "+name)
	if start < 0 {
		t.Fatalf("there is no case %q", name)
	}
	rest := text[start+1:]
	if end := strings.Index(rest, "\n  - name: "); end >= 0 {
		return text[:start] + rest[end+1:]
	}
	return text[:start]
}
