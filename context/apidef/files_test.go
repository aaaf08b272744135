package apidef

import (
	"testing"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
)

func TestParseFile(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"t.json", `{"a": "\/"}`, "/"},
		{"t.yaml", `{"a": "\/"}`, "/"},
		{"t.yaml", `{a: "x"}`, "x"},
		{"t.yaml", "a: x\n", "x"},
		{"t", `{"a": "\ud83d\ude00"}`, "😀"},
		{"t.template", `{a: x}`, "x"},
		{"t.template", "\ufeffa: x", "x"},
		{"t.json", `{a: x}`, ""},
		{"t", `{"a": `, ""},
		{"t.yml", `{"a": `, ""},
	} {
		docs, err := parseFile(tree.NewFile(c.name, c.text))
		if (err != nil) != (c.want == "") {
			t.Errorf("%s %s: %v", c.name, c.text, err)
			continue
		}
		if err == nil && docs[0].Get("a").Scalar() != c.want {
			t.Errorf("%s %s: got %q, want %q", c.name, c.text, docs[0].Get("a").Scalar(), c.want)
		}
	}
}
