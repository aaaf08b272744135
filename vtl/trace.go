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
