package lint

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleFormNotEncoded = &Rule{
	ID: "form-not-encoded", Severity: vtl.Warning, Since: "0.1.0",
	Shows:    []string{"form-value-not-encoded"},
	Title:    "a value of a form body is not encoded",
	Text:     `In Action=SendMessage&MessageBody=… an & in the value starts the next field, a + becomes a blank, a % the start of an escape: the message that arrives is cut or changed, and the sender can add fields.`,
	Remedy:   "Encode every value: MessageBody=$util.urlEncode($input.body).",
	Evidence: docReference + ": $util.urlEncode; " + byRecord,
	Bad:      Example{Phase: RequestPhase, Template: "Action=SendMessage&MessageBody=$input.body"},
	Good:     Example{Phase: RequestPhase, Template: "Action=SendMessage&MessageBody=$util.urlEncode($input.body)"},
	Fix:      "wraps the value in $util.urlEncode(…)",
	Run:      runFormNotEncoded,
}

func runFormNotEncoded(p *Pass) {
	for _, e := range p.Flow.Emits {
		d := e.Piece.Data
		if d == nil || e.Place.Spot != flow.InForm || d.Encoded == "url" || e.Piece.Handled || d.Values.SafeInForm() {
			continue
		}
		if o := d.Origin(); o.Source == flow.FromOther || o.Source == 0 {
			continue
		}
		summary := fmt.Sprintf("%s is printed into the form field %s without urlEncode", describe(d), e.Place.Key)
		if d.Origin().Source == flow.FromStage || !e.Unchecked {
			p.ReportInfo(e.At.Span(), summary, "", p.encodeFix(e)...)
			continue
		}
		p.Report(e.At.Span(), summary, "", p.encodeFix(e)...)
	}
}

func (p *Pass) encodeFix(e *flow.Emit) []Fix {
	ref, ok := e.At.(*vtl.Reference)
	if !ok || !p.Printed(ref) || len(e.Value.Pieces) > 1 || len(e.Piece.Escapes) > 0 || ref.Escapes > 0 {
		return nil
	}
	return []Fix{replace("encode the value", ref.Span(), "$util.urlEncode("+p.Text(ref)+")")}
}
