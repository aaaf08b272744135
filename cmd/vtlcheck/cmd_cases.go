package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"

	"github.com/vtlcheck/vtlcheck/context/vtltest"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// testCmd runs case files.
type testCmd struct {
	Paths   []string `arg:"" optional:"" help:"Case files (*.vtltest.yaml) and folders (default: this folder)." placeholder:"PATH"`
	Name    string   `name:"run" short:"r" help:"Run only the cases whose \"file: name\" matches." placeholder:"REGEXP"`
	Update  bool     `short:"u" help:"Write what is rendered into the expectations that fail."`
	Watch   bool     `short:"w" help:"Run again whenever a file changes."`
	Verbose bool     `short:"v" help:"List the cases that passed as well."`
	Jobs    int      `short:"j" help:"Cases that run at once (default: the number of processors)." placeholder:"N"`
	Format  string   `help:"text, json, junit, tap or github." enum:"text,json,junit,tap,github" default:"text"`
	coverFlags
	recordFlags
}

// Help shows examples.
func (testCmd) Help() string {
	return `Examples:
  vtlcheck test
  vtlcheck test orders.vtltest.yaml --run apostrophe
  vtlcheck test --update
  vtlcheck test --cover --cover-html cover.html --fail-under 90
  vtlcheck test --cover --write-cases
  vtlcheck test --record event.json --into orders.vtltest.yaml --definition template.json
  vtlcheck test --format junit > report.xml`
}

// Run runs the cases.
func (c *testCmd) Run(s *streams) error {
	if c.Record != "" {
		return c.record(s)
	}
	if !(c.FailUnder >= 0 && c.FailUnder <= 100) { // also where it is no number
		return &usageError{fmt.Sprintf("--fail-under %g: expected a percentage from 0 to 100", c.FailUnder)}
	}
	for _, path := range c.Paths {
		if _, err := os.Stat(path); err != nil {
			return cannotOpen(path, err)
		}
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	opts := vtltest.Options{
		Paths: c.Paths, Match: c.Name, Format: c.Format, Colour: bool(styleFor(s.out)), Verbose: c.Verbose,
		Progress: isTerminal(s.err), Watch: c.Watch, Jobs: c.Jobs, Trace: c.wanted(),
	}
	if c.Update {
		if err := c.update(ctx, s, opts); err != nil {
			return err
		}
	}
	var coverage error
	if c.Watch && c.wanted() {
		opts.Done = func(summary *vtltest.Summary) { coverage = c.coverage(ctx, s.about(c.Format), summary) }
	}
	summary, err := vtltest.Run(ctx, opts, s.out, s.err)
	var wrong *vtltest.OptionsError
	switch {
	case errors.As(err, &wrong):
		return &usageError{wrong.Message}
	case err != nil:
		return &inputError{message: err.Error()}
	}
	if len(summary.Outcomes) == 0 && !summary.Problems.HasErrors() && !c.Watch {
		return c.noCases(s, summary)
	}
	if c.wanted() && !c.Watch {
		coverage = c.coverage(ctx, s.about(c.Format), summary)
	}
	if err := testExit(summary); err != nil {
		return err
	}
	return coverage
}

// about gives the streams for what is said about a report: with a format that a program
// reads, nothing else may stand on standard output.
func (s *streams) about(format string) *streams {
	if format == "text" {
		return s
	}
	return &streams{in: s.in, out: s.err, err: s.err}
}

// update repairs the expectations that fail; the run that follows reports what is left.
func (c *testCmd) update(ctx context.Context, s *streams, opts vtltest.Options) error {
	opts.Update, opts.Watch = true, false
	summary, err := vtltest.Run(ctx, opts, io.Discard, s.err)
	if err != nil {
		return &inputError{message: err.Error()}
	}
	for _, path := range summary.Updated {
		fmt.Fprintln(s.err, "updated", path)
	}
	for _, d := range summary.Problems {
		if d.Rule == vtltest.RuleNotUpdated { // the others are told by the run that follows
			printProblems(s.err, vtl.Diagnostics{d})
		}
	}
	return nil
}

// noCases ends a run in which there was nothing to run. The text for people has said so.
func (c *testCmd) noCases(s *streams, summary *vtltest.Summary) error {
	told := c.Format == "text" || c.Format == "github"
	switch {
	case summary.Unmatched > 0:
		if !told {
			fmt.Fprintf(s.err, "vtlcheck: --run %s matches no case\n", c.Name)
		}
		return exit(exitUsage)
	case len(summary.Files) > 0:
		return nil
	}
	if !told {
		fmt.Fprintln(s.err, "vtlcheck: no case files (*.vtltest.yaml, *.vtltest.json) were found")
	}
	return exit(exitInput)
}

// testExit gives the exit code of a run.
func testExit(summary *vtltest.Summary) error {
	switch {
	case summary.Failed > 0:
		return exit(exitProblems)
	case summary.Problems.HasErrors():
		return exit(exitInput)
	}
	return nil
}

// recordFlags turn what AWS showed into a case.
type recordFlags struct {
	Record     string `help:"Write a case from a proxy event, or from a pasted test-invoke log; - is standard input." placeholder:"FILE" group:"Record"`
	Into       string `help:"Case file that the case is added to; it is made where it is not there." placeholder:"FILE" default:"recorded.vtltest.yaml" group:"Record"`
	CaseName   string `help:"Name of the case." placeholder:"NAME" group:"Record"`
	Template   string `help:"Template of a new case file." placeholder:"FILE" group:"Record"`
	Definition string `help:"API definition of a new case file." placeholder:"FILE" group:"Record"`
	Route      string `help:"Route of the definition, as in 'POST /orders'." placeholder:"ROUTE" group:"Record"`
}

func (c *recordFlags) record(s *streams) error {
	text, err := readFile(s, c.Record)
	if err != nil {
		return err
	}
	names, err := vtltest.Record(vtltest.RecordOptions{
		Text: text, From: c.Record, Name: c.CaseName, File: c.Into,
		Template: c.Template, Definition: c.Definition, Route: c.Route,
	})
	if err != nil {
		return &inputError{message: err.Error()}
	}
	for _, name := range names {
		fmt.Fprintf(s.out, "%s: %s\n", c.Into, name)
	}
	return nil
}
