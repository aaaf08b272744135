package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/context/strictjson"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// sampleFlags describe one request and, for responses, one backend result.
type sampleFlags struct {
	Event       string   `help:"API Gateway proxy event (as sam local generate-event apigateway aws-proxy writes it); - is standard input. The other flags override it." placeholder:"FILE" group:"Sample"`
	Body        *string  `help:"Request body: the text itself, @FILE, or - for standard input." placeholder:"TEXT|@FILE|-" group:"Sample"`
	Header      []string `help:"Request header; repeatable." placeholder:"K=V" sep:"none" group:"Sample"`
	Query       []string `help:"Query string parameter, decoded; repeatable." placeholder:"K=V" sep:"none" group:"Sample"`
	PathParam   []string `help:"Path parameter; repeatable." placeholder:"K=V" sep:"none" group:"Sample"`
	StageVar    []string `help:"Stage variable; repeatable." placeholder:"K=V" sep:"none" group:"Sample"`
	Context     []string `help:"Member of $$context, such as identity.apiKey=K; repeatable." placeholder:"PATH=V" sep:"none" group:"Sample"`
	Method      string   `help:"HTTP method." placeholder:"VERB" group:"Sample"`
	ContentType string   `help:"Content-Type header of the request." placeholder:"TYPE" group:"Sample"`

	Result       string `help:"What the backend answers: a built-in result such as failed-lambda-json-cause, or a response body as @FILE, - or text." placeholder:"NAME|@FILE|-" group:"Sample"`
	ResultStatus int    `help:"HTTP status of the backend's answer (default 200, or the built-in result's own)." placeholder:"N" group:"Sample"`
}

// sample is one request with the name under which reports show it.
type sample struct {
	name string
	req  *apigw.Request
	// exact: an event gave it, so nothing is to be invented.
	exact bool
	// method is that of --method; "" where it was not given.
	method string
}

// given says whether any flag describes the request.
func (f *sampleFlags) given() bool {
	return f.Event != "" || f.Body != nil || f.Method != "" || f.ContentType != "" ||
		len(f.Header)+len(f.Query)+len(f.PathParam)+len(f.StageVar)+len(f.Context) > 0
}

// request builds the sample: the event or the embedded default, then the flags on top.
func (f *sampleFlags) request(io *streams) (*sample, error) {
	s, err := f.base(io)
	if err != nil {
		return nil, err
	}
	if f.Body != nil {
		if s.req.Body, err = readText(io, *f.Body); err != nil {
			return nil, err
		}
	}
	if f.Method != "" {
		s.method = strings.ToUpper(f.Method)
		s.req.Method = s.method
		s.req.Context.PutString("httpMethod", s.method)
	}
	if f.ContentType != "" {
		s.req.Headers = s.req.Headers.With("Content-Type", f.ContentType)
	}
	return s, f.pairs(s.req)
}

func (f *sampleFlags) base(io *streams) (*sample, error) {
	if f.Event == "" {
		name := "default"
		if f.given() {
			name = "flags"
		}
		return &sample{name: name, req: apigw.DefaultRequest()}, nil
	}
	text, err := readFile(io, f.Event)
	if err != nil {
		return nil, err
	}
	req, err := apigw.ReadEvent([]byte(text))
	if err != nil {
		return nil, &inputError{message: fmt.Sprintf("%s: %v", f.Event, err)}
	}
	if req.Context == nil {
		req.Context = java.NewMap(0)
	}
	return &sample{name: f.Event, req: req, exact: true}, nil
}

// pairs applies the flags of the form K=V.
func (f *sampleFlags) pairs(req *apigw.Request) error {
	for _, p := range []struct {
		flag   string
		values []string
		params *apigw.Params
	}{
		{"--header", f.Header, &req.Headers},
		{"--query", f.Query, &req.Query},
		{"--path-param", f.PathParam, &req.PathParams},
		{"--stage-var", f.StageVar, &req.StageVariables},
	} {
		for _, kv := range p.values {
			k, v, err := splitPair(p.flag, kv)
			if err != nil {
				return err
			}
			*p.params = p.params.With(k, v)
		}
	}
	for _, kv := range f.Context {
		k, v, err := splitPair("--context", kv)
		if err != nil {
			return err
		}
		if err := setContext(req.Context, k, v); err != nil {
			return err
		}
	}
	return nil
}

func splitPair(flag, kv string) (key, value string, err error) {
	key, value, ok := strings.Cut(kv, "=")
	if !ok || key == "" {
		return "", "", &usageError{fmt.Sprintf("%s %q: expected NAME=VALUE, such as %s a=1", flag, kv, flag)}
	}
	return key, value, nil
}

// knownMember finds misspelt members of $context: a value there would have no effect. What
// an authorizer adds can have any name.
func knownMember(path string) error {
	full := "$context." + path
	if _, ok := catalog.Lookup(full); ok || strings.HasPrefix(path, "authorizer.") {
		return nil
	}
	return &usageError{fmt.Sprintf("--context %s: $context has no such member%s; vtlcheck explain '$context' lists them", path, suggestion(catalog.Suggest(full)))}
}

