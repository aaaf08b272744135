package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"go.yaml.in/yaml/v3"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/lint/proof"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// caseFile is a case file about one witness, and that it must do no harm.
type caseFile struct {
	Template string      `yaml:"template,omitempty"`
	Phase    string      `yaml:"phase,omitempty"`
	File     string      `yaml:"file,omitempty"`
	Route    string      `yaml:"route,omitempty"`
	Target   string      `yaml:"target,omitempty"`
	Cases    []caseEntry `yaml:"cases"`
}

type caseEntry struct {
	Name    string            `yaml:"name"`
	Side    string            `yaml:"side"`
	Request caseRequest       `yaml:"request"`
	Result  *caseResult       `yaml:"result,omitempty"`
	Expect  map[string]string `yaml:"expect,omitempty"`
}

type caseRequest struct {
	Headers    map[string]string `yaml:"headers,omitempty"`
	Query      map[string]string `yaml:"query,omitempty"`
	PathParams map[string]string `yaml:"pathParams,omitempty"`
	StageVars  map[string]string `yaml:"stageVariables,omitempty"`
	Context    map[string]any    `yaml:"context,omitempty"`
	Body       string            `yaml:"body"`
}

type caseResult struct {
	Status int    `yaml:"status"`
	Body   string `yaml:"body"`
}

// writeCases writes each witness as a case file into dir. They fail until the template
// is mended.
func (p *proved) writeCases(s *streams, dir string) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return &inputError{message: err.Error()}
	}
	used := map[string]int{}
	for i, q := range p.all {
		for _, w := range witnesses(q) {
			name := slug(fmt.Sprintf("%s %s %s", filepath.Base(q.Source.Name), p.routes[i], q.Obligation))
			if used[name]++; used[name] > 1 {
				name = fmt.Sprintf("%s-%d", name, used[name])
			}
			path := filepath.Join(dir, name+".vtltest.yaml")
			if err := writeCase(path, p.routes[i], p.targets[i], q, w); err != nil {
				return err
			}
			fmt.Fprintln(s.err, "wrote", path)
		}
	}
	return nil
}

func witnesses(p proof.Proof) []*proof.Witness {
	if p.Verdict != proof.Refuted {
		return nil
	}
	return append([]*proof.Witness{p.Witness}, p.More...)
}

func writeCase(path, route string, t *target.Target, p proof.Proof, w *proof.Witness) error {
	file := caseFile{Route: route, Cases: newCases(p, w)}
	source, err := relativeTo(filepath.Dir(path), p.Source.Name)
	if err != nil {
		return &inputError{message: err.Error()}
	}
	if route == "" {
		file.Template, file.Phase = source, file.Cases[0].Side
		if t != nil {
			file.Target = t.Name
		}
	} else {
		file.File = source
	}
	text, err := yaml.Marshal(file)
	if err != nil {
		return err
	}
	return writeTo(path, func(out io.Writer) error { _, err := out.Write(text); return err })
}

// newCases are the witness as a case that must have no problem. What a text does to the
// members around it is no problem of the output by itself: such a case is held against
// the same call with harmless texts, which is a case too.
func newCases(p proof.Proof, w *proof.Witness) []caseEntry {
	e := newCaseEntry(fmt.Sprintf("%s: %s", p.Obligation.Title(), w.Reason), w.Request, w.Result)
	e.Expect = map[string]string{"problems": "none"}
	if w.Harmless == nil {
		return []caseEntry{e}
	}
	harmless := newCaseEntry("the same with harmless texts", w.Harmless.Request, w.Harmless.Result)
	e.Expect["membersOf"] = harmless.Name
	return []caseEntry{harmless, e}
}

func newCaseEntry(name string, req *apigw.Request, result *target.Result) caseEntry {
	base := apigw.DefaultRequest()
	e := caseEntry{
		Name: name, Side: "request",
		Request: caseRequest{
			Headers: newer(req.Headers, base.Headers), Query: newer(req.Query, base.Query),
			PathParams: newer(req.PathParams, base.PathParams), StageVars: newer(req.StageVariables, base.StageVariables),
			Context: map[string]any{}, Body: req.Body,
		},
	}
	newerContext(e.Request.Context, "", req.Context, base.Context)
	if result != nil {
		e.Side, e.Result = "response", &caseResult{result.Status, result.Body}
	}
	return e
}

// newer gives the parameters that the default call does not have, or has otherwise.
func newer(params, base apigw.Params) map[string]string {
	out := map[string]string{}
	for _, p := range params {
		if have, ok := base.Get(p.Name); !ok || have != p.Value {
			out[p.Name] = p.Value
		}
	}
	return out
}

// newerContext collects the members of $context that the default call has otherwise, under
// their dotted names; one that it has and this call has not becomes null.
func newerContext(out map[string]any, prefix string, m, base *java.Map) {
	for name, value := range m.All() {
		path := prefix + java.Text(name)
		old, known := member(base, java.Text(name))
		sub, isMap := value.(*java.Map)
		switch oldMap, _ := old.(*java.Map); {
		case isMap:
			newerContext(out, path+".", sub, oldMap)
		case !known || java.Text(old) != java.Text(value):
			out[path] = value
		}
	}
	if base == nil {
		return
	}
	for name := range base.All() {
		if _, ok := member(m, java.Text(name)); !ok {
			out[prefix+java.Text(name)] = nil
		}
	}
}

// member is a member of a map that may be nil.
func member(m *java.Map, name string) (any, bool) {
	if m == nil {
		return nil, false
	}
	return m.GetString(name)
}

// relativeTo names a file as seen from a folder.
func relativeTo(dir, file string) (string, error) {
	from, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	to, err := filepath.Abs(file)
	if err != nil {
		return "", err
	}
	rel, err := filepath.Rel(from, to)
	return filepath.ToSlash(rel), err
}
