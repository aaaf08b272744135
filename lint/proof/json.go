package proof

import (
	"encoding/json"

	apigw "github.com/vtlcheck/vtlcheck/context"
)

// proofJSON is a Proof as --format json prints it.
type proofJSON struct {
	File       string         `json:"file"`
	Line       int            `json:"line"`
	Column     int            `json:"column"`
	Obligation Obligation     `json:"obligation"`
	Verdict    Verdict        `json:"verdict"`
	Assumes    []string       `json:"assumes"`
	Witness    *witnessJSON   `json:"witness,omitempty"`
	Reason     string         `json:"reason,omitempty"`
	Rule       string         `json:"rule,omitempty"`
	Remedy     string         `json:"remedy,omitempty"`
	More       []*witnessJSON `json:"more,omitempty"`
	LoopLimit  *witnessJSON   `json:"foreach1000,omitempty"`
	Tried      int            `json:"tried,omitempty"`
}

type witnessJSON struct {
	Body           string            `json:"body"`
	Query          map[string]string `json:"query,omitempty"`
	Headers        map[string]string `json:"headers,omitempty"`
	PathParams     map[string]string `json:"pathParameters,omitempty"`
	StageVariables map[string]string `json:"stageVariables,omitempty"`
	Result         *resultJSON       `json:"result,omitempty"`
	Status         int               `json:"status,omitempty"`
	Output         string            `json:"output"`
	BrokenAt       [2]int            `json:"brokenAt"`
	Path           []string          `json:"path"`
}

type resultJSON struct {
	Class  string `json:"class"`
	Status int    `json:"status"`
	Body   string `json:"body"`
}

// MarshalJSON gives the form of --format json.
func (p Proof) MarshalJSON() ([]byte, error) {
	out := proofJSON{
		Obligation: p.Obligation, Verdict: p.Verdict, Assumes: p.Assumes, Reason: p.Reason, Rule: p.Rule, Remedy: p.Remedy,
		Witness: p.Witness.forJSON(), LoopLimit: p.LoopLimit.forJSON(), Tried: p.Tried,
	}
	for _, w := range p.More {
		out.More = append(out.More, w.forJSON())
	}
	if p.Source != nil {
		at := p.Source.Location(p.Span.Start)
		out.File, out.Line, out.Column = at.File, at.Line, at.Column
	}
	if out.Assumes == nil {
		out.Assumes = []string{}
	}
	return json.Marshal(out)
}

func (w *Witness) forJSON() *witnessJSON {
	if w == nil {
		return nil
	}
	out := &witnessJSON{
		Body: w.Request.Body, Query: paramsJSON(w.Request.Query), Headers: paramsJSON(w.Request.Headers),
		PathParams: paramsJSON(w.Request.PathParams), StageVariables: paramsJSON(w.Request.StageVariables),
		Status: w.Status, Output: w.Output, BrokenAt: [2]int{w.BrokenAt.Start, w.BrokenAt.End}, Path: w.Path,
	}
	if w.Result != nil {
		out.Result = &resultJSON{string(w.Result.Class), w.Result.Status, w.Result.Body}
	}
	return out
}

func paramsJSON(params apigw.Params) map[string]string {
	out := map[string]string{}
	for _, p := range params {
		out[p.Name] = p.Value
	}
	return out
}
