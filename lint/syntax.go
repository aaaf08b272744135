package lint

import (
	"strings"

	"github.com/vtlcheck/vtlcheck/vtl"
)

// syntaxFixes gives the fixes for messages of the parser whose span is exactly what
// has to change.
func syntaxFixes(d vtl.Diagnostic) []Fix {
	text := d.Source.Slice(d.Subject)
	switch {
	case d.Rule == "else-if" && strings.HasPrefix(text, "#else"):
		if rest := strings.TrimLeft(text[len("#else"):], " \t"); strings.HasPrefix(rest, "if") {
			return []Fix{replace("write #elseif", d.Subject, "#elseif"+rest[len("if"):])}
		}
	case d.Rule == "unknown-operator" && (text == "===" || text == "!=="):
		return []Fix{replace("write "+text[:2], d.Subject, text[:2])}
	case d.Rule == "unknown-operator" && text == "<>":
		return []Fix{replace("write !=", d.Subject, "!=")}
	case d.Rule == "single-sign" && (text == "&" || text == "|"):
		return []Fix{replace("write "+text+text, d.Subject, text+text)}
	case d.Rule == "assignment-in-condition" && text == "=":
		return []Fix{replace("write ==", d.Subject, "==")}
	case d.Rule == "null-literal" && text == "null":
		return []Fix{replace(`write ""`, d.Subject, `""`)}
	}
	return nil
}
