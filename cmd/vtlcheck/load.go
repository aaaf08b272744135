package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/apidef"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/lint"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// sourceFlags say what to render and how to read it.
type sourceFlags struct {
	Phase    string `help:"Side of the integration on which a template of its own stands (default: by its file name, else request)." enum:",request,response" default:"" placeholder:"request|response" group:"Source"`
	Request  string `help:"Request template of a pair." placeholder:"FILE" group:"Source"`
	Response string `help:"Response template of a pair." placeholder:"FILE" group:"Source"`
	Route    string `help:"Route of a definition that has several, as in 'POST /orders'." placeholder:"ROUTE" group:"Source"`
	Target   string `help:"What the request is for: auto, none, json, MOCK, StartSyncExecution, SQS.SendMessage …" default:"auto" placeholder:"NAME" group:"Source"`
	definitionFlags

	// answered: a result is given, so that a template by itself is a response.
	answered bool
}

// unit is one route to render, with the file that it came from.
type unit struct {
	file     string
	route    *gateway.Route
	compiled *gateway.Compiled
	// raw: the route was made up around templates that stand alone.
	raw bool
	// phases are the sides that have something to render.
	phases []apigw.Phase
	// problems are what parsing the templates showed.
	problems vtl.Diagnostics
	// reading is what reading the source showed, told with its first route.
	reading vtl.Diagnostics
	// def is the definition that the route stands in; nil for templates that stand alone.
	def *apidef.Definition
	// ownFault is what the linter says by rules of the contract: see findings.
	ownFault vtl.Diagnostics
}

// known are all problems that there were before anything was rendered.
func (u *unit) known() vtl.Diagnostics { return slices.Concat(u.reading, u.problems) }

// name is how reports call the unit's route; "" for templates that stand alone.
func (u *unit) name() string {
	if u.raw {
		return ""
	}
	return u.route.Name()
}

func (u *unit) has(phase apigw.Phase) bool {
	for _, p := range u.phases {
		if p == phase {
			return true
		}
	}
	return false
}

// load reads a source: a template, a pair, or the routes of a definition.
func (f *sourceFlags) load(io *streams, source string) ([]*unit, error) {
	if f.Request != "" || f.Response != "" {
		if source != "" {
			return nil, &usageError{"--request and --response stand instead of a SOURCE"}
		}
		u, err := f.pair(io)
		return []*unit{u}, err
	}
	if source == "" {
		return nil, &usageError{"a SOURCE is missing: a .vtl file or an API definition, or --request FILE and --response FILE"}
	}
	if info, err := os.Stat(source); err == nil && info.IsDir() {
		return f.folder(io, source)
	}
	source, text, err := readSource(io, source)
	if err != nil {
		return nil, err
	}
	if isTemplateFile(source) || f.Phase != "" && apidef.Detect(source, []byte(text)) == "" {
		if f.Route != "" {
			return nil, &usageError{"--route is for API definitions; " + source + " is a template by itself"}
		}
		return []*unit{f.single(source, text)}, nil
	}
	return f.definition(source, text)
}

// isTemplateFile: by its ending.
func isTemplateFile(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".vtl", ".vm":
		return true
	}
	return false
}

// phaseOf gives the phase of a template that stands alone.
func (f *sourceFlags) phaseOf(name string) apigw.Phase {
	switch {
	case f.Phase == "response":
		return apigw.ResponsePhase
	case f.Phase == "request":
		return apigw.RequestPhase
	case f.answered:
		return apigw.ResponsePhase
	case strings.Contains(strings.ToLower(filepath.Base(name)), "response"):
		return apigw.ResponsePhase
	}
	return apigw.RequestPhase
}

func (f *sourceFlags) single(name, text string) *unit {
	src := vtl.NewSource(name, text, nil)
	if f.phaseOf(name) == apigw.ResponsePhase {
		return f.standalone(name, nil, src)
	}
	return f.standalone(name, src, nil)
}

func (f *sourceFlags) pair(io *streams) (*unit, error) {
	read := func(name string) (*vtl.Source, error) {
		if name == "" {
			return nil, nil
		}
		text, err := readFile(io, name)
		return vtl.NewSource(name, text, nil), err
	}
	request, err := read(f.Request)
	if err != nil {
		return nil, err
	}
	response, err := read(f.Response)
	if err != nil {
		return nil, err
	}
	return f.standalone(cmp.Or(f.Request, f.Response), request, response), nil
}

// standalone makes up a route around templates.
func (f *sourceFlags) standalone(file string, request, response *vtl.Source) *unit {
	r := gateway.TemplateRoute(request, response)
	if t, _ := target.Lookup(f.Target); t != nil && t.Name == "MOCK" {
		r.Integration.Type = "MOCK"
	}
	u := &unit{file: file, route: r, raw: true}
	if request != nil {
		u.phases = append(u.phases, apigw.RequestPhase)
	}
	if response != nil {
		u.phases = append(u.phases, apigw.ResponsePhase)
	}
	u.compiled, u.problems = gateway.Compile(r)
	return u
}

