package context

type callState struct{}

// Scope implements vtl.Scope for one template.
type Scope struct{}

// Lookup implements vtl.Scope.
func (s *Scope) Lookup(name string) (any, bool) { panic("not yet") }

func newCall(req *Request) *Call                        { panic("not yet") }
func newScope(c *Call, phase Phase, body string) *Scope { panic("not yet") }
func overridesOf(c *Call) Overrides                     { panic("not yet") }
