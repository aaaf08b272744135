package vtltest_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/vtlcheck/vtlcheck/context/vtltest"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// updateFile runs a case file on a template with Update, and gives its text afterwards.
func updateFile(t *testing.T, template, cases string) (after, report string, s *vtltest.Summary) {
	t.Helper()
	dir := write(t, map[string]string{"t.vtl": template, "c.vtltest.yaml": cases})
	var out bytes.Buffer
	s, err := vtltest.Run(context.Background(), vtltest.Options{Paths: []string{dir}, Update: true}, &out, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, "c.vtltest.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text), strings.ReplaceAll(out.String(), dir+string(filepath.Separator), ""), s
}

// TestUpdate: only the values that were wrong change; comments, order and style stay.
func TestUpdate(t *testing.T) {
	const head = "# about\ntemplate: t.vtl # the one\ncases:\n  # first\n  - name: a # called a\n    expect: # what\n"
	for _, c := range []struct{ name, template, before, after string }{
		{"a flow value", `{"a":2,"b":"x"}`,
			"      json: {b: x, a: 1} # why\n      # end\n",
			"      json: {b: x, a: 2} # why\n      # end\n"},
		{"a block value", `{"a":2,"b":{"c":"no: y"}}`,
			"      json:\n        # b first\n        b:\n          c: yes # c\n        a: 2\n",
			"      json:\n        # b first\n        b:\n          c: \"no: y\" # c\n        a: 2\n"},
		{"a member more", `{"a":1,"b":[1,{"c":null}]}`,
			"      json:\n        a: 1 # one\n      # end\n",
			"      json:\n        a: 1 # one\n        b: [1, {c: null}]\n      # end\n"},
		{"a member more in a flow mapping", `{"a":1,"b":true}`, "      json: {a: 1} # c\n", "      json: {a: 1, b: true} # c\n"},
		{"a member less", `{"a":1}`, "      json:\n        b: 2 # two\n        a: 1 # one\n", "      json:\n        a: 1 # one\n"},
		{"a member less in a flow mapping", `{"a":1}`, "      json: {b: \"}\", a: 1}\n", "      json: {a: 1}\n"},
		{"the last member less in a flow mapping", `{"a":1}`, "      json: {a: 1, b: [2]} # c\n", "      json: {a: 1} # c\n"},
		{"an item more", `[1,2]`, "      json:\n        - 1 # one\n", "      json:\n        - 1 # one\n        - 2\n"},
		{"an item less", `[1]`, "      json: [1, 2]\n", "      json: [1]\n"},
		{"a mapping becomes a text", `{"a":"x"}`, "      json:\n        a:\n          b: 1\n          c: 2\n        # end\n", "      json:\n        a: x\n        # end\n"},
		{"everything", `"x"`, "      json: {a: 1}\n", "      json: x\n"},
		{"a text on lines", "one\n  two # no comment\n", "      output: |\n        uno\n        dos\n      # end\n", "      output: |\n        one\n          two # no comment\n      # end\n"},
		{"a text without a line break at its end", "one\ntwo", "      output: |\n        uno\n      # end\n", "      output: |-\n        one\n        two\n      # end\n"},
		{"a quoted text", "a \"b\"", "      output: 'it''s' # c\n", "      output: \"a \\\"b\\\"\" # c\n"},
		{"the input", `{"input":"{\"a\":1}"}`, "      input: {a: 2}\n", "      input: {a: 1}\n"},
		{"contains", `{"a":1,"b":2}`, "      contains: {a: 2} # c\n", "      contains: {a: 1} # c\n"},
		{"problems", `{"stateMachineArn":""}`, "      problems: none # c\n", "      problems: [missing-state-machine-arn] # c\n"},
	} {
		got, report, s := updateFile(t, c.template, head+c.before)
		if diff := cmp.Diff(head+c.after, got); diff != "" {
			t.Errorf("%s (-want +got): %s\n%s", c.name, diff, report)
		}
		if s.Problems.HasErrors() || len(s.Updated) != 1 {
			t.Errorf("%s: %v %q", c.name, s.Problems, s.Updated)
		}
		if again, report, s := updateFile(t, c.template, got); again != got || s.Failed > 0 {
			t.Errorf("%s: the updated case fails:\n%s", c.name, report)
		}
	}
}

// TestUpdateRow: a value of a table is changed in its row.
func TestUpdateRow(t *testing.T) {
	const file = "template: t.vtl\ncases:\n  - name: <a>\n    request: {body: <a>}\n    expect: {output: <want>}\n    columns: [a, want]\n    rows:\n      - [x, y] # c\n      - [z, z]\n"
	got, report, _ := updateFile(t, "$input.body", file)
	if diff := cmp.Diff(strings.Replace(file, "[x, y]", `[x, "x"]`, 1), got); diff != "" {
		t.Error(diff, report)
	}
}

// TestUpdateKeepsWhatItCannotRepair: where one expectation cannot be repaired, the file
// stays as it is, and the report says which.
func TestUpdateKeepsWhatItCannotRepair(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"a text with a placeholder", "template: t.vtl\ncases:\n  - name: <a>\n    expect: {output: 'x <a>'}\n    rows: [{a: 1}]\n  - name: b\n    expect: {output: wrong}\n", "c.vtltest.yaml:4:22: case \"1\": what it expects of output line 1, column 1 cannot be updated"},
		{"defaults that two cases share", "template: t.vtl\ndefaults: {expect: {output: x}}\ncases:\n  - {name: a, request: {body: b}}\n  - {name: b, request: {body: c}}\n", "two cases that share one expectation differ"},
		{"an error", "template: t.vtl\ncases:\n  - name: a\n    expect: {error: true}\n", "c.vtltest.yaml:4:21: case \"a\": what it expects of error cannot be updated"},
		{"an anchor", "template: t.vtl\ncases:\n  - name: a\n    expect: {output: &x y}\n  - name: b\n    expect: {output: *x}\n", "cannot be updated"},
	} {
		got, report, s := updateFile(t, "$input.body", c.file)
		if got != c.file {
			t.Errorf("%s: the file was changed:\n%s", c.name, got)
		}
		if !strings.Contains(report, c.want) || s.OK() {
			t.Errorf("%s: want %q, got:\n%s", c.name, c.want, report)
		}
	}
}

