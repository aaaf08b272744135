package cover

import (
	"errors"

	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// tally is what one render reached.
type tally struct {
	hits []int // by point
	// seen counts what each node is known to have done: printed, assigned, chosen.
	seen map[vtl.Node]int
	// rounds of each loop that ended, and how many times it ended.
	rounds, ends map[*vtl.Foreach]int
	// failedAt is the byte at which the render failed; -1 where it did not.
	failedAt int
}

// tallyOf counts a trace; s is the shape of the rendering's own template.
func tallyOf(s *shape, r *gateway.Rendering) *tally {
	t := &tally{hits: make([]int, len(s.points)), seen: map[vtl.Node]int{},
		rounds: map[*vtl.Foreach]int{}, ends: map[*vtl.Foreach]int{}, failedAt: failedAt(r.Err)}
	t.hits[0]++
	for _, seg := range r.Trace.Segments {
		t.seen[seg.Node]++
	}
	for _, e := range r.Trace.Events {
		t.seen[e.Node]++
		if first, ok := s.first[e.Node]; ok {
			t.event(first, e)
		}
	}
	return t
}

func (t *tally) event(first int, e vtl.Event) {
	switch n := e.Node.(type) {
	case *vtl.If:
		if e.N < 0 {
			t.hits[first+len(n.Arms)]++
		} else {
			t.hits[first+e.N]++
		}
	case *vtl.Foreach:
		t.hits[first+bucket(e.N)]++
		t.rounds[n] += e.N
		t.ends[n]++
	case *vtl.Binary:
		at := first + leftFalse
		if e.Right {
			at = first + rightFalse
		}
		if e.N == 1 {
			at--
		}
		t.hits[at]++
	}
}

func failedAt(err error) int {
	var e *vtl.EvalError
	if errors.As(err, &e) {
		return e.Subject.Start
	}
	return -1
}
