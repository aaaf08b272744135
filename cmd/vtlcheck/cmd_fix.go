package main

import (
	"fmt"
	"io"

	"github.com/vtlcheck/vtlcheck/lint"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// fix mends raw templates, or shows what it would change. Templates inside definitions
// are left alone: their host language has escapes of its own, so a person should look.
func (c *lintCmd) fix(s *streams, problems []lint.Problem) error {
	for _, group := range bySource(problems) {
		src := group[0].Source
		fixed, n := lint.ApplyFixes(src.Text, group)
		switch {
		case n == 0:
			continue
		case !isTemplateFile(src.Name) || src.Name == c.StdinFilename:
			fmt.Fprintf(s.err, "%s: %s can be mended, by hand: the template is part of another file\n", src.Name, plural(n, "problem"))
		case c.Diff:
			io.WriteString(s.out, lint.Diff(src.Name, src.Text, fixed))
		default:
			if err := writeTo(src.Name, func(w io.Writer) error { _, err := io.WriteString(w, fixed); return err }); err != nil {
				return err
			}
			fmt.Fprintf(s.out, "%s: %s mended\n", src.Name, plural(n, "problem"))
		}
	}
	return nil
}

// bySource groups problems that have a fix by the text that they stand in, in order.
func bySource(problems []lint.Problem) [][]lint.Problem {
	var groups [][]lint.Problem
	index := map[*vtl.Source]int{}
	for _, p := range problems {
		if p.Source == nil || len(p.Fixes) == 0 {
			continue
		}
		i, ok := index[p.Source]
		if !ok {
			i = len(groups)
			index[p.Source] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], p)
	}
	return groups
}
