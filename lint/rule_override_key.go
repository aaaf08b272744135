package lint

import (
	"fmt"
	"strings"

	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleOverrideKey = &Rule{
	ID: "override-key", Severity: vtl.Error, Since: "0.1.0",
	Title:    "an override under a name that API Gateway does not read",
	Text:     `The overrides are responseOverride.status and .header, requestOverride.header, .path and .querystring. Another name (statusCode, headers, queryString) is accepted and ignored.`,
	Remedy:   "Write status, header, path or querystring.",
	Evidence: byRecord + " that invented names are accepted; " + docOverride,
	Bad:      Example{Template: "#set($context.responseOverride.statusCode = 404)\n{}\n"},
	Good:     Example{Template: "#set($context.responseOverride.status = 404)\n{}\n"},
	Fix:      "writes the right name",
	Run:      runOverrideKey,
}

// overrideNames is what people write, and what it should be.
var overrideNames = map[string]string{
	"statusCode": "status", "statuscode": "status", "code": "status", "headers": "header", "Header": "header", "Headers": "header",
	"queryString": "querystring", "query": "querystring", "queryStrings": "querystring", "params": "path", "paths": "path", "Status": "status",
}

func runOverrideKey(p *Pass) {
	for _, m := range p.Flow.Misses {
		if isOverride(m) {
			p.overrideKey(m.Ref, m.Step)
		}
	}
	for _, s := range p.Flow.Sets {
		owner, name, ok := strings.Cut(strings.TrimPrefix(s.Path, "$context."), ".")
		if ok && strings.HasSuffix(owner, "Override") && overrideNames[name] != "" {
			p.overrideKey(s.Set.Target, len(s.Set.Target.Steps)-1)
		}
	}
}

func (p *Pass) overrideKey(ref *vtl.Reference, step int) {
	name := stepLabel(ref.Steps[step])
	right := overrideNames[name]
	if right == "" {
		return
	}
	span := missSpan(flow.Miss{Ref: ref, Step: step})
	var fixes []Fix
	if property, ok := ref.Steps[step].(*vtl.Property); ok {
		end := property.Span().End
		fixes = append(fixes, replace("write "+right, vtl.Span{Start: end - len(name), End: end}, right))
	}
	p.Report(span, fmt.Sprintf("%s is not read: the name is %s", name, right), "", fixes...)
}
