package main

import (
	"fmt"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/target"
)

// explainTarget is the text about what --target takes.
func explainTarget(name string) (string, bool) {
	t, err := target.Lookup(name)
	if err != nil {
		return "", false
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s: a target, which is what a request template is for (--target %s)\n\n", t.Name, t.Name)
	switch {
	case t.Form:
		fmt.Fprintf(&b, "The action %s of %s, whose body is a form.\n", t.Action, t.Service)
	case t.Action != "":
		fmt.Fprintf(&b, "The action %s of %s, whose body is JSON.\n", t.Action, t.Service)
	case t.NeedsObject():
		fmt.Fprintf(&b, "A %s integration, which reads what the template prints itself.\n", t.Name)
	default:
		b.WriteString("JSON of any kind, without the contract of a service.\n")
	}
	var need, may []string
	for _, m := range t.Members() {
		switch {
		case strings.ContainsAny(m.Path, ".["):
		case m.Required:
			need = append(need, m.Path)
		default:
			may = append(may, m.Path)
		}
	}
	writeNames(&b, "It needs", need)
	for _, group := range t.OneOf() {
		writeNames(&b, "It needs one of", group)
	}
	writeNames(&b, "It also takes", may)
	var results []string
	for _, r := range t.Results() {
		results = append(results, r.Name)
	}
	writeNames(&b, "Its built-in results are", results)
	return b.String(), true
}

// writeNames writes a sentence that lists names; nothing where there are none.
func writeNames(b *strings.Builder, lead string, names []string) {
	if len(names) > 0 {
		fmt.Fprintf(b, "%s\n", filled(lead+" "+strings.Join(names, ", ")+"."))
	}
}
