package lint

import (
	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleWebSocketName = &Rule{
	ID: "websocket-name", Severity: vtl.Warning, Since: "0.1.0",
	Title:    "a $context name of WebSocket or HTTP APIs",
	Text:     `$context.connectionId, $context.routeKey and their like belong to WebSocket APIs, some others to HTTP APIs. In the templates of a REST API they are empty.`,
	Remedy:   "Use the REST names: $context.requestId, $context.resourcePath, $context.httpMethod.",
	Evidence: docWebSocket,
	Bad:      Example{Template: "{\"connection\": \"$context.connectionId\"}\n"},
	Good:     Example{Template: "{\"request\": \"$context.requestId\"}\n"},
	Run:      runWebSocketName,
}

func runWebSocketName(p *Pass) {
	p.elsewhere(catalog.WebSocket|catalog.HTTPAPI, func(m flow.Miss, path string) {
		p.nameElsewhere(m, path, m.Elsewhere.Where.String())
	})
}
