package main

import (
	"fmt"
	"io"

	"github.com/vtlcheck/vtlcheck/lint"
)

// explainCmd says what a rule, a member or a method is.
type explainCmd struct {
	Names []string `arg:"" help:"A rule, a member such as '$$context.identity.apiKey', a method such as String.replaceAll, an obligation of a proof (O3), a target such as StartSyncExecution, or a result such as failed-plain." placeholder:"NAME"`
}

// Help shows examples.
func (explainCmd) Help() string {
	return `Examples:
  vtlcheck explain escaped-apostrophe
  vtlcheck explain '$context.identity.apiKey'
  vtlcheck explain String.replaceAll
  vtlcheck explain O4
  vtlcheck explain timedout-bare`
}

// Run prints each explanation.
func (c *explainCmd) Run(s *streams) error {
	for i, name := range c.Names {
		text, err := explain(name)
		if err != nil {
			return err
		}
		if i > 0 {
			fmt.Fprintln(s.out)
		}
		io.WriteString(s.out, text)
	}
	return nil
}

// rulesCmd lists every rule.
type rulesCmd struct{}

// Help shows examples.
func (rulesCmd) Help() string { return "Examples:\n  vtlcheck rules\n  vtlcheck rules | grep escape" }

// Run prints a line per rule.
func (rulesCmd) Run(s *streams) error {
	t := &table{head: []string{"rule", "severity", "what it finds"}}
	for _, d := range allRules() {
		t.add(plain(d.ID), plain(d.Severity.String()), plain(d.Title))
	}
	t.print(s.out, styleFor(s.out))
	return nil
}

// initCmd writes a configuration to start from.
type initCmd struct {
	Force bool `help:"Replace a file that is there."`
}

// Help shows examples.
func (initCmd) Help() string { return "Examples:\n  vtlcheck init\n  vtlcheck init --force" }

// Run writes .vtlcheck.yaml into the working directory.
func (c *initCmd) Run(s *streams) error {
	if !c.Force && exists(lint.ConfigName) {
		return &usageError{lint.ConfigName + " is there already; --force replaces it"}
	}
	err := writeTo(lint.ConfigName, func(w io.Writer) error {
		_, err := io.WriteString(w, lint.StarterConfig())
		return err
	})
	if err == nil {
		fmt.Fprintln(s.out, lint.ConfigName)
	}
	return err
}
