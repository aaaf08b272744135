package flow

// Format says what a template writes. The zero value: not known (yet).
type Format int

// The formats.
const (
	UnknownFormat Format = iota
	JSONFormat
	FormFormat
	XMLFormat
	PlainFormat
)

func (f Format) String() string {
	return [...]string{"unknown", "JSON", "form", "XML", "text"}[f]
}

// Spot says at what kind of place something was printed.
type Spot int

// The spots.
const (
	NoSpot   Spot = iota // nothing is known
	InString             // between the quotes of a JSON string
	InKey                // between the quotes of a member's name
	AtValue              // where a JSON value stands, without quotes
	AtMember             // where a member or the end of an object is expected
	AtStart              // it starts the text of its level
	InText               // in text that is no JSON: of its level, or of the whole
	InForm               // in a form body
	InXML                // in XML text or an attribute
	Astray               // where JSON allows nothing more
)

// Place is where a piece of data was printed.
type Place struct {
	Format Format
	Spot   Spot
	// Depth is how many JSON strings the place is inside of: 1 in "…" of the output, 2
	// in a string of JSON text that itself stands in a string. So many escapes it takes.
	Depth int
	// Reached is the level at which the data arrives after its own escapes were undone.
	Reached int
	// Spare is how many escapes were left over there.
	Spare int
	// Path is the way to the member: /input, /items/id. Inside of a text that is JSON it
	// goes on: /input/data.
	Path string
	// Key is the last name in Path.
	Key string
}
