package vtl

import "strings"

// arena is where the parser takes nodes and lists of nodes from, many at a time: a
// tree is built at once and dropped at once. Use newArena.
type arena struct {
	supply *supply

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

// pack is memory for a stretch of a template with packRefs references and what usually
// comes with them.
type pack struct {
	texts      [7]Text
	blocks     [3]Block
	refs       [packRefs]Reference
	properties [5]Property
	calls      [4]Call
	strings    [4]StringLit
	binaries   [2]Binary
	numbers    [1]NumberLit
	sets       [3]Set
	ifs        [1]If
	arms       [2]Arm
	loops      [1]Foreach

	nodes [16]Node
	exprs [4]Expr
	steps [9]Step
	forks [2]*Arm
}

const packRefs = 12

// maxPacks bounds what a template can leave unused that is not usual.
const maxPacks = 10

// supply is the memory for one template: packs in one piece, and blocks where they do
// not reach.
type supply struct {
	packs []pack
	block int // values in a block
}

func newArena() arena {
	var a arena
	a.supply = new(supply)
	a.texts.share = shareOf(a.supply, func(p *pack) []Text { return p.texts[:] })
	a.blocks.share = shareOf(a.supply, func(p *pack) []Block { return p.blocks[:] })
	a.refs.share = shareOf(a.supply, func(p *pack) []Reference { return p.refs[:] })
	a.properties.share = shareOf(a.supply, func(p *pack) []Property { return p.properties[:] })
	a.calls.share = shareOf(a.supply, func(p *pack) []Call { return p.calls[:] })
	a.strings.share = shareOf(a.supply, func(p *pack) []StringLit { return p.strings[:] })
	a.binaries.share = shareOf(a.supply, func(p *pack) []Binary { return p.binaries[:] })
	a.numbers.share = shareOf(a.supply, func(p *pack) []NumberLit { return p.numbers[:] })
	a.sets.share = shareOf(a.supply, func(p *pack) []Set { return p.sets[:] })
	a.ifs.share = shareOf(a.supply, func(p *pack) []If { return p.ifs[:] })
	a.arms.share = shareOf(a.supply, func(p *pack) []Arm { return p.arms[:] })
	a.loops.share = shareOf(a.supply, func(p *pack) []Foreach { return p.loops[:] })
	a.nodes.share = shareOf(a.supply, func(p *pack) []Node { return p.nodes[:] })
	a.exprs.share = shareOf(a.supply, func(p *pack) []Expr { return p.exprs[:] })
	a.steps.share = shareOf(a.supply, func(p *pack) []Step { return p.steps[:] })
	a.forks.share = shareOf(a.supply, func(p *pack) []*Arm { return p.forks[:] })
	return a
}

// plan makes an arena ready for a template: nearly each $ in it is a reference, and
// what else it has goes with their number.
func (a *arena) plan(text string) {
	refs := strings.Count(text, "$")
	if packs := min((refs+packRefs/2)/packRefs, maxPacks); packs > 0 {
		a.supply.packs = make([]pack, packs)
	}
	a.supply.block = min(max(4, refs/8), 128)
}

// drop forgets the memory that was given away, and keeps what only the parser uses.
func (a *arena) drop() {
	a.supply.packs = nil
	a.texts.drop()
	a.blocks.drop()
	a.refs.drop()
	a.properties.drop()
	a.calls.drop()
	a.strings.drop()
	a.binaries.drop()
	a.numbers.drop()
	a.sets.drop()
	a.ifs.drop()
	a.arms.drop()
	a.loops.drop()
	a.nodes.drop()
	a.exprs.drop()
	a.steps.drop()
	a.forks.drop()
	clear(a.args[:cap(a.args)])
	a.args = a.args[:0]
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

// share is what one kind of value gets of a supply.
type share[T any] struct {
	supply *supply
	of     func(*pack) []T
	taken  int // packs
}

func shareOf[T any](s *supply, of func(*pack) []T) share[T] { return share[T]{supply: s, of: of} }

// more gives memory for n values at least.
func (s *share[T]) more(n int) []T {
	if s.taken < len(s.supply.packs) {
		s.taken++
		if values := s.of(&s.supply.packs[s.taken-1]); n <= len(values) {
			return values
		}
	}
	return make([]T, max(n, s.supply.block))
}

// slab hands out zero values.
type slab[T any] struct {
	share[T]
	block []T
	used  int
}

func (s *slab[T]) new() *T {
	if s.used == len(s.block) {
		s.block, s.used = s.more(1), 0
	}
	s.used++
	return &s.block[s.used-1]
}

func (s *slab[T]) drop() { s.block, s.used, s.taken = nil, 0, 0 }

// gatherer holds the children of what is being parsed until their number is known,
// and then gives them a list of their own.
type gatherer[T any] struct {
	share[T]
	open []T
	top  int // behind it open is clear
	// block is for lists, up to used.
	block []T
	used  int
}

func (g *gatherer[T]) add(item T) { g.open = append(g.open, item) }

// list takes the items from mark on into a list, which cannot grow into the next one.
func (g *gatherer[T]) list(mark int) []T {
	items := g.open[mark:]
	if len(items) == 0 {
		return nil
	}
	g.cutTo(mark)
	from, to := g.used, g.used+len(items)
	if to > len(g.block) {
		g.block = g.more(len(items))
		from, to = 0, len(items)
	}
	g.used = to
	list := g.block[from:to:to]
	for i := range list { // most lists are too short for copy
		list[i] = items[i]
	}
	return list
}

func (g *gatherer[T]) cutTo(n int) {
	g.top = max(g.top, len(g.open))
	g.open = g.open[:n]
}

func (g *gatherer[T]) drop() {
	g.cutTo(0)
	clear(g.open[:g.top])
	g.top, g.block, g.used, g.taken = 0, nil, 0, 0
}
