package apidef_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/context/apidef"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const samples = "../../testdata/apidef"

// samplePaths lists the definitions in testdata/apidef: every file of a form's folder, of
// Terraform every folder's main.tf or main.tf.json. Files that definitions name lie in folders of their own.
func samplePaths(t testing.TB) []string {
	t.Helper()
	var paths []string
	for _, pattern := range []string{"*/*.yaml", "*/*.yml", "*/*.json", "terraform/*/main.tf", "terraform/*/main.tf.json"} {
		found, err := filepath.Glob(filepath.Join(samples, pattern))
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, found...)
	}
	slices.Sort(paths)
	return paths
}

// readSample reads a definition by a path that is the same on every machine.
func readSample(t testing.TB, path string) (*apidef.Definition, vtl.Diagnostics) {
	t.Helper()
	def, diags, err := apidef.ReadFile(path, &apidef.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return def, diags
}

// TestSamples compares routes, templates as received, positions and findings of every
// sample with its golden file.
func TestSamples(t *testing.T) {
	for _, path := range samplePaths(t) {
		t.Run(strings.TrimPrefix(filepath.ToSlash(path), samples+"/"), func(t *testing.T) {
			def, diags := readSample(t, path)
			got := strings.ReplaceAll(dump(def, diags), filepath.ToSlash(samples)+"/", "")
			golden := path + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s differs (run with -update and read the difference):\n%s", golden, firstDifference(got, string(want)))
			}
		})
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("line %d\n got %s\nwant %s", i+1, g[i], w[i])
		}
	}
	return fmt.Sprintf("got %d lines, want %d", len(g), len(w))
}

// dumper writes what was read, a line each.
type dumper struct {
	strings.Builder
	def *apidef.Definition
}

func dump(def *apidef.Definition, diags vtl.Diagnostics) string {
	d := &dumper{def: def}
	d.line("format %s", def.Format)
	for _, route := range def.Routes {
		d.route(route)
	}
	d.facts()
	for _, s := range def.Skipped {
		d.line("skipped %s %s: %s", place(s.At), s.What, s.Why)
	}
	for _, name := range def.Reads {
		d.line("reads %s", name)
	}
	d.problems("read", diags)
	d.problems("check", def.Check())
	return d.String()
}

func (d *dumper) line(format string, args ...any) { fmt.Fprintf(d, format+"\n", args...) }

func place(l vtl.Location) string {
	s := fmt.Sprintf("%s:%d:%d", l.File, l.Line, l.Column)
	if l.StandIn {
		s += " (stand-in)"
	}
	return s
}

func (d *dumper) route(r *gateway.Route) {
	d.line("\nroute %s at %s", r.Name(), place(r.At))
	d.line("  key %v, required %v, method responses %v, binary %v", r.APIKeyRequired, r.RequiredParams, r.MethodResponses, r.BinaryMediaTypes)
	in := r.Integration
	d.line("  %s %s %s at %s", in.Type, in.Method, in.URI, place(in.At))
	d.line("  passthrough %q, content %q, role %q, timeout %d", in.Passthrough, in.ContentHandling, in.Credentials, in.TimeoutMillis)
	d.mappings(in.RequestParameters)
	d.templates("request", in.RequestTemplates)
	for _, response := range in.Responses {
		d.line("  response %d %q at %s, content %q", response.StatusCode, response.Pattern, place(response.At), response.ContentHandling)
		d.mappings(response.Parameters)
		d.templates("response", response.Templates)
	}
	for _, s := range r.StandIns {
		d.line("  stand-in %s = %s at %s", s.What, s.Text, place(s.At))
	}
}

func (d *dumper) mappings(mappings []gateway.Mapping) {
	for _, m := range mappings {
		d.line("  parameter %s <- %s at %s", m.To, m.From, place(m.At))
	}
}

// templates writes each line of a template as API Gateway receives it, behind its place.
func (d *dumper) templates(phase string, templates []gateway.Template) {
	for _, t := range templates {
		d.line("  %s template %s at %s", phase, t.ContentType, place(t.At))
		if t.Source == nil {
			d.line("    none")
			continue
		}
		offset := 0
		for line := range strings.Lines(t.Source.Text) {
			at := t.Source.Location(offset)
			d.line("    %4d:%-4d|%q", at.Line, at.Column, line)
			offset += len(line)
		}
		d.line("    ends at %s", place(t.Source.Location(offset)))
		if written := d.def.AsWritten(t); written != t.Source.Text {
			d.line("    as written %q", written)
		}
	}
}

func (d *dumper) facts() {
	d.line("")
	f := d.def.Facts
	for _, m := range f.StateMachines {
		d.line("state machine %s %s %q %ds at %s", m.Name, m.ARN, m.Type, m.TimeoutSeconds, place(m.At))
	}
	for _, r := range f.Roles {
		d.line("role %s allows %v, trusts %v, complete %v at %s", r.Name, r.Actions, r.Trusts, r.Complete, place(r.At))
	}
	for _, p := range f.UsagePlans {
		d.line("usage plan %s of %v, key %v at %s", p.Name, p.Stages, p.HasKey, place(p.At))
	}
	for _, g := range f.GatewayResponses {
		d.line("gateway response %s %s at %s", g.Type, g.StatusCode, place(g.At))
		d.templates("gateway", g.Templates)
	}
	for _, p := range f.Parameters {
		d.line("parameter %s = %s, stand-in %v at %s", p.Name, p.Value, p.StandIn, place(p.At))
	}
	if len(f.Deployed) > 0 {
		d.line("deployed %v", f.Deployed)
	}
}

func (d *dumper) problems(when string, diags vtl.Diagnostics) {
	for _, p := range diags {
		d.line("%s %s %s %s-%d:%d: %s", when, p.Severity, p.Rule, place(p.Start()), p.End().Line, p.End().Column, p.Summary)
	}
}
