package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/context/target"
)

// ruleIDs finds the ids of rules in sources: Rule: "x", ID: "x", RuleX = "x".
var ruleIDs = regexp.MustCompile(`\b(?:Rule|ID): +"([a-z0-9]+(?:-[a-z0-9]+)+)"|\bRule[A-Za-z0-9]+ += "([a-z0-9-]+)"`)

// TestEveryRuleIsExplained looks the rules up in the sources of the module.
func TestEveryRuleIsExplained(t *testing.T) {
	seen := map[string]bool{}
	for _, dir := range []string{"vtl", "context", "lint", "cmd"} {
		err := filepath.WalkDir(filepath.Join("..", "..", dir), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.Contains(path, "fidelity") {
				return err
			}
			text, err := os.ReadFile(path)
			for _, m := range ruleIDs.FindAllStringSubmatch(string(text), -1) {
				seen[m[1]+m[2]] = true
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(seen) < 250 {
		t.Errorf("only %d rules were found in the sources", len(seen))
	}
	for id := range seen {
		if _, err := explain(id); err != nil {
			t.Error(err)
		}
	}
}

// TestEveryResultIsExplained, with its class.
func TestEveryResultIsExplained(t *testing.T) {
	sync, err := target.Lookup(stepFunctions)
	if err != nil || len(sync.Results()) == 0 {
		t.Fatal(err)
	}
	for _, r := range sync.Results() {
		for _, name := range []string{r.Name, string(r.Class)} {
			if text, err := explain(name); err != nil || !strings.Contains(text, r.Title) {
				t.Errorf("%s: %v\n%s", name, err, text)
			}
		}
	}
}
