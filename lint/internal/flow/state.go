package flow

import (
	"slices"
	"strings"

	"github.com/vtlcheck/vtlcheck/vtl"
)

// state is one way through the template, up to where it is. Slices in it are shared
// between states and copied before they change.
type state struct {
	vars   []binding
	facts  []fact
	sets   []Override
	out    output
	chunk  *Chunk
	rounds []round
	// ended says that a #stop ran; broke, that a #break waits for its loop's end.
	ended, broke bool
	// unsure is above 0 where the way took a side of a guard that cannot be decided, until
	// the output leaves the bracket or string of that nesting.
	unsure int
}

// binding is a variable with its value.
type binding struct {
	name  string
	value *Value
}

// fact is a test that the way has taken.
type fact struct {
	key   string
	truth Truth
}

// round is where in its rounds a loop is.
type round struct {
	first, last Truth
	list        *Value
	number      int64 // from 1
	nesting     int   // of the output where the loop began
}

// Override is one #set of a member that reaches outside of the template.
type Override struct {
	// Path is the member: $context.responseOverride.status.
	Path  string
	Value *Value
	Set   *vtl.Set
}

// Chunk is a piece of what a way printed, with what came before it.
type Chunk struct {
	Before *Chunk
	Piece  Piece
	// At is the node that printed it: text, or the reference.
	At    vtl.Node
	Place Place
	// Kind of the value that the piece is of.
	Kind Kind
}

func (s *state) fork() *state {
	c := *s
	c.out = s.out.clone()
	return &c
}

func (s *state) variable(name string) (*Value, bool) {
	for i := len(s.vars) - 1; i >= 0; i-- {
		if s.vars[i].name == name {
			return s.vars[i].value, true
		}
	}
	return nil, false
}

func (s *state) assign(name string, v *Value) {
	vars := slices.Clone(s.vars)
	for i := range vars {
		if vars[i].name == name {
			vars[i].value = v
			s.vars = vars
			return
		}
	}
	s.vars = append(vars, binding{name, v})
}

func (s *state) forget(name string) {
	s.vars = slices.DeleteFunc(slices.Clone(s.vars), func(b binding) bool { return b.name == name })
}

// learn remembers the outcome of a test.
func (s *state) learn(key string, truth Truth) {
	s.facts = append(slices.Clip(s.facts), fact{key, truth})
}

// recall gives what earlier tests say about a test.
func (s *state) recall(key string) Truth {
	for _, f := range s.facts {
		if f.key == key {
			return f.truth
		}
	}
	subject, _, ok := cutEqual(key)
	if !ok {
		return Maybe
	}
	for _, f := range s.facts {
		if other, _, ok := cutEqual(f.key); ok && other == subject && f.truth == Yes {
			return No // it is equal to something else
		}
	}
	return Maybe
}

// mentions says whether the way has tested something about the data.
func (s *state) mentions(dataKey string) bool {
	for _, f := range s.facts {
		if strings.Contains(f.key, dataKey) {
			return true
		}
	}
	return false
}

// tested says whether the way has tested data, or what it was made from.
func (s *state) tested(d *Data) bool {
	for ; d != nil; d = d.Of {
		if s.mentions(d.Key) || d.Path != "" && s.mentions(d.Path) {
			return true
		}
	}
	return false
}

// checked says whether the way knows which constant data equals, or that it matches a
// pattern.
func (s *state) checked(d *Data) bool {
	for ; d != nil; d = d.Of {
		for _, f := range s.facts {
			if f.truth != Yes || !strings.Contains(f.key, d.Key) {
				continue
			}
			if subject, _, ok := cutEqual(f.key); ok && subject == d.Key || strings.Contains(f.key, ".matches(") {
				return true
			}
		}
	}
	return false
}

const equalMark = "eq\x01"

// equalKey is the fact that data equals a constant.
func equalKey(data, constant string) string { return equalMark + data + "\x01" + constant }

func cutEqual(key string) (data, constant string, ok bool) {
	rest, ok := strings.CutPrefix(key, equalMark)
	if !ok {
		return "", "", false
	}
	return strings.Cut(rest, "\x01")
}

// key identifies everything about a state but its facts and what it printed.
func (s *state) key() string {
	var b strings.Builder
	for _, v := range s.vars {
		b.WriteString(v.name + "=" + v.value.key + ";")
	}
	for _, o := range s.sets {
		b.WriteString(o.Path + "<-" + o.Value.key + ";")
	}
	b.WriteString(s.out.key())
	if s.broke {
		b.WriteByte('b')
	}
	return b.String()
}

// join brings ways together: those that differ only in what they tested become one,
// which knows what both know.
func join(states []*state) []*state {
	if len(states) < 2 {
		return states
	}
	byKey := make(map[string]*state, len(states))
	kept := states[:0:0]
	for _, s := range states {
		key := s.key()
		known, ok := byKey[key]
		if !ok {
			byKey[key] = s
			kept = append(kept, s)
			continue
		}
		known.facts = commonFacts(known.facts, s.facts)
		if s.unsure == 0 {
			known.unsure = 0 // one way leads here for sure
		}
	}
	return kept
}

func commonFacts(a, b []fact) []fact {
	var common []fact
	for _, f := range a {
		if slices.Contains(b, f) {
			common = append(common, f)
		}
	}
	return common
}
