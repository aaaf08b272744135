package gateway

import (
	"strings"

	"github.com/vtlcheck/vtlcheck/context/target"
)

// Results gives the built-in samples of how a route's backend can answer: those of the
// target, or where that is nil the errors of the AWS service that the route's uri names.
// It gives none for a backend of which nothing is known, for a proxy, and, but for those of
// an execution, for a WebSocket route, whose clients see no status.
func Results(r *Route, t *target.Target) []target.Result {
	kind := strings.ToUpper(r.Integration.Type)
	switch {
	case t != nil && t.Executes() && kind == "AWS":
		return t.Results()
	case r.Method == "WS" || strings.HasSuffix(kind, "_PROXY"):
		return nil
	case t != nil:
		return t.ResultsFor(mappedType(r))
	case kind == "AWS":
		return target.ServiceResults(r.Integration.URI)
	}
	return nil
}

// mappedType is the Content-Type that a route maps for its backend as a fixed text; "" of
// another route.
func mappedType(r *Route) string {
	for _, m := range r.Integration.RequestParameters {
		if strings.EqualFold(m.To, "integration.request.header.Content-Type") && len(m.From) > 1 && m.From[0] == '\'' {
			return strings.Trim(m.From, "'")
		}
	}
	return ""
}
