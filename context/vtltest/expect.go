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
	"github.com/vtlcheck/vtlcheck/vtl"
)

// judge holds a call against everything that the case expects.
func (c *Case) judge(ex *gateway.Exchange) []Failure {
	j := judge{c: c, ex: ex, e: &c.expect}
	if j.errors() {
		return j.out
	}
	j.output()
	j.jsonOutput()
	j.input()
	j.members()
	j.status()
	j.headers()
	j.overrides()
	j.problems()
	return j.out
}

// judge collects the failures of one call.
type judge struct {
	c   *Case
	ex  *gateway.Exchange
	e   *expectation
	out []Failure

	parsed    *strictjson.Value // of the output
	parseErr  error
	hasParsed bool
}

func (j *judge) fail(n *yaml.Node, f Failure) {
	f.At = j.c.file.place(n)
	if n == nil {
		f.At = j.c.At
	}
	j.out = append(j.out, f)
}

// errors judges renders that failed; true ends the judging, since nothing else can be
// right.
func (j *judge) errors() bool {
	err := renderError(j.ex)
	if want := j.e.err; want != nil {
		switch {
		case err == nil:
			j.fail(want.node, Failure{What: "error", Want: orAny(want.text), Got: "no error", Message: "the templates rendered"})
		case !strings.Contains(err.Error(), want.text):
			j.fail(want.node, Failure{What: "error", Want: want.text, Got: err.Error()})
		}
		return false
	}
	if err == nil || j.e.status != nil && j.e.status.status >= 500 || j.e.problemsAt != nil {
		return false
	}
	j.fail(j.e.at, Failure{What: "error", Want: "no error", Got: errorText(err), Message: "a template failed; the client gets " + strconv.Itoa(j.ex.Status)})
	return true
}

func orAny(text string) string {
	if text == "" {
		return "any error"
	}
	return text
}

// ended says why there is no output; "" where there is one.
func (j *judge) ended() string {
	if j.c.rendering(j.ex) != nil || j.c.side == apigw.ResponsePhase && j.ex.Status != 0 {
		return ""
	}
	if j.ex.GatewayError != "" {
		return fmt.Sprintf("the call ended before: %s, the client gets %d %s", j.ex.GatewayError, j.ex.Status, j.ex.Body)
	}
	return "the call ended before"
}

func (j *judge) output() {
	want := j.e.output
	if want == nil {
		return
	}
	what := "output"
	if want.golden != "" {
		what = "outputFile"
	}
	got := j.c.output(j.ex)
	at := firstDifference(want.text, got)
	switch ended := j.ended(); {
	case ended != "":
		j.fail(want.node, Failure{What: what, Want: shorten(want.text), Got: "nothing", Message: ended})
	case want.missing:
		j.fail(want.node, Failure{What: what, Want: "the text of " + want.golden, Got: shorten(got),
			Message: "the golden file is not there; --update writes it", fix: &fix{golden: want.golden, text: got}})
	case at >= 0:
		f := Failure{What: what, Path: linePath(got, at), Want: lineAt(want.text, at), Got: lineAt(got, at),
			Origins: originsAt(j.c.rendering(j.ex), at)}
		f.fix = &fix{node: want.node, text: got, golden: want.golden}
		j.fail(want.node, f)
	}
}

// linePath names a byte of a text that is no JSON.
func linePath(text string, at int) string {
	line, column := strictjson.Position(text, at)
	return fmt.Sprintf("line %d, column %d", line, column)
}

// lineAt is the line that holds a byte, quoted so that blanks show.
func lineAt(text string, at int) string {
	at = min(at, len(text))
	start := strings.LastIndexByte(text[:at], '\n') + 1
	end := len(text)
	if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
		end = at + i + 1
	}
	return shorten(strconv.Quote(text[start:end]))
}

// parse reads the output as JSON, once.
func (j *judge) parse() (*strictjson.Value, error) {
	if !j.hasParsed {
		j.parsed, j.parseErr = strictjson.Parse(j.c.output(j.ex))
		j.hasParsed = true
	}
	return j.parsed, j.parseErr
}

func (j *judge) jsonOutput() {
	for _, w := range []struct {
		what     string
		want     *wantJSON
		contains bool
	}{{"json", j.e.json, false}, {"contains", j.e.contains, true}} {
		if w.want == nil {
			continue
		}
		if ended := j.ended(); ended != "" {
			j.fail(w.want.node, Failure{What: w.what, Want: show(w.want.value), Got: "nothing", Message: ended})
			continue
		}
		got, err := j.parse()
		if err != nil {
			j.notJSON(w.what, w.want, j.c.rendering(j.ex), j.c.output(j.ex), 0, err)
			continue
		}
		j.compare(w.what, w.want, got, w.contains, inText{r: j.c.rendering(j.ex)})
	}
}

