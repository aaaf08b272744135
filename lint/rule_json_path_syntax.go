package lint

import (
	"errors"
	"fmt"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/jsonpath"
	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

var ruleJSONPathSyntax = &Rule{
	ID: "json-path-syntax", Severity: vtl.Error, Since: "0.1.0",
	Title:    "a JSONPath that is none",
	Text:     `$input.json and $input.path read their path when they are called: one that is malformed ends the call with 500, whatever the payload holds. A bracket at the very end that nothing closes, or that nothing opens, ends the call in one release of json-path and is read over in another; nobody knows which of them API Gateway runs.`,
	Remedy:   "Write $.name, $['any name'], $.list[0], $.list[*] or $.list[?(@.qty > 1)], with every bracket, quote and parenthesis closed.",
	Evidence: byEngine,
	Bad:      Example{Template: "{\"first\": $input.json('$.items[0')}\n"},
	Good:     Example{Template: "{\"first\": $input.json('$.items[0]')}\n"},
	Shows:    []string{"exception"},
	Run:      runJSONPathSyntax,
}

func runJSONPathSyntax(p *Pass) {
	if p.Assigned("input") {
		return
	}
	seen := map[vtl.Span]bool{}
	for _, ref := range p.Refs {
		for _, v := range p.Flow.Values(pathArgument(ref)) {
			if path, inside, ok := p.writtenPath(v); ok && !seen[inside] {
				seen[inside] = true
				p.judgePath(path, inside)
			}
		}
	}
}

// pathArgument is the path in $input.json(path) and $input.path(path), nil in anything else.
func pathArgument(ref *vtl.Reference) vtl.Node {
	if ref.Name != "input" || len(ref.Steps) == 0 {
		return nil
	}
	call, ok := ref.Steps[0].(*vtl.Call)
	if !ok || call.Name != "json" && call.Name != "path" || len(call.Args) != 1 {
		return nil
	}
	return call.Args[0]
}

// writtenPath gives a path that one literal holds as it is, with the span between its
// quotes. A path that is built at run time is not judged: its parts tell little about the
// whole.
func (p *Pass) writtenPath(v *flow.Value) (path string, inside vtl.Span, ok bool) {
	if v.Kind != flow.Text || len(v.Pieces) != 1 {
		return "", vtl.Span{}, false
	}
	piece := v.Pieces[0]
	lit, ok := piece.Node.(*vtl.StringLit)
	if text, in := piece.Node.(*vtl.Text); in && p.Parent(text) != nil {
		lit, ok = p.Parent(p.Parent(text)).(*vtl.StringLit)
		ok = ok && len(lit.Body.Nodes) == 1
	}
	if !ok || lit.Value != piece.Text {
		return "", vtl.Span{}, false
	}
	span := lit.Span()
	return lit.Value, vtl.Span{Start: span.Start + 1, End: span.End - 1}, true
}

func (p *Pass) judgePath(path string, inside vtl.Span) {
	if len(path) > jsonpath.MaxPathBytes {
		return
	}
	_, err := jsonpath.Compile(path)
	fault, found := pathFault(path)
	span := vtl.Span{Start: inside.Start - 1, End: inside.End + 1}
	if found && path != "" && p.Source.Slice(inside) == path {
		span = vtl.Span{Start: inside.Start + fault.start, End: inside.Start + fault.end}
	}
	switch {
	case err == nil && !(found && readOver(path, fault)):
	case err == nil:
		p.Report(span, fmt.Sprintf("the path %s is malformed, and may end the call with 500: %s", quotePath(path), fault.what), fault.remedy)
	case found:
		p.Report(span, fmt.Sprintf("the path %s cannot be read, and the call ends with 500: %s", quotePath(path), fault.what), fault.remedy)
	default:
		p.Report(span, fmt.Sprintf("the path %s cannot be read, and the call ends with 500: %s", quotePath(path), javaMessage(err)), "")
	}
}

// readOver says whether json-path reads over a fault: the last character, and a bracket in a name.
func readOver(path string, f fault) bool {
	return f.start == len(path)-1 || path[f.start] == ']'
}

// quotePath shortens a path for a message.
func quotePath(path string) string {
	const most = 60
	if runes := []rune(path); len(runes) > most {
		path = string(runes[:most]) + "…"
	}
	return "‘" + path + "’"
}

// javaMessage is an exception's text without its class.
func javaMessage(err error) string {
	if ex := (*java.Exception)(nil); errors.As(err, &ex) {
		return strings.TrimSpace(ex.Message)
	}
	return err.Error()
}
