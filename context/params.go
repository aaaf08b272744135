package context

import "github.com/vtlcheck/vtlcheck/vtl/java"

// param is $input.params(name): path, then query string, then header.
func (in *input) param(name string) any {
	if in.params != nil {
		return in.paramFromMaps(name)
	}
	if v, ok := in.req.PathParams.Get(name); ok {
		return v
	}
	if v, ok := in.req.Query.Get(name); ok {
		return v
	}
	if HiddenHeader(name) {
		return nil
	}
	if v, ok := in.req.Headers.Get(name); ok {
		return v
	}
	return nil
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
		m := java.NewMap(len(paramKinds))
		m.PutString("path", paramMap(in.req.PathParams, false))
		m.PutString("querystring", paramMap(in.req.Query, false))
		m.PutString("header", paramMap(in.req.Headers, true))
		in.params = m
	}
	return in.params
}

func paramMap(params Params, headers bool) *java.Map {
	m := java.NewMap(len(params))
	for _, p := range params {
		if !headers || !HiddenHeader(p.Name) {
			m.PutString(p.Name, p.Value)
		}
	}
	return m
}
