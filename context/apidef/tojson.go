package apidef

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
)

// maxJSONText bounds what one Fn::ToJsonString writes: as much as a whole CloudFormation
// template may have. Each level of JSON in JSON doubles the backslashes, and each escape
// keeps its place.
const maxJSONText = 1 << 20

// toJSONString follows Fn::ToJsonString: a value as the text of its JSON.
func (s *stack) toJSONString(at, arg *tree.Node) *tree.Node {
	t := tree.JSON{Value: s.resolve, MaxBytes: maxJSONText}.Text(arg)
	if len(t.String) > maxJSONText {
		s.report(ruleLimit, at, fmt.Sprintf("the JSON grows over %d bytes", maxJSONText), "")
		return nil
	}
	return tree.NewString(t, at.File, at.Start, at.End)
}
