package vtltest

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/strictjson"
)

// RecordOptions say which recording becomes a case of which file.
type RecordOptions struct {
	// Text is a proxy event, an execution log of API Gateway's test console, or what aws
	// apigateway test-invoke-method prints; From is how messages call it.
	Text, From string
	// Name of the case; "" makes one.
	Name string
	// File is the case file; one that is not there is made, and needs Template, or
	// Definition and perhaps Route.
	File                        string
	Template, Definition, Route string
}

// Record writes a case: the call out of a recording and what must come of it. A log says
// what API Gateway made of the call, so the case holds the templates to that; an event
// holds only the call, so the case expects what the templates do today. It gives the
// names of the new cases.
func Record(opts RecordOptions) ([]string, error) {
	r, err := readRecording(opts)
	if err != nil {
		return nil, err
	}
	f, head, err := recordTarget(opts)
	if err != nil {
		return nil, err
	}
	var cases []*newCase
	var names []string
	for _, c := range r.cases() {
		name := unusedName(f, recordName(opts, r, c.side))
		c.entries = append([]entry{{key: "name", value: quoteYAML(name)}}, c.entries...)
		if c.today {
			if err := c.expectToday(opts, head); err != nil {
				return nil, err
			}
		}
		cases = append(cases, &c.newCase)
		names = append(names, name)
	}
	if len(cases) == 0 {
		return nil, fmt.Errorf("%s holds no body after transformations and no status: there is nothing to expect", opts.From)
	}
	return names, appendCases(opts.File, head, cases)
}

// recordTarget reads the case file, or makes the keys of a new one.
func recordTarget(opts RecordOptions) (*File, []entry, error) {
	if opts.File == "" {
		return nil, nil, errors.New("a case file to write to is missing")
	}
	if _, err := os.Stat(opts.File); err == nil {
		f, diags := ReadFile(opts.File)
		if diags.HasErrors() {
			return nil, nil, fmt.Errorf("%w\nnothing was written", diags)
		}
		return f, nil, nil
	}
	var head []entry
	add := func(key, value string) {
		if value != "" {
			head = append(head, entry{key: key, value: plainOrQuotedPath(value)})
		}
	}
	switch {
	case opts.Template != "":
		add("template", relativeTo(opts.File, opts.Template))
	case opts.Definition != "":
		add("file", relativeTo(opts.File, opts.Definition))
		add("route", opts.Route)
	default:
		return nil, nil, fmt.Errorf("%s is not there: to make it, say which template, or which definition and route, it tests", opts.File)
	}
	return nil, head, nil
}

// plainOrQuotedPath writes a path or a route bare where that is safe.
func plainOrQuotedPath(s string) string {
	for _, r := range s {
		if !strings.ContainsRune("./_- ", r) && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') {
			return quoteYAML(s)
		}
	}
	if s == "" || strings.ContainsRune("- ", rune(s[0])) || strings.HasSuffix(s, " ") {
		return quoteYAML(s)
	}
	return s
}

func recordName(opts RecordOptions, r *recording, side apigw.Phase) string {
	name := opts.Name
	if name == "" {
		name = "recorded: " + strings.TrimSuffix(filepath.Base(opts.From), filepath.Ext(opts.From))
		if opts.From == "" || opts.From == "-" {
			name = strings.TrimSpace("recorded: " + r.method + " " + r.path)
		}
	}
	if len(r.cases()) > 1 {
		name += " (" + side.String() + ")"
	}
	return name
}

// recording is a call, and what is known to have come of it.
type recording struct {
	event   string // the proxy event as a whole; "" for a log
	method  string
	path    string // of the resource
	request struct {
		path, query, headers apigw.Params
		body                 *string
		cut                  bool // the log holds only the start of the body
	}
	payload      *string // the body for the backend after transformations
	resultStatus int
	resultBody   *string
	body         *string // the body for the client after transformations
	status       int
}

// recordedCase is a case in the making.
type recordedCase struct {
	newCase
	side  apigw.Phase
	today bool // what to expect is what the templates do today
}

