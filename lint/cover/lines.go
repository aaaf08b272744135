package cover

import (
	"strings"

	"github.com/vtlcheck/vtlcheck/vtl"
)

// lineCounter finds how often each line of a template ran: a walk in which every block
// knows how often it was entered. #stop, #break and a failure end what follows them.
type lineCounter struct {
	src   *vtl.Source
	shape *shape
	tally *tally // nil: only find the lines that can run
	lines map[int]int
	// stopped counts how often #stop ended the render until now.
	stopped int
}

// linesOf gives the hits of every line, from 1, that something runs on.
func linesOf(t *vtl.Template, s *shape, tl *tally) map[int]int {
	c := &lineCounter{src: t.Source, shape: s, tally: tl, lines: map[int]int{}}
	entered := 0
	if tl != nil {
		entered = 1
	}
	c.block(t.Root, entered)
	return c.lines
}

// block walks what is entered n times, and gives how often its end was reached.
func (c *lineCounter) block(b *vtl.Block, n int) int {
	if b == nil {
		return n
	}
	for _, node := range b.Nodes {
		n = c.node(node, n)
	}
	return n
}

func (c *lineCounter) node(node vtl.Node, n int) (after int) {
	after = n
	switch node := node.(type) {
	case *vtl.Text:
		c.text(node, n)
	case *vtl.Reference, *vtl.Verbatim, *vtl.Escape, *vtl.Set:
		c.mark(node.Span(), n)
	case *vtl.If:
		after = c.arms(node, n)
	case *vtl.Foreach:
		after = c.loop(node, n)
	case *vtl.Define:
		c.mark(node.Head, n)
		c.block(node.Body, c.evidence(node.Body))
	case *vtl.Stop:
		c.mark(node.Span(), n)
		c.stopped += n
		return 0
	case *vtl.Break:
		c.mark(node.Span(), n)
		return 0
	}
	if c.failedIn(node) {
		return 0
	}
	return after
}

func (c *lineCounter) failedIn(node vtl.Node) bool {
	return c.tally != nil && c.tally.failedAt >= 0 && node.Span().Contains(c.tally.failedAt)
}

// mark adds n to every line of a span.
func (c *lineCounter) mark(span vtl.Span, n int) {
	first, _ := c.src.LineColumn(span.Start)
	last, _ := c.src.LineColumn(max(span.End-1, span.Start))
	for line := first; line <= last; line++ {
		c.markLine(line, n)
	}
}

// markLine: what stands on one line runs as often as the part of it that ran most.
func (c *lineCounter) markLine(line, n int) { c.lines[line] = max(c.lines[line], n) }

// text marks the lines on which there is more than white space.
func (c *lineCounter) text(t *vtl.Text, n int) {
	at := t.Span().Start
	for _, line := range strings.SplitAfter(c.src.Slice(t.Span()), "\n") {
		if strings.TrimSpace(line) != "" {
			number, _ := c.src.LineColumn(at)
			c.markLine(number, n)
		}
		at += len(line)
	}
}

func (c *lineCounter) arms(n *vtl.If, entered int) int {
	first := c.shape.first[n]
	left, after := entered, entered
	for i, a := range n.Arms {
		taken := 0
		if c.tally != nil && entered > 0 {
			taken = c.tally.hits[first+i]
		}
		c.mark(a.Head, left)
		left = max(left-taken, 0)
		after -= taken - c.block(a.Body, taken)
	}
	return max(after, 0)
}

func (c *lineCounter) loop(n *vtl.Foreach, entered int) int {
	c.mark(n.Head, entered)
	rounds := 0
	if c.tally != nil && entered > 0 {
		rounds = c.tally.rounds[n]
		if c.tally.ends[n] < entered { // #stop or a failure ended it before it could say
			rounds += c.evidence(n.Body)
		}
	}
	before := c.stopped
	c.block(n.Body, rounds)
	return max(entered-(c.stopped-before), 0)
}

// evidence is how often a block is known to have run, by what its nodes did.
func (c *lineCounter) evidence(b *vtl.Block) int {
	if c.tally == nil || b == nil {
		return 0
	}
	most := 0
	for _, n := range b.Nodes {
		most = max(most, c.tally.seen[n])
	}
	if most == 0 && c.inside(b) {
		return 1
	}
	return most
}

// inside says whether anything in a block is known to have run.
func (c *lineCounter) inside(b *vtl.Block) bool {
	found := false
	vtl.Walk(b, func(n vtl.Node) bool {
		found = found || c.tally.seen[n] > 0 || n.Span().Contains(c.tally.failedAt)
		return !found
	})
	return found
}
