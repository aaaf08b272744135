package lint

import (
	"regexp"

	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleGatewayResponseVTL = &Rule{
	ID: "gateway-response-vtl", Severity: vtl.Error, Since: "0.1.0",
	Title:    "VTL in a gateway response",
	Text:     `The text of a gateway response is no template: $context.…, $stageVariables.… and method.request.… are replaced, nothing else is. Directives, $input and $util are sent to the client as they stand.`,
	Remedy:   "Use $context.error.messageString and other $context values alone.",
	Evidence: docGateway,
}

var (
	directiveInText = regexp.MustCompile(`#\{?(set|if|elseif|else|foreach|end|define|stop|break)\b`)
	engineReference = regexp.MustCompile(`\$!?\{?(input|util)\b[\w.]*`)
)

// judgeGatewayResponse looks for VTL in a text that is none.
func judgeGatewayResponse(in Input, cfg *Config) []Problem {
	var problems []Problem
	if !cfg.allows(in.Source.Name, ruleGatewayResponseVTL.ID) {
		return nil
	}
	p := &Pass{Facts: &Facts{Input: in}, rule: ruleGatewayResponseVTL, out: &problems}
	for _, pattern := range []*regexp.Regexp{directiveInText, engineReference} {
		for _, m := range pattern.FindAllStringIndex(in.Source.Text, -1) {
			p.Report(vtl.Span{Start: m[0], End: m[1]}, in.Source.Text[m[0]:m[1]]+" is sent to the client as it stands", "")
		}
	}
	return problems
}
