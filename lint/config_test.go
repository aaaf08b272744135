package lint

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"github.com/vtlcheck/vtlcheck/vtl"
)

func TestConfigErrors(t *testing.T) {
	cases := []struct{ text, want string }{
		{"disable: [no-such-rule]", `c.yaml:1:11: there is no rule "no-such-rule"`},
		{"disable: [unescaped-valu]", `did you mean unescaped-value`},
		{"severity:\n  unescaped-value: fatal", `c.yaml:2:20: "fatal" is no severity`},
		{"severity: high", `c.yaml:1:11: severity is no mapping`},
		{"phase: both", `c.yaml:1:8: "both" is no phase`},
		{"rules: []", `c.yaml:1:1: unknown key "rules": Allowed are version, enable`},
		{"version: 2", `c.yaml:1:10: version 2 is unknown`},
		{"paths:\n  - phase: request", `c.yaml:2:5: an entry of paths without files`},
		{"paths:\n  - files: ['[']", `c.yaml:2:13: "[" is no pattern`},
		{"paths: {}", `c.yaml:1:8: paths is no list`},
		{"phase: request\nphase: response", `c.yaml:2:1: "phase" stands twice`},
		{"a: [", `c.yaml:1:1: no YAML`},
		{"- a", `c.yaml:1:1: the configuration is no mapping`},
		{"target: Nowhere.Nothing", `c.yaml:1:9: `},
	}
	for _, c := range cases {
		_, diags := ParseConfig("c.yaml", []byte(c.text))
		if text := diags.Error(); !strings.Contains(text, c.want) {
			t.Errorf("%q: %q, want %q", c.text, text, c.want)
		}
	}
}

func parseConfig(t *testing.T, text string) *Config {
	t.Helper()
	c, diags := ParseConfig(filepath.Join(t.TempDir(), ConfigName), []byte(text))
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	return c
}

func TestConfigSettings(t *testing.T) {
	c := parseConfig(t, `
disable: [loop-limit]
severity:
  unescaped-value: error
phase: request
paths:
  - files: ["**/*.response.vtl"]
    phase: response
    enable: [loop-limit]
  - files: legacy/**
    disable: [unescaped-value]
    severity: {map-printed: info}
    target: StartSyncExecution
`)
	dir := filepath.Dir(c.File)
	cases := []struct {
		path  string
		phase Phase
		off   string
		on    string
	}{
		{"a.vtl", RequestPhase, "loop-limit", "unescaped-value"},
		{"x/a.response.vtl", ResponsePhase, "", "loop-limit"},
		{"legacy/a.vtl", RequestPhase, "unescaped-value", "map-printed"},
	}
	for _, test := range cases {
		path := filepath.Join(dir, test.path)
		s := c.For(path)
		if s.Phase != test.phase {
			t.Errorf("%s: phase %s, want %s", test.path, s.Phase, test.phase)
		}
		if test.off != "" && c.allows(path, test.off) {
			t.Errorf("%s: %s is on", test.path, test.off)
		}
		if !c.allows(path, test.on) {
			t.Errorf("%s: %s is off", test.path, test.on)
		}
	}
	if s := c.For(filepath.Join(dir, "legacy/a.vtl")); s.Severity["map-printed"] != vtl.Info || s.Severity["unescaped-value"] != vtl.Error || s.Target != "StartSyncExecution" {
		t.Errorf("legacy: %+v", s)
	}
	if s := c.For(filepath.Join(dir, "a.vtl")); len(s.Severity) != 1 {
		t.Errorf("settings of one file leak into another: %+v", s)
	}
}

