package lint

import (
	"testing"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

func TestNeverSet(t *testing.T) {
	for path, want := range map[string]bool{
		"$context.identity.sourceIp":               false,
		"$context.identity.sourceIP":               true,
		"$context.stag":                            true,
		"$context.integrationErrorMessage":         true, // access logs
		"$context.connectionId":                    true, // WebSocket APIs
		"$context.authorizer.principalId":          false,
		"$context.authorizer.anything":             false, // of a Lambda authorizer
		"$context.authorizer.claims.email":         false,
		"$context.authorizer.claims.cognito:group": false, // it can be there, under get("…")
		"$context.requestOverride.header.x":        false,
		"$stageVariables.url":                      false,
		"$other.name":                              false,
	} {
		if got := NeverSet(path); got != want {
			t.Errorf("%s: %v", path, got)
		}
	}
}

// TestDefaultRequestIsSet: every member that the default call has can be set.
func TestDefaultRequestIsSet(t *testing.T) {
	n := 0
	var walk func(path string, m *java.Map)
	walk = func(path string, m *java.Map) {
		for name, value := range m.All() {
			at := path + "." + java.Text(name)
			if sub, ok := value.(*java.Map); ok {
				walk(at, sub)
				continue
			}
			if n++; NeverSet(at) {
				t.Errorf("%s has the value %v in the default call", at, value)
			}
		}
	}
	walk("$context", apigw.DefaultRequest().Context)
	if n < 15 {
		t.Errorf("only %d members", n)
	}
}
