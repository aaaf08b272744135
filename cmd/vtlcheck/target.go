package main

import (
	"encoding/json"

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

// builtinResults gives the sample results for a target; a target without any (and no
// target) has those of StartSyncExecution to try a response template with.
func builtinResults(t *target.Target) []target.Result {
	if t != nil {
		if results := t.Results(); len(results) > 0 {
			return results
		}
	}
	sync, err := target.Lookup(stepFunctions)
	if err != nil {
		return nil
	}
	return sync.Results()
}

// defaultResult is what the backend answers where nobody says: the first success; of a
// target without built-in results an empty object.
func defaultResult(t *target.Target, results []target.Result) target.Result {
	if t == nil || len(t.Results()) > 0 {
		for _, r := range results {
			if r.Class == target.Succeeded {
				return r
			}
		}
	}
	return target.Result{Title: "an empty answer", Class: target.Succeeded, Status: 200, Body: "{}"}
}

// classOf tells in which way an execution ended, from its body and HTTP status.
func classOf(body string, status int) target.Class {
	switch {
	case status >= 500:
		return target.ServiceError
	case status >= 400:
		return target.ClientError
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