// inText leads offsets of a parsed text to offsets of the rendered one.
type inText struct {
	r *gateway.Rendering
	// outer is the string in the rendered text whose content was parsed; nil where the
	// rendered text itself was.
	outer *strictjson.Value
}

func (in inText) offset(at int) int {
	if in.outer == nil || in.r == nil {
		return at
	}
	return in.outer.SourceOffset(in.r.Output, at)
}

func (j *judge) compare(what string, want *wantJSON, got *strictjson.Value, contains bool, in inText) {
	for _, d := range diffJSON(want.value, got, contains) {
		at := yamlAt(want.node, d.pointer)
		f := Failure{What: what, Path: d.Path, Want: show(d.Want), Got: show(d.Got),
			Origins: originsAt(in.r, in.offset(startOf(d)), marks(d)...)}
		f.fix = &fix{node: want.node, path: d.pointer, value: d.Got}
		j.fail(at, f)
	}
}

// startOf is the first byte of the second document that differs.
func startOf(d Difference) int {
	v := d.near
	if d.Want.Is(strictjson.String) && d.Got.Is(strictjson.String) {
		if at := firstDifference(d.Want.Text, d.Got.Text); at >= 0 && at < len(d.Got.Text) && !strings.Contains(d.Got.Text, `\`) {
			return v.Start + 1 + at
		}
	}
	return v.Start
}

// marks are texts by which the piece of template behind a difference can be told.
func marks(d Difference) []string {
	var out []string
	if n := len(d.pointer); n > 0 && d.pointer[n-1].index < 0 {
		out = append(out, `"`+d.pointer[n-1].name+`"`)
	}
	if d.Got.Is(strictjson.String) {
		out = append(out, d.Got.Text)
	} else if d.Got != nil {
		out = append(out, compact(d.Got))
	}
	for i := len(d.pointer) - 2; i >= 0; i-- {
		if d.pointer[i].index < 0 {
			out = append(out, `"`+d.pointer[i].name+`"`)
		}
	}
	return out
}

// yamlAt follows a path in the YAML of an expectation as far as it goes.
func yamlAt(n *yaml.Node, path []step) *yaml.Node {
	for _, s := range path {
		var next *yaml.Node
		n = resolve(n)
		switch {
		case s.index < 0 && n.Kind == yaml.MappingNode:
			next = member(n, s.name)
		case s.index >= 0 && n.Kind == yaml.SequenceNode && s.index < len(n.Content):
			next = n.Content[s.index]
		}
		if next == nil {
			return n
		}
		n = next
	}
	return n
}

func (j *judge) notJSON(what string, want *wantJSON, r *gateway.Rendering, text string, base int, err error) {
	f := Failure{What: what, Want: show(want.value), Got: shorten(text), Message: "it is no JSON: " + err.Error()}
	if e, ok := err.(*strictjson.SyntaxError); ok {
		line, column := strictjson.Position(text, e.Offset)
		f.Message = fmt.Sprintf("it is no JSON: line %d, column %d: %s", line, column, e.Message)
		if base == 0 {
			f.Origins = originsAt(r, e.Offset)
		}
	}
	j.fail(want.node, f)
}

// input judges the payload's member input, which holds JSON in a string.
func (j *judge) input() {
	for _, w := range []struct {
		what     string
		want     *wantJSON
		contains bool
	}{{"input", j.e.input, false}, {"inputContains", j.e.inputHas, true}} {
		if w.want != nil {
			j.inputOf(w.what, w.want, w.contains)
		}
	}
}

func (j *judge) inputOf(what string, want *wantJSON, contains bool) {
	r := j.ex.Request
	if r == nil || r.Err != nil {
		j.fail(want.node, Failure{What: what, Want: show(want.value), Got: "nothing", Message: "no request was rendered"})
		return
	}
	payload, err := strictjson.Parse(r.Output)
	if err != nil {
		j.notJSON(what, want, r, r.Output, 0, err)
		return
	}
	input := payload.Get("input")
	if !input.Is(strictjson.String) {
		j.fail(want.node, Failure{What: what, Want: show(want.value), Got: show(input),
			Message: "the payload's member input is no string", Origins: originsAt(r, payload.Start)})
		return
	}
	got, err := strictjson.Parse(input.Text)
	if err != nil {
		j.notJSON(what, want, r, input.Text, input.Start, err)
		return
	}
	j.compare(what, want, got, contains, inText{r: r, outer: input})
}

func (j *judge) status() {
	if w := j.e.status; w != nil && w.status != j.ex.Status {
		f := Failure{What: "status", Want: strconv.Itoa(w.status), Got: strconv.Itoa(j.ex.Status), Origins: j.statusOrigin(),
			fix: &fix{node: w.node, scalar: strconv.Itoa(j.ex.Status)}}
		if j.ex.Status == 0 {
			f.Got, f.fix = "nothing", nil
			f.Message = "no backend answered: give the case a result"
		} else if j.ex.GatewayError != "" {
			f.Message = "API Gateway answered by itself: " + j.ex.GatewayError + " " + j.ex.Log
		}
		j.fail(w.node, f)
	}
}

// statusOrigin is the assignment that set the status.
func (j *judge) statusOrigin() []Origin {
	r := j.ex.Response
	if r == nil || r.Trace == nil || r.Template == nil {
		return nil
	}
	for i := len(r.Trace.Events) - 1; i >= 0; i-- {
		set, ok := r.Trace.Events[i].Node.(*vtl.Set)
		if ok && strings.HasSuffix(r.Template.Source.Slice(set.Target.Span()), "responseOverride.status") {
			t := tracer{r: r}
			o := t.origin(set.Span(), true)
			return []Origin{o}
		}
	}
	return nil
}

func (j *judge) headers() {
	for _, w := range j.e.headers {
		got, ok := headerOf(j.ex.Headers, w.name)
		switch {
		case w.absent && ok:
			j.fail(w.node, Failure{What: "headers", Path: w.name, Want: "no such header", Got: strconv.Quote(got)})
		case !w.absent && !ok:
			j.fail(w.node, Failure{What: "headers", Path: w.name, Want: strconv.Quote(w.value), Got: "nothing"})
		case !w.absent && got != w.value:
			j.fail(w.node, Failure{What: "headers", Path: w.name, Want: strconv.Quote(w.value), Got: strconv.Quote(got),
				fix: &fix{node: w.node, scalar: quoteYAML(got)}})
		}
	}
}

// headerOf gives a header whatever the case of its name: the last one.
func headerOf(headers apigw.Params, name string) (string, bool) {
	for i := len(headers) - 1; i >= 0; i-- {
		if strings.EqualFold(headers[i].Name, name) {
			return headers[i].Value, true
		}
	}
	return "", false
}

func (j *judge) overrides() {
	if j.e.overrides == nil {
		return
	}
	for _, side := range []struct {
		name string
		want *wantJSON
		got  any
	}{
		{"request", j.e.overrides.request, j.ex.Overrides.Request},
		{"response", j.e.overrides.response, j.ex.Overrides.Response},
	} {
		if side.want == nil {
			continue
		}
		got, err := strictjson.Parse(javaJSON(side.got))
		if err != nil {
			continue
		}
		j.compare("overrides."+side.name, side.want, got, false, inText{})
	}
}

// ruleIDs names the rules of problems of at least a severity, sorted, each once.
func ruleIDs(problems vtl.Diagnostics, least vtl.Severity) []string {
	ids := []string{}
	for _, d := range problems {
		if d.Severity >= least {
			ids = append(ids, d.Rule)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// problems compares the rules of what is wrong with the call with those expected. A
// case that expects nothing at all expects no error.
func (j *judge) problems() {
	if j.e.problemsAt == nil && !j.e.empty() {
		return
	}
	got, least := j.c.problems(j.ex), vtl.Warning
	if j.e.problemsAt == nil {
		least = vtl.Error
	}
	ids, texts := ruleIDs(got, least), []string{}
	for _, d := range got {
		if d.Severity >= least {
			texts = append(texts, d.Error()+" ["+d.Rule+"]")
		}
	}
	if slices.Equal(ids, slices.Compact(slices.Clone(j.e.problems))) {
		return
	}
	n := j.e.problemsAt
	if n == nil {
		n = j.e.at
	}
	j.fail(n, Failure{What: "problems", Want: listed(j.e.problems), Got: listed(ids), Message: strings.Join(texts, "\n"),
		fix: &fix{node: j.e.problemsAt, scalar: flowList(ids)}})
}

func listed(ids []string) string {
	if len(ids) == 0 {
		return "none"
	}
	return strings.Join(ids, ", ")
}

func flowList(ids []string) string { return "[" + strings.Join(ids, ", ") + "]" }
