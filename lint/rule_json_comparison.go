package lint

import (
	"fmt"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleJSONComparison = &Rule{
	ID: "json-comparison", Severity: vtl.Error, Since: "0.1.0",
	Title:    "$input.json compared with text",
	Text:     `$input.json gives JSON text: "abc" with its quotes, "" (two quotes) for what is missing. It never equals abc, and never the empty string.`,
	Remedy:   "Compare the value: $input.path('$.…').",
	Evidence: byRecord + ": $input.json of a missing path gives two quotes; " + byEngine,
	Bad:      Example{Template: "#if($input.json('$.kind') == \"gift\"){\"gift\": true}#else{}#end\n"},
	Good:     Example{Template: "#if($input.path('$.kind') == \"gift\"){\"gift\": true}#else{}#end\n"},
	Fix:      "writes $input.path for $input.json",
	Run:      runJSONComparison,
}

func runJSONComparison(p *Pass) {
	for _, b := range p.Binaries {
		if b.Op != vtl.OpEq && b.Op != vtl.OpNe {
			continue
		}
		p.jsonCompared(b, b.X, b.Y)
		p.jsonCompared(b, b.Y, b.X)
	}
}

func (p *Pass) jsonCompared(b *vtl.Binary, side, other vtl.Expr) {
	if !p.jsonText(side) {
		return
	}
	text, ok := p.constText(other)
	if !ok || looksLikeJSON(text) {
		return
	}
	verdict := "never equal"
	if b.Op == vtl.OpNe {
		verdict = "always unequal"
	}
	p.Report(b.Span(), fmt.Sprintf("JSON text and %q are %s", text, verdict), "", p.pathFix(side)...)
}

// jsonText says whether an expression is the text of $input.json and nothing else.
func (p *Pass) jsonText(e vtl.Expr) bool {
	values := p.Flow.Values(e)
	for _, v := range values {
		d := v.Single()
		if d == nil || d.Type != catalog.JSONText {
			return false
		}
	}
	return len(values) > 0
}

func (p *Pass) constText(e vtl.Expr) (string, bool) {
	values := p.Flow.Values(e)
	if len(values) != 1 {
		return "", false
	}
	if values[0].Kind == flow.Nothing {
		return "", true
	}
	return values[0].Const()
}

func looksLikeJSON(text string) bool {
	return text != "" && (strings.ContainsRune(`"{[-0123456789`, rune(text[0])) || text == "true" || text == "false" || text == "null")
}

// pathFix turns $input.json(…) into $input.path(…).
func (p *Pass) pathFix(e vtl.Expr) []Fix {
	ref, ok := e.(*vtl.Reference)
	if !ok || ref.Name != "input" || len(ref.Steps) != 1 {
		return nil
	}
	call, ok := ref.Steps[0].(*vtl.Call)
	if !ok || call.Name != "json" {
		return nil
	}
	return []Fix{replace("write $input.path", call.NameSpan, "path")}
}
