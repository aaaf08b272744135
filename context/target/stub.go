package target

// Lookup finds a target by the name that --target takes. The error names close ones.
func Lookup(name string) (*Target, error) { panic("not yet") }

// FromURI finds the target of an integration uri; nil where there is no contract for it.
func FromURI(uri string) *Target { panic("not yet") }

// All lists the targets in the order of their names.
func All() []*Target { panic("not yet") }

// Rules lists every rule that a Check can report, in the order of their ids.
func Rules() []*Rule { panic("not yet") }

// Results gives the target's built-in sample results; none for most targets.
func (t *Target) Results() []Result { panic("not yet") }
