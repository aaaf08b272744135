package proof

import (
	"maps"
	"slices"
	"strings"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/strictjson"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// follow is the symbolic side: it marks what it can prove, and says of the rest what
// stopped it. A response template is followed once for each class of results.
func (s *subject) follow(proofs []Proof) {
	if s.opts.NoSymbolic || s.broken {
		return
	}
	x := &execution{
		s: s, source: s.tmpl.Source, phase: s.phase,
		failures: map[Obligation]failure{}, jsonOf: map[string]*value{}, walked: map[walk][]*world{}, assumes: map[string]bool{}, jsonMembers: s.jsonMembers(),
	}
	for _, start := range s.starts() {
		x.root, x.broke, x.stopped = start.root, nil, nil
		clear(x.jsonOf)
		clear(x.walked)
		w := &world{env: map[string]*value{}, facts: map[string]fact{}}
		w.sink.keep = !s.json() || s.form() || s.mock()
		ends := x.run(w)
		if len(ends) > maxWorlds*2 {
			ends = merge(ends)
		}
		for _, end := range ends {
			x.finish(end, start)
		}
	}
	if f, failed := x.failures[Renders]; failed && x.isResponse() {
		x.fail(Answers, f.span, f.why)
	}
	for i := range proofs {
		p := &proofs[i]
		f, failed := x.failures[p.Obligation]
		if !failed {
			p.Verdict = Proven
			p.Assumes = append(p.Assumes, x.assumed(p.Assumes)...)
			continue
		}
		p.Reason, p.Span = f.why, f.span
	}
}

func (x *execution) assumed(have []string) []string {
	var out []string
	for _, words := range slices.Sorted(maps.Keys(x.assumes)) {
		if !slices.Contains(have, words) {
			out = append(out, words)
		}
	}
	return out
}

// start is one symbolic input: the payload, and for a response how the backend ended.
type start struct {
	root  *value
	class target.Class
}

func (s *subject) starts() []start {
	if s.phase == apigw.RequestPhase {
		return []start{{root: leafValue("$")}}
	}
	var out []start
	for _, r := range s.results {
		if slices.ContainsFunc(out, func(have start) bool { return have.class == r.Class }) {
			continue
		}
		root := leafValue("$")
		if form := s.formOf(&r); form == formExecution || form == formError {
			root.doc = answerDoc(r.Class)
		}
		out = append(out, start{root, r.Class})
	}
	return out
}

// jsonMembers are the members of the outermost object whose text must be JSON.
func (s *subject) jsonMembers() map[string]bool {
	out := map[string]bool{}
	if s.phase == apigw.RequestPhase && s.target != nil {
		for _, m := range s.target.Members() {
			if m.JSONString && !strings.ContainsAny(m.Path, ".[*") {
				out[m.Path] = true
			}
		}
	}
	return out
}

// finish judges a world in which the template ends.
func (x *execution) finish(w *world, st start) {
	end := vtl.Span{Start: max(0, len(x.source.Text)-1), End: len(x.source.Text)}
	if x.isResponse() {
		x.finishResponse(w, st, end)
		return
	}
	if w.sink.keep {
		x.finishText(w, end)
		return
	}
	if w.sink.outer.pos == positionDead {
		return
	}
	blankOut := w.sink.outer.blankSoFar()
	needs := x.s.target != nil && x.s.target.NeedsObject()
	if !w.sink.outer.done() && !(blankOut && !needs) {
		x.fail(WellFormed, end, "the output may end too early: "+w.sink.outer.pos.due())
		x.fail(Contract, end, "the output may end too early")
		x.fail(Contained, end, "the output may end too early")
		return
	}
	if x.s.target != nil {
		x.computedType(w, end)
		x.contract(w, end)
	}
}

func (x *execution) finishResponse(w *world, st start, end vtl.Span) {
	x.status(w, st, end)
	if w.sink.keep {
		return // no grammar is known for it, and none is judged
	}
	switch r := &w.sink.outer; {
	case r.pos == positionDead:
		x.fail(Answers, x.failures[WellFormed].span, x.failures[WellFormed].why)
	case r.blankSoFar():
		x.blankAnswer(w, st, end)
	case !r.done():
		for _, o := range []Obligation{WellFormed, Contained, Answers} {
			x.fail(o, end, "the output may end too early: "+r.pos.due())
		}
	}
}

// finalStatus is what the client gets; 0 where that is not known.
func (x *execution) finalStatus(w *world) int {
	if w.status == nil {
		return x.s.status
	}
	n, ok := isWhole(w.status.lit)
	switch {
	case w.status.kind == valueText:
		return x.s.status // API Gateway ignores what is no integer
	case w.status.kind != valueConst || !ok:
		return 0
	case n < 100 || n > 599:
		return x.s.status
	}
	return int(n)
}

// status holds the client's status against what happened.
func (x *execution) status(w *world, st start, end vtl.Span) {
	status := x.finalStatus(w)
	switch {
	case status == 0:
		if st.class != target.Succeeded || x.s.execution() {
			x.fail(Answers, end, "the status of the answer is computed")
		}
	case st.class == target.Succeeded && status >= 400 && x.s.execution():
		x.fail(Answers, end, "a success may be answered as an error")
	case st.class != target.Succeeded && status < 400:
		x.fail(Answers, end, "what ends with "+string(st.class)+" may be answered as a success")
	}
}

// blankAnswer: an error without a body is no answer; a success may have none.
func (x *execution) blankAnswer(w *world, st start, end vtl.Span) {
	status := x.finalStatus(w)
	if status == 204 || status/100 == 3 {
		return
	}
	if status == 0 || status >= 400 || st.class == target.Failed || st.class == target.TimedOut {
		x.fail(Answers, end, "the answer may be empty")
	}
}

// finishText judges an output that is kept as text: a form, a MOCK's status, and what
// no grammar is known of.
func (x *execution) finishText(w *world, end vtl.Span) {
	x.computedType(w, end)
	text, fixed := w.sink.text.isConst()
	if fixed && (x.s.target == nil || x.accepted(text)) {
		return
	}
	switch {
	case fixed:
		x.fail(Contract, end, "the target refuses the output")
	case x.s.form():
		x.finishForm(w, end)
	case x.s.target != nil:
		x.fail(Contract, end, "the output is not the same on every path")
		x.fail(Contained, end, "no grammar is known for this content type")
	default:
		x.fail(Contained, end, "no grammar is known for this content type")
	}
}

// computedType: what the backend makes of a payload depends on its Content-Type.
func (x *execution) computedType(w *world, end vtl.Span) {
	if x.s.backendType == "" || strings.Contains(strings.ToLower(w.overrides), "requestoverride.header.content-type;") {
		x.fail(Contract, end, "the Content-Type of the payload is computed")
	}
}

// accepted asks the target about an output that is the same for every input.
func (x *execution) accepted(text string) bool {
	if x.s.mock() && !strictjson.Valid(text) {
		return false
	}
	return len(x.errors(text)) == 0
}

// errors are what the target has against a payload of the template's own text.
func (x *execution) errors(text string) []target.Finding {
	payload := target.Payload{Text: text, ContentType: x.s.backendType, FromTemplate: func(int) bool { return true }}
	return slices.DeleteFunc(x.s.target.Check(payload), func(f target.Finding) bool { return f.Severity != target.Error })
}

// finishForm: values that are no template text must not end their parameter, and the
// target must take the form with any of them in place.
func (x *execution) finishForm(w *world, end vtl.Span) {
	filled := ""
	for _, p := range w.sink.text {
		if p.kind == pieceConst {
			filled += p.text
			continue
		}
		span := p.span
		if bad := p.chars().common(breaksForm.without(charsOf("+%"))); !bad.empty() {
			why := shownSpan(x.source, span) + " can hold " + bad.words() + ", which ends the value of a form"
			x.fail(Contained, span, why)
			x.fail(Contract, span, why)
			return
		}
		if p.mayBeEmpty() || !p.chars().common(charsOf("+%")).empty() && p.chars() != formChars {
			x.fail(Contract, span, shownSpan(x.source, span)+" may be empty, or change in a form")
		}
		filled += "x"
	}
	if x.s.target != nil && !x.accepted(filled) {
		x.fail(Contract, end, "the target refuses the form")
	}
}
