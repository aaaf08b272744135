package fidelity

import (
	"fmt"
	"strings"
)

// Page is the fidelity page as Markdown.
func Page() string {
	var b strings.Builder
	b.WriteString(pageHead)
	writeCounts(&b)
	for _, area := range All() {
		fmt.Fprintf(&b, "\n## %s\n\n| behaviour | evidence | source | test |\n| --- | --- | --- | --- |\n", area.Title)
		for _, item := range area.Behaviours {
			fmt.Fprintf(&b, "| <a id=%q></a>%s%s | %s | %s | %s |\n", item.ID, cell(item.What), probeLink(&item),
				item.Evidence, cell(sourceText(&item)), testLink(item.Test))
		}
	}
	b.WriteString(probesHead)
	for _, item := range Probes() {
		writeProbe(&b, item)
	}
	return b.String()
}

const pageHead = `# How faithful is it?

<!-- Generated from the tables in context/gateway/fidelity; go test ./context/gateway/fidelity -update writes it. -->

Every behaviour that this module models, with the reason to believe it:

- **recorded on AWS**: the answer of API Gateway itself was recorded, by the public tests or issues named.
- **engine**: Velocity 1.7, json-path and json-smart do it, set up as API Gateway; that set-up reproduces every recording that it can run.
- **documentation**: the AWS developer guide says so.
- **unproven**: nobody knows; the module does what surprises least.

Where a behaviour has a probe, its answer can be compared with API Gateway's own: see [Probes](#probes).
`

const probesHead = `
## Probes

Each probe is a MOCK integration with two templates for application/json and a POST to it. Three commands ask API Gateway
all of them and say where it disagrees:

    vtlcheck fidelity --stack > probes.json    # deploy it with CloudFormation; its output Url is the place to call
    vtlcheck fidelity --script > probes.sh     # sh probes.sh URL > answers.txt
    vtlcheck fidelity --compare answers.txt
`

func writeCounts(b *strings.Builder) {
	count := map[Evidence]int{}
	all := 0
	for _, area := range All() {
		for _, item := range area.Behaviours {
			count[item.Evidence]++
			all++
		}
	}
	fmt.Fprintf(b, "\n%d behaviours: %d recorded on AWS, %d by the engine, %d documented, %d unproven; %d probes.\n",
		all, count[Recorded], count[Engine], count[Documented], count[Unproven], len(Probes()))
}

// cell keeps a text inside of a table's cell.
func cell(s string) string {
	return strings.NewReplacer("|", "\\|", "<", "&lt;", "$", "&#36;", "*", "\\*", "\n", " ").Replace(s)
}

func sourceText(b *Behaviour) string {
	if b.Ask == "" {
		return b.Source
	}
	return b.Source + ". To find out: " + b.Ask
}

func probeLink(b *Behaviour) string {
	if b.Probe == nil {
		return ""
	}
	return fmt.Sprintf(" ([probe](#probe-%s))", b.ID)
}

func testLink(test string) string {
	folder, name, _ := strings.Cut(test, " ")
	return fmt.Sprintf("`%s` %s", name, folder)
}

func writeProbe(b *strings.Builder, item *Behaviour) {
	fmt.Fprintf(b, "\n<a id=\"probe-%s\"></a>\n**%s**: %s\n\n", item.ID, item.ID, cell(item.What))
	p := item.Probe
	if p.RequestTemplate != "" {
		block(b, "Request template", p.RequestTemplate)
	}
	block(b, "Response template", p.Template)
	if call := p.callText(); call != "" {
		fmt.Fprintf(b, "Call: %s\n\n", call)
	}
	a := p.Expected()
	fmt.Fprintf(b, "Ours: status %d", a.Status)
	if a.Header != "" {
		fmt.Fprintf(b, ", %s: `%s`", p.AnswerHeader, a.Header)
	}
	b.WriteString("\n\n")
	block(b, "", a.Body)
}

func (p *Probe) callText() string {
	var parts []string
	for _, part := range []struct{ what, text string }{
		{"body", p.Body}, {"query", p.Query}, {"header", p.Header}, {"Content-Type", p.ContentType},
	} {
		if part.text != "" {
			parts = append(parts, fmt.Sprintf("%s `%s`", part.what, part.text))
		}
	}
	return strings.Join(parts, ", ")
}

func block(b *strings.Builder, title, text string) {
	if title != "" {
		b.WriteString(title + ":\n\n")
	}
	for _, line := range strings.Split(text, "\n") {
		b.WriteString("    " + line + "\n")
	}
	b.WriteString("\n")
}
