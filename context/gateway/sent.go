package gateway

import (
	"github.com/vtlcheck/vtlcheck/vtl"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// sent is a rendered text as it goes over the wire: Java writes half of a surrogate
// pair, which a client can send as "\ud800", as a question mark. The trace is moved
// along, since such a half is three bytes of the rendered text.
func sent(rendered string, trace *vtl.Trace) string {
	out := java.ValidUTF8(rendered)
	if trace == nil || len(out) == len(rendered) {
		return out
	}
	end := 0
	for i := range trace.Segments {
		s := &trace.Segments[i]
		// A pair whose halves two segments wrote stays: each of its four bytes counts as one.
		length := len(java.ValidUTF8(rendered[s.Start:s.End]))
		s.Start, s.End = end, end+length
		end = s.End
	}
	return out
}
