package apidef_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/vtlcheck/vtlcheck/context/apidef"
)

// hostile definitions are small and would be huge, endless or very deep if they were
// unfolded. rule is the problem that must be reported, "" where the file is simply read.
var hostile = []struct {
	name, path, rule string
	text             func() string
}{
	{"laughing aliases", "t.yaml", "definition-too-large", func() string {
		var sb strings.Builder
		sb.WriteString("openapi: 3.0.1\nx0: &x0 {type: mock, requestTemplates: {" + pairs("a%d/b: z", 200) + "}}\n")
		sb.WriteString("x1: &x1 {" + pairs("get%d: 1", 1) + "," + verbs("x0") + "}\n")
		return sb.String() + "paths: {" + pairs("/p%d: *x1", 5000) + "}\n"
	}},
	{"a large text by aliases", "t.yaml", "", func() string {
		return "openapi: 3.0.1\nx0: &t " + strings.Repeat("x", 500_000) + "\npaths: {/a: {get: {x-amazon-apigateway-integration: {type: mock, requestTemplates: {" +
			pairs("a%d/b: *t", 20_000) + "}}}}}\n"
	}},
	{"alias in itself", "t.yaml", "definition-syntax", func() string { return "openapi: 3.0.1\npaths: &p {/a: *p}\n" }},
	{"deep yaml", "t.yaml", "definition-syntax", func() string {
		return "openapi: 3.0.1\npaths: " + strings.Repeat("[", 5000) + strings.Repeat("]", 5000) + "\n"
	}},
	{"deeper yaml", "t.yaml", "definition-syntax", func() string { return "openapi: 3.0.1\npaths: " + strings.Repeat("[", 200_000) }},
	{"deep json", "t.json", "definition-syntax", func() string {
		return `{"openapi": "3.0.1", "paths": ` + strings.Repeat(`[`, 200_000) + strings.Repeat(`]`, 200_000) + "}"
	}},
	{"deep intrinsics", "t.json", "definition-too-large", func() string {
		return cfnJSONHead + strings.Repeat(`{"Fn::Join": ["", [`, 2000) + `"x"` + strings.Repeat(`]]}`, 2000) + cfnJSONTail
	}},
	{"conditions in a circle", "t.yaml", "", func() string {
		return "Conditions:\n  A: !And [!Condition B, !Condition B]\n  B: !Or [!Condition A, !Condition A]\n" +
			strings.Replace(cfnYAMLHead, "POST", "!If [A, POST, PUT]", 1) + "x\n"
	}},
	{"resources in a circle", "t.yaml", "definition-too-large", func() string {
		return "Resources:\n  R: {Type: AWS::ApiGateway::Resource, Properties: {ParentId: !Ref R, PathPart: x}}\n" +
			"  M: {Type: AWS::ApiGateway::Method, Properties: {ResourceId: !Ref R, HttpMethod: GET, Integration: {Type: MOCK}}}\n"
	}},
	{"deep hcl", "main.tf", "definition-syntax", func() string { return tfHead + strings.Repeat("[", 100_000) + tfTail }},
	{"signs", "main.tf", "definition-syntax", func() string { return tfHead + strings.Repeat("!", 100_000) + "x" + tfTail }},
	{"a question after another", "main.tf", "definition-syntax", func() string { return tfHead + strings.Repeat("a ? b : ", 50_000) + "x" + tfTail }},
	{"nested interpolation", "main.tf", "definition-syntax", func() string {
		return tfHead + strings.Repeat(`"${`, 2000) + "1" + strings.Repeat(`}"`, 2000) + tfTail
	}},
	{"doubling locals", "main.tf", "", func() string {
		var sb strings.Builder
		for i := range 60 {
			fmt.Fprintf(&sb, "  l%d = \"${local.l%d}${local.l%d}\"\n", i, i+1, i+1)
		}
		return "locals {\n" + sb.String() + "  l60 = \"0123456789\"\n}\n" + tfHead + "local.l0" + tfTail
	}},
	{"locals in a circle", "main.tf", "", func() string {
		return "locals {\n  a = \"${local.b}\"\n  b = local.a\n}\n" + tfHead + "local.a" + tfTail
	}},
	{"a wide format", "main.tf", "", func() string { return tfHead + `format("%999999999d", 1)` + tfTail }},
	{"a huge number", "main.tf", "", func() string { return tfHead + `"${1e999999999}"` + tfTail }},
	{"doubling variables", "serverless.yml", "", func() string {
		var sb strings.Builder
		sb.WriteString(slsHead + "${self:custom.v0}\ncustom:\n")
		for i := range 60 {
			fmt.Fprintf(&sb, "  v%d: ${self:custom.v%d}${self:custom.v%d}\n", i, i+1, i+1)
		}
		return sb.String() + "  v60: 0123456789\n"
	}},
	{"a binary file", "t.json", "definition-unknown", func() string { return "\x00\x01{\"openapi\"" }},
	{"bad utf-8", "t.yaml", "definition-syntax", func() string { return "openapi: 3.0.1\npaths: {/a: \"\xff\"}\n" }},
	{"nothing", "t.yaml", "definition-unknown", func() string { return "" }},
}

func pairs(format string, n int) string {
	all := make([]string, n)
	for i := range all {
		all[i] = strings.ReplaceAll(format, "%d", fmt.Sprint(i))
	}
	return strings.Join(all, ", ")
}

func verbs(anchor string) string {
	return "get: {x-amazon-apigateway-integration: *" + anchor + "}, put: {x-amazon-apigateway-integration: *" + anchor + "}, post: {x-amazon-apigateway-integration: *" + anchor + "}"
}

func TestHostileDefinitions(t *testing.T) {
	for _, c := range hostile {
		t.Run(c.name, func(t *testing.T) {
			text := c.text()
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			start := time.Now()
			def, diags := apidef.Read(c.path, []byte(text), &apidef.Options{})
			took := time.Since(start)
			runtime.ReadMemStats(&after)
			allocated := (after.TotalAlloc - before.TotalAlloc) >> 20
			t.Logf("%d bytes read in %v, %d MB allocated, %d routes, %d problems", len(text), took.Round(time.Millisecond), allocated, len(def.Routes), len(diags))
			if took > time.Minute { // a few seconds; a busy machine with the race detector takes longer
				t.Errorf("took %v", took)
			}
			if allocated > 2048 {
				t.Errorf("%d MB allocated", allocated)
			}
			found := c.rule == ""
			for _, d := range diags {
				found = found || d.Rule == c.rule && d.Start().Line > 0
			}
			if !found {
				t.Errorf("no %s among %v", c.rule, diags)
			}
		})
	}
}
