package vtltest

import (
	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/context/strictjson"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"

	"go.yaml.in/yaml/v3"
)

// File is a case file as it was read. It is not changed after ReadFile, and safe for
// concurrent use.
type File struct {
	Path  string
	Cases []*Case
	// Reads are the files that the cases were made of, the case file itself first.
	Reads []string

	text     string
	root     *yaml.Node
	defaults top
}

// Case is one call with what must come of it.
type Case struct {
	Name string
	At   vtl.Location
	Only bool
	// Skip is why the case does not run; "" runs it.
	Skip    string
	Subject *Subject
	// Request is the call; it must not be changed.
	Request *apigw.Request

	file    *File
	side    apigw.Phase // whose output is judged; never 0
	backend gateway.Backend
	// result is what the backend answers, for the checks; nil where nobody is asked.
	result *target.Result
	expect expectation
	node   *yaml.Node
}

// Result is what the backend answers; false where nobody is asked.
func (c *Case) Result() (target.Result, bool) {
	if c.result == nil {
		return target.Result{}, false
	}
	return *c.result, true
}

// File gives the file that the case stands in; nil of one made by Go code.
func (c *Case) File() *File { return c.file }

// expectation is what must come of a call. A nil field expects nothing.
type expectation struct {
	at         *yaml.Node // the key expect, or the case where it has none
	output     *wantText
	json       *wantJSON // equal
	contains   *wantJSON
	input      *wantJSON // of the payload's member input, parsed
	inputHas   *wantJSON
	members    *wantMembers
	status     *wantStatus
	headers    []wantHeader
	overrides  *wantOverrides
	err        *wantText
	problems   []string // rule ids, in any order
	problemsAt *yaml.Node
}

// empty says that nothing at all is expected: then there must be no problem.
func (e *expectation) empty() bool {
	return e.output == nil && e.json == nil && e.contains == nil && e.input == nil && e.inputHas == nil &&
		e.members == nil && e.status == nil && e.headers == nil && e.overrides == nil && e.err == nil && e.problemsAt == nil
}

// wantText is a text with its place; of a golden file it has the file's name.
type wantText struct {
	text   string
	golden string
	// missing says that the golden file is not there yet.
	missing bool
	node    *yaml.Node
}

// wantJSON is a JSON value with the YAML that it was written in.
type wantJSON struct {
	text  string
	value *strictjson.Value
	node  *yaml.Node
}

type wantStatus struct {
	status int
	node   *yaml.Node
}

// wantHeader is a header that the client must get, or must not (absent).
type wantHeader struct {
	name, value string
	absent      bool
	node        *yaml.Node
}

// wantOverrides are the override maps; a nil side expects nothing of it.
type wantOverrides struct{ request, response *wantJSON }
