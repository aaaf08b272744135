package lint

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleUnknownDirective = &Rule{
	ID: "unknown-directive", Severity: vtl.Error, Since: "0.1.0",
	Title:    "a directive that API Gateway does not have",
	Text:     `#return, #parse, #include and #evaluate are printed as they stand, arguments unexpanded; a #macro block vanishes and its calls are printed as text; names are lower-case, so #IF and #Set are text too.`,
	Remedy:   "Use #set, #if, #elseif, #else, #foreach, #define, #break, #stop and #end; in place of a macro, #define.",
	Evidence: byRecord,
	Bad:      Example{Template: "#return({\"a\": 1})\n{}\n"},
	Good:     Example{Template: "#set($a = 1)\n{\"a\": $a}\n"},
	Run:      runUnknownDirective,
}

// directiveNames are the directives of the language; the parser knows them, and text
// that looks like a slip of one is worth a word.
var directiveNames = []string{"set", "if", "elseif", "foreach", "define", "macro"}

var directiveLike = regexp.MustCompile(`#\{?([A-Za-z][A-Za-z0-9_]*)\}?[ \t]*\(`)

func runUnknownDirective(p *Pass) {
	macros := map[string]bool{}
	vtl.Walk(p.Template.Root, func(n vtl.Node) bool {
		if m, ok := n.(*vtl.Macro); ok {
			macros[m.Name] = true
			p.Report(m.Head, "a #macro block prints nothing here, and its calls stay text", "")
		}
		return true
	})
	for _, t := range p.Texts {
		source := p.Text(t)
		for _, m := range directiveLike.FindAllStringSubmatchIndex(source, -1) {
			name := source[m[2]:m[3]]
			span := vtl.Span{Start: t.Span().Start + m[0], End: t.Span().Start + m[3]}
			if reason := directiveSlip(name, macros); reason != "" {
				p.Report(span, fmt.Sprintf("#%s %s", name, reason), "")
			}
		}
	}
}

// directiveSlip says what is wrong with a name before a parenthesis, "" where it is
// just text.
func directiveSlip(name string, macros map[string]bool) string {
	lower := strings.ToLower(name)
	switch {
	case macros[name]:
		return "is printed as text: macros are off"
	case slices.Contains([]string{"return", "parse", "include", "evaluate", "literal"}, lower):
		return "is no directive here: it is printed as text"
	case slices.Contains(directiveNames, lower) && lower != name:
		return fmt.Sprintf("is text: directives are lower-case, #%s", lower)
	}
	for _, known := range directiveNames {
		if len(name) > 3 && len(known) > 3 && catalog.Distance(name, known, 1) == 1 {
			return fmt.Sprintf("is no directive (did you mean #%s?)", known)
		}
	}
	return ""
}
