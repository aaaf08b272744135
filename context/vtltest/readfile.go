package vtltest

import (
	"fmt"

	"go.yaml.in/yaml/v3"

	apigw "github.com/vtlcheck/vtlcheck/context"
)

// root reads the file's own keys, then its cases.
func (r *reader) root(n *yaml.Node) {
	var cases *yaml.Node
	ok := r.object(n, "the case file",
		append(r.subjectFields(&r.top.subject),
			field{"defaults", r.defaults},
			field{"cases", keep(&cases)})...)
	switch {
	case !ok:
	case cases == nil:
		r.report(n, RuleMissingKey, "the case file has no cases", "Add a list under the key cases.")
	case cases.Kind != yaml.SequenceNode:
		r.wrongType(cases, "cases", "a list of cases")
	default:
		r.file.defaults = r.top
		r.cases(cases)
	}
}

// subjectFields are the keys that say what is tested.
func (r *reader) subjectFields(k *subjectKeys) []field {
	return []field{
		{"template", keep(&k.template)},
		{"phase", keep(&k.phase)},
		{"request", keep(&k.requestTemplate)},
		{"response", keep(&k.responseTemplate)},
		{"file", keep(&k.file)},
		{"route", keep(&k.route)},
		{"params", keep(&k.params)},
		{"opts", keep(&k.opts)},
		{"target", keep(&k.target)},
	}
}

func (r *reader) defaults(n *yaml.Node) {
	r.object(n, "defaults",
		field{"request", keep(&r.top.request)},
		field{"result", keep(&r.top.result)},
		field{"side", keep(&r.top.side)},
		field{"expect", keep(&r.top.expect)})
}

// cases reads the list; a case with rows becomes one for each of them.
func (r *reader) cases(list *yaml.Node) {
	if len(list.Content) == 0 {
		r.report(list, RuleMissingKey, "the list of cases is empty", "Add a case: a name, a request or a result, and what to expect.")
	}
	for _, n := range list.Content {
		n = resolve(n)
		if n.Kind != yaml.MappingNode {
			r.wrongType(n, "a case", "a mapping with a name and what to expect")
			continue
		}
		for _, row := range r.rows(n) {
			r.oneCase(row)
		}
	}
	r.uniqueNames()
	r.otherCases()
}

func (r *reader) uniqueNames() {
	first := map[string]*Case{}
	for _, c := range r.file.Cases {
		if c.Name == "" {
			continue
		}
		if earlier := first[c.Name]; earlier != nil {
			r.errorAt(c.At.Line, c.At.Column, RuleDuplicate, fmt.Sprintf("there are two cases %q", c.Name),
				fmt.Sprintf("The first is in line %d. Names tell cases apart in reports: give each its own.", earlier.At.Line))
			continue
		}
		first[c.Name] = c
	}
}

// caseNodes are the keys of a case.
type caseNodes struct {
	name, only, skip, side, request, result, expect *yaml.Node
	subject                                         caseSubject
}

// caseSubject are the keys by which a case names another subject than its file.
type caseSubject struct{ route *yaml.Node }

func (r *reader) oneCase(row row) {
	var k caseNodes
	r.object(row.node, "a case",
		field{"name", keep(&k.name)},
		field{"only", keep(&k.only)},
		field{"skip", keep(&k.skip)},
		field{"route", keep(&k.subject.route)},
		field{"side", keep(&k.side)},
		field{"request", keep(&k.request)},
		field{"result", keep(&k.result)},
		field{"expect", keep(&k.expect)},
		field{"columns", func(*yaml.Node) {}},
		field{"rows", func(*yaml.Node) {}})
	c := &Case{file: r.file, node: row.node, At: r.file.place(row.at)}
	r.heading(c, &k, row)
	keys := r.top.subject
	if k.subject.route != nil {
		keys.route = k.subject.route
	}
	if c.Subject = r.subject(keys, row.node); c.Subject == nil {
		return
	}
	if !r.call(c, &k) {
		return
	}
	r.file.Cases = append(r.file.Cases, c)
}

// heading reads what a case is called and whether it runs.
func (r *reader) heading(c *Case, k *caseNodes, row row) {
	if k.name == nil {
		r.report(row.node, RuleMissingKey, "the case has no name", "Add name: what must happen, in a few words.")
	} else if c.Name, _ = r.text(k.name, "the name of a case"); c.Name == "" {
		r.report(k.name, RuleBadValue, "the name of the case is empty", "Say what must happen, in a few words.")
	}
	c.Name += row.suffix
	if k.only != nil {
		c.Only = r.bool(k.only, "only")
	}
	if k.skip != nil {
		c.Skip = r.skip(k.skip)
	}
}

// skip is true or the reason.
func (r *reader) skip(n *yaml.Node) string {
	if n.Kind == yaml.ScalarNode && n.Tag == "!!bool" {
		if r.bool(n, "skip") {
			return "skipped"
		}
		return ""
	}
	reason, _ := r.text(n, "skip")
	return reason
}

// call reads the request, the backend's answer and what to expect.
func (r *reader) call(c *Case, k *caseNodes) bool {
	before := len(r.diags)
	r.request(c, r.top.request, k.request)
	result := k.result
	if result == nil {
		result = r.top.result
	}
	r.result(c, result)
	c.side = r.side(c, k)
	if c.side == apigw.ResponsePhase && c.backend == nil && !c.Subject.mock() {
		r.useResult(c, c.Subject.defaultResult())
	}
	r.expect(c, k)
	return len(r.diags) == before
}

// side says whose output the case judges: what the client gets where the backend's
// answer is known, else the payload for the backend.
func (r *reader) side(c *Case, k *caseNodes) apigw.Phase {
	n := k.side
	if n == nil && k.result == nil {
		n = r.top.side
	}
	if n != nil {
		switch text, _ := r.text(n, "side"); text {
		case "request":
			return apigw.RequestPhase
		case "response":
			return apigw.ResponsePhase
		default:
			r.report(n, RuleBadValue, fmt.Sprintf("side is %q", text), "Allowed are request and response.")
		}
	}
	if c.backend != nil || c.Subject.mock() || !c.Subject.has(apigw.RequestPhase) {
		return apigw.ResponsePhase
	}
	return apigw.RequestPhase
}
