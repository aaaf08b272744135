package proof

import (
	"encoding/json"
	"sort"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/strictjson"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// contract holds the members of the outermost object against the target's. Members of
// which the text is known are judged by the target itself, in a payload that stands for
// all that the template prints; of the others the contract must ask no more than what
// is known of them.
func (x *execution) contract(w *world, end vtl.Span) {
	t := x.s.target
	if t.Name == "json" {
		return
	}
	if w.sink.outer.blankSoFar() || w.sink.members[""].kind != memberNone {
		x.fail(Contract, end, "the members of the payload are not known")
		return
	}
	contracts := map[string]target.Member{}
	for _, m := range t.Members() {
		if strings.ContainsAny(m.Path, ".[*") {
			// What lies deeper is judged only where its outermost member is never there.
			if _, there := w.sink.members[outermost(m.Path)]; there {
				x.fail(Contract, end, "what the contract says about "+m.Path+" is not followed")
				return
			}
			continue
		}
		contracts[m.Path] = m
	}
	for _, payload := range standIns(w.sink.members, contracts) {
		for _, f := range x.errors(payload) {
			x.fail(Contract, end, f.Message)
			return
		}
	}
	for name, m := range w.sink.members {
		if c, known := contracts[name]; known && !fits(m, c) {
			x.fail(Contract, end, "the contract asks more of "+name+" than is known of it")
		}
	}
}

func outermost(path string) string {
	name, _, _ := strings.Cut(path, ".")
	name, _, _ = strings.Cut(name, "[")
	return name
}

// fits says whether every value that a member can have is one that the contract takes;
// one that is the same on every path was judged by the target.
func fits(m member, c target.Member) bool {
	switch {
	case m.kind == memberBroken:
		return false
	case m.kind == memberString && m.pure:
		return true
	case c.Kind != 0 && c.Kind != strictjson.String, c.Kind == strictjson.String && m.kind != memberString && m.kind != memberJSON:
		return false
	case c.JSONString:
		return m.kind == memberJSON
	}
	return c.Pattern == nil && c.Enum == nil && c.MinLength == 0 && c.MaxLength == 0 && !c.Base64 && !c.AttributeValue && c.MaxBytes == 0 && c.Form == "" && !restricted[c.Path]
}

// restricted are members that a target judges by more than its table says.
var restricted = map[string]bool{"name": true, "traceHeader": true, "stateMachineArn": true, "executionArn": true}

// standIns are payloads that stand for all that a template prints: with every member
// that can be there, and with those alone that are there always.
func standIns(members members, contracts map[string]target.Member) []string {
	names := make([]string, 0, len(members))
	for name := range members {
		names = append(names, name)
	}
	sort.Strings(names)
	var out []string
	for _, all := range []bool{true, false} {
		var parts []string
		for _, name := range names {
			m := members[name]
			if !m.must && !all {
				continue
			}
			parts = append(parts, quote(name)+":"+standIn(m, contracts[name]))
		}
		out = append(out, "{"+strings.Join(parts, ",")+"}")
	}
	return out
}

func quote(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		return `""`
	}
	return string(b)
}

// standIn is a value for a member: its own text, or one that the contract takes.
func standIn(m member, c target.Member) string {
	switch {
	case m.kind == memberString && m.pure:
		return quote(m.text)
	case m.kind == memberJSON, c.JSONString:
		return `"{}"`
	case m.kind == memberOther && c.Kind == strictjson.String:
		return "0"
	case c.Kind == strictjson.Object:
		return "{}"
	case c.Kind == strictjson.Array:
		return "[]"
	case c.Kind == strictjson.Number:
		return "1"
	case c.Kind == strictjson.Bool:
		return "true"
	}
	return `"x"`
}
