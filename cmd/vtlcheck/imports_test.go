package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/vtlcheck/vtlcheck"

// mayImport is the import table: data walks one way through these rooms. A new
// arrow is added here, in the commit that needs it, with the reason.
var mayImport = map[string][]string{
	"vtl/java":           {},
	"vtl":                {"vtl/java"},
	"context/catalog":    {},
	"context/jsonpath":   {"vtl/java"},
	"context/strictjson": {}, // one strict reader with places, for payloads, definitions and samples
	"context":            {"vtl", "vtl/java", "context/catalog", "context/jsonpath", "context/strictjson"},
	"context/target":     {"context/strictjson"},
	"context/gateway": {"vtl", "vtl/java", "context", "context/target",
		"context/strictjson", "context/jsonpath"},
	"context/apidef": {"vtl", "context/gateway", "context/strictjson"},
	"context/vtltest": {"vtl", "vtl/java", "context", "context/gateway", "context/apidef",
		"context/target", "context/strictjson"}, // java: case files give members of $context
	"lint": {"vtl", "vtl/java", "context/catalog", "context/jsonpath", "context/target", "context/gateway",
		"context/strictjson"}, // jsonpath: whether a path that a template holds can be read
	"lint/proof": {"vtl", "vtl/java", "context", "context/catalog", "context/jsonpath",
		"context/target", "context/gateway", "context/strictjson", "lint"},
	"lint/cover":  {"vtl", "context/gateway"},
	"lint/report": {"vtl", "lint"},
}

// alias is the name under which package context is imported everywhere.
const alias = "apigw"

// room gives the entry of mayImport that a folder belongs to: itself or the nearest
// folder above it.
func room(dir string) string {
	for d := dir; d != "." && d != ""; d = filepath.ToSlash(filepath.Dir(d)) {
		if _, ok := mayImport[d]; ok {
			return d
		}
	}
	return ""
}

func TestImportTable(t *testing.T) {
	root := filepath.Join("..", "..")
	seen := 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && path != root) {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") {
			return nil
		}
		seen++
		checkImports(t, root, path)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen < 20 {
		t.Errorf("only %d Go files met: is the test looking at the right folder?", seen)
	}
}

func checkImports(t *testing.T, root, path string) {
	t.Helper()
	rel, err := filepath.Rel(root, path)
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.ToSlash(filepath.Dir(rel))
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	for _, spec := range file.Imports {
		target := strings.Trim(spec.Path.Value, `"`)
		if target == module+"/context" && (spec.Name == nil || spec.Name.Name != alias) {
			t.Errorf("%s: import %s as %s", rel, target, alias)
		}
		inner, ok := strings.CutPrefix(target, module+"/")
		if !ok || strings.HasSuffix(path, "_test.go") || strings.HasPrefix(dir, "cmd/") {
			continue
		}
		from, to := room(dir), room(inner)
		if from == to && from != "" {
			continue
		}
		if !slices.Contains(mayImport[from], to) {
			t.Errorf("%s: %s may not import %s; the table is mayImport", rel, dir, inner)
		}
	}
}

// TestLanguageKnowsNoHost: package vtl is the language alone.
func TestLanguageKnowsNoHost(t *testing.T) {
	words := []string{"AWS", "$input", "JSON", "Step Functions"}
	root := filepath.Join("..", "..", "vtl")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && (d.Name() == "java" || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, word := range words {
			if strings.Contains(string(text), word) {
				t.Errorf("%s says %q: the language must not know its host", path, word)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
