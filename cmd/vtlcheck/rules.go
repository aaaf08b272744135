package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/apidef"
	"github.com/vtlcheck/vtlcheck/lint"
)

// definitionRules are the ids of the rules that only a definition can break.
func definitionRules() []string {
	var ids []string
	for _, r := range apidef.Rules() {
		ids = append(ids, r.ID)
	}
	return ids
}

func knownRule(id string) bool {
	return lint.KnownRule(id) || slices.Contains(definitionRules(), id)
}

// describeRule documents a rule of package apidef.
func describeRule(id string) (lint.RuleDoc, bool) {
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

// explainRule is the text about a rule of package apidef.
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
	for _, r := range apidef.Rules() {
		d, _ := describeRule(r.ID)
		docs = append(docs, d)
	}
	slices.SortFunc(docs, func(a, b lint.RuleDoc) int { return cmp.Compare(a.ID, b.ID) })
	return docs
}
