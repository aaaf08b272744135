package lint

import (
	"fmt"
	"regexp"

	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleSingleQuotedReference = &Rule{
	ID: "single-quoted-reference", Severity: vtl.Warning, Since: "0.1.0",
	Shows:    []string{"unrendered-reference", "unrendered-reference-in-response"},
	Title:    "a reference between apostrophes is text",
	Text:     `Only double quotes are interpolated: 'Hello $name' is those eleven characters.`,
	Remedy:   `Write "Hello $name", or 'Hello ' + $name.`,
	Evidence: docVelocity + "; " + byEngine,
	Bad:      Example{Template: "#set($name = \"Ada\")\n#set($text = 'Hello $name')\n{\"text\": \"$text\"}\n"},
	Good:     Example{Template: "#set($name = \"Ada\")\n#set($text = \"Hello $name\")\n{\"text\": \"$text\"}\n"},
	Run:      runSingleQuotedReference,
}

var referenceLike = regexp.MustCompile(`\$!?\{?([A-Za-z_][\w-]*)`)

func runSingleQuotedReference(p *Pass) {
	for _, s := range p.Strings {
		if s.Double {
			continue
		}
		raw := p.Text(s)
		for _, m := range referenceLike.FindAllStringSubmatchIndex(raw, -1) {
			name := raw[m[2]:m[3]]
			if member, ok := catalog.Root(name); !p.Assigned(name) && !(ok && member.InTemplates()) {
				continue
			}
			start := s.Span().Start
			p.Report(vtl.Span{Start: start + m[0], End: start + m[1]}, fmt.Sprintf("$%s between apostrophes is text", name), "")
			break
		}
	}
}
