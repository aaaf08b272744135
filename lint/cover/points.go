package cover

import (
	"fmt"
	"strings"

	"github.com/vtlcheck/vtlcheck/vtl"
)

// Kind says what a Point is about.
type Kind string

// The kinds of points.
const (
	Entry  Kind = "entry"  // the template ran
	Arm    Kind = "arm"    // an #if chose this arm
	Loop   Kind = "loop"   // a #foreach had so many rounds
	Side   Kind = "side"   // a side of && or || had this value
	Result Kind = "result" // the backend answered like this
)

// Point is one thing that a case can reach.
type Point struct {
	Kind Kind
	// Span is the piece of template that it is about; empty for Entry and Result.
	Span vtl.Span
	// Group tells points that belong together: the arms of one #if, the rounds of one loop.
	Group int
	// Label says what must happen, as in: the #else is taken.
	Label string
}

// shape is what a parsed template has to be reached.
type shape struct {
	points []Point
	// first is the index of a node's first point.
	first  map[vtl.Node]int
	groups int
}

// The order of the points of a loop and of an operator.
const (
	loopZero = iota
	loopOne
	loopMany
	loopPoints
)

const (
	leftTrue = iota
	leftFalse
	rightTrue
	rightFalse
	sidePoints
)

// shapeOf walks a template. What can never run, the body of a #macro, has no points.
func shapeOf(t *vtl.Template) *shape {
	s := &shape{first: map[vtl.Node]int{}}
	s.add(Point{Kind: Entry, Label: "the template runs"})
	s.groups++
	vtl.Walk(t.Root, func(n vtl.Node) bool {
		switch n := n.(type) {
		case *vtl.Macro:
			return false
		case *vtl.If:
			s.arms(n)
		case *vtl.Foreach:
			s.loop(n)
		case *vtl.Binary:
			s.sides(n, t.Source)
		}
		return true
	})
	return s
}

func (s *shape) add(p Point) {
	p.Group = s.groups
	s.points = append(s.points, p)
}

func (s *shape) arms(n *vtl.If) {
	s.first[n] = len(s.points)
	for i, a := range n.Arms {
		label := "the #if is true"
		switch {
		case a.Cond == nil:
			label = "the #else is taken"
		case i > 0:
			label = "the #elseif is true"
		}
		s.add(Point{Kind: Arm, Span: a.Head, Label: label})
	}
	if n.Arms[len(n.Arms)-1].Cond != nil {
		s.add(Point{Kind: Arm, Span: n.Arms[0].Head, Label: "no arm of the #if is taken"})
	}
	s.groups++
}

// loop adds the three numbers of rounds; a loop over a literal list has one.
func (s *shape) loop(n *vtl.Foreach) {
	s.first[n] = len(s.points)
	for i, label := range []string{"no round", "one round", "many rounds"} {
		if fixed, ok := fixedRounds(n.List); ok && bucket(fixed) != i {
			label = "" // cannot happen
		}
		s.add(Point{Kind: Loop, Span: n.Head, Label: prefixed("the loop has ", label)})
	}
	s.groups++
}

func prefixed(prefix, label string) string {
	if label == "" {
		return ""
	}
	return prefix + label
}

// bucket is the point of a number of rounds.
func bucket(rounds int) int { return min(rounds, loopMany) }

// fixedRounds is the number of rounds of a loop over a literal.
func fixedRounds(list vtl.Expr) (int, bool) {
	switch l := list.(type) {
	case *vtl.ListLit:
		return len(l.Items), true
	case *vtl.RangeLit:
		low, ok := number(l.Low)
		high, ok2 := number(l.High)
		return max(low-high, high-low) + 1, ok && ok2
	}
	return 0, false
}

func number(e vtl.Expr) (int, bool) {
	if n, ok := e.(*vtl.NumberLit); ok {
		i, ok := n.Value.(int32)
		return int(i), ok
	}
	return 0, false
}

func (s *shape) sides(n *vtl.Binary, src *vtl.Source) {
	if n.Op != vtl.OpAnd && n.Op != vtl.OpOr {
		return
	}
	s.first[n] = len(s.points)
	for _, side := range []vtl.Expr{n.X, n.Y} {
		for _, truth := range []bool{true, false} {
			label := fmt.Sprintf("%s is %v", excerpt(src.Slice(side.Span())), truth)
			if b, ok := side.(*vtl.BoolLit); ok && b.Value != truth {
				label = ""
			}
			s.add(Point{Kind: Side, Span: side.Span(), Label: label})
		}
	}
	s.groups++
}

// maxExcerpt bounds the template text in a label, in characters.
const maxExcerpt = 40

func excerpt(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if r := []rune(text); len(r) > maxExcerpt {
		return string(r[:maxExcerpt]) + "…"
	}
	return text
}
