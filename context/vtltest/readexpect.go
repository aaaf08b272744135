package vtltest

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/vtlcheck/vtlcheck/context/strictjson"
)

// expect reads what must come of the call: the defaults, then the case's own keys,
// which replace them one by one.
func (r *reader) expect(c *Case, k *caseNodes) {
	c.expect.at = c.node
	for _, n := range []*yaml.Node{r.top.expect, k.expect} {
		if n != nil {
			c.expect.at = n
			r.expectKeys(&c.expect, n)
		}
	}
	e := &c.expect
	if e.output != nil && e.json != nil {
		r.report(e.json.node, RuleBadValue, "the case expects an exact output and JSON", "The exact text says it all: take one of output, outputFile and json away.")
	}
}

func (r *reader) expectKeys(e *expectation, n *yaml.Node) {
	r.object(n, "expect",
		field{"output", func(n *yaml.Node) {
			if text, ok := r.text(n, "output"); ok {
				e.output = &wantText{text: text, node: n}
			}
		}},
		field{"outputFile", func(n *yaml.Node) { e.output = r.golden(n) }},
		field{"json", func(n *yaml.Node) { e.json = r.wantJSON(n, "json") }},
		field{"contains", func(n *yaml.Node) { e.contains = r.wantJSON(n, "contains") }},
		field{"input", func(n *yaml.Node) { e.input = r.wantJSON(n, "input") }},
		field{"inputContains", func(n *yaml.Node) { e.inputHas = r.wantJSON(n, "inputContains") }},
		field{"membersOf", func(n *yaml.Node) { e.members = r.wantMembers(n) }},
		field{"status", func(n *yaml.Node) {
			if status, ok := r.int(n, "status", 100, 599); ok {
				e.status = &wantStatus{status, n}
			}
		}},
		field{"headers", func(n *yaml.Node) { e.headers = r.wantHeaders(n) }},
		field{"overrides", func(n *yaml.Node) { e.overrides = r.wantOverrides(n) }},
		field{"error", func(n *yaml.Node) { e.err = r.wantError(n) }},
		field{"problems", func(n *yaml.Node) { e.problems, e.problemsAt = r.wantProblems(n), n }})
}

// golden reads an expected output from a file, which may not be there before the first
// --update.
func (r *reader) golden(n *yaml.Node) *wantText {
	name, ok := r.text(n, "outputFile")
	if !ok {
		return nil
	}
	path := r.resolvePath(name)
	text, err := r.loader.read(path)
	return &wantText{text: text, golden: path, missing: err != nil, node: n}
}

func (r *reader) wantJSON(n *yaml.Node, what string) *wantJSON {
	text, ok := r.json(n, what)
	if !ok {
		return nil
	}
	value, err := strictjson.Parse(text)
	if err != nil {
		r.report(n, RuleBadValue, what+": "+err.Error(), "Expected a value that JSON has.")
		return nil
	}
	return &wantJSON{text: text, value: value, node: n}
}

func (r *reader) wantHeaders(n *yaml.Node) []wantHeader {
	if n.Kind != yaml.MappingNode {
		r.wrongType(n, "headers", "a mapping of names to texts, or to null for a header that must not be there")
		return nil
	}
	out := []wantHeader{}
	for _, m := range members(n) {
		h := wantHeader{name: m.name.Value, node: resolve(m.value)}
		if h.absent = isNull(m.value); !h.absent {
			h.value, _ = r.text(h.node, "headers."+h.name)
		}
		out = append(out, h)
	}
	return out
}

func (r *reader) wantOverrides(n *yaml.Node) *wantOverrides {
	o := &wantOverrides{}
	r.object(n, "overrides",
		field{"request", func(n *yaml.Node) { o.request = r.wantJSON(n, "request") }},
		field{"response", func(n *yaml.Node) { o.response = r.wantJSON(n, "response") }})
	return o
}

// wantError is true for any error, false for none, or a part of the message.
func (r *reader) wantError(n *yaml.Node) *wantText {
	if n.Kind == yaml.ScalarNode && n.Tag == "!!bool" {
		if !r.bool(n, "error") {
			return nil
		}
		return &wantText{node: n}
	}
	text, ok := r.text(n, "error")
	if !ok {
		return nil
	}
	return &wantText{text: text, node: n}
}

// wantProblems is a list of rule ids; none is the empty list.
func (r *reader) wantProblems(n *yaml.Node) []string {
	if n.Kind == yaml.ScalarNode && n.Value == "none" {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		r.wrongType(n, "problems", "none, or a list of rule ids such as unescaped-cause")
		return nil
	}
	var out []string
	for _, item := range n.Content {
		id, ok := r.text(resolve(item), "a problem")
		switch {
		case !ok:
		case strings.ToLower(id) != id || strings.ContainsAny(id, " _"):
			r.report(item, RuleBadValue, fmt.Sprintf("%q is no rule id", id), "Rule ids are words with hyphens, such as unescaped-cause; vtlcheck rules lists them.")
		default:
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}
