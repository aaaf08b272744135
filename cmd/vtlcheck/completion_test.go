package main

import (
	"os/exec"
	"strings"
	"testing"
)

// TestBashCompletion runs the script in bash: commands, flags, values and names.
func TestBashCompletion(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("no bash")
	}
	_, script, _ := vtlcheck(t, "completion", "bash")
	for _, c := range []struct{ line, want string }{
		{"ren", "render"},
		{"lint --fail-l", "--fail-level"},
		{"lint --fail-level w", "warning"},
		{"explain timedout", "timedout-bare timedout-error"},
		{"explain escaped-apos", "escaped-apostrophe"},
		{"render --target StartS", "StartSyncExecution"},
		{"render --result err400-alr", "err400-already-exists"},
		{"lint --rule escaped-apos", "escaped-apostrophe"},
		{"lint --phase res", "response"},
		{"render some", ""},
	} {
		words := strings.Fields(c.line)
		text := script + "\nCOMP_WORDS=(vtlcheck " + c.line + ")\nCOMP_CWORD=" + string(rune('0'+len(words))) + "\n_vtlcheck\necho \"${COMPREPLY[@]}\""
		out, err := exec.Command(bash, "-c", text).CombinedOutput()
		if got := strings.TrimSpace(string(out)); err != nil || got != c.want {
			t.Errorf("vtlcheck %s: %q, want %q (%v)", c.line, got, c.want, err)
		}
	}
	for _, shell := range []string{"zsh", "fish"} {
		if _, script, _ := vtlcheck(t, "completion", shell); !strings.Contains(script, "timedout-bare") {
			t.Errorf("%s knows no names", shell)
		}
	}
}
