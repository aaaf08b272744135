package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/vtlcheck/vtlcheck/lint"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// inYAML is the origin of a template that starts at line 10, column 7 of a YAML file.
type inYAML struct{ src *vtl.Source }

func (o *inYAML) Locate(offset int) vtl.Location {
	line, column := o.src.LineColumn(offset)
	return vtl.Location{File: "api.yaml", Line: line + 9, Column: column + 6}
}

// sample gives problems of every kind of place.
func sample() []lint.Problem {
	text := "#set($q = $util.escapeJavaScript($input.params('q')))\n{\"q\": \"$q\", \"n\": \"$input.params('n')\",\n\t\"größe\": \"$ctx.x\"}\n"
	problems := lint.Run(lint.Input{Source: vtl.NewSource("templates/orders request.vtl", text, nil), Phase: lint.RequestPhase}, nil)
	origin := &inYAML{}
	embedded := vtl.NewSource("api.yaml", "{\"a\": $input.params('a')}\n", origin)
	origin.src = vtl.NewSource("", embedded.Text, nil)
	problems = append(problems, lint.Run(lint.Input{Source: embedded, Phase: lint.RequestPhase}, nil)...)
	return append(problems,
		lint.Problem{Diagnostic: vtl.Diagnostic{Severity: vtl.Error, Rule: "no-default-response", Summary: "no response takes 500%, or <more>",
			Detail: "Add one.", At: vtl.Location{File: "api.yaml", Line: 3, Column: 5}}},
		lint.Problem{Diagnostic: vtl.Diagnostic{Severity: vtl.Info, Rule: "note", Summary: "nowhere\x00"}},
	)
}

func render(t *testing.T, format string, problems []lint.Problem, opts Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, format, problems, opts); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGoldens(t *testing.T) {
	opts := Options{Version: "1.2.3", Files: []string{"templates/orders request.vtl", "api.yaml", "clean.vtl"}}
	for _, format := range Formats() {
		golden(t, format, render(t, format, sample(), opts))
	}
	opts.Colour = true
	golden(t, "text-color", render(t, "text", sample(), opts))
	golden(t, "text-none", render(t, "text", nil, Options{Files: []string{"a.vtl"}}))
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

// valid checks a document against a schema.
func valid(t *testing.T, schema, document []byte) error {
	t.Helper()
	s, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("schema.json", s); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(document))
	if err != nil {
		t.Fatal(err)
	}
	return compiled.Validate(doc)
}

func TestSARIFAgainstTheOfficialSchema(t *testing.T) {
	schema, err := os.ReadFile("testdata/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, problems := range [][]lint.Problem{nil, sample()} {
		if err := valid(t, schema, render(t, "sarif", problems, Options{Version: "1.2.3"})); err != nil {
			t.Error(err)
		}
	}
	if valid(t, schema, []byte(`{"version": "2.1.0", "runs": [{"results": []}]}`)) == nil {
		t.Error("the schema accepts a run without a tool: is it the schema?")
	}
}

func TestJSONAgainstItsSchema(t *testing.T) {
	for _, problems := range [][]lint.Problem{nil, sample()} {
		if err := valid(t, JSONSchema, render(t, "json", problems, Options{})); err != nil {
			t.Error(err)
		}
	}
	if valid(t, JSONSchema, []byte(`{"version": 1, "problems": [{"rule": "x"}]}`)) == nil {
		t.Error("the schema accepts a problem without a place")
	}
}

func TestXMLIsWellFormed(t *testing.T) {
	for _, format := range []string{"junit", "checkstyle"} {
		decoder := xml.NewDecoder(bytes.NewReader(render(t, format, sample(), Options{})))
		for {
			_, err := decoder.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", format, err)
			}
		}
	}
}

// TestCaretsStandUnderTheRange: in each snippet the carets mark the subject's text.
func TestCaretsStandUnderTheRange(t *testing.T) {
	for _, p := range sample() {
		if p.Source == nil || strings.Contains(p.Source.Slice(p.Subject), "\n") {
			continue
		}
		var b bytes.Buffer
		s, ok := snippetOf(p)
		if !ok {
			t.Fatalf("%s has no snippet", p.Rule)
		}
		s.print(&writer{w: &b}, false, p.Severity)
		lines := strings.Split(b.String(), "\n")
		start, end := strings.Index(lines[1], "^"), strings.LastIndex(lines[1], "^")
		got := string([]rune(lines[0])[start : end+1])
		if want := p.Source.Slice(p.Subject); got != want {
			t.Errorf("%s marks %q, want %q:\n%s", p.Rule, got, want, b.String())
		}
	}
}

func TestUnknownFormat(t *testing.T) {
	err := Write(io.Discard, "yaml", nil, Options{})
	if err == nil || !strings.Contains(err.Error(), "checkstyle, compact, github") {
		t.Errorf("error %v, want one that lists the formats", err)
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestWriteErrorsAreReported(t *testing.T) {
	for _, format := range Formats() {
		if err := Write(failing{}, format, sample(), Options{}); err == nil {
			t.Errorf("%s does not report that nothing could be written", format)
		}
	}
}

func TestLongLinesAreCut(t *testing.T) {
	text := "{\"" + strings.Repeat("ä", 500) + "\": $input.params('n'), \"" + strings.Repeat("b", 500) + "\": 1}"
	problems := lint.Run(lint.Input{Source: vtl.NewSource("long.vtl", text, nil), Phase: lint.RequestPhase}, nil)
	for _, line := range strings.Split(string(render(t, "text", problems, Options{})), "\n") {
		if n := len([]rune(line)); n > 220 {
			t.Errorf("a line of %d characters: %s", n, line)
		}
	}
}

func TestJSONIsOneDocument(t *testing.T) {
	var doc struct {
		Version  int
		Problems []map[string]any
	}
	if err := json.Unmarshal(render(t, "json", sample(), Options{}), &doc); err != nil {
		t.Fatal(err)
	}
	if doc.Version != 1 || len(doc.Problems) != len(sample()) {
		t.Errorf("version %d with %d problems", doc.Version, len(doc.Problems))
	}
}

func BenchmarkWrite(b *testing.B) {
	problems := sample()
	for _, format := range Formats() {
		b.Run(format, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := Write(io.Discard, format, problems, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
