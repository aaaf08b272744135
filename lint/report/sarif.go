package report

import (
	"encoding/json"
	"io"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/vtlcheck/vtlcheck/lint"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// The part of SARIF 2.1.0 that linters use.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID               string         `json:"id"`
		ShortDescription *sarifText     `json:"shortDescription,omitempty"`
		FullDescription  *sarifText     `json:"fullDescription,omitempty"`
		Help             *sarifText     `json:"help,omitempty"`
		Configuration    *sarifSeverity `json:"defaultConfiguration,omitempty"`
	}
	sarifSeverity struct {
		Level string `json:"level"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID       string            `json:"ruleId"`
		RuleIndex    int               `json:"ruleIndex"`
		Level        string            `json:"level"`
		Message      sarifText         `json:"message"`
		Locations    []sarifLocation   `json:"locations,omitempty"`
		Fingerprints map[string]string `json:"partialFingerprints,omitempty"`
		Fixes        []sarifFix        `json:"fixes,omitempty"`
		CodeFlows    []sarifCodeFlow   `json:"codeFlows,omitempty"`
	}
	sarifCodeFlow struct {
		ThreadFlows []sarifThreadFlow `json:"threadFlows"`
	}
	sarifThreadFlow struct {
		Locations []sarifFlowLocation `json:"locations"`
	}
	sarifFlowLocation struct {
		Location sarifFlowPlace `json:"location"`
	}
	sarifFlowPlace struct {
		Physical sarifPhysical `json:"physicalLocation"`
		Message  sarifText     `json:"message"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int        `json:"startLine"`
		StartColumn int        `json:"startColumn"`
		EndLine     int        `json:"endLine,omitempty"`
		EndColumn   int        `json:"endColumn,omitempty"`
		Snippet     *sarifText `json:"snippet,omitempty"`
	}
	sarifFix struct {
		Description sarifText     `json:"description"`
		Changes     []sarifChange `json:"artifactChanges"`
	}
	sarifChange struct {
		Artifact     sarifArtifact      `json:"artifactLocation"`
		Replacements []sarifReplacement `json:"replacements"`
	}
	sarifReplacement struct {
		Deleted  sarifRegion `json:"deletedRegion"`
		Inserted *sarifText  `json:"insertedContent,omitempty"`
	}
)

const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

func writeSARIF(w io.Writer, problems []lint.Problem, opts Options) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: make([]sarifResult, 0, len(problems))}
	run.Tool.Driver = sarifDriver{Name: "vtlcheck", Version: opts.Version, Rules: []sarifRule{}}
	index := map[string]int{}
	for _, p := range problems {
		i, ok := index[p.Rule]
		if !ok {
			i = len(run.Tool.Driver.Rules)
			index[p.Rule] = i
			run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRuleOf(p.Rule, opts))
		}
		result := sarifResultOf(p, i)
		if opts.Flow != nil {
			result.CodeFlows = sarifFlows(opts.Flow(p))
		}
		run.Results = append(run.Results, result)
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(sarifLog{Schema: sarifSchema, Version: "2.1.0", Runs: []sarifRun{run}})
}

// sarifRuleOf describes a rule; of one that nobody describes there is the id alone.
func sarifRuleOf(id string, opts Options) sarifRule {
	doc, ok := lint.Describe(id)
	if !ok && opts.Describe != nil {
		doc, ok = opts.Describe(id)
	}
	rule := sarifRule{ID: id}
	if !ok {
		return rule
	}
	rule.ShortDescription, rule.FullDescription = textOrNil(doc.Title), textOrNil(doc.Text)
	rule.Help = textOrNil(strings.TrimSpace(doc.Remedy + "\n\n" + doc.Evidence))
	rule.Configuration = &sarifSeverity{sarifLevel(doc.Severity)}
	return rule
}

func textOrNil(text string) *sarifText {
	if text == "" {
		return nil
	}
	return &sarifText{text}
}

func sarifLevel(s vtl.Severity) string {
	if s == vtl.Info {
		return "note"
	}
	return s.String()
}

func sarifResultOf(p lint.Problem, rule int) sarifResult {
	r := sarifResult{RuleID: p.Rule, RuleIndex: rule, Level: sarifLevel(p.Severity), Message: sarifText{p.Message()}}
	at := p.Start()
	if at.File == "" {
		return r
	}
	location := sarifPhysical{Artifact: sarifArtifact{fileURI(at.File)}}
	if at.Line > 0 {
		location.Region = sarifRegionOf(at, p.End())
		if p.Source != nil {
			location.Region.Snippet = textOrNil(p.Source.Slice(p.Subject))
		}
	}
	r.Locations = []sarifLocation{{location}}
	r.Fingerprints = map[string]string{"vtlcheck/v1": lint.Fingerprint(p)}
	r.Fixes = sarifFixes(p)
	return r
}

func sarifRegionOf(start, end vtl.Location) *sarifRegion {
	region := &sarifRegion{StartLine: start.Line, StartColumn: start.Column}
	if end.Line > start.Line || end.Line == start.Line && end.Column >= start.Column {
		region.EndLine, region.EndColumn = end.Line, end.Column
	}
	return region
}

func sarifFixes(p lint.Problem) []sarifFix {
	var fixes []sarifFix
	for _, f := range fixesOf(p) {
		change := sarifChange{Artifact: sarifArtifact{fileURI(p.Start().File)}}
		for _, e := range f.Edits {
			start, end := editPlace(p, e)
			change.Replacements = append(change.Replacements, sarifReplacement{*sarifRegionOf(start, end), &sarifText{e.NewText}})
		}
		fixes = append(fixes, sarifFix{Description: sarifText{f.Title}, Changes: []sarifChange{change}})
	}
	return fixes
}

// sarifFlows writes the way to a problem.
func sarifFlows(steps []FlowStep) []sarifCodeFlow {
	if len(steps) == 0 {
		return nil
	}
	var flow sarifThreadFlow
	for _, s := range steps {
		place := sarifPhysical{Artifact: sarifArtifact{fileURI(s.Start.File)}}
		if s.Start.Line > 0 {
			place.Region = sarifRegionOf(s.Start, s.End)
		}
		flow.Locations = append(flow.Locations, sarifFlowLocation{sarifFlowPlace{place, sarifText{s.Text}}})
	}
	return []sarifCodeFlow{{[]sarifThreadFlow{flow}}}
}

// fileURI writes a path as a URI reference, relative where the path is.
func fileURI(path string) string {
	u := url.URL{Path: filepath.ToSlash(path)}
	if filepath.IsAbs(path) {
		u.Scheme = "file"
	}
	return u.String()
}
