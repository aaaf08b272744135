package lint

import (
	"slices"

	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// maxPayloads bounds how many ways of a template are held against the contract.
const maxPayloads = 8

// judgePayload writes each way of a request template out with stand-ins for data, and
// asks the target about it: what the template itself leaves out, misspells or puts into
// the wrong type shows without any sample. The rules are those of the target.
func judgePayload(f *Facts, out *[]Problem) {
	if f.Target == nil || f.Phase == ResponsePhase || f.isMock() || f.GatewayResponse {
		return
	}
	judged := 0
	for _, end := range f.Flow.Ends {
		if end.Lost || end.Blank || judged == maxPayloads || f.Target.Form != (end.Format == flow.FormFormat) {
			continue
		}
		judged++
		r := renderEnd(end, standIn)
		for _, finding := range f.Target.Check(f.payload(r)) {
			if finding.Severity != target.Info && !ownRule(finding.Rule) && r.template(finding.Start, finding.End) {
				span := r.span(finding.Start, finding.End)
				reportFinding(out, finding, f.Source, span)
			}
		}
	}
}

// reportFinding adds a problem that the target found in a payload.
func reportFinding(out *[]Problem, found target.Finding, src *vtl.Source, span vtl.Span) {
	*out = append(*out, Problem{Diagnostic: vtl.Diagnostic{
		Severity: gateway.SeverityOf(found.Severity), Rule: found.Rule.ID, Summary: found.Message, Detail: found.Advice(), Source: src, Subject: span,
	}})
}

// ownRule says whether a rule of this package reports the same, at a better place.
func ownRule(r *target.Rule) bool {
	return slices.Contains([]*target.Rule{
		target.RulePayloadNotJSON, target.RulePayloadNotForm, target.RuleEscapedApostrophe, target.RuleUnrenderedReference,
		target.RuleJavaMapText, target.RuleFormValueNotEncoded, target.RuleFormLineBreak, target.RulePayloadTooLarge,
	}, r)
}

func (f *Facts) payload(r rendering) target.Payload {
	return target.Payload{
		Text: r.text, ContentType: f.ContentType,
		FromTemplate: func(offset int) bool { c, _ := r.chunk(offset); return c != nil && c.Piece.Data == nil },
		StandIn:      func(offset int) bool { c, _ := r.chunk(offset); return c != nil && c.Piece.Data != nil },
	}
}

// standIn is a harmless text for data, such that the place stays valid.
func standIn(c *flow.Chunk) string {
	d := c.Piece.Data
	switch {
	case c.Place.Format == flow.FormFormat:
		return "x"
	case c.Place.Spot == flow.AtStart && c.Place.Depth > 0 || c.Place.Spot == flow.AtValue || c.Place.Spot == flow.AtStart:
		if d.Type == catalog.JSONText && c.Place.Depth > 0 {
			return "{}"
		}
		if d.Type == catalog.JSONText || d.Type == catalog.JSON {
			return `{}`
		}
		return "0"
	}
	return "x"
}

// template says whether template text, and no stand-in, wrote the range. Of an object
// or array it is enough that its bracket is template text: the finding is about its
// shape.
func (r rendering) template(start, end int) bool {
	if start < len(r.text) && (r.text[start] == '{' || r.text[start] == '[') {
		end = start + 1
	}
	for offset := start; offset < end; offset++ {
		if c, _ := r.chunk(offset); c != nil && c.Piece.Data != nil {
			return false
		}
	}
	return true
}
