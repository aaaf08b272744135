package strictjson

import "fmt"

// Kind of a Value. The zero value is no kind.
type Kind int

// The kinds.
const (
	Null Kind = iota + 1
	Bool
	Number
	String
	Array
	Object
)

// String gives the kind's name in RFC 8259, with its article: "an object".
func (k Kind) String() string {
	switch k {
	case Null:
		return "null"
	case Bool:
		return "a boolean"
	case Number:
		return "a number"
	case String:
		return "a string"
	case Array:
		return "an array"
	case Object:
		return "an object"
	}
	return fmt.Sprintf("kind(%d)", int(k))
}

// Value is one JSON value with its place. Start and End are byte offsets in the
// text, End exclusive; a string's place holds its quotes. Values are not changed by
// this package and are safe for concurrent reading.
type Value struct {
	Kind       Kind
	Start, End int
	// Text is the decoded string, or the number as written.
	Text    string
	Bool    bool
	Items   []*Value  // Array
	Members []*Member // Object, in order, duplicates included
}

// Member is one name and value of an object.
type Member struct {
	Name               string
	NameStart, NameEnd int // with the quotes
	Value              *Value
	// Duplicate says that an earlier member has the same name.
	Duplicate bool
}

// Get gives the value of the last member of that name, or nil; v may be nil or no object.
func (v *Value) Get(name string) *Value {
	if m := v.Member(name); m != nil {
		return m.Value
	}
	return nil
}

// Member gives the last member of that name, or nil; v may be nil or no object.
func (v *Value) Member(name string) *Member {
	if v == nil {
		return nil
	}
	for i := len(v.Members) - 1; i >= 0; i-- {
		if v.Members[i].Name == name {
			return v.Members[i]
		}
	}
	return nil
}

// Is says whether v is there and of that kind.
func (v *Value) Is(k Kind) bool { return v != nil && v.Kind == k }
