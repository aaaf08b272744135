package vtl

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
)

func (p *printer) reference(r *Reference) {
	p.gap(r.Span().Start)
	if r.Bare && p.src != "" {
		p.copyTo(r.NameSpan.Start)
	} else {
		p.put(referencePrefix(r))
	}
	p.put(r.Name)
	for _, s := range r.Steps {
		p.node(s)
	}
	if r.Formal {
		p.put("}")
	}
}

func referencePrefix(r *Reference) string {
	if r.Bare {
		return ""
	}
	prefix := strings.Repeat(`\`, r.Escapes) + r.Stray + "$"
	if r.Quiet {
		prefix += "!"
	}
	if r.Formal {
		prefix += "{"
	}
	return prefix
}

func (p *printer) step(node Node) {
	p.gap(node.Span().Start)
	switch n := node.(type) {
	case *Property:
		p.put("." + n.Name)
	case *Call:
		p.put("." + n.Name)
		p.put("(")
		p.items(n.Args)
		p.blank("")
		p.put(")")
	case *Index:
		p.put("[")
		p.blank("")
		p.node(n.Key)
		p.blank("")
		p.put("]")
	}
}

// separate stands before item i of a list or map.
func (p *printer) separate(i int) {
	p.blank("")
	if i > 0 {
		p.put(",")
		p.blank(" ")
	}
}

func (p *printer) items(items []Expr) {
	for i, x := range items {
		p.separate(i)
		p.node(x)
	}
}

func (p *printer) expr(node Node) {
	switch n := node.(type) {
	case *StringLit:
		p.stringLit(n)
	case *NumberLit:
		p.lexeme(n.Span(), numberText(n.Value))
	case *BoolLit:
		p.gap(n.Span().Start)
		p.put(strconv.FormatBool(n.Value))
	case *ListLit:
		p.put("[")
		p.items(n.Items)
		p.blank("")
		p.put("]")
	case *RangeLit:
		p.put("[")
		p.blank("")
		p.node(n.Low)
		p.blank("")
		p.put("..")
		p.blank("")
		p.node(n.High)
		p.blank("")
		p.put("]")
	case *MapLit:
		p.mapLit(n)
	case *MapEntry:
		p.entry(n)
	case *Unary:
		p.lexeme(n.OpSpan, "!")
		p.blank("")
		p.node(n.X)
	case *Binary:
		p.node(n.X)
		p.blank(" ")
		p.lexeme(n.OpSpan, n.Op.String())
		p.blank(" ")
		p.node(n.Y)
	case *Paren:
		p.put("(")
		p.blank("")
		p.node(n.X)
		p.blank("")
		p.put(")")
	}
}

func (p *printer) mapLit(m *MapLit) {
	p.put("{")
	for i, e := range m.Entries {
		p.separate(i)
		p.entry(e)
	}
	p.blank("")
	p.put("}")
}

func (p *printer) entry(e *MapEntry) {
	p.node(e.Key)
	p.blank("")
	p.put(":")
	p.blank(" ")
	p.node(e.Value)
}

// stringLit writes a string. Inside of one that has doubled quotes or \u the tree's
// texts are not those of the source, so that it is copied as a whole.
func (p *printer) stringLit(s *StringLit) {
	if s.Body == nil || p.src == "" || s.encoded(p.src) || s.endsInComment(p.src) {
		p.lexeme(s.Span(), s.plain())
		return
	}
	p.put(`"`)
	p.block(s.Body)
	p.put(`"`)
}

func (s *StringLit) encoded(src string) bool {
	return len(s.Value) != s.Span().End-s.Span().Start-2 || s.Value != src[s.Span().Start+1:s.Span().End-1]
}

// endsInComment tells whether a comment is open at the string's end: the character
// before it is no part of what the string means, see Block.cutPad.
func (s *StringLit) endsInComment(src string) bool {
	last := len(s.Body.Nodes) - 1
	if last < 0 {
		return false
	}
	c, ok := s.Body.Nodes[last].(*Comment)
	return ok && c.Block && !strings.HasSuffix(src[c.Span().Start+2:c.Span().End], "*#")
}

// plain writes the string in one style.
func (s *StringLit) plain() string {
	text := s.Value
	if s.Body != nil {
		text = Print(s.Body)
	}
	if s.Double {
		return `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
	}
	return "'" + strings.ReplaceAll(text, "'", "''") + "'"
}

// numberText writes a number so that it is read as one of the same class.
func numberText(v any) string {
	switch v := v.(type) {
	case int32:
		return strconv.FormatInt(int64(v), 10)
	case int64:
		return strconv.FormatInt(v, 10)
	case *big.Int:
		return v.String()
	case float64:
		if math.IsInf(v, 0) {
			return strings.TrimSuffix(strings.Replace(fmt.Sprint(v), "+", "", 1), "Inf") + "1e999"
		}
		text := strconv.FormatFloat(v, 'f', -1, 64)
		if !strings.Contains(text, ".") {
			text += ".0"
		}
		return text
	}
	return "0"
}

// String is the operator as it is written: !, ||, &&, ==, …
func (op Op) String() string {
	switch op {
	case OpNot:
		return "!"
	case OpOr:
		return "||"
	case OpAnd:
		return "&&"
	case OpEq:
		return "=="
	case OpNe:
		return "!="
	case OpLt:
		return "<"
	case OpLe:
		return "<="
	case OpGt:
		return ">"
	case OpGe:
		return ">="
	case OpAdd:
		return "+"
	case OpSub:
		return "-"
	case OpMul:
		return "*"
	case OpDiv:
		return "/"
	case OpMod:
		return "%"
	}
	return "op(" + strconv.Itoa(int(op)) + ")"
}
