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
	if convert := (util{}).TextMethod(name); convert != nil {
		v, err := converted(args[0], convert)
		return v, true, err
	}
	if name == "parseJson" {
		v, err := parseJSON(java.Text(args[0]))
		return v, true, err
	}
	return nil, false, nil
}

// converted gives the argument itself where there is nothing to convert in it.
func converted(arg any, convert java.TextFunc) (any, error) {
	text, isText := arg.(string)
	if !isText {
		text = java.Text(arg)
	}
	out, changed, err := convert(nil, text)
	switch {
	case err != nil:
		return nil, err
	case changed:
		return string(out), nil
	case isText:
		return arg, nil
	}
	return text, nil
}

// TextMethod implements java.TextMethods: all functions but parseJson.
func (util) TextMethod(name string) java.TextFunc {
	switch name {
	case "escapeJavaScript":
		return appendEscaped
	case "urlEncode":
		return appendURLEncoded
	case "urlDecode":
		return appendURLDecoded
	case "base64Encode":
		return appendBase64
	case "base64Decode":
		return appendBase64Decoded
	}
	return nil
}

func appendURLEncoded(dst []byte, s string) ([]byte, bool, error) {
	return append(dst, urlEncode(s)...), true, nil
}

func appendURLDecoded(dst []byte, s string) ([]byte, bool, error) {
	out, err := urlDecode(s)
	return append(dst, out...), true, err
}

func appendBase64(dst []byte, s string) ([]byte, bool, error) {
	return base64.StdEncoding.AppendEncode(dst, []byte(encodable(s))), true, nil
}

func appendBase64Decoded(dst []byte, s string) ([]byte, bool, error) {
	out, err := base64Decode(s)
	return append(dst, out...), true, err
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
