package proof

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write golden files and the tables of PROOF.md")

// transformerTable is the table of PROOF.md.
func transformerTable() string {
	var b strings.Builder
	b.WriteString("| operation | what is known of the result | throws |\n| --- | --- | --- |\n")
	for _, list := range [][]transformer{transformers, fixedTransformers} {
		for _, t := range list {
			throws := ""
			if t.throws {
				throws = "for some texts"
			}
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", t.name, t.image, throws)
		}
	}
	return b.String()
}

// termTable is the table of the obligations in PROOF.md.
func termTable() string {
	var b strings.Builder
	b.WriteString("| | obligation | what it means |\n| --- | --- | --- |\n")
	for _, t := range Terms {
		if strings.HasPrefix(t.Name, "O") {
			fmt.Fprintf(&b, "| %s | %s | %s |\n", t.Name, t.Title, t.Text)
		}
	}
	return b.String()
}

func limitTable() string {
	var b strings.Builder
	b.WriteString("| limit | value | beyond it |\n| --- | --- | --- |\n")
	for _, l := range []struct {
		what  string
		value int
		then  string
	}{
		{"inputs that are rendered for a template", MaxTried, "the rest is not tried"},
		{"renders that shrink a witness", maxShrink, "it stays as it is"},
		{"places that are varied", maxFactors, "the rest stays ordinary"},
		{"worlds at once", maxWorlds, "unknown"},
		{"symbolic steps", maxSymbolicSteps, "unknown"},
		{"ways to start a round of a loop", maxRounds, "unknown"},
		{"items of a template's list that are walked by themselves", maxUnrolled, "any item"},
		{"pieces of a text", maxPieces, "any text of its characters"},
		{"brackets that are open", maxNesting, "unknown"},
		{"`#define` blocks in each other", maxDefines, "unknown"},
	} {
		fmt.Fprintf(&b, "| %s | %d | %s |\n", l.what, l.value, l.then)
	}
	return b.String()
}

// TestPage: the tables of PROOF.md are those of the code.
func TestPage(t *testing.T) {
	data, err := os.ReadFile("PROOF.md")
	if err != nil {
		t.Fatal(err)
	}
	page := string(data)
	if *update {
		page = replaceTable(page, "one verdict for each of its obligations.\n", termTable())
		page = replaceTable(page, "## Transformers\n", transformerTable())
		page = replaceTable(page, "## Limits\n", limitTable())
		if err := os.WriteFile("PROOF.md", []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, term := range Terms {
		if !strings.Contains(page, term.Name) {
			t.Errorf("PROOF.md does not tell of %s", term.Name)
		}
	}
	for _, table := range []string{termTable(), transformerTable(), limitTable()} {
		if !strings.Contains(page, table) {
			t.Errorf("PROOF.md is out of date, run with -update; expected\n%s", table)
		}
	}
}

// replaceTable puts a table in the place of the first one below a heading.
func replaceTable(page, heading, table string) string {
	head, rest, _ := strings.Cut(page, heading)
	lines := strings.Split(rest, "\n")
	start := 0
	for start < len(lines) && !strings.HasPrefix(lines[start], "|") && !(strings.ToUpper(lines[start]) == lines[start] && len(lines[start]) > 4) {
		start++
	}
	end := start + 1
	for end < len(lines) && strings.HasPrefix(lines[end], "|") {
		end++
	}
	return head + heading + strings.Join(lines[:start], "\n") + "\n" + table + strings.Join(lines[end:], "\n")
}
