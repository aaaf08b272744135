package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// hook is an entry of .pre-commit-hooks.yaml.
type hook struct {
	ID       string
	Language string
	Entry    string
	Files    string
}

func readHooks(t *testing.T) []hook {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", ".pre-commit-hooks.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var hooks []hook
	if err := yaml.Unmarshal(text, &hooks); err != nil {
		t.Fatal(err)
	}
	return hooks
}

// pattern reads a hook's Python pattern in Go: both know (?x) only in part.
func (h hook) pattern(t *testing.T) *regexp.Regexp {
	t.Helper()
	text, verbose := strings.CutPrefix(h.Files, "(?x)")
	if verbose {
		text = strings.Join(strings.Fields(text), "")
	}
	re, err := regexp.Compile(text)
	if err != nil {
		t.Fatal(err)
	}
	return re
}

func TestHookFiles(t *testing.T) {
	tests := []struct {
		id, path string
		want     bool
	}{
		{"vtlcheck", "templates/request.vtl", true},
		{"vtlcheck", "a.vm", true},
		{"vtlcheck", "vtl.go", false},
		{"vtlcheck-definitions", "template.yaml", true},
		{"vtlcheck-definitions", "infra/openapi-orders.json", true},
		{"vtlcheck-definitions", "serverless.yml", true},
		{"vtlcheck-definitions", "modules/api/main.tf", true},
		{"vtlcheck-definitions", "cdktf.out/stacks/shop/cdk.tf.json", true},
		{"vtlcheck-definitions", "package.json", false},
		{"vtlcheck-definitions", "main.go", false},
	}
	for _, h := range readHooks(t) {
		for _, test := range tests {
			if strings.TrimSuffix(h.ID, "-system") == test.id && h.pattern(t).MatchString(test.path) != test.want {
				t.Errorf("%s: %s: want %v", h.ID, test.path, test.want)
			}
		}
	}
}

// TestHookInRepository installs the hook as pre-commit would run it in a scratch
// repository: a bad template cannot be committed, a good one can.
func TestHookInRepository(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	dir := t.TempDir()
	bin := filepath.Join(dir, "bin")
	command(t, ".", "go", "build", "-buildvcs=false", "-o", filepath.Join(bin, "vtlcheck"), ".")
	repo := filepath.Join(dir, "repo")
	command(t, ".", "git", "init", "-q", repo)
	installHook(t, repo, bin, readHooks(t)[0])

	write(t, filepath.Join(repo, "request.vtl"), "#if($x === 1)\n{}\n#end\n")
	command(t, repo, "git", "add", ".")
	out, err := commit(repo)
	if err == nil {
		t.Fatalf("a bad template was committed:\n%s", out)
	}
	if !strings.Contains(out, "request.vtl:1:") {
		t.Errorf("the place is missing:\n%s", out)
	}

	write(t, filepath.Join(repo, "request.vtl"), "{\"a\": $input.json('$')}\n")
	command(t, repo, "git", "add", ".")
	if out, err := commit(repo); err != nil {
		t.Errorf("a good template was refused: %v\n%s", err, out)
	}
}

// TestDefinitionsHookPassesOverOthers: the pattern takes files by their names; what they
// hold decides whether they are linted.
func TestDefinitionsHookPassesOverOthers(t *testing.T) {
	files := map[string]string{
		"variables.tf":         "variable \"x\" {}\n",
		"api-schema.yaml":      "type: object\n",
		"template-params.json": "{\"a\": 1}\n",
	}
	hooks := readHooks(t)
	t.Chdir(t.TempDir())
	for _, h := range hooks {
		if !strings.HasPrefix(h.ID, "vtlcheck-definitions") {
			continue
		}
		args := strings.Fields(h.Entry)[1:]
		for name, text := range files {
			if !h.pattern(t).MatchString(name) {
				t.Errorf("%s: the pattern leaves %s out: the test shows nothing", h.ID, name)
			}
			write(t, name, text)
			args = append(args, name)
		}
		var out, err strings.Builder
		if code := run(args, strings.NewReader(""), &out, &err); code != exitClean {
			t.Errorf("%s: exit code %d\n%s%s", h.ID, code, out.String(), err.String())
		}
	}
}

// installHook writes a git hook that does what pre-commit does with the entry: run it
// on the staged files that the pattern takes.
func installHook(t *testing.T, repo, bin string, h hook) {
	t.Helper()
	script := "#!/bin/sh\nPATH=\"" + bin + ":$PATH\"\n" +
		"files=$(git diff --cached --name-only --diff-filter=ACM | grep -E '" + h.Files + "') || exit 0\n" +
		"exec " + h.Entry + " $files\n"
	write(t, filepath.Join(repo, ".git", "hooks", "pre-commit"), script)
	if err := os.Chmod(filepath.Join(repo, ".git", "hooks", "pre-commit"), 0o755); err != nil {
		t.Fatal(err)
	}
}

func commit(repo string) (string, error) {
	cmd := exec.Command("git", "-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false", "commit", "-qm", "x")
	cmd.Dir = repo
	out, err := cmd.CombinedOutput()
	return string(out), err
}

func command(t *testing.T, dir, name string, args ...string) {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