// cases gives a case for each side that is known.
func (r *recording) cases() []*recordedCase {
	request := entry{key: "request", below: r.requestEntries()}
	if r.event != "" {
		c := &recordedCase{side: apigw.RequestPhase, today: true}
		c.comment = "recorded from an event; expects what the template rendered then"
		c.entries = []entry{request}
		return []*recordedCase{c}
	}
	var out []*recordedCase
	if r.payload != nil && !r.request.cut {
		c := &recordedCase{side: apigw.RequestPhase}
		c.comment = "recorded from API Gateway's execution log"
		c.entries = []entry{{key: "side", value: "request"}, request, {key: "expect", below: []entry{outputEntry(*r.payload)}}}
		out = append(out, c)
	}
	if r.resultBody != nil && r.resultStatus != 0 && (r.body != nil || r.status != 0) {
		c := &recordedCase{side: apigw.ResponsePhase}
		c.comment = "recorded from API Gateway's execution log"
		result := fmt.Sprintf("{status: %d, body: %s}", r.resultStatus, flowText(*r.resultBody))
		c.entries = []entry{{key: "side", value: "response"}, request, {key: "result", value: result}, {key: "expect", below: r.expectEntries()}}
		out = append(out, c)
	}
	return out
}

func (r *recording) expectEntries() []entry {
	var out []entry
	if r.status != 0 {
		out = append(out, entry{key: "status", value: fmt.Sprint(r.status)})
	}
	if r.body != nil {
		out = append(out, outputEntry(*r.body))
	}
	return out
}

func (r *recording) requestEntries() []entry {
	if r.event != "" {
		return []entry{{key: "event", value: flowText(r.event)}}
	}
	var out []entry
	add := func(key, value string, ok bool) {
		if ok {
			out = append(out, entry{key: key, value: value})
		}
	}
	add("method", r.method, r.method != "")
	add("pathParams", flowParams(r.request.path), len(r.request.path) > 0)
	add("query", flowParams(r.request.query), len(r.request.query) > 0)
	add("headers", flowParams(r.request.headers), len(r.request.headers) > 0)
	if r.request.body != nil && *r.request.body != "" {
		add("body", flowText(*r.request.body), true)
	}
	if out == nil {
		out = append(out, entry{key: "body", value: `""`})
	}
	return out
}

// expectToday renders the case and takes what comes for what must.
func (c *recordedCase) expectToday(opts RecordOptions, head []entry) error {
	temp := newFileText(head, []*newCase{&c.newCase})
	if head == nil {
		text, err := os.ReadFile(opts.File)
		if err != nil {
			return err
		}
		if temp, err = withCases(opts.File, string(text), []*newCase{&c.newCase}); err != nil {
			return err
		}
	}
	l := newLoader()
	l.files[opts.File] = fileText{text: temp}
	f, diags := readFile(opts.File, l)
	if diags.HasErrors() {
		return fmt.Errorf("%w\nnothing was written", diags)
	}
	last := f.Cases[len(f.Cases)-1]
	c.entries = append(c.entries, entry{key: "expect", below: last.snapshot()})
	return nil
}

// readRecording tells an event, a log and what test-invoke-method prints apart.
func readRecording(opts RecordOptions) (*recording, error) {
	doc, err := strictjson.Parse(opts.Text)
	switch {
	case err == nil && doc.Get("log").Is(strictjson.String):
		return readInvocation(doc), nil
	case err == nil && doc.Is(strictjson.Object):
		if _, err := apigw.ReadEvent([]byte(opts.Text)); err != nil {
			return nil, fmt.Errorf("%s:%w", opts.From, err)
		}
		return &recording{event: compact(doc)}, nil
	}
	r := readLog(opts.Text)
	if r == nil {
		return nil, fmt.Errorf("%s is neither a proxy event (JSON) nor an execution log: expected lines such as "+
			"\"Method request body before transformations: …\", as the console's Test button prints them", opts.From)
	}
	return r, nil
}

// readInvocation reads the JSON that aws apigateway test-invoke-method prints.
func readInvocation(doc *strictjson.Value) *recording {
	r := readLog(doc.Get("log").Text)
	if r == nil {
		r = &recording{}
	}
	if body := doc.Get("body"); body.Is(strictjson.String) {
		r.body = &body.Text
	}
	return r
}
