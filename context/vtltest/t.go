package vtltest

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/context/strictjson"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// SubjectOption says more about what is loaded.
type SubjectOption func(*subjectSpec)

// ForResponse makes a template that of an integration response, whatever its name; by
// default one is where its file name has "response" in it.
func ForResponse() SubjectOption { return func(s *subjectSpec) { s.phase = "response" } }

// ForTarget names the backend whose contract RequirePayload holds a payload against, as
// in SQS.SendMessage; by default it is found out.
func ForTarget(name string) SubjectOption { return func(s *subjectSpec) { s.target = name } }

// Param gives a parameter of the definition a value.
func Param(name, value string) SubjectOption {
	return func(s *subjectSpec) {
		if s.params == nil {
			s.params = map[string]string{}
		}
		s.params[name] = value
	}
}

// LoadTemplate loads a mapping template from its own file. A template that cannot be
// parsed fails the test.
func LoadTemplate(t testing.TB, path string, opts ...SubjectOption) *Subject {
	t.Helper()
	return load(t, subjectSpec{template: path}, opts)
}

// LoadRoute loads a route of an API definition: SAM, CloudFormation, OpenAPI, Terraform
// or Serverless. The name is POST /orders; "" takes the only route.
func LoadRoute(t testing.TB, path, name string, opts ...SubjectOption) *Subject {
	t.Helper()
	return load(t, subjectSpec{file: path, route: name}, opts)
}

// ParseTemplate takes a mapping template's text; name is how messages call it.
func ParseTemplate(t testing.TB, name, text string, opts ...SubjectOption) *Subject {
	t.Helper()
	var spec subjectSpec
	for _, o := range opts {
		o(&spec)
	}
	tg, auto, err := chooseTarget(spec.target)
	if err != nil {
		t.Fatal(err)
	}
	src := vtl.NewSource(name, text, nil)
	s := templateSubject(name, src, nil, tg != nil && tg.Name == "MOCK")
	if phaseOf(name, spec.phase) == apigw.ResponsePhase {
		s = templateSubject(name, nil, src, false)
	}
	s.target, s.auto = tg, auto
	requireParsed(t, s)
	return s
}

func load(t testing.TB, spec subjectSpec, opts []SubjectOption) *Subject {
	t.Helper()
	for _, o := range opts {
		o(&spec)
	}
	s, err := newLoader().subject(spec)
	if err != nil {
		t.Fatal(err)
	}
	requireParsed(t, s)
	return s
}

func requireParsed(t testing.TB, s *Subject) {
	t.Helper()
	if s.Problems.HasErrors() {
		t.Fatal(s.Problems.Error())
	}
}

// CallOption changes the call that Render makes, or what the backend answers.
type CallOption func(*call)

// call is what Render takes through a subject.
type call struct {
	subject *Subject
	req     *apigw.Request
	backend gateway.Backend
	result  *target.Result
	err     error
}

// Body sets the request's payload.
func Body(text string) CallOption { return func(c *call) { c.req.Body = text } }

// Header sets a header of the request.
func Header(name, value string) CallOption {
	return func(c *call) { c.req.Headers = c.req.Headers.With(name, value) }
}

// Query sets a parameter of the query string, decoded.
func Query(name, value string) CallOption {
	return func(c *call) { c.req.Query = c.req.Query.With(name, value) }
}

// PathParam sets a path parameter.
func PathParam(name, value string) CallOption {
	return func(c *call) { c.req.PathParams = c.req.PathParams.With(name, value) }
}

// StageVariable sets a stage variable.
func StageVariable(name, value string) CallOption {
	return func(c *call) { c.req.StageVariables = c.req.StageVariables.With(name, value) }
}

// Context sets a member of $context by its dotted path, such as identity.apiKey.
func Context(path, value string) CallOption {
	return func(c *call) {
		m, name := c.req.Context, path
		for {
			head, rest, more := strings.Cut(name, ".")
			if !more {
				m.PutString(name, value)
				return
			}
			m, name = subMap(m, head), rest
		}
	}
}

// Event replaces the whole request by a proxy event, as sam local generate-event
// apigateway aws-proxy writes it.
func Event(text string) CallOption {
	return func(c *call) {
		req, err := apigw.ReadEvent([]byte(text))
		if err != nil {
			c.err = fmt.Errorf("event: %w", err)
			return
		}
		if req.Context == nil {
			req.Context = java.NewMap(0)
		}
		c.req = req
	}
}

// Result lets the backend answer with a built-in result, such as failed-plain.
func Result(name string) CallOption {
	return func(c *call) {
		var known []string
		for _, r := range c.subject.results() {
			if r.Name == name {
				c.result, c.backend = &r, gateway.ResultBackend(r)
				return
			}
			known = append(known, r.Name)
		}
		c.err = fmt.Errorf("there is no built-in result %q; allowed are %s", name, strings.Join(known, ", "))
	}
}

