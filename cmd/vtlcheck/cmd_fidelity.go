package main

import (
	"fmt"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/gateway/fidelity"
)

// fidelityCmd helps someone with an AWS account to settle what nobody knows yet.
type fidelityCmd struct {
	Stack   bool   `help:"Print a CloudFormation template that deploys one MOCK method per probe." xor:"what"`
	Script  bool   `help:"Print a shell script that asks a deployed stack and prints the answers." xor:"what"`
	Compare string `help:"Compare the script's answers with what vtlcheck believes; - is standard input." placeholder:"FILE" xor:"what"`
}

// Help shows examples.
func (fidelityCmd) Help() string {
	return `What vtlcheck does where neither a recording nor the engine nor the documentation decides is listed as unproven.
This prints a probe for each behaviour that nobody has recorded on AWS and that a MOCK method can show: the unproven
ones, and those that only the engine or the documentation says. With an AWS account the answers settle them.

Examples:
  vtlcheck fidelity
  vtlcheck fidelity --stack > probes.json
  vtlcheck fidelity --script > ask.sh
  sh ask.sh URL-OF-THE-STACK > answers.txt
  vtlcheck fidelity --compare answers.txt`
}

// Run prints what is asked for.
func (c *fidelityCmd) Run(io *streams) error {
	switch {
	case c.Stack:
		fmt.Fprintln(io.out, fidelity.Stack())
	case c.Script:
		fmt.Fprint(io.out, fidelity.Script())
	case c.Compare != "":
		return c.compare(io)
	default:
		printProbes(io)
	}
	return nil
}

func printProbes(io *streams) {
	probes := fidelity.Probes()
	for _, b := range probes {
		fmt.Fprintf(io.out, "%s: %s (%s)\n", b.ID, b.What, b.Evidence)
		printProbePart(io, "request template", b.Probe.RequestTemplate)
		printProbePart(io, "response template", b.Probe.Template)
		printProbePart(io, "body", b.Probe.Body)
		printProbePart(io, "query string", b.Probe.Query)
		printProbePart(io, "header", b.Probe.Header)
		fmt.Fprintln(io.out)
	}
	fmt.Fprintf(io.err, "%s; --stack deploys them, --script asks them, --compare reads the answers.\n", plural(len(probes), "probe"))
}

func printProbePart(io *streams, name, text string) {
	if text == "" {
		return
	}
	fmt.Fprintf(io.out, "  %s:\n", name)
	for _, line := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		fmt.Fprintf(io.out, "    %s\n", line)
	}
}

func (c *fidelityCmd) compare(io *streams) error {
	text, err := readFile(io, c.Compare)
	if err != nil {
		return err
	}
	answers, err := fidelity.ParseAnswers(text)
	if err != nil {
		return &inputError{message: fmt.Sprintf("%s: %v", c.Compare, err)}
	}
	if len(answers) == 0 {
		return &inputError{message: c.Compare + ": there is no answer in it, expected what the script prints (vtlcheck fidelity --script)"}
	}
	differences := fidelity.Compare(answers)
	for _, d := range differences {
		fmt.Fprintln(io.out, d)
	}
	fmt.Fprintf(io.err, "%s compared, %s.\n", plural(len(answers), "answer"), plural(len(differences), "difference"))
	if len(differences) > 0 {
		return exit(exitProblems)
	}
	return nil
}
