package lint

import (
	"fmt"
	"slices"
	"strings"

	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleShadowedParameter = &Rule{
	ID: "shadowed-parameter", Severity: vtl.Warning, Since: "0.1.0",
	Title:    "one name for parameters of two kinds",
	Text:     `$input.params('id') looks among the path parameters first, then in the query string, then in the headers. Where two kinds have the name, the later one is never seen.`,
	Remedy:   "Say which: $input.params().querystring.id, $input.params().path.id, $input.params().header.id.",
	Evidence: docReference,
	Bad:      Example{Type: "HTTP", URI: "https://example.com/orders", Path: "/orders/{id}", Request: "#set($q = $input.params().querystring.id)\n#set($r = $input.params('id'))\n#if($q == $r){}#else[]#end\n"},
	Good:     Example{Type: "HTTP", URI: "https://example.com/orders", Path: "/orders/{id}", Request: "#set($q = $input.params().querystring.id)\n#set($r = $input.params().path.id)\n#if($q == $r){}#else[]#end\n"},
	Run:      runShadowedParameter,
}

func runShadowedParameter(p *Pass) {
	params := p.params()
	for _, d := range params {
		if d.Part != "" {
			continue
		}
		kinds := p.kindsOf(d.Param, params)
		if len(kinds) > 1 {
			p.Report(d.Node.Span(), fmt.Sprintf("%q is a %s and a %s: this reads the %s", d.Param, kinds[0], kinds[1], kinds[0]), "")
		}
	}
}

// kindsOf lists what kinds of parameter a name is, in the order in which they are asked.
func (p *Pass) kindsOf(name string, params []*flow.Data) []string {
	var kinds []string
	inPath := p.Route != nil && (strings.Contains(p.Route.Path, "{"+name+"}") || strings.Contains(p.Route.Path, "{"+name+"+}"))
	for _, kind := range []struct{ part, words string }{{"path", "path parameter"}, {"querystring", "query parameter"}, {"header", "header"}} {
		read := slices.ContainsFunc(params, func(d *flow.Data) bool { return d.Param == name && d.Part == kind.part })
		required := p.Route != nil && slices.Contains(p.Route.RequiredParams, kind.part+"."+name)
		if read || required || kind.part == "path" && inPath {
			kinds = append(kinds, kind.words)
		}
	}
	return kinds
}
