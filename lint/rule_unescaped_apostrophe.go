package lint

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleUnescapedApostrophe = &Rule{
	ID: "unescaped-apostrophe", Severity: vtl.Warning, Since: "0.1.0",
	Shows:    []string{"escaped-apostrophe"},
	Title:    `escapeJavaScript in JSON without turning \' back`,
	Text:     `$util.escapeJavaScript writes \' for an apostrophe, and JSON knows no \'. One O'Brien in the body, and the backend answers 400: Step Functions, for instance, with a SerializationException.`,
	Remedy:   `Append .replaceAll("\\'","'") to the call, with two backslashes in the template's text.`,
	Evidence: docReference + `; recorded on AWS: StartExecution refuses a payload with \'`,
	Bad:      Example{Phase: RequestPhase, Template: "{\"q\": \"$util.escapeJavaScript($input.params('q'))\"}\n"},
	Good:     Example{Phase: RequestPhase, Template: "{\"q\": \"$util.escapeJavaScript($input.params('q')).replaceAll(\"\\\\'\",\"'\")\"}\n"},
	Fix:      `appends .replaceAll("\\'","'") to the call`,
	Run:      runUnescapedApostrophe,
}

func runUnescapedApostrophe(p *Pass) {
	seen := map[*vtl.Reference]bool{}
	for _, e := range p.Flow.Emits {
		if !inJSON(e) {
			continue
		}
		for _, esc := range e.Piece.Escapes {
			if esc.Undone || esc.Failed != nil || seen[esc.Call] {
				continue
			}
			seen[esc.Call] = true
			summary := fmt.Sprintf("an apostrophe in %s becomes \\', which JSON does not know", describe(e.Piece.Data))
			p.Report(esc.Call.Span(), summary, "", p.unescapeFix(esc.Call)...)
		}
	}
}

// inJSON says whether data that can hold an apostrophe is printed into JSON.
func inJSON(e *flow.Emit) bool {
	d := e.Piece.Data
	return d != nil && !e.Piece.Handled && e.Place.Format == flow.JSONFormat && len(e.Piece.Escapes) > 0 && d.Values.Has('\'')
}

// unescapeFix appends the call that turns \' back. Inside of a double-quoted string the
// quotes of the call would end the string: there the fix takes apostrophes' doubles.
func (p *Pass) unescapeFix(ref *vtl.Reference) []Fix {
	call := escapeCall(ref)
	if call == nil || p.inDoubleQuotes(ref) {
		return nil
	}
	return []Fix{insert(`append .replaceAll("\\'","'")`, call.Span().End, `.replaceAll("\\'","'")`)}
}

func escapeCall(ref *vtl.Reference) *vtl.Call {
	for _, step := range ref.Steps {
		if call, ok := step.(*vtl.Call); ok && call.Name == "escapeJavaScript" {
			return call
		}
	}
	return nil
}

// inDoubleQuotes says whether a node stands inside of a double-quoted string of VTL.
func (f *Facts) inDoubleQuotes(n vtl.Node) bool {
	for n = f.Parent(n); n != nil; n = f.Parent(n) {
		if s, ok := n.(*vtl.StringLit); ok && s.Double {
			return true
		}
	}
	return false
}
