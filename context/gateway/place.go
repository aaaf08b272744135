package gateway

import (
	"strings"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/strictjson"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// placer leads bytes of a rendered text back to the template that wrote them.
type placer struct {
	r *Rendering
	// standIns are the texts in the output that are only known after deployment.
	standIns []string
	// literals are the references that stand as text in string literals of the template.
	literals []string
	// data is everything that the call brought along.
	data []string
}

func newPlacer(c *Compiled, ex *Exchange, r *Rendering) *placer {
	p := &placer{r: r}
	for _, s := range c.Route.StandIns {
		if s.Text != "" {
			p.standIns = append(p.standIns, s.Text)
		}
	}
	if r.Template != nil && strings.Contains(r.Output, "$") {
		p.literals = literalReferences(r.Template.Root)
		p.data = dataOf(ex, r)
	}
	return p
}

// literalReferences lists what looks like a reference in the string literals of a
// template: they were not meant as text, or double quotes were forgotten.
func literalReferences(root vtl.Node) []string {
	var out []string
	vtl.Walk(root, func(n vtl.Node) bool {
		lit, ok := n.(*vtl.StringLit)
		if !ok || lit.Body != nil {
			return true
		}
		for i := 0; i < len(lit.Value); i++ {
			if lit.Value[i] == '$' {
				if n := strictjson.ReferenceLength(lit.Value[i:]); n > 0 {
					out = addOnce(out, lit.Value[i:i+n])
				}
			}
		}
		return true
	})
	return out
}

// dataOf lists the texts of a call that could hold a $ of their own.
func dataOf(ex *Exchange, r *Rendering) []string {
	data := []string{r.Input}
	if ex.Client == nil {
		return data
	}
	data = append(data, ex.Client.Body, java.Text(ex.Client.Context))
	for _, params := range []apigw.Params{
		ex.Client.PathParams, ex.Client.Query, ex.Client.Headers, ex.Client.StageVariables,
	} {
		for _, q := range params {
			data = append(data, q.Name, q.Value)
		}
	}
	return data
}

// fromTemplate says whether the template itself wrote the byte at offset: as text, or
// as a reference in a literal that no data of the call holds.
func (p *placer) fromTemplate(offset int) bool {
	seg, ok := p.segment(offset)
	if !ok {
		return false
	}
	if _, isReference := seg.Node.(*vtl.Reference); !isReference {
		return true
	}
	for _, literal := range p.literals {
		if strings.HasPrefix(p.r.Output[offset:], literal) && !p.inData(literal) {
			return true
		}
	}
	return false
}

func (p *placer) inData(text string) bool {
	for _, d := range p.data {
		if strings.Contains(d, text) {
			return true
		}
	}
	return false
}

// standIn says whether the byte at offset is only known after deployment.
func (p *placer) standIn(offset int) bool {
	if seg, ok := p.segment(offset); ok {
		if span, exact := textSpan(p.r.Template.Source, seg, offset); exact && p.r.Template.Source.Location(span.Start).StandIn {
			return true
		}
	}
	for _, text := range p.standIns {
		from := max(0, offset-len(text)+1)
		to := min(len(p.r.Output), offset+len(text))
		if at := strings.Index(p.r.Output[from:to], text); at >= 0 && from+at <= offset {
			return true
		}
	}
	return false
}

func (p *placer) segment(offset int) (vtl.Segment, bool) {
	if p.r.Trace == nil || p.r.Template == nil {
		return vtl.Segment{}, false
	}
	return p.r.Trace.SegmentAt(offset)
}

// span gives the place in the template of the output's byte at offset. An offset
// behind the output is the end of what was printed last.
func (p *placer) span(offset int) vtl.Span {
	seg, ok := p.segment(offset)
	if !ok {
		if seg, ok = p.segment(len(p.r.Output) - 1); !ok {
			return vtl.Span{}
		}
	}
	span, _ := textSpan(p.r.Template.Source, seg, offset)
	return span
}

// textSpan narrows a segment that text wrote to the character at offset; a reference
// is one place. exact says that the place is that of the byte itself.
func textSpan(src *vtl.Source, seg vtl.Segment, offset int) (span vtl.Span, exact bool) {
	span = seg.Node.Span()
	text, ok := seg.Node.(*vtl.Text)
	if !ok || text.Value == "" || len(java.ValidUTF8(text.Value)) != len(text.Value) {
		return span, false
	}
	at := strings.Index(src.Slice(span), text.Value)
	if at < 0 {
		return span, false
	}
	start := span.Start + at + (offset-seg.Start)%len(text.Value)
	end := start + 1
	for end < len(src.Text) && src.Text[end]&0xC0 == 0x80 {
		end++
	}
	return vtl.Span{Start: start, End: end}, true
}

// diagnostic makes a problem of a finding in the output.
func (p *placer) diagnostic(rule *target.Rule, severity target.Severity, message, advice string, offset int) vtl.Diagnostic {
	d := problem(rule, severity, message, advice)
	if p.r.Template != nil {
		d.Source, d.Subject = p.r.Template.Source, p.span(offset)
	}
	return d
}

// problem makes a problem of a rule without a place.
func problem(rule *target.Rule, severity target.Severity, message, advice string) vtl.Diagnostic {
	summary := rule.Title
	if message != "" {
		summary += ": " + message
	}
	if advice == "" {
		advice = rule.Remedy
	}
	return vtl.Diagnostic{Severity: SeverityOf(severity), Rule: rule.ID, Summary: summary, Detail: advice}
}

// SeverityOf gives the severity of a contract's rule as a diagnostic has it.
func SeverityOf(s target.Severity) vtl.Severity {
	switch s {
	case target.Error:
		return vtl.Error
	case target.Warning:
		return vtl.Warning
	}
	return vtl.Info
}
