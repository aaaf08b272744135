package apidef

import (
	"fmt"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
)

// sub follows Fn::Sub: "text with ${Name}", or the list of such a text and a map of
// variables.
func (s *stack) sub(at, arg *tree.Node) *tree.Node {
	var vars *tree.Node
	written := arg
	if arg != nil && arg.Kind == tree.List {
		if len(arg.Items) != 2 || arg.Items[1].Kind != tree.Map {
			return s.malformed(at, "Fn::Sub", "a text and a map of variables: [\"${a}\", {a: b}]")
		}
		written, vars = arg.Items[0], arg.Items[1]
	}
	if s.expand != nil {
		written = s.expand(written)
	}
	if !written.IsScalar() {
		// Transforms may put a function here; CloudFormation itself wants a text.
		if written = s.resolve(written); !written.IsScalar() {
			return s.malformed(at, "Fn::Sub", "a text")
		}
	}
	t := written.Text()
	s.charge(at, len(t.String))
	var b tree.Builder
	last := 0
	for _, p := range placeholders(t.String) {
		b.Append(t.Slice(last, p.start))
		s.place(&b, written, t, p, vars)
		last = p.end
		if s.tooLong(at, b.Len()) {
			return nil
		}
	}
	b.Append(t.Slice(last, len(t.String)))
	n := tree.NewString(b.Text(), written.File, written.Start, written.End)
	n.Substituted = true
	return n
}

// placeholder is one ${…} of a text: the bytes [start, end), and what lies between the braces.
type placeholder struct {
	start, end int
	name       string
	literal    bool // ${!…}
}

// placeholders finds what Fn::Sub looks at. A ${ without its } is plain text.
func placeholders(s string) []placeholder {
	var found []placeholder
	for at := 0; ; {
		i := strings.Index(s[at:], "${")
		if i < 0 {
			return found
		}
		start := at + i
		j := strings.IndexByte(s[start:], '}')
		if j < 0 {
			return found
		}
		end := start + j + 1
		name := s[start+2 : end-1]
		literal := strings.HasPrefix(name, "!")
		found = append(found, placeholder{start, end, strings.TrimSpace(strings.TrimPrefix(name, "!")), literal})
		at = end
	}
}

// place writes what one placeholder stands for.
func (s *stack) place(b *tree.Builder, written *tree.Node, t text, p placeholder, vars *tree.Node) {
	if p.literal {
		b.Append(t.Slice(p.start, p.start+2))
		b.Append(t.Slice(p.start+3, p.end))
		return
	}
	value, why := s.placeholderValue(t.String, p.name, vars, written)
	if why != nil {
		s.reportPlaceholder(t, p, why)
		b.Append(t.Slice(p.start, p.end))
		return
	}
	from, to := t.Place(p.start), t.Place(p.end)
	if from.File == nil || from.File != to.File {
		b.Append(value)
		return
	}
	b.AppendAt(from.File, from.Offset, to.Offset, value)
}

// placeholderValue gives the text of a name in Fn::Sub, or the rule that it breaks.
func (s *stack) placeholderValue(template, name string, vars, at *tree.Node) (text, *RuleDoc) {
	if v := vars.Get(name); v != nil {
		t, _ := s.textOf(v)
		return t, nil
	}
	if !subName(name) {
		return text{}, ruleSubName
	}
	if strings.HasPrefix(name, "AWS::") {
		if v := s.pseudo(at, name); v != nil {
			return v.Text(), nil
		}
		return text{}, ruleSubUndeclared
	}
	logical, attr, isAttr := strings.Cut(name, ".")
	switch {
	case isAttr && s.resources.Get(logical) != nil:
		return s.attribute(at, logical, attr).Text(), nil
	case !isAttr && (s.resources.Get(name) != nil || s.params.Get(name) != nil):
		v := s.refTo(at, name)
		return v.Text(), nil
	}
	if s.open && !vtlName(template, logical) {
		return s.standInNode(at, "Ref "+name, "").Text(), nil
	}
	return text{}, ruleSubUndeclared
}

// subName says whether CloudFormation takes name in ${…}: letters, digits, _ . and :.
func subName(name string) bool {
	for i := 0; i < len(name); i++ {
		c := name[i]
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '.' || c == ':' || c == '-') {
			return false
		}
	}
	return name != ""
}

func (s *stack) reportPlaceholder(t text, p placeholder, rule *RuleDoc) {
	at, end := t.Locate(p.start), t.Locate(p.end)
	name, _, _ := strings.Cut(p.name, ".")
	if vtlName(t.String, name) {
		s.reportAt(ruleSubTakesVTL, at, end, fmt.Sprintf("Fn::Sub takes the mapping template's own ${%s}", p.name),
			fmt.Sprintf("CloudFormation replaces every ${…} in Fn::Sub and knows no %s: the deployment fails. Write ${!%s} or $%s.", name, p.name, p.name))
		return
	}
	detail := ""
	if close := closest(name, s.names()); close != "" {
		detail = fmt.Sprintf("Did you mean ${%s}? %s", close, rule.Remedy)
	}
	what := "declared nowhere in this template"
	if rule == ruleSubName {
		what = "no name that CloudFormation takes"
	}
	s.reportAt(rule, at, end, fmt.Sprintf("${%s} in Fn::Sub is %s", p.name, what), detail)
}

// vtlName says whether a mapping template means its own variable by name: one of API
// Gateway's, or one that the text assigns or loops over.
func vtlName(t, name string) bool {
	switch name {
	case "input", "context", "util", "stageVariables", "foreach", "velocityCount", "velocityHasNext":
		return true
	}
	return name != "" && assigns(t, name)
}

// assigns says whether the text has #set($name, #foreach($name or #define($name.
func assigns(t, name string) bool {
	for _, directive := range []string{"#set", "#foreach", "#define"} {
		for at := 0; ; {
			i := strings.Index(t[at:], directive)
			if i < 0 {
				break
			}
			at += i + len(directive)
			rest := strings.TrimLeft(t[at:], " \t\r\n(")
			rest = strings.TrimLeft(rest, "$!{")
			if after, ok := strings.CutPrefix(rest, name); ok && (after == "" || !wordByte(after[0])) {
				return true
			}
		}
	}
	return false
}

func wordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-'
}
