package context

import (
	"encoding/base64"

	"github.com/vtlcheck/vtlcheck/context/jsonpath"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// util is $util: six functions of one text. It prints as nothing.
type util struct{}

// ClassName implements java.Object. The real name is not known.
func (util) ClassName() string { return "Util" }

// AppendText implements java.Object.
func (util) AppendText(dst []byte) []byte { return dst }

// Get implements java.Object: $util has no properties.
func (util) Get(string) (any, bool, error) { return nil, false, nil }

// Call implements java.Object. An argument that is no String counts as the text that
// it prints: nobody has recorded what API Gateway does there.
func (util) Call(name string, args []any) (any, bool, error) {
	if len(args) != 1 {
		return nil, false, nil
	}
	convert, ok := textFuncs[name]
	switch {
	case ok:
		v, err := converted(args[0], convert)
		return v, true, err
	case name == "parseJson":
		v, err := parseJSON(java.Text(args[0]))
		return v, true, err
	}
	return nil, false, nil
}

// converted gives the argument itself where there is nothing to convert in it.
func converted(arg any, convert func(string) (string, error)) (any, error) {
	text, isText := arg.(string)
	if !isText {
		text = java.Text(arg)
	}
	out, err := convert(text)
	switch {
	case err != nil:
		return nil, err
	case isText && out == text:
		return arg, nil
	}
	return out, nil
}

// textFuncs are the functions of $util that make a text of a text.
var textFuncs = map[string]func(string) (string, error){
	"escapeJavaScript": func(s string) (string, error) { return EscapeJavaScript(s), nil },
	"urlEncode":        func(s string) (string, error) { return urlEncode(s), nil },
	"urlDecode":        urlDecode,
	"base64Encode": func(s string) (string, error) {
		return base64.StdEncoding.EncodeToString([]byte(encodable(s))), nil
	},
	"base64Decode": base64Decode,
}

// parseJSON gives nothing for a text that is no JSON, however permissively it is read.
func parseJSON(s string) (any, error) {
	v, err := jsonpath.Parse(s)
	if err != nil {
		return nil, nil
	}
	return v, nil
}

// illegalArgument is what the decoders of the Java library throw.
func illegalArgument(message string) error {
	return &java.Exception{Class: "java.lang.IllegalArgumentException", Message: message}
}
