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
	for _, known := range []func(string) (string, bool){explainRule, lint.Explain, explainTerm, explainTarget, explainResult, explainClass} {
		if text, ok := known(name); ok {
			return text, nil
		}
	}
	return "", &usageError{fmt.Sprintf("there is no %q to explain%s; it can be a rule (vtlcheck rules lists them), a member such as $context.identity.apiKey, "+
		"a method such as String.replaceAll, an obligation or assumption of a proof (O1 to O5, client-json), a target such as StartSyncExecution, or a result such as failed-plain",
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

// sampleOf is a built-in result with the targets that have it.
type sampleOf struct {
	target.Result
	targets []string
}

// samples lists the results for which wanted is true. One that several targets have with
// the same answer, but for the name of the action, stands there once.
func samples(wanted func(target.Result) bool) []sampleOf {
	var out []sampleOf
	for _, t := range byImportance() {
		for _, r := range t.Results() {
			if !wanted(r) {
				continue
			}
			i := slices.IndexFunc(out, func(have sampleOf) bool { return have.Name == r.Name && have.Title == r.Title })
			if i < 0 {
				out = append(out, sampleOf{Result: r})
				i = len(out) - 1
			}
			out[i].targets = append(out[i].targets, t.Name)
		}
	}
	return out
}

// fewOwners is how many targets are named; of more only their services are.
const fewOwners = 3

// owners names the targets that have a result, or their services.
func (s sampleOf) owners() string {
	if len(s.targets) <= fewOwners {
		return strings.Join(s.targets, ", ")
	}
	var services []string
	for _, t := range s.targets {
		service, _, ok := strings.Cut(t, ".")
		if !ok {
			service = "Step Functions"
		}
		if !slices.Contains(services, service) {
			services = append(services, service)
		}
	}
	slices.Sort(services)
	return strings.Join(services, ", ")
}

// byImportance lists the targets, StartSyncExecution first.
func byImportance() []*target.Target {
	all := target.All()
	slices.SortStableFunc(all, func(a, b *target.Target) int {
		switch {
		case a.Executes() == b.Executes():
			return 0
		case a.Executes():
			return -1
		}
		return 1
	})
	return all
}

// explainResult is the text about a built-in result of a backend.
func explainResult(name string) (string, bool) {
	found := samples(func(r target.Result) bool { return r.Name == name })
	if len(found) == 0 {
		return "", false
	}
	var b strings.Builder
	for _, s := range found {
		fmt.Fprintf(&b, "%s: a built-in result of %s: %s\n\nIt ends as %s; the backend answers %d with:\n\n    %s\n\n",
			s.Name, s.owners(), s.Title, s.Class, s.Status, s.Body)
	}
	fmt.Fprintf(&b, "vtlcheck check takes it through every response template; to see the answer to the client:\n\n    vtlcheck render SOURCE --result %s\n", name)
	return b.String(), true
}

// explainClass is the text about a class of results, however it is written: TIMED_OUT,
// timed-out.
func explainClass(name string) (string, bool) {
	wanted := target.Class(strings.ToUpper(strings.NewReplacer("-", "_", " ", "_").Replace(name)))
	found := samples(func(r target.Result) bool { return r.Class == wanted })
	if len(found) == 0 {
		return "", false
	}
	var b strings.Builder
	for _, s := range found {
		who := ""
		if !slices.Contains(s.targets, stepFunctions) {
			who = " (" + s.owners() + ")"
		}
		fmt.Fprintf(&b, "    %s: %s%s\n", s.Name, s.Title, who)
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
		names = append(names, t.Name)
		for _, r := range t.Results() {
			class := strings.ToLower(strings.ReplaceAll(string(r.Class), "_", "-"))
			names = append(names, r.Name, class)
		}
	}
	return names
}

// filled breaks a text into lines for a terminal.
func filled(text string) string { return strings.Join(wrap(text, 90), "\n") }