// Answer lets the backend answer with a status and a body.
func Answer(status int, body string) CallOption {
	return func(c *call) {
		r := target.Result{Title: "the given answer", Status: status, Body: body, Class: classOf(body, status)}
		c.result, c.backend = &r, gateway.ResultBackend(r)
	}
}

// Rendered is a call that went through a subject.
type Rendered struct {
	*gateway.Exchange
	subject *Subject
	result  *target.Result
	side    apigw.Phase
}

// Render takes a call through the subject. A failed render is no failure yet: Output and
// the other methods fail the test then.
func (s *Subject) Render(t testing.TB, opts ...CallOption) *Rendered {
	t.Helper()
	c := &call{subject: s, req: s.baseRequest()}
	for _, o := range opts {
		if o(c); c.err != nil {
			t.Fatal(c.err)
		}
	}
	side := apigw.RequestPhase
	if !s.has(apigw.RequestPhase) || c.backend != nil || s.mock() {
		side = apigw.ResponsePhase
	}
	if side == apigw.ResponsePhase && c.backend == nil && !s.mock() {
		r := s.defaultResult()
		c.result, c.backend = &r, gateway.ResultBackend(r)
	}
	ex := s.Compiled.Invoke(c.req, c.backend, &gateway.Options{Trace: true, SkipAPIKey: true})
	return &Rendered{Exchange: ex, subject: s, result: c.result, side: side}
}

// Output is the text that was rendered: the payload for the backend, or with a result
// the body that the client gets. A render that failed fails the test.
func (r *Rendered) Output(t testing.TB) string {
	t.Helper()
	if err := renderError(r.Exchange); err != nil {
		t.Fatal(errorText(err))
	}
	if r.side == apigw.ResponsePhase {
		return r.Exchange.Body
	}
	if r.Exchange.Request == nil {
		t.Fatalf("the call ended before a template ran: the client gets %d %s", r.Status, r.Exchange.Body)
	}
	return r.Exchange.Request.Output
}

func (r *Rendered) rendering() *gateway.Rendering {
	if r.side == apigw.ResponsePhase {
		return r.Exchange.Response
	}
	return r.Exchange.Request
}

// RequirePayload fails the test unless the backend takes the payload as it is; it names
// every breach of the contract with its place in the template.
func (r *Rendered) RequirePayload(t testing.TB) {
	t.Helper()
	rendered := ""
	if r.Exchange.Request != nil {
		rendered = r.Exchange.Request.Output
	}
	problems := gateway.CheckRequest(r.subject.Compiled, r.Exchange, r.subject.contract(rendered))
	if problems.HasErrors() {
		t.Fatalf("the payload is not right:\n%v\npayload: %s", problems.Sort(), shorten(rendered))
	}
}

// RequireStatus fails the test unless the client gets that status.
func (r *Rendered) RequireStatus(t testing.TB, want int) {
	t.Helper()
	if r.Status == want {
		return
	}
	if err := renderError(r.Exchange); err != nil {
		t.Fatalf("status %d, want %d: %s", r.Status, want, errorText(err))
	}
	t.Fatalf("status %d, want %d; body: %s", r.Status, want, shorten(r.Exchange.Body))
}

// RequireHeader fails the test unless the client gets that header.
func (r *Rendered) RequireHeader(t testing.TB, name, want string) {
	t.Helper()
	if got, ok := headerOf(r.Headers, name); !ok || got != want {
		t.Fatalf("header %s is %q, want %q", name, got, want)
	}
}

// RequireOutput fails the test unless the output is that text.
func (r *Rendered) RequireOutput(t testing.TB, want string) {
	t.Helper()
	if got := r.Output(t); got != want {
		t.Fatalf("the output differs (-want +got):\n%s%s", cmp.Diff(want, got), origins(originsAt(r.rendering(), firstDifference(want, got))))
	}
}

// RequireJSON fails the test unless the output is JSON equal to want, which is JSON text:
// without regard to blanks, the order of members and the form of numbers.
func (r *Rendered) RequireJSON(t testing.TB, want string) {
	t.Helper()
	requireJSON(t, "the output", want, r.Output(t), false, inText{r: r.rendering()})
}

// RequireJSONContains is RequireJSON, but objects may have more members than wanted.
func (r *Rendered) RequireJSONContains(t testing.TB, want string) {
	t.Helper()
	requireJSON(t, "the output", want, r.Output(t), true, inText{r: r.rendering()})
}

// RequireInput fails the test unless the payload's member input, a string that holds
// JSON, is equal to want.
func (r *Rendered) RequireInput(t testing.TB, want string) {
	t.Helper()
	text, in := r.input(t)
	requireJSON(t, "input", want, text, false, in)
}

