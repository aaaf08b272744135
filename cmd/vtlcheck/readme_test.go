package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestPagesNameTheGoVersion: what a reader is told to install is what go.mod demands.
func TestPagesNameTheGoVersion(t *testing.T) {
	root := filepath.Join("..", "..")
	read := func(name string) string {
		text, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	version := regexp.MustCompile(`(?m)^go ([0-9.]+)$`).FindStringSubmatch(read("go.mod"))
	if version == nil {
		t.Fatal("go.mod names no version of Go")
	}
	for _, page := range []string{"README.md", "CONTRIBUTING.md"} {
		if want := "Go " + version[1] + " or newer"; !strings.Contains(read(page), want) {
			t.Errorf("%s does not say %q", page, want)
		}
	}
}
