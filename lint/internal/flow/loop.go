package flow

import "github.com/vtlcheck/vtlcheck/vtl"

// maxRounds is how many middle rounds of a loop are followed: what a third one does, a
// fourth does too, unless the template counts.
const maxRounds = 2

// runForeach runs a loop zero times, once, and several times: the first round, rounds
// in the middle and the last one differ in what $foreach says.
func (r *runner) runForeach(n *vtl.Foreach, states []*state) []*state {
	var out []*state
	for _, s := range states {
		r.steps++
		if s.ended || s.broke {
			out = append(out, s)
			continue
		}
		out = append(out, r.loop(n, s)...)
	}
	return out
}

func (r *runner) loop(n *vtl.Foreach, s *state) []*state {
	list := r.expr(s, n.List)
	if r.res.once(loopKey{n, list.key}) {
		r.res.Loops = append(r.res.Loops, LoopFact{n, list})
	}
	least, most := rounds(list)
	var out []*state
	if least == 0 {
		out = append(out, s.fork())
	}
	if most == 0 {
		return out
	}
	name := n.Var.Name
	before, had := s.variable(name)
	depth := len(s.rounds)
	r.loops++
	ends := r.unroll(n, s, list)
	r.loops--
	for _, e := range ends {
		e.broke = false
		e.rounds = e.rounds[:depth]
		if had {
			e.assign(name, before)
		} else {
			e.forget(name)
		}
	}
	return append(out, ends...)
}

type loopKey struct {
	loop *vtl.Foreach
	list string
}

// rounds says how often a loop over the value runs: at least, and at most (-1: no limit).
func rounds(list *Value) (least, most int) {
	switch list.Kind {
	case Text, Nothing, Number, Bool, Class:
		return 0, 0
	case List:
		if len(list.Items) > 0 {
			return 1, len(list.Items)
		}
		if list.Truth == Yes {
			return 1, -1 // a range, the keys of a map that is never empty
		}
	case Array:
		return 1, -1
	}
	return 0, -1
}

func (r *runner) unroll(n *vtl.Foreach, s *state, list *Value) []*state {
	at := round{list: list, nesting: s.out.nesting(), number: 1, first: Yes, last: Yes}
	out := r.round(n, []*state{s.fork()}, at)
	if r.loops > 3 || r.steps > maxSteps {
		return r.limit(r.join(out))
	}
	at.last = No
	current := r.round(n, []*state{s.fork()}, at)
	at.first = No
	seen := map[string]bool{}
	for i := 0; i < maxRounds && len(current) > 0; i++ {
		at.number, at.last = at.number+1, Yes
		out = append(out, r.round(n, forkAll(current), at)...)
		current = unseen(current, seen)
		if len(current) == 0 || r.loops > 2 {
			break
		}
		at.last = No
		current = r.round(n, current, at)
	}
	return r.limit(r.join(out))
}

// unseen drops ways that are as they were in an earlier round.
func unseen(states []*state, seen map[string]bool) []*state {
	var fresh []*state
	for _, s := range states {
		if key := s.key(); !seen[key] {
			seen[key] = true
			fresh = append(fresh, s)
		}
	}
	return fresh
}

func forkAll(states []*state) []*state {
	out := make([]*state, len(states))
	for i, s := range states {
		out[i] = s.fork()
	}
	return out
}

// round runs a loop's body once.
func (r *runner) round(n *vtl.Foreach, states []*state, at round) []*state {
	var going, out []*state
	for _, s := range states {
		if s.ended || s.broke {
			out = append(out, s)
			continue
		}
		s.rounds = append(s.rounds[:len(s.rounds):len(s.rounds)], at)
		s.assign(n.Var.Name, r.item(n, at.list))
		s.facts = factsAbout(factsAbout(s.facts, itemKey(n, at.list)), counterKey(len(s.rounds)-1))
		going = append(going, s)
	}
	for _, s := range r.join(r.block(n.Body, going)) {
		s.rounds = s.rounds[:len(s.rounds)-1]
		out = append(out, s)
	}
	return r.limit(out)
}

// factsAbout drops what was tested of the last round's item or counter.
func factsAbout(facts []fact, key string) []fact {
	var kept []fact
	for _, f := range facts {
		if !contains(f.key, key) {
			kept = append(kept, f)
		}
	}
	return kept
}

// item is what is known about the loop's variable.
func (r *runner) item(n *vtl.Foreach, list *Value) *Value {
	switch {
	case list.Kind == JSON:
		d := *list.Data
		d.Key, d.Path, d.Of, d.Optional = itemKey(n, list), "", list.Data, false
		return dataValue(&d, n.Var)
	case list.Elem != nil:
		return list.Elem
	}
	return unknown(list.Sources()...)
}

func itemKey(n *vtl.Foreach, list *Value) string {
	if list.Kind == JSON {
		return list.Data.Key + "[*" + n.Var.Name + "]"
	}
	return "item of " + list.key
}
