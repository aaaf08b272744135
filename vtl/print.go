package vtl

import "strings"

// Print gives a node's source. The root of a parsed template gives the text that
// it was parsed from, byte for byte: names and structure come from the tree, white
// space and spelling (of strings, numbers, operators, comments) from the text. Any
// other node is written in one plain style.
func Print(node Node) string {
	p := printer{}
	if b, ok := node.(*Block); ok && b.root != nil {
		p.src, p.pos = b.root.text, b.Span().Start
	}
	p.node(node)
	return p.out.String()
}

// printer writes nodes. Where src is not empty, pos is the place in it up to which
// everything is written.
type printer struct {
	out strings.Builder
	src string
	pos int
}

// put writes what the tree says, behind signs of the source that came to nothing.
func (p *printer) put(s string) {
	for p.pos < len(p.src) && isStray(p.src[p.pos]) && !strings.HasPrefix(p.src[p.pos:], s) {
		p.copyTo(p.pos + 1)
	}
	p.out.WriteString(s)
	p.pos += len(s)
}

// copyTo writes the source up to an offset.
func (p *printer) copyTo(end int) {
	if p.pos < end {
		p.out.WriteString(p.src[p.pos:end])
	}
	p.pos = end
}

// gap goes to where a node starts, over white space and over signs that came to
// nothing. Anything else there is not in the tree, and is not written.
func (p *printer) gap(to int) {
	if p.src == "" {
		return
	}
	for p.pos < to && isStray(p.src[p.pos]) {
		p.copyTo(p.pos + 1)
	}
	p.pos = to
}

// isStray says whether a byte can stand between nodes without being in the tree.
func isStray(c byte) bool { return strings.IndexByte(" \t\r\n$#\\!", c) >= 0 }

// blank writes the white space of the source, or else plain.
func (p *printer) blank(plain string) {
	if p.src == "" {
		p.out.WriteString(plain)
		return
	}
	p.copyTo(p.pos + spaceRun(p.src[p.pos:]))
}

// lexeme writes a span of the source, or else plain.
func (p *printer) lexeme(at Span, plain string) {
	if p.src == "" {
		p.out.WriteString(plain)
		return
	}
	p.gap(at.Start)
	p.copyTo(at.End)
}

// directive writes #name up to its parenthesis.
func (p *printer) directive(at int, name string) {
	if p.src == "" {
		p.out.WriteString("#" + name)
		return
	}
	p.gap(at)
	end := at
	if p.src[end] == '#' {
		end++
	}
	p.copyTo(end + directiveName(p.src[end:]))
}

func (p *printer) node(node Node) {
	switch n := node.(type) {
	case *Block:
		p.block(n)
	case *Text:
		p.lexeme(n.Span(), n.Value)
	case *Comment:
		p.lexeme(n.Span(), commentText(n))
	case *Verbatim:
		p.lexeme(n.Span(), "#[["+n.Value+"]]#")
	case *Escape:
		p.lexeme(n.Span(), n.Value)
	case *Bad:
		p.lexeme(n.Span(), "")
	case *Set, *Stop, *Break:
		p.line(n)
	case *If, *Arm, *Foreach, *Define, *Macro:
		p.blockDirective(n)
	case *Reference:
		p.reference(n)
	case *Property, *Call, *Index:
		p.step(n)
	default:
		p.expr(node)
	}
}

func (p *printer) block(b *Block) {
	if b == nil {
		return
	}
	p.gap(b.Span().Start)
	for _, n := range b.Nodes {
		p.node(n)
	}
	p.gap(b.Span().End)
}

func commentText(c *Comment) string {
	if c.Block {
		return "#**#"
	}
	return "##\n"
}

// line writes a directive without a block.
func (p *printer) line(node Node) {
	switch n := node.(type) {
	case *Set:
		p.directive(n.Span().Start, "set")
		p.parens(func() {
			p.node(n.Target)
			p.blank(" ")
			p.put("=")
			p.blank(" ")
			p.node(n.Value)
		})
	case *Stop:
		p.optionalArg(n.Span(), "stop", n.Arg)
	case *Break:
		p.optionalArg(n.Span(), "break", n.Arg)
	}
}

// parens writes ( ) with white space around what is inside.
func (p *printer) parens(inside func()) {
	p.blank("")
	p.put("(")
	p.blank("")
	inside()
	p.blank("")
	p.put(")")
}

func (p *printer) optionalArg(at Span, name string, arg Expr) {
	p.directive(at.Start, name)
	switch {
	case arg != nil:
		p.parens(func() { p.node(arg) })
	case p.src != "":
		p.copyTo(at.End) // #stop()
	}
}

func (p *printer) blockDirective(node Node) {
	switch n := node.(type) {
	case *If:
		p.ifStatement(n)
	case *Arm:
		p.arm(n, "if")
	case *Foreach:
		p.foreachHead(n)
		p.body(n.Body, n.Span())
	case *Define:
		if isWritten(n.Name) {
			p.directive(n.Head.Start, "define")
			p.parens(func() { p.node(n.Name) })
		} else {
			p.lexeme(n.Head, "#define("+n.Name.Name+")")
		}
		p.body(n.Body, n.Span())
	case *Macro:
		p.lexeme(n.Head, "#macro("+n.Name+")")
		p.body(n.Body, n.Span())
	}
}

// body writes a block and its #end, which is not a node.
func (p *printer) body(b *Block, whole Span) {
	p.block(b)
	p.lexeme(Span{p.pos, whole.End}, "#end")
}

func (p *printer) ifStatement(n *If) {
	for i, a := range n.Arms {
		switch {
		case i == 0:
			p.arm(a, "if")
		case a.Cond != nil:
			p.arm(a, "elseif")
		default:
			p.directive(a.Head.Start, "{else}")
			p.block(a.Body)
		}
	}
	p.lexeme(Span{p.pos, n.Span().End}, "#end")
}

func (p *printer) arm(a *Arm, name string) {
	if _, bad := a.Cond.(*Bad); bad || a.Cond == nil {
		p.lexeme(a.Head, "#"+name+"()")
	} else {
		p.directive(a.Head.Start, name)
		p.parens(func() { p.node(a.Cond) })
	}
	p.block(a.Body)
}

func (p *printer) foreachHead(n *Foreach) {
	if n.Parts != 3 || !isWritten(n.Var) || n.List == nil {
		p.lexeme(n.Head, "#foreach()")
		return
	}
	p.directive(n.Head.Start, "foreach")
	p.parens(func() {
		p.node(n.Var)
		p.lexeme(Span{p.pos, n.List.Span().Start}, " in ")
		p.node(n.List)
	})
}

// isWritten tells a reference of the source from a name that the parser made one.
func isWritten(r *Reference) bool { return r.NameSpan != r.Span() }
