package vtltest

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/context/strictjson"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// request builds the call: the base, or an event, then the keys of the defaults and of
// the case on top.
func (r *reader) request(c *Case, defaults, own *yaml.Node) {
	c.Request = c.Subject.baseRequest()
	for _, n := range []*yaml.Node{defaults, own} {
		if n != nil && n.Kind == yaml.MappingNode {
			if event := member(n, "event"); event != nil {
				r.event(c, resolve(event))
			}
		}
	}
	for _, n := range []*yaml.Node{defaults, own} {
		if n != nil {
			r.requestKeys(c.Request, n)
		}
	}
}

// event takes the call from a proxy event: a file, or the event itself.
func (r *reader) event(c *Case, n *yaml.Node) {
	text, name := "", r.file.Path
	if n.Kind == yaml.MappingNode {
		text, _ = r.json(n, "event")
	} else {
		var ok bool
		if text, ok = r.fileText(n, "event"); !ok {
			return
		}
		name = n.Value
	}
	req, err := apigw.ReadEvent([]byte(text))
	if err != nil {
		r.report(n, RuleBadValue, fmt.Sprintf("%s:%v", name, err), "")
		return
	}
	c.Request = req
}

func (r *reader) requestKeys(req *apigw.Request, n *yaml.Node) {
	if req.Context == nil {
		req.Context = java.NewMap(0)
	}
	r.object(n, "request",
		field{"event", func(*yaml.Node) {}},
		field{"method", func(n *yaml.Node) {
			if s, ok := r.text(n, "method"); ok {
				req.Method = s
				req.Context.PutString("httpMethod", s)
			}
		}},
		field{"path", r.textInto(&req.Path, "path")},
		field{"headers", func(n *yaml.Node) { req.Headers = r.pairs(req.Headers, n, "headers") }},
		field{"query", func(n *yaml.Node) { req.Query = r.pairs(req.Query, n, "query") }},
		field{"pathParams", func(n *yaml.Node) { req.PathParams = r.pairs(req.PathParams, n, "pathParams") }},
		field{"stageVariables", func(n *yaml.Node) { req.StageVariables = r.pairs(req.StageVariables, n, "stageVariables") }},
		field{"context", func(n *yaml.Node) { r.context(req.Context, n, 0) }},
		field{"body", func(n *yaml.Node) { req.Body, _ = r.body(n, "body") }},
		field{"bodyFile", func(n *yaml.Node) { req.Body, _ = r.fileText(n, "bodyFile") }})
}

// body is a text as it is, or any other YAML value as JSON.
func (r *reader) body(n *yaml.Node, what string) (string, bool) {
	if n.Kind == yaml.ScalarNode && n.Tag == "!!str" {
		return n.Value, true
	}
	return r.json(n, what)
}

// json writes a YAML value as JSON.
func (r *reader) json(n *yaml.Node, what string) (string, bool) {
	text, err := jsonText(n)
	if err == nil {
		return text, true
	}
	at := n
	if e, ok := err.(*valueError); ok {
		at = e.node
	}
	r.report(at, RuleBadValue, what+": "+err.Error(), "Expected a value that JSON has: texts, numbers, true, false, null, lists, mappings.")
	return "", false
}

// pairs sets parameters; null takes one away, whatever the case of a header's name.
func (r *reader) pairs(p apigw.Params, n *yaml.Node, what string) apigw.Params {
	if n.Kind != yaml.MappingNode {
		r.wrongType(n, what, "a mapping of names to texts")
		return p
	}
	for _, m := range members(n) {
		name := m.name.Value
		if what == "headers" {
			p = slices.DeleteFunc(slices.Clone(p), func(q apigw.Param) bool {
				return strings.EqualFold(q.Name, name) && (q.Name != name || isNull(m.value))
			})
		} else if isNull(m.value) {
			p = slices.DeleteFunc(slices.Clone(p), func(q apigw.Param) bool { return q.Name == name })
		}
		if isNull(m.value) {
			continue
		}
		if value, ok := r.text(resolve(m.value), what+"."+name); ok {
			p = p.With(name, value)
		}
	}
	return p
}

func isNull(n *yaml.Node) bool {
	n = resolve(n)
	return n.Kind == yaml.ScalarNode && n.Tag == "!!null"
}

// context sets members of $context: nested mappings, or dotted names.
func (r *reader) context(ctx *java.Map, n *yaml.Node, depth int) {
	if n.Kind != yaml.MappingNode {
		r.wrongType(n, "context", "a mapping of members of $context, such as identity.apiKey: K")
		return
	}
	for _, m := range members(n) {
		at, name := ctx, m.name.Value
		for {
			head, rest, more := strings.Cut(name, ".")
			if !more {
				break
			}
			at, name = subMap(at, head), rest
		}
		r.contextValue(at, name, resolve(m.value), depth)
	}
}

