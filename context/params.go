package context

import "github.com/vtlcheck/vtlcheck/vtl/java"

// param is $input.params(name): path, then query string, then header.
func (in *input) param(name string) any {
	if in.params != nil {
		return in.paramFromMaps(name)
	}
	p := in.req.PathParams.find(name)
	if p == nil {
		p = in.req.Query.find(name)
	}
	if p == nil && !HiddenHeader(name) {
		p = in.req.Headers.find(name)
	}
	if p == nil {
		return nil
	}
	return java.TextAt(&p.Value)
}

// paramFromMaps reads the maps that a template already holds and may have changed.
func (in *input) paramFromMaps(name string) any {
	for _, kind := range paramKinds {
		m, _ := in.params.GetString(kind)
		kindMap, ok := m.(*java.Map)
		if !ok {
			continue
		}
		if v, ok := kindMap.GetString(name); ok {
			return v
		}
	}
	return nil
}

// paramKinds are the members of params(), in the order in which they print and are
// searched (recorded on AWS).
var paramKinds = []string{"path", "querystring", "header"}

// allParams is $input.params().
func (in *input) allParams() *java.Map {
	if in.params == nil {
		in.params = newParamMaps(in.req)
	}
	return in.params
}

// paramMaps is what params() gives, in one piece.
type paramMaps struct {
	all     java.Map
	entries [3]java.Entry
	maps    [3]paramMap
}

func newParamMaps(req *Request) *java.Map {
	p := new(paramMaps)
	p.all.GrowInto(p.entries[:])
	for i, of := range [...]Params{req.PathParams, req.Query, req.Headers} {
		kind := &paramKinds[i]
		p.all.Put(java.TextAt(kind), p.maps[i].of(of, *kind == "header"))
	}
	return &p.all
}

// paramMap is a map of parameters. It is filled once more than a value is asked of it.
type paramMap struct {
	java.Map
	params  Params
	headers bool // leave out those that no template sees
	begun   bool
}

// of gives the map of params, always the same one.
func (m *paramMap) of(params Params, headers bool) *java.Map {
	if !m.begun {
		m.params, m.headers, m.begun = params, headers, true
		m.FillFrom(nil, m)
	}
	return &m.Map
}

// Peek implements java.Source.
func (m *paramMap) Peek(name string) (value any, found, known bool) {
	if m.headers && HiddenHeader(name) {
		return nil, false, true
	}
	if p := m.params.find(name); p != nil {
		return java.TextAt(&p.Value), true, true
	}
	return nil, false, true
}

// Pour implements java.Source. The texts stay where the request has them.
func (m *paramMap) Pour(into *java.Map) {
	into.Grow(len(m.params))
	for i := range m.params {
		p := &m.params[i]
		if !m.headers || !HiddenHeader(p.Name) {
			into.Put(java.TextAt(&p.Name), java.TextAt(&p.Value))
		}
	}
}
