package lint

import (
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the generated pages")

// TestPages: RULES.md and COVERAGE.md are what the code says.
func TestPages(t *testing.T) {
	for name, want := range map[string]string{"RULES.md": RulesMarkdown(), "COVERAGE.md": CoverageMarkdown()} {
		if *update {
			if err := os.WriteFile(name, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want {
			t.Errorf("%s is stale: run go test ./lint -run TestPages -update", name)
		}
	}
}

func TestPageHasEveryRule(t *testing.T) {
	page := RulesMarkdown()
	for _, d := range AllDocs() {
		if !strings.Contains(page, "`"+d.ID+"`") {
			t.Errorf("RULES.md lacks %s", d.ID)
		}
	}
}