// maxContextDepth is far more than $context has.
const maxContextDepth = 20

func subMap(m *java.Map, name string) *java.Map {
	v, _ := m.GetString(name)
	sub, ok := v.(*java.Map)
	if !ok {
		sub = java.NewMap(1)
		m.PutString(name, sub)
	}
	return sub
}

// contextValue sets one member. Members are texts as in API Gateway, whatever a scalar
// looks like, but for the two that it has as something else.
func (r *reader) contextValue(m *java.Map, name string, n *yaml.Node, depth int) {
	switch {
	case depth > maxContextDepth:
		r.report(n, RuleBadValue, "context."+name+" is nested too deeply", "Members of $context are no deeper than identity.clientCert.validity.notBefore.")
	case n.Kind == yaml.MappingNode:
		r.context(subMap(m, name), n, depth+1)
	case isNull(n):
		m.Delete(name)
	case n.Kind != yaml.ScalarNode:
		r.wrongType(n, "context."+name, "a text or a mapping")
	case name == "requestTimeEpoch":
		if i, err := strconv.ParseInt(n.Value, 10, 64); err == nil {
			m.PutString(name, i)
		} else {
			r.wrongType(n, "context."+name, "milliseconds since 1970")
		}
	case name == "isCanaryRequest":
		m.PutString(name, r.bool(n, "context."+name))
	default:
		m.PutString(name, n.Value)
	}
}

// result reads what the backend answers: the name of a built-in result, or a mapping.
func (r *reader) result(c *Case, n *yaml.Node) {
	switch {
	case n == nil:
	case n.Kind == yaml.MappingNode:
		r.resultKeys(c, n)
	default:
		if name, ok := r.text(n, "result"); ok {
			r.namedResult(c, n, name)
		}
	}
}

func (r *reader) namedResult(c *Case, n *yaml.Node, name string) {
	if name == "none" {
		return
	}
	var known []field
	for _, res := range c.Subject.results() {
		if res.Name == name {
			r.useResult(c, res)
			return
		}
		known = append(known, field{name: res.Name})
	}
	summary := fmt.Sprintf("there is no built-in result %q", name)
	if s := closest(name, known); s != "" {
		summary += ", did you mean " + s + "?"
	}
	r.report(n, RuleBadValue, summary, "Allowed are none, a mapping with status and body, and "+names(known)+".")
}

func (r *reader) resultKeys(c *Case, n *yaml.Node) {
	res := target.Result{Title: "the given result", Status: 200}
	headers := apigw.Pairs("Content-Type", "application/json")
	timeout := false
	ok := r.object(n, "result",
		field{"name", func(n *yaml.Node) {
			if name, ok := r.text(n, "name"); ok {
				r.namedResult(c, n, name)
			}
			if c.result != nil {
				res = *c.result
			}
		}},
		field{"status", func(n *yaml.Node) { res.Status, _ = r.int(n, "status", 100, 599) }},
		field{"headers", func(n *yaml.Node) { headers = r.pairs(headers, n, "headers") }},
		field{"body", func(n *yaml.Node) { res.Body, _ = r.body(n, "body") }},
		field{"bodyFile", func(n *yaml.Node) { res.Body, _ = r.fileText(n, "bodyFile") }},
		field{"timeout", func(n *yaml.Node) { timeout = r.bool(n, "timeout") }})
	if !ok {
		return
	}
	if timeout {
		c.result = &target.Result{Title: "a timeout", Class: target.ServiceError, Status: 504}
		c.backend = func(*gateway.BackendRequest) (*gateway.BackendResponse, error) { return nil, gateway.ErrTimeout }
		return
	}
	res.Class = classOf(res.Body, res.Status)
	c.result = &res
	c.backend = answering(res, headers)
}

// answering is a backend that always gives one answer.
func answering(res target.Result, headers apigw.Params) gateway.Backend {
	return func(*gateway.BackendRequest) (*gateway.BackendResponse, error) {
		return &gateway.BackendResponse{Status: res.Status, Headers: headers, Body: res.Body}, nil
	}
}

func (r *reader) useResult(c *Case, res target.Result) {
	c.result, c.backend = &res, gateway.ResultBackend(res)
}

// classOf tells in which way an execution ended, from its HTTP status and body.
func classOf(body string, status int) target.Class {
	switch {
	case status >= 500:
		return target.ServiceError
	case status >= 400:
		return target.ClientError
	case !strings.Contains(body, `"status"`):
		return target.Succeeded
	}
	if execution, err := strictjson.Parse(body); err == nil {
		if s := execution.Get("status"); s.Is(strictjson.String) {
			switch c := target.Class(s.Text); c {
			case target.Failed, target.TimedOut:
				return c
			}
		}
	}
	return target.Succeeded
}
