package lint

import (
	"fmt"
	"strings"

	"github.com/vtlcheck/vtlcheck/vtl"
)

// RulesMarkdown is the text of RULES.md: every rule with what happens, what to write
// instead, an example that the rule reports and its sound twin, and the evidence.
func RulesMarkdown() string {
	var b strings.Builder
	b.WriteString(rulesHead)
	rulesTable(&b, "Rules of the linter", All)
	b.WriteString("\nBeside them `vtlcheck lint` reports [what the parser says](#syntax) and [what the contract of the backend says](#payloads).\n")
	for _, r := range All {
		ruleSection(&b, docOf(r))
	}
	b.WriteString("\n## Syntax\n\nThe parser's messages. Where it says error, API Gateway answers 500.\n\n| id | severity | what |\n|---|---|---|\n")
	for _, r := range vtl.SyntaxRules() {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", r.ID, r.Severity, cell(r.Title))
	}
	b.WriteString("\n## Payloads\n\nContracts of the backends, as far as a template breaks them whatever the values are; `vtlcheck check` judges rendered samples by the same rules. The last column names the rules of the linter that find what can lead to it.\n\n| id | severity | what | without a sample |\n|---|---|---|---|\n")
	for _, d := range AllDocs() {
		if d.Kind == "payload" {
			fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", d.ID, d.Severity, cell(d.Title), links(d.FoundAs))
		}
	}
	return b.String()
}

const rulesHead = `# Rules

Generated from the rules themselves by ` + "`go test ./lint -update`" + `; a test fails when this page is stale, and runs every example on it.
` + "`vtlcheck explain RULE`" + ` prints a rule in the terminal, ` + "`## vtlcheck:ignore RULE reason`" + ` above a line turns it off there.

`

func rulesTable(b *strings.Builder, title string, rules []*Rule) {
	fmt.Fprintf(b, "## %s\n\n| id | severity | what | fix |\n|---|---|---|---|\n", title)
	for _, r := range rules {
		fix := ""
		if r.Fix != "" {
			fix = "yes"
		}
		fmt.Fprintf(b, "| [`%s`](#%s) | %s | %s | %s |\n", r.ID, r.ID, r.Severity, cell(r.Title), fix)
	}
}

func ruleSection(b *strings.Builder, d RuleDoc) {
	fmt.Fprintf(b, "\n### %s\n\n%s: %s. Since %s.\n\n%s\n", d.ID, d.Severity, d.Title, d.Since, d.Text)
	if d.Remedy != "" {
		fmt.Fprintf(b, "\n**Instead:** %s\n", d.Remedy)
	}
	if d.Fix != "" {
		fmt.Fprintf(b, "\n**`--fix`** %s.\n", d.Fix)
	}
	if kin := d.kinship(); kin != "" {
		fmt.Fprintf(b, "\n%s\n", kin)
	}
	fence(b, "Reported", d.Bad)
	fence(b, "Right", d.Good)
	fmt.Fprintf(b, "\n**Evidence:** %s\n", d.Evidence)
}

func fence(b *strings.Builder, title, text string) {
	if text == "" {
		return
	}
	fmt.Fprintf(b, "\n%s:\n\n```vtl\n%s\n```\n", title, strings.TrimRight(text, "\n"))
}

// links leads to the sections of those rules that have one.
func links(ids []string) string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = "`" + id + "`"
		if _, ok := Lookup(id); ok {
			out[i] = fmt.Sprintf("[`%s`](#%s)", id, id)
		}
	}
	return strings.Join(out, ", ")
}
