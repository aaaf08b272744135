package lint

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleMemberOfText = &Rule{
	ID: "member-of-text", Severity: vtl.Error, Since: "0.1.0",
	Title:    "a member of a text, which has none",
	Text:     `Text has no members: $input.body.id, $input.json('$').id, $context.domainName.com and $stageVariables.my.name are all empty, the text before the last dot included. Where the dot is meant as text, it has become part of the reference.`,
	Remedy:   "Read members with $input.path('$.id'); mark where a name ends with braces: ${context.domainName}.com; ask for names with dots by .get('X.Y').",
	Evidence: byRecord + ": members of $input.body are empty",
	Bad:      Example{Template: "{\"id\": \"$input.body.id\"}\n"},
	Good:     Example{Template: "{\"id\": $input.json('$.id')}\n"},
	Fix:      "",
	Run:      runMemberOfText,
}

func runMemberOfText(p *Pass) {
	for _, m := range p.Flow.Misses {
		if m.Value == nil || m.Value.Kind != flow.Text && m.Value.Kind != flow.Number && m.Value.Kind != flow.Bool {
			continue
		}
		if _, ok := m.Ref.Steps[m.Step].(*vtl.Property); !ok {
			continue
		}
		p.Report(missSpan(m), fmt.Sprintf("%s is empty: %s is a %s", missPath(m), p.receiver(m), m.Value.Kind), memberOfTextDetail(m))
	}
}

// receiver is the source of the reference up to the step that leads nowhere.
func (p *Pass) receiver(m flow.Miss) string {
	start := m.Ref.Span().Start
	end := m.Ref.NameSpan.End
	if m.Step > 0 {
		end = m.Ref.Steps[m.Step-1].Span().End
	}
	return p.Source.Slice(vtl.Span{Start: start, End: end})
}

func memberOfTextDetail(m flow.Miss) string {
	name := stepLabel(m.Ref.Steps[m.Step])
	d := m.Value.Single()
	if d == nil {
		return ""
	}
	switch {
	case d.Key == "$body":
		return fmt.Sprintf("Write $input.path('$.%s').", name)
	case d.Type == catalog.JSONText && d.Path != "":
		return fmt.Sprintf("$input.json gives text. Write $input.path('%s').%s.", d.Path, name)
	case d.Source == flow.FromContext || d.Source == flow.FromStage:
		return fmt.Sprintf("If .%s is text, write ${…} around the reference before it.", name)
	case d.Source == flow.FromParam && d.Param != "":
		return fmt.Sprintf("If the name has a dot, write .get('%s.%s').", d.Param, name)
	}
	return ""
}
