package main

import (
	"cmp"
	"slices"
	"sync"

	"github.com/vtlcheck/vtlcheck/context/apidef"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/context/vtltest"
	"github.com/vtlcheck/vtlcheck/lint"
	"github.com/vtlcheck/vtlcheck/lint/proof"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// definitionRules are the ids of the rules that package lint does not know: what only a
// definition can break, what proofs show, and what renders and samples show.
func definitionRules() []string {
	var ids []string
	for _, r := range apidef.Rules() {
		ids = append(ids, r.ID)
	}
	for _, d := range slices.Concat(proofRules, runtimeRules, sampleRules) {
		ids = append(ids, d.ID)
	}
	for _, r := range gateway.OwnRules {
		ids = append(ids, r.ID)
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

// runtimeRules document what ends a render.
var runtimeRules = []lint.RuleDoc{
	{
		ID: vtl.RuleException, Severity: vtl.Error, Kind: "render",
		Title:    "A method threw",
		Text:     "A method that throws, as Java's would, ends the template: API Gateway answers 500.",
		Remedy:   "Test that the value is there, of the right type and long enough before the call.",
		Evidence: "the engine",
	},
	limitRule(vtl.RuleTooManySteps, "The template takes too many steps"),
	limitRule(vtl.RuleOutputTooLarge, "The template prints too much"),
	limitRule(vtl.RuleValueTooLarge, "A text or a list grows too large"),
	limitRule(vtl.RuleRegexTime, "A regular expression takes too long"),
	{
		ID: vtl.RuleBroken, Severity: vtl.Error, Kind: "render",
		Title:    "The template has syntax errors",
		Text:     "API Gateway cannot parse the template and answers 500 to every call that reaches it.",
		Remedy:   "Mend the syntax errors, which are reported beside this.",
		Evidence: "recorded on AWS",
	},
}

// inputRules document files that a command cannot use.
var inputRules = []lint.RuleDoc{
	{
		ID: "bad-config", Severity: vtl.Error, Kind: "configuration",
		Title:  "The configuration file cannot be understood",
		Text:   "A setting of .vtlcheck.yaml has another name or another value than vtlcheck knows; a misspelt one would have had no effect.",
		Remedy: "The message says what is known there; vtlcheck init --force writes a file with every setting.",
	},
	{
		ID: ruleUnreadableFile, Severity: vtl.Error, Kind: "configuration",
		Title:  "A file cannot be read",
		Text:   "The file was listed, and opening it failed: it vanished, or its permissions forbid it.",
		Remedy: "Correct the path or the permissions.",
	},
}

// limitRule documents a limit of the evaluator.
func limitRule(id, title string) lint.RuleDoc {
	return lint.RuleDoc{
		ID: id, Severity: vtl.Error, Kind: "render", Title: title,
		Text:     "The evaluator stopped the template at a limit of its own, so that no template hangs or eats the memory. API Gateway has limits too, which nobody has measured.",
		Remedy:   "Look for loops in loops over the payload, texts that double in each round, and patterns such as (a+)+.",
		Evidence: "the constants of package vtl, with their reasons",
	}
}

// describeRule documents a rule that package lint does not know.
func describeRule(id string) (lint.RuleDoc, bool) {
	for _, d := range otherRules() {
		if d.ID == id {
			return d, true
		}
	}
	return lint.RuleDoc{}, false
}

// otherRules documents every rule that package lint does not know.
var otherRules = sync.OnceValue(func() []lint.RuleDoc {
	docs := slices.Concat(proofRules, runtimeRules, inputRules, sampleRules)
	for _, r := range apidef.Rules() {
		docs = append(docs, lint.RuleDoc{ID: r.ID, Title: r.Title, Text: r.Text, Remedy: r.Remedy, Severity: r.Severity, Evidence: r.Evidence, Kind: "definition"})
	}
	for _, r := range gateway.OwnRules {
		docs = append(docs, lint.RuleDoc{ID: r.ID, Title: r.Title, Text: r.Text, Remedy: r.Remedy, Severity: r.Severity, Kind: "render"})
	}
	for _, r := range vtltest.Rules {
		docs = append(docs, lint.RuleDoc{ID: r.ID, Title: r.Title, Text: r.Text, Remedy: r.Remedy, Severity: vtl.Error, Kind: "case file"})
	}
	return docs
})

// allRules lists every rule by its id.
func allRules() []lint.RuleDoc {
	docs := append(lint.AllDocs(), otherRules()...)
	slices.SortFunc(docs, func(a, b lint.RuleDoc) int { return cmp.Compare(a.ID, b.ID) })
	return docs
}
