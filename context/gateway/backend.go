package gateway

import (
	"fmt"
	"net/url"
	"strings"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// buildBackend makes the integration request: what API Gateway sets by itself, then
// requestParameters, then the overrides, which win.
func (v *invocation) buildBackend() *refusal {
	in := &v.Route.Integration
	b := &BackendRequest{Method: in.Method, Body: v.ex.Request.Output}
	if b.Method == "" {
		b.Method = v.req.Method
	}
	if v.proxy() {
		b.Query, b.Headers = v.req.Query, v.proxyHeaders()
	} else {
		b.Headers = v.ownHeaders()
	}
	path := v.req.PathParams
	for _, m := range in.RequestParameters {
		value, ok := requestValues(v.req).lookup(m.From)
		if !ok {
			continue
		}
		if r := v.setParameter(b, &path, m.To, value); r != nil {
			return r
		}
	}
	if !v.proxy() {
		if r := v.applyRequestOverride(b, &path); r != nil {
			return r
		}
	}
	b.URI = v.fillURI(in.URI, path)
	v.ex.Backend = b
	return nil
}

// ownHeaders are the headers that API Gateway sets on an integration request (seen in
// execution logs).
func (v *invocation) ownHeaders() apigw.Params {
	contentType := v.ex.Request.ContentType
	if contentType == "" || contentType == "$default" {
		contentType = jsonType
	}
	headers := apigw.Pairs("Accept", jsonType, "Content-Type", contentType)
	if id, ok := contextText(v.req, "apiId"); ok {
		headers = append(headers, apigw.Param{Name: "User-Agent", Value: "AmazonAPIGateway_" + id})
	}
	return headers
}

// proxyHeaders are the client's headers without those that the front end takes away.
func (v *invocation) proxyHeaders() apigw.Params {
	var out apigw.Params
	for _, p := range v.req.Headers {
		if !apigw.HiddenHeader(p.Name) {
			out = append(out, p)
		}
	}
	return out
}

// setParameter sets one target of a mapping: integration.request.header.x and the like.
func (v *invocation) setParameter(b *BackendRequest, path *apigw.Params, to, value string) *refusal {
	rest, ok := strings.CutPrefix(to, "integration.request.")
	if !ok {
		return nil
	}
	kind, name, _ := strings.Cut(rest, ".")
	value = java.ValidUTF8(value) // see the function sent
	switch kind {
	case "header":
		if apigw.RefusedHeader(name, v.service()) {
			return refuseConfiguration(name + " header already present")
		}
		b.Headers = setHeader(b.Headers, name, value)
	case "querystring":
		b.Query = b.Query.With(name, value)
	case "path":
		*path = path.With(name, value)
	}
	return nil
}

// applyRequestOverride applies $context.requestOverride. Values that are not strings
// are dropped (recorded on AWS for the query string), except that a list of a header's
// values is joined (AWS developer guide).
func (v *invocation) applyRequestOverride(b *BackendRequest, path *apigw.Params) *refusal {
	overrides := v.call.Overrides().Request
	for _, kind := range []string{"header", "querystring", "path"} {
		m := subMap(overrides, kind)
		if m == nil {
			continue
		}
		for k, val := range m.All() {
			text, ok := val.(string)
			if list, isList := val.(*java.List); isList && kind == "header" {
				text, ok = joinList(list), true
			}
			if !ok {
				continue
			}
			if r := v.setParameter(b, path, "integration.request."+kind+"."+java.Text(k), text); r != nil {
				return r
			}
		}
	}
	return nil
}

// subMap gives a member that is a map; nil else. m may be nil.
func subMap(m *java.Map, name string) *java.Map {
	if m == nil {
		return nil
	}
	v, _ := m.GetString(name)
	sub, _ := v.(*java.Map)
	return sub
}

func joinList(list *java.List) string {
	items := make([]string, len(list.Items))
	for i, item := range list.Items {
		items[i] = java.Text(item)
	}
	return strings.Join(items, ",")
}

// fillURI fills in ${stageVariables.x} and the path parameters {x} of a uri.
func (v *invocation) fillURI(uri string, path apigw.Params) string {
	if !strings.ContainsRune(uri, '{') {
		return uri
	}
	for _, p := range v.req.StageVariables {
		uri = strings.ReplaceAll(uri, fmt.Sprintf("${stageVariables.%s}", p.Name), p.Value)
	}
	for _, p := range path {
		uri = strings.ReplaceAll(uri, "{"+p.Name+"}", escapePath(p.Value))
	}
	return uri
}

// escapePath keeps the slashes of a greedy path parameter.
func escapePath(value string) string {
	return strings.ReplaceAll(url.PathEscape(value), "%2F", "/")
}
