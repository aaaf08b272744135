package context

// Scope is what one template sees: $input, $context, $util and $stageVariables. It
// implements vtl.Scope. Like its Call it is not safe for concurrent use.
type Scope struct {
	call  *Call
	phase Phase
	input input
	stage paramMap // $stageVariables
}

// Phase is the side of the integration on which the template stands.
func (s *Scope) Phase() Phase { return s.phase }

// Lookup implements vtl.Scope.
func (s *Scope) Lookup(name string) (any, bool) {
	switch name {
	case "input":
		return &s.input, true
	case "context":
		return s.call.context(), true
	case "util":
		return util{}, true
	case "stageVariables":
		return s.stage.of(s.call.req.StageVariables, false), true
	}
	return nil, false
}
