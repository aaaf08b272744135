package vtl

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
)

// corpus gives the templates of the conformance cases, by id.
func corpus(t testing.TB) map[string]string {
	t.Helper()
	files, err := filepath.Glob("../testdata/conformance/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no conformance cases: %v", err)
	}
	templates := map[string]string{}
	for _, file := range files {
		var cases []struct{ ID, Template string }
		if err := json.Unmarshal([]byte(readFile(t, file)), &cases); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		for _, c := range cases {
			templates[c.ID] = c.Template
		}
	}
	return templates
}

// TestPositions compares the source at each node's span with the node, over the corpus.
func TestPositions(t *testing.T) {
	templates := corpus(t)
	for id, text := range templates {
		tmpl, _ := Parse(id, text)
		checkTree(t, tmpl)
	}
	t.Logf("%d templates", len(templates))
}

// checkTree checks that spans nest, and what stands at them.
func checkTree(t testing.TB, tmpl *Template) {
	t.Helper()
	checkNested(t, tmpl, tmpl.Root)
	Walk(tmpl.Root, func(n Node) bool {
		if problem := atSpan(n, tmpl.Source.Slice(n.Span()), tmpl.Source); problem != "" {
			t.Errorf("%s: %T at %v is %q in %q: %s", tmpl.Source.Name, n, n.Span(), tmpl.Source.Slice(n.Span()), tmpl.Source.Text, problem)
		}
		return true
	})
}

// checkNested checks that children lie within their parent, one behind the other.
func checkNested(t testing.TB, tmpl *Template, parent Node) {
	t.Helper()
	end := parent.Span().Start
	walkChildren(parent, func(child Node) bool {
		s := child.Span()
		if s.Start < end || s.End < s.Start || s.End > parent.Span().End {
			t.Errorf("%s: %T %v lies outside of %T %v, or overlaps the one before, which ends at %d, in %q",
				tmpl.Source.Name, child, s, parent, parent.Span(), end, tmpl.Source.Text)
		}
		end = max(end, s.End)
		checkNested(t, tmpl, child)
		return false
	})
}

// atSpan says what is wrong with the source of a node.
func atSpan(node Node, text string, src *Source) string {
	switch n := node.(type) {
	case *Reference:
		return referenceAt(n, text, src)
	case *Property:
		return want(text == "."+n.Name, "a property")
	case *Call:
		return want(strings.HasPrefix(text, "."+n.Name+"(") && strings.HasSuffix(text, ")") &&
			src.Slice(n.NameSpan) == n.Name, "a call")
	case *Index:
		return want(brackets(text, "[", "]"), "an index")
	case *StringLit:
		return want(brackets(text, `"`, `"`) && n.Double || brackets(text, "'", "'") && !n.Double ||
			strings.Contains(src.Text, `\u`) || strings.HasPrefix(text, `""`), "a string")
	case *NumberLit:
		return want(strings.Trim(text, "0123456789.-+eE") == "" && text != "", "a number")
	case *BoolLit:
		return want(text == "true" && n.Value || text == "false" && !n.Value, "true or false")
	case *ListLit, *RangeLit:
		return want(brackets(text, "[", "]"), "a list")
	case *MapLit:
		return want(brackets(text, "{", "}"), "a map")
	case *Paren:
		return want(brackets(text, "(", ")"), "a parenthesis")
	case *Unary:
		return want(operatorAt(n.Op, src.Slice(n.OpSpan)), "an operator")
	case *Binary:
		return want(operatorAt(n.Op, src.Slice(n.OpSpan)), "an operator")
	case *Comment:
		return want(strings.HasPrefix(text, "#*") == n.Block || strings.Contains(text, "#*"), "a comment")
	}
	return directiveAt(node, text, src)
}

// directiveAt says what is wrong with the source of a directive.
func directiveAt(node Node, text string, src *Source) string {
	switch n := node.(type) {
	case *Set:
		return want(named(text, "set") && strings.HasSuffix(text, ")"), "#set(…)")
	case *If:
		return want(named(text, "if") && closed(text, src), "#if … #end")
	case *Arm:
		return want(armAt(n, src.Slice(n.Head)), "the head of a branch")
	case *Foreach:
		return want(named(text, "foreach") && closed(text, src) && named(src.Slice(n.Head), "foreach"), "#foreach … #end")
	case *Define:
		return want(named(text, "define") && closed(text, src), "#define … #end")
	case *Macro:
		return want(named(text, "macro") && closed(text, src), "#macro … #end")
	case *Stop:
		return want(named(text, "stop"), "#stop")
	case *Break:
		return want(named(text, "break"), "#break")
	}
	return ""
}

func want(ok bool, what string) string {
	if ok {
		return ""
	}
	return "not " + what
}

func brackets(text, open, end string) bool {
	return len(text) > 1 && strings.HasPrefix(text, open) && strings.HasSuffix(text, end)
}

// named says whether text starts with a directive, in braces or not. Behind a
// reference the engine can have lost its #.
func named(text, name string) bool {
	text = strings.TrimPrefix(text, "#")
	return strings.HasPrefix(text, name) || strings.HasPrefix(text, "{"+name+"}")
}

// closed says whether text ends with #end; in a broken template it may not.
func closed(text string, src *Source) bool {
	if strings.HasSuffix(text, "end") || strings.HasSuffix(text, "{end}") {
		return true
	}
	_, diags := ParseSource(src)
	return diags.HasErrors()
}

func armAt(a *Arm, head string) bool {
	if a.Cond == nil {
		return named(head, "else")
	}
	_, bad := a.Cond.(*Bad)
	return bad || (named(head, "if") || named(head, "elseif")) && strings.HasSuffix(head, ")")
}

func operatorAt(op Op, text string) bool {
	words := map[Op]string{
		OpNot: "not", OpOr: "or", OpAnd: "and", OpEq: "eq", OpNe: "ne", OpLt: "lt", OpLe: "le", OpGt: "gt", OpGe: "ge",
	}
	return text == op.String() || text == words[op]
}

func referenceAt(r *Reference, text string, src *Source) string {
	if !isWritten(r) {
		return "" // a name that the parser made a reference of
	}
	if src.Slice(r.NameSpan) != r.Name {
		return "the name is not at its span"
	}
	if r.Bare {
		return ""
	}
	own := src.Slice(r.Own())
	prefix := strings.Repeat(`\`, r.Escapes) + r.Stray
	if strings.Contains(text, `\u`) {
		return "" // written in escapes
	}
	return want(strings.HasPrefix(text, prefix+referencePrefix(&Reference{Quiet: r.Quiet, Formal: r.Formal})+r.Name) &&
		strings.HasPrefix(own, "$") && strings.HasSuffix(own, "}") == (r.Formal || strings.HasSuffix(own, "}")), "a reference")
}

// TestTextIsSource checks that what is printed lies in the text that it came from.
func TestTextIsSource(t *testing.T) {
	for id, text := range corpus(t) {
		tmpl, diags := Parse(id, text)
		if diags.HasErrors() || strings.ContainsAny(text, `\`) {
			continue
		}
		Walk(tmpl.Root, func(n Node) bool {
			if x, ok := n.(*Text); ok && !strings.Contains(text, `""`) && !strings.HasPrefix(tmpl.Source.Slice(x.Span()), x.Value[:1]) {
				t.Errorf("%s: text %q at %v of %q", id, x.Value, x.Span(), text)
			}
			return true
		})
	}
}
