package target

import (
	"regexp"

	"github.com/vtlcheck/vtlcheck/context/strictjson"
)

// The shorthands of the tables.

func text(path string, minimum, maximum int) Member {
	return Member{Path: path, Kind: strictjson.String, MinLength: minimum, MaxLength: maximum}
}

func enum(path string, words ...string) Member {
	return Member{Path: path, Kind: strictjson.String, Enum: words}
}

func integer(path string, minimum, maximum int64) Member {
	return Member{Path: path, Kind: strictjson.Number, Integer: true, Min: minimum, Max: maximum}
}

func boolean(path string) Member { return Member{Path: path, Kind: strictjson.Bool} }

func object(path string) Member { return Member{Path: path, Kind: strictjson.Object} }

func array(path string, minimum, maximum int) Member {
	return Member{Path: path, Kind: strictjson.Array, MinItems: minimum, MaxItems: maximum}
}

func attribute(path string) Member { return Member{Path: path, AttributeValue: true} }

// blob is base64; maximum counts decoded bytes.
func blob(path string, maximum int) Member {
	return Member{Path: path, Kind: strictjson.String, Base64: true, MaxBytes: maximum}
}

func required(m Member) Member { m.Required = true; return m }

func optional(m Member) Member { m.Required = false; return m }

// matching adds a pattern, which must match the whole text, and its words for messages.
func matching(m Member, pattern, form string) Member {
	m.Pattern, m.Form = regexp.MustCompile(`^(?:`+pattern+`)$`), form
	return m
}
