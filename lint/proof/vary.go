package proof

import (
	"slices"
	"strings"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// sample is one input: a call, and for a response template the backend's answer.
type sample struct {
	req    *apigw.Request
	result *target.Result
}

// variation is a set of inputs: what varies, and what the rest is.
type variation struct {
	s       *subject
	factors []*factor
	// root is the payload, or of an execution the JSON in its output; nil where neither varies.
	root *slot
	// result is the answer that is varied; nil for a request template.
	result *target.Result
}

// point is an input of a variation: the index of a candidate for each factor.
type point []int

// plain is the ordinary input: everything is there and harmless.
func (v *variation) plain() point {
	p := make(point, len(v.factors))
	for i, f := range v.factors {
		p[i] = f.plain
	}
	return p
}

// bare is the input in which everything is missing that can be.
func (v *variation) bare() point {
	p := v.plain()
	for i, f := range v.factors {
		for c := range f.cands {
			if f.cands[c].missing && (f.slot == nil || f.slot != v.root || f.slot.leaf()) {
				p[i] = c
			}
		}
	}
	return p
}

// variations gives what the inputs of a template vary in.
func (s *subject) variations(r *reads) []*variation {
	calls := s.callFactors(r)
	if s.phase == apigw.RequestPhase {
		slots := r.slotFactors(r.body)
		if r.bodyText {
			slots[0].cands = append(slots[0].cands, rawBodies()...)
		}
		return []*variation{s.variation(append(slots, calls...), r.body, nil)}
	}
	var out []*variation
	seenClass := map[target.Class]bool{}
	for i := range s.results {
		result := &s.results[i]
		if !seenClass[result.Class] {
			seenClass[result.Class] = true
			out = append(out, s.resultVariation(r, calls, result))
		}
	}
	return out
}

func (s *subject) variation(factors []*factor, root *slot, result *target.Result) *variation {
	return &variation{s: s, factors: factors[:min(len(factors), maxFactors)], root: root, result: result}
}

// rawBodies are payloads that are no JSON, for templates that read the body as text.
func rawBodies() []cand {
	var out []cand
	for _, text := range []string{"x", "'", `"`, `\`, "\n", "a=1&b=2", "%", "&vtlcheck=b", `x","vtlcheck":"b`} {
		out = append(out, cand{words: "is the text " + shown(text) + " (no JSON)", json: text, text: text})
	}
	return out
}

// resultVariation varies what an answer of that class can vary in.
func (s *subject) resultVariation(r *reads, calls []*factor, result *target.Result) *variation {
	switch form := s.formOf(result); {
	case form == formFixed:
		return s.variation(calls, nil, result)
	case form == formAny:
		return s.variation(append(r.slotFactors(r.body), calls...), r.body, result)
	case form == formError:
		return s.variation(append([]*factor{r.textFactor("message", true), r.textFactor("__type", false)}, calls...), nil, result)
	case result.Class == target.Succeeded:
		root := r.body.member("output").parsed()
		slots := r.slotFactors(root)
		slots[0].cands = slices.DeleteFunc(slots[0].cands, func(c cand) bool { return c.missing })
		slots[0].plain--
		return s.variation(append(slots, calls...), root, result)
	}
	return s.variation(append([]*factor{r.textFactor("cause", true), r.textFactor("error", true)}, calls...), nil, result)
}

// answerForm is what is known of the form of an answer.
type answerForm uint8

const (
	formAny       answerForm = iota // any JSON
	formFixed                       // the sample itself, or nothing
	formExecution                   // an execution
	formError                       // the error of a JSON protocol: __type and mostly message
)

// formOf says what is known of the form of a result. The errors of SQS and SNS are
// tried as they are.
func (s *subject) formOf(result *target.Result) answerForm {
	isError := result.Class == target.ClientError || result.Class == target.ServiceError
	switch {
	case result.Body == "":
		return formFixed
	case isError && strings.Contains(result.Body, `"__type"`):
		return formError
	case s.execution():
		return formExecution
	case isError && result.Name != "":
		return formFixed
	}
	return formAny
}

// execution says whether the answers are those of a state machine's execution.
func (s *subject) execution() bool { return s.target != nil && s.target.Executes() }

// textFactor varies a member of an answer that is a text where it is there.
func (r *reads) textFactor(name string, optional bool) *factor {
	f := &factor{what: "$." + name, slot: r.body.member(name), cands: textCands(r.literals), plain: 1}
	if !optional {
		f.cands, f.plain = f.cands[1:], 0
	}
	for i, c := range f.cands {
		if !c.missing {
			f.cands[i].json = quoteJSON(c.text)
		}
	}
	return f
}

// sample makes the input of a point.
func (v *variation) sample(p point) sample {
	req := v.s.baseRequest()
	w := &bodyWriter{chosen: make(map[*slot]*cand, len(v.factors))}
	for i, f := range v.factors {
		c := &f.cands[p[i]]
		if f.kind == factorSlot {
			w.chosen[f.slot] = c
		} else {
			f.set(req, c)
		}
	}
	if v.result == nil {
		req.Body = w.body(v.root)
		return sample{req: req}
	}
	result := *v.result
	result.Name = ""
	result.Body = v.answer(w)
	return sample{req, &result}
}

// answer writes the body of the backend's answer.
func (v *variation) answer(w *bodyWriter) string {
	switch v.s.formOf(v.result) {
	case formFixed:
		return v.result.Body
	case formAny:
		return w.body(v.root)
	}
	var members []string
	if v.root != nil {
		members = append(members, `"output":`+quoteJSON(w.body(v.root)))
	}
	for _, f := range v.factors {
		if c := w.chosen[f.slot]; f.kind == factorSlot && v.root == nil && !c.missing {
			members = append(members, quoteJSON(f.slot.name)+":"+c.json)
		}
	}
	fixed := fixedMembers(v.result.Class)
	if len(fixed) > 0 { // what a person looks for stands first
		members = append(append(fixed[:1:1], members...), fixed[1:]...)
	}
	return "{" + strings.Join(members, ",") + "}"
}

// fixedMembers are members of an answer that are what they are.
func fixedMembers(c target.Class) []string {
	switch c {
	case target.Succeeded, target.Failed, target.TimedOut:
		return []string{`"status":"` + string(c) + `"`, `"executionArn":"arn:aws:states:us-east-1:123456789012:express:Sample:a:b"`,
			`"stateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:Sample"`, `"name":"a"`,
			`"startDate":1.743395771108E9`, `"stopDate":1.743395771308E9`}
	}
	return nil
}

// baseRequest is the call that everything else is changed in: no payload, no
// parameters, a full $context.
func (s *subject) baseRequest() *apigw.Request {
	req := apigw.DefaultRequest()
	req.Body = ""
	req.Method = s.compiled.Route.Method
	if req.Method == "" || req.Method == "ANY" {
		req.Method = "POST"
	}
	contentType := s.contentType
	if contentType == "" || strings.HasPrefix(contentType, "$") {
		contentType = jsonType
	}
	req.Headers = apigw.Pairs("Content-Type", contentType, "Accept", contentType)
	return req
}

// set puts a factor's value into a call.
func (f *factor) set(req *apigw.Request, c *cand) {
	if c.natural {
		return
	}
	switch f.kind {
	case factorParam:
		if list := paramsOf(req, f.param); !c.missing {
			*list = list.With(f.name, c.text)
		}
	case factorStage:
		if !c.missing {
			req.StageVariables = req.StageVariables.With(f.name, c.text)
		}
	case factorContext:
		var value any
		if !c.missing {
			value = c.text
		}
		req.Context = withMember(req.Context, f.name, value)
	}
}

func paramsOf(req *apigw.Request, kind string) *apigw.Params {
	switch kind {
	case "header":
		return &req.Headers
	case "path":
		return &req.PathParams
	}
	return &req.Query
}

// withMember copies the maps on the way to a dotted path and sets the member there; nil
// takes it away.
func withMember(m *java.Map, path string, value any) *java.Map {
	out := java.NewMap(8)
	if m != nil {
		for k, v := range m.All() {
			out.Put(k, v)
		}
	}
	name, rest, more := strings.Cut(path, ".")
	switch {
	case more:
		old, _ := out.GetString(name)
		sub, _ := old.(*java.Map)
		out.PutString(name, withMember(sub, rest, value))
	case value == nil:
		out.Delete(name)
	default:
		out.PutString(name, value)
	}
	return out
}

// bodyWriter writes a payload with the chosen values.
type bodyWriter struct{ chosen map[*slot]*cand }

// body writes the payload; a missing root is no payload.
func (w *bodyWriter) body(root *slot) string {
	if c := w.chosen[root]; c != nil && c.missing {
		return ""
	}
	var b strings.Builder
	w.write(&b, root, false)
	return b.String()
}

// write writes a place; ordinary says that nothing in it is out of the ordinary.
func (w *bodyWriter) write(b *strings.Builder, s *slot, ordinary bool) {
	c := w.chosen[s]
	switch {
	case !ordinary && c != nil && c.json != "":
		b.WriteString(c.json)
	case s.elem != nil:
		w.list(b, s, c, ordinary)
	case s.text != nil && len(s.members) == 0:
		var inner strings.Builder
		w.write(&inner, s.text, ordinary)
		b.WriteString(quoteJSON(inner.String()))
	case len(s.members) > 0:
		w.object(b, s, ordinary)
	default:
		b.WriteString(`"abc"`)
	}
}

func (w *bodyWriter) list(b *strings.Builder, s *slot, c *cand, ordinary bool) {
	n, odd := 2, 0
	if c != nil && !ordinary {
		n = c.items
		if c.last {
			odd = n - 1
		}
	}
	b.WriteByte('[')
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		inner := w.chosen[s.elem]
		if i == odd && !ordinary && inner != nil && inner.missing {
			b.WriteString("null") // a list cannot leave out an element
			continue
		}
		w.write(b, s.elem, ordinary || i != odd)
	}
	b.WriteByte(']')
}

func (w *bodyWriter) object(b *strings.Builder, s *slot, ordinary bool) {
	b.WriteByte('{')
	first := true
	for _, m := range s.members {
		if c := w.chosen[m]; c != nil && c.missing && !ordinary {
			continue
		}
		if !first {
			b.WriteByte(',')
		}
		first = false
		b.WriteString(quoteJSON(m.name) + ":")
		w.write(b, m, ordinary)
	}
	b.WriteByte('}')
}
