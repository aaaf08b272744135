package lint

import (
	"fmt"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleMapPrinted = &Rule{
	ID: "map-printed", Severity: vtl.Error, Since: "0.1.0",
	Shows:    []string{"java-map-text", "java-map-in-response", "payload-not-json", "input-not-json", "response-not-json"},
	Title:    "a map or list prints in Java's form",
	Text:     `A map prints as {a=1, b=2}, whether it came from $input.path, from $util.parseJson, or out of the template; a list that the template made prints as [a, b]. Neither is JSON. (A list out of the payload does print as JSON.)`,
	Remedy:   "Print $input.json('$.…') for what came as JSON; write an object that the template made out by hand.",
	Evidence: byRecord + ": maps print as {k=v}, lists of the payload as JSON",
	Bad:      Example{Phase: ResponsePhase, Template: "#set($user = $input.path('$.user'))\n#if($user.name != \"\"){\"user\": $user}#else{}#end\n"},
	Good:     Example{Phase: ResponsePhase, Template: "#set($user = $input.path('$.user'))\n#if($user.name != \"\"){\"user\": $input.json('$.user')}#else{}#end\n"},
	Run:      runMapPrinted,
}

func runMapPrinted(p *Pass) {
	for _, e := range p.Flow.Emits {
		if e.Value == nil || e.Place.Format == flow.FormFormat || e.Place.Spot == flow.NoSpot && e.Place.Format != flow.JSONFormat {
			continue
		}
		switch {
		case e.Value.Kind == flow.Map:
			p.Report(e.At.Span(), "a map that the template made prints as {k=v}", "")
		case e.Value.Kind == flow.List && !numbersOnly(e.Value):
			p.Report(e.At.Span(), "a list that the template made prints as [a, b], without quotes", "")
		case e.Value.Kind == flow.Host && isParams(e.Value.Member):
			p.Report(e.At.Span(), fmt.Sprintf("%s prints as {k=v}", e.Value.Member.Signature()), "Name the parameters, or loop over keySet().")
		case p.knownMap(e):
			p.Report(e.At.Span(), fmt.Sprintf("%s is used as a map, and prints as {k=v}", describe(e.Piece.Data)), "")
		}
	}
}

func isParams(m *catalog.Member) bool { return strings.HasPrefix(m.Path, "$input.params") }

func numbersOnly(list *flow.Value) bool {
	for _, item := range list.Items {
		if item.Kind != flow.Number && item.Kind != flow.Bool {
			return false
		}
	}
	return len(list.Items) > 0
}

// knownMap says whether printed JSON data is a map for certain: the template reads
// members of it, or it is a whole payload of which it does.
func (p *Pass) knownMap(e *flow.Emit) bool {
	d := e.Piece.Data
	if d == nil || d.Type != catalog.JSON {
		return false
	}
	return p.Flow.HasMembers(d.Key)
}
