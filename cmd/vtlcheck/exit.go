package main

import "github.com/vtlcheck/vtlcheck/vtl"

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
type inputError struct{ message string }

func (e *inputError) Error() string { return e.message }

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

// exitCode turns the worst problem into an exit code.
func exitCode(worst vtl.Severity, level failLevel) int {
	if worst >= level.severity() && worst != 0 {
		return exitProblems
	}
	return exitClean
}
