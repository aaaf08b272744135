package lint

import (
	"fmt"
	"regexp"

	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleEndInText = &Rule{
	ID: "end-in-text", Severity: vtl.Warning, Since: "0.1.0",
	Title:    "#end in the middle of a word",
	Text:     `#end closes a block wherever it stands, in text and in strings: #end-user, for instance, ends the block and prints -user.`,
	Remedy:   "Print the sign from a variable: #set($h = '#') and ${h}end-user, or wrap the text in #[[…]]#.",
	Evidence: byEngine,
	Bad:      Example{Template: "#if($input.path('$.a') == \"x\"){\"tag\": \"#end-user\"}\n"},
	Good:     Example{Template: "#if($input.path('$.a') == \"x\"){\"tag\": \"#[[#end]]#-user\"}#else{}#end\n"},
	Run:      runEndInText,
}

var wordRest = regexp.MustCompile(`^-[A-Za-z][\w-]*`)

func runEndInText(p *Pass) {
	blocks := make([]vtl.Node, 0, len(p.Ifs)+len(p.Loops))
	for _, n := range p.Ifs {
		blocks = append(blocks, n)
	}
	for _, n := range p.Loops {
		blocks = append(blocks, n)
	}
	for _, n := range blocks {
		text, ok := p.Next(n).(*vtl.Text)
		if !ok || text.Span().Start != n.Span().End {
			continue
		}
		rest := wordRest.FindString(text.Value)
		end := n.Span().End
		if rest != "" && p.Source.Slice(vtl.Span{Start: end - 4, End: end}) == "#end" {
			p.Report(vtl.Span{Start: end - 4, End: end + len(rest)}, fmt.Sprintf("#end closes the block here, and %s is text", rest), "")
		}
	}
}
