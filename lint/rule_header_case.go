package lint

import (
	"fmt"
	"slices"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleHeaderCase = &Rule{
	ID: "header-case", Severity: vtl.Warning, Since: "0.1.0",
	Title:    "a header is read in one spelling only",
	Text:     `Names of headers are case-sensitive in a template, and clients differ: over HTTP/1.1 most send Authorization, over HTTP/2 all send authorization. $input.params('authorization') is empty for the first.`,
	Remedy:   "Read both: #set($a = $input.params('Authorization'))#if($a == \"\")#set($a = $input.params('authorization'))#end.",
	Evidence: docNotes,
	Bad:      Example{Phase: RequestPhase, Template: "#if($input.params('authorization') == \"\"){\"user\": null}#else{}#end\n"},
	Good:     Example{Phase: RequestPhase, Template: "#set($a = $input.params('Authorization'))\n#if($a == \"\")#set($a = $input.params('authorization'))#end\n#if($a == \"\"){\"user\": null}#else{}#end\n"},
	Run:      runHeaderCase,
}

func runHeaderCase(p *Pass) {
	params := p.params()
	for _, d := range params {
		canonical, ok := catalog.CanonicalHeader(d.Param)
		if !ok || d.Param == canonical || d.Param != strings.ToLower(d.Param) {
			continue
		}
		other := func(o *flow.Data) bool { return o.Param == canonical }
		if !slices.ContainsFunc(params, other) {
			p.Report(d.Node.Span(), fmt.Sprintf("the header %s is not found under %q", canonical, d.Param), "")
		}
	}
}

// params lists the parameters that the template reads by a constant name.
func (f *Facts) params() []*flow.Data {
	var found []*flow.Data
	seen := map[vtl.Node]bool{}
	for _, ref := range f.Refs {
		for _, v := range f.Flow.Values(ref) {
			for _, d := range v.Sources() {
				if o := d.Origin(); o.Source == flow.FromParam && o.Param != "" && o.Node != nil && !seen[o.Node] {
					seen[o.Node] = true
					found = append(found, o)
				}
			}
		}
	}
	return found
}
