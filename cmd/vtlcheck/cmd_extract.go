package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/apidef"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// extractCmd lists the templates of API definitions and writes them as files.
type extractCmd struct {
	Sources    []string `arg:"" name:"source" help:"API definitions (SAM, CloudFormation, OpenAPI, Terraform, Serverless) or folders; - is standard input." placeholder:"SOURCE"`
	Route      string   `help:"Only this route, as in 'POST /orders'." placeholder:"ROUTE"`
	Format     string   `help:"text or json." enum:"text,json" default:"text"`
	Write      string   `help:"Write each template as API Gateway receives it into a .vtl file in this folder." placeholder:"DIR"`
	AsReceived bool     `help:"Print the templates as API Gateway receives them."`
	AsWritten  bool     `help:"Print the templates as the file has them; with --as-received both, where they differ."`
	definitionFlags
}

// Help shows examples.
func (extractCmd) Help() string {
	return `Examples:
  vtlcheck extract template.yaml
  vtlcheck extract template.yaml --write templates/
  vtlcheck extract openapi.json --as-written --as-received
  vtlcheck extract infra/ --format json`
}

// extracted is one template with where it belongs.
type extracted struct {
	def      *apidef.Definition
	route    *gateway.Route
	template gateway.Template
	response *gateway.Response // nil: a request template
}

// extractDoc is what extract prints with --format json.
type extractDoc struct {
	Version   int            `json:"version"`
	Templates []extractEntry `json:"templates"`
	Skipped   []skippedEntry `json:"skipped"`
}

type extractEntry struct {
	File        string         `json:"file"`
	Line        int            `json:"line"`
	Column      int            `json:"column"`
	Route       string         `json:"route"`
	Phase       string         `json:"phase"`
	ContentType string         `json:"contentType"`
	Selector    string         `json:"selector"`
	StatusCode  *int           `json:"statusCode"`
	Target      string         `json:"target"`
	Text        string         `json:"text"`
	StandIns    []standInEntry `json:"standIns"`
}

