package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/lint"
	"github.com/vtlcheck/vtlcheck/lint/report"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// lintCmd finds what is wrong without any sample.
type lintCmd struct {
	Paths         []string `arg:"" optional:"" help:"Templates, API definitions and folders; - is standard input (default: this folder)." placeholder:"PATH"`
	Phase         string   `help:"Side of the integration on which raw templates stand." enum:",request,response" default:"" placeholder:"request|response" group:"Source"`
	Target        string   `help:"What raw request templates are for, such as StartSyncExecution." placeholder:"NAME" group:"Source"`
	ContentType   string   `help:"Content type of raw templates (default application/json)." placeholder:"TYPE" group:"Source"`
	StdinFilename string   `help:"Name of what standard input holds (what it looks like: stdin.vtl, stdin.yaml …)." placeholder:"FILE" group:"Source"`
	SkipOthers    bool     `help:"Pass over named files that are no template and no API definition, as in a folder." group:"Source"`
	definitionFlags

	Config        string   `help:"Configuration file (default: .vtlcheck.yaml here or in a folder above)." placeholder:"FILE" group:"Rules"`
	Rule          []string `help:"Run only this rule; repeatable." placeholder:"ID" group:"Rules"`
	Disable       []string `help:"Do not run this rule; repeatable." placeholder:"ID" group:"Rules"`
	Baseline      string   `help:"Do not report what this file forgives." placeholder:"FILE" group:"Rules"`
	WriteBaseline string   `help:"Write a file that forgives what is found now." placeholder:"FILE" group:"Rules"`

	Fix  bool `help:"Mend in raw templates what can be mended safely." xor:"fix" group:"Fixes"`
	Diff bool `help:"Print what --fix would change." xor:"fix" group:"Fixes"`

	Prove     bool   `help:"Prove each template valid for every request and result, or show one that breaks it. The formats text and json list the verdicts." group:"Proof"`
	WriteCase string `help:"Write each request that breaks a template as a test case into this folder; proves as --prove does." placeholder:"DIR" group:"Proof"`

	names  []string // of the files that were looked at
	others *others  // files that turned out to be something else
	// forgiven is how many problems a baseline forgives, for the text format.
	forgiven int

	Format    []string  `help:"text, compact, json, sarif, github, junit or checkstyle; FORMAT=FILE writes to a file; repeatable." placeholder:"FORMAT[=FILE]" group:"Output"`
	FailLevel failLevel `help:"Lowest severity that makes the exit code 1: info, warning, error, never." enum:"info,warning,error,never" default:"warning" group:"Output"`
}

// Help shows examples.
func (lintCmd) Help() string {
	return `Examples:
  vtlcheck lint
  vtlcheck lint request.vtl --phase request --target StartSyncExecution
  vtlcheck lint template.yaml --prove
  vtlcheck lint templates/ --format text --format sarif=vtlcheck.sarif
  vtlcheck lint templates/ --diff
  vtlcheck lint . --baseline .vtlcheck-baseline.json`
}

// Run lints everything and reports it.
func (c *lintCmd) Run(io *streams) error {
	if err := c.validate(); err != nil {
		return err
	}
	cfg, err := c.config()
	if err != nil {
		return err
	}
	c.others = &others{}
	files, failed, err := c.collect(io)
	if err != nil {
		return err
	}
	if len(files) == 0 && len(c.others.names) == 0 {
		return &inputError{message: c.nothingThere()}
	}
	prover := newProver(c.Prove || c.WriteCase != "")
	files = prover.watch(files)
	bar := newProgress(io.err, "linting", len(files))
	problems := lint.RunFiles(files, cfg, func(done, total int) { bar.at(done) })
	bar.done()
	if c.names = c.others.without(files); len(c.names) == 0 {
		fmt.Fprintf(io.err, "vtlcheck: %s, only other files\n", c.nothingThere())
	}
	proofs := prover.run(io)
	problems = lint.Sort(append(problems, proofs.problems(cfg, problems)...)) // a body that two definitions share is one text
	if c.WriteCase != "" {
		if err := proofs.writeCases(io, c.WriteCase); err != nil {
			return err
		}
	}
	if problems, err = c.baseline(problems); err != nil {
		return err
	}
	if c.Fix || c.Diff {
		if problems, err = c.fix(io, files, cfg, problems); err != nil {
			return err
		}
	}
	if !c.Diff {
		if err := c.report(io, problems, proofs); err != nil {
			return err
		}
	}
	return c.exit(problems, failed)
}

// nothingThere says that there is nothing to lint.
func (c *lintCmd) nothingThere() string {
	return "there is no template (.vtl, .vm) and no API definition in " + strings.Join(lookedAt(c.Paths), ", ")
}

