package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestVerdictOnALineOfItsOwn: where both streams end in one place, a text without a line
// break at its end gets one; by itself it stays as it is.
func TestVerdictOnALineOfItsOwn(t *testing.T) {
	dir := t.TempDir()
	source := filepath.Join(dir, "request.vtl")
	if err := os.WriteFile(source, []byte(`{"a": 1}`), 0o666); err != nil {
		t.Fatal(err)
	}
	both, err := os.Create(filepath.Join(dir, "both"))
	if err != nil {
		t.Fatal(err)
	}
	defer both.Close()
	run([]string{"render", source}, strings.NewReader(""), both, both)
	text, err := os.ReadFile(both.Name())
	if err != nil || !strings.HasPrefix(string(text), "{\"a\": 1}\n✓ request") {
		t.Errorf("%v, %s", err, text)
	}
	if _, out, _ := vtlcheck(t, "render", source); out != `{"a": 1}` {
		t.Errorf("%q", out)
	}
}