// TestUpdateGolden writes files that are expected outputs, new ones and old ones.
func TestUpdateGolden(t *testing.T) {
	dir := write(t, map[string]string{"t.vtl": "new\n", "old.txt": "old\n", "c.vtltest.yaml": "template: t.vtl\ncases:\n  - name: a\n    expect: {outputFile: old.txt}\n  - name: b\n    expect: {outputFile: new.txt}\n"})
	for _, up := range []bool{false, true, false} {
		s, err := vtltest.Run(context.Background(), vtltest.Options{Paths: []string{dir}, Update: up}, io.Discard, io.Discard)
		if err != nil {
			t.Fatal(err)
		}
		if text, _ := os.ReadFile(filepath.Join(dir, "new.txt")); (string(text) == "new\n") != (up || s.Failed == 0) {
			t.Errorf("update %v: new.txt is %q", up, text)
		}
		if up && len(s.Updated) != 2 {
			t.Errorf("updated %q", s.Updated)
		}
	}
}

// TestAtomicWrite: a file that cannot be replaced stays, and nothing is left beside it.
func TestAtomicWrite(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a")
	if err := os.MkdirAll(filepath.Join(path, "in the way"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := vtltest.WriteFile(path, "text"); err == nil {
		t.Error("a folder was replaced")
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("left behind: %v %v", entries, err)
	}
	file := filepath.Join(dir, "b")
	if err := os.WriteFile(file, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := vtltest.WriteFile(file, "new"); err != nil {
		t.Fatal(err)
	}
	if info, _ := os.Stat(file); info.Mode().Perm() != 0o600 {
		t.Errorf("permissions became %v", info.Mode())
	}
}

// TestInterrupted: a run that ends before its cases ran writes nothing.
func TestInterrupted(t *testing.T) {
	dir := write(t, map[string]string{"t.vtl": "new", "c.vtltest.yaml": "template: t.vtl\ncases:\n  - name: a\n    expect: {output: old}\n"})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := vtltest.Run(ctx, vtltest.Options{Paths: []string{dir}, Update: true}, io.Discard, io.Discard); err == nil {
		t.Error("no error")
	}
	if text, _ := os.ReadFile(filepath.Join(dir, "c.vtltest.yaml")); !strings.Contains(string(text), "output: old") {
		t.Errorf("the file was changed: %s", text)
	}
}

// golden compares with a file in testdata/vtltest, or writes it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("..", "..", "testdata", "vtltest", name)
	if *update {
		if err := vtltest.WriteFile(path, got); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got): %s", name, diff)
	}
}

// FuzzUpdate: after an update the case passes, or the file is as it was; and what is
// beside the expectation stays.
func FuzzUpdate(f *testing.F) {
	for _, seed := range []string{"a", "a\n", "\n", "a\nb", " a\n  b\n", "a\n\n", "\t", "- x: y # z", `{"a": [1, {"b": "c"}], "d": null}`, "é\u2028\u0085", "yes", "~", "\r\n", "{\"a\": \"\\u0000\"}", "'", "\"", "a: b", "#no\n#comment\n"} {
		f.Add(seed, "old\ntext\n")
		f.Add("{\"a\": 1}", seed)
	}
	dir := f.TempDir()
	path := filepath.Join(dir, "c.vtltest.yaml")
	f.Fuzz(func(t *testing.T, output, expected string) {
		template := "#set($h='#')#set($d='$')" + strings.NewReplacer("#", "${h}", "$", "${d}").Replace(output)
		for _, key := range []string{"output: " + yamlText(expected), "json: [old, {a: 1}]", "output: |\n        old\n        text"} {
			file := "# head\ntemplate: t.vtl\ncases:\n  - name: a # name\n    expect: # what\n      " + key + "\n    # tail\n"
			writeAll(t, map[string]string{filepath.Join(dir, "t.vtl"): template, path: file})
			s, err := vtltest.Run(context.Background(), vtltest.Options{Paths: []string{path}, Update: true}, io.Discard, io.Discard)
			if err != nil {
				t.Fatal(err)
			}
			after, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if len(s.Updated) == 0 {
				if string(after) != file {
					t.Errorf("the file was changed, the report does not say so: %q", after)
				}
				continue
			}
			for _, stays := range []string{"# head\n", "- name: a # name\n", "expect: # what\n", "\n    # tail\n"} {
				if !strings.Contains(string(after), stays) {
					t.Errorf("the update lost %q: %q", stays, after)
				}
			}
			again, err := vtltest.Run(context.Background(), vtltest.Options{Paths: []string{path}}, io.Discard, io.Discard)
			if err != nil || !again.OK() {
				t.Errorf("the updated case fails: %v %v\n%s", err, again.Problems, after)
			}
		}
	})
}

// yamlText writes a text in quotes.
func yamlText(s string) string {
	text, err := json.Marshal(s)
	if err != nil {
		return `""`
	}
	return string(text)
}

func writeAll(t *testing.T, files map[string]string) {
	t.Helper()
	for path, text := range files {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
