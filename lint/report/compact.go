package report

import (
	"io"

	"github.com/vtlcheck/vtlcheck/lint"
)

// writeCompact prints a line per problem, as compilers do: editors and problem matchers
// read it.
func writeCompact(out io.Writer, problems []lint.Problem, _ Options) error {
	w := &writer{w: out}
	for _, p := range problems {
		w.printf("%s: %s: %s [%s]\n", visible(place(p.Start())), p.Severity, visible(p.Summary), p.Rule)
	}
	return w.err
}
