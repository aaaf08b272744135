package target

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"sync"
)

// Class says in which way an execution or a call ended.
type Class string

// The classes of results.
const (
	Succeeded    Class = "SUCCEEDED"
	Failed       Class = "FAILED"
	TimedOut     Class = "TIMED_OUT"
	ClientError  Class = "400"
	ServiceError Class = "500"
)

// Result is what a backend answered.
type Result struct {
	Name   string // of a built-in sample, such as failed-lambda-json-cause; "" otherwise
	Title  string
	Class  Class
	Status int // HTTP status
	Body   string
}

//go:embed results/*.json
var resultFiles embed.FS

// statesResults are the ways in which StartSyncExecution can answer. The shapes are
// real (BODIES, MODEL, OBSERVED), the values invented; that of a synchronous execution
// that timed out is UNPROVEN, so there are two.
var statesResults = sync.OnceValue(func() []Result { return readResults("states") })

// readResults reads an embedded file; a broken one is a mistake of this package.
func readResults(service string) []Result {
	text, err := resultFiles.ReadFile("results/" + service + ".json")
	if err != nil {
		panic(err)
	}
	var file []struct {
		Name, Title string
		Class       Class
		Status      int
		Body        json.RawMessage
	}
	if err := json.Unmarshal(text, &file); err != nil {
		panic(fmt.Errorf("results/%s.json: %w", service, err))
	}
	results := make([]Result, len(file))
	for i, f := range file {
		var body bytes.Buffer // as a service writes it: without blanks, numbers as they are
		if err := json.Compact(&body, f.Body); err != nil {
			panic(fmt.Errorf("results/%s.json: %s: %w", service, f.Name, err))
		}
		results[i] = Result{f.Name, f.Title, f.Class, f.Status, body.String()}
	}
	return results
}
