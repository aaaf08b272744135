package lint

import (
	"fmt"
	"strings"

	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleSecretForwarded = &Rule{
	ID: "secret-forwarded", Severity: vtl.Info, Since: "0.1.0",
	Shows:    []string{"api-key-in-payload", "secret-header-forwarded"},
	Title:    "a secret of the call is passed on",
	Text:     `$context.identity.apiKey is the key itself, and Authorization, Cookie and x-api-key are credentials. What a template prints is in the execution log (up to 1024 bytes) and in the history of a Step Functions execution.`,
	Remedy:   "Pass $context.identity.apiKeyId, or the claim that you need.",
	Evidence: docReference,
	Bad:      Example{Phase: RequestPhase, Template: "{\"key\": \"$context.identity.apiKey\"}\n"},
	Good:     Example{Phase: RequestPhase, Template: "{\"key\": \"$context.identity.apiKeyId\"}\n"},
	Run:      runSecretForwarded,
}

func runSecretForwarded(p *Pass) {
	for _, e := range p.Flow.Emits {
		if e.Piece.Data == nil {
			continue
		}
		if name, ok := secret(e.Piece.Data.Origin()); ok {
			p.Report(p.readAt(e), fmt.Sprintf("%s is printed", name), "")
		}
	}
}

// secret says whether data is a credential.
func secret(d *flow.Data) (string, bool) {
	if d.Key == "$context.identity.apiKey" {
		return "the API key", true
	}
	if d.Source == flow.FromParam && d.Part != "path" && d.Part != "querystring" {
		switch strings.ToLower(d.Param) {
		case "authorization", "cookie", "x-api-key":
			return "the header " + d.Param, true
		}
	}
	return "", false
}

// readAt is where printed data was read, which tells more than the variable that
// prints it.
func (p *Pass) readAt(e *flow.Emit) vtl.Span {
	if node := e.Piece.Data.Origin().Node; node != nil {
		return node.Span()
	}
	return e.At.Span()
}
