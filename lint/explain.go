package lint

import (
	"fmt"
	"slices"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/catalog"
)

// Explain says what a rule, a member ($context.identity.apiKey), or a Java method
// (String.replaceAll) is, with an example and the evidence. Where it knows no such
// name, ok is false and the text says what was perhaps meant.
func Explain(name string) (text string, ok bool) {
	name = strings.TrimSpace(name)
	if doc, ok := Describe(name); ok {
		return doc.Explain(), true
	}
	if text, ok := explainMember(name); ok {
		return text, true
	}
	if text, ok := explainMethod(name); ok {
		return text, true
	}
	return fmt.Sprintf("vtlcheck knows no %q%s.\nIt explains rules (vtlcheck rules lists them), members such as $context.identity.apiKey, and methods such as String.replaceAll.\n",
		name, didYouMean(SuggestName(name))), false
}

// SuggestName lists names that Explain knows and that are close to one that it does not.
func SuggestName(name string) []string {
	switch {
	case strings.HasPrefix(name, "$"):
		return catalog.Suggest(name)
	case strings.Contains(name, "."):
		return closeMethods(name)
	}
	return append(SuggestRule(name), methodsCalled(name)...)
}

// Explain writes a rule out for a person.
func (d RuleDoc) Explain() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s): %s\n\n%s\n", d.ID, d.Severity, d.Title, fill(d.Text))
	if d.Remedy != "" {
		fmt.Fprintf(&b, "\n%s\n", fill(d.Remedy))
	}
	if d.Fix != "" {
		fmt.Fprintf(&b, "\n--fix: %s.\n", d.Fix)
	}
	if kin := d.kinship(); kin != "" {
		fmt.Fprintf(&b, "\n%s\n", fill(kin))
	}
	example(&b, "Reported", d.Bad)
	example(&b, "Right", d.Good)
	if d.Evidence != "" {
		fmt.Fprintf(&b, "\nEvidence: %s.\n", strings.TrimSuffix(d.Evidence, "."))
	}
	return b.String()
}

// kinship says under which names the same mistake is reported elsewhere.
func (d RuleDoc) kinship() string {
	var parts []string
	if len(d.ShownAs) > 0 {
		parts = append(parts, "Where a rendered sample shows this mistake, render and check report it as "+strings.Join(d.ShownAs, ", ")+".")
	}
	if len(nearer[d.ID]) > 0 {
		parts = append(parts, "Lint reports it in place of that one, and as severe.")
	}
	if len(d.FoundAs) > 0 {
		parts = append(parts, "Without a sample lint reports what can lead to this as "+strings.Join(d.FoundAs, ", ")+".")
	}
	return strings.Join(parts, " ")
}

func example(b *strings.Builder, title, text string) {
	if text == "" {
		return
	}
	fmt.Fprintf(b, "\n%s:\n\n", title)
	for _, line := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		fmt.Fprintf(b, "    %s\n", line)
	}
}

// fillWidth is where lines of an explanation are broken.
const fillWidth = 90

// fill breaks a paragraph into lines.
func fill(text string) string {
	var b strings.Builder
	width := 0
	for _, word := range strings.Fields(text) {
		n := len([]rune(word))
		switch {
		case width == 0:
		case width+1+n > fillWidth:
			b.WriteByte('\n')
			width = 0
		default:
			b.WriteByte(' ')
			width++
		}
		b.WriteString(word)
		width += n
	}
	return b.String()
}

func explainMember(name string) (string, bool) {
	if !strings.HasPrefix(name, "$") {
		return "", false
	}
	m, ok := catalog.Lookup(name)
	if !ok {
		if m, ok = catalog.Lookup(name + "('x')"); !ok {
			return "", false
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n\n%s\n", m.Signature(), memberKind(m), fill(m.Doc))
	for _, p := range m.Params {
		fmt.Fprintf(&b, "\n  %s: %s (%s)\n", p.Name, p.Doc, p.Type)
	}
	memberPlaces(&b, m)
	if m.Example != "" {
		fmt.Fprintf(&b, "\nExample: %s\n", m.Example)
	}
	memberChildren(&b, m)
	fmt.Fprintf(&b, "\nEvidence: %s (%s).\n", m.Evidence, m.Mark)
	if m.Page != "" {
		fmt.Fprintf(&b, "%s\n", m.Page)
	}
	return b.String(), true
}

func memberKind(m *catalog.Member) string {
	kind := m.Kind.String() + ", " + m.Result.String()
	if m.Optional {
		kind += ", may be empty"
	}
	if m.Undocumented {
		kind += ", undocumented"
	}
	return kind
}

func memberPlaces(b *strings.Builder, m *catalog.Member) {
	if m.InTemplates() {
		fmt.Fprintf(b, "\nHas a value in %s.\n", m.Where)
		if m.Kind == catalog.Property && m.Values.Name != "" {
			fmt.Fprintf(b, "Values: %s.\n", m.Values.Name)
		}
		if m.Writable != 0 {
			fmt.Fprintf(b, "Can be set in %s.\n", m.Writable)
		}
		return
	}
	if m.Where != 0 {
		fmt.Fprintf(b, "\nHas a value in %s; in a mapping template of a REST API it is empty.\n", m.Where)
	} else {
		fmt.Fprintf(b, "\nDoes not exist: it is empty.\n")
	}
	fmt.Fprintf(b, "Instead: %s.\n", m.Instead)
}

func memberChildren(b *strings.Builder, m *catalog.Member) {
	children := catalog.Children(m.Path)
	if len(children) == 0 {
		return
	}
	b.WriteString("\nMembers:\n\n")
	for _, c := range children {
		if c.InTemplates() {
			fmt.Fprintf(b, "  %s\n", c.Signature())
		}
	}
}

// KnownRule says whether this package, the parser or a target reports problems of that
// id.
func KnownRule(id string) bool {
	_, ok := Describe(id)
	return ok
}

// SuggestRule lists ids of rules that are close to one that does not exist.
func SuggestRule(id string) []string {
	var near []string
	for _, d := range AllDocs() {
		if catalog.Distance(d.ID, id, 3) <= 3 || len(id) > 3 && strings.Contains(d.ID, id) {
			near = append(near, d.ID)
		}
	}
	slices.SortStableFunc(near, func(a, b string) int { return catalog.Distance(a, id, 99) - catalog.Distance(b, id, 99) })
	near = slices.Compact(near)
	return near[:min(len(near), 3)]
}
