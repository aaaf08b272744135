package context

import (
	"unicode/utf8"

	"github.com/vtlcheck/vtlcheck/context/catalog"
)

// CanHold says whether a member of $context or $stageVariables can have that value in
// a real call, as far as the catalogue of members knows. A member that it does not know
// can hold anything.
func CanHold(path, value string) bool {
	m, ok := catalog.Lookup(path)
	if !ok {
		return true
	}
	if value == "" {
		return m.Optional || m.Values.Min == 0
	}
	if m.Values.Max > 0 && utf8.RuneCountInString(value) > m.Values.Max {
		return false
	}
	for _, r := range value {
		if !m.Values.Has(r) {
			return false
		}
	}
	return true
}

// Optional says whether a member is empty in some calls, as far as the catalogue of
// members knows.
func Optional(path string) bool {
	m, ok := catalog.Lookup(path)
	return !ok || m.Optional
}
