package main

import (
	"strings"

	"github.com/vtlcheck/vtlcheck/context/apidef"
)

// stdinTemplate is how a template on standard input is called where nothing else is said.
const stdinTemplate = "stdin.vtl"

// stdinName is how standard input is called by what it holds: a definition in JSON or YAML
// is known by its content, everything else is a template.
func stdinName(text string) string {
	name := "stdin.yaml"
	if strings.HasPrefix(strings.TrimSpace(text), "{") {
		name = "stdin.json"
	}
	if apidef.Detect(name, []byte(text)) != "" {
		return name
	}
	return stdinTemplate
}

// readSource reads a file, or standard input, and gives the name under which problems
// show it.
func readSource(io *streams, source string) (name, text string, err error) {
	text, err = readFile(io, source)
	if source == "-" {
		return stdinName(text), text, err
	}
	return source, text, err
}
