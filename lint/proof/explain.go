package proof

import (
	"fmt"
	"slices"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// witness makes a finding presentable.
func (p *prober) witness(obligation Obligation, f *finding) *Witness {
	o, b := f.o, f.o.broken[obligation]
	w := &Witness{Request: o.sample.req, Result: o.sample.result, Output: o.render.Output}
	if o.sample.result != nil {
		w.Status = o.exchange.Status
	}
	w.Rule, w.Reason, w.Remedy = b.rule, b.message, b.remedy
	w.BrokenAt = b.at
	if b.at.Start < 0 {
		w.BrokenAt = vtl.Span{Start: len(w.Output), End: len(w.Output)}
	}
	w.Reference = p.s.culprit(o, b)
	w.Path = p.path(obligation, f)
	w.Flow = p.s.flow(o.render.Trace)
	if b.twin != nil {
		w.Harmless = &Call{Request: b.twin.req, Result: b.twin.result}
	}
	return w
}

// culprit is the place in the template that wrote the bytes which broke the output: the
// reference at that place, or the last one before it.
func (s *subject) culprit(o *outcome, b *breach) vtl.Span {
	if b.at.Start < 0 || o.render.Trace == nil {
		return b.span
	}
	best := b.span
	for _, seg := range o.render.Trace.Segments {
		if seg.Start > b.at.Start {
			break
		}
		if ref, ok := seg.Node.(*vtl.Reference); ok {
			best = ref.Span()
		}
	}
	if best == (vtl.Span{}) {
		if seg, ok := o.render.Trace.SegmentAt(max(0, min(b.at.Start, len(o.render.Output)-1))); ok {
			best = seg.Node.Span()
		}
	}
	return best
}

// path says what is special about a witness: the factors without which the obligation
// holds.
func (p *prober) path(obligation Obligation, f *finding) []string {
	if f.v == nil {
		return []string{"the backend answers " + resultTitle(f.o)}
	}
	var out []string
	switch r := f.o.sample.result; {
	case r == nil:
	case p.s.execution():
		out = append(out, "the execution or the call ends with "+string(r.Class))
	case r.Class != target.Succeeded:
		out = append(out, fmt.Sprintf("the backend answers %d", r.Status))
	}
	if long := f.longLists(); long != nil {
		return long
	}
	plain := f.v.plain()
	for i, factor := range f.v.factors {
		if f.p[i] == plain[i] || !factor.reached(f) {
			continue
		}
		at := append(point(nil), f.p...)
		at[i] = plain[i]
		o := p.s.run(f.v.sample(at), map[Obligation]bool{obligation: true})
		if o.broken[obligation] == nil {
			out = append(out, factor.what+" "+factor.cands[f.p[i]].words)
		}
	}
	if len(out) > 0 {
		return out
	}
	return p.chosen(obligation, f)
}

// longLists names the lists with more items than #foreach looks at: nothing else decides.
func (f *finding) longLists() []string {
	var out []string
	for i, factor := range f.v.factors {
		if c := factor.cands[f.p[i]]; c.items == loopLimitItems {
			out = append(out, factor.what+" "+c.words)
		}
	}
	return out
}

// maxChosen bounds what is told of an input of which no place decides by itself.
const maxChosen = 4

// chosen tells what an input has in the places that are read; where there is none, the
// body, unless that can be anything.
func (p *prober) chosen(obligation Obligation, f *finding) []string {
	var out []string
	for i, factor := range f.v.factors {
		if c := factor.cands[f.p[i]]; factor.reached(f) && (factor.slot == nil || factor.slot.leaf() && factor.slot.path != "$") && len(out) < maxChosen {
			out = append(out, factor.what+" "+c.words)
		}
	}
	switch {
	case len(out) > 0:
		return out
	case p.always(obligation, f):
		return []string{"whatever the input is"}
	case f.o.sample.result != nil:
		return []string{bodyWords("the answer's body", f.o.sample.result.Body)}
	}
	return []string{bodyWords("the body", f.o.sample.req.Body)}
}

func bodyWords(what, body string) string {
	if body == "" {
		return what + " is empty"
	}
	return what + " is " + cutInput(oneLine(body))
}

// always says whether all values that a place can have break the obligation, each with
// the other places as they are in the witness.
func (p *prober) always(obligation Obligation, f *finding) bool {
	for i, factor := range f.v.factors {
		at := slices.Clone(f.p)
		for at[i] = range factor.cands {
			o := p.s.run(f.v.sample(at), map[Obligation]bool{obligation: true})
			if !o.excused && o.broken[obligation] == nil {
				return false
			}
		}
	}
	return true
}

// reached says whether a factor's value is in the input at all.
func (f *factor) reached(at *finding) bool {
	if f.slot == nil || f.slot == at.v.root || at.v.root == nil {
		return true
	}
	c := at.v.factors[0].cands[at.p[0]]
	return c.natural || c.json == "" || c.json == `"abc"`
}

func resultTitle(o *outcome) string {
	r := o.sample.result
	if r == nil {
		return "anything"
	}
	title := string(r.Class)
	if r.Title != "" {
		title += ": " + r.Title
	}
	return title
}

// maxFlow bounds the steps of a witness: a loop of a thousand rounds decides often.
const maxFlow = 40

// flow tells the decisions of a render.
func (s *subject) flow(trace *vtl.Trace) []Step {
	if trace == nil {
		return nil
	}
	var out []Step
	for _, e := range trace.Events {
		step, ok := s.step(e)
		if !ok {
			continue
		}
		if len(out) == maxFlow {
			return append(out, Step{step.Span, "and so on"})
		}
		out = append(out, step)
	}
	return out
}

func (s *subject) step(e vtl.Event) (Step, bool) {
	src := s.tmpl.Source
	switch n := e.Node.(type) {
	case *vtl.If:
		if e.N < 0 {
			return Step{n.Arms[0].Head, "no arm of " + oneLine(src.Slice(n.Arms[0].Head)) + " is taken"}, true
		}
		head := n.Arms[e.N].Head
		return Step{head, oneLine(src.Slice(head)) + " is taken"}, true
	case *vtl.Foreach:
		words := fmt.Sprintf("%s runs %d times", oneLine(src.Slice(n.Head)), e.N)
		if e.Cut {
			words += ", which is the limit: there are more items"
		}
		return Step{n.Head, words}, true
	case *vtl.Set:
		if e.Kind == vtl.EventSetFailed {
			return Step{n.Span(), oneLine(src.Slice(n.Span())) + " has no effect"}, true
		}
	case *vtl.Reference:
		return Step{n.Span(), oneLine(src.Slice(n.Span())) + " comes to nothing"}, true
	}
	return Step{}, false
}

func oneLine(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > maxShownValue {
		return string(r[:maxShownValue]) + "…"
	}
	return s
}

// shown shows a text to a person.
func shown(s string) string {
	r := []rune(s)
	if len(r) > maxShownValue {
		return fmt.Sprintf("%q…", string(r[:maxShownValue]))
	}
	if !strings.ContainsAny(s, `"\`) && strings.IndexFunc(s, func(r rune) bool { return r < ' ' || r == 0x7f || r == 0x2028 }) < 0 {
		return `"` + s + `"`
	}
	if !strings.Contains(s, "'") && strings.IndexFunc(s, func(r rune) bool { return r < ' ' || r == 0x7f || r == 0x2028 }) < 0 {
		return "'" + s + "'"
	}
	return fmt.Sprintf("%q", s)
}
