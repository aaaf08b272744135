package lint

import (
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// RuleDoc is what is known about a rule, whichever package reports it: explanations,
// reports and pages are made of it.
type RuleDoc struct {
	ID       string
	Title    string
	Text     string
	Remedy   string
	Severity vtl.Severity
	Evidence string
	Since    string
	Fix      string
	// Bad and Good are templates; "" where there are none.
	Bad, Good string
	// Kind says where the rule comes from: lint, syntax, payload.
	Kind string
	// ShownAs are the rules by which a rendered sample shows what lint finds by this one,
	// FoundAs those by which lint finds without a sample what can lead to this one.
	ShownAs, FoundAs []string
}

// Describe finds the documentation of a rule of this package, of the parser or of the
// targets.
func Describe(id string) (RuleDoc, bool) {
	if r, ok := Lookup(id); ok {
		return docOf(r), true
	}
	if r, ok := vtl.LookupSyntaxRule(id); ok {
		return RuleDoc{ID: r.ID, Title: r.Title, Text: r.Text, Severity: r.Severity, Bad: r.Bad, Good: r.Good, Kind: "syntax",
			Evidence: byEngine, Since: "0.1.0"}, true
	}
	if r := target.FindRule(id); r != nil {
		return RuleDoc{ID: r.ID, Title: r.Title, Text: r.Text, Remedy: r.Remedy, Severity: gateway.SeverityOf(r.Severity),
			Evidence: r.Evidence, Kind: "payload", Since: "0.1.0", ShownAs: shownAs(r.ID), FoundAs: foundAs(r.ID)}, true
	}
	return RuleDoc{}, false
}

func docOf(r *Rule) RuleDoc {
	return RuleDoc{ID: r.ID, Title: r.Title, Text: r.Text, Remedy: r.Remedy, Severity: r.Severity, Evidence: r.Evidence,
		Since: r.Since, Fix: r.Fix, Bad: r.Bad.Text(), Good: r.Good.Text(), Kind: "lint", ShownAs: shownAs(r.ID)}
}

// Text is the example as one text: the template, or all templates of the route with
// what they are.
func (e Example) Text() string {
	if !e.IsRoute() {
		return e.Template
	}
	text := ""
	if e.Request != "" {
		text += "## the request template\n" + e.Request
		if text[len(text)-1] != '\n' {
			text += "\n"
		}
	}
	for _, r := range e.Responses {
		text += "## the response template\n" + r.Template
	}
	return text
}

// AllDocs lists the documentation of every rule of this package, then of the parser, then
// of the targets, each sorted by id.
func AllDocs() []RuleDoc {
	var docs []RuleDoc
	for _, r := range All {
		docs = append(docs, docOf(r))
	}
	for _, r := range vtl.SyntaxRules() {
		d, _ := Describe(r.ID)
		docs = append(docs, d)
	}
	for _, list := range [][]*target.Rule{target.Rules(), target.RequestRules(), target.ResponseRules()} {
		for _, r := range list {
			d, _ := Describe(r.ID)
			docs = append(docs, d)
		}
	}
	return docs
}

// Fingerprint identifies a problem over changes that only move it: by rule, file,
// message and the underlined text. Reports and baselines use it.
func Fingerprint(p Problem) string { return fingerprint(p).Print }
