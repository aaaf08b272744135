package tree

import (
	"strings"

	"github.com/vtlcheck/vtlcheck/vtl"
)

// Kind of a Node.
type Kind int

// The kinds.
const (
	Null Kind = iota + 1
	Bool
	Number
	String
	List
	Map
)

func (k Kind) String() string {
	return [...]string{"nothing", "null", "a boolean", "a number", "a string", "a list", "a map"}[k]
}

// Node is one value of a document with its place. Nodes may be shared (YAML aliases), so
// that a walk over a tree must be bounded. They are built and read by one goroutine.
type Node struct {
	Kind Kind
	File *File
	// Start and End are byte offsets of the value in File.
	Start, End int
	// Str is the decoded string, or a number, boolean or null as written.
	Str     string
	Items   []*Node   // List
	Members []*Member // Map, in order, duplicates included
	// Short says that the node was written as a YAML tag (!Sub x) and has been turned
	// into the map that it stands for ({"Fn::Sub": x}).
	Short bool
	// Substituted says that Fn::Sub went over the string.
	Substituted bool
	// Parsed is the value behind a string that is its JSON, where that is known.
	Parsed *Node

	text     func() Text // computes the text with its places
	standIns bool
	byKey    map[string]*Member // of a map with many members, once one was looked for
}

// manyMembers is from where on a map's members are indexed.
const manyMembers = 16

// Member is one key and value of a Map.
type Member struct {
	Key        string
	File       *File
	Start, End int // of the key
	Value      *Node
	Duplicate  bool // an earlier member has the same key
}

// At is the member's place.
func (m *Member) At() vtl.Location { return m.File.Locate(m.Start) }

// NewString gives a String node of a text that was built.
func NewString(t Text, f *File, start, end int) *Node {
	return &Node{Kind: String, File: f, Start: start, End: end, Str: t.String,
		text: func() Text { return t }, standIns: t.HasStandIn()}
}

// StandIns lists the parts of a string that only deployment knows; n may be nil.
func (n *Node) StandIns() []StandIn {
	if n == nil || !n.standIns && (n.File == nil || n.File.from == nil) {
		return nil
	}
	return n.Text().StandIns()
}

// At is the place where the value starts; n may be nil.
func (n *Node) At() vtl.Location {
	if n == nil || n.File == nil {
		return vtl.Location{}
	}
	return n.File.Locate(n.Start)
}

// AtEnd is the place just behind the value.
func (n *Node) AtEnd() vtl.Location {
	if n == nil || n.File == nil {
		return vtl.Location{}
	}
	return n.File.Locate(max(n.Start, n.End))
}

// Text gives a scalar as a text with its places: a string decoded, anything else as
// it was written. A list or a map gives the empty text.
func (n *Node) Text() Text {
	if n == nil {
		return Text{}
	}
	if n.text != nil {
		t := n.text()
		n.text = func() Text { return t }
		return t
	}
	var b Builder
	switch {
	case n.Kind == List || n.Kind == Map || n.File == nil:
	case n.File.Text[n.Start:n.End] == n.Str:
		b.Copy(n.File, n.Start, n.End)
	default:
		b.Decode(n.File, n.Start, n.End, n.Str)
	}
	return b.Text()
}

// Scalar gives a scalar's string, "" for anything else; n may be nil.
func (n *Node) Scalar() string {
	if n.IsScalar() && n.Kind != Null {
		return n.Str
	}
	return ""
}

// Elems gives a list's values; n may be nil or no list.
func (n *Node) Elems() []*Node {
	if n == nil {
		return nil
	}
	return n.Items
}

// Pairs gives a map's members; n may be nil or no map.
func (n *Node) Pairs() []*Member {
	if n == nil {
		return nil
	}
	return n.Members
}

// IsScalar says whether the node is a string, number, boolean or null.
func (n *Node) IsScalar() bool { return n != nil && n.Kind != List && n.Kind != Map }

// Get gives the value of the last member of that key, or nil; n may be nil or no map.
func (n *Node) Get(key string) *Node {
	if m := n.Member(key); m != nil {
		return m.Value
	}
	return nil
}

// Member gives the last member of that key, or nil; n may be nil or no map.
func (n *Node) Member(key string) *Member {
	if n == nil {
		return nil
	}
	if len(n.Members) > manyMembers {
		return n.indexed(key)
	}
	for i := len(n.Members) - 1; i >= 0; i-- {
		if n.Members[i].Key == key {
			return n.Members[i]
		}
	}
	return nil
}

func (n *Node) indexed(key string) *Member {
	if n.byKey == nil {
		n.byKey = make(map[string]*Member, len(n.Members))
		for _, m := range n.Members {
			n.byKey[m.Key] = m
		}
	}
	return n.byKey[key]
}

// Single gives the only member of a map of one, else nil.
func (n *Node) Single() *Member {
	if n != nil && n.Kind == Map && len(n.Members) == 1 {
		return n.Members[0]
	}
	return nil
}

// Duplicates lists the members whose key an earlier one has, in the whole tree below n.
func (n *Node) Duplicates() []*Member {
	var found []*Member
	seen := map[*Node]bool{}
	var walk func(*Node)
	walk = func(n *Node) {
		if n == nil || n.IsScalar() || seen[n] {
			return
		}
		seen[n] = true
		for _, item := range n.Items {
			walk(item)
		}
		for _, m := range n.Members {
			if m.Duplicate {
				found = append(found, m)
			}
			walk(m.Value)
		}
	}
	walk(n)
	return found
}

// AtEnd is the place behind the member's key.
func (m *Member) AtEnd() vtl.Location { return m.File.Locate(m.End) }

// IsTrue says whether the node is true, or a string that services read as true.
func (n *Node) IsTrue() bool { return n.IsScalar() && strings.EqualFold(n.Str, "true") }

// SyntaxError says where and why a file is not of its format.
type SyntaxError struct {
	Offset  int
	Message string // lower-case: what was found, what was expected
}

func (e *SyntaxError) Error() string { return e.Message }
