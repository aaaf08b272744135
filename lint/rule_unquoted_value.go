package lint

import (
	"fmt"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleUnquotedValue = &Rule{
	ID: "unquoted-value", Severity: vtl.Warning, Since: "0.1.0",
	Shows:    []string{"payload-not-json", "response-not-json", "java-map-text", "java-map-in-response"},
	Title:    "a value without quotes where JSON expects a value",
	Text:     `Without quotes only a number, true, false, null, or JSON text is right. A parameter is always text, and text that the client chooses: a word breaks the payload, a missing one leaves "n": , and a clever one adds members. A value out of $input.path breaks it when it is missing, text, or an object, which prints as {a=1}.`,
	Remedy:   `Print $input.json('$.…') for a value of the payload; for a parameter, put quotes around it, or test it first: #set($n = $input.params('n'))#if($n == "")#set($n = 0)#end.`,
	Evidence: byRecord + ": missing values print nothing; " + bySpecJSON,
	Bad:      Example{Phase: RequestPhase, Template: "{\"limit\": $input.params('limit')}\n"},
	Good:     Example{Phase: RequestPhase, Template: "#set($limit = $input.params('limit'))\n#if(!$limit.matches(\"[1-9][0-9]*\"))#set($limit = 10)#end\n{\"limit\": $limit}\n"},
	Run:      runUnquotedValue,
}

func runUnquotedValue(p *Pass) {
	for _, e := range p.Flow.Emits {
		d := e.Piece.Data
		if d == nil || !bareValue(e) || !e.Unguarded || p.knownMap(e) {
			continue
		}
		switch d.Type {
		case catalog.Text:
			p.unquotedText(e)
		case catalog.JSON:
			p.unquotedJSON(e)
		}
	}
}

func bareValue(e *flow.Emit) bool {
	return e.Place.Format == flow.JSONFormat && e.Place.Spot == flow.AtValue && e.Place.Spare == 0 && !e.Piece.Handled
}

func (p *Pass) unquotedText(e *flow.Emit) {
	d := e.Piece.Data
	origin := d.Origin()
	switch {
	case origin.Source == flow.FromOther || origin.Source == 0 || origin.Key == "$body" && d.Encoded == "":
	case d.Values.Class == "0-9" && !d.Optional:
	case d.Encoded != "":
		p.Report(e.At.Span(), fmt.Sprintf("%s-encoded text without quotes as the value of %s", d.Encoded, memberName(e.Place)), "Put quotes around it.")
	case origin.Source == flow.FromStage || strings.HasPrefix(origin.Key, "$context.authorizer"):
		p.ReportInfo(e.At.Span(), fmt.Sprintf("%s is text, and stands without quotes as the value of %s", describe(d), memberName(e.Place)), "Right only while it is a number, true, false or null.")
	case d.Of != nil && origin.Source == flow.FromBody:
		p.ReportInfo(e.At.Span(), fmt.Sprintf("text of the payload without quotes as the value of %s", memberName(e.Place)), "")
	default:
		p.Report(e.At.Span(), fmt.Sprintf("%s is text, and stands without quotes as the value of %s", describe(d), memberName(e.Place)), "")
	}
}

func (p *Pass) unquotedJSON(e *flow.Emit) {
	d := e.Piece.Data
	if !d.Optional || d.Key == "$" {
		return
	}
	summary := fmt.Sprintf("%s may be missing, text or an object, and stands without quotes as the value of %s", describe(d), memberName(e.Place))
	if p.Phase == RequestPhase && !plural(d.Key) && !strings.Contains(d.Key, "[") && !strings.HasPrefix(d.Key, "parse:") {
		p.Report(e.At.Span(), summary, "")
		return
	}
	p.ReportInfo(e.At.Span(), summary, "")
}

// plural says whether a name sounds like a list, which prints as JSON.
func plural(key string) bool {
	name := key[strings.LastIndexByte(key, '.')+1:]
	lower := strings.ToLower(name)
	return strings.HasSuffix(lower, "s") || strings.HasSuffix(lower, "list") || strings.HasSuffix(lower, "array")
}
