package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"time"

	"github.com/vtlcheck/vtlcheck/context/vtltest"
	"github.com/vtlcheck/vtlcheck/lint/cover"
)

// coverFlags ask for coverage.
type coverFlags struct {
	Cover          bool    `help:"Print which lines, branches and results the cases reached, and a case for each branch that none did." group:"Coverage"`
	CoverHTML      string  `name:"cover-html" help:"Write a page that shows the coverage in the templates." placeholder:"FILE" group:"Coverage"`
	CoverLCOV      string  `name:"cover-lcov" help:"Write LCOV." placeholder:"FILE" group:"Coverage"`
	CoverCobertura string  `help:"Write Cobertura XML." placeholder:"FILE" group:"Coverage"`
	FailUnder      float64 `help:"Exit with 1 where less is covered." placeholder:"PERCENT" group:"Coverage"`
	WriteCases     bool    `help:"Write the suggested cases into the case files." group:"Coverage"`
}

func (c *coverFlags) wanted() bool {
	return c.Cover || c.CoverHTML != "" || c.CoverLCOV != "" || c.CoverCobertura != "" || c.FailUnder > 0 || c.WriteCases
}

// coverage reports what the cases of a run reached.
func (c *coverFlags) coverage(ctx context.Context, s *streams, summary *vtltest.Summary) error {
	collector := cover.NewCollector()
	for _, o := range summary.Outcomes {
		name := o.Case.Name
		if len(summary.Files) > 1 {
			name = o.Case.File().Path + ": " + name
		}
		collector.Add(name, o.Case.Subject.Compiled, o.Exchange)
	}
	profile := collector.Profile()
	if err := c.write(s, profile); err != nil {
		return err
	}
	if c.Cover || c.WriteCases {
		if err := c.suggest(ctx, s, summary, collector); err != nil {
			return err
		}
	}
	if got := profile.Percent(); got < c.FailUnder {
		fmt.Fprintf(s.err, "vtlcheck: %.1f %% is covered, less than the %.1f %% of --fail-under\n", got, c.FailUnder)
		return exit(exitProblems)
	}
	return nil
}

// write prints the reports that were asked for.
func (c *coverFlags) write(s *streams, p *cover.Profile) error {
	if c.Cover {
		if err := cover.WriteText(s.out, p, cover.TextOptions{Colour: bool(styleFor(s.out))}); err != nil {
			return err
		}
	}
	for _, report := range []struct {
		file  string
		write func(io.Writer) error
	}{
		{c.CoverHTML, func(w io.Writer) error { return cover.WriteHTML(w, p) }},
		{c.CoverLCOV, func(w io.Writer) error { return cover.WriteLCOV(w, p) }},
		{c.CoverCobertura, func(w io.Writer) error {
			return cover.WriteCobertura(w, p, "", cmp.Or(version, "devel"), time.Now())
		}},
	} {
		if report.file == "" {
			continue
		}
		if err := writeTo(report.file, report.write); err != nil {
			return err
		}
	}
	return nil
}

// suggest prints a case for each branch that none reached, or writes them.
func (c *coverFlags) suggest(ctx context.Context, s *streams, summary *vtltest.Summary, collector *cover.Collector) error {
	suggestions := vtltest.Suggest(ctx, summary, collector)
	if !c.WriteCases {
		for _, g := range suggestions {
			fmt.Fprintf(s.out, "\n%s: a case that would reach more:\n%s", g.File.Path, g.YAML)
		}
		return nil
	}
	paths, err := vtltest.WriteCases(suggestions)
	if err != nil {
		return &inputError{message: err.Error()}
	}
	for _, path := range paths {
		fmt.Fprintln(s.out, path)
	}
	return nil
}
