package main

import (
	_ "embed"
	"encoding/json"
	"io"

	"github.com/vtlcheck/vtlcheck/context/jsonpath"
	"github.com/vtlcheck/vtlcheck/vtl"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// renderSchema is the JSON Schema of renderDoc.
//
//go:embed render.schema.json
var renderSchema string

// renderDoc is what render and check print with --format json.
type renderDoc struct {
	Version int           `json:"version"`
	Renders []renderEntry `json:"renders"`
	// Problems are those that no render shows: of the definition, and of the linter.
	Problems []problemEntry `json:"problems"`
	// Proofs is what check proved; render proves nothing.
	Proofs any `json:"proofs,omitempty"`
}

// renderEntry is one template rendered on one sample.
type renderEntry struct {
	Source           string            `json:"source"`
	Route            string            `json:"route"`
	Phase            string            `json:"phase"`
	Sample           string            `json:"sample"`
	Samples          int               `json:"samples,omitempty"`
	Result           *string           `json:"result"`
	Output           *string           `json:"output"`
	Status           *int              `json:"status"`
	Headers          map[string]string `json:"headers"`
	RequestOverride  json.RawMessage   `json:"requestOverride"`
	ResponseOverride json.RawMessage   `json:"responseOverride"`
	Error            *renderError      `json:"error"`
	Problems         []problemEntry    `json:"problems"`
}

// renderError says why there is no output.
type renderError struct {
	Message string `json:"message"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
}

// problemEntry is one problem in a JSON document.
type problemEntry struct {
	Rule      string `json:"rule"`
	Severity  string `json:"severity"`
	Message   string `json:"message"`
	File      string `json:"file"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"endLine"`
	EndColumn int    `json:"endColumn"`
}

func problemEntries(ds vtl.Diagnostics) []problemEntry {
	entries := make([]problemEntry, len(ds))
	for i, d := range ds {
		start, end := d.Start(), d.End()
		entries[i] = problemEntry{
			Rule: d.Rule, Severity: d.Severity.String(), Message: d.Message(), File: start.File,
			Line: start.Line, Column: start.Column, EndLine: end.Line, EndColumn: end.Column,
		}
	}
	return entries
}

// overrideJSON writes an override map; its values keep their JSON types.
func overrideJSON(m *java.Map) json.RawMessage {
	if m == nil {
		return json.RawMessage("{}")
	}
	return jsonpath.AppendJSON(nil, m)
}

// writeJSON prints a document, indented, without turning < > & into escapes.
func writeJSON(w io.Writer, doc any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(doc)
}
