package vtltest_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"github.com/vtlcheck/vtlcheck/context/vtltest"
)

// reportFiles are case files that have everything a report can show.
var reportFiles = map[string]string{
	"t.vtl":           `{"a": "<&\u0001$input.path('$.a')"}`,
	"a.vtltest.yaml":  "template: t.vtl\ncases:\n  - name: passes\n    expect: {contains: {}}\n  - name: fails <&> # 1\n    expect: {json: {a: x}}\n  - name: waits\n    skip: for a fix\n",
	"bad.vtltest.yml": "template: t.vtl\ncases:\n  - nane: a\n",
}

var times = regexp.MustCompile(`("millis": |time=")[0-9.]+|in 2 files, [0-9.µm]+s`)

// TestReports compares every format with its golden file.
func TestReports(t *testing.T) {
	for _, format := range vtltest.Formats() {
		dir := write(t, reportFiles)
		var out bytes.Buffer
		if _, err := vtltest.Run(context.Background(), vtltest.Options{Paths: []string{dir}, Format: format, Verbose: true, Jobs: 1}, &out, io.Discard); err != nil {
			t.Fatal(err)
		}
		text := strings.ReplaceAll(out.String(), dir+string(filepath.Separator), "")
		text = strings.ReplaceAll(text, strings.ReplaceAll(dir, "/", ".")+".", "")
		golden(t, "report."+format, times.ReplaceAllString(text, "${1}0"))
	}
}

// TestSchema: the shipped schema takes the sample's case file and what the tests here
// use, and refuses what reading refuses.
func TestSchema(t *testing.T) {
	compiler := jsonschema.NewCompiler()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(vtltest.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	if err := compiler.AddResource("vtltest.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("vtltest.json")
	if err != nil {
		t.Fatal(err)
	}
	orders, err := os.ReadFile("../../testdata/orders/orders.vtltest.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text string
		ok   bool
	}{
		{string(orders), true},
		{reportFiles["a.vtltest.yaml"], true},
		{reportFiles["bad.vtltest.yml"], false},
		{"template: t.vtl\ncases: []", false},
		{"template: t.vtl\ncases: [{name: a, expect: {status: 99}}]", false},
		{"template: t.vtl\ncases: [{name: a, request: {header: {}}}]", false},
		{"template: t.vtl\ncases: [{name: a, result: {status: 200, body: {a: 1}}, expect: {problems: none, headers: {A: null}}}]", true},
	} {
		var v any
		if err := yaml.Unmarshal([]byte(c.text), &v); err != nil {
			t.Fatal(err)
		}
		text, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); (err == nil) != c.ok {
			t.Errorf("%.60s: %v, want ok %v", c.text, err, c.ok)
		}
	}
}

// TestSchemaHasEveryKey: the schema and the reader know the same keys.
func TestSchemaHasEveryKey(t *testing.T) {
	var doc struct {
		Properties map[string]any
		Defs       map[string]struct{ Properties map[string]any } `json:"$defs"`
	}
	if err := json.Unmarshal([]byte(vtltest.Schema()), &doc); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text string // a mistake that makes the reader list the keys
		keys map[string]any
	}{
		{"zzzzzzz: 1", doc.Properties},
		{"template: t.vtl\ncases: [{name: a, zzzzzzz: 1}]", doc.Defs["case"].Properties},
		{"template: t.vtl\ncases: [{name: a, request: {zzzzzzz: 1}}]", doc.Defs["request"].Properties},
		{"template: t.vtl\ncases: [{name: a, expect: {zzzzzzz: 1}}]", doc.Defs["expect"].Properties},
	} {
		dir := write(t, map[string]string{"t.vtl": "", "c.vtltest.yaml": c.text})
		_, diags := vtltest.ReadFile(filepath.Join(dir, "c.vtltest.yaml"))
		_, list, _ := strings.Cut(diags.Error(), `has no key "zzzzzzz": Allowed are `)
		list, _, _ = strings.Cut(list, ".\n")
		allowed := strings.Split(strings.TrimSuffix(list, "."), ", ")
		if len(allowed) != len(c.keys) {
			t.Errorf("the reader knows %q, the schema %v", allowed, c.keys)
		}
		for _, key := range allowed {
			if _, ok := c.keys[key]; !ok {
				t.Errorf("the schema lacks %q of %q", key, c.text)
			}
		}
	}
}