// RequireInputContains is RequireInput, but objects may have more members than wanted.
func (r *Rendered) RequireInputContains(t testing.TB, want string) {
	t.Helper()
	text, in := r.input(t)
	requireJSON(t, "input", want, text, true, in)
}

func (r *Rendered) input(t testing.TB) (string, inText) {
	t.Helper()
	if err := renderError(r.Exchange); err != nil {
		t.Fatal(errorText(err))
	}
	if r.Exchange.Request == nil {
		t.Fatalf("no request was rendered: the client gets %d %s", r.Status, r.Exchange.Body)
	}
	payload, err := strictjson.Parse(r.Exchange.Request.Output)
	if err != nil {
		t.Fatalf("the payload is no JSON: %v\n%s", err, shorten(r.Exchange.Request.Output))
	}
	input := payload.Get("input")
	if !input.Is(strictjson.String) {
		t.Fatalf("the payload's member input is %s, want a string", show(input))
	}
	return input.Text, inText{r: r.Exchange.Request, outer: input}
}

// requireJSON compares two JSON texts and fails with a go-cmp diff and the places in the
// template that wrote what differs.
func requireJSON(t testing.TB, what, want, got string, contains bool, in inText) {
	t.Helper()
	w, err := strictjson.Parse(want)
	if err != nil {
		t.Fatalf("what the test wants is no JSON: %v\n%s", err, shorten(want))
	}
	g, err := strictjson.Parse(got)
	if err != nil {
		var at []Origin
		if e, ok := err.(*strictjson.SyntaxError); ok {
			at = originsAt(in.r, in.offset(e.Offset))
		}
		t.Fatalf("%s is no JSON: %v\n%s%s", what, err, shorten(got), origins(at))
	}
	diffs := diffJSON(w, g, contains)
	if len(diffs) == 0 {
		return
	}
	var b strings.Builder
	for _, d := range diffs {
		fmt.Fprintf(&b, "%s: want %s, got %s%s", d.Path, show(d.Want), show(d.Got), origins(originsAt(in.r, in.offset(startOf(d)), marks(d)...)))
	}
	if contains {
		t.Fatalf("%s does not contain what is wanted\n%s", what, b.String())
	}
	t.Fatalf("%s differs\n%s(-want +got):\n%s", what, b.String(), cmp.Diff(plain(w), plain(g)))
}

func origins(list []Origin) string {
	var b strings.Builder
	b.WriteByte('\n')
	for _, o := range list {
		fmt.Fprintf(&b, "  %s\n", o)
	}
	return b.String()
}

// number is a JSON number in a diff, as it was written.
type number string

// plain makes values that go-cmp prints well.
func plain(v *strictjson.Value) any {
	switch v.Kind {
	case strictjson.Bool:
		return v.Bool
	case strictjson.Number:
		return number(v.Text)
	case strictjson.String:
		return v.Text
	case strictjson.Array:
		out := make([]any, len(v.Items))
		for i, item := range v.Items {
			out[i] = plain(item)
		}
		return out
	case strictjson.Object:
		out := make(map[string]any, len(v.Members))
		for _, m := range v.Members {
			out[m.Name] = plain(m.Value)
		}
		return out
	}
	return nil
}

// RunFiles runs case files, and those below folders, as subtests: one for each file, and
// in it one for each case. With -update (see RequireGolden) it repairs what fails.
func RunFiles(t *testing.T, paths ...string) {
	t.Helper()
	found, err := FindFiles(paths...)
	if err != nil {
		t.Fatal(err)
	}
	if len(found) == 0 {
		t.Fatalf("no case files (*.vtltest.yaml) in %s", strings.Join(paths, ", "))
	}
	l := newLoader()
	for _, path := range found {
		t.Run(filepath.Base(path), func(t *testing.T) { runFile(t, path, l) })
	}
}

func runFile(t *testing.T, path string, l *loader) {
	f, diags := readFile(path, l)
	if diags.HasErrors() {
		t.Fatal(diags.Error())
	}
	only := false
	for _, c := range f.Cases {
		only = only || c.Only
	}
	var failed []*Outcome
	for _, c := range f.Cases {
		t.Run(c.Name, func(t *testing.T) {
			if c.Skip != "" || only && !c.Only {
				t.Skip(c.Skip)
			}
			if o := c.Run(); !o.Passed() {
				failed = append(failed, o)
				if !updating() {
					t.Error(failureText(o))
				}
			}
		})
	}
	if updating() {
		updateFile(t, f, failed)
	}
}

func updateFile(t *testing.T, f *File, failed []*Outcome) {
	t.Helper()
	if _, err := updateCases(f, failed); err != nil {
		t.Error(err)
	}
}
