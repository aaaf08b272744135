package apidef_test

import (
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/context/apidef"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// formTitles names the folders of the samples.
var formTitles = []struct{ folder, title string }{
	{"cloudformation", "CloudFormation, JSON and YAML"},
	{"sam", "SAM, JSON and YAML"},
	{"cdk", "CDK (`cdk.out/*.template.json`)"},
	{"openapi", "OpenAPI 2 and 3, API exports, JSON and YAML"},
	{"terraform", "Terraform (HCL and `.tf.json`)"},
	{"terraform-plan", "`terraform show -json`, plans and states"},
	{"serverless", "Serverless Framework with two plugins"},
	{"integration", "`aws apigateway get-integration` and kin"},
}

// sampleRun is a sample with what reading it gave.
type sampleRun struct {
	path  string
	def   *apidef.Definition
	diags vtl.Diagnostics
}

// features are what a form can do, each shown by a sample that does it.
var features = []struct {
	name  string
	shown func(sampleRun) bool
}{
	{"routes", func(r sampleRun) bool { return len(r.def.Routes) > 0 }},
	{"exact positions", nil}, // TestPositions
	{"expressions", nil},     // TestExpressions
	{"follows files", func(r sampleRun) bool { return len(r.def.Reads) > 0 }},
	{"stand-ins, named", func(r sampleRun) bool { return anyStandIn(r, "") }},
	{"both arms of conditions", func(r sampleRun) bool { return anyStandIn(r, "Condition ") }},
	{"parameters", func(r sampleRun) bool { return len(r.def.Facts.Parameters) > 0 }},
	{"state machines", func(r sampleRun) bool { return len(r.def.Facts.StateMachines) > 0 }},
	{"roles", func(r sampleRun) bool { return len(r.def.Facts.Roles) > 0 }},
	{"usage plans", func(r sampleRun) bool { return len(r.def.Facts.UsagePlans) > 0 }},
	{"API keys", func(r sampleRun) bool {
		return slices.ContainsFunc(names(r), func(n string) bool { return n == "key" })
	}},
	{"required parameters", func(r sampleRun) bool {
		return slices.ContainsFunc(names(r), func(n string) bool { return n == "required" })
	}},
	{"WebSocket routes", func(r sampleRun) bool { return slices.Contains(names(r), apidef.WebSocketMethod) }},
	{"gateway responses", func(r sampleRun) bool { return len(r.def.Facts.GatewayResponses) > 0 }},
	{"says what it skips", func(r sampleRun) bool { return len(r.def.Skipped) > 0 }},
	{"findings of the definition", func(r sampleRun) bool { return len(r.def.Check()) > 0 }},
	{"broken files, with the place", func(r sampleRun) bool {
		return slices.ContainsFunc(r.diags, func(d vtl.Diagnostic) bool { return d.Rule == "definition-syntax" && d.Start().Line > 0 })
	}},
}

func anyStandIn(r sampleRun, prefix string) bool {
	for _, route := range r.def.Routes {
		for _, s := range route.StandIns {
			if strings.HasPrefix(s.What, prefix) && (prefix != "" || !strings.HasPrefix(s.What, "Condition ")) {
				return true
			}
		}
	}
	return false
}

// names lists marks of a sample's routes.
func names(r sampleRun) []string {
	var marks []string
	for _, route := range r.def.Routes {
		marks = append(marks, route.Method)
		if route.APIKeyRequired {
			marks = append(marks, "key")
		}
		if len(route.RequiredParams) > 0 {
			marks = append(marks, "required")
		}
	}
	return marks
}

// TestForms writes FORMS.md out of what the samples and the other tests show, and fails
// where it is stale.
func TestForms(t *testing.T) {
	runs := map[string][]sampleRun{}
	for _, path := range samplePaths(t) {
		rel, _ := filepath.Rel(samples, path)
		folder := strings.Split(filepath.ToSlash(rel), "/")[0]
		def, diags := readSample(t, path)
		runs[folder] = append(runs[folder], sampleRun{path, def, diags})
	}
	page := formsPage(t, runs)
	if *update {
		if err := os.WriteFile("FORMS.md", []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	old, err := os.ReadFile("FORMS.md")
	if err != nil || string(old) != page {
		t.Errorf("FORMS.md is stale (%v): run with -update\n%s", err, firstDifference(page, string(old)))
	}
}

func formsPage(t *testing.T, runs map[string][]sampleRun) string {
	var sb strings.Builder
	sb.WriteString("# What is read\n\nWritten by TestForms out of the samples in testdata/apidef and the tests beside this page: a mark means that a test shows it.\n\n")
	sb.WriteString("| |" + columns(func(folder, title string) string { return title }) + "\n|---|" + columns(func(string, string) string { return "---" }) + "\n")
	sb.WriteString("| samples |" + columns(func(folder, _ string) string { return fmt.Sprint(len(runs[folder])) }) + "\n")
	sb.WriteString("| templates |" + columns(func(folder, _ string) string { return fmt.Sprint(countTemplates(runs[folder])) }) + "\n")
	for _, feature := range features {
		sb.WriteString("| " + feature.name + " |" + columns(func(folder, _ string) string { return mark(feature.name, feature.shown, folder, runs[folder]) }) + "\n")
	}
	sb.WriteString("\n## Expressions\n\nWhat is worked out of a form's own language, by TestExpressions; SAM and CDK output are CloudFormation.\n\n| form | expressions |\n|---|---|\n")
	for _, form := range []string{"cloudformation", "terraform", "serverless"} {
		sb.WriteString("| " + form + " | " + strings.Join(expressionNames(form), ", ") + " |\n")
	}
	sb.WriteString("\n## Positions\n\nRandom templates that TestPositions writes into each syntax; every byte of each leads back to where it was written.\n\n| syntax | templates |\n|---|---|\n")
	for _, form := range hostForms() {
		fmt.Fprintf(&sb, "| %s | %d |\n", form.name, countWritten(form))
	}
	if t.Failed() {
		return ""
	}
	return sb.String()
}

func columns(cell func(folder, title string) string) string {
	var sb strings.Builder
	for _, f := range formTitles {
		sb.WriteString(" " + cell(f.folder, f.title) + " |")
	}
	return sb.String()
}

func countTemplates(runs []sampleRun) int {
	n := 0
	for _, r := range runs {
		for _, route := range r.def.Routes {
			n += len(route.Integration.RequestTemplates)
			for _, response := range route.Integration.Responses {
				n += len(response.Templates)
			}
		}
	}
	return n
}

// shownBy names the tests' form of the folders whose syntax or language is another one's.
var shownBy = map[string]string{"sam": "cloudformation", "cdk": "cloudformation"}

func mark(name string, shown func(sampleRun) bool, folder string, runs []sampleRun) string {
	language := folder
	if other, ok := shownBy[folder]; ok {
		language = other
	}
	ok := false
	switch name {
	case "exact positions":
		ok = slices.ContainsFunc(hostForms(), func(f hostForm) bool {
			return strings.HasPrefix(f.name, strings.ReplaceAll(folder, "-", " ")) || strings.HasPrefix(f.name, language)
		})
	case "expressions":
		ok = len(expressionNames(language)) > 0
	default:
		ok = slices.ContainsFunc(runs, shown)
	}
	if ok {
		return "✓"
	}
	return "–"
}

func expressionNames(form string) []string {
	var all []string
	for _, c := range expressionCases {
		if c.form == form && !slices.Contains(all, c.name) {
			all = append(all, c.name)
		}
	}
	return all
}

// countWritten repeats the random choices of TestPositions.
func countWritten(form hostForm) int {
	rng := rand.New(rand.NewSource(int64(len(form.name))))
	n := 0
	for range propertyRounds {
		text := randomTemplate(rng, form)
		if _, ok := form.write(rng, text); ok && text != "" {
			n++
		}
	}
	return n
}
