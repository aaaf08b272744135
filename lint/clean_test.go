package lint

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/vtl"
)

// TestCleanTemplates: sound templates, some of which look odd, give nothing above info.
func TestCleanTemplates(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join(testdata, "clean", "*.txtar"))
	if err != nil || len(paths) < 40 {
		t.Fatalf("%d clean templates: %v", len(paths), err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			w := readTwin(t, path)
			for _, p := range w.run(t, w.right) {
				if p.Severity > vtl.Info {
					t.Errorf("%s [%s]\n  %q", p.Error(), p.Rule, p.Source.Slice(p.Subject))
				}
			}
		})
	}
}
