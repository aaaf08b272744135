package vtl

import (
	"fmt"
	"strings"
)

// Dump writes a tree for people: a node per line, indented by its depth, with its
// span as byte offsets and what it holds.
func Dump(node Node) string {
	var d dumper
	d.node(node, 0)
	return d.out.String()
}

type dumper struct{ out strings.Builder }

func (d *dumper) node(node Node, depth int) {
	at := node.Span()
	fmt.Fprintf(&d.out, "%s%s %d-%d%s\n", strings.Repeat("  ", depth), nodeName(node), at.Start, at.End, details(node))
	walkChildren(node, func(child Node) bool {
		d.node(child, depth+1)
		return false
	})
}

// nodeName is the node's type without its package.
func nodeName(node Node) string {
	name := fmt.Sprintf("%T", node)
	return name[strings.LastIndexByte(name, '.')+1:]
}

// details is what a node holds besides its children.
func details(node Node) string {
	switch n := node.(type) {
	case *Text:
		return fmt.Sprintf(" %q", n.Value)
	case *Comment:
		return flags(n.Block, "block")
	case *Verbatim:
		return fmt.Sprintf(" %q", n.Value)
	case *Escape:
		return fmt.Sprintf(" %q", n.Value)
	case *Reference:
		return referenceDetails(n)
	case *Property:
		return " ." + n.Name
	case *Call:
		return " ." + n.Name + "()"
	case *StringLit:
		return fmt.Sprintf(" %q%s", n.Value, flags(n.Double, "double"))
	case *NumberLit:
		return fmt.Sprintf(" %T %v", n.Value, n.Value)
	case *BoolLit:
		return fmt.Sprintf(" %v", n.Value)
	case *Unary:
		return " " + n.Op.String()
	case *Binary:
		return " " + n.Op.String()
	case *Arm:
		return flags(n.Cond == nil, "else")
	case *Foreach:
		return flags(n.Parts != 3, fmt.Sprintf("parts=%d", n.Parts))
	case *Macro:
		return " " + n.Name
	}
	return ""
}

func referenceDetails(r *Reference) string {
	s := " " + r.Name + flags(r.Quiet, "quiet") + flags(r.Formal, "formal") + flags(r.Bare, "bare")
	if r.Escapes > 0 {
		s += fmt.Sprintf(" escapes=%d", r.Escapes)
	}
	if r.Stray != "" {
		s += fmt.Sprintf(" stray=%q", r.Stray)
	}
	return s
}

func flags(on bool, name string) string {
	if on {
		return " " + name
	}
	return ""
}
