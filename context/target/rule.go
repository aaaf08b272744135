package target

import (
	"cmp"
	"slices"
)

// Severity of a finding; the zero value is invalid.
type Severity string

// The severities.
const (
	Info    Severity = "info"
	Warning Severity = "warning"
	Error   Severity = "error"
)

// Rule is what every finding of one kind has in common. The same value feeds
// explain, the documentation and SARIF. Rules are immutable.
type Rule struct {
	ID       string // kebab-case, stable
	Title    string // one line
	Severity Severity
	Text     string // what happens and why, a paragraph or two
	Remedy   string // how to go on
	Evidence string // a page, a recording, the engine
	// Ref is the number in the table that the rule came from (R03), for its documentation only.
	Ref string
}

// Rules lists every rule that a Check can report, in the order of their ids.
func Rules() []*Rule {
	return sorted(payloadRules(), statesRules(), memberRules(), serviceRules(), formRules())
}

// RequestRules lists, in the order of their ids, the rules about a request that a
// payload alone does not show: who renders the call reports them.
func RequestRules() []*Rule { return sorted(requestRules()) }

// ResponseRules lists, in the order of their ids, the rules about what a client gets
// for a result: who takes the result through the integration response reports them.
func ResponseRules() []*Rule {
	return sorted(succeededRules(), failedRules(), serviceErrorRules())
}

// FindRule gives the rule of that id out of all three lists, or nil.
func FindRule(id string) *Rule {
	for _, list := range [][]*Rule{Rules(), RequestRules(), ResponseRules()} {
		for _, r := range list {
			if r.ID == id {
				return r
			}
		}
	}
	return nil
}

func sorted(lists ...[]*Rule) []*Rule {
	all := slices.Concat(lists...)
	slices.SortFunc(all, func(a, b *Rule) int { return cmp.Compare(a.ID, b.ID) })
	return all
}
