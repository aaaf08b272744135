package gateway

import (
	"fmt"
	"strings"

	apigw "github.com/vtlcheck/vtlcheck/context"
)

// Sample is a call with the name under which reports show it.
type Sample struct {
	Name    string
	Request *apigw.Request
	// NotJSON says that the body is no JSON on purpose: what then breaks because of it is
	// the client's fault.
	NotJSON bool
}

// builtinBodies are the bodies that every template is tried with.
var builtinBodies = []struct {
	name, body string
	notJSON    bool
}{
	{"an empty object", `{}`, false},
	{"an empty list", `[]`, false},
	{"null", `null`, false},
	{"a text", `"text"`, false},
	{"an apostrophe", `{"s":"it's"}`, false},
	{"quote, backslash, line break, tab", `{"s":"a\"b\\c\n\t"}`, false},
	{"letters beyond ASCII", "{\"s\":\"é€😀\u2028\"}", false},
	{"numbers", `{"n":1.0,"big":12345678901234567890,"e":1e400}`, false},
	{"a null member", `{"k":null}`, false},
	{"an empty member", `{"k":""}`, false},
	{"text like a template", `{"s":"$context.x #set @@ ${y}"}`, false},
	{"no body", ``, false},
	{"no JSON", `not some json`, true},
	{"a form", `a=1&b=two+words`, true},
}

// BuiltinSamples gives base with each of the built-in bodies. base is not changed.
func BuiltinSamples(base *apigw.Request) []Sample {
	var out []Sample
	for _, b := range builtinBodies {
		out = append(out, Sample{Name: "body: " + b.name, Request: withBody(base, b.body), NotJSON: b.notJSON})
	}
	return out
}

// formBodies are what clients send as a form: browsers encode all that is special in it,
// other clients only some of it.
var formBodies = []namedBody{
	{"a form", `a=1&b=two+words`},
	{"a form, encoded", `name=O%27Brien&note=say+%22hi%22+%26%3D%5C%0A%C3%A9`},
	{"a form with an empty field", `a=&b=2`},
	{"a form with a field that has no value", `a&b=2`},
	{"a form with an apostrophe", `name=it's&b=2`},
	{"a form with a quote", `name=say "hi"&b=2`},
	{"a form with a backslash", `name=C:\dir&b=2`},
	{"no body", ``},
}

// textBodies are what clients send as XML or plain text.
var textBodies = []namedBody{
	{"an element", `<a b="c">it's</a>`},
	{"lines", "one\ntwo\r\n\tthree"},
	{"a backslash", `C:\dir`},
	{"no body", ``},
}

type namedBody struct{ name, body string }

// fittingBodies are the bodies of a content type; nil where it is JSON, or where nothing
// is known of it.
func fittingBodies(contentType string) []namedBody {
	switch {
	case contentType == "application/x-www-form-urlencoded":
		return formBodies
	case strings.HasPrefix(contentType, "text/") && contentType != "text/json", strings.HasSuffix(contentType, "/xml"), strings.HasSuffix(contentType, "+xml"):
		return textBodies
	}
	return nil
}

// samplesFor gives base with each of the bodies that fit a content type.
func samplesFor(contentType string, base *apigw.Request) []Sample {
	bodies := fittingBodies(contentType)
	if bodies == nil {
		return BuiltinSamples(base)
	}
	var out []Sample
	for _, b := range bodies {
		out = append(out, Sample{Name: "body: " + b.name, Request: withBody(base, b.body)})
	}
	return out
}

func withBody(base *apigw.Request, body string) *apigw.Request {
	req := *base
	req.Body = body
	return &req
}

// hostileText is a text that breaks templates which do not expect it.
type hostileText struct{ name, text string }

var hostileTexts = []hostileText{
	{"an apostrophe", `it's`},
	{"a quote", `say "hi"`},
	{"a backslash", `C:\dir`},
	{"a line break", "one\ntwo"},
	{"an emoji", "smile 😀"},
	{"U+2028", "a\u2028b"},
	{"@@", "@@x@@"},
	{"$x", "$x ${y} #set"},
	{"a number as text", "5"},
	{"an empty text", ""},
	{"text that closes the string", `a","vtlcheck":"b`},
	{"escaped text that closes the string", `a\","vtlcheck":\"b`},
}

// hostileValues are JSON values of another kind than the harmless one.
var hostileValues = []hostileText{
	{"a number", `12.5`},
	{"true", `true`},
	{"null", `null`},
	{"an object", `{"k":"it's"}`},
	{"a list", `["it's"]`},
	{"an empty object", `{}`},
	{"an empty list", `[]`},
}

// maxShaped bounds the samples that are shaped from what one side of a route reads, and
// shapedBytes the template text that they run through, so that a large generated
// template does not take minutes.
const (
	maxShaped   = 4000
	minShaped   = 25 // finds the plain mistakes
	shapedBytes = 8 << 20
)

// shapedLimit is the number of samples for templates of so many bytes.
func shapedLimit(bytes int) int {
	return min(maxShaped, max(minShaped, shapedBytes/max(bytes, 1)))
}

func describe(place, what string) string { return fmt.Sprintf("%s: %s", place, what) }
