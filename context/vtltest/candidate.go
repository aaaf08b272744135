package vtltest

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/target"
)

// candidate is a call that may reach something new: values for places of the request
// and of the backend's answer.
type candidate struct {
	request, response map[string]any // by key of the place; absent leaves it out
	result            *target.Result // what the backend answers; nil: nobody is asked
	// base is whether the answer's body starts from the result's own, else from nothing.
	base bool
}

// absent is the value of a member that is left out.
type absentValue struct{}

var absent = absentValue{}

func (c candidate) with(response bool, key string, value any) candidate {
	out := c
	m := &out.request
	if response {
		m = &out.response
	}
	*m = maps.Clone(*m)
	if *m == nil {
		*m = map[string]any{}
	}
	(*m)[key] = value
	return out
}

// matching are texts of the shapes that templates look for with matches.
var matching = []any{"3f0c2f5e-0d7b-4c55-9a0e-5b1d2c3e4f50", "17", "-4.5", "2025-03-31", "2025-03-31T04:36:11Z", "ada@example.com", "ABC", "o-17", "true"}

// values are what a place is tried with: what it is compared with and its neighbours,
// then the kinds of value that ways through templates depend on.
func (p *place) values() []any {
	var out []any
	for _, lit := range p.literals {
		out = append(out, lit)
		switch n := lit.(type) {
		case int32:
			out = append(out, n+1, n-1)
		case *big.Int:
			out = append(out, n.String())
		}
	}
	if p.matched {
		out = append(out, matching...)
	}
	if p.kind != inPayload {
		return append(out, "abc", "", "1", absent)
	}
	return append(out, "abc", true, false, nil, absent, "", 1, 0,
		[]any{}, []any{"abc"}, []any{"abc", "def"}, []any{map[string]any{}, map[string]any{}}, map[string]any{}, map[string]any{"k": "abc"})
}

// harmless is the value of a place that is not tried.
func (p *place) harmless() any {
	switch {
	case p.looped:
		return []any{"abc", "def"}
	case len(p.path) == 0:
		return map[string]any{}
	}
	for _, lit := range p.literals {
		return lit
	}
	return "abc"
}

// wholeBody is the key of a value that is the body's text itself.
const wholeBody = "\x00body"

// payload writes the body that has a value at every place. base is a JSON text to start
// from; "" starts from nothing.
func payload(base string, places []*place, values map[string]any) string {
	if body, ok := values[wholeBody].(string); ok {
		return body
	}
	var root any
	if base != "" && json.Unmarshal([]byte(base), &root) != nil {
		return base
	}
	for _, p := range places {
		if p.kind != inPayload {
			continue
		}
		if v, ok := values[p.key()]; ok {
			root = put(root, p.path, v)
		} else if base == "" && !hasBelow(places, p) {
			root = put(root, p.path, p.harmless())
		}
	}
	if root == nil {
		root = map[string]any{}
	}
	if root == any(absent) {
		return ""
	}
	return jsonOf(root)
}

func hasBelow(places []*place, p *place) bool {
	return slices.ContainsFunc(places, func(q *place) bool {
		return q.kind == p.kind && len(q.path) > len(p.path) && slices.Equal(q.path[:len(p.path)], p.path)
	})
}

func jsonOf(v any) string {
	text, err := json.Marshal(plainNumbers(v))
	if err != nil {
		return "{}"
	}
	return string(text)
}

// plainNumbers makes values of a template's literals ones that package json writes.
func plainNumbers(v any) any {
	if n, ok := v.(*big.Int); ok {
		return json.Number(n.String())
	}
	return v
}

// put sets the value at a path; what stands in the way is replaced.
func put(root any, path []string, v any) any {
	if len(path) == 0 {
		return plainNumbers(v)
	}
	switch path[0] {
	case "[0]":
		list, _ := root.([]any)
		if len(list) == 0 {
			list = []any{nil}
		}
		list = slices.Clone(list)
		item := put(list[0], path[1:], v)
		if item == any(absent) {
			return list[1:]
		}
		list[0] = item
		return list
	case parsedText:
		text, _ := root.(string)
		var inner any
		if json.Unmarshal([]byte(text), &inner) != nil {
			inner = nil
		}
		return jsonOf(put(inner, path[1:], v))
	}
	old, _ := root.(map[string]any)
	m := maps.Clone(old)
	if m == nil {
		m = map[string]any{}
	}
	if inner := put(m[path[0]], path[1:], v); inner == any(absent) {
		delete(m, path[0])
	} else {
		m[path[0]] = inner
	}
	return m
}

// kindOfParam decides what a parameter is: a path parameter where the route has one of
// that name, a header where it looks like one, else a query parameter.
func kindOfParam(routePath, name string) string {
	switch {
	case strings.Contains(routePath, "{"+name+"}"), strings.Contains(routePath, "{"+name+"+}"):
		return "pathParams"
	case strings.Contains(name, "-"), name != strings.ToLower(name) && name[0] >= 'A' && name[0] <= 'Z':
		return "headers"
	}
	return "query"
}

// call builds the request on a base, and notes what is unlike it for the case's text.
func (s *Subject) call(req *apigw.Request, places []*place, c candidate) (*apigw.Request, []entry) {
	var notes []entry
	for _, p := range places {
		v, ok := c.request[p.key()]
		if !ok || p.kind == inPayload || len(p.path) == 0 {
			continue
		}
		if v == any(absent) && p.kind != inContext {
			continue
		}
		notes = s.set(req, p, v, notes)
	}
	req.Body = payload("", places, c.request)
	if req.Body != "{}" && req.Body != "" {
		notes = append(notes, entry{key: "body", value: flowText(req.Body)})
	}
	return req, notes
}

func (s *Subject) set(req *apigw.Request, p *place, v any, notes []entry) []entry {
	name, text := strings.Join(p.path, "."), fmt.Sprint(v)
	value := quoteYAML(text)
	group := "context"
	switch p.kind {
	case inStage:
		group = "stageVariables"
		req.StageVariables = req.StageVariables.With(name, text)
	case inParams:
		switch group = kindOfParam(s.Compiled.Route.Path, name); group {
		case "pathParams":
			req.PathParams = req.PathParams.With(name, text)
		case "headers":
			req.Headers = req.Headers.With(name, text)
		default:
			req.Query = req.Query.With(name, text)
		}
	case inContext:
		at := req.Context
		for _, head := range p.path[:len(p.path)-1] {
			at = subMap(at, head)
		}
		if last := p.path[len(p.path)-1]; v == any(absent) {
			at.Delete(last)
			value = "null"
		} else {
			at.PutString(last, text)
		}
	}
	i := slices.IndexFunc(notes, func(e entry) bool { return e.key == group })
	if i < 0 {
		i = len(notes)
		notes = append(notes, entry{key: group})
	}
	notes[i].below = append(notes[i].below, entry{key: name, value: value})
	return notes
}

// answer gives the backend's answer of a candidate, and its text in a case.
func (c candidate) answer(places []*place) (*target.Result, string) {
	if c.result == nil {
		return nil, ""
	}
	res := *c.result
	if len(c.response) == 0 && res.Name != "" {
		return &res, res.Name
	}
	base := res.Body
	if !c.base {
		base = ""
	}
	res.Body = payload(base, places, c.response)
	res.Class = classOf(res.Body, res.Status)
	return &res, fmt.Sprintf("{status: %d, body: %s}", res.Status, flowText(res.Body))
}
