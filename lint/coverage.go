package lint

import (
	"fmt"
	"strings"
)

// Covered is a mistake that somebody has collected, with the rule that finds it, or the
// reason why no rule of the linter does.
type Covered struct {
	Number string // in its list
	What   string // one line
	// Rule is the id of the rule, of this package, of package target or of the parser;
	// "" where Why says why there is none.
	Rule string
	Why  string
}

// CoverageTable is one list of mistakes.
type CoverageTable struct {
	Title   string
	Text    string // where the list comes from
	Folder  string // of the twins, below testdata/lint
	Entries []Covered
}

// Coverage lists what is found and what is not, and why. It is the source of
// COVERAGE.md.
func Coverage() []CoverageTable {
	return []CoverageTable{
		{"Mistakes that templates make", "Collected from documentation, recordings, questions and answers.", "mistakes", mistakes},
		{"Mistakes met in public templates", "Classes of mistakes in 290 public templates, the most frequent first.", "wild", wildMistakes},
		{"What a request to Step Functions must be", "The contract of StartSyncExecution, as far as a template shows it without a sample.", "requests", requestChecks},
		{"What a client must get from Step Functions", "The ways in which an execution can end, and the errors of the service.", "responses", responseChecks},
		{"Mistakes that the linter had missed", "Met by people who use it, and found since.", "reported", reportedMistakes},
	}
}

// Counts says how many entries a table has, and how many of them a rule finds.
func (t CoverageTable) Counts() (found, all int) {
	for _, e := range t.Entries {
		if e.Rule != "" {
			found++
		}
	}
	return found, len(t.Entries)
}

// CoverageMarkdown is the text of COVERAGE.md.
func CoverageMarkdown() string {
	var b strings.Builder
	b.WriteString("# What the linter finds, and what it does not\n\nGenerated from `coverage*.go` by `go test ./lint -update`. Every line with a rule has a wrong and a right twin in\n`testdata/lint`: the wrong one must be reported by that rule at the right place, the right one must be silent.\n")
	for _, table := range Coverage() {
		found, all := table.Counts()
		fmt.Fprintf(&b, "\n## %s\n\n%s %d of %d are found without a sample.\n\n| # | what | rule, or why there is none |\n|---|---|---|\n", table.Title, table.Text, found, all)
		for _, e := range table.Entries {
			by := e.Why
			if e.Rule != "" {
				by = "`" + e.Rule + "`"
				if e.Why != "" {
					by += "; " + e.Why
				}
			}
			fmt.Fprintf(&b, "| %s | %s | %s |\n", e.Number, cell(e.What), cell(by))
		}
	}
	return b.String()
}

// cell escapes what Markdown takes for the end of a table's cell.
func cell(text string) string { return strings.ReplaceAll(text, "|", `\|`) }
