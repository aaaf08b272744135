// Package lint finds what mapping templates get wrong before any call does.
//
//	Input ─► parse ─► facts: one walk, one run without data (internal/flow) ─► rules ─► suppressions, settings ─► []Problem
//
// [Run] judges one template, [RunRoute] all templates of a route and what becomes of
// each outcome of its integration, [RunFiles] many files on all cores. The problems
// are vtl.Diagnostic values, syntax errors included, with the fixes that there are.
//
// # Rules
//
// A rule is a value of type [Rule] in a file of its own, rule_ and its id: what it finds, why,
// what to write instead, since when, a bad and a good example, the evidence, and the
// function that looks. [All] lists them. Explanations, the page RULES.md, SARIF and the
// starter configuration are made of these values, and tests run every example.
//
// A rule does not search text. It asks the facts: what is known about the value of an
// expression, where in the produced JSON (or form, or XML) a value is printed, how many
// escapes it has there and how many it takes, which tests a way has taken, how a way
// ends. The names that exist come from package context/catalog, the methods from
// package vtl/java, contracts of backends from package context/target.
//
// # To add a rule
//
// Write rule_name.go with its value, add the value to [All] (sorted by id), and run
// go test ./lint -run TestPages -update. The tests fail while a text, an example or the
// page is missing. A mistake that the rule finds gets a line in coverage*.go and a pair
// of twins in testdata/lint.
package lint
