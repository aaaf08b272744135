package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/apidef"
	"github.com/vtlcheck/vtlcheck/lint"
	"github.com/vtlcheck/vtlcheck/lint/proof"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// definitionRules are the ids of the rules that package lint does not know: what only a
// definition can break, and what proofs show.
func definitionRules() []string {
	var ids []string
	for _, r := range apidef.Rules() {
		ids = append(ids, r.ID)
	}
	for _, d := range proofRules {
		ids = append(ids, d.ID)
	}
	return ids
}

// proofRules document what lint --prove reports.
var proofRules = []lint.RuleDoc{
	{
		ID: proof.RuleRefuted, Severity: vtl.Error, Kind: "proof",
		Title:    "A request or a result breaks the template",
		Text:     "lint --prove found an input that breaks an obligation of the template, and rendered it with the real evaluator to be sure.",
		Remedy:   "Render the witness with vtlcheck render, and mend the reference that it points at.",
		Evidence: "the witness itself",
	},
	{
		ID: proof.RuleForeach1000, Severity: vtl.Warning, Kind: "proof",
		Title:    "More than 1000 items break the template",
		Text:     "API Gateway ends a #foreach after 1000 rounds without an error, and $foreach.hasNext is still true in the last one, so that a list ends in a comma.",
		Remedy:   "Refuse longer lists with a request validator (maxItems), or print the list as a whole with $input.json.",
		Evidence: "quotas of API Gateway; the engine",
	},
	{
		ID: proof.RuleUnknown, Severity: vtl.Info, Kind: "proof",
		Title:    "An obligation is neither proven nor refuted",
		Text:     "The proof stopped at a construct that it does not follow, and no input that was tried breaks the template.",
		Remedy:   "Read the reason; a simpler template can often be proven.",
		Evidence: "by definition of the proof",
	},
}

func knownRule(id string) bool {
	return lint.KnownRule(id) || slices.Contains(definitionRules(), id)
}

// describeRule documents a rule that package lint does not know.
func describeRule(id string) (lint.RuleDoc, bool) {
	for _, d := range proofRules {
		if d.ID == id {
			return d, true
		}
	}
	for _, r := range apidef.Rules() {
		if r.ID == id {
			return lint.RuleDoc{
				ID: r.ID, Title: r.Title, Text: r.Text, Remedy: r.Remedy,
				Severity: r.Severity, Evidence: r.Evidence, Kind: "definition",
			}, true
		}
	}
	return lint.RuleDoc{}, false
}

// explainRule is the text about a rule that package lint does not know.
func explainRule(id string) (string, bool) {
	d, ok := describeRule(id)
	if !ok {
		return "", false
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s)\n  %s\n\n", d.ID, d.Severity, d.Title)
	for _, part := range []string{d.Text, d.Remedy} {
		for _, line := range wrap(part, 96) {
			fmt.Fprintf(&b, "  %s\n", line)
		}
		b.WriteString("\n")
	}
	if d.Evidence != "" {
		fmt.Fprintf(&b, "  Evidence: %s\n", d.Evidence)
	}
	return b.String(), true
}

// allRules lists every rule by its id.
func allRules() []lint.RuleDoc {
	docs := lint.AllDocs()
	for _, id := range definitionRules() {
		d, _ := describeRule(id)
		docs = append(docs, d)
	}
	slices.SortFunc(docs, func(a, b lint.RuleDoc) int { return cmp.Compare(a.ID, b.ID) })
	return docs
}
