package vtl

// Trace is what a render did: which bytes of the output came from which node, and
// which way it went. Pass a new one to each render.
type Trace struct {
	// Segments cover the output in order, without gaps; neighbours differ.
	Segments []Segment
	// Events are in the order in which they happened.
	Events []Event
}

// Segment says that the output's bytes [Start, End) were written by Node: a *Text,
// *Verbatim, *Escape or *Reference outside of strings and #define blocks. What a
// #define block prints belongs to the nodes of the block. Bytes that came out of a
// reference are data (or what the template computed); the others are template text.
type Segment struct {
	Start, End int
	Node       Node
}

// Event is one decision of a render.
type Event struct {
	Kind EventKind
	// Node is the *If, *Foreach, *Binary, *Set or *Reference that it is about.
	Node Node
	// N is the index of the arm that ran (EventArm; -1: none), the number of rounds
	// (EventLoop), 1 or 0 for the value of a side (EventSide).
	N int
	// Right tells the sides of && and || apart (EventSide).
	Right bool
	// Cut says that the loop ended at the limit of iterations (EventLoop).
	Cut bool
}

// EventKind says what an Event is.
type EventKind int

// The kinds of Event.
const (
	EventArm        EventKind = iota + 1 // an #if chose an arm
	EventLoop                            // a #foreach ended
	EventSide                            // one side of && or || was evaluated
	EventSet                             // a #set assigned
	EventSetFailed                       // a #set had no effect: its expression had no value, or its target none to take it
	EventUnresolved                      // a reference came to nothing
)

// SegmentAt gives the segment that wrote the output byte at offset.
func (t *Trace) SegmentAt(offset int) (Segment, bool) {
	lo, hi := 0, len(t.Segments)
	for lo < hi {
		mid := (lo + hi) / 2
		switch s := t.Segments[mid]; {
		case offset < s.Start:
			hi = mid
		case offset >= s.End:
			lo = mid + 1
		default:
			return s, true
		}
	}
	return Segment{}, false
}

// segment notes that node wrote the output from start on. Text written into strings
// and into values in the making is not output.
func (r *run) segment(node Node, start int) {
	if r.trace == nil || r.aside > 0 || len(r.out) == start {
		return
	}
	segments := r.trace.Segments
	if n := len(segments); n > 0 && segments[n-1].Node == node {
		segments[n-1].End = len(r.out)
		return
	}
	r.trace.Segments = append(segments, Segment{Start: start, End: len(r.out), Node: node})
}

// event notes a decision.
func (r *run) event(kind EventKind, node Node, n int) {
	if r.trace != nil {
		r.trace.Events = append(r.trace.Events, Event{Kind: kind, Node: node, N: n})
	}
}

// side notes the truth of one side of && or ||.
func (r *run) side(node Node, right, truth bool) {
	if r.trace == nil {
		return
	}
	e := Event{Kind: EventSide, Node: node, Right: right}
	if truth {
		e.N = 1
	}
	r.trace.Events = append(r.trace.Events, e)
}
