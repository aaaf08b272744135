package vtltest

import (
	"cmp"
	"fmt"
	"path/filepath"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/apidef"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// Subject is what is tested: a route, or a template by itself. It is immutable and safe
// for concurrent use.
type Subject struct {
	Compiled *gateway.Compiled
	// File is the template's file or the definition.
	File string
	// Raw says that the route was made up around templates that stand alone.
	Raw bool
	// Problems are what reading and parsing showed.
	Problems vtl.Diagnostics
	// Reads are the files that the subject was made of.
	Reads []string

	phases []apigw.Phase
	target *target.Target
	auto   bool // target is to be found out by what was rendered
}

// Name is the route's name, or the template's file.
func (s *Subject) Name() string {
	if s.Raw {
		return s.File
	}
	return s.Compiled.Route.Name()
}

func (s *Subject) has(p apigw.Phase) bool {
	for _, q := range s.phases {
		if p == q {
			return true
		}
	}
	return false
}

func (s *Subject) mock() bool {
	return strings.EqualFold(s.Compiled.Route.Integration.Type, "MOCK")
}

// results are the answers that the backend can give; one of which none is known has
// those of StartSyncExecution, to try response templates with.
func (s *Subject) results() []target.Result {
	t := s.target
	if t == nil && s.auto {
		t = gateway.InferTarget(s.Compiled.Route, "")
	}
	if results := gateway.Results(s.Compiled.Route, t); len(results) > 0 {
		return results
	}
	sync, err := target.Lookup("StartSyncExecution")
	if err != nil {
		return nil
	}
	return sync.Results()
}

// defaultResult is the first success.
func (s *Subject) defaultResult() target.Result {
	for _, r := range s.results() {
		if r.Class == target.Succeeded {
			return r
		}
	}
	return target.Result{Name: "empty", Class: target.Succeeded, Status: 200}
}

// contract gives the backend that a rendered payload is for; nil where none is known.
func (s *Subject) contract(rendered string) *target.Target {
	if s.auto {
		return gateway.InferTarget(s.Compiled.Route, rendered)
	}
	return s.target
}

// baseRequest is the call that a case starts from: the invented default without a body.
func (s *Subject) baseRequest() *apigw.Request {
	req := apigw.DefaultRequest()
	req.Body = ""
	if s.Raw {
		return req
	}
	route := s.Compiled.Route
	if route.Method != "ANY" {
		req.Method = route.Method
	}
	req.Path = route.Path
	req.Context.PutString("httpMethod", req.Method)
	req.Context.PutString("resourcePath", route.Path)
	req.Context.PutString("path", "/prod"+route.Path)
	return req
}

// templateSubject is a subject of templates by themselves; either may be nil.
func templateSubject(file string, request, response *vtl.Source, mock bool) *Subject {
	at := vtl.Location{File: file, Line: 1, Column: 1}
	r := &gateway.Route{Method: "POST", Path: "/", At: at}
	r.Integration = gateway.Integration{Type: "AWS", Method: "POST", At: at}
	if mock {
		r.Integration.Type = "MOCK"
	}
	s := &Subject{File: file, Raw: true, auto: true}
	if request != nil {
		s.phases = append(s.phases, apigw.RequestPhase)
		r.Integration.RequestTemplates = []gateway.Template{{ContentType: "$default", Source: request, At: at}}
	}
	entry := gateway.Response{StatusCode: 200, At: at}
	if response != nil {
		s.phases = append(s.phases, apigw.ResponsePhase)
		entry.Templates = []gateway.Template{{ContentType: "application/json", Source: response, At: at}}
	}
	r.Integration.Responses = []gateway.Response{entry}
	s.Compiled, s.Problems = gateway.Compile(r)
	return s
}

func routeSubject(file string, route *gateway.Route) *Subject {
	s := &Subject{File: file, auto: true, phases: []apigw.Phase{apigw.RequestPhase, apigw.ResponsePhase}}
	s.Compiled, s.Problems = gateway.Compile(route)
	return s
}

// loader reads each file once, whoever asks; safe for concurrent use.
type loader struct {
	mu       sync.Mutex
	files    map[string]fileText
	subjects map[string]loaded
}

type fileText struct {
	text string
	err  error
}

// loaded is a subject or why there is none.
type loaded struct {
	subject *Subject
	err     error
}

func newLoader() *loader {
	return &loader{files: map[string]fileText{}, subjects: map[string]loaded{}}
}

func (l *loader) read(path string) (string, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	f, ok := l.files[path]
	if !ok {
		f.text, f.err = readBounded(path)
		l.files[path] = f
	}
	return f.text, f.err
}

// subjectSpec says which subject is wanted.
type subjectSpec struct {
	template, request, response string // paths
	phase                       string
	file, route                 string
	target                      string
	params, opts                map[string]string
}

func (s subjectSpec) key() string { return fmt.Sprintf("%#v", s) }

func (l *loader) subject(spec subjectSpec) (*Subject, error) {
	key := spec.key()
	l.mu.Lock()
	got, ok := l.subjects[key]
	l.mu.Unlock()
	if !ok {
		got.subject, got.err = l.load(spec)
		l.mu.Lock()
		l.subjects[key] = got
		l.mu.Unlock()
	}
	return got.subject, got.err
}

func (l *loader) load(spec subjectSpec) (s *Subject, err error) {
	t, auto, err := chooseTarget(spec.target)
	if err != nil {
		return nil, err
	}
	if spec.file != "" {
		s, err = l.route(spec)
	} else {
		s, err = l.templates(spec, t)
	}
	if err != nil {
		return nil, err
	}
	s.target, s.auto = t, auto
	return s, nil
}

// chooseTarget reads the key target: auto (or nothing), none, or a target's name.
func chooseTarget(name string) (t *target.Target, auto bool, err error) {
	switch name {
	case "", "auto":
		return nil, true, nil
	case "none":
		return nil, false, nil
	}
	t, err = target.Lookup(name)
	return t, false, err
}

func (l *loader) templates(spec subjectSpec, t *target.Target) (*Subject, error) {
	request, response := spec.request, spec.response
	if spec.template != "" {
		request, response = spec.template, ""
		if phaseOf(spec.template, spec.phase) == apigw.ResponsePhase {
			request, response = "", spec.template
		}
	}
	var reads []string
	source := func(path string) (*vtl.Source, error) {
		if path == "" {
			return nil, nil
		}
		reads = append(reads, path)
		text, err := l.read(path)
		if err != nil {
			return nil, fmt.Errorf("%s cannot be read: %s", path, reason(err))
		}
		return vtl.NewSource(path, text, nil), nil
	}
	first, err := source(request)
	if err != nil {
		return nil, err
	}
	second, err := source(response)
	if err != nil {
		return nil, err
	}
	s := templateSubject(cmp.Or(request, response), first, second, t != nil && t.Name == "MOCK")
	s.Reads = reads
	return s, nil
}

// phaseOf gives the side on which a template stands: as said, else by its name.
func phaseOf(name, phase string) apigw.Phase {
	if phase == "response" || phase == "" && strings.Contains(strings.ToLower(filepath.Base(name)), "response") {
		return apigw.ResponsePhase
	}
	return apigw.RequestPhase
}

// routeError is a definition without the route that is wanted.
type routeError struct{ message, detail string }

func (e *routeError) Error() string { return e.message + ". " + e.detail }

func (l *loader) route(spec subjectSpec) (*Subject, error) {
	def, diags, err := apidef.ReadFile(spec.file, &apidef.Options{Params: spec.params, Opts: spec.opts})
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %s", spec.file, reason(err))
	}
	route, err := chooseRoute(def, diags, spec.route)
	if err != nil {
		return nil, err
	}
	s := routeSubject(spec.file, route)
	s.Reads = append([]string{spec.file}, def.Reads...)
	return s, nil
}

