package main

import (
	"fmt"
	"io"

	"github.com/vtlcheck/vtlcheck/lint"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// fix mends raw templates, or shows what it would change, and gives the problems that
// are left. Templates inside definitions are left alone: their host language has escapes
// of its own, so a person should look.
func (c *lintCmd) fix(s *streams, files []lint.File, cfg *lint.Config, problems []lint.Problem) ([]lint.Problem, error) {
	mended := map[string]string{}
	for _, group := range bySource(problems) {
		src := group[0].Source
		fixed, n := lint.ApplyFixes(src.Text, group)
		switch {
		case n == 0:
			continue
		case c.fromStdin(src.Name) && isTemplateFile(src.Name) && !c.Diff:
			fmt.Fprintf(s.err, "%s: %s can be mended, but standard input cannot be written: give the file, or --diff to see the change\n", src.Name, plural(n, "problem"))
		case !isTemplateFile(src.Name):
			fmt.Fprintf(s.err, "%s: %s can be mended, by hand: the template is part of another file\n", src.Name, plural(n, "problem"))
		case c.Diff:
			io.WriteString(s.out, lint.Diff(src.Name, src.Text, fixed))
		default:
			if err := writeTo(src.Name, func(w io.Writer) error { _, err := io.WriteString(w, fixed); return err }); err != nil {
				return nil, err
			}
			mended[src.Name] = fixed
			fmt.Fprintf(s.err, "%s: %s mended\n", src.Name, plural(n, "problem"))
		}
	}
	return c.again(files, cfg, mended, problems), nil
}

// again lints the mended files once more; the problems of the others stay.
func (c *lintCmd) again(files []lint.File, cfg *lint.Config, mended map[string]string, problems []lint.Problem) []lint.Problem {
	var left []lint.Problem
	for _, p := range problems {
		if _, ok := mended[p.Start().File]; !ok {
			left = append(left, p)
		}
	}
	var once []lint.File
	for _, f := range files {
		if text, ok := mended[f.Path]; ok {
			once = append(once, c.templateFile(f.Path, func() (string, error) { return text, nil }))
		}
	}
	return lint.Sort(append(left, lint.RunFiles(once, cfg, nil)...))
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
