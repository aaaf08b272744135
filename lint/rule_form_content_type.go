package lint

import (
	"fmt"
	"slices"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleFormContentType = &Rule{
	ID: "form-content-type", Severity: vtl.Warning, Since: "0.1.0",
	Title:    "a form body is sent as another content type",
	Text:     `API Gateway sends the media type of the template's key as the request's Content-Type: a form body under application/json reaches the service as JSON, and is refused.`,
	Remedy:   "Map integration.request.header.Content-Type to 'application/x-www-form-urlencoded'.",
	Evidence: "published templates for SQS and SNS; " + docMapping,
	Bad: Example{URI: "arn:aws:apigateway:us-east-1:sqs:path/123456789012/orders",
		Request: "Action=SendMessage&MessageBody=$util.urlEncode($input.body)"},
	Good: Example{URI: "arn:aws:apigateway:us-east-1:sqs:path/123456789012/orders",
		Parameters: map[string]string{"integration.request.header.Content-Type": "'application/x-www-form-urlencoded'"},
		Request:    "Action=SendMessage&MessageBody=$util.urlEncode($input.body)"},
	Run: runFormContentType,
}

func runFormContentType(p *Pass) {
	if p.Route == nil || p.Phase != RequestPhase || !p.writesForm() || strings.Contains(p.ContentType, "form") {
		return
	}
	mapped := func(m gateway.Mapping) bool {
		return strings.EqualFold(m.To, "integration.request.header.Content-Type")
	}
	if slices.ContainsFunc(p.Route.Integration.RequestParameters, mapped) || p.setsHeader("content-type") {
		return
	}
	p.Report(p.firstPrinted(), fmt.Sprintf("a form body is sent as %s", p.mediaType()), "")
}

func (f *Facts) mediaType() string {
	if f.ContentType == "" {
		return "application/json"
	}
	return f.ContentType
}

func (f *Facts) writesForm() bool {
	return slices.ContainsFunc(f.Flow.Ends, func(e *flow.End) bool { return e.Format == flow.FormFormat && !e.Blank })
}

// setsHeader says whether the template overrides a header of the request.
func (f *Facts) setsHeader(lower string) bool {
	return slices.ContainsFunc(f.Flow.Sets, func(s flow.SetFact) bool {
		name, ok := strings.CutPrefix(s.Path, "$context.requestOverride.header.")
		return ok && strings.ToLower(name) == lower
	})
}
