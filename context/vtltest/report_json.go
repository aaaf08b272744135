package vtltest

import (
	"encoding/json"
	"io"

	"github.com/vtlcheck/vtlcheck/vtl"
)

// jsonReport is the stable form for programs; fields may be added.
type jsonReport struct {
	Version  int           `json:"version"`
	Passed   int           `json:"passed"`
	Failed   int           `json:"failed"`
	Skipped  int           `json:"skipped"`
	Millis   float64       `json:"millis"`
	Cases    []jsonCase    `json:"cases"`
	Problems []jsonProblem `json:"problems"`
	Updated  []string      `json:"updated,omitempty"`
}

type jsonCase struct {
	File     string        `json:"file"`
	Line     int           `json:"line"`
	Column   int           `json:"column"`
	Name     string        `json:"name"`
	Subject  string        `json:"subject"`
	Outcome  string        `json:"outcome"` // passed, failed, skipped
	Reason   string        `json:"reason,omitempty"`
	Millis   float64       `json:"millis"`
	Failures []jsonFailure `json:"failures,omitempty"`
}

type jsonFailure struct {
	What    string       `json:"what"`
	Path    string       `json:"path,omitempty"`
	Want    string       `json:"want"`
	Got     string       `json:"got"`
	Message string       `json:"message,omitempty"`
	Line    int          `json:"line"`
	Column  int          `json:"column"`
	Origins []jsonOrigin `json:"origins,omitempty"`
}

type jsonOrigin struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Text   string `json:"text"`
	Made   bool   `json:"made,omitempty"`
}

type jsonProblem struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Rule    string `json:"rule"`
	Message string `json:"message"`
}

func reportJSON(w io.Writer, s *Summary, _ Options) error {
	doc := jsonReport{Version: 1, Passed: s.Passed, Failed: s.Failed, Skipped: s.Skipped,
		Millis: millis(s.Elapsed.Seconds()), Cases: []jsonCase{}, Problems: jsonProblems(s.Problems), Updated: s.Updated}
	for _, o := range s.Outcomes {
		doc.Cases = append(doc.Cases, o.json())
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(doc)
}

func millis(seconds float64) float64 { return float64(int64(seconds*1e6)) / 1e3 }

func jsonProblems(ds vtl.Diagnostics) []jsonProblem {
	out := []jsonProblem{}
	for _, d := range ds {
		at := d.Start()
		out = append(out, jsonProblem{at.File, at.Line, at.Column, d.Rule, d.Message()})
	}
	return out
}

// verdict is passed, failed or skipped.
func (o *Outcome) verdict() string {
	switch {
	case o.Skipped != "":
		return "skipped"
	case o.Passed():
		return "passed"
	}
	return "failed"
}

func (o *Outcome) json() jsonCase {
	c := jsonCase{File: o.Case.At.File, Line: o.Case.At.Line, Column: o.Case.At.Column, Name: o.Case.Name,
		Subject: o.Case.Subject.Name(), Outcome: o.verdict(), Reason: o.Skipped, Millis: millis(o.Elapsed.Seconds())}
	for _, f := range o.Failures {
		j := jsonFailure{What: f.What, Path: f.Path, Want: f.Want, Got: f.Got, Message: f.Message, Line: f.At.Line, Column: f.At.Column}
		for _, origin := range f.Origins {
			j.Origins = append(j.Origins, jsonOrigin{origin.At.File, origin.At.Line, origin.At.Column, origin.Text, origin.Made})
		}
		c.Failures = append(c.Failures, j)
	}
	return c
}
