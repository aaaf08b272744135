package report

import (
	"github.com/vtlcheck/vtlcheck/lint"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// fixesOf gives the fixes that a program may make: those of a template in a file of its
// own. What a template inside of JSON or YAML needs is written there with escapes that
// the fix does not have, so that it is left to a person.
func fixesOf(p lint.Problem) []lint.Fix {
	if !inOwnFile(p.Source) {
		return nil
	}
	return p.Fixes
}

// inOwnFile says whether a template's places are those of its file.
func inOwnFile(src *vtl.Source) bool {
	if src == nil {
		return false
	}
	for _, offset := range []int{0, len(src.Text)} {
		line, column := src.LineColumn(offset)
		if src.Location(offset) != (vtl.Location{File: src.Name, Line: line, Column: column}) {
			return false
		}
	}
	return true
}
