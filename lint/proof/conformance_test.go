package proof

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// TestSoundConformance holds what is proven of the templates that were written to show
// the language's corners against random inputs.
func TestSoundConformance(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join(testdata, "conformance", "*.json"))
	if err != nil || len(paths) == 0 {
		t.Fatal("no templates", err)
	}
	proven, all := 0, 0
	stride := max(1, 3000/inputCount(t)) // all of them take a minute
	for _, path := range paths {
		for i, template := range conformanceTemplates(t, path) {
			if i%stride != 0 {
				continue
			}
			for _, contentType := range []string{"application/json", "text/plain"} {
				all++
				s := subjectOf(Input{Source: vtl.NewSource(filepath.Base(path), template, nil), Phase: apigw.RequestPhase, ContentType: contentType}, nil)
				if p := s.provenOf(); len(p) > 0 {
					proven++
					checkSound(t, template, s, p, max(10, inputCount(t)/20))
				}
			}
		}
	}
	t.Logf("%d of %d have something proven", proven, all)
}

// conformanceTemplates gives the templates of a file, whatever else it says of them.
func conformanceTemplates(t *testing.T, path string) []string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var doc any
	if err := json.Unmarshal(data, &doc); err != nil {
		t.Fatal(path, err)
	}
	var out []string
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, item := range v {
				walk(item)
			}
		case map[string]any:
			if text, ok := v["template"].(string); ok {
				out = append(out, text)
			}
			for _, item := range v {
				walk(item)
			}
		}
	}
	walk(doc)
	return out
}
