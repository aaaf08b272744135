package lint

import (
	"cmp"

	"github.com/vtlcheck/vtlcheck/vtl"
)

func compareProblems(x, y vtl.Location, a, b Problem) int {
	return cmp.Or(
		cmp.Compare(x.File, y.File),
		cmp.Compare(x.Line, y.Line),
		cmp.Compare(x.Column, y.Column),
		cmp.Compare(b.Severity, a.Severity),
		cmp.Compare(a.Rule, b.Rule),
		cmp.Compare(a.Summary, b.Summary),
	)
}
