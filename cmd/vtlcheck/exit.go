package main

import (
	"errors"
	"slices"

	"github.com/vtlcheck/vtlcheck/context/apidef"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// The exit codes, as the README documents them.
const (
	exitClean    = 0 // nothing reached --fail-level
	exitProblems = 1 // a problem reached --fail-level
	exitUsage    = 2 // the command line is wrong
	exitInput    = 3 // a file cannot be read, or is no template or definition at all
)

// usageError is a mistake on the command line.
type usageError struct{ message string }

func (e *usageError) Error() string { return e.message }

// inputError is a file that cannot be used.
type inputError struct {
	message string
	// problems say it with places; nil where there is only the message.
	problems vtl.Diagnostics
}

func (e *inputError) Error() string { return e.message }

// cannotUse is the error of a file, given by what is wrong with it.
func cannotUse(problems vtl.Diagnostics) error {
	return &inputError{message: problems.Error(), problems: problems}
}

// problemsOf gives an error about a source as problems: its own, else one that says it.
// It gives nil for a mistake on the command line.
func problemsOf(source string, err error) vtl.Diagnostics {
	var input *inputError
	switch {
	case !errors.As(err, &input):
		return nil
	case len(input.problems) > 0:
		return input.problems
	}
	return cannotRead(source, err)
}

// failLevel is the severity from which problems fail a run.
type failLevel string

func (l failLevel) severity() vtl.Severity {
	switch l {
	case "info":
		return vtl.Info
	case "warning":
		return vtl.Warning
	case "never":
		return vtl.Error + 1
	}
	return vtl.Error
}

// exitCode turns the problems of a run into an exit code. A file that cannot be read at
// all was not looked at, whatever --fail-level says.
func exitCode(problems vtl.Diagnostics, level failLevel) int {
	worst := problems.Worst()
	switch {
	case slices.ContainsFunc(problems, func(d vtl.Diagnostic) bool { return unreadable(d.Rule) }):
		return exitInput
	case worst >= level.severity() && worst != 0:
		return exitProblems
	}
	return exitClean
}

// unreadable says whether problems of a rule mean that a file was not looked at.
func unreadable(rule string) bool { return rule == ruleUnreadableFile || apidef.Unreadable(rule) }

// ruleUnreadableFile is the rule of a file that cannot be opened.
const ruleUnreadableFile = "unreadable-file"
