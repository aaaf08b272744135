package proof

import (
	"fmt"
	"slices"

	apigw "github.com/vtlcheck/vtlcheck/context"
)

// prove gives an entry for each obligation: first by following the template
// symbolically, then, for what that leaves open, by rendering it.
func (s *subject) prove() []Proof {
	reads := readsOf(s.tmpl)
	proofs := make([]Proof, 0, len(s.obligations()))
	var open []Obligation
	for _, o := range s.obligations() {
		p := Proof{Obligation: o, Verdict: Unknown, Source: s.tmpl.Source, Assumes: s.assumptions(o, reads)}
		proofs = append(proofs, p)
	}
	if s.unreached != "" {
		for i := range proofs {
			proofs[i].Reason = s.unreached
		}
		return proofs
	}
	s.follow(proofs)
	for _, p := range proofs {
		if p.Verdict != Proven {
			open = append(open, p.Obligation)
		}
	}
	variations := s.variations(reads)
	probing := newProber(s, open)
	probing.probe(variations)
	for i := range proofs {
		s.settle(&proofs[i], probing)
		if p := &proofs[i]; p.Verdict == Refuted && p.Obligation == Answers {
			s.otherClasses(p, variations)
		}
	}
	if reads.loops {
		s.loopLimits(proofs, reads, variations)
	}
	return proofs
}

// settle completes a proof that the symbolic side left open.
func (s *subject) settle(p *Proof, probing *prober) {
	if p.Verdict == Proven {
		return
	}
	p.Tried = probing.tried
	f := probing.found[p.Obligation]
	if f == nil {
		p.Remedy = "Nothing that was tried breaks it. Simplify the place that is named, or test it with samples of your own."
		if p.Reason == "" {
			p.Reason = "not followed symbolically"
		}
		p.Reason += fmt.Sprintf("; probed %d inputs without a failure", probing.tried)
		return
	}
	probing.shrink(p.Obligation, f)
	b := f.o.broken[p.Obligation]
	p.Verdict, p.Rule, p.Reason, p.Remedy = Refuted, b.rule, b.message, b.remedy
	p.Witness = probing.witness(p.Obligation, f)
	p.Span = p.Witness.Reference
}

// otherClasses looks for further classes of results that are answered wrongly.
func (s *subject) otherClasses(p *Proof, variations []*variation) {
	for _, v := range variations {
		if v.result.Class == p.Witness.Result.Class {
			continue
		}
		probing := newProber(s, []Obligation{Answers})
		probing.single(v)
		if f := probing.found[Answers]; f != nil {
			probing.shrink(Answers, f)
			p.More = append(p.More, probing.witness(Answers, f))
		}
	}
}

// loopLimits looks for what fails only because #foreach stops after 1000 items.
func (s *subject) loopLimits(proofs []Proof, reads *reads, variations []*variation) {
	var open []Obligation
	for _, p := range proofs {
		if p.Verdict != Refuted {
			open = append(open, p.Obligation)
		}
	}
	probing := newProber(s, open)
	for _, v := range variations {
		probing.loopLimit(v)
	}
	for i := range proofs {
		if f := probing.found[proofs[i].Obligation]; f != nil {
			proofs[i].LoopLimit = probing.witness(proofs[i].Obligation, f)
		}
	}
}

// assumptions lists what a verdict on an obligation leans on by default.
func (s *subject) assumptions(o Obligation, reads *reads) []string {
	var out []string
	if s.phase == apigw.RequestPhase && !reads.bodyText {
		out = append(out, ClientJSON)
	}
	if s.phase == apigw.ResponsePhase && !s.execution() {
		out = append(out, BackendJSON)
	}
	out = append(out, WithinLimits)
	if len(reads.stage) > 0 {
		out = append(out, StageVariablesSet)
	}
	if slices.Contains(reads.context, "requestId") {
		out = append(out, RequestIDIsUUID)
	}
	return out
}
