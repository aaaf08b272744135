package vtl

import "fmt"

// Walk calls visit for node and everything below it, in source order; where visit
// returns false, what is below that node is left out. It panics on an unknown node type.
func Walk(node Node, visit func(Node) bool) {
	if isNil(node) || !visit(node) {
		return
	}
	walkChildren(node, visit)
}

// isNil says whether an optional child is missing.
func isNil(node Node) bool {
	switch n := node.(type) {
	case nil:
		return true
	case *Block:
		return n == nil
	case *Reference:
		return n == nil
	}
	return false
}

func walkChildren(node Node, visit func(Node) bool) {
	switch n := node.(type) {
	case *Text, *Comment, *Verbatim, *Escape, *Property, *NumberLit, *BoolLit, *Bad:
	case *Block:
		walkAll(n.Nodes, visit)
	case *Reference:
		walkAll(n.Steps, visit)
	case *Call:
		walkAll(n.Args, visit)
	case *Index:
		Walk(n.Key, visit)
	case *StringLit:
		Walk(n.Body, visit)
	case *ListLit:
		walkAll(n.Items, visit)
	case *RangeLit:
		Walk(n.Low, visit)
		Walk(n.High, visit)
	case *MapLit:
		walkAll(n.Entries, visit)
	case *MapEntry:
		Walk(n.Key, visit)
		Walk(n.Value, visit)
	case *Unary:
		Walk(n.X, visit)
	case *Binary:
		Walk(n.X, visit)
		Walk(n.Y, visit)
	case *Paren:
		Walk(n.X, visit)
	case *Set:
		Walk(n.Target, visit)
		Walk(n.Value, visit)
	case *If:
		walkAll(n.Arms, visit)
	case *Arm:
		Walk(n.Cond, visit)
		Walk(n.Body, visit)
	case *Foreach:
		Walk(n.Var, visit)
		Walk(n.List, visit)
		Walk(n.Extra, visit)
		Walk(n.Body, visit)
	case *Define:
		Walk(n.Name, visit)
		Walk(n.Body, visit)
	case *Macro:
		Walk(n.Body, visit)
	case *Stop:
		Walk(n.Arg, visit)
	case *Break:
		Walk(n.Arg, visit)
	default:
		panic(fmt.Sprintf("vtl: Walk does not know %T", node))
	}
}

func walkAll[N Node](nodes []N, visit func(Node) bool) {
	for _, n := range nodes {
		Walk(n, visit)
	}
}
