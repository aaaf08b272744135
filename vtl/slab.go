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
	sets       slab[Set]
	scratch

	nodeMem []Node
	exprMem []Expr
	stepMem []Step
}

// scratch holds the children of what is being parsed, until their number is known.
type scratch struct {
	nodes     []Node
	exprStack []Expr
	stepStack []Step
}

// cleared keeps the memory, but nothing in it.
func (s scratch) cleared() scratch {
	clear(s.nodes[:cap(s.nodes)])
	clear(s.exprStack[:cap(s.exprStack)])
	clear(s.stepStack[:cap(s.stepStack)])
	return scratch{s.nodes[:0], s.exprStack[:0], s.stepStack[:0]}
}

// heights are the lengths of the scratch lists.
type heights struct{ nodes, exprs, steps int }

func (s *scratch) heights() heights {
	return heights{len(s.nodes), len(s.exprStack), len(s.stepStack)}
}

func (s *scratch) cutTo(h heights) {
	s.nodes, s.exprStack, s.stepStack = s.nodes[:h.nodes], s.exprStack[:h.exprs], s.stepStack[:h.steps]
}

// nodeList takes the nodes above mark off the stack, into a list of their own.
func (a *arena) nodeList(mark int) []Node {
	var list []Node
	list, a.nodeMem = carve(a.nodes[mark:], a.nodeMem)
	a.nodes = a.nodes[:mark]
	return list
}

func (a *arena) exprList(mark int) []Expr {
	var list []Expr
	list, a.exprMem = carve(a.exprStack[mark:], a.exprMem)
	a.exprStack = a.exprStack[:mark]
	return list
}

func (a *arena) stepList(mark int) []Step {
	var list []Step
	list, a.stepMem = carve(a.stepStack[mark:], a.stepMem)
	a.stepStack = a.stepStack[:mark]
	return list
}

// carve copies items into memory that is shared with other lists, and gives the rest
// of that memory. A list cannot grow into the next one.
func carve[T any](items, mem []T) (list, rest []T) {
	n := len(items)
	if n == 0 {
		return nil, mem
	}
	if n > len(mem) {
		mem = make([]T, max(n, 16))
	}
	copy(mem, items)
	return mem[:n:n], mem[n:]
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
