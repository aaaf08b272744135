package vtl

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
	scratch

	nodeMem listMem[Node]
	exprMem listMem[Expr]
	stepMem listMem[Step]
	armMem  listMem[*Arm]
}

// scratch holds the children of what is being parsed, until their number is known.
type scratch struct {
	nodes     []Node
	exprStack []Expr
	stepStack []Step
	armStack  []*Arm
	argStack  []argument
}

// cleared keeps the memory, but nothing in it.
func (s scratch) cleared() scratch {
	clear(s.nodes[:cap(s.nodes)])
	clear(s.exprStack[:cap(s.exprStack)])
	clear(s.stepStack[:cap(s.stepStack)])
	clear(s.armStack[:cap(s.armStack)])
	clear(s.argStack[:cap(s.argStack)])
	return scratch{s.nodes[:0], s.exprStack[:0], s.stepStack[:0], s.armStack[:0], s.argStack[:0]}
}

// heights are the lengths of the scratch lists.
type heights struct{ nodes, exprs, steps, arms, args int }

func (s *scratch) heights() heights {
	return heights{len(s.nodes), len(s.exprStack), len(s.stepStack), len(s.armStack), len(s.argStack)}
}

func (s *scratch) cutTo(h heights) {
	s.nodes, s.exprStack, s.stepStack = s.nodes[:h.nodes], s.exprStack[:h.exprs], s.stepStack[:h.steps]
	s.armStack, s.argStack = s.armStack[:h.arms], s.argStack[:h.args]
}

// nodeList takes the nodes above mark off the stack, into a list of their own.
func (a *arena) nodeList(mark int) []Node {
	list := a.nodeMem.list(a.nodes[mark:])
	a.nodes = a.nodes[:mark]
	return list
}

func (a *arena) exprList(mark int) []Expr {
	list := a.exprMem.list(a.exprStack[mark:])
	a.exprStack = a.exprStack[:mark]
	return list
}

func (a *arena) stepList(mark int) []Step {
	list := a.stepMem.list(a.stepStack[mark:])
	a.stepStack = a.stepStack[:mark]
	return list
}

func (a *arena) armList(mark int) []*Arm {
	list := a.armMem.list(a.armStack[mark:])
	a.armStack = a.armStack[:mark]
	return list
}

// listMem is memory that lists share, each with a part of its own.
type listMem[T any] struct {
	free []T
	size int
}

// list copies items into a list that cannot grow into the next one.
func (m *listMem[T]) list(items []T) []T {
	n := len(items)
	if n == 0 {
		return nil
	}
	if n > len(m.free) {
		m.size = min(max(8, m.size*2), maxSlab)
		m.free = make([]T, max(n, m.size))
	}
	list := m.free[:n:n]
	copy(list, items)
	m.free = m.free[n:]
	return list
}

// slab hands out zero values from blocks that grow with their number.
type slab[T any] struct {
	free []T
	size int
}

// maxSlab bounds the values that may stay unused at the end of a parse.
const maxSlab = 64

func (s *slab[T]) new() *T {
	if len(s.free) == 0 {
		s.size = min(max(4, s.size*2), maxSlab)
		s.free = make([]T, s.size)
	}
	v := &s.free[0]
	s.free = s.free[1:]
	return v
}