// lines tells a test of what a run writes, as it is written.
type lines chan string

func (l lines) Write(p []byte) (int, error) { l <- string(p); return len(p), nil }

// TestWatch: a save is followed by a new report within 100 ms; the context ends it.
func TestWatch(t *testing.T) {
	dir := write(t, map[string]string{"t.vtl": `{"a":1}`, "c.vtltest.yaml": "template: t.vtl\ncases:\n  - name: a\n    expect: {json: {a: 2}}\n"})
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	out, ended := make(lines, 10), make(chan error, 1)
	go func() {
		_, err := vtltest.Run(ctx, vtltest.Options{Paths: []string{dir}, Watch: true}, out, io.Discard)
		ended <- err
	}()
	wait := func(want string) {
		t.Helper()
		deadline := time.After(5 * time.Second)
		for {
			select {
			case text := <-out:
				if strings.Contains(text, want) {
					return
				}
			case <-deadline:
				t.Fatalf("no report with %q", want)
			}
		}
	}
	wait("1 failed")
	best := time.Hour
	for i, c := range []struct{ template, want string }{{`{"a":2}`, "1 passed"}, {`{"a":3,"b":1}`, "1 failed"}, {`{"a":2, "c":4}`, "1 failed"}, {`{"a":  2}`, "1 passed"}} {
		time.Sleep(60 * time.Millisecond) // let the watcher look once more
		saved := time.Now()
		if err := vtltest.WriteFile(filepath.Join(dir, "t.vtl"), c.template); err != nil {
			t.Fatal(err)
		}
		wait(c.want)
		best = min(best, time.Since(saved))
		t.Logf("rerun %d after %v", i, time.Since(saved))
	}
	t.Logf("the fastest rerun came %v after its save", best) // a busy machine is no failure
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// BenchmarkCases is how fast the cases of a file run on one processor.
func BenchmarkCases(b *testing.B) {
	for _, c := range []struct{ name, path string }{{"orders", "../../testdata/orders/orders.vtltest.yaml"}, {"small", ""}} {
		b.Run(c.name, func(b *testing.B) {
			if c.path == "" {
				dir := write(b, map[string]string{"t.vtl": "#set($in = $input.path('$'))\n{\"id\": \"$in.id\", \"user\": \"$context.identity.sourceIp\"}",
					"c.vtltest.yaml": "template: t.vtl\ncases:\n  - name: a\n    request: {body: {id: x1}}\n    expect: {json: {id: x1, user: 192.0.2.10}}\n"})
				c.path = filepath.Join(dir, "c.vtltest.yaml")
			}
			f, diags := vtltest.ReadFile(c.path)
			if diags.HasErrors() {
				b.Fatal(diags)
			}
			b.ReportAllocs()
			n := 0
			for b.Loop() {
				for _, c := range f.Cases {
					if !c.Run().Passed() {
						b.Fatal(c.Name)
					}
					n++
				}
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "cases/s")
		})
	}
}

// BenchmarkReadAndRun is a whole run: 1,000 cases are read out of a file and run.
func BenchmarkReadAndRun(b *testing.B) {
	var text strings.Builder
	text.WriteString("template: t.vtl\ncases:\n  - name: <id>\n    request: {body: {id: <id>}}\n    expect: {json: {id: <id>}}\n    rows:\n")
	const cases = 1000
	for i := range cases {
		text.WriteString("      - {id: x" + strings.Repeat("y", i%7) + string(rune('a'+i%26)) + "-" + time.Duration(i).String() + "}\n")
	}
	dir := write(b, map[string]string{"t.vtl": `{"id": "$input.path('$.id')"}`, "c.vtltest.yaml": text.String()})
	b.ReportAllocs()
	for b.Loop() {
		s, err := vtltest.Run(context.Background(), vtltest.Options{Paths: []string{dir}, Jobs: 1}, io.Discard, io.Discard)
		if err != nil || s.Passed != cases {
			b.Fatal(err, s.Passed, s.Problems)
		}
	}
	b.ReportMetric(float64(b.N*cases)/b.Elapsed().Seconds(), "cases/s")
}
