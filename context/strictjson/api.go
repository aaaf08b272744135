// Package strictjson reads RFC 8259 JSON and keeps the place of everything: for
// payloads that a service will read strictly, for definitions and for samples.
package strictjson

// Kind of a Value.
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

// Value is one JSON value with its place. Start and End are byte offsets in the
// text, End exclusive.
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
	NameStart, NameEnd int
	Value              *Value
	// Duplicate says that an earlier member has the same name.
	Duplicate bool
}

// SyntaxError is where and why a text is no JSON.
type SyntaxError struct {
	Offset  int
	Message string // lower-case: what was found, what was expected
	// Hint is the kind of the usual mistake, or "": apostrophe (\'), trailing-comma,
	// java-map ({a=1}), reference ($x), blank, trailing-data, unquoted-word, control-character.
	Hint string
}

func (e *SyntaxError) Error() string { return e.Message }

// Parse reads a whole text. The error is a *SyntaxError.
func Parse(text string) (*Value, error) { panic("not yet") }

// Get gives the value of the last member of that name, or nil; v may be nil or no object.
func (v *Value) Get(name string) *Value { panic("not yet") }

// Offsets gives, for a String value in text, the byte offset in text of every byte
// of the decoded Text, and of its end: len(Text)+1 numbers.
func (v *Value) Offsets(text string) []int { panic("not yet") }
