package vtltest

import (
	"errors"

	"go.yaml.in/yaml/v3"
)

// subject loads what a case tests; nil where it cannot be, which was reported.
func (r *reader) subject(k subjectKeys, at *yaml.Node) *Subject {
	spec, ok := r.spec(k)
	switch {
	case !ok:
		return nil
	case k.template == nil && k.requestTemplate == nil && k.responseTemplate == nil && k.file == nil:
		r.report(r.file.root, RuleMissingKey, "the case file does not say what it tests",
			"Add template: request.vtl, or file: template.yaml and route: POST /orders.")
		return nil
	case k.file != nil && (k.template != nil || k.requestTemplate != nil || k.responseTemplate != nil):
		r.report(k.file, RuleBadValue, "the case file names a template and a definition", "Only one of them can be tested: take the other away.")
		return nil
	}
	s, err := r.loader.subject(spec)
	if err != nil {
		r.badSubject(k.at(at), err)
		return nil
	}
	for _, path := range s.Reads {
		r.resolvePath(path)
	}
	r.broken(s, k.at(at))
	return s
}

// broken reports the first syntax error of a template by itself: no case can tell more.
// A route may have a broken template that no case reaches.
func (r *reader) broken(s *Subject, at *yaml.Node) {
	if s.Raw && s.Problems.HasErrors() {
		d := firstError(s.Problems)
		r.report(at, RuleBadSubject, "the template cannot be parsed: "+d.Error(), "")
	}
}

func (r *reader) badSubject(at *yaml.Node, err error) {
	var missing *routeError
	if errors.As(err, &missing) {
		r.report(at, RuleBadDefinition, missing.message, missing.detail)
		return
	}
	r.report(at, RuleBadSubject, err.Error(), "Paths are relative to the folder of the case file.")
}

func (r *reader) spec(k subjectKeys) (subjectSpec, bool) {
	before := len(r.diags)
	var s subjectSpec
	path := func(n *yaml.Node, what string) string {
		if n == nil {
			return ""
		}
		name, ok := r.text(n, what)
		if !ok {
			return ""
		}
		full := r.resolvePath(name)
		if _, err := r.loader.read(full); err != nil {
			r.report(n, RuleMissingFile, what+": "+name+" cannot be read: "+reason(err), "Paths are relative to the folder of the case file.")
		}
		return full
	}
	s.template = path(k.template, "template")
	s.request = path(k.requestTemplate, "request")
	s.response = path(k.responseTemplate, "response")
	s.file = path(k.file, "file")
	s.phase = r.oneOf(k.phase, "phase", "request", "response")
	if k.route != nil {
		s.route, _ = r.text(k.route, "route")
	}
	if k.target != nil {
		s.target, _ = r.text(k.target, "target")
		if _, _, err := chooseTarget(s.target); err != nil {
			r.report(k.target, RuleBadValue, "target: "+err.Error(), "Allowed are auto, none, json, MOCK and the actions that vtlcheck knows.")
		}
	}
	s.params, s.opts = r.texts(k.params, "params"), r.texts(k.opts, "opts")
	return s, len(r.diags) == before
}

// oneOf reads a text out of a few; n may be nil.
func (r *reader) oneOf(n *yaml.Node, what string, allowed ...string) string {
	if n == nil {
		return ""
	}
	text, ok := r.text(n, what)
	if !ok {
		return ""
	}
	list := ""
	for i, a := range allowed {
		if a == text {
			return text
		}
		if i > 0 {
			list += ", "
		}
		list += a
	}
	r.report(n, RuleBadValue, what+" is "+quoteJSON(text), "Allowed are "+list+".")
	return ""
}

// texts reads a mapping of names to texts; n may be nil.
func (r *reader) texts(n *yaml.Node, what string) map[string]string {
	if n == nil {
		return nil
	}
	if n.Kind != yaml.MappingNode {
		r.wrongType(n, what, "a mapping of names to texts")
		return nil
	}
	out := map[string]string{}
	for _, m := range members(n) {
		out[m.name.Value], _ = r.text(resolve(m.value), what+"."+m.name.Value)
	}
	return out
}
