package context

import (
	"encoding/base64"
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/vtlcheck/vtlcheck/context/strictjson"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// ReadEvent reads an API Gateway proxy event (payload format 1.0), as `sam local
// generate-event apigateway aws-proxy` writes it. requestContext becomes $context, with
// httpMethod and resourcePath from the event's own httpMethod and resource where it lacks
// them; a base64 body is decoded, of a multi-value header or parameter the last value
// counts. The request holds what the event gives and nothing else; Context is never nil.
// The error is an *EventError.
func ReadEvent(text []byte) (*Request, error) {
	root, err := strictjson.Parse(string(text))
	if err != nil {
		return nil, syntaxEventError(string(text), err)
	}
	r := &eventReader{text: string(text)}
	req := r.event(root)
	if r.err != nil {
		return nil, r.err
	}
	return req, nil
}

// EventError says where an event is not what was expected. Lines and columns count
// from 1, columns in characters.
type EventError struct {
	Line, Column int
	Message      string
}

func (e *EventError) Error() string {
	return fmt.Sprintf("%d:%d: %s", e.Line, e.Column, e.Message)
}

// eventError gives the error for a byte offset of text.
func eventError(text string, offset int, format string, args ...any) *EventError {
	offset = min(max(offset, 0), len(text))
	before := text[:offset]
	start := strings.LastIndexByte(before, '\n') + 1
	return &EventError{
		Line:    strings.Count(before, "\n") + 1,
		Column:  utf8.RuneCountInString(before[start:]) + 1,
		Message: fmt.Sprintf(format, args...),
	}
}

func syntaxEventError(text string, err error) *EventError {
	if e, ok := err.(*strictjson.SyntaxError); ok {
		return eventError(text, e.Offset, "the event is no JSON: %s", e.Message)
	}
	return eventError(text, 0, "the event is no JSON: %v", err)
}

// eventReader walks an event and keeps the first thing that is wrong.
type eventReader struct {
	text string
	err  *EventError
}

func (r *eventReader) fail(at *strictjson.Value, format string, args ...any) {
	if r.err == nil {
		r.err = eventError(r.text, at.Start, format, args...)
	}
}

// eventMembers are the members by which a proxy event is known.
var eventMembers = []string{"httpMethod", "path", "resource", "headers", "multiValueHeaders",
	"queryStringParameters", "multiValueQueryStringParameters", "pathParameters", "stageVariables",
	"requestContext", "body"}

func (r *eventReader) event(root *strictjson.Value) *Request {
	if !r.isEvent(root) {
		return nil
	}
	ctx := r.object(root, "requestContext")
	req := &Request{
		Method:         r.string(root, "httpMethod"),
		Path:           r.string(root, "path"),
		PathParams:     r.params(root, "pathParameters"),
		Query:          r.multi(root, "queryStringParameters", "multiValueQueryStringParameters"),
		Headers:        r.multi(root, "headers", "multiValueHeaders"),
		Body:           r.body(root),
		StageVariables: r.params(root, "stageVariables"),
		Context:        java.NewMap(0),
	}
	if ctx != nil {
		req.Context = javaMap(ctx)
	}
	if req.Method == "" {
		req.Method = r.string(ctx, "httpMethod")
	}
	known(req.Context, "httpMethod", req.Method)
	known(req.Context, "resourcePath", r.string(root, "resource"))
	return req
}

// known fills in a member of $context that the event says elsewhere: events written by
// hand often have no requestContext.
func known(ctx *java.Map, name, value string) {
	if _, given := ctx.GetString(name); !given && value != "" {
		ctx.PutString(name, value)
	}
}

// isEvent refuses what is another kind of document with a word on what is wanted.
func (r *eventReader) isEvent(root *strictjson.Value) bool {
	const want = "expected an API Gateway proxy event as `sam local generate-event apigateway aws-proxy` writes it"
	if root.Kind != strictjson.Object {
		r.fail(root, "the event is %v; %s", root.Kind, want)
		return false
	}
	http := root.Get("requestContext").Get("http")
	if v := root.Get("version"); v.Is(strictjson.String) && v.Text == "2.0" || http.Is(strictjson.Object) {
		r.fail(root, "this is an event of an HTTP API (payload format 2.0), which has no mapping templates; %s", want)
		return false
	}
	for _, name := range eventMembers {
		if root.Member(name) != nil {
			return true
		}
	}
	r.fail(root, "found none of the members %s; %s", strings.Join(eventMembers, ", "), want)
	return false
}

// member gives the value of a member; nil where it is absent or null.
func member(v *strictjson.Value, name string) *strictjson.Value {
	if m := v.Get(name); m != nil && m.Kind != strictjson.Null {
		return m
	}
	return nil
}

func (r *eventReader) object(v *strictjson.Value, name string) *strictjson.Value {
	m := member(v, name)
	if m != nil && m.Kind != strictjson.Object {
		r.fail(m, "%s is %v; expected an object or null", name, m.Kind)
		return nil
	}
	return m
}

func (r *eventReader) string(v *strictjson.Value, name string) string {
	m := member(v, name)
	if m == nil {
		return ""
	}
	if m.Kind != strictjson.String {
		r.fail(m, "%s is %v; expected a string or null", name, m.Kind)
	}
	return m.Text
}

// params reads an object of strings. A member that is null is as good as absent.
func (r *eventReader) params(v *strictjson.Value, name string) Params {
	obj := r.object(v, name)
	if obj == nil {
		return nil
	}
	var params Params
	for _, m := range obj.Members {
		switch m.Value.Kind {
		case strictjson.String:
			params = append(params, Param{m.Name, m.Value.Text})
		case strictjson.Null:
		default:
			r.fail(m.Value, "%s.%s is %v; expected a string", name, m.Name, m.Value.Kind)
		}
	}
	return params
}

// multi reads a map of single values and the map of lists beside it, whose last values
// count.
func (r *eventReader) multi(v *strictjson.Value, single, lists string) Params {
	params := r.params(v, single)
	obj := r.object(v, lists)
	if obj == nil {
		return params
	}
	index := make(map[string]int, len(params))
	for i, p := range params {
		index[p.Name] = i
	}
	for _, m := range obj.Members {
		last, ok := r.last(m.Value, lists+"."+m.Name)
		if !ok {
			continue
		}
		if i, known := index[m.Name]; known {
			params[i].Value = last
			continue
		}
		index[m.Name] = len(params)
		params = append(params, Param{m.Name, last})
	}
	return params
}

// last gives the last string of a list; false where there is none.
func (r *eventReader) last(list *strictjson.Value, what string) (string, bool) {
	if list.Kind == strictjson.Null {
		return "", false
	}
	if list.Kind != strictjson.Array {
		r.fail(list, "%s is %v; expected an array of strings", what, list.Kind)
		return "", false
	}
	for _, item := range list.Items {
		if item.Kind != strictjson.String {
			r.fail(item, "%s holds %v; expected strings", what, item.Kind)
			return "", false
		}
	}
	if len(list.Items) == 0 {
		return "", false
	}
	return list.Items[len(list.Items)-1].Text, true
}

func (r *eventReader) body(root *strictjson.Value) string {
	body := member(root, "body")
	if body != nil && body.Kind != strictjson.String {
		r.fail(body, "body is %v; expected a string that holds the payload's text, or null", body.Kind)
		return ""
	}
	flag := member(root, "isBase64Encoded")
	if flag != nil && flag.Kind != strictjson.Bool {
		r.fail(flag, "isBase64Encoded is %v; expected true or false", flag.Kind)
		return ""
	}
	if body == nil {
		return ""
	}
	if flag == nil || !flag.Bool {
		return body.Text
	}
	text, err := base64.StdEncoding.DecodeString(body.Text)
	if err != nil {
		r.fail(body, "body is no base64 (%v), although isBase64Encoded is true", err)
	}
	return string(text)
}

// javaMap gives an object as Java has it; of a name that occurs twice the last counts.
func javaMap(obj *strictjson.Value) *java.Map {
	m := java.NewMap(len(obj.Members))
	for _, member := range obj.Members {
		m.PutString(member.Name, javaValue(member.Value))
	}
	return m
}

func javaValue(v *strictjson.Value) any {
	switch v.Kind {
	case strictjson.Object:
		return javaMap(v)
	case strictjson.Array:
		items := make([]any, len(v.Items))
		for i, item := range v.Items {
			items[i] = javaValue(item)
		}
		return java.NewList(items...)
	case strictjson.String:
		return v.Text
	case strictjson.Bool:
		return v.Bool
	case strictjson.Number:
		return javaNumber(v.Text)
	}
	return nil
}

// javaNumber gives the smallest of Integer, Long and BigInteger that holds a whole
// number, else a Double.
func javaNumber(text string) any {
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		if int64(int32(n)) == n {
			return int32(n)
		}
		return n
	}
	if n, ok := new(big.Int).SetString(text, 10); ok {
		return n
	}
	f, _ := strconv.ParseFloat(text, 64)
	return f
}
