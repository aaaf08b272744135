package terraform

import (
	"fmt"
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
)

// loadText loads one file and gives what was reported.
func loadText(text string) (*Module, []string) {
	var reported []string
	host := Host{
		Vars:       map[string]string{"given": "G"},
		Read:       func(*tree.File, string) (*tree.File, string) { return nil, "not here" },
		Folder:     func(*tree.File, string) []*tree.File { return nil },
		Step:       func(int) bool { return true },
		Unreadable: func(_ *tree.File, _, _ int, name, why string) { reported = append(reported, name+": "+why) },
		Report: func(f *tree.File, start, _ int, summary, _ string) {
			at := f.Locate(start)
			reported = append(reported, fmt.Sprintf("%d:%d %s", at.Line, at.Column, summary))
		},
	}
	return Load([]*tree.File{tree.NewFile("main.tf", text)}, host), reported
}

func TestReferences(t *testing.T) {
	m, reported := loadText(`
resource "a" "x" {
  direct = b.y.id
  data   = data.c.z.id
  index  = b.y[0].id
  key    = b.y["k"].id
  whole  = "${b.y.id}"
  braces = (b.y.id)
  text   = "literal"
}
`)
	if len(reported) > 0 {
		t.Fatal(reported)
	}
	x := m.Resources()[0]
	for argument, want := range map[string]string{
		"direct": "b.y", "data": "data.c.z", "index": "b.y", "key": "b.y", "whole": "b.y", "braces": "b.y", "text": "", "none": "",
	} {
		if got, _ := x.Reference(argument); got != want {
			t.Errorf("%s names %q, want %q", argument, got, want)
		}
	}
	if _, same := x.Reference("key"); same != `b.y["k"].id` {
		t.Errorf("the expression of key is %s", same)
	}
}

func TestForEachInstances(t *testing.T) {
	m, _ := loadText(`
locals { all = { a = 1, b = 2 } }
resource "x" "map" {
  for_each = local.all
  v        = "${each.key}${each.value}"
}
resource "x" "set" {
  for_each = toset(["p", "q"])
  v        = each.value
}
resource "x" "count" {
  count = 3
  v     = "n${count.index}"
}
resource "x" "unknown" {
  for_each = var.open
  v        = each.key
}
variable "open" {}
`)
	var got []string
	for _, r := range m.Resources() {
		got = append(got, r.Name+r.Key+"="+r.Value("v").Scalar())
	}
	want := "mapa=a1 mapb=b2 setp=p setq=q count=n0 unknown=key"
	if strings.Join(got, " ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, " "), want)
	}
	if second := m.Resource("x.map", &Resource{Key: "b"}); second == nil || second.Key != "b" {
		t.Errorf("x.map beside an instance b is %+v", second)
	}
}

func TestVariables(t *testing.T) {
	m, _ := loadText("variable \"given\" {}\nvariable \"open\" {}\nvariable \"default\" {\n  default = \"D\"\n}\nvariable \"n\" {\n  type = number\n}\n")
	var got []string
	for _, name := range m.Variables() {
		v, at := m.Variable(name)
		got = append(got, fmt.Sprintf("%s=%s/%d@%d", name, v.Scalar(), len(v.StandIns()), at.At().Line))
	}
	if want := "default=D/0@3 given=G/0@1 n=1/1@6 open=open/1@2"; strings.Join(got, " ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, " "), want)
	}
}

func TestReadVars(t *testing.T) {
	vars := map[string]string{}
	ReadVars(tree.NewFile("terraform.tfvars", "a = \"x\"\nb = 2\nc = true\nd = [1]\ne = broken(\n"), vars)
	ReadVars(tree.NewFile("terraform.tfvars", strings.Repeat("[", 10_000)), vars)
	if vars["a"] != "x" || vars["b"] != "2" || vars["c"] != "true" || vars["d"] != "" {
		t.Errorf("read %v", vars)
	}
}

func TestReportsPlaces(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"resource \"a\" \"b\" {\n  x = \n}\n", "2:7"},
		{"a = {\n  b = \"${\n", "3:1 missing expression"},
		{"x = " + strings.Repeat("(", 2000), "1:505 expressions are nested more than 500 deep"},
	} {
		_, reported := loadText(c.text)
		if len(reported) == 0 || !strings.HasPrefix(reported[0], c.want) {
			t.Errorf("%.40q: reported %v, want %s", c.text, reported, c.want)
		}
	}
}

func TestInterpolationIsClosed(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
	}{{"a}", 2}, {"a{b}c}d", 6}, {`"}"}`, 4}, {`"\"}"}x`, 6}, {"a", -1}, {`"}`, -1}} {
		if got := closingBrace(c.text, 0); got != c.want {
			t.Errorf("%q closes at %d, want %d", c.text, got, c.want)
		}
	}
}

func BenchmarkHeredoc(b *testing.B) {
	text := "locals {\n  t = <<-EOT\n" + strings.Repeat("    {\"a\": \"$input.path('$.a')\", \"b\": \"${var.x}\"}\n", 1000) + "  EOT\n}\n"
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		m, _ := loadText(text)
		m.local("t")
	}
}
