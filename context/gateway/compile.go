package gateway

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/vtl"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// Compiled is a route whose templates and selection patterns are ready to run. It is
// immutable and safe for concurrent calls; the route must not change any more.
type Compiled struct {
	Route     *Route
	requests  []compiledTemplate
	responses []compiledResponse
}

// compiledTemplate is a mapping template with what parsing it showed.
type compiledTemplate struct {
	*Template
	parsed      *vtl.Template // nil: stored as null
	diagnostics vtl.Diagnostics
	overridden  map[*vtl.Set]string // see the function overridden
}

// compiledResponse is an integration response that is ready to run.
type compiledResponse struct {
	*Response
	pattern   *java.Regex // nil: no pattern, or one that Java would refuse
	templates []compiledTemplate
}

// Compile parses all templates of a route once. The diagnostics tell of templates and
// selection patterns that are broken; the result is usable all the same: as deployed, a
// broken template is a 500 for each call that reaches it, not a refusal to deploy
// (recorded on AWS).
func Compile(r *Route) (*Compiled, vtl.Diagnostics) {
	c := &Compiled{Route: r}
	var all vtl.Diagnostics
	known := map[*vtl.Source]compiledTemplate{}
	c.requests = compileTemplates(r.Integration.RequestTemplates, known, &all)
	for i := range r.Integration.Responses {
		entry := &r.Integration.Responses[i]
		compiled := compiledResponse{Response: entry}
		compiled.templates = compileTemplates(entry.Templates, known, &all)
		if entry.Pattern != "" {
			re, err := java.CompileRegex(entry.Pattern)
			if err != nil {
				all = append(all, badPattern(entry, err))
			} else {
				compiled.pattern = re
			}
		}
		c.responses = append(c.responses, compiled)
	}
	return c, all
}

// compileTemplates parses each source once, in however many templates it stands.
func compileTemplates(templates []Template, known map[*vtl.Source]compiledTemplate, all *vtl.Diagnostics) []compiledTemplate {
	out := make([]compiledTemplate, len(templates))
	for i := range templates {
		t := &templates[i]
		if t.Source != nil && t.Source.Text != "" {
			compiled, done := known[t.Source]
			if !done {
				compiled.parsed, compiled.diagnostics = vtl.ParseSource(t.Source)
				compiled.overridden = overridden(compiled.parsed.Root)
				known[t.Source] = compiled
				*all = append(*all, compiled.diagnostics...)
			}
			out[i] = compiled
		}
		out[i].Template = t
	}
	return out
}

func badPattern(entry *Response, err error) vtl.Diagnostic {
	return vtl.Diagnostic{
		Severity: vtl.Error,
		Rule:     "bad-selection-pattern",
		Summary:  fmt.Sprintf("selection pattern %q is no Java regular expression", entry.Pattern),
		Detail:   fmt.Sprintf("%v. It can match nothing; expected a pattern of the whole status code, such as 4\\d{2}.", err),
		At:       entry.At,
	}
}

// Templates calls yield for every template of the route that is not null: the parsed
// template, its declaration, and the integration response that it belongs to (nil for
// a request template).
func (c *Compiled) Templates(yield func(*vtl.Template, *Template, *Response) bool) {
	for _, t := range c.requests {
		if t.parsed != nil && !yield(t.parsed, t.Template, nil) {
			return
		}
	}
	for _, r := range c.responses {
		for _, t := range r.templates {
			if t.parsed != nil && !yield(t.parsed, t.Template, r.Response) {
				return
			}
		}
	}
}
