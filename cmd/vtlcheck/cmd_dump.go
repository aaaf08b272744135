package main

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/context/apidef"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// dumpCmd prints a template's syntax tree.
type dumpCmd struct {
	Template string `arg:"" help:"A template; - is standard input." placeholder:"FILE"`
}

// Help shows examples.
func (dumpCmd) Help() string {
	return "Examples:\n  vtlcheck dump request.vtl\n  vtlcheck dump - < request.vtl"
}

// Run parses and prints; syntax errors go to standard error.
func (c *dumpCmd) Run(io *streams) error {
	text, err := readFile(io, c.Template)
	if err != nil {
		return err
	}
	if !isTemplateFile(c.Template) && apidef.Detect(c.Template, []byte(text)) != "" {
		return &inputError{message: c.Template + " is an API definition, no template; vtlcheck extract --write DIR writes its templates as files"}
	}
	t, problems := vtl.Parse(c.Template, text)
	fmt.Fprint(io.out, vtl.Dump(t.Root))
	printFull(io.err, styleFor(io.err), problems)
	if problems.HasErrors() {
		return exit(exitProblems)
	}
	return nil
}
