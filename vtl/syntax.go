package vtl

// SyntaxRule declares a message of the parser, for documentation and for rule ids
// in configurations.
type SyntaxRule struct {
	// ID is Diagnostic.Rule.
	ID string
	// Severity is Error where the engine refuses such a template, else Warning.
	Severity Severity
	// Title is one line that names the mistake.
	Title string
	// Text says what happens and why, in full sentences.
	Text string
	// Bad is a template that has the mistake, Good the same without it.
	Bad, Good string
}

// SyntaxRules lists every message that Parse can give, sorted by ID. The caller owns the slice.
func SyntaxRules() []SyntaxRule { return append([]SyntaxRule(nil), syntaxRules...) }

// LookupSyntaxRule gives the declaration of a rule id.
func LookupSyntaxRule(id string) (SyntaxRule, bool) {
	for _, r := range syntaxRules {
		if r.ID == id {
			return r, true
		}
	}
	return SyntaxRule{}, false
}
