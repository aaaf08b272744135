package lint

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/vtlcheck/vtlcheck/vtl"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

var ruleRegexSurprise = &Rule{
	ID: "regex-surprise", Severity: vtl.Error, Since: "0.1.0",
	Title:    "a regular expression that was meant as plain text",
	Text:     `split, replaceAll, replaceFirst and matches take regular expressions: . is any character, | an empty alternative, and + or ( alone is an error that ends the call with 500. In a replacement $ and \ have a meaning of their own.`,
	Remedy:   `Use replace for plain text; for split write one backslash before the character ("\|", "\.") or put it into brackets ("[|]").`,
	Evidence: byEngine,
	Bad:      Example{Template: "#set($p = $input.params('ids').split(\"|\"))\n{\"n\": $p.size()}\n"},
	Good:     Example{Template: "#set($p = $input.params('ids').split(\"[|]\"))\n{\"n\": $p.size()}\n"},
	Run:      runRegexSurprise,
}

// lonelyMeta is a pattern of one special character, as it is or with the two
// backslashes that would be right in Java's source: here they match a backslash.
var lonelyMeta = regexp.MustCompile(`^(\\\\)?[.|*+?^$()\[\]{}]$`)

func runRegexSurprise(p *Pass) {
	for _, c := range p.Flow.Calls {
		if len(c.Args) == 0 {
			continue
		}
		switch c.Call.Name {
		case "split", "replaceAll", "replaceFirst", "matches":
		default:
			continue
		}
		if pattern, ok := c.Args[0].Const(); ok {
			p.judgePattern(c.Call, pattern)
		}
		if len(c.Args) == 2 && c.Call.Name != "split" {
			if with, ok := c.Args[1].Const(); ok && loneDollar.MatchString(with) {
				p.Report(c.Call.Args[1].Span(), "a $ in a replacement needs a group's number behind it: the call ends with 500", `Write \$ for the character, or use replace.`)
			}
		}
	}
}

var loneDollar = regexp.MustCompile(`(^|[^\\])\$([^0-9{]|$)`)

func (p *Pass) judgePattern(call *vtl.Call, pattern string) {
	span := call.Args[0].Span()
	if _, err := java.CompileRegex(pattern); err != nil {
		p.Report(span, fmt.Sprintf("%q is no regular expression: the call ends with 500", pattern), "")
		return
	}
	if call.Name == "matches" || !lonelyMeta.MatchString(pattern) {
		return
	}
	meaning := map[string]string{".": "every character", "|": "the empty text before every character",
		"^": "the beginning", "$": "the end"}[pattern]
	if strings.HasPrefix(pattern, `\\`) {
		meaning = "a backslash, and what follows"
	}
	p.Report(span, fmt.Sprintf("%s(%q): the pattern matches %s", call.Name, pattern, meaning), "")
}
