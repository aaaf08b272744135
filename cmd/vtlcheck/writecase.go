package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"go.yaml.in/yaml/v3"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/lint/proof"
)

// caseFile is a case file with one case: a witness, and that it must do no harm.
type caseFile struct {
	Template string      `yaml:"template,omitempty"`
	Phase    string      `yaml:"phase,omitempty"`
	File     string      `yaml:"file,omitempty"`
	Route    string      `yaml:"route,omitempty"`
	Cases    []caseEntry `yaml:"cases"`
}

type caseEntry struct {
	Name    string            `yaml:"name"`
	Side    string            `yaml:"side"`
	Request caseRequest       `yaml:"request"`
	Result  *caseResult       `yaml:"result,omitempty"`
	Expect  map[string]string `yaml:"expect"`
}

type caseRequest struct {
	Headers    map[string]string `yaml:"headers,omitempty"`
	Query      map[string]string `yaml:"query,omitempty"`
	PathParams map[string]string `yaml:"pathParams,omitempty"`
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
		return &inputError{err.Error()}
	}
	used := map[string]int{}
	for i, q := range p.all {
		for _, w := range witnesses(q) {
			name := slug(fmt.Sprintf("%s %s %s", filepath.Base(q.Source.Name), p.routes[i], q.Obligation))
			if used[name]++; used[name] > 1 {
				name = fmt.Sprintf("%s-%d", name, used[name])
			}
			path := filepath.Join(dir, name+".vtltest.yaml")
			if err := writeCase(path, p.routes[i], q, w); err != nil {
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

func writeCase(path, route string, p proof.Proof, w *proof.Witness) error {
	file := caseFile{Route: route, Cases: []caseEntry{newCaseEntry(p, w)}}
	source, err := relativeTo(filepath.Dir(path), p.Source.Name)
	if err != nil {
		return &inputError{err.Error()}
	}
	if route == "" {
		file.Template, file.Phase = source, file.Cases[0].Side
	} else {
		file.File = source
	}
	text, err := yaml.Marshal(file)
	if err != nil {
		return err
	}
	return writeTo(path, func(out io.Writer) error { _, err := out.Write(text); return err })
}

func newCaseEntry(p proof.Proof, w *proof.Witness) caseEntry {
	base := apigw.DefaultRequest()
	e := caseEntry{
		Name: fmt.Sprintf("%s: %s", p.Obligation.Title(), p.Reason), Side: "request",
		Request: caseRequest{
			Headers: newer(w.Request.Headers, base.Headers), Query: newer(w.Request.Query, base.Query),
			PathParams: newer(w.Request.PathParams, base.PathParams), Body: w.Request.Body,
		},
		Expect: map[string]string{"problems": "none"},
	}
	if w.Result != nil {
		e.Side, e.Result = "response", &caseResult{w.Result.Status, w.Result.Body}
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
