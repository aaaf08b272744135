package vtl

// Replaced by the parser.

// ParseSource parses a source; see Parse.
func ParseSource(src *Source) (*Template, Diagnostics) { panic("not yet") }

// Walk calls visit for node and everything below it, in source order; where visit
// returns false, what is below that node is left out. It panics on an unknown node type.
func Walk(node Node, visit func(Node) bool) { panic("not yet") }
