package apidef

import (
	"fmt"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// apiKey finds templates that read the caller's API key where none is required: it is
// null then.
func (c *checker) apiKey() {
	if c.route.APIKeyRequired || !c.custom() || c.note.webSocket {
		return
	}
	c.templates(func(t gateway.Template, _ *gateway.Response) {
		if !strings.Contains(t.Source.Text, "apiKey") {
			return
		}
		parsed, _ := vtl.ParseSource(t.Source)
		vtl.Walk(parsed.Root, func(n vtl.Node) bool {
			if ref, ok := n.(*vtl.Reference); ok && readsAPIKey(ref) {
				c.inText(ruleAPIKeyNotRequired, t.Source, ref.Span(),
					fmt.Sprintf("%s is empty: %s requires no API key", t.Source.Slice(ref.Span()), c.route.Name()), "")
			}
			return true
		})
	})
}

// readsAPIKey says whether a reference is $context.identity.apiKey or apiKeyId.
func readsAPIKey(ref *vtl.Reference) bool {
	if ref.Name != "context" || len(ref.Steps) < 2 {
		return false
	}
	first, ok := ref.Steps[0].(*vtl.Property)
	second, ok2 := ref.Steps[1].(*vtl.Property)
	return ok && ok2 && first.Name == "identity" && (second.Name == "apiKey" || second.Name == "apiKeyId")
}

// usagePlan finds routes that want a key which nobody can have: no usage plan with a key
// covers the API. Where the definition does not hold the API's stage nothing is said.
func (c *checker) usagePlan() {
	if !c.route.APIKeyRequired || c.note.api == "" || !c.def.Facts.deploys(c.note.api) {
		return
	}
	covered := false
	for _, plan := range c.def.Facts.UsagePlans {
		for _, stage := range plan.Stages {
			api, _, _ := strings.Cut(stage, "/")
			if api != c.note.api {
				continue
			}
			covered = true
			if !plan.HasKey {
				c.around(ruleUsagePlanKey, plan.At, fmt.Sprintf("the usage plan %s of %s has no key", plan.Name, api))
			}
		}
	}
	if !covered {
		c.at(ruleUsagePlan, c.route.At, fmt.Sprintf("an API key is required, but no usage plan covers %s", c.note.api), "")
	}
}
