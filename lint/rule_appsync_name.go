package lint

import (
	"strings"

	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleAppSyncName = &Rule{
	ID: "appsync-name", Severity: vtl.Error, Since: "0.1.0",
	Title:    "a name that only AppSync's resolvers know",
	Text:     `AppSync has the same language and other names: $util.toJson, $util.qr, $ctx and many more. API Gateway has six functions in $util. An unknown name is no error there: it prints nothing, and as a condition it is true.`,
	Remedy:   "Use what API Gateway has; `vtlcheck explain` of the name says what that is.",
	Evidence: byRecord + " that $util.toJson prints nothing; " + docAppSync,
	Bad:      Example{Template: "#set($order = $input.path('$.order'))\n{\"order\": $util.toJson($order)}\n"},
	Good:     Example{Template: "{\"order\": $input.json('$.order')}\n"},
	Fix:      "writes $context for $ctx, $util for $utils, $context.requestId for $util.autoId(), and #set for $util.qr and $util.quiet",
	Run:      runAppSyncName,
}

func runAppSyncName(p *Pass) {
	p.elsewhere(catalog.AppSync, func(m flow.Miss, path string) {
		if m.Elsewhere.Where&catalog.GatewayResponse != 0 {
			return
		}
		p.nameElsewhere(m, path, "AppSync", p.appSyncFix(m, path)...)
	})
}

func (p *Pass) appSyncFix(m flow.Miss, path string) []Fix {
	name := m.Ref.NameSpan
	switch {
	case path == "$ctx" && len(m.Ref.Steps) > 0 && !strings.Contains(p.Text(m.Ref), "arguments"):
		return []Fix{replace("write $context", name, "context")}
	case path == "$utils":
		return []Fix{replace("write $util", name, "util")}
	case path == "$util.autoId" && len(m.Ref.Steps) == 1:
		return []Fix{replace("write $context.requestId", m.Ref.Span(), "${context.requestId}")}
	case path == "$util.qr" || path == "$util.quiet":
		return p.dropResultFix(m)
	}
	return nil
}

// dropResultFix turns $util.qr(x), which stands alone in text, into a #set.
func (p *Pass) dropResultFix(m flow.Miss) []Fix {
	call, ok := m.Ref.Steps[m.Step].(*vtl.Call)
	if !ok || len(call.Args) != 1 || len(m.Ref.Steps) != 1 || !p.Printed(m.Ref) {
		return nil
	}
	return []Fix{replace("write #set($ignored = …)", m.Ref.Span(), "#set($ignored = "+p.Text(call.Args[0])+")")}
}
