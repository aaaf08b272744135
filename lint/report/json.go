package report

import (
	_ "embed" // the schema of the JSON report
	"encoding/json"
	"io"

	"github.com/vtlcheck/vtlcheck/lint"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// JSONSchema is the JSON Schema of the json format.
//
//go:embed problems.schema.json
var JSONSchema []byte

// jsonReport is the json format, version 1. Members are added, never changed or removed.
type jsonReport struct {
	Version  int           `json:"version"`
	Problems []jsonProblem `json:"problems"`
	Proofs   any           `json:"proofs,omitempty"`
}

type jsonProblem struct {
	Rule      string    `json:"rule"`
	Severity  string    `json:"severity"`
	Message   string    `json:"message"`
	Summary   string    `json:"summary"`
	Detail    string    `json:"detail"`
	File      string    `json:"file"`
	Line      int       `json:"line"`
	Column    int       `json:"column"`
	EndLine   int       `json:"endLine"`
	EndColumn int       `json:"endColumn"`
	StandIn   bool      `json:"standIn,omitempty"`
	Fixes     []jsonFix `json:"fixes,omitempty"`
}

type jsonFix struct {
	Title string     `json:"title"`
	Edits []jsonEdit `json:"edits"`
}

type jsonEdit struct {
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"endLine"`
	EndColumn int    `json:"endColumn"`
	NewText   string `json:"newText"`
}

func writeJSON(w io.Writer, problems []lint.Problem, opts Options) error {
	report := jsonReport{Version: 1, Problems: make([]jsonProblem, 0, len(problems)), Proofs: opts.Proofs}
	for _, p := range problems {
		report.Problems = append(report.Problems, jsonOf(p))
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(report)
}

func jsonOf(p lint.Problem) jsonProblem {
	start, end := p.Start(), p.End()
	return jsonProblem{
		Rule: p.Rule, Severity: p.Severity.String(), Message: p.Message(), Summary: p.Summary, Detail: p.Detail,
		File: start.File, Line: start.Line, Column: start.Column, EndLine: end.Line, EndColumn: end.Column,
		StandIn: start.StandIn, Fixes: jsonFixes(p),
	}
}

func jsonFixes(p lint.Problem) []jsonFix {
	var fixes []jsonFix
	for _, f := range fixesOf(p) {
		fix := jsonFix{Title: f.Title}
		for _, e := range f.Edits {
			start, end := editPlace(p, e)
			fix.Edits = append(fix.Edits, jsonEdit{start.Line, start.Column, end.Line, end.Column, e.NewText})
		}
		fixes = append(fixes, fix)
	}
	return fixes
}

// editPlace gives the place of an edit in the file.
func editPlace(p lint.Problem, e lint.Edit) (start, end vtl.Location) {
	return p.Source.Location(e.Span.Start), p.Source.Location(e.Span.End)
}
