package lint

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleUnescapedValue = &Rule{
	ID: "unescaped-value", Severity: vtl.Warning, Since: "0.1.0",
	Shows:    []string{"payload-not-json", "payload-injection", "input-not-json", "response-not-json", "unescaped-cause"},
	Title:    "a value stands raw between the quotes of a JSON string",
	Text:     "A reference prints its value as it is. One quote, backslash or line break in what the client (or the backend) sent ends the JSON string early: the payload is no JSON any more, or has members that the sender chose.",
	Remedy:   `Escape it: $util.escapeJavaScript(…).replaceAll("\\'","'"); or, for values of the payload, print $input.json('$.…') without quotes around it.`,
	Evidence: docReference,
	Bad:      Example{Phase: RequestPhase, Template: "{\"name\": \"$input.params('name')\"}\n"},
	Good:     Example{Phase: RequestPhase, Template: "{\"name\": \"$util.escapeJavaScript($input.params('name')).replaceAll(\"\\\\'\",\"'\")\"}\n"},
	Run:      runUnescapedValue,
}

func runUnescapedValue(p *Pass) {
	for _, e := range p.Flow.Emits {
		if !p.rawInString(e) || len(e.Piece.Escapes) > 0 || e.Place.Depth != 1 || e.Piece.Data.Type == catalog.JSONText {
			continue
		}
		d := e.Piece.Data
		summary := fmt.Sprintf("%s is printed raw inside of a JSON string", describe(d))
		switch {
		case d.Origin().Key == "$body" && p.bodyIsBase64() || p.plainAnswer(d):
		case e.Place.Spot == flow.InKey:
			p.ReportInfo(e.At.Span(), summary, "The sender chooses the names. Escape them like values.")
		case d.Source == flow.FromContext && d.Values.Assumes != "":
			p.ReportInfo(e.At.Span(), summary, "")
		default:
			p.Report(e.At.Span(), summary, "")
		}
	}
}

// rawInString says whether data that can hold a quote, a backslash or a control
// character arrives in a JSON string with fewer escapes than it takes.
func (p *Pass) rawInString(e *flow.Emit) bool {
	d := e.Piece.Data
	if d == nil || e.Piece.Handled || !e.Unchecked || e.Place.Format != flow.JSONFormat || e.Place.Spot != flow.InString && e.Place.Spot != flow.InKey {
		return false
	}
	if len(e.Piece.Escapes) >= e.Place.Depth || d.Values.SafeInJSON() {
		return false
	}
	origin := d.Origin()
	return origin.Source != flow.FromOther && origin.Source != 0
}

// plainAnswer says whether data is a member of an execution's result that can hold no
// quote: one of three words, an ARN, or a name, in which quotes are not allowed.
func (p *Pass) plainAnswer(d *flow.Data) bool {
	switch d.Key {
	case "$.status", "$.executionArn", "$.stateMachineArn", "$.name", "$.startDate", "$.stopDate":
		return p.syncExecution()
	}
	return false
}

// bodyIsBase64 says whether the payload reaches the template as base64 text.
func (p *Pass) bodyIsBase64() bool {
	if p.Route == nil {
		return false
	}
	if p.Response != nil {
		return p.Response.ContentHandling == "CONVERT_TO_TEXT"
	}
	return p.Route.Integration.ContentHandling == "CONVERT_TO_TEXT"
}

// loopItem is how a key marks the item of a loop.
var loopItem = regexp.MustCompile(`\[\*\w+\]`)

// describe names data as a person does.
func describe(d *flow.Data) string {
	o := d.Origin()
	switch o.Source {
	case flow.FromBody:
		switch {
		case o.Key == "$body":
			return "the payload's text"
		case o.Path == "$":
			return "the payload"
		case strings.HasPrefix(d.Key, "$"):
			return "the payload's " + loopItem.ReplaceAllString(d.Key, "[*]")
		case o.Path != "":
			return "the payload's " + o.Path
		}
		return "a value of the payload"
	case flow.FromParam:
		switch {
		case o.Param != "" && o.Part == "header":
			return "the header " + o.Param
		case o.Param != "":
			return "the parameter " + o.Param
		}
		return "a parameter"
	case flow.FromContext, flow.FromStage:
		return o.Key
	}
	return "the value"
}
