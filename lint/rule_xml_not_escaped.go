package lint

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleXMLNotEscaped = &Rule{
	ID: "xml-not-escaped", Severity: vtl.Warning, Since: "0.1.0",
	Title:    "a value stands unescaped, or escaped for JavaScript, in XML or HTML",
	Text:     `XML needs & < > and quotes as entities. $util.escapeJavaScript escapes other characters: it puts backslashes into the text and leaves < and & as they are. $util has no function for XML.`,
	Remedy:   `Replace them: $x.replace("&","&amp;").replace("<","&lt;").replace(">","&gt;"), and """ by &quot; in attributes.`,
	Evidence: docReference + ": $util's six functions",
	Bad:      Example{Phase: ResponsePhase, ContentType: "application/xml", Template: "<name>$util.escapeJavaScript($input.path('$.name'))</name>\n"},
	Good:     Example{Phase: ResponsePhase, ContentType: "application/xml", Template: "<name>$input.path('$.name').replace(\"&\",\"&amp;\").replace(\"<\",\"&lt;\")</name>\n"},
	Run:      runXMLNotEscaped,
}

func runXMLNotEscaped(p *Pass) {
	for _, e := range p.Flow.Emits {
		d := e.Piece.Data
		if d == nil || e.Place.Format != flow.XMLFormat || e.Piece.Handled || !d.Values.Has('<') && !d.Values.Has('&') {
			continue
		}
		if o := d.Origin(); o.Source == flow.FromOther || o.Source == 0 || o.Values.Assumes != "" || !e.Unchecked {
			continue
		}
		if len(e.Piece.Escapes) > 0 {
			p.Report(e.At.Span(), fmt.Sprintf("%s is escaped for JavaScript, and printed into XML", describe(d)), "")
			continue
		}
		if !p.replacesEntities(d) {
			p.Report(e.At.Span(), fmt.Sprintf("%s is printed into XML as it is", describe(d)), "")
		}
	}
}

// replacesEntities says whether the template has replaced < or & in the data.
func (p *Pass) replacesEntities(d *flow.Data) bool {
	for ; d != nil; d = d.Of {
		if d.Replaced('<') || d.Replaced('&') {
			return true
		}
	}
	return false
}
