package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"

	"github.com/vtlcheck/vtlcheck/context/vtltest"
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
}

// Help shows examples.
func (testCmd) Help() string {
	return `Examples:
  vtlcheck test
  vtlcheck test orders.vtltest.yaml --run apostrophe
  vtlcheck test --update
  vtlcheck test --format junit > report.xml`
}

// Run runs the cases.
func (c *testCmd) Run(s *streams) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	summary, err := vtltest.Run(ctx, vtltest.Options{
		Paths: c.Paths, Match: c.Name, Format: c.Format, Colour: bool(styleFor(s.out)), Verbose: c.Verbose,
		Progress: isTerminal(s.err), Update: c.Update, Watch: c.Watch, Jobs: c.Jobs,
	}, s.out, s.err)
	var wrong *vtltest.OptionsError
	switch {
	case errors.As(err, &wrong):
		return &usageError{wrong.Message}
	case err != nil:
		return &inputError{err.Error()}
	}
	return testExit(s, summary)
}

func testExit(s *streams, summary *vtltest.Summary) error {
	switch {
	case summary.Failed > 0:
		return exit(exitProblems)
	case summary.Problems.HasErrors():
		return exit(exitInput)
	case len(summary.Files) == 0:
		fmt.Fprintln(s.err, "vtlcheck: no case files (*.vtltest.yaml, *.vtltest.json) were found")
		return exit(exitInput)
	}
	return nil
}