// setContext puts a value at a dotted path of $context. Values are strings except for
// the two members that API Gateway has as something else.
func setContext(ctx *java.Map, path, value string) error {
	if err := knownMember(path); err != nil {
		return err
	}
	names := strings.Split(path, ".")
	m := ctx
	for _, name := range names[:len(names)-1] {
		inner, _ := m.GetString(name)
		sub, ok := inner.(*java.Map)
		if !ok {
			sub = java.NewMap(1)
			m.PutString(name, sub)
		}
		m = sub
	}
	var v any = value
	switch path {
	case "requestTimeEpoch":
		n, err := strconv.ParseInt(value, 10, 64)
		if err != nil {
			return &usageError{fmt.Sprintf("--context requestTimeEpoch=%s: expected milliseconds since 1970, such as 1743395771108", value)}
		}
		v = n
	case "isCanaryRequest":
		v = value == "true"
	}
	m.PutString(names[len(names)-1], v)
	return nil
}

// result gives the backend's answer on a route: a built-in one by its name, or a body.
func (f *sampleFlags) result(io *streams, route *gateway.Route, t *target.Target) (target.Result, error) {
	r, err := f.answer(io, route, t)
	if f.ResultStatus != 0 {
		r.Status = f.ResultStatus
		if r.Name == "" {
			r.Class = classOf(t, r.Body, r.Status)
		}
	}
	return r, err
}

func (f *sampleFlags) answer(io *streams, route *gateway.Route, t *target.Target) (target.Result, error) {
	if f.Result == "" {
		return defaultResult(route, t), nil
	}
	results := builtinResults(route, t)
	for _, r := range results {
		if r.Name == f.Result {
			return r, nil
		}
	}
	if looksLikeName(f.Result) {
		return target.Result{}, noResult(f.Result, t, results)
	}
	body, err := readText(io, f.Result)
	if err != nil {
		return target.Result{}, err
	}
	return target.Result{Title: "the given result", Status: 200, Body: body, Class: classOf(t, body, 200)}, nil
}

// noResult says of whom a name is a result, and which there are here.
func noResult(name string, t *target.Target, results []target.Result) error {
	what, owners := "is no built-in result", resultOwners(name)
	if len(owners) > 0 {
		what = "is a result of " + strings.Join(owners, ", ")
		if t != nil {
			what += ", not of " + t.Name
		}
	}
	return &usageError{fmt.Sprintf("--result %q %s; expected @FILE, -, a body, or one of:\n  %s", name, what, strings.Join(resultNames(results), "\n  "))}
}

// methods are those that API Gateway takes calls with.
var methods = []string{"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"}

// checkFlags finds mistakes in the flags before anything is read.
func (f *sampleFlags) checkFlags() error {
	if f.ResultStatus != 0 && (f.ResultStatus < 100 || f.ResultStatus > 599) {
		return &usageError{fmt.Sprintf("--result-status %d: expected an HTTP status of 100 to 599, such as 400", f.ResultStatus)}
	}
	if f.Method != "" && !slices.Contains(methods, strings.ToUpper(f.Method)) {
		return &usageError{fmt.Sprintf("--method %q: expected one of %s", f.Method, strings.Join(methods, ", "))}
	}
	if looksLikeName(f.Result) && len(resultOwners(f.Result)) == 0 {
		sync, _ := target.Lookup(stepFunctions)
		return noResult(f.Result, nil, sync.Results())
	}
	return nil
}

// looksLikeName tells a mistyped result name from a body: 42 and true are JSON.
func looksLikeName(s string) bool {
	if _, err := strictjson.Parse(s); err == nil {
		return false
	}
	return s != "-" && s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

func resultNames(results []target.Result) []string {
	names := make([]string, len(results))
	for i, r := range results {
		names[i] = r.Name
	}
	return names
}

// readText reads the value of a flag that is a text, @FILE or -.
func readText(io *streams, value string) (string, error) {
	if value == "-" {
		return readFile(io, "-")
	}
	if name, ok := strings.CutPrefix(value, "@"); ok {
		return readFile(io, name)
	}
	return value, nil
}

func readFile(s *streams, name string) (string, error) {
	if name == "-" {
		text, err := io.ReadAll(io.LimitReader(s.in, maxInputBytes+1))
		if err != nil {
			return "", &inputError{message: fmt.Sprintf("standard input: %v", err)}
		}
		return limited("standard input", text)
	}
	info, err := os.Stat(name)
	if err != nil {
		return "", cannotOpen(name, err)
	}
	if info.IsDir() {
		return "", &inputError{message: fmt.Sprintf("%s is a folder; expected a file", name)}
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return "", &inputError{message: err.Error()}
	}
	return limited(name, text)
}

// maxInputBytes bounds one input file: far above API Gateway's 10 MB payload and 6 MB
// definition limits, far below memory.
const maxInputBytes = 64 << 20

func limited(name string, text []byte) (string, error) {
	if len(text) > maxInputBytes {
		return "", &inputError{message: fmt.Sprintf("%s has more than %d bytes; no API Gateway payload or definition is that large", name, maxInputBytes)}
	}
	return string(text), nil
}

// forRoute lets a sample that nobody described fit a route: method, path and what
// $context says of them.
func (s *sample) forRoute(u *unit) (*sample, error) {
	if m := u.route.Method; !u.raw && s.method != "" && m != "ANY" && m != "WS" && m != s.method {
		return nil, &usageError{fmt.Sprintf("--method %s: the route is %s, which no other method reaches; leave the flag away", s.method, u.name())}
	}
	if s.exact || u.raw {
		return s, nil
	}
	req := *s.req
	if m := u.route.Method; m != "ANY" {
		req.Method = m
	}
	req.Path = u.route.Path
	req.Context.PutString("httpMethod", req.Method)
	req.Context.PutString("resourcePath", u.route.Path)
	req.Context.PutString("path", "/prod"+u.route.Path)
	return &sample{name: s.name, req: &req}, nil
}