// exit gives the exit code; failed says that a path could not be used.
func (c *lintCmd) exit(problems []lint.Problem, failed bool) error {
	if failed {
		return exit(exitInput)
	}
	if code := exitCode(lint.Diagnostics(problems), c.FailLevel); code != exitClean {
		return exit(code)
	}
	return nil
}

// validate finds mistakes on the command line before any work.
func (c *lintCmd) validate() error {
	if c.Target != "" {
		if _, _, err := chooseTarget(c.Target); err != nil {
			return err
		}
	}
	if err := checkRules(slices.Concat(c.Rule, c.Disable)); err != nil {
		return err
	}
	for _, f := range c.Format {
		name, _, _ := strings.Cut(f, "=")
		if !report.Known(name) {
			return &usageError{fmt.Sprintf("--format %q: expected one of %s", name, strings.Join(report.Formats(), ", "))}
		}
	}
	return nil
}

func suggestion(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return fmt.Sprintf(" (did you mean %s?)", strings.Join(names, ", "))
}

// config is the configuration file with the flags on top.
func (c *lintCmd) config() (*lint.Config, error) {
	read := func() (*lint.Config, error) { return lint.FindConfig(".", definitionRules()...) }
	if c.Config != "" {
		read = func() (*lint.Config, error) { return lint.ReadConfig(c.Config, definitionRules()...) }
	}
	cfg, err := read()
	if err != nil {
		return nil, &inputError{message: err.Error()}
	}
	if cfg == nil {
		cfg = &lint.Config{}
	}
	return cfg.Only(c.Rule...).Disable(c.Disable...), nil
}

// input is a raw template with what the flags say of it.
func (c *lintCmd) input(name, text string) lint.Input {
	in := lint.Input{Source: vtl.NewSource(name, text, nil), ContentType: c.ContentType}
	switch c.Phase {
	case "request":
		in.Phase = lint.RequestPhase
	case "response":
		in.Phase = lint.ResponsePhase
	}
	if c.Target != "" {
		in.Target, _ = target.Lookup(c.Target)
	}
	return in
}

// baseline takes away what is forgiven, or writes what is to be.
func (c *lintCmd) baseline(problems []lint.Problem) ([]lint.Problem, error) {
	if c.WriteBaseline != "" {
		err := writeTo(c.WriteBaseline, func(w io.Writer) error { return lint.NewBaseline(c.WriteBaseline, problems).Write(w) })
		c.forgiven = len(problems)
		return nil, err
	}
	if c.Baseline == "" {
		return problems, nil
	}
	f, err := os.Open(c.Baseline)
	if err != nil {
		return nil, cannotOpen(c.Baseline, err)
	}
	defer f.Close()
	b, err := lint.ReadBaseline(c.Baseline, f)
	if err != nil {
		return nil, &inputError{message: err.Error()}
	}
	problems, c.forgiven = b.Filter(problems)
	return problems, nil
}

// report prints in every format that was asked for.
func (c *lintCmd) report(s *streams, problems []lint.Problem, proofs *proved) error {
	formats := c.Format
	if len(formats) == 0 {
		formats = []string{"text"}
	}
	for _, f := range formats {
		name, file, toFile := strings.Cut(f, "=")
		write := func(w io.Writer) error {
			opts := report.Options{Colour: bool(styleFor(w)), Version: cmp.Or(version, "devel"), Describe: describeRule, Files: c.names}
			opts.Forgiven, opts.Baseline = c.forgiven, cmp.Or(c.WriteBaseline, c.Baseline)
			if proofs != nil {
				opts.Proofs, opts.Flow = proofs.all, proofs.flow
			}
			if err := report.Write(w, name, problems, opts); err != nil || name != "text" {
				return err
			}
			return proofs.write(w)
		}
		var err error
		if toFile {
			err = writeTo(file, write)
		} else {
			err = write(s.out)
		}
		if err != nil {
			return err
		}
	}
	if proofs != nil && !slices.ContainsFunc(formats, tellsProofs) {
		fmt.Fprintf(s.err, "proofs: %s (the formats text and json list them)\n", proofs.count())
	}
	return nil
}

// tellsProofs says whether a format has the verdicts of proofs.
func tellsProofs(format string) bool {
	name, _, _ := strings.Cut(format, "=")
	return name == "text" || name == "json"
}

// writeTo writes a file whole or not at all.
func writeTo(name string, write func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*")
	if err != nil {
		return &inputError{message: err.Error()}
	}
	defer os.Remove(f.Name())
	if err := write(f); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return &inputError{message: err.Error()}
	}
	if err := os.Chmod(f.Name(), 0o644); err != nil {
		return &inputError{message: err.Error()}
	}
	if err := os.Rename(f.Name(), name); err != nil {
		return &inputError{message: err.Error()}
	}
	return nil
}

func exists(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}

// lookedAt names what was looked at.
func lookedAt(paths []string) []string {
	if len(paths) == 0 {
		return []string{"this folder"}
	}
	return paths
}
