package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"
)

// streams are what a command talks to. Findings go to out, chatter to err.
type streams struct {
	in  io.Reader
	out io.Writer
	err io.Writer
}

// cli is the whole command line.
type cli struct {
	Render   renderCmd   `cmd:"" help:"Render one sample through a template or a route."`
	Check    checkCmd    `cmd:"" help:"Take many samples through every route, with every result of the backend."`
	Extract  extractCmd  `cmd:"" help:"List the templates of API definitions, or write them as files."`
	Fidelity fidelityCmd `cmd:"" help:"Print probes for what is unproven, and compare answers from AWS."`
	Lint     lintCmd     `cmd:"" help:"Find what is wrong with templates and definitions, without samples."`
	Test     testCmd     `cmd:"" help:"Run case files."`
	Explain  explainCmd  `cmd:"" help:"Say what a rule, a member, a Java method, an obligation of a proof, a target or a built-in result is."`
	Rules    rulesCmd    `cmd:"" help:"List the rules."`
	Init     initCmd     `cmd:"" help:"Write a configuration file to start from."`
	Dump     dumpCmd     `cmd:"" help:"Print the syntax tree of a template."`

	Completion completionCmd `cmd:"" help:"Print a completion script for a shell."`

	Version versionFlag `help:"Print version, commit and Go version." short:"V"`
}

// run is main without the process: it parses args, runs the command and gives the exit code.
func run(args []string, in io.Reader, out, errOut io.Writer) int {
	io := &streams{in: in, out: out, err: errOut}
	code, done := exitClean, false
	var c cli
	parser, err := kong.New(&c,
		kong.Name("vtlcheck"),
		kong.Description("Renders, checks and lints Amazon API Gateway mapping templates, offline."),
		kong.Writers(out, errOut),
		kong.Exit(func(n int) { code, done = n, true }),
		kong.UsageOnError(),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true}),
		kong.Bind(io),
	)
	if err != nil {
		fmt.Fprintln(errOut, "vtlcheck: internal error:", err)
		return exitUsage
	}
	ctx, err := parser.Parse(args)
	switch {
	case done:
		return code
	case err != nil:
		message := strings.Replace(err.Error(), `must be one of "",`, "must be one of ", 1) // "" is the flag left out
		fmt.Fprintf(errOut, "vtlcheck: %s\nRun \"vtlcheck --help\" for the commands and their flags.\n", message)
		return exitUsage
	}
	return finish(ctx.Run(io), errOut)
}

// finish prints what ended a command and gives the exit code for it.
func finish(err error, errOut io.Writer) int {
	var done exit
	var usage *usageError
	switch {
	case err == nil:
		return exitClean
	case errors.As(err, &done):
		return int(done)
	}
	fmt.Fprintln(errOut, "vtlcheck:", err)
	if errors.As(err, &usage) {
		return exitUsage
	}
	return exitInput
}

// exit ends a command with that code; everything has been said.
type exit int

func (e exit) Error() string { return fmt.Sprintf("exit %d", int(e)) }
