package target

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
)

// Class says in which way an execution or a call ended.
type Class string

// The classes of results.
const (
	Succeeded    Class = "SUCCEEDED"
	Failed       Class = "FAILED"
	TimedOut     Class = "TIMED_OUT"
	ClientError  Class = "400" // any 4xx
	ServiceError Class = "500" // any 5xx
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

// resultEntry is a sample as the embedded files have it.
type resultEntry struct {
	Name, Title string
	Class       Class
	Status      int
	// Of lists the services and actions (states:StopExecution) that answer so; not in
	// the file of StartSyncExecution.
	Of   []string
	Body json.RawMessage
}

// readResults reads an embedded file of one action.
func readResults(file string) []Result {
	entries := readEntries(file)
	results := make([]Result, len(entries))
	for i, e := range entries {
		results[i] = e.result(file, "")
	}
	return results
}

// readEntries reads an embedded file; a broken one is a mistake of this package.
func readEntries(file string) []resultEntry {
	text, err := resultFiles.ReadFile("results/" + file + ".json")
	if err != nil {
		panic(err)
	}
	var entries []resultEntry
	if err := json.Unmarshal(text, &entries); err != nil {
		panic(fmt.Errorf("results/%s.json: %w", file, err))
	}
	return entries
}

// result is the sample with its body as a service writes it: without blanks, numbers as
// they are. A body that is a text is no JSON. An error names the action where the entry
// has {action}.
func (e resultEntry) result(file, action string) Result {
	var body bytes.Buffer
	if err := json.Compact(&body, e.Body); err != nil {
		panic(fmt.Errorf("results/%s.json: %s: %w", file, e.Name, err))
	}
	text := body.String()
	if text[0] == '"' {
		if err := json.Unmarshal(e.Body, &text); err != nil {
			panic(fmt.Errorf("results/%s.json: %s: %w", file, e.Name, err))
		}
	}
	return Result{e.Name, e.Title, e.Class, e.Status, strings.ReplaceAll(text, "{action}", action)}
}
