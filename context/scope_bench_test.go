package context_test

import (
	"testing"

	apigw "github.com/vtlcheck/vtlcheck/context"
)

// BenchmarkScope is what a call costs before its template does anything: a template
// that does not use $context, one that does, and one that reads parameters.
func BenchmarkScope(b *testing.B) {
	req := apigw.DefaultRequest()
	for _, name := range []string{"input", "context", "stageVariables"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				apigw.NewCall(req).Scope(apigw.RequestPhase, req.Body).Lookup(name)
			}
		})
	}
}
