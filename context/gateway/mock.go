package gateway

import (
	"github.com/vtlcheck/vtlcheck/context/jsonpath"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// readMock takes the status out of what the request template of a MOCK wrote: an
// object, leniently read, whose statusCode is an integer, not a string (recorded on
// AWS).
func (v *invocation) readMock() *refusal {
	status, ok := MockStatus(v.ex.Request.Output)
	if !ok {
		return refuseConfiguration("Unable to parse statusCode. It should be an integer that is defined in the request template.")
	}
	v.mockStatus = status
	return nil
}

// MockStatus is the status that a MOCK integration takes from a rendered request.
func MockStatus(text string) (int, bool) {
	doc, err := jsonpath.Parse(text)
	if err != nil {
		return 0, false
	}
	m, ok := doc.(*java.Map)
	if !ok {
		return 0, false
	}
	v, _ := m.GetString("statusCode")
	switch n := v.(type) {
	case int32:
		return int(n), true
	case int64:
		return int(n), true
	}
	return 0, false
}
