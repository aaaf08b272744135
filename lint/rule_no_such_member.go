package lint

import (
	"fmt"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleNoSuchMember = &Rule{
	ID: "no-such-member", Severity: vtl.Warning, Since: "0.1.0",
	Title:    "a member of $context, $input or $util that does not exist",
	Text:     `Names are case-sensitive, and an unknown one is no error: it prints nothing. (API Gateway may add names to $context; the table is that of the documentation and of recordings.)`,
	Remedy:   "Write the name as the mapping template reference has it; `vtlcheck explain '$context'` lists them.",
	Evidence: docReference + "; " + byRecord,
	Bad:      Example{Template: "{\"ip\": \"$context.sourceIp\"}\n"},
	Good:     Example{Template: "{\"ip\": \"$context.identity.sourceIp\"}\n"},
	Run:      runNoSuchMember,
}

func runNoSuchMember(p *Pass) {
	for _, m := range p.Flow.Misses {
		if m.From == nil || m.Elsewhere != nil && m.Elsewhere.Where != 0 || isOverride(m) {
			continue
		}
		path := missPath(m)
		if m.Elsewhere != nil {
			p.Report(missSpan(m), path+" does not exist", m.Elsewhere.Doc+" Write "+m.Elsewhere.Instead+".")
			continue
		}
		p.Report(missSpan(m), fmt.Sprintf("%s does not exist%s", path, didYouMean(catalog.Suggest(path))), p.missDetail(m))
	}
}

// isOverride says whether the name is one below requestOverride or responseOverride,
// which override-key looks at.
func isOverride(m flow.Miss) bool {
	return m.From != nil && strings.Contains(m.From.Path, "Override")
}

// missDetail explains the usual slips around methods.
func (p *Pass) missDetail(m flow.Miss) string {
	step, isCall := m.Ref.Steps[m.Step].(*vtl.Call)
	name := stepLabel(m.Ref.Steps[m.Step])
	for _, known := range catalog.Children(m.From.Path) {
		if known.Name() != name || known.Kind != catalog.Method {
			continue
		}
		if !isCall {
			return fmt.Sprintf("It is a method: write %s.", known.Signature())
		}
		return fmt.Sprintf("It takes %d arguments, not %d: %s.", len(known.Params), len(step.Args), known.Signature())
	}
	return ""
}