func chooseRoute(def *apidef.Definition, diags vtl.Diagnostics, name string) (*gateway.Route, error) {
	var found []*gateway.Route
	for _, r := range def.Routes {
		if name == "" || sameRoute(name, r) {
			found = append(found, r)
		}
	}
	switch {
	case len(found) == 1 || len(found) > 1 && name != "":
		return found[0], nil
	case len(found) == 0 && diags.HasErrors():
		return nil, fmt.Errorf("%s cannot be read as a definition: %s", def.File, firstError(diags).Error())
	}
	names := make([]string, len(def.Routes))
	for i, r := range def.Routes {
		names[i] = r.Name()
	}
	detail := "It has: " + strings.Join(names, ", ") + "."
	if len(names) == 0 {
		detail = "It has no route with mapping templates."
	}
	if name == "" {
		return nil, &routeError{fmt.Sprintf("%s has %d routes and no key route says which", def.File, len(names)), detail}
	}
	return nil, &routeError{fmt.Sprintf("%s has no route %q", def.File, name), detail}
}

func firstError(diags vtl.Diagnostics) vtl.Diagnostic {
	for _, d := range diags {
		if d.Severity == vtl.Error {
			return d
		}
	}
	return vtl.Diagnostic{}
}

// sameRoute compares a name with a route: the method may be left out.
func sameRoute(name string, r *gateway.Route) bool {
	fields := strings.Fields(name)
	switch len(fields) {
	case 1:
		return fields[0] == r.Path
	case 2:
		return strings.EqualFold(fields[0], r.Method) && fields[1] == r.Path
	}
	return false
}

// subjectKeys are the keys of a case file that say what is tested.
type subjectKeys struct {
	template, phase, requestTemplate, responseTemplate *yaml.Node
	file, route, params, opts, target                  *yaml.Node
}

// at is the node to blame for a subject that cannot be loaded.
func (k *subjectKeys) at(otherwise *yaml.Node) *yaml.Node {
	for _, n := range []*yaml.Node{k.route, k.file, k.template, k.requestTemplate, k.responseTemplate} {
		if n != nil {
			return n
		}
	}
	return otherwise
}
