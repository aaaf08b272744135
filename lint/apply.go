package lint

// Apply gives problems that other packages found as the configuration wants them: rules
// that are off are left out, severities replaced. A nil c changes nothing.
func (c *Config) Apply(problems []Problem) []Problem {
	var kept []Problem
	for _, p := range problems {
		kept = append(kept, c.apply(p.Start().File, []Problem{p})...)
	}
	return kept
}