func TestConfigApplies(t *testing.T) {
	template := "{\"v\": \"$input.params('v')\", \"c\": \"$ctx.stage\"}\n"
	run := func(c *Config) []string {
		var list []string
		for _, p := range Run(Input{Source: vtl.NewSource("a.vtl", template, nil)}, c) {
			list = append(list, p.Severity.String()+" "+p.Rule)
		}
		return list
	}
	var none *Config
	cases := []struct {
		name string
		cfg  *Config
		want []string
	}{
		{"none", nil, []string{"warning unescaped-value", "error appsync-name"}},
		{"severity", parseConfig(t, "severity: {unescaped-value: info}"), []string{"info unescaped-value", "error appsync-name"}},
		{"disable", parseConfig(t, "disable: appsync-name"), []string{"warning unescaped-value"}},
		{"only", none.Only("appsync-name"), []string{"error appsync-name"}},
		{"without", none.Disable("appsync-name"), []string{"warning unescaped-value"}},
		{"nothing", none.Only("map-printed"), nil},
	}
	for _, c := range cases {
		if diff := cmp.Diff(c.want, run(c.cfg)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestFindConfig(t *testing.T) {
	dir := t.TempDir()
	deep := filepath.Join(dir, "a", "b")
	if err := os.MkdirAll(deep, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, ConfigName), []byte("disable: [map-printed]"), 0o600); err != nil {
		t.Fatal(err)
	}
	c, err := FindConfig(deep)
	if err != nil || c == nil || c.allows(filepath.Join(deep, "x.vtl"), "map-printed") {
		t.Errorf("the configuration above is not found: %v %v", c, err)
	}
	if err := os.WriteFile(filepath.Join(deep, ConfigName), []byte("oops: 1"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := FindConfig(deep); err == nil || !strings.Contains(err.Error(), "oops") {
		t.Errorf("a broken configuration is not reported: %v", err)
	}
	if err := os.WriteFile(filepath.Join(deep, ConfigName), []byte("disable: [of-another-package]"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := FindConfig(deep, "of-another-package"); err != nil {
		t.Errorf("a rule of another package: %v", err)
	}
}

// TestSchemaAndReaderAgree: what the schema takes, the reader takes, and the other way
// round, as far as a schema can tell.
func TestSchemaAndReaderAgree(t *testing.T) {
	schema, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("s.json", schema); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("s.json")
	if err != nil {
		t.Fatal(err)
	}
	cases := []struct {
		text  string
		valid bool
	}{
		{"version: 1\nenable: [map-printed]\ndisable: loop-limit\nseverity: {map-printed: info}\nphase: request\ntarget: MOCK\ncontentType: a/b\npaths: [{files: x}]", true},
		{StarterConfig(), true},
		{"paths: [{files: [a, b], phase: response}]", true},
		{"version: 2", false},
		{"phase: both", false},
		{"oops: 1", false},
		{"severity: {map-printed: fatal}", false},
		{"paths: [{phase: request}]", false},
		{"paths: {}", false},
	}
	for _, c := range cases {
		_, diags := ParseConfig("c.yaml", []byte(c.text))
		var doc any
		if err := yaml.Unmarshal([]byte(c.text), &doc); err != nil {
			t.Fatal(err)
		}
		encoded, err := json.Marshal(doc)
		if err != nil {
			t.Fatal(err)
		}
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(encoded))
		if err != nil {
			t.Fatal(err)
		}
		if (len(diags) == 0) != c.valid {
			t.Errorf("%q: the reader says %v", c.text, diags)
		}
		if err := compiled.Validate(value); (err == nil) != c.valid {
			t.Errorf("%q: the schema says %v", c.text, err)
		}
	}
}

// TestStarterConfigNamesEveryRule: uncommented, each line of it is right.
func TestStarterConfigNamesEveryRule(t *testing.T) {
	text := StarterConfig()
	for _, r := range All {
		if !strings.Contains(text, "#   "+r.ID+": "+r.Severity.String()) {
			t.Errorf("the starter lacks %s", r.ID)
		}
	}
	var b strings.Builder
	for _, line := range strings.Split(text, "\n") {
		if rest, ok := strings.CutPrefix(line, "# "); ok && (strings.HasPrefix(rest, " ") || strings.HasSuffix(rest, ":")) {
			line = rest
		}
		b.WriteString(line + "\n")
	}
	if _, diags := ParseConfig("c.yaml", []byte(b.String())); len(diags) > 0 {
		t.Errorf("uncommented: %v\n%s", diags, b.String())
	}
}

func FuzzParseConfig(f *testing.F) {
	f.Add("version: 1\npaths: [{files: x}]")
	f.Add(StarterConfig())
	f.Add("severity: {a: b}")
	f.Fuzz(func(t *testing.T, text string) {
		ParseConfig("c.yaml", []byte(text))
	})
}
