package vtl

import "strings"

// arena is where the parser takes nodes and lists of nodes from, many at a time: a
// tree is built at once and dropped at once.
type arena struct {
	texts      slab[Text]
	blocks     slab[Block]
	refs       slab[Reference]
	properties slab[Property]
	calls      slab[Call]
	strings    slab[StringLit]
	binaries   slab[Binary]
	numbers    slab[NumberLit]
	sets       slab[Set]
	ifs        slab[If]
	arms       slab[Arm]
	loops      slab[Foreach]

	nodes gatherer[Node]
	exprs gatherer[Expr]
	steps gatherer[Step]
	forks gatherer[*Arm]
	args  []argument // of the directives that are open
}

// starter is the first memory of an arena, in one piece: enough for a short template.
type starter struct {
	texts      [4]Text
	blocks     [2]Block
	refs       [12]Reference
	properties [6]Property
	calls      [4]Call
	strings    [8]StringLit
	binaries   [6]Binary
	sets       [4]Set
	nodes      [8]Node
	exprs      [4]Expr
	steps      [8]Step
}

// starterRefs is the number of references from which on a starter is used: a text with
// fewer would leave most of it unused.
const starterRefs = 4

// plan makes an arena ready for a template. Nearly each $ in it is a reference and
// about half of the # are directives; the rest goes by what is usual.
func (a *arena) plan(text string) {
	dollars, hashes := strings.Count(text, "$"), strings.Count(text, "#")
	left := dollars
	if dollars >= starterRefs {
		s := new(starter)
		a.texts.block, a.blocks.block, a.refs.block = s.texts[:], s.blocks[:], s.refs[:]
		a.properties.block, a.calls.block, a.strings.block = s.properties[:], s.calls[:], s.strings[:]
		a.binaries.block, a.sets.block = s.binaries[:], s.sets[:]
		a.nodes.free, a.exprs.free, a.steps.free = s.nodes[:], s.exprs[:], s.steps[:]
		left -= len(s.refs)
	}
	half, quarter := slabSize(dollars/2), slabSize(dollars/4)
	a.refs.size, a.nodes.size = slabSize(left), slabSize(dollars)
	a.texts.size, a.properties.size, a.steps.size = half, half, half
	a.calls.size, a.strings.size, a.exprs.size = quarter, quarter, quarter
	a.binaries.size, a.numbers.size = slabSize(dollars/8), slabSize(dollars/16)
	heads := slabSize(hashes / 4)
	a.blocks.size, a.sets.size, a.ifs.size, a.arms.size, a.forks.size = heads, heads, heads, heads, heads
	a.loops.size = slabSize(hashes / 8)
}

// slabSize bounds what may stay unused at the end of a parse.
func slabSize(n int) int { return min(max(2, n), 128) }

// drop forgets the memory that was given away, and keeps what only the parser uses.
func (a *arena) drop() {
	*a = arena{
		nodes: a.nodes.emptied(),
		exprs: a.exprs.emptied(),
		steps: a.steps.emptied(),
		forks: a.forks.emptied(),
		args:  a.args[:0],
	}
	clear(a.args[:cap(a.args)])
}

// heights are the lengths of the lists that are open.
type heights struct{ nodes, exprs, steps, forks, args int }

func (a *arena) heights() heights {
	return heights{len(a.nodes.open), len(a.exprs.open), len(a.steps.open), len(a.forks.open), len(a.args)}
}

func (a *arena) cutTo(h heights) {
	a.nodes.cutTo(h.nodes)
	a.exprs.cutTo(h.exprs)
	a.steps.cutTo(h.steps)
	a.forks.cutTo(h.forks)
	a.args = a.args[:h.args]
}

// gatherer holds the children of what is being parsed until their number is known,
// and then gives them a list of their own.
type gatherer[T any] struct {
	open []T // behind its length it is clear
	free []T // for lists
	size int // of the next free
}

func (g *gatherer[T]) add(item T) { g.open = append(g.open, item) }

// list takes the items from mark on into a list, which cannot grow into the next one.
func (g *gatherer[T]) list(mark int) []T {
	n := len(g.open) - mark
	if n == 0 {
		return nil
	}
	if n > len(g.free) {
		g.free = make([]T, max(n, g.size))
	}
	list := g.free[:n:n]
	g.free = g.free[n:]
	var none T
	for i := range list { // most lists are too short for copy and clear
		list[i], g.open[mark+i] = g.open[mark+i], none
	}
	g.open = g.open[:mark]
	return list
}

func (g *gatherer[T]) cutTo(n int) {
	clear(g.open[n:])
	g.open = g.open[:n]
}

func (g *gatherer[T]) emptied() gatherer[T] {
	g.cutTo(0)
	return gatherer[T]{open: g.open}
}

// slab hands out zero values from blocks.
type slab[T any] struct {
	block []T
	used  int
	size  int // of the next block
}

func (s *slab[T]) new() *T {
	if s.used == len(s.block) {
		s.grow()
	}
	v := &s.block[s.used]
	s.used++
	return v
}

func (s *slab[T]) grow() { s.block, s.used = make([]T, s.size), 0 }
