package terraform

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
)

// testHost reads files of testdata and fails the test on what is reported.
func testHost(t testing.TB) Host {
	return Host{
		Read: func(from *tree.File, name string) (*tree.File, string) {
			path := filepath.Join(filepath.Dir(from.Name), name)
			data, err := os.ReadFile(path)
			if err != nil {
				return nil, err.Error()
			}
			return tree.NewFile(path, string(data)), ""
		},
		Step:   func(int) bool { return true },
		Folder: func(*tree.File, string) []*tree.File { return nil },
		Unreadable: func(_ *tree.File, _, _ int, name, why string) {
			t.Errorf("%s: %s", name, why)
		},
		Report: func(f *tree.File, start, _ int, summary, detail string) {
			at := f.Locate(start)
			t.Errorf("%s:%d:%d: %s: %s", at.File, at.Line, at.Column, summary, detail)
		},
	}
}

func loadFile(t testing.TB, path string) *Module {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return Load([]*tree.File{tree.NewFile(path, string(data))}, testHost(t))
}

// TestLanguage compares with what Terraform itself printed for each local value.
func TestLanguage(t *testing.T) {
	m := loadFile(t, filepath.Join("testdata", "language.tf"))
	data, err := os.ReadFile(filepath.Join("testdata", "language.json"))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	if len(want) < 24 {
		t.Fatalf("only %d values", len(want))
	}
	for name, text := range want {
		if got := m.local(name).Scalar(); got != text {
			t.Errorf("%s\n got %q\nwant %q", name, got, text)
		}
	}
}