// definition reads an API definition and chooses its routes.
func (f *sourceFlags) definition(source, text string) ([]*unit, error) {
	if apidef.Detect(source, []byte(text)) == "" {
		return nil, notRead(source, "is no template (.vtl, .vm) and no API definition that vtlcheck knows (SAM, CloudFormation, OpenAPI, Terraform, Serverless); for a template with another ending give --phase request or --phase response")
	}
	def, problems := apidef.ReadLocal(source, []byte(text), f.options())
	if unreadableFiles(problems)[source] {
		return nil, cannotUse(problems)
	}
	units := f.units(source, def)
	if len(units) == 0 {
		return nil, noRoute(f.Route, source, def, problems)
	}
	units[0].reading = problems
	return units, nil
}

// unreadableFiles names the files that could not be read as a definition at all.
func unreadableFiles(problems vtl.Diagnostics) map[string]bool {
	files := map[string]bool{}
	for _, d := range problems {
		if apidef.Unreadable(d.Rule) {
			files[d.Start().File] = true
		}
	}
	return files
}

// notRead says why a file is not read: why is what is to be said of most files.
func notRead(source, why string) error {
	if filepath.Base(source) == lint.ConfigName {
		return &inputError{message: source + " is vtlcheck's own configuration, which is read by itself; expected a template or an API definition"}
	}
	if special := apidef.NotRead(source); special != "" {
		return &inputError{message: source + " is not read: " + special}
	}
	return &inputError{message: source + " " + why}
}

// units makes units of the routes that --route leaves.
func (f *sourceFlags) units(source string, def *apidef.Definition) []*unit {
	var units []*unit
	for _, r := range def.Routes {
		if f.Route == "" || sameRoute(f.Route, r) {
			units = append(units, newUnit(source, def, r))
		}
	}
	return units
}

// folder reads every definition and every template below a folder.
func (f *sourceFlags) folder(io *streams, dir string) ([]*unit, error) {
	_, templates, _, err := apidef.ListTree(dir)
	if err != nil {
		return nil, &inputError{message: err.Error()}
	}
	defs, problems, err := readFolder(io, dir, f.options())
	if err != nil && len(templates) == 0 {
		return nil, err
	}
	var units []*unit
	for _, name := range templates {
		text, err := readFile(io, name)
		if err != nil {
			return nil, err
		}
		units = append(units, f.single(name, text))
	}
	var all apidef.Definition
	broken := unreadableFiles(problems)
	for _, def := range defs {
		if broken[def.File] {
			continue // what is left of it was never meant
		}
		units = append(units, f.units(def.File, def)...)
		all.Routes = append(all.Routes, def.Routes...)
		all.Skipped = append(all.Skipped, def.Skipped...)
	}
	if len(units) == 0 {
		return nil, noRoute(f.Route, dir, &all, problems)
	}
	units[0].reading = problems
	return units, nil
}

// definitionFlags fill in what a definition leaves open.
type definitionFlags struct {
	Param map[string]string `help:"Value of a parameter or variable of the definition; repeatable." placeholder:"K=V" group:"Source"`
	Opt   map[string]string `help:"Serverless Framework option (opt:stage); repeatable." placeholder:"K=V" group:"Source"`
}

func (f *definitionFlags) options() *apidef.Options {
	return &apidef.Options{Params: f.Param, Opts: f.Opt}
}

func newUnit(file string, def *apidef.Definition, r *gateway.Route) *unit {
	u := &unit{file: file, route: r, def: def}
	u.compiled, u.problems = gateway.Compile(r)
	u.phases = []apigw.Phase{apigw.RequestPhase, apigw.ResponsePhase}
	return u
}

// sameRoute compares what --route says with a route: the method may be left out.
func sameRoute(flag string, r *gateway.Route) bool {
	fields := strings.Fields(flag)
	switch len(fields) {
	case 1:
		return fields[0] == r.Path
	case 2:
		return strings.EqualFold(fields[0], r.Method) && fields[1] == r.Path
	}
	return false
}

func noRoute(route, source string, def *apidef.Definition, problems vtl.Diagnostics) error {
	if problems.HasErrors() {
		return cannotUse(problems)
	}
	if len(def.Routes) == 0 {
		var why strings.Builder
		for _, s := range def.Skipped {
			fmt.Fprintf(&why, "\n  %s:%d:%d: %s: %s", s.At.File, s.At.Line, s.At.Column, s.What, s.Why)
		}
		for _, p := range problems {
			fmt.Fprintf(&why, "\n  %s [%s]", p.Error(), p.Rule)
		}
		return &inputError{message: fmt.Sprintf("%s has no route with mapping templates%s", source, why.String())}
	}
	return &usageError{fmt.Sprintf("%s has no route %q; it has:\n  %s", source, route, strings.Join(routeNames(def.Routes), "\n  "))}
}

func routeNames(routes []*gateway.Route) []string {
	names := make([]string, len(routes))
	for i, r := range routes {
		names[i] = r.Name()
	}
	return names
}

// oneOf picks the unit to render; several need --route.
func oneOf(units []*unit) (*unit, error) {
	if len(units) == 1 {
		return units[0], nil
	}
	names := make([]string, len(units))
	for i, u := range units {
		names[i] = fmt.Sprintf("%s (%s)", u.name(), u.file)
	}
	return nil, &usageError{fmt.Sprintf("there are %d routes; choose one with --route:\n  %s", len(units), strings.Join(names, "\n  "))}
}
