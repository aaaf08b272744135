package lint

import "slices"

// nearer are rules of the contract that the linter reports in place of another one,
// where it sees why.
var nearer = map[string][]string{"timed-out-forgotten": {"timed-out-as-success"}}

// Shows says whether a rendered sample shows, by one rule, what the linter finds by
// another one: the same mistake under two names.
func Shows(found, shown string) bool { return slices.Contains(shownAs(found), shown) }

// ShowsOnSamples says whether rendered samples can show what the linter finds by a rule.
func ShowsOnSamples(found string) bool { return len(shownAs(found)) > 0 }

// shownAs lists the rules by which samples show what the linter finds by a rule.
func shownAs(found string) []string {
	if r, ok := Lookup(found); ok {
		return r.Shows
	}
	return nearer[found]
}

// foundAs lists the rules by which the linter finds what samples show by a rule.
func foundAs(shown string) []string {
	var ids []string
	for _, r := range All {
		if slices.Contains(r.Shows, shown) {
			ids = append(ids, r.ID)
		}
	}
	for id, others := range nearer {
		if slices.Contains(others, shown) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}
