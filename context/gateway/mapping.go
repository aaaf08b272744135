package gateway

import (
	"strings"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/jsonpath"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// values is what the right-hand side of a parameter mapping can name.
type values struct {
	prefix  string // method.request. or integration.response.
	req     *apigw.Request
	path    apigw.Params
	query   apigw.Params
	headers apigw.Params
	body    string
}

// requestValues are the sources of requestParameters.
func requestValues(req *apigw.Request) values {
	return values{"method.request.", req, req.PathParams, req.Query, req.Headers, req.Body}
}

// responseValues are the sources of responseParameters.
func responseValues(req *apigw.Request, answer *BackendResponse) values {
	return values{prefix: "integration.response.", req: req, headers: answer.Headers, body: answer.Body}
}

// lookup gives the value of a mapping's source; false where there is none, and then
// the parameter is left out.
func (s values) lookup(from string) (string, bool) {
	if text, ok := quoted(from); ok {
		return text, true
	}
	if name, ok := strings.CutPrefix(from, "context."); ok {
		return contextText(s.req, name)
	}
	if name, ok := strings.CutPrefix(from, "stageVariables."); ok {
		return s.req.StageVariables.Get(name)
	}
	rest, ok := strings.CutPrefix(from, s.prefix)
	if !ok {
		return "", false
	}
	kind, name, _ := strings.Cut(rest, ".")
	switch kind {
	case "header":
		return header(s.headers, name)
	case "path":
		return s.path.Get(name)
	case "querystring":
		return s.query.Get(name)
	case "multivalueheader":
		return joined(s.headers, name, strings.EqualFold)
	case "multivaluequerystring":
		return joined(s.query, name, func(a, b string) bool { return a == b })
	case "body":
		return bodyText(s.body, name)
	}
	return "", false
}

// quoted gives the text of a static value: 'text'.
func quoted(from string) (string, bool) {
	if len(from) < 2 || from[0] != '\'' || from[len(from)-1] != '\'' {
		return "", false
	}
	return from[1 : len(from)-1], true
}

// joined gives all values of a name, with commas between.
func joined(params apigw.Params, name string, same func(a, b string) bool) (string, bool) {
	var all []string
	for _, p := range params {
		if same(p.Name, name) {
			all = append(all, p.Value)
		}
	}
	return strings.Join(all, ","), len(all) > 0
}

// bodyText is …body or …body.path, where the path stands without its $.
func bodyText(body, path string) (string, bool) {
	if path == "" {
		return body, true
	}
	doc, err := jsonpath.Parse(body)
	if err != nil || doc == nil {
		return "", false
	}
	p, err := jsonpath.Compile("$." + path)
	if err != nil {
		return "", false
	}
	v, found, err := p.Read(doc)
	if !found || err != nil || v == nil {
		return "", false
	}
	if text, ok := v.(string); ok {
		return text, true
	}
	return string(jsonpath.AppendJSON(nil, v)), true
}

// contextText gives a member of $context that is no map, as text.
func contextText(req *apigw.Request, path string) (string, bool) {
	m := req.Context
	for m != nil {
		name, rest, more := strings.Cut(path, ".")
		v, ok := m.GetString(name)
		if !ok || v == nil {
			return "", false
		}
		if sub, isMap := v.(*java.Map); isMap {
			m, path = sub, rest
			continue
		}
		return java.Text(v), !more
	}
	return "", false
}
