package proof

import (
	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/strictjson"
	"github.com/vtlcheck/vtlcheck/context/target"
)

// prober renders inputs until each obligation that it is asked about is broken, or
// there are no more.
type prober struct {
	s      *subject
	open   map[Obligation]bool
	found  map[Obligation]*finding
	tried  int
	spent  int // by cost
	budget int
}

// finding is an input that broke an obligation; v and p are nil where it is no point of
// a variation.
type finding struct {
	v *variation
	p point
	o *outcome
}

func newProber(s *subject, open []Obligation) *prober {
	p := &prober{s: s, open: map[Obligation]bool{}, found: map[Obligation]*finding{}, budget: s.budget()}
	for _, o := range open {
		p.open[o] = true
	}
	return p
}

// budget is how many inputs are rendered: fewer of a large template.
func (s *subject) budget() int {
	n := s.opts.MaxTried
	switch {
	case n < 0:
		return 0
	case n == 0:
		n = MaxTried
	}
	return min(n, max(50, maxTriedBytes/max(len(s.tmpl.Source.Text), 1)))
}

// try renders one input; false: there is nothing left to look for.
func (p *prober) try(v *variation, at point, in sample) bool {
	if len(p.open) == 0 || p.spent >= p.budget {
		return false
	}
	p.tried++
	o := p.s.run(in, p.open)
	p.spent += o.cost()
	for obligation, b := range o.broken {
		switch {
		case !p.open[obligation]:
		case !clientsFault(in.req, b.rule):
			delete(p.open, obligation)
			p.found[obligation] = &finding{v, append(point(nil), at...), o}
		case p.found[obligation] == nil: // a better one may come
			p.found[obligation] = &finding{v, append(point(nil), at...), o}
		}
	}
	return len(p.open) > 0
}

// probe tries, in this order: one hostile value at a time, the target's own results, every
// pair of hostile values.
func (p *prober) probe(variations []*variation) {
	for _, v := range variations {
		p.single(v)
	}
	for i := range p.s.results {
		p.try(nil, nil, sample{p.s.baseRequest(), &p.s.results[i]})
	}
	for _, v := range variations {
		p.pairs(v)
	}
}

// clientsFault says whether a rule is broken because the client's body is no JSON, which the
// target answers with a 400: samples that show it are info for the same reason.
func clientsFault(req *apigw.Request, rule string) bool {
	return rule == target.RuleInputNotJSON.ID && req.Body != "" && !strictjson.Valid(req.Body)
}

func (p *prober) single(v *variation) {
	for _, base := range []point{v.bare(), v.plain()} {
		if !p.try(v, base, v.sample(base)) {
			return
		}
		at := append(point(nil), base...)
		for i, f := range v.factors {
			for c := range f.cands {
				at[i] = c
				if !p.try(v, at, v.sample(at)) {
					return
				}
			}
			at[i] = base[i]
		}
	}
}

// pairs tries every pair of values of every two factors, by an orthogonal array: row
// a*q+b gives factor i the candidate a+i*b modulo the prime q.
func (p *prober) pairs(v *variation) {
	if len(v.factors) < 2 {
		return
	}
	q := len(v.factors) - 1
	for _, f := range v.factors {
		q = max(q, len(f.cands))
	}
	q = nextPrime(q)
	at := make(point, len(v.factors))
	for row := range q * q {
		a, b := row/q, row%q
		for i, f := range v.factors {
			at[i] = (a + i*b) % q % len(f.cands)
		}
		if v.root != nil && v.factors[0].slot == v.root {
			at[0] = v.factors[0].plain // a payload that is something else has no places
		}
		if !p.try(v, at, v.sample(at)) {
			return
		}
	}
}

func nextPrime(n int) int {
	for n = max(n, 2); ; n++ {
		prime := true
		for d := 2; d*d <= n; d++ {
			prime = prime && n%d != 0
		}
		if prime {
			return n
		}
	}
}

// loopLimit tries more items than #foreach looks at, in one list after the other.
func (p *prober) loopLimit(v *variation) {
	at := v.plain()
	for i, f := range v.factors {
		if f.slot != nil && f.slot.elem != nil {
			at[i] = oneElement
		}
	}
	for i, f := range v.factors {
		if f.slot == nil || f.slot.elem == nil {
			continue
		}
		f.cands = append(f.cands, cand{words: "has 1001 elements", natural: true, items: loopLimitItems})
		old := at[i]
		at[i] = len(f.cands) - 1
		if !p.try(v, at, v.sample(at)) {
			return
		}
		at[i] = old
	}
}

// oneElement is the index of the candidate of a list that has one element; see slotCands.
const oneElement = 2

// shrink makes a finding smaller: fewer values, then simpler ones, while it breaks the
// same obligation.
func (p *prober) shrink(obligation Obligation, f *finding) {
	if f.v == nil {
		return
	}
	left, mild := maxShrink, clientsFault(f.o.sample.req, f.o.broken[obligation].rule)
	better := func(at point) bool {
		if left < 0 {
			return false
		}
		o := p.s.run(f.v.sample(at), map[Obligation]bool{obligation: true})
		left -= o.cost()
		if b := o.broken[obligation]; b == nil || clientsFault(o.sample.req, b.rule) && !mild {
			return false
		}
		f.p, f.o = append(f.p[:0], at...), o
		return true
	}
	bare := f.v.bare()
	for i := range f.v.factors {
		f.try(i, bare[i], better)
	}
	for i, factor := range f.v.factors {
		for c := 0; c < f.p[i] && f.p[i] != bare[i]; c++ {
			if !factor.cands[c].last && f.try(i, c, better) {
				break
			}
		}
	}
	for i := range f.v.factors {
		f.try(i, bare[i], better)
	}
}

// try changes one factor of a finding.
func (f *finding) try(i, c int, better func(point) bool) bool {
	if f.p[i] == c {
		return false
	}
	at := append(point(nil), f.p...)
	at[i] = c
	return better(at)
}
