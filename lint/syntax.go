package lint

import "github.com/vtlcheck/vtlcheck/vtl"

// syntaxRule says whether the parser reports problems of that id.
func syntaxRule(id string) bool { return false }

// syntaxFixes gives the fixes for a message of the parser.
func syntaxFixes(d vtl.Diagnostic) []Fix { return nil }
