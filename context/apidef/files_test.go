package apidef

import (
	"os"
	"path/filepath"
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

// TestReadLocal: the bytes are taken as they are, other files come from the disk.
func TestReadLocal(t *testing.T) {
	dir := t.TempDir()
	openapi := `{"openapi":"3.0.1","paths":{"/x":{"get":{"x-amazon-apigateway-integration":{"type":"mock","requestTemplates":{"application/json":"{}"}}}}}}`
	if err := os.WriteFile(filepath.Join(dir, "api.json"), []byte(openapi), 0o644); err != nil {
		t.Fatal(err)
	}
	text := `{"Resources":{"A":{"Type":"AWS::ApiGateway::RestApi","Properties":{"BodyS3Location":null,"Body":{"Fn::Transform":{"Name":"AWS::Include","Parameters":{"Location":"api.json"}}}}}}}`
	def, diags := ReadLocal(filepath.ToSlash(filepath.Join(dir, "never-written.json")), []byte(text), nil)
	if diags.HasErrors() || len(def.Routes) != 1 {
		t.Errorf("%d routes, %v", len(def.Routes), diags)
	}
}