type standInEntry struct {
	What   string `json:"what"`
	Text   string `json:"text"`
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

type skippedEntry struct {
	What   string `json:"what"`
	Why    string `json:"why"`
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

// Run reads every source; one that cannot be read does not stop the others.
func (c *extractCmd) Run(io *streams) error {
	doc := extractDoc{Version: 1, Templates: []extractEntry{}, Skipped: []skippedEntry{}}
	var all []extracted
	var routes []*gateway.Route
	failed := false
	for _, source := range c.Sources {
		defs, err := readDefinitions(io, source, c.options())
		if err != nil {
			fmt.Fprintln(io.err, "vtlcheck:", err)
			failed = true
		}
		for _, d := range defs {
			all = append(all, c.templates(d)...)
			routes = append(routes, d.Routes...)
			doc.Skipped = append(doc.Skipped, skippedEntries(d)...)
		}
	}
	if c.Route != "" && len(all) == 0 && len(routes) > 0 && !slices.ContainsFunc(routes, func(r *gateway.Route) bool { return sameRoute(c.Route, r) }) {
		return &usageError{fmt.Sprintf("there is no route %q in %s; there is:\n  %s", c.Route, strings.Join(c.Sources, ", "), strings.Join(routeNames(routes), "\n  "))}
	}
	for _, x := range all {
		doc.Templates = append(doc.Templates, x.entry())
	}
	if err := c.print(io, all, doc); err != nil {
		return err
	}
	if failed {
		return exit(exitInput)
	}
	return nil
}

func (c *extractCmd) print(io *streams, all []extracted, doc extractDoc) error {
	if c.Write != "" {
		return c.writeFiles(io, all)
	}
	if c.Format == "json" {
		return writeJSON(io.out, doc)
	}
	for _, x := range all {
		c.printText(io.out, x)
	}
	for _, s := range doc.Skipped {
		fmt.Fprintf(io.err, "%s:%d:%d: skipped %s: %s\n", s.File, s.Line, s.Column, s.What, s.Why)
	}
	return nil
}

func (c *extractCmd) printText(w io.Writer, x extracted) {
	fmt.Fprintln(w, x.title())
	received, written := x.template.Source.Text, x.def.AsWritten(x.template)
	if c.AsWritten && (!c.AsReceived || received != written) {
		printBlock(w, "as written", written)
	}
	if c.AsReceived {
		printBlock(w, "as received", received)
	}
}

func printBlock(w io.Writer, title, text string) {
	fmt.Fprintf(w, "  %s:\n", title)
	for _, line := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		fmt.Fprintf(w, "    %s\n", line)
	}
}

// title is the line that tells where a template stands.
func (x extracted) title() string {
	e := x.entry()
	side := "request"
	if x.response != nil {
		side = fmt.Sprintf("response %d", x.response.StatusCode)
		if x.response.Pattern != "" {
			side += " on " + x.response.Pattern
		}
	}
	line := fmt.Sprintf("%s:%d:%d: %s, %s, %s", e.File, e.Line, e.Column, e.Route, side, e.ContentType)
	if e.Target != "" {
		line += ", for " + e.Target
	}
	return line
}

func (x extracted) entry() extractEntry {
	at := x.template.Source.Location(0)
	e := extractEntry{
		File: at.File, Line: at.Line, Column: at.Column,
		Route: x.route.Name(), Phase: "request", ContentType: x.template.ContentType,
		Text: x.template.Source.Text, StandIns: []standInEntry{},
	}
	if x.response != nil {
		e.Phase, e.Selector, e.StatusCode = "response", x.response.Pattern, &x.response.StatusCode
	}
	if t := target.FromURI(x.route.Integration.URI); t != nil {
		e.Target = t.Name
	} else if strings.EqualFold(x.route.Integration.Type, "MOCK") {
		e.Target = "MOCK"
	}
	for _, s := range x.route.StandIns {
		e.StandIns = append(e.StandIns, standInEntry{s.What, s.Text, s.At.File, s.At.Line, s.At.Column})
	}
	return e
}

// templates lists the templates of a definition in the order of its routes.
func (c *extractCmd) templates(def *apidef.Definition) []extracted {
	var out []extracted
	for _, r := range def.Routes {
		if c.Route != "" && !sameRoute(c.Route, r) {
			continue
		}
		for _, t := range r.Integration.RequestTemplates {
			if t.Source != nil {
				out = append(out, extracted{def, r, t, nil})
			}
		}
		for i := range r.Integration.Responses {
			entry := &r.Integration.Responses[i]
			for _, t := range entry.Templates {
				if t.Source != nil {
					out = append(out, extracted{def, r, t, entry})
				}
			}
		}
	}
	return out
}

func skippedEntries(def *apidef.Definition) []skippedEntry {
	out := make([]skippedEntry, len(def.Skipped))
	for i, s := range def.Skipped {
		out[i] = skippedEntry{s.What, s.Why, s.At.File, s.At.Line, s.At.Column}
	}
	return out
}

// writeFiles writes each template into a file of its own, named after its route.
func (c *extractCmd) writeFiles(io *streams, all []extracted) error {
	if err := os.MkdirAll(c.Write, 0o777); err != nil {
		return &inputError{message: err.Error()}
	}
	used, replaced := map[string]int{}, 0
	for _, x := range all {
		name := fileName(x)
		if used[name]++; used[name] > 1 {
			name = fmt.Sprintf("%s-%d", name, used[name])
		}
		path := filepath.Join(c.Write, name+".vtl")
		if before, err := os.ReadFile(path); err == nil && string(before) != x.template.Source.Text {
			replaced++
		}
		if err := os.WriteFile(path, []byte(x.template.Source.Text), 0o666); err != nil {
			return &inputError{message: err.Error()}
		}
		fmt.Fprintln(io.out, path)
	}
	if replaced > 0 {
		fmt.Fprintf(io.err, "vtlcheck: replaced %s in %s that had another text\n", plural(replaced, "file"), c.Write)
	}
	return nil
}

// fileName makes post-orders-id-request out of POST /orders/{id}.
func fileName(x extracted) string {
	side := "request"
	if x.response != nil {
		side = fmt.Sprintf("response-%d", x.response.StatusCode)
	}
	if ct := x.template.ContentType; ct != "application/json" {
		side += "-" + ct
	}
	return slug(x.route.Name() + " " + side)
}

// slug keeps letters and digits, lower-case, and joins them with hyphens.
func slug(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	return strings.Join(words, "-")
}

// readDefinitions reads one file, or every definition below a folder.
func readDefinitions(io *streams, source string, opts *apidef.Options) ([]*apidef.Definition, error) {
	if info, err := os.Stat(source); err == nil && info.IsDir() {
		defs, problems, err := readFolder(io, source, opts)
		return defs, errors.Join(err, reported(io, source, problems, len(defs) == 0))
	}
	source, text, err := readSource(io, source)
	if err != nil {
		return nil, err
	}
	if apidef.Detect(source, []byte(text)) == "" {
		return nil, notRead(source, "is no API definition that vtlcheck knows (SAM, CloudFormation, OpenAPI, Terraform, Serverless)")
	}
	def, problems := apidef.ReadLocal(source, []byte(text), opts)
	return []*apidef.Definition{def}, reported(io, source, problems, len(def.Routes) == 0)
}

// reported prints the problems of reading. The error is that a file cannot be read, or
// that errors left nothing.
func reported(io *streams, source string, problems vtl.Diagnostics, nothing bool) error {
	printProblems(io.err, problems)
	if exitCode(problems, "never") == exitInput || nothing && problems.HasErrors() {
		return &inputError{message: source + " cannot be read as an API definition"}
	}
	return nil
}

// readFolder reads every definition below a folder.
func readFolder(io *streams, dir string, opts *apidef.Options) ([]*apidef.Definition, vtl.Diagnostics, error) {
	defs, problems, skipped, err := apidef.ReadTree(dir, opts)
	if err != nil {
		return nil, nil, &inputError{message: err.Error()}
	}
	for _, s := range skipped {
		if s.At.Line == 0 {
			fmt.Fprintf(io.err, "%s: skipped: %s\n", s.What, s.Why)
		}
	}
	if len(defs) == 0 {
		return nil, problems, &inputError{message: dir + " holds no API definition that vtlcheck knows"}
	}
	return defs, problems, nil
}

// printProblems lists problems, a line each.
func printProblems(w io.Writer, ds vtl.Diagnostics) {
	for _, d := range ds {
		at := d.Start()
		fmt.Fprintf(w, "%s:%d:%d: %s: %s [%s]\n", at.File, at.Line, at.Column, d.Severity, d.Message(), d.Rule)
	}
}
