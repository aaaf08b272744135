package flow

import (
	"slices"

	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// World is what is known before a template runs. The zero value is nothing.
type World struct {
	// Response says that the template is of an integration response.
	Response bool
	// Format is what the template must write, where that is known.
	Format Format
	// Lenient says that the reader of the output takes names without quotes.
	Lenient bool
	// WebSocket says that the template belongs to a WebSocket API.
	WebSocket bool
	// Known is what the payload holds, by data key ($.status).
	Known map[string]Known
}

// Known is what is known about one value of the payload.
type Known struct {
	Absent bool
	Text   string // where it is a text
}

// Result is what Run found.
type Result struct {
	Emits    []*Emit
	Misses   []Miss
	Slips    []Slip
	Tests    []Test
	Sets     []SetFact
	Ends     []*End
	Loops    []LoopFact
	Comments []CommentFact
	Calls    []CallFact
	Indexes  []IndexFact
	Absent   []AbsentRead
	Reparsed []Reparse
	Parses   []CallFact // of $util.parseJson
	// Partial says that ways were left out.
	Partial bool

	values map[vtl.Node][]*Value
	seen   map[any]bool
	emitOf map[emitKey]*Emit
	maps   map[string]bool // keys of JSON data of which members are read
}

// Emit is a printed value, or a part of one: all ways that print it at one place are
// one Emit.
type Emit struct {
	// At is the reference in the text, or within a string, that printed it.
	At    vtl.Node
	Value *Value
	Piece Piece
	Place Place
	// Unguarded says that a way without any test of the data prints it, Unchecked that
	// one does which knows neither what it equals nor a pattern that it matches.
	Unguarded, Unchecked bool
}

type emitKey struct {
	at    vtl.Node
	piece string
	place Place
}

// Miss is a step of a reference that leads nowhere.
type Miss struct {
	Ref *vtl.Reference
	// Step is the index of the step; -1 is the root.
	Step int
	// From is the member whose member does not exist; nil at the root.
	From *catalog.Member
	// Elsewhere is the member where it exists, but not in templates of REST APIs; or nil.
	Elsewhere *catalog.Member
	// Value is the receiver where it is no object of the scope: text, a list …
	Value *Value
}

// Slip is a place at which the produced text stops being JSON.
type Slip struct {
	Kind SlipKind
	// At is the node that printed the character, Span its place in the source.
	At   vtl.Node
	Span vtl.Span
	// Depth is 0 for the output, more for JSON text in its strings; Path the member.
	Depth int
	Path  string
	// Sure says that the character is template text and not computed.
	Sure bool
	// Cause is the text or reference printed before, for instance the comma.
	Cause vtl.Node
}

// Test is a value, or a literal, where a condition is expected.
type Test struct {
	Expr    vtl.Expr
	Value   *Value
	Negated bool
	Literal bool
}

// SetFact is one execution of a #set.
type SetFact struct {
	Set   *vtl.Set
	Value *Value
	// Path is the member of the scope that was set, or "".
	Path string
	// Failed says that the value could not be computed: the old one stays.
	Failed bool
	// Again says that this way had set the same member before.
	Again bool
	// Refused says that the target cannot be assigned: the call ends with 500.
	Refused bool
}

// LoopFact is one start of a #foreach.
type LoopFact struct {
	Loop *vtl.Foreach
	List *Value
}

// CommentFact is a comment that starts inside of a JSON string.
type CommentFact struct{ Comment *vtl.Comment }

// Reparse is a read of a member of what $util.parseJson made of the JSON text of a path.
type Reparse struct {
	Parse *vtl.Reference
	Path  string
}

// IndexFact is an index into a value.
type IndexFact struct {
	Ref      *vtl.Reference
	Receiver *Value
	Index    *Value
	// Tested says that the way has tested something about the receiver.
	Tested bool
}

// CallFact is a call of a method on a value.
type CallFact struct {
	Ref      *vtl.Reference
	Call     *vtl.Call
	Receiver *Value
	Args     []*Value
	Result   *Value
	// Tested says that the way has tested something about the receiver.
	Tested bool
}

// AbsentRead is a read of something that the world says is absent.
type AbsentRead struct {
	Ref *vtl.Reference
	Key string
	// Parsed says that $util.parseJson was to read it.
	Parsed bool
}

// End is where a way ended.
type End struct {
	Sets  []Override
	Chunk *Chunk
	// Blank says that nothing but blanks was printed.
	Blank  bool
	Format Format
	// Lost says that the text stopped being JSON, or is not known.
	Lost bool
	// Unsure says that it is not known whether a call takes this way.
	Unsure bool
	Facts  []string
}

// Set gives the last value that the way gave to a member.
func (e *End) Set(path string) (*Override, bool) {
	for i := len(e.Sets) - 1; i >= 0; i-- {
		if e.Sets[i].Path == path {
			return &e.Sets[i], true
		}
	}
	return nil, false
}

// Chunks gives what the way printed, in order.
func (e *End) Chunks() []*Chunk {
	var chunks []*Chunk
	for c := e.Chunk; c != nil; c = c.Before {
		chunks = append(chunks, c)
	}
	slices.Reverse(chunks)
	return chunks
}

// Values gives what is known about an expression, one entry for each different value;
// none where no way reaches it.
func (r *Result) Values(node vtl.Node) []*Value { return r.values[node] }

// maxValues bounds how many values of one expression are kept.
const maxValues = 8

func (r *Result) record(node vtl.Node, v *Value) *Value {
	known := r.values[node]
	if len(known) < maxValues && !slices.ContainsFunc(known, func(k *Value) bool { return k.key == v.key }) {
		r.values[node] = append(known, v)
	}
	return v
}

// once says whether the fact is new.
func (r *Result) once(fact any) bool {
	if r.seen[fact] {
		return false
	}
	r.seen[fact] = true
	return true
}

func (r *Result) emit(at vtl.Node, v *Value, p Piece, place Place, guarded, checked bool) {
	key := emitKey{at, ropeKey([]Piece{p}), place}
	e, ok := r.emitOf[key]
	if !ok {
		e = &Emit{At: at, Value: v, Piece: p, Place: place}
		r.emitOf[key] = e
		r.Emits = append(r.Emits, e)
	}
	e.Unguarded = e.Unguarded || !guarded
	e.Unchecked = e.Unchecked || !checked
}

// HasMembers says whether the template asks JSON data for members by name: then it is
// a map.
func (r *Result) HasMembers(key string) bool { return r.maps[key] }
