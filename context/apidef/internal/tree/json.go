package tree

import (
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/vtlcheck/vtlcheck/context/strictjson"
)

const byteOrderMark = "\ufeff"

// ParseJSON reads a file that is one JSON value. The error is a *SyntaxError.
func ParseJSON(f *File) (*Node, error) {
	text := f.Text
	if rest, ok := strings.CutPrefix(text, byteOrderMark); ok {
		text = strings.Repeat(" ", len(byteOrderMark)) + rest // some editors write one; JSON has none
	}
	v, err := strictjson.Parse(text)
	if err != nil {
		var syntax *strictjson.SyntaxError
		if errors.As(err, &syntax) {
			return nil, &SyntaxError{Offset: syntax.Offset, Message: syntax.Message}
		}
		return nil, &SyntaxError{Message: err.Error()}
	}
	return fromJSON(f, v), nil
}

var jsonKinds = map[strictjson.Kind]Kind{
	strictjson.Null:   Null,
	strictjson.Bool:   Bool,
	strictjson.Number: Number,
	strictjson.String: String,
	strictjson.Array:  List,
	strictjson.Object: Map,
}

func fromJSON(f *File, v *strictjson.Value) *Node {
	n := &Node{Kind: jsonKinds[v.Kind], File: f, Start: v.Start, End: v.End, Str: v.Text}
	switch v.Kind {
	case strictjson.String:
		n.text = func() Text { return jsonText(f, v) }
	case strictjson.Null, strictjson.Bool, strictjson.Number:
		n.Str = f.Text[v.Start:v.End]
	}
	for _, item := range v.Items {
		n.Items = append(n.Items, fromJSON(f, item))
	}
	for _, m := range v.Members {
		n.Members = append(n.Members, &Member{
			Key: m.Name, File: f, Start: m.NameStart, End: m.NameEnd,
			Value: fromJSON(f, m.Value), Duplicate: m.Duplicate,
		})
	}
	return n
}

// jsonText turns the offset of each byte into runs: characters that stand for
// themselves are copies, the others are escapes.
func jsonText(f *File, v *strictjson.Value) Text {
	var b Builder
	offsets := v.Offsets(f.Text)
	for i := 0; i < len(v.Text); {
		j := i
		for j < len(v.Text) && offsets[j]-offsets[i] == j-i && f.Text[offsets[j]] != '\\' {
			j++
		}
		if j > i {
			b.Copy(f, offsets[i], offsets[i]+j-i)
			i = j
			continue
		}
		_, size := utf8.DecodeRuneInString(v.Text[i:])
		b.Decode(f, offsets[i], offsets[i+size], v.Text[i:i+size])
		i += size
	}
	b.EndAt(f, offsets[len(v.Text)])
	return b.Text()
}
