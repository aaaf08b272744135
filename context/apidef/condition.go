package apidef

import (
	"slices"
	"strconv"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
	"github.com/vtlcheck/vtlcheck/context/gateway"
)

// truth is what is known of a condition before deployment.
type truth int

const (
	unknown truth = iota
	no
	yes
)

func truthOf(b bool) truth {
	if b {
		return yes
	}
	return no
}

// holds says whether to take the first arm of an Fn::If.
func (s *stack) holds(name *tree.Node) bool { return s.named(name) == yes }

// named gives what a condition is known to be, else what is assumed of it at the moment.
// A condition that is made of others follows from them.
func (s *stack) named(name *tree.Node) truth {
	if t := s.condition(s.conditions.Get(name.Scalar())); t != unknown {
		return t
	}
	if !slices.Contains(s.met, name.Scalar()) {
		s.met = append(s.met, name.Scalar())
	}
	assumed, ok := s.assume[name.Scalar()]
	if !ok {
		assumed = true
	}
	s.standIns = append(s.standIns, gateway.StandIn{What: "Condition " + name.Scalar(), Text: strconv.FormatBool(assumed), At: name.At()})
	return truthOf(assumed)
}

// condition evaluates a condition as far as it does not hang on parameters that
// deployment can set: a default alone decides nothing.
func (s *stack) condition(n *tree.Node) truth {
	m := n.Single()
	if m == nil || !s.step(n) || s.depth > MaxNesting {
		return unknown
	}
	s.depth++
	defer func() { s.depth-- }()
	switch m.Key {
	case "Condition":
		return s.named(m.Value)
	case "Fn::Not":
		if len(m.Value.Items) == 1 {
			return [...]truth{unknown, yes, no}[s.condition(m.Value.Items[0])]
		}
	case "Fn::And":
		return s.combine(m.Value.Items, no)
	case "Fn::Or":
		return s.combine(m.Value.Items, yes)
	case "Fn::Equals":
		return s.equals(m.Value.Items)
	}
	return unknown
}

// combine is And where one no decides, Or where one yes does.
func (s *stack) combine(items []*tree.Node, decides truth) truth {
	result := yes + no - decides
	for _, item := range items {
		switch t := s.condition(item); t {
		case decides:
			return decides
		case unknown:
			result = unknown
		}
	}
	return result
}

func (s *stack) equals(items []*tree.Node) truth {
	if len(items) != 2 {
		return unknown
	}
	a, sureA := s.settled(items[0])
	b, sureB := s.settled(items[1])
	if !sureA || !sureB {
		return unknown
	}
	return truthOf(a == b)
}

// settled gives a scalar that deployment cannot change.
func (s *stack) settled(n *tree.Node) (string, bool) {
	if m := n.Single(); m != nil && m.Key == "Ref" {
		return s.param(m.Value)
	}
	if n.IsScalar() {
		return n.Str, true
	}
	return "", false
}

func (s *stack) param(name *tree.Node) (string, bool) {
	if !name.IsScalar() {
		return "", false
	}
	return s.opts.param(name.Str)
}
