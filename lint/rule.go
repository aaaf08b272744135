package lint

import (
	"github.com/vtlcheck/vtlcheck/vtl"
)

// Rule is one thing that the linter looks for. Everything that documentation, reports
// and explanations say about it stands here, beside the code that finds it.
type Rule struct {
	// ID is kebab-case and stable: configuration, suppressions and baselines name it.
	ID string
	// Title says in one line what the rule finds.
	Title string
	// Text says what API Gateway does with the mistake, and why.
	Text string
	// Remedy says what to write instead.
	Remedy string
	// Severity is what a problem has unless the configuration, or the rule for a milder
	// case of its own, says otherwise.
	Severity vtl.Severity
	// Since is the version that brought the rule.
	Since string
	// Bad is an example that the rule reports, Good its sound twin.
	Bad, Good Example
	// Evidence says from where it is known, with a link where there is one.
	Evidence string
	// Fix says what --fix does, "" where there is no fix.
	Fix string
	// Shows names the rules by which the same mistake shows when a sample is rendered:
	// those of contracts, of package gateway and of the evaluator. Documentation, render and check read the kinship here.
	Shows []string
	// Run looks at one template. It is called for templates that parse without error,
	// concurrently for different templates.
	Run func(*Pass)
	// Route looks at a route with all its templates; most rules have none.
	Route func(*RoutePass)
	// Syntax says that the parser reports the rule; it has no Run.
	Syntax bool
}

// Example is a template of the documentation, with what it takes to judge it.
type Example struct {
	Phase       Phase
	Target      string // as for --target; "" lets the linter find out
	ContentType string // "" is application/json
	Template    string
	// Request, Responses: the example is a route with these, and Template is empty.
	Request   string
	Responses []ExampleResponse
	// URI of the route's integration; "" is the Step Functions StartSyncExecution action.
	URI string
	// Type of the integration; "" is AWS.
	Type string
	// Parameters of the integration request, as name and value.
	Parameters map[string]string
	// Path of the route; "" is /orders.
	Path string
	// Binary are the API's binary media types.
	Binary []string
}

// ExampleResponse is an integration response of an Example.
type ExampleResponse struct {
	Status   int
	Pattern  string
	Template string
}

// Fix is a change that removes a problem and changes nothing else.
type Fix struct {
	Title string
	Edits []Edit
}

// Edit replaces the text under a span of the problem's source.
type Edit struct {
	Span    vtl.Span
	NewText string
}

// Problem is a diagnostic of the linter with the fixes that there are for it.
type Problem struct {
	vtl.Diagnostic
	Fixes []Fix
}

// Pass is one template under the eyes of one rule.
type Pass struct {
	*Facts
	rule *Rule
	out  *[]Problem
}

// Report adds a problem of the rule at a place of the template.
func (p *Pass) Report(span vtl.Span, summary, detail string, fixes ...Fix) {
	p.report(p.rule.Severity, span, summary, detail, fixes)
}

// ReportInfo is like Report, for a case of the rule that is only worth a note.
func (p *Pass) ReportInfo(span vtl.Span, summary, detail string, fixes ...Fix) {
	p.report(vtl.Info, span, summary, detail, fixes)
}

// ReportWarning is like Report, for a case of the rule that is not certain to fail.
func (p *Pass) ReportWarning(span vtl.Span, summary, detail string, fixes ...Fix) {
	p.report(min(vtl.Warning, p.rule.Severity), span, summary, detail, fixes)
}

func (p *Pass) report(severity vtl.Severity, span vtl.Span, summary, detail string, fixes []Fix) {
	if detail == "" {
		detail = p.rule.Remedy
	}
	*p.out = append(*p.out, Problem{
		Diagnostic: vtl.Diagnostic{
			Severity: severity, Rule: p.rule.ID, Summary: summary, Detail: detail,
			Source: p.Source, Subject: span,
		},
		Fixes: fixes,
	})
}

// replace is a fix of one edit.
func replace(title string, span vtl.Span, text string) Fix {
	return Fix{Title: title, Edits: []Edit{{span, text}}}
}

// insert is a fix that only adds text.
func insert(title string, at int, text string) Fix {
	return replace(title, vtl.Span{Start: at, End: at}, text)
}
