package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/lint"
	"github.com/vtlcheck/vtlcheck/lint/proof"
)

// explain says what a name is that any command prints.
func explain(name string) (string, error) {
	for _, known := range []func(string) (string, bool){explainRule, lint.Explain, explainTerm, explainResult, explainClass} {
		if text, ok := known(name); ok {
			return text, nil
		}
	}
	return "", &usageError{fmt.Sprintf("there is no %q to explain%s; it can be a rule (vtlcheck rules lists them), a member such as $context.identity.apiKey, "+
		"a method such as String.replaceAll, an obligation or assumption of a proof (O1 to O5, client-json), or a result such as failed-plain",
		name, suggestion(closeNames(name)))}
}

// explainRule is the text about a rule that package lint does not know.
func explainRule(id string) (string, bool) {
	d, ok := describeRule(id)
	return d.Explain(), ok
}

func explainTerm(name string) (string, bool) {
	t, ok := proof.FindTerm(name)
	if !ok {
		return "", false
	}
	text := fmt.Sprintf("%s: %s\n\n%s\n", t.Name, t.Title, filled(t.Text))
	if t.Remedy != "" {
		text += "\n" + filled(t.Remedy) + "\n"
	}
	return text + "\nvtlcheck lint --prove decides it; lint/proof/PROOF.md says how.\n", true
}

// explainResult is the text about a built-in result of a backend.
func explainResult(name string) (string, bool) {
	for _, t := range target.All() {
		for _, r := range t.Results() {
			if r.Name == name {
				return fmt.Sprintf("%s: a built-in result of %s: %s\n\nIt ends as %s; the backend answers %d with:\n\n    %s\n\nvtlcheck check takes it through every response template; to see the answer to the client:\n\n    vtlcheck render SOURCE --result %s\n",
					r.Name, t.Name, r.Title, r.Class, r.Status, r.Body, r.Name), true
			}
		}
	}
	return "", false
}

// explainClass is the text about a class of results, however it is written: TIMED_OUT,
// timed-out.
func explainClass(name string) (string, bool) {
	wanted := target.Class(strings.ToUpper(strings.NewReplacer("-", "_", " ", "_").Replace(name)))
	var b strings.Builder
	for _, t := range target.All() {
		for _, r := range t.Results() {
			if r.Class == wanted {
				fmt.Fprintf(&b, "    %s: %s\n", r.Name, r.Title)
			}
		}
	}
	if b.Len() == 0 {
		return "", false
	}
	return fmt.Sprintf("%s: a class of results. vtlcheck check takes these through every response template:\n\n%s\nvtlcheck render SOURCE --result NAME shows what the client gets.\n", wanted, b.String()), true
}

// maxSuggestions is how many names are suggested for one that nobody knows.
const maxSuggestions = 3

// closeNames lists names that can be explained and are close to one that cannot.
func closeNames(name string) []string {
	near := lint.SuggestName(name)
	if strings.ContainsAny(name, "$.") {
		return near // a member or a method
	}
	distance := func(known string) int {
		return catalog.Distance(strings.ToLower(known), strings.ToLower(name), maxSuggestions+1)
	}
	for _, known := range ownNames() {
		if distance(known) <= maxSuggestions && distance(known) < len(name) || len(name) > 3 && strings.Contains(known, strings.ToLower(name)) {
			near = append(near, known)
		}
	}
	slices.SortStableFunc(near, func(a, b string) int { return distance(a) - distance(b) })
	near = slices.Compact(near)
	return near[:min(len(near), maxSuggestions)]
}

// ownNames are the names that only this package puts together.
func ownNames() []string {
	var names []string
	for _, d := range otherRules() {
		names = append(names, d.ID)
	}
	for _, t := range proof.Terms {
		names = append(names, t.Name)
	}
	for _, t := range target.All() {
		for _, r := range t.Results() {
			names = append(names, r.Name)
		}
	}
	return names
}

// filled breaks a text into lines for a terminal.
func filled(text string) string { return strings.Join(wrap(text, 90), "\n") }
