package apidef

import (
	"regexp"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/shape"
	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
)

// wantsMachine matches a text behind which the ARN of a state machine stands.
var wantsMachine = regexp.MustCompile(`stateMachineArn["'@\\]*\s*:\s*["'@\\]*$`)

// fit gives stand-ins of a request template the form that their place wants: what stands
// as stateMachineArn is the ARN of a state machine, whatever it is called.
func fit(t text) text {
	return t.MapStandIns(func(before string, s tree.StandIn) string {
		if wantsMachine.MatchString(before[max(0, len(before)-fitWindow):]) && !machineARN.MatchString(s.Text) {
			return shape.Machine(s.Text)
		}
		return s.Text
	})
}

// fitWindow is how far before a stand-in its member's name is looked for.
const fitWindow = 64
