package apidef

import (
	"regexp"
	"strings"

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

var dynamicReference = regexp.MustCompile(`\{\{resolve:[a-z-]+:[^{}\s]+\}\}`)

// dynamic puts stand-ins in the place of CloudFormation's {{resolve:ssm:…}}.
func dynamic(t text) text {
	found := dynamicReference.FindAllStringIndex(t.String, -1)
	if found == nil {
		return t
	}
	var b tree.Builder
	last := 0
	for _, at := range found {
		b.Append(t.Slice(last, at[0]))
		reference := t.String[at[0]:at[1]]
		from, to := t.Place(at[0]), t.Place(at[1])
		b.StandIn(from.File, from.Offset, max(from.Offset, to.Offset), reference, shape.Of(dynamicName(reference)))
		last = at[1]
	}
	b.Append(t.Slice(last, len(t.String)))
	return b.Text()
}

var dynamicVersion = regexp.MustCompile(`(:\d+)?\}\}$`)

// dynamicName is what {{resolve:ssm:/orders/StateMachineArn:1}} names.
func dynamicName(reference string) string {
	name := dynamicVersion.ReplaceAllString(reference, "")
	return name[strings.LastIndexAny(name, ":/")+1:]
}

// fitWindow is how far before a stand-in its member's name is looked for.
const fitWindow = 64
