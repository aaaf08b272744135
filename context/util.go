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
	f, ok := utilFuncs[name]
	if !ok || len(args) != 1 {
		return nil, false, nil
	}
	text, ok := args[0].(string)
	if !ok {
		text = java.Text(args[0])
	}
	v, err := f(text)
	return v, true, err
}

// utilFuncs are the functions of $util.
var utilFuncs = map[string]func(string) (any, error){
	"escapeJavaScript": func(s string) (any, error) { return EscapeJavaScript(s), nil },
	"parseJson":        parseJSON,
	"urlEncode":        func(s string) (any, error) { return urlEncode(s), nil },
	"urlDecode":        urlDecode,
	"base64Encode": func(s string) (any, error) {
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
