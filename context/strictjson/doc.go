// Package strictjson reads RFC 8259 JSON and keeps the place of everything: for
// payloads that a service will read strictly, for definitions and for samples.
//
//	v, err := strictjson.Parse(`{"input": "{\"a\": 1}"}`)
//	if err != nil {
//		e := err.(*strictjson.SyntaxError) // place, message, kind of mistake
//	}
//	input := v.Get("input")             // a String with its place
//	inner, err := strictjson.Parse(input.Text)
//	places := input.Offsets(text)       // from inner's bytes back to the text's
//
// It takes exactly what RFC 8259 allows: one value, blanks around it, names and
// strings in double quotes, no comments, no comma before a closing bracket. Two
// questions that the RFC leaves open are answered so:
//
//   - The text must be valid UTF-8 (section 8.1), as most services demand;
//     encoding/json would replace what is not.
//   - An escape that is half of a surrogate pair (\ud800) is accepted, since the
//     grammar allows it (section 8.2), and decodes to U+FFFD, as in encoding/json.
//
// Names that occur twice are kept and flagged; [Value.Get] takes the last one.
// Reading is linear in the text, and values share memory with it.
package strictjson
