package main

import (
	"encoding/json"
	"slices"

	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/context/target"
)

// stepFunctions is the target whose results stand in where a target has none.
const stepFunctions = "StartSyncExecution"

// chooseTarget reads --target. auto is true where the target is to be found out;
// nil with auto false is none.
func chooseTarget(name string) (t *target.Target, auto bool, err error) {
	switch name {
	case "", "auto":
		return nil, true, nil
	case "none":
		return nil, false, nil
	}
	t, err = target.Lookup(name)
	if err != nil {
		return nil, false, &usageError{"--target: " + err.Error()}
	}
	return t, false, nil
}

// builtinResults gives the sample results of a route's backend; one without any has those
// of StartSyncExecution to try a response template with.
func builtinResults(r *gateway.Route, t *target.Target) []target.Result {
	if results := gateway.Results(r, t); len(results) > 0 {
		return results
	}
	sync, err := target.Lookup(stepFunctions)
	if err != nil {
		return nil
	}
	return sync.Results()
}

// defaultResult is what the backend answers where nobody says: the first success; where
// no success is known an empty object.
func defaultResult(r *gateway.Route, t *target.Target) target.Result {
	results := gateway.Results(r, t)
	if t == nil && len(results) == 0 {
		results = builtinResults(r, t)
	}
	for _, r := range results {
		if r.Class == target.Succeeded {
			return r
		}
	}
	return target.Result{Title: "an empty answer", Class: target.Succeeded, Status: 200, Body: "{}"}
}

// classOf tells in which way a call of t ended, from its body and HTTP status; where the
// target is not known, that of an execution.
func classOf(t *target.Target, body string, status int) target.Class {
	switch {
	case status >= 500:
		return target.ServiceError
	case status >= 400:
		return target.ClientError
	case t != nil && !t.Executes():
		return target.Succeeded
	}
	var execution struct{ Status string }
	if json.Unmarshal([]byte(body), &execution) == nil {
		switch c := target.Class(execution.Status); c {
		case target.Failed, target.TimedOut:
			return c
		}
	}
	return target.Succeeded
}

// resultOwners names the targets that have a built-in result of that name.
func resultOwners(name string) []string {
	var owners []string
	for _, t := range target.All() {
		if slices.ContainsFunc(t.Results(), func(r target.Result) bool { return r.Name == name }) {
			owners = append(owners, t.Name)
		}
	}
	return owners
}
